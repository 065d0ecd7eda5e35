package output

import (
	"fmt"
	"io"
	"strings"

	"stakeout/analyze"
)

// markdownWriter prints a GitHub table of each kind.
type markdownWriter struct {
	w      io.Writer
	sheets sheets
}

func newMarkdown(w io.Writer, o Options) (Writer, error) {
	only := o.Only
	if len(only) == 0 {
		only, _ = Select([]string{"stakes", "entities"})
	}
	return &markdownWriter{w, newSheets(only, o.Corrections)}, nil
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
		header := strings.Fields(s.kind.shown)
		markdownRow(&b, header)
		b.WriteString(strings.Repeat("| --- ", len(header)) + "|\n")
		for _, row := range rows {
			markdownRow(&b, row)
		}
	}
	_, err := io.WriteString(m.w, b.String())
	return err
}

// markdownEscapes keeps the words of a post from being read as Markdown, HTML or
// mathematics ($5 and $6).
var markdownEscapes = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "~", `\~`, "$", `\$`,
	"&", "&amp;", "<", "&lt;", ">", "&gt;")

func markdownRow(b *strings.Builder, cells []string) {
	for _, cell := range cells {
		b.WriteString("| ")
		b.WriteString(markdownEscapes.Replace(cell))
		b.WriteByte(' ')
	}
	b.WriteString("|\n")
}
