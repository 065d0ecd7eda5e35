package output

import (
	"fmt"
	"slices"
	"strings"

	"stakeout/analyze"
	"stakeout/extract"
)

// kind is what --only can name, and how it is laid out. entities have no rows of
// their own: they are counted over all results.
type kind struct {
	name    string
	facts   extract.Kinds // what must be found for it
	columns string        // of CSV and TSV
	cells   func(post) [][]any
	shown   string // the columns of tables and Markdown
	rows    func(analyze.Result) [][]string
}

// kinds are listed in the order in which tables print them.
var kinds = []kind{
	{"posts", extract.NoFacts, "id published title authors site language words source record start end url excerpt duplicate_of", postCells,
		"Published Author Words Source Title", postRows},
	{"stakes", extract.Stakes, "id published title holder company exact min max status previous sentence start end rule score url", stakeCells,
		"Holder Company Share Status Sentence", stakeRows},
	{"entities", extract.Mentions, "id name kind mentions posts aliases", nil,
		"Name Kind Mentions Posts", nil},
	{"mentions", extract.Mentions, "id published title name kind text start end rule score url", mentionCells,
		"Name Kind Words Sentence", mentionRows},
	{"money", extract.MoneyAmounts, "id published title amount currency qualifier range text start end rule score url", moneyCells,
		"Amount Currency Words Sentence", moneyRows},
	{"dates", extract.Dates, "id published title date text start end rule score url", dateCells,
		"Date Words Sentence", dateRows},
	{"percentages", extract.Percentages, "id published title value stake text start end rule score url", percentageCells,
		"Value Stake Sentence", percentageRows},
	{"quotes", extract.Quotes, "id published title speaker cue text start end rule score url", quoteCells,
		"Speaker Quotation", quoteRows},
}

// Selection is the kinds that --only names; the empty one has every kind.
type Selection []kind

// Select reads the names of kinds.
func Select(names []string) (Selection, error) {
	var s Selection
	for _, k := range kinds {
		if slices.Contains(names, k.name) {
			s = append(s, k)
		}
	}
	for _, name := range names {
		if !Selection(kinds).has(name) {
			return nil, fmt.Errorf("unknown kind %q: want one of %s", name, strings.Join(Kinds(), ", "))
		}
	}
	return s, nil
}

// Kinds returns the names that Select knows.
func Kinds() []string { return Selection(kinds).names() }

func (s Selection) names() []string {
	return convert(s, func(k kind) string { return k.name })
}

func (s Selection) has(name string) bool {
	return slices.ContainsFunc(s, func(k kind) bool { return k.name == name })
}

// one returns the kind of a selection for a format that prints no more.
func (s Selection) one(format string) (kind, error) {
	switch n := len(s); n {
	case 0:
		return kind{}, fmt.Errorf("%s prints one kind: add --only with one of %s", format, strings.Join(Kinds(), ", "))
	case 1:
		return s[0], nil
	default:
		return kind{}, fmt.Errorf("%s prints one kind, not %d: keep one of %s", format, n, strings.Join(s.names(), ", "))
	}
}

// Facts returns the kinds of facts that the selection needs.
func (s Selection) Facts() extract.Kinds {
	var facts extract.Kinds
	for _, k := range s {
		facts |= k.facts
	}
	return facts
}

// Count returns how many of c the selection asks for: facts, or posts where it
// names nothing else.
func (s Selection) Count(c analyze.Counts) int {
	if s.Facts() == extract.NoFacts {
		return c.Posts
	}
	return c.Facts()
}

// title is the heading of the kind's table.
func (k kind) title() string { return strings.ToUpper(k.name[:1]) + k.name[1:] }
