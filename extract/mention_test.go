package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"stakeout/extract/nlp"
)

// mentioned writes mentions as "PERSON Ann Lee; ORG Tarn Group", with "= full name"
// where it differs.
func mentioned(d *nlp.Document, who []Mention) string {
	var all []string
	for _, m := range who {
		s := string(m.Kind) + " " + d.Slice(m.Span)
		if m.Name != d.Slice(m.Span) {
			s += " = " + m.Name
		}
		all = append(all, s)
	}
	return strings.Join(all, "; ")
}

func TestMentions(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"It was sold by the Department for Rivers and Lakes (DRL). The DRL agreed.",
			"ORG Department for Rivers and Lakes; ORG DRL = Department for Rivers and Lakes; ORG DRL = Department for Rivers and Lakes"},
		{"Lord Tarrow of Penrith, a former minister, will chair it. “Fine,” said Lord Tarrow.",
			"PERSON Tarrow of Penrith = Lord Tarrow of Penrith; PERSON Tarrow = Lord Tarrow of Penrith"},
		{"Lord Tarrow wrote to Peter Tarrow. Tarrow replied.",
			"PERSON Tarrow = Lord Tarrow; PERSON Peter Tarrow; PERSON Tarrow"},
		{"The Prime Minister met Susan Oakes. Later Oakes left.", "PERSON Susan Oakes; PERSON Oakes = Susan Oakes"},
		{"Shares in Quillon Group fell. Quillon said so.", "ORG Quillon Group; ORG Quillon = Quillon Group"},
		{"Chief executive Dorvan Quade spoke.", "PERSON Dorvan Quade"},
		{"The scheme by MyBarn was not new.", "ORG MyBarn"},
		{"Britain's Jane Marlow visited Leeds City Council.", "GPE Britain; PERSON Jane Marlow; ORG Leeds City Council"},
		// no names
		{"The Government said on Tuesday that the Health Bill was dead.", ""},
		{"British voters wrote to MPs about VAT in March.", ""},
		{"However, the Minister left. Nothing happened.", ""},
		{"The White Paper and the Autumn Statement say little.", ""},
	} {
		d := nlp.New(test.text)
		if got := mentioned(d, mentions(d, Post{Text: test.text})); got != test.want {
			t.Errorf("%q\n names %s\n want  %s", test.text, got, test.want)
		}
	}
}

func FuzzMentions(f *testing.F) {
	f.Add("Lord Tarrow of Penrith, of the Department for Rivers, Lakes and Ponds (DRLP) & Co., Ltd.'s")
	f.Add("\x00\xff “ A of the The I'm U.S. d’É-É 's of for and ,")
	f.Fuzz(func(t *testing.T, text string) {
		d := nlp.New(text)
		end := 0
		for _, m := range mentions(d, Post{Text: text}) {
			if m.Start < end || m.End <= m.Start || m.End > len(text) || m.Name == "" {
				t.Fatalf("mention %+v after offset %d", m, end)
			}
			if utf8.ValidString(text) && !utf8.ValidString(d.Slice(m.Span)) {
				t.Fatalf("mention %q cuts a rune", d.Slice(m.Span))
			}
			end = m.End
		}
	})
}

// BenchmarkMentions reads names in the bundled sample, repeated; the tokens are
// made beforehand.
func BenchmarkMentions(b *testing.B) {
	sample, err := os.ReadFile(filepath.Join("..", "testdata", "posts", "commons-ledger.txt"))
	if err != nil {
		b.Fatal(err)
	}
	d := nlp.New(strings.Repeat(string(sample), 10))
	b.ReportAllocs()
	for b.Loop() {
		mentions(d, Post{Text: d.Text})
	}
	b.ReportMetric(float64(b.N)*float64(len(d.Tokens))/b.Elapsed().Seconds(), "tokens/s")
}
