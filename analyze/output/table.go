package output

import (
	"bytes"
	"io"
	"slices"
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

// overview is what a table shows when --only asks for nothing else. Each stake is
// on one line, as far as its names let it: the post stands where the sentence would
// take many.
var overview = Selection{
	{name: "stakes", shown: "Holder Company Share Status Post", rows: stakeLines},
	{name: "entities", shown: "Name Kind Mentions Posts"},
}

// tableWriter prints tables with lines around the cells, fitted to the terminal.
type tableWriter struct {
	w        io.Writer
	width    int
	colour   bool
	overview bool
	sheets   sheets
}

func newTable(w io.Writer, o Options) (Writer, error) {
	t := &tableWriter{w: w, width: o.Width, colour: o.Colour, sheets: newSheets(o.Only, o.Corrections)}
	if t.width <= 0 {
		t.width = defaultWidth
	}
	if len(o.Only) == 0 {
		t.sheets, t.overview = newSheets(overview, o.Corrections), true
	}
	return t, nil
}

func (t *tableWriter) Write(r analyze.Result) error {
	t.sheets.add(r)
	return nil
}

func (t *tableWriter) Close() error {
	var b bytes.Buffer
	most := 0
	if t.overview {
		most = mostNamed
	}
	for _, s := range t.sheets {
		rows := s.content(most)
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
	lastParts := 2 // for the sentence
	if t.overview {
		lastParts = 1
	}
	cells, tall := t.wrapped(rows, fit(header, rows, t.width, lastParts))
	asIs := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoWrap: tw.WrapNone, AutoFormat: tw.Off},
		Alignment:  tw.CellAlignment{Global: tw.AlignLeft},
	}
	lines := tw.Settings{Separators: tw.Separators{BetweenRows: tw.Off}}
	if tall {
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
	for _, row := range cells {
		if err := table.Append(row); err != nil {
			return err
		}
	}
	return table.Render()
}

// wrapped fits the cells of rows into columns, as copies because tablewriter keeps
// them, and reports whether some row has several lines. A sentence or post that
// the row above shows already is a ditto mark.
func (t *tableWriter) wrapped(rows [][]string, widths []int) (cells [][]string, tall bool) {
	last := len(widths) - 1
	for r, row := range rows {
		fitted := make([]string, len(row))
		for i, cell := range row {
			lines := wrap(cell, widths[i])
			if i == last && len(lines) > 1 {
				switch {
				case r > 0 && cell == rows[r-1][i]:
					lines = []string{"″"}
				case t.overview:
					lines = []string{twwidth.Truncate(cell, widths[i], "…")}
				}
			}
			fitted[i] = strings.Join(lines, "\n")
			tall = tall || len(lines) > 1
		}
		cells = append(cells, fitted)
	}
	return cells, tall
}

// narrowest is what a column keeps in the narrowest terminal.
const narrowest = 6

// fit chooses the widths of the columns so that a table is no wider than width:
// narrow columns get what they need, and the wide ones share what is left, but for
// whole words: one part each, the last column lastParts.
func fit(header []string, rows [][]string, width, lastParts int) []int {
	need, word := measure(header, rows, width/6)
	part := slices.Repeat([]int{1}, len(need))
	last := len(need) - 1
	part[last], word[last] = lastParts, 0
	left, parts := width-3*len(need)-1, last+lastParts // without the lines and blanks around the cells
	widths := make([]int, len(need))
	for settled := false; !settled; {
		settled = true
		for i := range need {
			if widths[i] > 0 {
				continue
			}
			share := left * part[i] / parts
			if w := min(need[i], max(share, word[i])); w != share {
				widths[i], left, parts, settled = w, left-w, parts-part[i], false
			}
		}
	}
	for i := range widths {
		if widths[i] == 0 {
			widths[i] = max(left*part[i]/parts, narrowest)
		}
	}
	return widths
}

// measure returns the widths of the longest cell and of the longest word in each
// column. Words of more than long may be broken.
func measure(header []string, rows [][]string, long int) (need, word []int) {
	need, word = make([]int, len(header)), make([]int, len(header))
	for _, row := range append([][]string{header}, rows...) {
		for i, cell := range row {
			need[i] = max(need[i], twwidth.Width(cell))
			for w := range strings.FieldsSeq(cell) {
				word[i] = max(word[i], min(twwidth.Width(w), long))
			}
		}
	}
	return need, word
}

// wrap breaks s into lines of at most width columns, between words where it can.
func wrap(s string, width int) (lines []string) {
	line, used := "", 0
	for word := range strings.FieldsSeq(s) {
		for _, piece := range pieces(word, width) {
			n := twwidth.Width(piece)
			switch {
			case used == 0:
				line, used = piece, n
			case used+1+n <= width:
				line, used = line+" "+piece, used+1+n
			default:
				lines = append(lines, line)
				line, used = piece, n
			}
		}
	}
	return append(lines, line)
}

// pieces cuts a word that is wider than width. It measures rune by rune, in one
// pass, for a text of a megabyte may be one word.
func pieces(word string, width int) (all []string) {
	if fitsIn(word, width) {
		return []string{word}
	}
	start, used := 0, 0
	for i, r := range word {
		n := twwidth.Width(string(r))
		if used+n > width && used > 0 {
			all = append(all, word[start:i])
			start, used = i, 0
		}
		used += n
	}
	return append(all, word[start:])
}
