package output

import (
	"io"
	"strings"

	"stakeout/analyze"
)

// betweenTexts is the line between two posts.
const betweenTexts = "\n* * *\n\n"

// textWriter prints the texts of posts as they were analysed. On a terminal they are
// made printable.
type textWriter struct {
	w        io.Writer
	terminal bool
	posts    int // printed so far
}

// NewText returns a writer of the texts of results.
func NewText(w io.Writer, o Options) Writer { return &textWriter{w: w, terminal: o.Terminal} }

func (t *textWriter) Write(r analyze.Result) error {
	text := r.Text
	if t.terminal {
		text = printableLines(text)
	}
	if text = strings.TrimSuffix(text, "\n") + "\n"; t.posts > 0 {
		text = betweenTexts + text
	}
	t.posts++
	_, err := io.WriteString(t.w, text)
	return err
}

func (t *textWriter) Close() error { return nil }

// printableLines makes each line of a text printable.
func printableLines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(Printable(line))
		b.WriteByte('\n')
	}
	return b.String()
}
