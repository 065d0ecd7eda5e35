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

// The rule of a mention says what told its kind; package ner reads them.
//
//	mention.list            a list holds the name: a country, a town, a body
//	mention.part            a list holds a word of the name: Orrin Europe
//	mention.title           Lord Hutton, Dr Quill
//	mention.role            the chancellor, Ann Reed
//	mention.first-name      Ann Reed
//	mention.surname         Reed, where a list of surnames holds it
//	mention.head            University of Leeds, Department for Transport
//	mention.legal-form      Fosse Ltd
//	mention.tail            Fosse Group, Aldwater City Council
//	mention.acronym         NHS, or the initials of a name beside it
//	mention.party           Ann Reed (Lab)
//	mention.coinage         MyCSP
//	mention.website         depot.example
//	mention.noun            the lender Orrin
//	mention.saying          Norrland Line said
//	mention.office          the director of Orrin
//	mention.apposition      Orrin, a charity for …
//	mention.place-head      Loch Tarn
//	mention.place-tail      Ferry Road
//	mention.station         Tarnbeck, of Tarnbeck station
//	mention.road            M62
//	mention.shire           Merrowshire
//	mention.saint           St Abbs
//	mention.compass         Harlow West, the North
//	mention.seat            the place of "the MP for" a seat
//	mention.article         the Clyde
//	mention.context         the words beside it: in Tarnbeck, Reed's mother
//	mention.learnt          the post tells elsewhere what the name is
//	mention.strange-words   several words none of which is an ordinary word: a person
//	mention.ordinary-words  several ordinary words with capitals: an organisation
//	mention.unknown         nothing tells: an organisation more often than not
//	mention.model           no rule tells: the model that knows the rules does, or overrules them

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
