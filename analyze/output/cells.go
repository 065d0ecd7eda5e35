package output

import (
	"slices"
	"strconv"
	"strings"

	"stakeout/analyze"
)

// The cells of CSV, TSV, XLSX and Parquet, in the order of the kind's columns.

func postCells(p post) [][]any {
	return [][]any{{p.ID, p.Published, p.Title, strings.Join(p.Authors, "; "), p.Site, p.Language, len(strings.Fields(p.Text)),
		p.Origin.Source, p.Origin.Record, p.Origin.Start, p.Origin.End, p.URL, p.Origin.Excerpt, p.Origin.DuplicateOf}}
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

// entityCells lays out who is named in all posts.
func entityCells(e *analyze.Entities, c analyze.Corrections) [][]any {
	return convert(e.Resolve(c).Entities, func(e *analyze.Entity) []any {
		return []any{e.ID, e.Name, string(e.Kind), e.Mentions, e.Posts, strings.Join(e.Aliases, "; ")}
	})
}

// name returns the name of a party that may be unknown.
func (p *party) name() string {
	if p == nil {
		return ""
	}
	return p.Name
}

// number prints a number with its digits and no exponent: 600000000, 7.5.
func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
