package output

import (
	"bytes"
	"io"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"stakeout/analyze"
)

// defaultWidth is the width of tables that no terminal shows.
const defaultWidth = 80

// mostNamed is how many entities the overview shows.
const mostNamed = 20

// overview is what tables show when --only asks for nothing else.
var overview, _ = Select([]string{"stakes", "entities"})

// tableWriter prints tables with lines around the cells, fitted to the terminal.
type tableWriter struct {
	w      io.Writer
	width  int
	colour bool
	most   int
	sheets sheets
}

func newTable(w io.Writer, o Options) (Writer, error) {
	t := &tableWriter{w: w, width: o.Width, colour: o.Colour, sheets: newSheets(o.Only)}
	if t.width <= 0 {
		t.width = defaultWidth
	}
	if len(o.Only) == 0 {
		t.sheets, t.most = newSheets(overview), mostNamed
	}
	return t, nil
}

func (t *tableWriter) Write(r analyze.Result) error {
	t.sheets.add(r)
	return nil
}

func (t *tableWriter) Close() error {
	var b bytes.Buffer
	for _, s := range t.sheets {
		rows := s.content(t.most)
		if len(rows) == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		if len(t.sheets) > 1 {
			b.WriteString(t.bold(s.kind.title()) + "\n")
		}
		if err := t.render(&b, strings.Fields(s.kind.shown), rows); err != nil {
			return err
		}
	}
	_, err := t.w.Write(b.Bytes())
	return err
}

func (t *tableWriter) bold(s string) string {
	if !t.colour {
		return s
	}
	return "\x1b[1m" + s + "\x1b[0m"
}

// render prints one table. The cells are wrapped here, so tablewriter is told to
// leave them as they are: its own wrapping and formatting change words.
func (t *tableWriter) render(w io.Writer, header []string, rows [][]string) error {
	widths := fit(header, rows, t.width)
	asIs := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoWrap: tw.WrapNone, AutoFormat: tw.Off},
		Alignment:  tw.CellAlignment{Global: tw.AlignLeft},
	}
	lines := tw.Settings{Separators: tw.Separators{BetweenRows: tw.Off}}
	if tall(rows, widths) {
		lines.Separators.BetweenRows = tw.On
	}
	table := tablewriter.NewTable(w,
		tablewriter.WithConfig(tablewriter.Config{Header: asIs, Row: asIs}),
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{Symbols: tw.NewSymbols(tw.StyleLight), Settings: lines})))
	bold := make([]string, len(header))
	for i, h := range header {
		bold[i] = t.bold(h)
	}
	table.Header(bold)
	for _, row := range rows {
		cells := make([]string, len(row)) // tablewriter keeps the slice
		for i, cell := range row {
			cells[i] = strings.Join(wrap(cell, widths[i]), "\n")
		}
		if err := table.Append(cells); err != nil {
			return err
		}
	}
	return table.Render()
}

// tall reports whether some row needs several lines, so that rows need lines
// between them.
func tall(rows [][]string, widths []int) bool {
	for _, row := range rows {
		for i, cell := range row {
			if twwidth.Width(cell) > widths[i] {
				return true
			}
		}
	}
	return false
}

// narrowest is what a column keeps in a narrow terminal.
const narrowest = 6

// fit chooses the widths of the columns so that a table is no wider than width:
// narrow columns keep what they need and the wide ones share what is left, the
// last one, where the sentence is, taking two parts.
func fit(header []string, rows [][]string, width int) []int {
	need := make([]int, len(header))
	for _, row := range append([][]string{header}, rows...) {
		for i, cell := range row {
			need[i] = max(need[i], twwidth.Width(cell))
		}
	}
	left := width - 3*len(need) - 1 // lines and blanks around the cells
	parts := len(need) + 1
	widths := make([]int, len(need))
	for settled := false; !settled; {
		settled = true
		for i, n := range need {
			part := partsOf(i, len(need))
			if widths[i] == 0 && n*parts <= left*part {
				widths[i], left, parts, settled = n, left-n, parts-part, false
			}
		}
	}
	for i := range widths {
		if widths[i] == 0 {
			widths[i] = max(left*partsOf(i, len(need))/parts, narrowest)
		}
	}
	return widths
}

func partsOf(column, columns int) int {
	if column == columns-1 {
		return 2
	}
	return 1
}

// wrap breaks s into lines of at most width columns, between words where it can.
func wrap(s string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		for twwidth.Width(word) > width {
			if line != "" {
				lines = append(lines, line)
				line = ""
			}
			head := twwidth.Truncate(word, width)
			if head == "" || !strings.HasPrefix(word, head) {
				break
			}
			lines = append(lines, head)
			word = word[len(head):]
		}
		switch {
		case line == "":
			line = word
		case twwidth.Width(line)+1+twwidth.Width(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}
