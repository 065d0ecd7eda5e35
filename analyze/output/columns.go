package output

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"stakeout/analyze"
	"stakeout/extract"
	"stakeout/extract/nlp"
)

// kind is what --only can name, and how it is laid out in columns. entities have
// no rows of their own: they are counted over all results.
type kind struct {
	name   string
	facts  extract.Kinds // what must be found for it
	fields []string      // the kind's own columns in CSV and TSV
	cells  func(post) [][]any
	shown  []string // the columns of tables
	rows   func(analyze.Result) [][]string
}

// kinds are listed in the order in which tables print them.
var kinds = []kind{
	{"posts", extract.NoFacts, postFields, postCells, []string{"Published", "Title", "Author", "Words", "Source"}, postRows},
	{"stakes", extract.Stakes, stakeFields, stakeCells, []string{"Holder", "Company", "Share", "Status", "Sentence"}, stakeRows},
	{"entities", extract.Mentions, []string{"name", "kind", "mentions", "posts"}, nil, []string{"Name", "Kind", "Mentions", "Posts"}, nil},
	{"mentions", extract.Mentions, []string{"name", "kind", "text"}, mentionCells, []string{"Name", "Kind", "Words", "Sentence"}, mentionRows},
	{"money", extract.MoneyAmounts, []string{"amount", "currency", "qualifier", "range", "text"}, moneyCells, []string{"Amount", "Currency", "Words", "Sentence"}, moneyRows},
	{"dates", extract.Dates, []string{"date", "text"}, dateCells, []string{"Date", "Words", "Sentence"}, dateRows},
	{"percentages", extract.Percentages, []string{"value", "stake", "text"}, percentageCells, []string{"Value", "Stake", "Sentence"}, percentageRows},
	{"quotes", extract.Quotes, []string{"speaker", "cue", "text"}, quoteCells, []string{"Speaker", "Quotation"}, quoteRows},
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
			return nil, fmt.Errorf("unknown kind %q: want one of %s", name, KindNames())
		}
	}
	return s, nil
}

// KindNames lists the kinds that Select knows: "posts, stakes, …".
func KindNames() string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.name
	}
	return strings.Join(names, ", ")
}

func (s Selection) has(name string) bool {
	return slices.ContainsFunc(s, func(k kind) bool { return k.name == name })
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

// The columns that open and close every row of a fact; rows of posts have their own.
var (
	factOpening = []string{"id", "published", "title"}
	factClosing = []string{"start", "end", "rule", "score", "url"}
	postFields  = []string{"authors", "site", "language", "words", "source", "record", "start", "end", "url"}
	stakeFields = []string{"holder", "company", "exact", "min", "max", "status", "previous", "sentence"}
)

// columns returns the header of the kind in CSV and TSV.
func (k kind) columns() []string {
	switch k.name {
	case "posts":
		return slices.Concat(factOpening, k.fields)
	case "entities":
		return k.fields
	}
	return slices.Concat(factOpening, k.fields, factClosing)
}

func postCells(p post) [][]any {
	return [][]any{{p.ID, p.Published, p.Title, strings.Join(p.Authors, "; "), p.Site, p.Language, len(strings.Fields(p.Text)),
		p.Origin.Source, p.Origin.Record, p.Origin.Start, p.Origin.End, p.URL}}
}

// factCells makes a row of each fact: what every fact has, around own.
func factCells[F any](p post, facts []F, own func(F) ([]any, evidence)) [][]any {
	rows := make([][]any, 0, len(facts))
	for _, f := range facts {
		cells, e := own(f)
		rows = append(rows, slices.Concat([]any{p.ID, p.Published, p.Title}, cells, []any{e.Start, e.End, e.Rule, e.Score, p.URL}))
	}
	return rows
}

func stakeCells(p post) [][]any {
	return factCells(p, p.Stakes, func(s stake) ([]any, evidence) {
		return []any{s.Holder.name(), s.Company.name(), s.Share.Exact, s.Share.Min, s.Share.Max, s.Status, s.Previous, s.Sentence}, s.evidence
	})
}

func mentionCells(p post) [][]any {
	return factCells(p, p.Mentions, func(m mention) ([]any, evidence) { return []any{m.Name, m.Kind, m.Text}, m.evidence })
}

func moneyCells(p post) [][]any {
	return factCells(p, p.Money, func(m money) ([]any, evidence) {
		return []any{m.Amount, m.Currency, m.Qualifier, m.Range, m.Text}, m.evidence
	})
}

func dateCells(p post) [][]any {
	return factCells(p, p.Dates, func(d date) ([]any, evidence) { return []any{d.Date, d.Text}, d.evidence })
}

func percentageCells(p post) [][]any {
	return factCells(p, p.Percentages, func(v percentage) ([]any, evidence) { return []any{v.Value, v.Stake, v.Text}, v.evidence })
}

func quoteCells(p post) [][]any {
	return factCells(p, p.Quotes, func(q quote) ([]any, evidence) { return []any{q.Speaker.name(), q.Cue, q.Text}, q.evidence })
}

// name returns the name of a party that may be unknown.
func (p *party) name() string {
	if p == nil {
		return ""
	}
	return p.Name
}

// The rows of tables are for people: names, words and sentences, no offsets.

func postRows(r analyze.Result) [][]string {
	return [][]string{{day(r.Published), titleOf(r.Post), strings.Join(r.Authors, ", "), strconv.Itoa(len(strings.Fields(r.Text))), r.Origin.Source}}
}

func stakeRows(r analyze.Result) [][]string {
	return convert(r.Stakes, func(s extract.Stake) []string {
		return []string{nameOf(s.Holder), nameOf(s.Company), shareInWords(s.Share), string(s.Status), words(r, s.Sentence)}
	})
}

func mentionRows(r analyze.Result) [][]string {
	return convert(r.Mentions, func(m extract.Mention) []string {
		return []string{m.Name, string(m.Kind), words(r, m.Span), words(r, m.Sentence)}
	})
}

func moneyRows(r analyze.Result) [][]string {
	return convert(r.Money, func(m extract.Money) []string {
		return []string{number(m.Amount), m.Currency, words(r, m.Span), words(r, m.Sentence)}
	})
}

func dateRows(r analyze.Result) [][]string {
	return convert(r.Dates, func(d extract.DateMention) []string {
		return []string{d.String(), words(r, d.Span), words(r, d.Sentence)}
	})
}

func percentageRows(r analyze.Result) [][]string {
	return convert(r.Percentages, func(p extract.Percentage) []string {
		stake := ""
		if p.Stake {
			stake = "yes"
		}
		return []string{number(p.Value) + "%", stake, words(r, p.Sentence)}
	})
}

func quoteRows(r analyze.Result) [][]string {
	return convert(r.Quotes, func(q extract.Quote) []string { return []string{nameOf(q.Speaker), words(r, q.Span)} })
}

func words(r analyze.Result, s nlp.Span) string { return r.Text[s.Start:s.End] }

func nameOf(p *extract.Party) string {
	if p == nil {
		return ""
	}
	return p.Name
}

// titleOf returns the title of a post, or how its text begins.
func titleOf(p extract.Post) string {
	if p.Title != "" {
		return p.Title
	}
	line, _, _ := strings.Cut(p.Text, "\n")
	return line
}

// day prints a date without the time of day.
func day(d extract.Date) string {
	d.Clock, d.Zone = "", ""
	return d.String()
}

// shareInWords prints a share as people write it: 40%, ~40%, >50%, 20–25%.
func shareInWords(s extract.Share) string {
	about, above, below := "", "≥", "≤"
	if s.Approximate {
		about = "~"
	}
	if s.MinExclusive {
		above = ">"
	}
	if s.MaxExclusive {
		below = "<"
	}
	switch {
	case s.Exact != nil:
		return about + number(*s.Exact) + "%"
	case s.Min != nil && s.Max != nil:
		return about + number(*s.Min) + "–" + number(*s.Max) + "%"
	case s.Min != nil:
		return above + number(*s.Min) + "%"
	case s.Max != nil:
		return below + number(*s.Max) + "%"
	}
	return ""
}

// number prints a number with its digits and no exponent: 600000000, 7.5.
func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// title is the heading of the kind's table.
func (k kind) title() string { return strings.ToUpper(k.name[:1]) + k.name[1:] }
