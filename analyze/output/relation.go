package output

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// RelationFormats returns the names of the formats that PrintRelation knows, sorted.
func RelationFormats() []string {
	return []string{"csv", "json", "jsonl", "md", "table", "tsv", "xlsx"}
}

// PrintRelation prints rows of any kind, those of a query for instance, in one of
// RelationFormats, and returns how many there were. The values are nil, int, int64, float64,
// bool, string or []byte, the last of which is printed in hex, or print themselves as text
// and as JSON.
func PrintRelation(format string, w io.Writer, o Options, columns []string, rows iter.Seq2[[]any, error]) (n int, err error) {
	p, err := newRelation(format, w, o, columns)
	if err != nil {
		return 0, err
	}
	for row, err := range rows {
		if err != nil {
			return n, err
		}
		if err := p.row(row); err != nil {
			return n, err
		}
		n++
	}
	return n, p.end()
}

// relation prints rows of values.
type relation interface {
	row(values []any) error
	end() error
}

func newRelation(format string, w io.Writer, o Options, columns []string) (relation, error) {
	switch format {
	case "csv", "tsv":
		c := newCells(w, format == "tsv", o.Excel)
		return csvRelation{c}, c.csv.Write(columns)
	case "json", "jsonl":
		return &jsonRelation{w: w, keys: columns, array: format == "json"}, nil
	case "xlsx":
		return newXLSXRelation(w, columns)
	case "table", "md":
		return &tableRelation{w: w, o: o, columns: columns, markdown: format == "md"}, nil
	}
	return nil, fmt.Errorf("unknown format %q: want one of %s", format, strings.Join(RelationFormats(), ", "))
}

// csvRelation prints a line a row.
type csvRelation struct{ *csvWriter }

func (c csvRelation) row(values []any) error {
	cells := make([]any, len(values))
	for i, v := range values {
		cells[i] = v
		if _, text := v.(string); !text {
			cells[i] = valueInWords(v)
		}
	}
	return c.print([][]any{cells})
}

func (c csvRelation) end() error { return c.print(nil) }

// valueInWords prints a value that is no string; null is "".
func valueInWords(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return number(v)
	case bool:
		return strconv.FormatBool(v)
	case []byte:
		return hex.EncodeToString(v)
	}
	return fmt.Sprint(v)
}

// jsonRelation prints an object a row, its keys in the order of the columns.
type jsonRelation struct {
	w     io.Writer
	keys  []string
	array bool
	n     int
}

func (j *jsonRelation) row(values []any) error {
	var b bytes.Buffer
	if j.array {
		b.WriteString(beforeValue(j.n))
	}
	for i, v := range values {
		b.WriteString([]string{"{", ","}[min(i, 1)])
		if data, is := v.([]byte); is {
			v = hex.EncodeToString(data)
		}
		for part, of := range []any{j.keys[i], v} {
			b.WriteString([]string{"", ":"}[part])
			enc := json.NewEncoder(&b)
			enc.SetEscapeHTML(false)
			if err := enc.Encode(of); err != nil {
				return err
			}
			b.Truncate(b.Len() - 1) // the line end that Encode writes
		}
	}
	b.WriteByte('}')
	if !j.array {
		b.WriteByte('\n')
	}
	j.n++
	_, err := j.w.Write(b.Bytes())
	return err
}

func (j *jsonRelation) end() error {
	if !j.array {
		return nil
	}
	return endArray(j.w, j.n)
}

// tableRelation keeps the rows until the end and prints a table of them.
type tableRelation struct {
	w        io.Writer
	o        Options
	columns  []string
	markdown bool
	rows     [][]string
}

func (t *tableRelation) row(values []any) error {
	cells := make([]string, len(values))
	for i, v := range values {
		cells[i] = valueInWords(v)
	}
	t.rows = append(t.rows, printableRows([][]string{cells})...)
	return nil
}

func (t *tableRelation) end() error {
	var b bytes.Buffer
	if t.markdown {
		var text strings.Builder
		markdownRow(&text, t.columns)
		text.WriteString(strings.Repeat("| --- ", len(t.columns)) + "|\n")
		for _, row := range t.rows {
			markdownRow(&text, row)
		}
		b.WriteString(text.String())
	} else if len(t.rows) > 0 {
		table := tableWriter{width: t.o.Width, colour: t.o.Colour}
		if table.width <= 0 {
			table.width = defaultWidth
		}
		if err := table.render(&b, t.columns, t.rows); err != nil {
			return err
		}
	}
	_, err := t.w.Write(b.Bytes())
	return err
}

// xlsxRelation makes a workbook with one sheet.
type xlsxRelation struct {
	w       io.Writer
	book    workbook
	columns []string
}

func newXLSXRelation(w io.Writer, columns []string) (relation, error) {
	x := &xlsxRelation{w: w, columns: columns}
	x.book.add("rows", convert(columns, columnWidth))
	return x, x.book.sheets[0].row(convert(columns, func(name string) cell { return cell{value: cellText(name), style: headerStyle} }))
}

func (x *xlsxRelation) row(values []any) error {
	if x.book.sheets[0].full() {
		return errors.New("a sheet of a workbook has no more rows: use --format csv")
	}
	cells := make([]cell, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case int64:
			cells[i] = cell{value: float64(v)}
		case []byte:
			cells[i] = cell{value: cellText(valueInWords(v))}
		default:
			cells[i] = cellOf(x.columns[i], v)
		}
	}
	return x.book.sheets[0].row(cells)
}

func (x *xlsxRelation) end() error {
	defer x.book.discard()
	return x.book.print(x.w)
}
