package output

import (
	"strconv"
	"strings"

	"stakeout/analyze"
)

// sheet collects the rows of one kind for the formats that print them at the end.
type sheet struct {
	kind     kind
	rows     [][]string
	entities *analyze.Entities
	correct  analyze.Corrections
}

// sheets collects several kinds. It holds their rows in memory.
type sheets []sheet

func newSheets(only Selection, c analyze.Corrections) sheets {
	s := make(sheets, len(only))
	for i, k := range only {
		s[i].kind = k
		if k.rows == nil {
			s[i].entities, s[i].correct = &analyze.Entities{}, c
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
		s[i].rows = append(s[i].rows, printableRows(s[i].kind.rows(r))...)
	}
}

// content returns the rows of a kind; of entities the first most, all when it is 0.
func (s sheet) content(most int) [][]string {
	if s.entities == nil {
		return s.rows
	}
	ranked := s.entities.Resolve(s.correct).Entities
	if most > 0 {
		ranked = ranked[:min(most, len(ranked))]
	}
	return printableRows(convert(ranked, func(e *analyze.Entity) []string {
		return []string{e.Name, string(e.Kind), strconv.Itoa(e.Mentions), strconv.Itoa(e.Posts)}
	}))
}

// printableRows makes cells printable in place. They are copies, which do not hold
// on to the text of their post.
func printableRows(rows [][]string) [][]string {
	for _, row := range rows {
		for i := range row {
			row[i] = strings.Clone(Printable(row[i]))
		}
	}
	return rows
}

// Printable writes s on one line: white space becomes blanks; control characters,
// escape sequences' first byte among them, and marks that turn the direction of
// writing are dropped.
func Printable(s string) string {
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
