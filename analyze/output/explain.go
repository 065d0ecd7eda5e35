package output

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"

	"stakeout/analyze"
	"stakeout/extract"
	"stakeout/extract/nlp"
)

// explanationFormats are the formats of NewExplanation, sorted.
var explanationFormats = []string{"json", "jsonl", "text"}

// ExplanationFormats returns the names of the formats that NewExplanation knows.
func ExplanationFormats() []string { return slices.Clone(explanationFormats) }

// NewExplanation returns a writer of the explanations of results: as text for people,
// or in the records that json and jsonl print. An error says what the command line
// must say instead.
func NewExplanation(format string, w io.Writer, o Options) (Writer, error) {
	o.Only, _ = Select([]string{"posts"})
	switch format {
	case "json":
		return newJSON(w, o)
	case "jsonl":
		return newJSONL(w, o)
	case "text":
		return &explanationWriter{w: w, width: cmp.Or(max(o.Width, 0), defaultWidth), colour: o.Colour}, nil
	}
	return nil, fmt.Errorf("unknown format %q: want one of %s", format, strings.Join(explanationFormats, ", "))
}

// explanationWriter prints the sentence of each explanation with the words marked, and
// below it the stakes or the reason why there are none:
//
//	40 per cent: a stake
//	    [holder: Norvale] owns [share: 40 per cent] of [company: Lakeside Gas].
//	    = Norvale, 40% of Lakeside Gas, held (stake.verb, score 0.8)
//
// Parties that stand in other sentences follow, with the words around them.
type explanationWriter struct {
	w      io.Writer
	width  int
	colour bool
	posts  int // printed so far
}

// explanationIndent stands before the lines below the words that are explained.
const explanationIndent = "    "

func (x *explanationWriter) Write(r analyze.Result) error {
	if len(r.Explanations) == 0 {
		return nil
	}
	var b strings.Builder
	if x.posts++; x.posts > 1 {
		b.WriteByte('\n')
	}
	for _, line := range wrap(Printable(headOf(r.Post)), x.width) {
		b.WriteString(x.style(bold, line) + "\n")
	}
	for _, e := range r.Explanations {
		b.WriteByte('\n')
		x.explain(&b, r, e)
	}
	_, err := io.WriteString(x.w, b.String())
	return err
}

func (x *explanationWriter) Close() error { return nil }

// headOf is the line over the explanations of a post: its file, date and title.
func headOf(p extract.Post) string {
	head := path.Base(p.Origin.Source) + ": "
	if date := day(p.Published); date != "" {
		head += date + " "
	}
	return head + titleOf(p)
}

// explain prints one explanation.
func (x *explanationWriter) explain(b *strings.Builder, r analyze.Result, e extract.Explanation) {
	verdict := "no stake"
	switch len(e.Stakes) {
	case 0:
	case 1:
		verdict = "a stake"
	default:
		verdict = fmt.Sprint(len(e.Stakes), " stakes")
	}
	x.print(b, "", x.words(bold, words(r, e.Span))+": "+verdict)
	x.print(b, explanationIndent, x.marked(r, e.Sentence, marksOf(e)))
	for _, s := range e.Stakes {
		x.print(b, explanationIndent, x.record(r, s))
	}
	for _, m := range elsewhere(e) {
		x.print(b, explanationIndent+"  ", x.inLine(r, m))
	}
	if e.Reason != "" {
		x.print(b, explanationIndent, fmt.Sprintf("= %s (%s)", e.Reason.Sentence(), e.Reason))
	}
}

// print prints text in lines that begin with indent.
func (x *explanationWriter) print(b *strings.Builder, indent, text string) {
	for _, line := range wrap(text, max(x.width-len(indent), narrowest)) {
		b.WriteString(indent + line + "\n")
	}
}

// record says a stake in one line, in the colours of its marks.
func (x *explanationWriter) record(r analyze.Result, s extract.Stake) string {
	holder, company := "nobody named", "nothing named"
	if s.Holder != nil {
		holder = s.Holder.Name
	}
	if s.Company != nil {
		company = s.Company.Name
	}
	line := fmt.Sprintf("= %s, %s of %s, %s", x.words(holderStyle, holder), x.words(shareStyle, shareInWords(s.Share)), x.words(companyStyle, company), s.Status)
	if s.Previous != nil {
		line += ", " + number(*s.Previous) + "% before"
	}
	if date := s.AsOf.String(); date != "" {
		line += ", as of " + date
	}
	if s.Price != nil {
		line += ", for " + words(r, s.Price.Span)
	}
	return line + fmt.Sprintf(" (%s, score %s)", s.Rule, number(s.Score))
}

// A style is the part of an ANSI sequence that selects it; the colours of the marks
// are told apart by people who don't see red and green alike.
type style string

const (
	bold         style = "1"
	holderStyle  style = "1;36" // cyan
	shareStyle   style = "1;33" // yellow
	companyStyle style = "1;35" // magenta
)

func (x *explanationWriter) style(s style, text string) string {
	if !x.colour || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}

// words makes foreign text printable and gives each word the style, so that lines can
// be broken between them.
func (x *explanationWriter) words(s style, text string) string {
	if !x.colour {
		return Printable(text)
	}
	var styled []string
	for word := range strings.FieldsSeq(Printable(text)) {
		for _, piece := range pieces(word, max(x.width-len(explanationIndent), narrowest)) {
			styled = append(styled, x.style(s, piece))
		}
	}
	return strings.Join(styled, " ")
}

// mark is a part of a sentence that stands for something.
type mark struct {
	nlp.Span
	label string // "" for words that are no share
	style style
}

// marksOf returns the marks of an explanation, in the order of the text. Those of
// parties that stand outside the sentence, or across another mark, are left out.
func marksOf(e extract.Explanation) []mark {
	all := []mark{{e.Span, "", shareStyle}}
	add := func(p *extract.Party, label string, s style) {
		if p == nil || p.Len() == 0 || !e.Sentence.Contains(p.Span) {
			return
		}
		for _, m := range all {
			if m.Overlaps(p.Span) {
				return
			}
		}
		all = append(all, mark{p.Span, label, s})
	}
	for _, s := range e.Stakes {
		all[0].label = "share"
		add(s.Holder, "holder", holderStyle)
		add(s.Company, "company", companyStyle)
	}
	slices.SortFunc(all, func(a, b mark) int { return a.Start - b.Start })
	return all
}

// elsewhere returns the marks of the parties that stand in other sentences.
func elsewhere(e extract.Explanation) []mark {
	var all []mark
	add := func(p *extract.Party, label string, s style) {
		if p == nil || p.Len() == 0 || e.Sentence.Contains(p.Span) {
			return
		}
		if m := (mark{p.Span, label, s}); !slices.Contains(all, m) {
			all = append(all, m)
		}
	}
	for _, s := range e.Stakes {
		add(s.Holder, "holder", holderStyle)
		add(s.Company, "company", companyStyle)
	}
	return all
}

// shownElsewhere is how many bytes on each side show where a party stands.
const shownElsewhere = 60

// inLine returns a mark with the words around it in its line of the text.
func (x *explanationWriter) inLine(r analyze.Result, m mark) string {
	near := nlp.Span{Start: max(0, m.Start-2*shownElsewhere), End: min(len(r.Text), m.End+2*shownElsewhere)} // a text may be one line
	line := near
	if n := strings.LastIndexByte(r.Text[near.Start:m.Start], '\n'); n >= 0 {
		line.Start += n + 1
	}
	if n := strings.IndexByte(r.Text[m.End:near.End], '\n'); n >= 0 {
		line.End = m.End + n
	}
	before, after := around(r.Text, m.Span, line, shownElsewhere)
	return printableInside(before) + x.labelled(m, words(r, m.Span)) + printableInside(after)
}

// marked returns the words of a sentence with its marks: in colours, or in brackets
// where there are none.
func (x *explanationWriter) marked(r analyze.Result, sentence nlp.Span, marks []mark) string {
	var b strings.Builder
	at := sentence.Start
	for _, m := range marks {
		b.WriteString(printableInside(words(r, nlp.Span{Start: at, End: m.Start})))
		b.WriteString(x.labelled(m, words(r, m.Span)))
		at = m.End
	}
	b.WriteString(printableInside(words(r, nlp.Span{Start: at, End: sentence.End})))
	return b.String()
}

// labelled returns the words of a mark in its colour, or in brackets where there is none.
func (x *explanationWriter) labelled(m mark, text string) string {
	switch {
	case x.colour:
		return x.words(m.style, text)
	case m.label == "":
		return "[" + Printable(text) + "]"
	}
	return "[" + m.label + ": " + Printable(text) + "]"
}

// printableInside is Printable for a part of a sentence: a blank stays at each end
// that has white space.
func printableInside(s string) string {
	const edge = "|" // keeps Printable from trimming
	return strings.TrimSuffix(strings.TrimPrefix(Printable(edge+s+edge), edge), edge)
}

// fitsIn reports whether a word is at most width columns wide, escape sequences
// not counted.
func fitsIn(word string, width int) bool { return len(word) <= width || twwidth.Width(word) <= width }
