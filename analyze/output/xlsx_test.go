package output

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// openWorkbook prints results as a workbook and opens it with another library.
func openWorkbook(t *testing.T, text string) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return book
}

// TestXLSX wants a sheet for each kind with the cells of CSV, and numbers, dates and links
// as what they are.
func TestXLSX(t *testing.T) {
	book := openWorkbook(t, printed(t, "xlsx", Options{}, sample()))
	for _, kind := range Kinds() {
		want, err := csv.NewReader(strings.NewReader(printed(t, "csv", only(t, kind), sample()))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		got, err := book.GetRows(kind)
		if err != nil || len(got) != len(want) {
			t.Fatalf("%s: %d rows, want %d, %v", kind, len(got), len(want), err)
		}
		for i := range want {
			for j, cell := range want[i] {
				if j >= len(got[i]) && cell == "" {
					continue
				}
				if got := strings.ToLower(got[i][j]); got != strings.ToLower(cell) {
					t.Errorf("%s: row %d column %d: %q, want %q", kind, i, j, got, cell)
				}
			}
		}
	}
	for cell, want := range map[string]excelize.CellType{"A2": excelize.CellTypeInlineString, "B2": excelize.CellTypeUnset, "F2": excelize.CellTypeUnset} {
		if got, err := book.GetCellType("stakes", cell); got != want || err != nil {
			t.Errorf("%s has type %d, want %d, %v", cell, got, want, err)
		}
	}
	if is, link, err := book.GetCellHyperLink("stakes", "P2"); !is || link != "https://blog.example/mill" || err != nil {
		t.Errorf("link %q, %v", link, err)
	}
	if panes, err := book.GetPanes("stakes"); !panes.Freeze || panes.YSplit != 1 || err != nil {
		t.Errorf("the header is not frozen: %+v, %v", panes, err)
	}
}

// TestXLSXText wants foreign text to stay text.
func TestXLSXText(t *testing.T) {
	for _, title := range []string{"=1+1", "+44 20", "-5 degrees", "@SUM(A1)", "=HYPERLINK(\"https://blog.example\")", "007", "<b>&amp;", " blanks ", "a\nb\tc", "_x0041_ _x0041", "2012-03-05", "true"} {
		r := sample()
		r.Title, r.URL = title, "javascript:alert(1)"
		book := openWorkbook(t, printed(t, "xlsx", only(t, "stakes"), r))
		got, err := book.GetCellValue("stakes", "C2")
		kind, _ := book.GetCellType("stakes", "C2")
		formula, _ := book.GetCellFormula("stakes", "C2")
		if got != title || kind != excelize.CellTypeInlineString || formula != "" || err != nil {
			t.Errorf("%q: %q of type %d, formula %q, %v", title, got, kind, formula, err)
		}
		if is, link, _ := book.GetCellHyperLink("stakes", "P2"); is {
			t.Errorf("a link to %q", link)
		}
	}
	for bad, want := range map[string]string{"a\x00b\x1b[2Jc": "ab[2Jc", "\xffx": "�x", strings.Repeat("世", 40_000): strings.Repeat("世", longestCell), strings.Repeat("🙂", 20_000): strings.Repeat("🙂", longestCell/2)} {
		if got := cellText(bad); got != want {
			t.Errorf("%.20q: %.20q", bad, got)
		}
	}
}

// TestXLSXDates wants whole days to be dates, with the time of day of the source.
func TestXLSXDates(t *testing.T) {
	for text, want := range map[string]any{
		"2012-03-05": 40973.0, "2012-03-05T09:00:00+01:00": 40973.375, "2012-03-05T18:00:00": 40973.75, "1901-01-01": 367.0,
		"2012-03": "2012-03", "2012": "2012", "1850-01-01": "1850-01-01", "2012-04-01/2012-06-30": "2012-04-01/2012-06-30", "": "",
	} {
		if got := dateCell(text).value; got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// TestXLSXManyRows wants what one sheet cannot hold on the next, and rows that went
// through a file unharmed.
func TestXLSXManyRows(t *testing.T) {
	var b strings.Builder
	w, err := New("xlsx", &b, only(t, "stakes"))
	if err != nil {
		t.Fatal(err)
	}
	r := sample()
	const posts = 3000 // over mostSpooled
	for i := range posts {
		if i == posts-1 {
			w.(*xlsxWriter).sheets[0].rows = mostRows
		}
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	book := openWorkbook(t, b.String())
	for sheet, want := range map[string]int{"stakes": posts, "stakes 2": 2} {
		if rows, err := book.GetRows(sheet); len(rows) != want || err != nil {
			t.Errorf("%d rows in %s, want %d, %v", len(rows), sheet, want, err)
		}
	}
}

func TestColumnName(t *testing.T) {
	for _, i := range []int{0, 25, 26, 51, 52, 701, 702, 16383} {
		if want, err := excelize.ColumnNumberToName(i + 1); columnName(i) != want || err != nil {
			t.Errorf("column %d is %s, want %s, %v", i, columnName(i), want, err)
		}
	}
}

// TestXLSXRelation wants the values of a query in a workbook.
func TestXLSXRelation(t *testing.T) {
	var b strings.Builder
	rows := func(yield func([]any, error) bool) {
		yield([]any{"=1+1", int64(7), 0.5, nil, []byte{0xab}, "2012-03-05"}, nil)
	}
	n, err := PrintRelation("xlsx", &b, Options{}, []string{"text", "n", "share", "none", "data", "published"}, rows)
	if n != 1 || err != nil {
		t.Fatal(n, err)
	}
	got, err := openWorkbook(t, b.String()).GetRows("rows")
	if want := "[[text n share none data published] [=1+1 7 0.5  ab 2012-03-05]]"; fmt.Sprint(got) != want || err != nil {
		t.Errorf("%v, want %s, %v", got, want, err)
	}
}
