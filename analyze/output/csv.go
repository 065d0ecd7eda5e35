package output

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"

	"stakeout/analyze"
)

// csvWriter prints the facts of one kind, a row each. A TSV cell is one line
// without tabs: its white space becomes blanks.
type csvWriter struct {
	w        io.Writer
	kind     kind
	tsv      bool
	excel    bool
	entities analyze.Entities
	correct  analyze.Corrections
	buf      bytes.Buffer
	csv      *csv.Writer // prints into buf
}

func newCSV(w io.Writer, o Options) (Writer, error) { return newCSVWriter("csv", w, o) }
func newTSV(w io.Writer, o Options) (Writer, error) { return newCSVWriter("tsv", w, o) }

func newCSVWriter(format string, w io.Writer, o Options) (Writer, error) {
	k, err := o.Only.one(format)
	if err != nil {
		return nil, err
	}
	c := newCells(w, format == "tsv", o.Excel)
	c.kind, c.correct = k, o.Corrections
	return c, c.csv.Write(strings.Fields(k.columns))
}

// newCells returns a writer of rows of cells, without a kind.
func newCells(w io.Writer, tsv, excel bool) *csvWriter {
	c := &csvWriter{w: w, tsv: tsv, excel: excel}
	if excel {
		c.buf.WriteString("\ufeff")
	}
	c.csv = csv.NewWriter(&c.buf)
	c.csv.UseCRLF = excel
	if tsv {
		c.csv.Comma = '\t'
	}
	return c
}

func (c *csvWriter) Write(r analyze.Result) error {
	if c.kind.cells == nil {
		c.entities.Add(r)
		return nil
	}
	return c.print(c.kind.cells(recordOf(r, c.kind.facts)))
}

// Close prints the entities, or the header when no result came.
func (c *csvWriter) Close() error {
	return c.print(entityCells(&c.entities, c.correct))
}

// print prints rows, and the header before the first, in one write.
func (c *csvWriter) print(rows [][]any) error {
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = c.cell(v)
		}
		if err := c.csv.Write(cells); err != nil {
			return err
		}
	}
	c.csv.Flush()
	if c.buf.Len() == 0 {
		return c.csv.Error()
	}
	_, err := c.buf.WriteTo(c.w)
	return errors.Join(err, c.csv.Error())
}

// cell prints a value. null and unknown are empty.
func (c *csvWriter) cell(v any) string {
	switch v := v.(type) {
	case int:
		return strconv.Itoa(v)
	case float64:
		return number(v)
	case bool:
		return strconv.FormatBool(v)
	case *int:
		if v != nil {
			return strconv.Itoa(*v)
		}
	case *float64:
		if v != nil {
			return number(*v)
		}
	case *string:
		if v != nil {
			return c.text(*v)
		}
	case string:
		return c.text(v)
	}
	return ""
}

func (c *csvWriter) text(s string) string {
	if c.tsv {
		s = strings.Join(strings.Fields(s), " ")
	}
	if c.excel && s != "" && strings.Contains("=+-@\t\r", s[:1]) {
		s = "'" + s // or Excel would run it as a formula
	}
	return s
}
