package output

import (
	"errors"
	"iter"
	"strings"
	"testing"
)

// rowsOf yields rows, and then an error if it is not nil.
func rowsOf(err error, rows ...[]any) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

func TestPrintRelation(t *testing.T) {
	rows := [][]any{{"A|“b”\x1b[1m", int64(7), 0.5, nil}, {"=x", int64(-1), 6e8, []byte{0xFF}}}
	for format, want := range map[string]string{
		"csv":   "a,b,c,d\nA|“b”\x1b[1m,7,0.5,\n=x,-1,600000000,ff\n",
		"tsv":   "a\tb\tc\td\nA|“b”\x1b[1m\t7\t0.5\t\n=x\t-1\t600000000\tff\n",
		"jsonl": `{"a":"A|“b”\u001b[1m","b":7,"c":0.5,"d":null}` + "\n" + `{"a":"=x","b":-1,"c":600000000,"d":"ff"}` + "\n",
		"json":  "[\n" + `{"a":"A|“b”\u001b[1m","b":7,"c":0.5,"d":null}` + ",\n" + `{"a":"=x","b":-1,"c":600000000,"d":"ff"}` + "\n]\n",
		"md":    "| a | b | c | d |\n| --- | --- | --- | --- |\n| A\\|“b”\\[1m | 7 | 0.5 |  |\n| =x | -1 | 600000000 | ff |\n",
	} {
		var b strings.Builder
		n, err := PrintRelation(format, &b, Options{}, []string{"a", "b", "c", "d"}, rowsOf(nil, rows...))
		if n != 2 || err != nil || b.String() != want {
			t.Errorf("%s: %d, %v\n%s\nwant\n%s", format, n, err, b.String(), want)
		}
	}
	var b strings.Builder
	if _, err := PrintRelation("table", &b, Options{}, []string{"a"}, rowsOf(nil, []any{"x"})); err != nil || !strings.Contains(b.String(), "│ x │") {
		t.Errorf("%s, %v", b.String(), err)
	}
	if _, err := PrintRelation("xml", &b, Options{}, nil, rowsOf(nil)); err == nil {
		t.Error("an unknown format is no error")
	}
	broken := errors.New("broken")
	if _, err := PrintRelation("jsonl", &b, Options{}, []string{"a"}, rowsOf(broken, []any{"x"})); err != broken {
		t.Errorf("%v", err)
	}
}

// Nothing is an array without items, and a header without rows.
func TestPrintNoRows(t *testing.T) {
	for format, want := range map[string]string{"csv": "a\n", "json": "[]\n", "jsonl": "", "table": "", "md": "| a |\n| --- |\n"} {
		var b strings.Builder
		if _, err := PrintRelation(format, &b, Options{}, []string{"a"}, rowsOf(nil)); err != nil || b.String() != want {
			t.Errorf("%s: %q, %v, want %q", format, b.String(), err, want)
		}
	}
}
