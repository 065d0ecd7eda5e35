package extract

import "stakeout/extract/nlp"

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

// mentions finds the names in a document.
func mentions(d *nlp.Document, p Post) []Mention { return nil }
