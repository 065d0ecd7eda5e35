package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"stakeout/analyze"
)

// The W3C Web Annotation Data Model: each fact is a tag on the words that it was read
// from, found by their place in the text and by the words themselves. See
// https://www.w3.org/TR/annotation-model/.
type (
	webAnnotation struct {
		ID         string           `json:"id"`
		Type       string           `json:"type"`
		Motivation string           `json:"motivation"`
		Creator    webCreator       `json:"creator"`
		Body       []webBody        `json:"body"`
		Target     webAnnotatedText `json:"target"`
	}
	webCreator struct {
		Type string `json:"type"`
		Name string `json:"name"`
	}
	webBody struct {
		Type    string `json:"type"`
		Purpose string `json:"purpose"`
		Value   string `json:"value"`
	}
	webAnnotatedText struct {
		Source   string `json:"source"`
		Selector [2]any `json:"selector"`
	}
	webPosition struct {
		Type  string `json:"type"`
		Start int    `json:"start"`
		End   int    `json:"end"`
	}
	webQuote struct {
		Type   string `json:"type"`
		Exact  string `json:"exact"`
		Prefix string `json:"prefix"`
		Suffix string `json:"suffix"`
	}
)

// annotationWriter prints the facts of all posts as the items of one page.
type annotationWriter struct {
	w    io.Writer
	only Selection
	any  bool // an item was printed
}

// The lines around the items of a page.
const annotationHead = `{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":[`
const annotationTail = "\n]}\n"

func newAnnotations(w io.Writer, o Options) (Writer, error) {
	return &annotationWriter{w: w, only: o.Only}, nil
}

func (a *annotationWriter) Write(r analyze.Result) error {
	var b bytes.Buffer
	for _, item := range webAnnotations(recordOf(r, a.only.Facts())) {
		b.WriteString(map[bool]string{true: ",\n", false: annotationHead + "\n"}[a.any])
		a.any = true
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(item); err != nil {
			return err
		}
		b.Truncate(b.Len() - 1) // the line end that Encode writes
	}
	_, err := b.WriteTo(a.w)
	return err
}

func (a *annotationWriter) Close() error {
	if !a.any {
		_, err := io.WriteString(a.w, annotationHead+annotationTail)
		return err
	}
	_, err := io.WriteString(a.w, annotationTail)
	return err
}

// webAnnotations tags the facts of a post.
func webAnnotations(p post) []webAnnotation {
	runes := []rune(p.Text)
	source := webAddress(p.URL)
	if source == "" {
		source = hashAddress(p.Text)
	}
	return convert(notesOf(p), func(n note) webAnnotation {
		return webAnnotation{
			ID: uuidOf(p.ID, n.kind, fmt.Sprint(n.Start, n.End), n.value), Type: "Annotation", Motivation: "tagging", Creator: webCreator{"Software", "stakeout"},
			Body:   []webBody{{"TextualBody", "tagging", n.kind}, {"TextualBody", "describing", n.value}},
			Target: webAnnotatedText{source, [2]any{webPosition{"TextPositionSelector", n.Start, n.End}, quoteAt(runes, n.span)}},
		}
	})
}

// quoteAt selects the words of a span with those around them.
func quoteAt(text []rune, s span) webQuote {
	const around = 32
	return webQuote{"TextQuoteSelector", s.Text, string(text[max(0, s.Start-around):s.Start]), string(text[s.End:min(len(text), s.End+around)])}
}

// hashAddress names a text that has no address by its hash, as RFC 6920 has it.
func hashAddress(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "ni:///sha-256;" + base64.RawURLEncoding.EncodeToString(sum[:])
}

// uuidOf makes a UUID (version 8, RFC 9562) of what is identified, the same on every run.
func uuidOf(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80
	h := hex.EncodeToString(sum[:16])
	return fmt.Sprintf("urn:uuid:%s-%s-%s-%s-%s", h[:8], h[8:12], h[12:16], h[16:20], h[20:])
}

// note is a fact as an annotator shows it: the words, the kind and what was read.
type note struct {
	kind, value string
	span
}

// notesOf lists the facts of a post.
func notesOf(p post) []note {
	var notes []note
	add := func(kind, value string, e evidence) {
		notes = append(notes, note{kind, fmt.Sprintf("%s (%s, score %s)", value, e.Rule, number(e.Score)), e.span})
	}
	for _, s := range p.Stakes {
		add("stake", fmt.Sprintf("%s: %s of %s, %s", orElse(s.Holder.nameOrNull(), "somebody"), s.Share.Text, orElse(s.Company.nameOrNull(), "something"), s.Status), s.evidence)
	}
	for _, m := range p.Mentions {
		add(m.Kind, m.Name, m.evidence)
	}
	for _, m := range p.Money {
		add("money", strings.TrimSpace(number(m.Amount)+" "+orElse(m.Currency, "")), m.evidence)
	}
	for _, d := range p.Dates {
		add("date", orElse(d.Date, "unknown"), d.evidence)
	}
	for _, v := range p.Percentages {
		add("percentage", number(v.Value)+"%", v.evidence)
	}
	for _, q := range p.Quotes {
		add("quote", orElse(q.Speaker.nameOrNull(), "somebody"), q.evidence)
	}
	return notes
}

// nameOrNull returns the name of a party, nil for none.
func (p *party) nameOrNull() *string {
	if p == nil {
		return nil
	}
	return &p.Name
}
