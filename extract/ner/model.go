package ner

import (
	_ "embed"
	"sync"

	"stakeout/extract/ner/crf"
	"stakeout/extract/nlp"
)

//go:embed model.bin
var modelFile string

// model returns the embedded model. It is compiled into the program, so a failure is
// a broken build.
var model = sync.OnceValue(func() *crf.Model {
	m, err := crf.Open(modelFile)
	if err != nil {
		panic("names model: " + err.Error())
	}
	return m
})

// Find returns the names in a document, in order and free of overlaps: those that the
// model marks, which knows what the rules say.
func Find(d *nlp.Document) []Entity {
	r := read(d)
	told := r.entities()
	return r.merge(model().Names(d, r.hints(told)), told)
}

// The scores of a name that a rule is sure of, that a rule guesses, and that the model
// alone marks.
const (
	sureScore  = 0.9
	guessScore = 0.7
	modelScore = 0.6
)

// merge gives the names of the model the kinds and rules that the rules tell for the
// same words, and adds the names that are parts of a token, which the model cannot mark.
func (r *reader) merge(names []crf.Name, told []Entity) []Entity {
	entities := make([]Entity, 0, len(names)+4)
	t := 0
	for _, n := range names {
		for ; t < len(told) && told[t].End <= n.Start; t++ {
			if told[t].part {
				entities = append(entities, told[t])
			}
		}
		if t < len(told) && told[t].part && n.Contains(told[t].Span) && r.oneToken(n.Span) {
			continue // the parts follow
		}
		if r.peopleWord(n) {
			continue
		}
		e := r.entity(n)
		if t < len(told) && told[t].Start == e.Start && told[t].End == e.End && told[t].modelKind() == n.Kind {
			e.Kind, e.Rule, e.Score = told[t].Kind, told[t].Rule, told[t].Score
		} else if t < len(told) && told[t].listed(e) {
			e = told[t]
		}
		entities = append(entities, e)
	}
	for ; t < len(told); t++ {
		if told[t].part && (len(entities) == 0 || entities[len(entities)-1].End <= told[t].Start) {
			entities = append(entities, told[t])
		}
	}
	return entities
}

// listed reports whether the lists hold a longer form of a name with the same end: The
// Hague.
func (e *Entity) listed(n Entity) bool {
	return e.Rule == "mention.list" && e.End == n.End && e.Start < n.Start && e.Kind == n.Kind
}

// peopleWord reports whether the name is one word for those of a people or a faith:
// the Kuwaiti fund.
func (r *reader) peopleWord(n crf.Name) bool {
	i := r.d.TokenAt(n.Start)
	return r.oneToken(n.Span) && r.is(i, People) && !r.is(i, Place|Org|First|Surname)
}

// oneToken reports whether a span is that of one token.
func (r *reader) oneToken(s nlp.Span) bool {
	i := r.d.TokenAt(s.Start)
	return i < len(r.words) && r.d.Tokens[i].Span == s
}

// entity returns a name that the model marks with its kind.
func (r *reader) entity(n crf.Name) Entity {
	first, last := r.d.TokenAt(n.Start), r.d.TokenAt(n.End)
	e := Entity{Span: n.Span, Rule: "mention.model", Score: modelScore}
	switch n.Kind {
	case crf.Person:
		e.Kind, e.Span = "PERSON", r.span(r.person(first, last))
	case crf.Organisation:
		e.Kind = "ORG"
	default:
		if r.beforeStation(last) {
			e.End = r.d.Tokens[last].End
			e.Kind, e.Rule = "LOC", stationRule
		} else {
			e.Kind = kindNames[r.placeOf(first, last)]
		}
	}
	return e
}

// placeOf tells a state or town from other places, where no rule knew the name.
func (r *reader) placeOf(first, last int) int {
	switch {
	case r.is(last-1, Location) || last-first > 1 && r.is(first, PlaceHead):
		return loc
	case last-first > 1 && r.is(last-1, PlaceTail):
		return r.placeTail(&candidate{first: first, last: last})
	}
	return gpe
}
