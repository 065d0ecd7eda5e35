package output

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"stakeout/analyze"
)

// BratConfiguration is what the annotator brat must find beside the files, as
// annotation.conf, to show the types that are printed.
const BratConfiguration = `[entities]
PERSON
ORG
GPE
LOC
Party
Share
Money
Date
Percentage
Quote

[relations]
Says	Arg1:PERSON|ORG|GPE|LOC|Party, Arg2:Quote

[events]
Stake	Holder?:PERSON|ORG|GPE|LOC|Party, Company?:PERSON|ORG|GPE|LOC|Party

[attributes]
Status	Arg:Stake, Value:held|acquired|acquiring|disposed|disposing
`

// bratWriter prints the standoff of one post. The format has a file for each post, beside
// its text: more are for a folder.
type bratWriter struct {
	w     io.Writer
	only  Selection
	posts int
}

func newBrat(w io.Writer, o Options) (Writer, error) { return &bratWriter{w: w, only: o.Only}, nil }

func (b *bratWriter) Write(r analyze.Result) error {
	if b.posts++; b.posts > 1 {
		return errors.New("brat has a file for each post, and there are several: name a folder, -o FOLDER/")
	}
	_, err := b.w.Write(bratStandoff(recordOf(r, b.only.Facts())))
	return err
}

func (b *bratWriter) Close() error { return nil }

// brat numbers the annotations of a post. See https://brat.nlplab.org/standoff.html.
type brat struct {
	strings.Builder
	texts, relations, events, attributes, notes int
	named                                       map[span]string // the IDs of names by their place
}

// bratStandoff annotates a post: a stake is an event whose trigger is the share.
func bratStandoff(p post) []byte {
	b := brat{named: map[span]string{}}
	for _, m := range p.Mentions {
		id := b.text(m.Kind, m.span)
		b.named[m.span] = id
		b.note(id, m.Text, m.Name)
	}
	for _, s := range p.Stakes {
		b.stake(s)
	}
	for _, m := range p.Money {
		b.note(b.text("Money", m.span), "", strings.TrimSpace(number(m.Amount)+" "+orElse(m.Currency, "")))
	}
	for _, d := range p.Dates {
		b.note(b.text("Date", d.span), "", orElse(d.Date, ""))
	}
	for _, v := range p.Percentages {
		b.note(b.text("Percentage", v.span), "", number(v.Value)+"%")
	}
	for _, q := range p.Quotes {
		quoted, speaker := b.text("Quote", q.span), b.party(q.Speaker)
		if quoted != "" && speaker != "" {
			b.relations++
			fmt.Fprintf(&b.Builder, "R%d\tSays Arg1:%s Arg2:%s\n", b.relations, speaker, quoted)
		}
	}
	return []byte(b.String())
}

// stake prints a stake as an event with its parties, its status and its share.
func (b *brat) stake(s stake) {
	trigger := b.text("Stake", s.Share.span)
	if trigger == "" {
		return
	}
	holder, company := b.party(s.Holder), b.party(s.Company)
	b.events++
	event := "E" + strconv.Itoa(b.events)
	fmt.Fprintf(&b.Builder, "%s\tStake:%s", event, trigger)
	if holder != "" {
		b.WriteString(" Holder:" + holder)
	}
	if company != "" {
		b.WriteString(" Company:" + company)
	}
	b.attributes++
	fmt.Fprintf(&b.Builder, "\nA%d\tStatus %s %s\n", b.attributes, event, s.Status)
	b.note(event, "", fmt.Sprintf("%s, score %s", s.Rule, number(s.Score)))
}

// party returns the ID of a party's words, "" for nobody.
func (b *brat) party(p *party) string {
	if p == nil {
		return ""
	}
	if id := b.named[p.span]; id != "" {
		return id
	}
	id := b.text("Party", p.span)
	b.named[p.span] = id
	b.note(id, p.Text, p.Name)
	return id
}

// text prints a span of the text, and returns its ID; "" when it has no words. Line ends
// and tabs stay outside: they part it into several pieces.
func (b *brat) text(kind string, s span) string {
	parts := fragments(s)
	if len(parts) == 0 {
		return ""
	}
	b.texts++
	id := "T" + strconv.Itoa(b.texts)
	places := convert(parts, func(s span) string { return fmt.Sprint(s.Start, " ", s.End) })
	words := convert(parts, func(s span) string { return s.Text })
	fmt.Fprintf(&b.Builder, "%s\t%s %s\t%s\n", id, kind, strings.Join(places, ";"), strings.Join(words, " "))
	return id
}

// note says something about an annotation that its words do not.
func (b *brat) note(id, words, said string) {
	if id == "" || said == "" || said == words {
		return
	}
	b.notes++
	fmt.Fprintf(&b.Builder, "#%d\tAnnotatorNotes %s\t%s\n", b.notes, id, Printable(said))
}

// fragments parts a span at line ends and tabs, and leaves out what is blank.
func fragments(s span) []span {
	var found []span
	start := s.Start
	rest := s.Text
	for rest != "" {
		end := strings.IndexAny(rest, "\n\r\t")
		if end < 0 {
			end = len(rest)
		}
		words := strings.TrimSpace(rest[:end])
		if words != "" {
			lead := utf8.RuneCountInString(rest[:strings.Index(rest, words)])
			found = append(found, span{start + lead, start + lead + utf8.RuneCountInString(words), words})
		}
		next := min(end+1, len(rest))
		start += utf8.RuneCountInString(rest[:next])
		rest = rest[next:]
	}
	return found
}
