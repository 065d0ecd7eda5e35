package output

import (
	"encoding/csv"
	"strings"
	"testing"
	"unicode"
)

// FuzzCells puts any words into a post: no format may fail, tables and Markdown show
// no control character, and the cells stay in their columns.
func FuzzCells(f *testing.F) {
	for _, seed := range []string{"", "plain", "a|b\\|c", "\x1b[2J\u202e", "=1+1\r\n", "\"", "世界🙂e\u0301\u200d", "\xff\xfe", strings.Repeat("x", 300)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		r := sample()
		r.Title = name
		r.Stakes[0].Holder.Name = name
		table := printed(t, "table", only(t, "stakes", "posts"), r)
		markdown := printed(t, "md", only(t, "stakes"), r)
		for _, c := range table + markdown {
			if c != '\n' && unicode.IsControl(c) {
				t.Errorf("%q: control character %q", name, c)
			}
		}
		for line := range strings.Lines(markdown) {
			bars := strings.Count(strings.ReplaceAll(line, `\\`, ""), "|") - strings.Count(strings.ReplaceAll(line, `\\`, ""), `\|`)
			if bars != 6 {
				t.Errorf("%q: %d bars in %q", name, bars, line)
			}
		}
		for _, format := range []string{"csv", "tsv"} {
			in := csv.NewReader(strings.NewReader(printed(t, format, only(t, "stakes"), r)))
			if format == "tsv" {
				in.Comma = '\t'
			}
			if rows, err := in.ReadAll(); err != nil || len(rows) != 2 {
				t.Errorf("%q: %d rows of %s, %v", name, len(rows), format, err)
			}
		}
	})
}
