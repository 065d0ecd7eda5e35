package nlp

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// Every token of a line is followed by a bar, blanks apart.
func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"A 25% stake":               "A 25 % stake",
		"the agency’s 500 staff":    "the agency ’s 500 staff",
		"taxpayers' money":          "taxpayers ' money",
		"Anneliese O'Dowd's bus":    "Anneliese O'Dowd 's bus",
		"don’t and can't":           "don’t and can't",
		"£6.8m, €2.5 bn":            "£ 6.8m , € 2.5 bn",
		"1,106 of 2,300,000":        "1,106 of 2,300,000",
		"B, 51%-owned by A":         "B , 51 % - owned by A",
		"20–25 per cent":            "20 – 25 per cent",
		"a 50:50 or 50/50 split":    "a 50 : 50 or 50 / 50 split",
		"employee-owned M&S (R&D)":  "employee-owned M&S ( R&D )",
		"Mr. A. Petch of the U.S.":  "Mr. A. Petch of the U.S.",
		"at 9 a.m. (e.g. Monday)":   "at 9 a.m. ( e.g. Monday )",
		"see example.org.":          "see example.org .",
		"ask a@b.example now":       "ask a@b.example now",
		"wait... and -- wait…":      "wait ... and -- wait …",
		"“transformed”,":            "“ transformed ” ,",
		"‘Why nations fail’":        "‘ Why nations fail ’",
		"21st, 10-year, ’90s":       "21st , 10-year , ’ 90s",
		"a\u00a0b\u2003c":           "a b c",
		"co\u00adoperative":         "co\u00adoperative",
		"Gáspár Maróth of Győr":     "Gáspár Maróth of Győr",
		"日本 株式":                     "日本 株式",
		"the end.The next":          "the end . The next",
		"bad \xff\xfe bytes":        "bad \xff\xfe bytes",
		"":                          "",
		"5½ ⅓":                      "5 ½ ⅓",
		"’":                         "’",
		"snake_case and a__b":       "snake_case and a __ b",
		"\ufeffText":                "\ufeffText",
		"Ltd.":                      "Ltd.",
		"No. 5, not no.":            "No. 5 , not no .",
		"12.5p.":                    "12.5p .",
		"Hammersmith & Fulham’s IT": "Hammersmith & Fulham ’s IT",
	} {
		d := New(text)
		var got []string
		for _, tok := range d.Tokens {
			got = append(got, d.Slice(tok.Span))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: got %q, want %q", text, strings.Join(got, " "), want)
		}
	}
}

// check verifies what New promises for any text.
func check(t *testing.T, text string) {
	d := New(text)
	end, s := 0, 0
	for i, tok := range d.Tokens {
		if tok.Start < end || tok.End <= tok.Start || tok.End > len(text) {
			t.Fatalf("token %d %v overlaps or leaves the text", i, tok.Span)
		}
		if gap := text[end:tok.Start]; strings.IndexFunc(gap, visible) >= 0 {
			t.Fatalf("%q is in no token", gap)
		}
		end = tok.End
		for s < len(d.Sentences) && d.Sentences[s].End <= tok.Start {
			s++
		}
		if s == len(d.Sentences) || !d.Sentences[s].Contains(tok.Span) {
			t.Fatalf("token %d %q is in no sentence", i, d.Slice(tok.Span))
		}
	}
	for i, s := range d.Sentences {
		if i > 0 && s.Start < d.Sentences[i-1].End {
			t.Fatalf("sentence %d overlaps the one before", i)
		}
		if w := d.Within(s); len(w) == 0 || w[0].Start != s.Start || w[len(w)-1].End != s.End {
			t.Fatalf("sentence %d %q does not begin and end with a token", i, d.Slice(s))
		}
		d.Tag(s)
	}
	for i, tok := range d.Tokens {
		if tok.Tag == "" {
			t.Fatalf("token %d %q has no tag", i, d.Slice(tok.Span))
		}
	}
}

func visible(r rune) bool { return r > ' ' && r != 0x7f && !unicode.IsSpace(r) }

func FuzzDocument(f *testing.F) {
	for _, seed := range []string{
		"", "A 25% stake. “Yes,” he said.", "Mr. J. Smith Ltd.\n\nU.S. p.m.", "\xff\xfe\x00", "’s", "'s's", "a.b.c.", "....", "don't n't", "-", "\u00ad\u200b",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, text) })
}

// A text without blanks, or of one kind of mark, takes no more than linear time.
func TestHostileTexts(t *testing.T) {
	for _, unit := range []string{"a", "’", ".", "(", "a.", "A. ", "\n", "a\n", "“", "1,", "\u00a0", "-", "a'"} {
		text := strings.Repeat(unit, 200_000/len(unit))
		d := New(text)
		if len(d.Tokens) > 0 && !utf8.ValidString(d.Slice(d.Tokens[0].Span)) {
			t.Errorf("%q: a token cuts a rune", unit)
		}
	}
}

func TestWithin(t *testing.T) {
	d := New("One two. Three four.")
	var got []string
	for _, tok := range d.Within(d.Sentences[1]) {
		got = append(got, d.Slice(tok.Span))
	}
	if want := []string{"Three", "four", "."}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if s := d.SentenceAt(10); s != d.Sentences[1] {
		t.Errorf("SentenceAt(10) = %v", s)
	}
	if s := d.SentenceAt(8); s.Len() != 0 {
		t.Errorf("SentenceAt between two sentences = %v", s)
	}
}

// sample is the text of the benchmarks: policy prose of our own, repeated.
func sample(b *testing.B) string {
	text, err := os.ReadFile(filepath.Join("testdata", "sample.txt"))
	if err != nil {
		b.Fatal(err)
	}
	return strings.Repeat(string(text), 1+(1<<20)/len(text))
}

func BenchmarkNew(b *testing.B) {
	text := sample(b)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	tokens := 0
	for b.Loop() {
		tokens += len(New(text).Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkTag(b *testing.B) {
	d := New(sample(b))
	b.ReportAllocs()
	tokens := 0
	for b.Loop() {
		for i := range d.Tokens {
			d.Tokens[i].Tag = ""
		}
		for _, s := range d.Sentences {
			d.Tag(s)
		}
		tokens += len(d.Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}
