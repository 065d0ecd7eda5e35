// Package output prints results, one file a format.
package output

import (
	"io"

	"stakeout/analyze"
	"stakeout/extract"
)

// Writer prints results in one format.
type Writer interface {
	Write(analyze.Result) error
	Close() error // prints what must come last; it does not close the stream
}

// New returns the writer of a format.
func New(format string, w io.Writer, only extract.Kinds) Writer {
	return &jsonWriter{w: w, only: only, array: format == "json"}
}
