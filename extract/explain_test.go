package extract

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// explained prints explanations as "words reason", with the holders for a reason where
// there are stakes.
func explained(text string, all []Explanation) string {
	var said []string
	for _, e := range all {
		why := string(e.Reason)
		for _, s := range e.Stakes {
			why += "=" + s.Holder.Name
		}
		said = append(said, text[e.Start:e.End]+" "+why)
	}
	return strings.Join(said, "; ")
}

func TestExplain(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Orrin Capital owns 30 per cent of Pellham Foods, which has 12 per cent of the market.",
			"30 per cent =Orrin Capital; 12 per cent market"},
		{"Lakeside Gas is a 50:50 joint venture between Orrin and Petrim.", "50:50 =Orrin=Petrim"},
		{"Orrin will hold 40 per cent of Pellham Foods, with the council holding 35 and the staff 25.",
			"40 per cent =Orrin; 35 =council; 25 =staff"},
		{"Sales of Pellham Foods rose 130 per cent, or by 2 percentage points more than those of Orrin.",
			"130 per cent out-of-range; 2 percentage points points"},
		{"Orrin raised its stake in Pellham Foods from 5 to 7 per cent.", "5 before; 7 per cent =Orrin"},
		{"In 1998 there were 12 mills, and 3 of them spun 40 per cent of all wool.", "40 per cent not-owned"},
		{"Nothing is said of shares here.", ""},
		{"", ""},
	} {
		f := Extractor{Only: NoFacts, Explain: true}.Extract(Post{Text: c.text})
		if got := explained(c.text, f.Explanations); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
		if f.Explanations == nil {
			t.Errorf("%q: no list", c.text)
		}
	}
	if f := (Extractor{}).Extract(Post{Text: "Orrin Capital owns 30 per cent of Pellham Foods."}); f.Explanations != nil {
		t.Error("explained unasked")
	}
}

// TestExplainLongSentence wants the words around a percentage, not a text of a
// megabyte for each of the thousands in it.
func TestExplainLongSentence(t *testing.T) {
	text := strings.Repeat("grain 5% ", 5000)
	f := Extractor{Only: NoFacts, Explain: true}.Extract(Post{Text: text})
	if len(f.Explanations) != 5000 {
		t.Fatalf("%d explanations, want one a percentage", len(f.Explanations))
	}
	for _, e := range f.Explanations {
		if e.Reason != TooLong || e.Sentence.Len() > 300 {
			t.Fatalf("%v: reason %q, %d bytes of sentence", e.Span, e.Reason, e.Sentence.Len())
		}
	}
}

func TestMinScore(t *testing.T) {
	post := Post{Text: "Norvale, 51 per cent owned by Orrin Capital, paid £2m on 3 May 2012. It has 20 per cent of Pellham Foods. “We ate,” said Ida Furrow."}
	all := Extractor{}.Extract(post)
	for _, least := range []float64{0, 0.3, 0.7, 0.9, 1} {
		kept := Extractor{MinScore: least}.Extract(post)
		checkKept(t, least, all.Mentions, kept.Mentions)
		checkKept(t, least, all.Stakes, kept.Stakes)
		checkKept(t, least, all.Money, kept.Money)
		checkKept(t, least, all.Dates, kept.Dates)
		checkKept(t, least, all.Percentages, kept.Percentages)
		checkKept(t, least, all.Quotes, kept.Quotes)
		for _, p := range kept.Percentages {
			has := slices.ContainsFunc(kept.Stakes, func(s Stake) bool { return s.Share.Overlaps(p.Span) })
			if p.Stake != has {
				t.Errorf("with %v and more, %q is a stake: %v, want %v", least, post.Text[p.Start:p.End], p.Stake, has)
			}
		}
	}
}

// checkKept wants the facts that are sure enough, and no other.
func checkKept[F interface{ score() float64 }](t *testing.T, least float64, all, kept []F) {
	t.Helper()
	want := 0
	for _, f := range all {
		if f.score() >= least {
			want++
		}
	}
	for _, f := range kept {
		if f.score() < least {
			t.Errorf("%+v is kept with %v and more", f, least)
		}
	}
	if len(kept) != want {
		t.Errorf("%d of %d %T kept with %v and more, want %d", len(kept), len(all), all, least, want)
	}
}

func FuzzExplain(f *testing.F) {
	for _, seed := range []string{
		"Orrin Capital owns 30 per cent of Pellham Foods, which has 12 per cent of the market.",
		"a 50:50 venture between A and B\n\nShareholders of Lakeside Gas\n\nNorvale: 60%\n\nStaff: 40%", "51:49 \xff 120% -3% half the\x00 majority 5%5%5%",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		found := Extractor{Only: NoFacts, Explain: true}.Extract(Post{Text: text})
		stakes, last := 0, 0
		for _, e := range found.Explanations {
			if e.Start < last || e.Start >= e.End || e.End > len(text) || !e.Sentence.Contains(e.Span) || !utf8.RuneStart(text[e.Start]) {
				t.Fatalf("span %v in sentence %v of %q", e.Span, e.Sentence, text)
			}
			if (len(e.Stakes) == 0) != (e.Reason.Sentence() != "") {
				t.Fatalf("%d stakes and the reason %q in %q", len(e.Stakes), e.Reason, text)
			}
			stakes, last = stakes+len(e.Stakes), e.End
		}
		if stakes != len(found.Stakes) {
			t.Fatalf("%d of %d stakes explained in %q", stakes, len(found.Stakes), text)
		}
	})
}
