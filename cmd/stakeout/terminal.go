package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, file := stream.(*os.File)
	return file && term.IsTerminal(int(f.Fd()))
}

// width returns the columns of the terminal that shows w, 0 when none does.
func width(w io.Writer) int {
	if f, file := w.(*os.File); file {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil {
			return columns
		}
	}
	return 0
}

// colours reports whether w shows colours and the user wants them
// (https://no-color.org).
func (env *environment) colours(w io.Writer) bool {
	return env.getenv("NO_COLOR") == "" && env.getenv("TERM") != "dumb" && isTerminal(w)
}
