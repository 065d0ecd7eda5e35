package output

import (
	"bytes"
	"encoding/json"
	"io"
	"unicode/utf8"

	"stakeout/analyze"
	"stakeout/extract"
	"stakeout/extract/nlp"
)

// The JSON of a post. The order of the fields is the order of the keys; every key
// is always there, but for the kinds that --only leaves out. Offsets are Unicode
// code points into text.
type (
	jsonPost struct {
		ID          string            `json:"id"`
		Title       string            `json:"title"`
		Site        string            `json:"site"`
		Language    string            `json:"language"`
		Authors     []string          `json:"authors"`
		Published   *string           `json:"published"`
		URL         string            `json:"url"`
		Text        string            `json:"text"`
		Origin      jsonOrigin        `json:"origin"`
		Links       []jsonLink        `json:"links"`
		Mentions    []jsonMention     `json:"mentions,omitzero"`
		Stakes      []jsonStake       `json:"stakes,omitzero"`
		Money       []jsonMoney       `json:"money,omitzero"`
		Percentages []jsonPercentage  `json:"percentages,omitzero"`
		Dates       []jsonDateMention `json:"dates,omitzero"`
		Quotes      []jsonQuote       `json:"quotes,omitzero"`
	}
	jsonOrigin struct {
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
	jsonLink struct {
		Text string  `json:"text"`
		URL  *string `json:"url"`
	}
	jsonSpan struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Text  string `json:"text"`
	}
	jsonEvidence struct {
		jsonSpan
		Rule  string  `json:"rule"`
		Score float64 `json:"score"`
	}
	jsonParty struct {
		Name string `json:"name"`
		jsonSpan
	}
	jsonMention struct {
		Kind string `json:"kind"`
		Name string `json:"name"`
		jsonEvidence
	}
	jsonStake struct {
		Company  *jsonParty `json:"company"`
		Holder   *jsonParty `json:"holder"`
		Share    jsonShare  `json:"share"`
		Status   string     `json:"status"`
		Previous *float64   `json:"previous"`
		AsOf     *string    `json:"as_of"`
		Sentence string     `json:"sentence"`
		jsonEvidence
	}
	jsonShare struct {
		Exact        *float64 `json:"exact"`
		Min          *float64 `json:"min"`
		Max          *float64 `json:"max"`
		MinExclusive bool     `json:"min_exclusive"`
		MaxExclusive bool     `json:"max_exclusive"`
		Approximate  bool     `json:"approximate"`
		jsonSpan
	}
	jsonMoney struct {
		Amount    float64 `json:"amount"`
		Currency  *string `json:"currency"`
		Qualifier string  `json:"qualifier"`
		Range     *int    `json:"range"`
		jsonEvidence
	}
	jsonPercentage struct {
		Value float64 `json:"value"`
		Stake bool    `json:"stake"`
		jsonEvidence
	}
	jsonDateMention struct {
		Date *string `json:"date"`
		jsonEvidence
	}
	jsonQuote struct {
		Speaker *jsonParty `json:"speaker"`
		Cue     string     `json:"cue"`
		jsonEvidence
	}
)

// jsonOf converts a result to its JSON form with the kinds wanted.
func jsonOf(r analyze.Result, only extract.Kinds) jsonPost {
	c := converter{text: r.Text, points: newCodePoints(r.Text)}
	p := jsonPost{
		ID: r.ID, Title: r.Title, Site: r.Site, Language: r.Language, Authors: orEmpty(r.Authors),
		Published: orNull(r.Published.String()), URL: r.URL, Text: r.Text, Origin: originOf(r.Post),
		Links: convert(r.Links, func(l extract.Link) jsonLink { return jsonLink{l.Text, orNull(l.URL)} }),
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
	return p
}

// converter turns facts, whose spans are bytes, into their JSON form.
type converter struct {
	text   string
	points codePoints
}

func (c converter) span(s nlp.Span) jsonSpan {
	return jsonSpan{c.points.at(s.Start), c.points.at(s.End), c.text[s.Start:s.End]}
}

func (c converter) evidence(e extract.Evidence) jsonEvidence {
	return jsonEvidence{c.span(e.Span), e.Rule, e.Score}
}

func (c converter) party(p *extract.Party) *jsonParty {
	if p == nil {
		return nil
	}
	return &jsonParty{p.Name, c.span(p.Span)}
}

func (c converter) mention(m extract.Mention) jsonMention {
	return jsonMention{string(m.Kind), m.Name, c.evidence(m.Evidence)}
}

func (c converter) stake(s extract.Stake) jsonStake {
	return jsonStake{
		Company: c.party(s.Company), Holder: c.party(s.Holder),
		Share:  jsonShare{s.Share.Exact, s.Share.Min, s.Share.Max, s.Share.MinExclusive, s.Share.MaxExclusive, s.Share.Approximate, c.span(s.Share.Span)},
		Status: string(s.Status), Previous: s.Previous, AsOf: orNull(s.AsOf.String()),
		Sentence: c.text[s.Sentence.Start:s.Sentence.End], jsonEvidence: c.evidence(s.Evidence),
	}
}

func (c converter) money(m extract.Money) jsonMoney {
	j := jsonMoney{Amount: m.Amount, Currency: orNull(m.Currency), Qualifier: m.Qualifier, jsonEvidence: c.evidence(m.Evidence)}
	if m.Range > 0 {
		j.Range = &m.Range
	}
	return j
}

func (c converter) percentage(p extract.Percentage) jsonPercentage {
	return jsonPercentage{p.Value, p.Stake, c.evidence(p.Evidence)}
}

func (c converter) date(d extract.DateMention) jsonDateMention {
	return jsonDateMention{orNull(d.String()), c.evidence(d.Evidence)}
}

func (c converter) quote(q extract.Quote) jsonQuote {
	return jsonQuote{c.party(q.Speaker), q.Cue, c.evidence(q.Evidence)}
}

func originOf(p extract.Post) jsonOrigin {
	o := jsonOrigin{
		Source: p.Origin.Source, Record: p.Origin.Record, Retrieved: orNull(p.Origin.Retrieved), SHA256: p.Digest(),
		Excerpt: p.Origin.Excerpt, DuplicateOf: orNull(p.Origin.DuplicateOf), Coverage: p.Origin.Coverage,
	}
	if s := p.Origin.Span; s != nil {
		o.Start, o.End = &s.Start, &s.End
	}
	return o
}

// convert maps facts to their JSON form; the result is never nil, so that it
// prints as [].
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

// pointsEvery is the distance in bytes of the offsets that codePoints remembers.
const pointsEvery = 256

// codePoints converts byte offsets of a text to code points: it holds the number
// of code points before every pointsEvery bytes; nil when the text is ASCII.
type codePoints struct {
	text  string
	marks []int
}

func newCodePoints(text string) codePoints {
	c := codePoints{text: text}
	n := 0
	for i := range len(text) {
		if i%pointsEvery == 0 {
			c.marks = append(c.marks, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	if n == len(text) {
		c.marks = nil
	}
	return c
}

// at returns the number of code points before the byte at offset.
func (c codePoints) at(offset int) int {
	if c.marks == nil {
		return offset
	}
	mark := min(offset/pointsEvery, len(c.marks)-1)
	n := c.marks[mark]
	for _, b := range []byte(c.text[mark*pointsEvery : offset]) {
		if utf8.RuneStart(b) {
			n++
		}
	}
	return n
}

// jsonWriter prints one object a post: a line each, or the items of an array.
type jsonWriter struct {
	w     io.Writer
	only  extract.Kinds
	array bool
	n     int
	buf   bytes.Buffer
}

func (j *jsonWriter) Write(r analyze.Result) error {
	j.buf.Reset()
	if j.array {
		j.buf.WriteString([]string{"[\n", ",\n"}[min(j.n, 1)])
	}
	enc := json.NewEncoder(&j.buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(jsonOf(r, j.only)); err != nil {
		return err
	}
	j.n++
	out := j.buf.Bytes()
	if j.array {
		out = bytes.TrimSuffix(out, []byte("\n"))
	}
	_, err := j.w.Write(out)
	return err
}

func (j *jsonWriter) Close() error {
	if !j.array {
		return nil
	}
	end := "\n]\n"
	if j.n == 0 {
		end = "[]\n"
	}
	_, err := io.WriteString(j.w, end)
	return err
}
