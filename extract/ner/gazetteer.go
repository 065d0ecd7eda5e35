// Package ner recognises the names in a document: people, organisations and
// places. Rules read them by lists and by the words around them, the post itself
// teaches more, and a model that knows what the rules say decides (MODEL.md).
// LICENCES.md says where the lists come from.
//
//	gazetteer.go  the lists, and what they say about a word
//	read.go       what each word looks like and what its capital is worth
//	chain.go      the chains of capitalised words that may be names
//	split.go      the names in a chain, and the titles and offices between them
//	judge.go      what a name of several words is, by them and those beside it
//	word.go       the same for a name of one word
//	recognise.go  what the rest of the post teaches about it
//	hint.go       what the rules tell the model
//	model.go      the model, and its names with the rules' kinds
//	silver.go     mending what a machine has marked
//	train.go      training with the rules
package ner

import (
	_ "embed"
	"strings"
	"sync"
)

// Class is what the lists know about a word, as a set of bits. A word may be in
// many classes: Bank opens, closes and, alone, is no name.
type Class uint64

const (
	Title      Class = 1 << iota // stands before a person's name: Mr, Lord
	Honorific                    // one that stands before persons only
	Role                         // an office: Minister, Chief, MP
	Executive                    // an office of a firm, whose name stands before it whole: CEO
	Foreign                      // opens an organisation in another language: Banco
	Head                         // opens an organisation and takes "of" or "for": Bank of England
	List                         // a list follows its "of" or "for": Department for Business, Innovation and Skills
	Tail                         // closes an organisation: Ltd, Council
	Generic                      // alone it is no name: the Commission
	Org                          // an organisation by itself: Parliament, Tesco
	Location                     // a place that is no state, county or town: Europe
	Place                        // a state, county or town
	WeakPlace                    // a place that is also a surname or an ordinary word: Reading
	PlaceTail                    // closes a place: Street, Island
	Site                         // ends a place that is no state or town: Market
	PlaceHead                    // opens a place: Lake, Isle (of)
	Compass                      // opens a name and says which part: North, Greater
	People                       // a nationality or a faith: British
	Thing                        // closes what is no name of ours: Act, Monday
	Opener                       // opens sentences, not names: The, However
	Particle                     // small word inside a person's name: de, von
	Says                         // verb of saying
	PersonWord                   // small word beside a person: who, aged
	Job                          // small word for a person's work: director
	Kin                          // small word for a person's family: mother
	PlacePrep                    // small word before a place: in, near
	OrgNoun                      // small word beside an organisation: company
	OrgAfter                     // small word behind an organisation: shares
	OrgOf                        // small word whose "of" or "in" an organisation follows: stake
	Auxiliary                    // small verb behind a subject: has, will
	Firm                         // closes a firm, which takes no "of" or "for" behind it: Tarn Group for …
	Saint                        // opens a town's name: San, Las
	Party                        // a party where it stands in brackets: Lab
	Numbered                     // takes a number behind it: Channel 4
	Surname                      // a frequent surname
	Male                         // a man's first name
	Female                       // a woman's first name
	Ordinary                     // a word that is mostly written small
	Officer                      // a word whose "of" or "at" an organisation follows: director
	Deal                         // where it is said, a strange name is a firm's: stake
	Phrase                       // the first word of an entry of several words

	First = Male | Female
)

//go:generate go run gazetteers.go ../../../shared/ner

//go:embed words.txt
var words string

//go:embed firstnames.tsv
var firstNames string

//go:embed places.tsv
var places string

//go:embed bodies.txt
var bodies string

//go:embed surnames.txt
var surnames string

//go:embed ordinary.txt
var ordinary string

// classes are the names of the classes in words.txt.
var classes = map[string]Class{
	"title": Title, "honorific": Honorific, "role": Role, "head": Head, "list": List, "tail": Tail, "generic": Generic, "body": Org, "organisation": Org,
	"location": Location, "place": Place, "placetail": PlaceTail, "placehead": PlaceHead, "compass": Compass, "people": People,
	"thing": Thing, "opener": Opener, "particle": Particle, "says": Says, "person": PersonWord, "job": Job, "kin": Kin, "placeprep": PlacePrep, "orgnoun": OrgNoun,
	"orgafter": OrgAfter, "orgof": OrgOf, "deal": Deal, "site": Site, "party": Party, "foreign": Foreign, "officer": Officer, "auxiliary": Auxiliary, "saint": Saint, "firm": Firm, "executive": Executive, "numbered": Numbered,
	"man": Male, "woman": Female,
}

// lexicon is the lists as they are looked up.
type lexicon struct {
	word   map[string]Class
	phrase map[string]Class // entries of several words
}

// lists reads the lists, once, when the first document asks: about a millisecond.
var lists = sync.OnceValue(func() *lexicon {
	l := &lexicon{word: make(map[string]Class, 1<<14), phrase: make(map[string]Class, 1<<12)}
	for line := range strings.Lines(words) {
		class, entries, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		split := strings.Fields
		if strings.Contains(entries, ";") {
			split = func(s string) []string { return strings.Split(s, "; ") }
		}
		for _, w := range split(entries) {
			l.add(w, classes[class])
		}
	}
	for line := range strings.Lines(firstNames) {
		name, sex, _ := strings.Cut(strings.TrimSpace(line), "\t")
		l.word[name] |= map[string]Class{"m": Male, "f": Female, "b": First}[sex]
	}
	for line := range strings.Lines(places) {
		name, kind, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if kind == "sure" {
			l.add(name, Place)
		} else {
			l.add(name, WeakPlace)
		}
	}
	for line := range strings.Lines(bodies) {
		l.add(strings.TrimSpace(line), Org)
	}
	for line := range strings.Lines(surnames) {
		l.word[strings.TrimSpace(line)] |= Surname
	}
	for line := range strings.Lines(ordinary) {
		l.word[strings.TrimSpace(line)] |= Ordinary
	}
	return l
})

// add enters a word, or a phrase and the mark on its first word.
func (l *lexicon) add(entry string, c Class) {
	first, _, several := strings.Cut(entry, " ")
	if !several {
		l.word[entry] |= c
		return
	}
	l.phrase[entry] |= c
	l.word[first] |= Phrase
}

// Lookup returns what the lists know about a word as it is written.
func Lookup(word string) Class { return lists().word[word] }

// FirstName returns the sex of those who usually bear a first name: "m", "f" or
// "b" for both. It is "" for a word that is no known first name.
func FirstName(word string) string {
	switch Lookup(word) & First {
	case Male:
		return "m"
	case Female:
		return "f"
	case First:
		return "b"
	}
	return ""
}
