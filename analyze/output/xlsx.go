package output

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"stakeout/analyze"
)

// xlsxWriter makes a workbook with a sheet for each kind: real numbers and dates, a
// header that stays in sight, addresses as links. How a workbook is put together is in
// workbook.go.
type xlsxWriter struct {
	w        io.Writer
	only     Selection
	book     workbook
	sheets   []*xlsxSheet // of each kind the one that is being filled
	entities analyze.Entities
	correct  analyze.Corrections
}

// xlsxSheet is the sheet of a kind. More rows than a sheet can have go to a second one,
// "mentions 2".
type xlsxSheet struct {
	*worksheet
	kind    kind
	columns []string
	number  int // from 1
}

func newXLSX(w io.Writer, o Options) (Writer, error) {
	x := &xlsxWriter{w: w, only: o.Only, correct: o.Corrections}
	if len(x.only) == 0 {
		x.only = kinds
	}
	for _, k := range x.only {
		s := &xlsxSheet{kind: k, columns: strings.Fields(k.columns)}
		x.sheets = append(x.sheets, s)
		if err := x.open(s); err != nil {
			return nil, err
		}
	}
	return x, nil
}

// open begins a sheet of a kind with its header.
func (x *xlsxWriter) open(s *xlsxSheet) error {
	s.number++
	name := s.kind.name
	if s.number > 1 {
		name = fmt.Sprint(name, " ", s.number)
	}
	header, widths := make([]cell, len(s.columns)), make([]int, len(s.columns))
	for i, column := range s.columns {
		header[i], widths[i] = cell{value: column, style: headerStyle}, columnWidth(column)
	}
	s.worksheet = x.book.add(name, widths)
	return s.row(header)
}

// columnWidth is how many digits wide a column is.
func columnWidth(column string) int {
	switch column {
	case "sentence", "text":
		return 70
	case "title", "url":
		return 40
	case "holder", "company", "name", "other", "aliases", "speaker", "authors", "site", "source":
		return 25
	case "id", "published", "date", "rule", "duplicate_of":
		return 18
	}
	return 10
}

func (x *xlsxWriter) Write(r analyze.Result) error {
	record := recordOf(r, x.only.Facts())
	for _, s := range x.sheets {
		if s.kind.cells == nil {
			x.entities.Add(r)
			continue
		}
		if err := x.rows(s, s.kind.cells(record)); err != nil {
			return err
		}
	}
	return nil
}

// rows adds rows to the sheet of a kind.
func (x *xlsxWriter) rows(s *xlsxSheet, rows [][]any) error {
	for _, row := range rows {
		if s.full() {
			if err := x.open(s); err != nil {
				return err
			}
		}
		cells := make([]cell, len(row))
		for i, v := range row {
			cells[i] = cellOf(s.columns[i], v)
		}
		if err := s.row(cells); err != nil {
			return err
		}
	}
	return nil
}

// Close adds the entities and prints the workbook.
func (x *xlsxWriter) Close() error {
	defer x.book.discard()
	for _, s := range x.sheets {
		if s.kind.cells != nil {
			continue
		}
		if err := x.rows(s, entityCells(&x.entities, x.correct)); err != nil {
			return err
		}
	}
	return x.book.print(x.w)
}

// cellOf makes a cell of a value. Numbers and whole dates are what they are, all else is
// text: never a formula, whatever it begins with.
func cellOf(column string, v any) cell {
	switch v := v.(type) {
	case *string:
		if v != nil {
			return cellOf(column, *v)
		}
	case string:
		switch column {
		case "published", "date":
			return dateCell(v)
		case "url":
			if webAddress(v) != "" {
				return cell{value: cellText(v), style: linkStyle, link: webAddress(v)}
			}
		}
		return cell{value: cellText(v)}
	case *int:
		if v != nil {
			return cell{value: float64(*v)}
		}
	case *float64:
		if v != nil {
			return cell{value: *v}
		}
	case int:
		return cell{value: float64(v)}
	case float64, bool:
		return cell{value: v}
	}
	return cell{}
}

// dateCell makes a date of text: days since the end of 1899, as spreadsheets count. It
// stays text when less than the day is known, and before 1901, about which they disagree.
// The time of day is that of the source.
func dateCell(text string) cell {
	style := dateStyle
	t, err := time.Parse(time.DateOnly, text)
	for _, layout := range []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05"} {
		if err != nil {
			t, err = time.Parse(layout, text)
			style = clockStyle
		}
	}
	if err != nil || t.Year() < 1901 {
		return cell{value: cellText(text)}
	}
	local := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	return cell{value: local.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24, style: style}
}

// longestCell is how many UTF-16 units a cell can hold.
const longestCell = 32767

// cellText leaves out what a workbook, which is XML, cannot hold, and what is too long.
func cellText(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' && r != '\n' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
	if len(s) <= longestCell {
		return s
	}
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > longestCell {
			return s[:i]
		}
	}
	return s
}
