// Package output prints results, one file a format. What the formats for machines
// print of a post is in record.go, and cells.go lays it out for CSV; rows.go says
// what a person reads in a table.
package output

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"stakeout/analyze"
)

// Writer prints results in one format. Each call prints whole lines or nothing; the
// last line of a JSON array is ended by the next call.
type Writer interface {
	Write(analyze.Result) error
	Close() error // prints what must come last; it does not close the stream
}

// Options say what a writer prints, and how.
type Options struct {
	Only     Selection
	Width    int  // columns of the terminal, for tables; 0 is 80
	Terminal bool // the stream is a terminal
	Colour   bool // which shows colours
	Excel    bool // CSV and TSV as Excel wants them
}

// formats are the formats by name, with the extensions of file names that mean them.
var formats = map[string]struct {
	extensions string
	open       func(io.Writer, Options) (Writer, error)
}{
	"csv":   {".csv", newCSV},
	"json":  {".json", newJSON},
	"jsonl": {".jsonl .ndjson", newJSONL},
	"md":    {".md .markdown", newMarkdown},
	"table": {".txt", newTable},
	"tsv":   {".tsv .tab", newTSV},
}

// Formats returns the names of the formats, sorted.
func Formats() []string { return slices.Sorted(maps.Keys(formats)) }

// FormatOf returns the format that the extension of a file name means, "" when it
// means none.
func FormatOf(name string) string {
	extension := strings.ToLower(filepath.Ext(name))
	for format, f := range formats {
		if extension != "" && slices.Contains(strings.Fields(f.extensions), extension) {
			return format
		}
	}
	return ""
}

// New returns the writer of a format. An error says what the command line must say
// instead.
func New(format string, w io.Writer, o Options) (Writer, error) {
	f, known := formats[format]
	if !known {
		return nil, fmt.Errorf("unknown format %q: want one of %s", format, strings.Join(Formats(), ", "))
	}
	if o.Excel && format != "csv" && format != "tsv" {
		return nil, fmt.Errorf("--excel needs --format csv or tsv, not %s", format)
	}
	return f.open(w, o)
}
