package extract

import (
	"stakeout/extract/ner"
	"stakeout/extract/nlp"
)

// Kind is what a name stands for.
type Kind string

// The kinds of names. GPE is a place with a government (a country, a town), LOC
// any other place.
const (
	Person       Kind = "PERSON"
	Organisation Kind = "ORG"
	GPE          Kind = "GPE"
	Location     Kind = "LOC"
)

// Mention is a name in the text. Titles (Lord, Mr, Minister), a leading "the" and a
// trailing possessive are outside its span.
type Mention struct {
	Name string // the fullest form of the name in the post: DWP → Department for Work and Pensions
	Kind Kind
	Evidence
}

// mentions finds the names in a document and gives each its fullest form.
func mentions(d *nlp.Document, p Post) []Mention {
	entities := ner.Find(d)
	who := make([]Mention, len(entities))
	for i, e := range entities {
		who[i] = Mention{
			Name:     d.Slice(e.Span),
			Kind:     Kind(e.Kind),
			Evidence: Evidence{Span: e.Span, Sentence: d.SentenceAt(e.Start), Rule: e.Rule, Score: e.Score},
		}
	}
	link(d, who)
	return who
}
