// Package output prints results, one file a format. What the formats for machines
// print of a post is in record.go, and cells.go lays it out for CSV; rows.go says
// what a person reads in a table.
package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"stakeout/analyze"
	"stakeout/extract"
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

	Corrections analyze.Corrections // of who is who, for the formats that tell

	Today time.Time // for posts without a date, where a format needs one; the zero time is now
}

func (o Options) today() time.Time {
	if o.Today.IsZero() {
		return time.Now()
	}
	return o.Today
}

// allFacts are all kinds of facts, without which some formats have nothing to show.
const allFacts = extract.Stakes | extract.Mentions | extract.MoneyAmounts | extract.Dates | extract.Percentages | extract.Quotes

// formats are the formats by name, with the extensions of file names that mean them and
// the kinds of facts that they show, if they do not show all.
var formats = map[string]struct {
	extensions string
	shows      extract.Kinds
	open       func(io.Writer, Options) (Writer, error)
}{
	"annotations": {".jsonld", allFacts, newAnnotations},
	"bods":        {".bods.json", extract.Stakes, newBODS},
	"brat":        {".ann", allFacts, newBrat},
	"csv":         {".csv", 0, newCSV},
	"dot":         {".dot .gv", extract.Stakes, newGraph(printDOT)},
	"ftm":         {".ftm .ftm.json .ftm.jsonl", extract.Stakes | extract.Mentions, newFTM},
	"gexf":        {".gexf", extract.Stakes, newGraph(printGEXF)},
	"graphml":     {".graphml", extract.Stakes, newGraph(printGraphML)},
	"json":        {".json", 0, newJSON},
	"jsonl":       {".jsonl .ndjson", 0, newJSONL},
	"md":          {".md .markdown", 0, newMarkdown},
	"parquet":     {".parquet", 0, newParquet},
	"table":       {".txt", 0, newTable},
	"tsv":         {".tsv .tab", 0, newTSV},
	"xlsx":        {".xlsx", 0, newXLSX},
}

// Formats returns the names of the formats, sorted.
func Formats() []string { return slices.Sorted(maps.Keys(formats)) }

// PostFormats returns the names of the formats that can show posts without facts.
func PostFormats() []string { return formatsFor(extract.NoFacts) }

// formatsFor returns the names of the formats that can show one of the kinds.
func formatsFor(kinds extract.Kinds) []string {
	return slices.DeleteFunc(Formats(), func(name string) bool { return !formats[name].shows.Has(kinds) })
}

// FormatOf returns the format that the extension of a file name means, "" when it
// means none.
func FormatOf(name string) string {
	name = strings.ToLower(filepath.Base(name))
	best, longest := "", ""
	for format, f := range formats {
		for _, extension := range strings.Fields(f.extensions) { // .bods.json before .json
			if strings.HasSuffix(name, extension) && len(extension) > len(longest) {
				best, longest = format, extension
			}
		}
	}
	return best
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
	if kinds := o.Only.Facts(); len(o.Only) > 0 && !f.shows.Has(kinds) {
		return nil, fmt.Errorf("%s does not show %s: want one of %s", format, strings.Join(o.Only.names(), ", "), strings.Join(formatsFor(kinds), ", "))
	}
	return f.open(w, o)
}

// Files are what a format puts into a folder for each post, beside its text.
type Files struct {
	Extension string // of the file of a post
	Print     func(analyze.Result) ([]byte, error)
	Once      map[string]string // files for the whole folder, by name
}

// FilesOf returns the files of a format that can fill a folder.
func FilesOf(format string, only Selection) (f Files, can bool) {
	switch format {
	case "brat":
		return Files{".ann", func(r analyze.Result) ([]byte, error) { return bratStandoff(recordOf(r, only.Facts())), nil },
			map[string]string{"annotation.conf": BratConfiguration}}, true
	case "annotations":
		return Files{Extension: ".jsonld", Print: func(r analyze.Result) ([]byte, error) {
			var b bytes.Buffer
			w := annotationWriter{w: &b, only: only}
			err := errors.Join(w.Write(r), w.Close())
			return b.Bytes(), err
		}}, true
	}
	return Files{}, false
}
