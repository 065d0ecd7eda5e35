package extract

import (
	"strings"
	"testing"

	"stakeout/extract/nlp"
)

// named builds a document and its index from text in which [PERSON Ann Lee] marks a
// mention and [ORG DWP|Department for Work] one with a fuller name.
func named(t *testing.T, marked string) *names {
	t.Helper()
	var text strings.Builder
	var who []Mention
	for {
		before, rest, more := strings.Cut(marked, "[")
		text.WriteString(before)
		if !more {
			break
		}
		inside, after, _ := strings.Cut(rest, "]")
		kind, words, _ := strings.Cut(inside, " ")
		words, name, fuller := strings.Cut(words, "|")
		if !fuller {
			name = words
		}
		start := text.Len()
		text.WriteString(words)
		who = append(who, Mention{Name: name, Kind: Kind(kind), Evidence: Evidence{Span: nlp.Span{Start: start, End: text.Len()}}})
		marked = after
	}
	d := nlp.New(text.String())
	for i := range who {
		who[i].Sentence = d.SentenceAt(who[i].Start)
	}
	return indexNames(d, who)
}

func TestAntecedent(t *testing.T) {
	for _, test := range []struct{ text, words, want string }{
		{"[PERSON Peter Quill] runs [ORG Tarn Group]. HE agreed.", "he", "Peter Quill"},
		{"[PERSON Peter Quill] met [PERSON Susan Oakes]. HE agreed.", "she", "Susan Oakes"},
		{"[PERSON Peter Quill] met [PERSON Brian Oakes]. HE agreed.", "he", "Peter Quill"},
		{"[PERSON Susan Oakes] spoke. HE agreed.", "he", ""},
		{"Mrs [PERSON Oakes] spoke. HE agreed.", "his", ""},
		{"[PERSON Oakes] spoke.\n\nHE agreed.", "her", "Oakes"},
		{"[PERSON Oakes] spoke.\n\nNothing else.\n\nHE agreed.", "her", ""},
		{"[ORG Tarn] sold it. [PERSON Peter Quill] left. HE agreed.", "the company", "Tarn"},
		{"[ORG DWP|Department for Work] sold it. HE agreed.", "they", "Department for Work"},
		{"[GPE Leeds] grew. HE agreed.", "it", ""},
	} {
		for _, end := range []string{"\n", "\r\n", "\r", " \n\t"} {
			n := named(t, strings.ReplaceAll(test.text, "\n", end))
			got := ""
			if m := n.antecedent(test.words, strings.Index(n.d.Text, "HE")); m != nil {
				got = m.party().Name
			}
			if got != test.want {
				t.Errorf("%q in %q stands for %q, want %q", test.words, n.d.Text, got, test.want)
			}
		}
	}
}

func TestNamesLookup(t *testing.T) {
	n := named(t, "The [ORG Tarn Group] and [PERSON Ann Lee] met; [PERSON Lee|Ann Lee] won.")
	for words, want := range map[string]string{"Lee": "Ann Lee", "the Tarn Group’s": "Tarn Group", "Lee's": "Ann Lee", "Somebody": "Somebody"} {
		if got := n.full(words); got != want {
			t.Errorf("full(%q) = %q, want %q", words, got, want)
		}
	}
	if m := n.at(6); m == nil || m.Name != "Tarn Group" {
		t.Errorf("at(6) = %v, want Tarn Group", m)
	}
	if m := n.at(0); m != nil {
		t.Errorf("at(0) = %v, want none", m)
	}
	if got := n.within(nlp.Span{Start: 4, End: 26}); len(got) != 2 {
		t.Errorf("within finds %d mentions, want 2", len(got))
	}
}
