package output

import (
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"

	"stakeout/analyze"
)

// sheet collects the rows of one kind for the formats that print them at the end.
type sheet struct {
	kind     kind
	rows     [][]string
	entities *analyze.Entities
}

// sheets collects several kinds. It holds their rows in memory.
type sheets []sheet

func newSheets(only Selection) sheets {
	s := make(sheets, len(only))
	for i, k := range only {
		s[i].kind = k
		if k.rows == nil {
			s[i].entities = &analyze.Entities{}
		}
	}
	return s
}

func (s sheets) add(r analyze.Result) {
	for i := range s {
		if s[i].entities != nil {
			s[i].entities.Add(r)
			continue
		}
		s[i].rows = append(s[i].rows, s[i].kind.rows(r)...)
	}
}

// content returns the rows with everything that a terminal could obey taken out;
// of entities the first most, all when it is 0.
func (s sheet) content(most int) [][]string {
	rows := s.rows
	if s.entities != nil {
		ranked := s.entities.Ranked()
		if most > 0 {
			ranked = ranked[:min(most, len(ranked))]
		}
		rows = convert(ranked, func(e analyze.Entity) []string {
			return []string{e.Name, string(e.Kind), strconv.Itoa(e.Mentions), strconv.Itoa(e.Posts)}
		})
	}
	for _, row := range rows {
		for i := range row {
			row[i] = printable(row[i])
		}
	}
	return rows
}

// printable writes s on one line: white space becomes blanks; control characters,
// escape sequences' first byte among them, and marks that turn the direction of
// writing are dropped.
func printable(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ', 0x7f <= r && r < 0xa0, // C0, C1
			0x200e <= r && r <= 0x200f, 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069, r == 0x061c, // bidi controls
			r == 0xfeff:
			return -1
		}
		return r
	}, s)
}

// markdownWriter prints a GitHub table of each kind.
type markdownWriter struct {
	w      io.Writer
	sheets sheets
}

func newMarkdown(w io.Writer, o Options) (Writer, error) {
	only := o.Only
	if len(only) == 0 {
		only = overview
	}
	return &markdownWriter{w, newSheets(only)}, nil
}

func (m *markdownWriter) Write(r analyze.Result) error {
	m.sheets.add(r)
	return nil
}

func (m *markdownWriter) Close() error {
	var b strings.Builder
	for _, s := range m.sheets {
		rows := s.content(0)
		if len(rows) == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		if len(m.sheets) > 1 {
			fmt.Fprintf(&b, "## %s\n\n", s.kind.title())
		}
		markdownRow(&b, s.kind.shown)
		b.WriteString(strings.Repeat("| --- ", len(s.kind.shown)) + "|\n")
		for _, row := range rows {
			markdownRow(&b, row)
		}
	}
	_, err := io.WriteString(m.w, b.String())
	return err
}

// markdownEscapes keeps the words of a post from being read as Markdown.
var markdownEscapes = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "~", `\~`)

func markdownRow(b *strings.Builder, cells []string) {
	for _, cell := range cells {
		b.WriteString("| ")
		b.WriteString(markdownEscapes.Replace(html.EscapeString(cell)))
		b.WriteByte(' ')
	}
	b.WriteString("|\n")
}
