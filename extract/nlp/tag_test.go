package nlp

import (
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"
)

// On plain ASCII sentences without repeated words or quotation marks, where prose
// itself has no fault that we know of, the tags are prose's.
func TestTagAgreesWithProse(t *testing.T) {
	loaded, err := prose.NewDocument("", prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"The council sold its remaining stake in the port to a Dutch operator .",
		"Staff will own 51 per cent of Upper Wharfe Community Health from October .",
		"Corriedale has offered shareholders more money for their holdings in 1987 .",
		"Nobody knew who had bought them , or why they were so cheap .",
	} {
		want, err := prose.NewDocument(text, prose.WithExtraction(false), prose.WithSegmentation(false), prose.UsingModel(loaded.Model))
		if err != nil {
			t.Fatal(err)
		}
		d := New(text)
		d.Tag(Span{0, len(text)})
		for i, tok := range want.Tokens() {
			if got := d.Tokens[i]; d.Slice(got.Span) != tok.Text || got.Tag != tok.Tag {
				t.Errorf("%s: got %s/%s, prose has %s/%s", text, d.Slice(got.Span), got.Tag, tok.Text, tok.Tag)
			}
		}
	}
}

func TestTag(t *testing.T) {
	for text, want := range map[string]string{
		"“We bought it,” he said.":      "``/`` We/PRP bought/VBD it/PRP ,/, ''/'' he/PRP said/VBD ./.",
		"It cost £5 – don’t ask.":       "It/PRP cost/VBD $/$ 5/CD --/: do/VBP ask/VB ./.",
		"The firm’s owners sold shares": "The/DT firm/NN 's/POS owners/NNS sold/VBD shares/NNS",
	} {
		d := New(text)
		d.Tag(Span{0, len(text)})
		var got []string
		for _, tok := range d.Tokens {
			got = append(got, plain(d.Slice(tok.Span))+"/"+tok.Tag)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %s, want %s", text, strings.Join(got, " "), want)
		}
	}
}

// The same word in two places has two tags.
func TestTagRepeatedWord(t *testing.T) {
	d := New("They offer money and the offer stands.")
	d.Tag(d.Sentences[0])
	if d.Tokens[1].Tag == d.Tokens[5].Tag {
		t.Errorf("offer is %s in both places", d.Tokens[1].Tag)
	}
}
