package output

import (
	"stakeout/analyze"
	"stakeout/extract"
	"stakeout/extract/nlp"
)

// The record of a post: what every output for machines prints, with offsets in
// Unicode code points into text. The order of the fields is the order of the JSON
// keys; every key is always there, but for the kinds that --only leaves out.
// schema.json describes it.
type (
	post struct {
		ID          string       `json:"id"`
		Title       string       `json:"title"`
		Site        string       `json:"site"`
		Language    string       `json:"language"`
		Authors     []string     `json:"authors"`
		Published   *string      `json:"published"`
		URL         string       `json:"url"`
		Text        string       `json:"text"`
		Origin      origin       `json:"origin"`
		Links       []link       `json:"links"`
		Mentions    []mention    `json:"mentions,omitzero"`
		Stakes      []stake      `json:"stakes,omitzero"`
		Money       []money      `json:"money,omitzero"`
		Percentages []percentage `json:"percentages,omitzero"`
		Dates       []date       `json:"dates,omitzero"`
		Quotes      []quote      `json:"quotes,omitzero"`

		Explanations []explanation `json:"explanations,omitzero"`
	}
	origin struct {
		Source      string   `json:"source"`
		Record      int      `json:"record"`
		Start       *int     `json:"start"`
		End         *int     `json:"end"`
		Retrieved   *string  `json:"retrieved"`
		SHA256      string   `json:"sha256"`
		Excerpt     bool     `json:"excerpt"`
		DuplicateOf *string  `json:"duplicate_of"`
		Coverage    *float64 `json:"coverage"`
	}
	link struct {
		Text string  `json:"text"`
		URL  *string `json:"url"`
	}
	span struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Text  string `json:"text"`
	}
	evidence struct {
		span
		Rule  string  `json:"rule"`
		Score float64 `json:"score"`
	}
	party struct {
		Name string `json:"name"`
		span
	}
	mention struct {
		Kind string `json:"kind"`
		Name string `json:"name"`
		evidence
	}
	stake struct {
		Company  *party   `json:"company"`
		Holder   *party   `json:"holder"`
		Share    share    `json:"share"`
		Status   string   `json:"status"`
		Previous *float64 `json:"previous"`
		AsOf     *string  `json:"as_of"`
		Price    *money   `json:"price"`
		Sentence string   `json:"sentence"`
		evidence
	}
	share struct {
		Exact        *float64 `json:"exact"`
		Min          *float64 `json:"min"`
		Max          *float64 `json:"max"`
		MinExclusive bool     `json:"min_exclusive"`
		MaxExclusive bool     `json:"max_exclusive"`
		Approximate  bool     `json:"approximate"`
		span
	}
	money struct {
		Amount    float64 `json:"amount"`
		Currency  *string `json:"currency"`
		Qualifier string  `json:"qualifier"`
		Range     *int    `json:"range"`
		evidence
	}
	percentage struct {
		Value float64 `json:"value"`
		Stake bool    `json:"stake"`
		evidence
	}
	date struct {
		Date *string `json:"date"`
		evidence
	}
	explanation struct {
		Sentence string  `json:"sentence"`
		Stakes   []stake `json:"stakes"`
		Reason   *string `json:"reason"`
		Why      *string `json:"why"`
		span
	}
	quote struct {
		Speaker *party `json:"speaker"`
		Cue     string `json:"cue"`
		evidence
	}
)

// recordOf converts a result to its record with the kinds wanted.
func recordOf(r analyze.Result, only extract.Kinds) post {
	c := converter{text: r.Text, points: nlp.NewCodePoints(r.Text)}
	p := post{
		ID: r.ID, Title: r.Title, Site: r.Site, Language: r.Language, Authors: orEmpty(r.Authors),
		Published: orNull(r.Published.String()), URL: r.URL, Text: r.Text, Origin: originOf(r.Post),
		Links: convert(r.Links, func(l extract.Link) link { return link{l.Text, orNull(l.URL)} }),
	}
	if only.Has(extract.Mentions) {
		p.Mentions = convert(r.Mentions, c.mention)
	}
	if only.Has(extract.Stakes) {
		p.Stakes = convert(r.Stakes, c.stake)
	}
	if only.Has(extract.MoneyAmounts) {
		p.Money = convert(r.Money, c.money)
	}
	if only.Has(extract.Percentages) {
		p.Percentages = convert(r.Percentages, c.percentage)
	}
	if only.Has(extract.Dates) {
		p.Dates = convert(r.Dates, c.date)
	}
	if only.Has(extract.Quotes) {
		p.Quotes = convert(r.Quotes, c.quote)
	}
	if r.Explanations != nil {
		p.Explanations = convert(r.Explanations, c.explanation)
	}
	return p
}

// converter turns facts, whose spans are bytes, into their records.
type converter struct {
	text   string
	points nlp.CodePoints
}

func (c converter) span(s nlp.Span) span {
	return span{c.points.At(s.Start), c.points.At(s.End), c.text[s.Start:s.End]}
}

func (c converter) evidence(e extract.Evidence) evidence {
	return evidence{c.span(e.Span), e.Rule, e.Score}
}

func (c converter) party(p *extract.Party) *party {
	if p == nil {
		return nil
	}
	return &party{p.Name, c.span(p.Span)}
}

func (c converter) mention(m extract.Mention) mention {
	return mention{string(m.Kind), m.Name, c.evidence(m.Evidence)}
}

func (c converter) stake(s extract.Stake) stake {
	j := stake{
		Company: c.party(s.Company), Holder: c.party(s.Holder),
		Share:  share{s.Share.Exact, s.Share.Min, s.Share.Max, s.Share.MinExclusive, s.Share.MaxExclusive, s.Share.Approximate, c.span(s.Share.Span)},
		Status: string(s.Status), Previous: s.Previous, AsOf: orNull(s.AsOf.String()),
		Sentence: c.text[s.Sentence.Start:s.Sentence.End], evidence: c.evidence(s.Evidence),
	}
	if s.Price != nil {
		paid := c.money(*s.Price)
		j.Price = &paid
	}
	return j
}

func (c converter) money(m extract.Money) money {
	j := money{Amount: m.Amount, Currency: orNull(m.Currency), Qualifier: m.Qualifier, evidence: c.evidence(m.Evidence)}
	if m.Range > 0 {
		j.Range = &m.Range
	}
	return j
}

func (c converter) percentage(p extract.Percentage) percentage {
	return percentage{p.Value, p.Stake, c.evidence(p.Evidence)}
}

func (c converter) date(d extract.DateMention) date {
	return date{orNull(d.String()), c.evidence(d.Evidence)}
}

func (c converter) quote(q extract.Quote) quote {
	return quote{c.party(q.Speaker), q.Cue, c.evidence(q.Evidence)}
}

func (c converter) explanation(e extract.Explanation) explanation {
	return explanation{
		Sentence: c.text[e.Sentence.Start:e.Sentence.End], Stakes: convert(e.Stakes, c.stake),
		Reason: orNull(string(e.Reason)), Why: orNull(e.Reason.Sentence()), span: c.span(e.Span),
	}
}

func originOf(p extract.Post) origin {
	o := origin{
		Source: p.Origin.Source, Record: p.Origin.Record, Retrieved: orNull(p.Origin.Retrieved), SHA256: p.Digest(),
		Excerpt: p.Origin.Excerpt, DuplicateOf: orNull(p.Origin.DuplicateOf), Coverage: p.Origin.Coverage,
	}
	if s := p.Origin.Span; s != nil {
		o.Start, o.End = &s.Start, &s.End
	}
	return o
}

// convert maps facts to their records; the result is never nil, so that it prints
// as [].
func convert[F, J any](facts []F, one func(F) J) []J {
	out := make([]J, 0, len(facts))
	for _, f := range facts {
		out = append(out, one(f))
	}
	return out
}

func orEmpty(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
