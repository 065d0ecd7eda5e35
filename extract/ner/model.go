package ner

import (
	_ "embed"
	"strings"
	"sync"

	"stakeout/extract/ner/crf"
	"stakeout/extract/nlp"
)

// Attribution has the lines that a copy of the model and of the lists of names has to
// carry, with their licences.
//
//go:embed ATTRIBUTION.txt
var Attribution string

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
func Find(d *nlp.Document) []Entity { return find(model(), d) }

func find(m *crf.Model, d *nlp.Document) []Entity {
	r := read(d)
	told := r.entities()
	return r.merge(m.Names(d, r.hints(told)), told)
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
	end, t := 0, 0 // of the last entity, and the rules' first name that may meet the next
	add := func(e Entity) { entities, end = append(entities, e), e.End }
	for _, n := range names {
		for ; t < len(told) && told[t].End <= n.Start; t++ {
			if told[t].part {
				add(told[t])
			}
		}
		if t == len(told) || !told[t].Overlaps(n.Span) {
			if !r.common(n) {
				add(r.entity(n))
			}
			continue
		}
		if told[t].part && r.oneToken(n.Span) {
			continue // its parts follow
		}
		if e := r.entity(n); told[t].same(e) || told[t].longer(e) && told[t].Start >= end {
			add(r.placed(told[t]))
		} else if !r.common(n) {
			add(e)
		}
	}
	for ; t < len(told); t++ {
		if told[t].part && told[t].Start >= end {
			add(told[t])
		}
	}
	entities = r.joinNicknames(entities)
	r.agree(entities)
	return entities
}

// agree gives the names that the model alone has marked the kind that a rule is certain
// of elsewhere in the post, and makes a place no town that is none somewhere.
func (r *reader) agree(entities []Entity) {
	kinds := make(map[string]string, len(entities))
	for _, e := range entities {
		name := r.d.Slice(e.Span)
		switch known := kinds[name]; {
		case e.trust >= certainTrust && (known == "" || known == "LOC" || known == e.Kind):
			kinds[name] = e.Kind
		case e.trust >= certainTrust:
			kinds[name] = conflict
		case e.Rule == modelRule && e.Kind == "LOC" && known == "":
			kinds[name] = "LOC"
		}
	}
	for i := range entities {
		e := &entities[i]
		if e.Rule != modelRule {
			continue
		}
		switch known := kinds[r.d.Slice(e.Span)]; {
		case known == "" || known == conflict || known == e.Kind || known == "LOC" && e.Kind != "GPE":
		default:
			e.Kind, e.Rule, e.Score = known, "mention.learnt", guessScore
		}
	}
}

// conflict stands for two kinds that rules are certain of.
const conflict = "?"

// modelRule marks the names that the model alone tells.
const modelRule = "mention.model"

// placed returns a name of the rules, and a place that they guess with the kind that
// the words in it and beside it tell.
func (r *reader) placed(e Entity) Entity {
	if e.Kind == "GPE" && !e.sure() {
		e.Kind = kindNames[r.placeOf(r.d.TokenAt(e.Start), r.d.TokenAt(e.End))]
	}
	return e
}

// same reports whether two entities cover the same words and are of one kind to the
// model.
func (e *Entity) same(n Entity) bool { return e.Span == n.Span && e.modelKind() == n.modelKind() }

// longer reports whether the lists hold a longer form of a name with the same end: The
// Hague.
func (e *Entity) longer(n Entity) bool {
	return e.Rule == "mention.list" && e.End == n.End && e.Start < n.Start && e.modelKind() == n.modelKind()
}

// joinNicknames makes one name of the parts of a person's around a nickname in
// quotation marks: Ann “Peg” Reed.
func (r *reader) joinNicknames(entities []Entity) []Entity {
	kept := entities[:0]
	for _, e := range entities {
		for back := 1; back <= 2 && back <= len(kept); back++ { // the nickname may be a name too
			if first := kept[len(kept)-back]; r.nicknamed(first, e) {
				kept = kept[:len(kept)-back]
				e.Span, e.Rule, e.Score = nlp.Span{Start: first.Start, End: e.End}, first.Rule, first.Score
				break
			}
		}
		kept = append(kept, e)
	}
	return kept
}

// nicknamed reports whether two names are a person's with one word in quotation marks
// between them.
func (r *reader) nicknamed(first, last Entity) bool {
	if first.Kind != "PERSON" || last.Kind != "PERSON" || strings.ContainsAny(r.d.Slice(first.Span), "“‘\"") {
		return false
	}
	gap := r.d.Text[first.End:last.Start]
	for _, marks := range [...][2]string{{" “", "” "}, {" ‘", "’ "}, {" \"", "\" "}, {" '", "' "}} {
		if rest, ok := strings.CutPrefix(gap, marks[0]); ok {
			name, ok := strings.CutSuffix(rest, marks[1])
			return ok && name != "" && !strings.ContainsAny(name, " \n“”\"")
		}
	}
	return false
}

// common reports whether a name that the model alone marks is none: a word such as
// names nothing by itself (County, Taoiseach), one for a people (South Korean), or a
// shout or list without end.
func (r *reader) common(n crf.Name) bool {
	const none = People | Generic | Role | Title | Thing
	last := r.d.TokenAt(n.End) - 1
	switch {
	case last-r.d.TokenAt(n.Start) >= longestChain:
		return true
	case r.is(last, Place|WeakPlace|Org|Location|First|Surname):
		return false
	case r.oneToken(n.Span):
		return r.is(last, none) && !r.has(last, allCaps)
	}
	return n.Kind == crf.Place && r.is(last, People)
}

// oneToken reports whether a span is that of one token.
func (r *reader) oneToken(s nlp.Span) bool {
	i := r.d.TokenAt(s.Start)
	return i < len(r.words) && r.d.Tokens[i].Span == s
}

// entity returns a name that the model marks with its kind.
func (r *reader) entity(n crf.Name) Entity {
	first, last := r.d.TokenAt(n.Start), r.d.TokenAt(n.End)
	e := Entity{Span: n.Span, Rule: modelRule, Score: modelScore}
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

// placeOf tells a state or town from other places, where no rule knew the name: by its
// first and last word, by the words beside it, and by a party behind it, which makes
// it a seat.
func (r *reader) placeOf(first, last int) int {
	several := last-first > 1
	switch {
	case r.is(last-1, Location), several && r.is(first, PlaceHead), several && r.is(last-1, Site), r.is(last, Site):
		return loc
	case several && r.is(last-1, PlaceTail):
		return r.placeTail(&candidate{first: first, last: last})
	case r.is(first, Place):
		return gpe
	case r.text(first-1) == "the" || r.text(first-1) == "on" || r.text(first-1) == "On", r.text(last) == ")" && r.party(last+2):
		return loc
	}
	return gpe
}
