package dataset

import (
	"stakeout/analyze"
	"stakeout/extract"
	"stakeout/extract/nlp"
)

// facts replaces the facts of a post.
func (w *writer) facts(id int64, r analyze.Result) {
	for _, table := range []string{"mentions", "stakes", "money", "percentages", "dates", "quotes"} {
		w.exec("DELETE FROM "+table+" WHERE post_id = ?", id)
	}
	e := evidence{r.Text, nlp.NewCodePoints(r.Text)}
	for _, m := range r.Mentions {
		w.exec(`INSERT INTO mentions (start, "end", text, rule, score, post_id, name, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			e.of(m.Evidence, id, m.Name, string(m.Kind))...)
	}
	for _, s := range r.Stakes {
		var amount *float64
		var currency *string
		if s.Price != nil {
			amount, currency = &s.Price.Amount, orNull(s.Price.Currency)
		}
		w.exec(`INSERT INTO stakes (start, "end", text, rule, score, post_id, holder, company, exact, min, max, min_exclusive, max_exclusive, approximate,
			status, previous, as_of, sentence, price, currency) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			e.of(s.Evidence, id, nameOf(s.Holder), nameOf(s.Company), s.Share.Exact, s.Share.Min, s.Share.Max, s.Share.MinExclusive, s.Share.MaxExclusive,
				s.Share.Approximate, string(s.Status), s.Previous, orNull(s.AsOf.String()), r.Text[s.Sentence.Start:s.Sentence.End], amount, currency)...)
	}
	for _, m := range r.Money {
		var group *int
		if m.Range > 0 {
			group = &m.Range
		}
		w.exec(`INSERT INTO money (start, "end", text, rule, score, post_id, amount, currency, qualifier, range) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			e.of(m.Evidence, id, m.Amount, orNull(m.Currency), m.Qualifier, group)...)
	}
	for _, p := range r.Percentages {
		w.exec(`INSERT INTO percentages (start, "end", text, rule, score, post_id, value, stake) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			e.of(p.Evidence, id, p.Value, p.Stake)...)
	}
	for _, d := range r.Dates {
		w.exec(`INSERT INTO dates (start, "end", text, rule, score, post_id, date) VALUES (?, ?, ?, ?, ?, ?, ?)`, e.of(d.Evidence, id, orNull(d.String()))...)
	}
	for _, q := range r.Quotes {
		w.exec(`INSERT INTO quotes (start, "end", text, rule, score, post_id, speaker, cue) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			e.of(q.Evidence, id, nameOf(q.Speaker), q.Cue)...)
	}
}

// evidence turns what every fact has into the values of its columns.
type evidence struct {
	text   string
	points nlp.CodePoints
}

// of returns the values of a fact: its evidence, then its own.
func (e evidence) of(f extract.Evidence, own ...any) []any {
	return append([]any{e.points.At(f.Start), e.points.At(f.End), e.text[f.Start:f.End], f.Rule, f.Score}, own...)
}

func nameOf(p *extract.Party) *string {
	if p == nil {
		return nil
	}
	return orNull(p.Name)
}
