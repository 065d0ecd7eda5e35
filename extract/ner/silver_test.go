package ner

import (
	"slices"
	"strings"
	"testing"

	"stakeout/extract/ner/crf"
	"stakeout/extract/nlp"
)

// TestCorrect mends marks written as "LABEL words".
func TestCorrect(t *testing.T) {
	for _, test := range []struct{ text, marks, want string }{
		{"I thank Dr Ann Garrow MP for that.", "PERSON Dr Ann Garrow MP", "PERSON Ann Garrow"},
		{"I thank the hon. Member for Fenbeck (Ann Garrow) for that.", "ORG Fenbeck; ORG Ann Garrow", "PLACE Fenbeck; PERSON Ann Garrow"},
		{"Ann Garrow (Northwold and Fenbeck) (Lab)", "PLACE Ann Garrow; PERSON Northwold", "PERSON Ann Garrow; PLACE Northwold and Fenbeck; ORG Lab"},
		{"The Secretary of State for Rivers wrote to Leeds.", "ORG State for Rivers; PLACE Leeds", "PLACE Leeds"},
		{"It was laid before Parliament in May.", "", "ORG Parliament"},
		{"The European Union (Rivers) Act was old.", "", "UNSURE European Union"},
		{"She was moved to HMP Fenbeck.", "ORG HMP; PLACE Fenbeck", "PLACE HMP Fenbeck"},
		{"It is for Fenbeck City Council.", "PLACE Fenbeck", "ORG Fenbeck City Council"},
		// the machine is right, or nobody knows
		{"The river at Quarrow rose.", "PLACE Quarrow", "PLACE Quarrow"},
		{"The Tarn Panel met.", "", "UNSURE Tarn Panel"},
	} {
		e := crf.Example{Text: test.text, Source: "UK Hansard", Entities: marked(test.text, test.marks)}
		correct(&e)
		slices.SortFunc(e.Entities, func(a, b crf.Entity) int { return a.Start - b.Start })
		var got []string
		for _, n := range e.Entities {
			got = append(got, n.Label+" "+e.Text[n.Start:n.End])
		}
		if s := strings.Join(got, "; "); s != test.want {
			t.Errorf("%q: marks %q, want %q", test.text, s, test.want)
		}
	}
}

// marked reads marks written as "LABEL words".
func marked(text, marks string) (all []crf.Entity) {
	for m := range strings.SplitSeq(marks, "; ") {
		if label, words, ok := strings.Cut(m, " "); ok {
			start := strings.Index(text, words)
			all = append(all, crf.Entity{Start: start, End: start + len(words), Label: label})
		}
	}
	return all
}

// TestHostileTexts reads long texts of one kind, which take minutes when the work
// grows with the square of their length.
func TestHostileTexts(t *testing.T) {
	for _, part := range []string{"A ", "ABC DEF ", "(A", "Ann, ", "Department for A and B, ", "Ann “Peg” Lee ", "Member for A (Lab) ", "12 per cent of Tarn ", "“"} {
		for _, e := range Find(nlp.New(strings.Repeat(part, 200_000/len(part)))) {
			if e.Len() > 1000 {
				t.Errorf("%q: a name of %d bytes", part, e.Len())
			}
		}
	}
}
