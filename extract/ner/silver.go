package ner

import (
	"slices"
	"strings"

	"stakeout/extract/ner/crf"
	"stakeout/extract/nlp"
)

// correct mends the marks that a machine set on an example where the rules know
// better: titles in the names of people, the seats of Members taken for
// organisations, bodies that were missed.
func correct(e *crf.Example) {
	d := nlp.New(e.Text)
	r := read(d)
	found := r.entities()
	e.Entities = slices.DeleteFunc(e.Entities, func(n crf.Entity) bool { return r.ofOffice(d.TokenAt(n.Start)) })
	for i := range e.Entities {
		r.correctMark(&e.Entities[i])
	}
	if strings.HasPrefix(e.Source, "English Wikipedia") {
		return
	}
	for _, f := range found {
		r.overrule(e, f)
	}
	for i := range r.words {
		if r.party(i) {
			r.correctMember(e, i)
		}
	}
}

// ofOffice reports whether token i belongs to the name of a minister's office:
// "Secretary of State for Rivers", which names no body.
func (r *reader) ofOffice(i int) bool {
	if r.text(i) == "State" && r.text(i-1) == "of" && r.is(i-2, Role) {
		return true
	}
	if r.is(i, Place|People) {
		return false
	}
	for k := i - 1; k > max(0, i-8); k-- {
		switch {
		case r.text(k) == "for" && strings.HasPrefix(r.text(k-1), "Member"):
			return false
		case r.text(k) == "for":
			return r.is(k-1, Role) && !r.is(k-1, List) || r.text(k-1) == "State" && r.text(k-2) == "of"
		case r.has(k, capital), r.text(k) == "and", r.text(k) == ",":
		default:
			return false
		}
	}
	return false
}

// correctMember marks the Member and the seat before the party at token i, each as
// one name: "Ann Reed (Tarnbeck and Quill) (Lab)".
func (r *reader) correctMember(e *crf.Example, i int) {
	end := i - 2 // the bracket behind the seat
	start := end - 1
	for start > 0 && r.text(start) != "(" {
		start--
	}
	if r.text(end) != ")" || start < 1 || end-start < 2 {
		return
	}
	first := start
	for first > 0 && r.has(first-1, capital) && r.beside(first-1) {
		first--
	}
	if first == start {
		return
	}
	r.setMark(e, r.span(start+1, end), "PLACE")
	r.setMark(e, r.span(r.person(first, start)), "PERSON")
}

// setMark marks a span and takes away what overlaps with it.
func (r *reader) setMark(e *crf.Example, s nlp.Span, label string) {
	e.Entities = slices.DeleteFunc(e.Entities, func(n crf.Entity) bool { return n.Start < s.End && s.Start < n.End })
	e.Entities = append(e.Entities, crf.Entity{Start: s.Start, End: s.End, Label: label})
}

// correctMark takes titles and offices off a person's name and makes the seat of a
// Member a place.
func (r *reader) correctMark(n *crf.Entity) {
	first, last := r.d.TokenAt(n.Start), r.d.TokenAt(n.End)
	if first >= last {
		return
	}
	if n.Label == "PERSON" {
		first, last = r.person(first, last)
		span := r.span(first, last)
		if span.Start >= n.Start && span.End <= n.End {
			n.Start, n.End = span.Start, span.End
		}
	}
	switch {
	case r.ofSeat(first):
		n.Label = "PLACE"
	case n.Label != "PERSON" && last-first > 1 && r.text(first-1) == "(" && r.text(last) == ")" && r.ofSeat(first-2):
		n.Label = "PERSON"
	}
}

// ofSeat reports whether token i belongs to the name of a Member's constituency.
func (r *reader) ofSeat(i int) bool {
	for k := i - 1; k > max(0, i-8); k-- {
		switch {
		case r.text(k) == "for":
			return r.text(k-1) == "Member" || r.text(k-1) == "Members"
		case r.has(k, capital), r.text(k) == "and", r.text(k) == ",", r.text(k) == "upon", r.text(k) == "of":
		default:
			return false
		}
	}
	return false
}

// overrule sets the mark of a rule that is right more often than the machine, or
// makes the words unsure where nobody knows.
func (r *reader) overrule(e *crf.Example, f Entity) {
	label := f.Kind
	if f.modelKind() == crf.Place {
		label = "PLACE"
	}
	var met []crf.Entity
	for _, n := range e.Entities {
		switch {
		case n.Start >= f.End || f.Start >= n.End:
		case n.Label == crf.Unsure, n.Start < f.Start, n.End > f.End, n.Start == f.Start && n.End == f.End && n.Label == label:
			return // it says the same, or more
		default:
			met = append(met, n)
		}
	}
	switch r.overrules(f, met) {
	case right:
		r.setMark(e, f.Span, label)
	case unsure:
		r.setMark(e, f.Span, crf.Unsure)
	}
}

// verdict says which of a rule and the machine to believe.
type verdict int

const (
	wrong  verdict = iota // the machine is right
	unsure                // perhaps neither
	right
)

// overrules judges a name of the rules against the marks inside its span.
func (r *reader) overrules(f Entity, met []crf.Entity) verdict {
	first, next := r.d.TokenAt(f.Start), r.d.TokenAt(f.End)
	switch f.Rule {
	case "mention.list":
		switch {
		case f.Kind != "ORG" || !f.sure():
			return wrong
		case r.has(next, capital) || r.text(next) == "(" || r.has(first-1, capital): // inside the name of a law, perhaps
			return unsure
		}
		return right
	case "mention.road", "mention.place-head", "mention.party":
		return right
	case "mention.tail", "mention.legal-form":
		if len(met) > 0 {
			return right
		}
		return unsure
	case "mention.head":
		switch {
		case len(met) == 0:
			return unsure
		case len(met) > 1, strings.HasSuffix(r.d.Text[met[0].Start:met[0].End], " of"):
			return right
		}
	case "mention.coinage", "mention.noun", "mention.office", "mention.apposition", "mention.saying":
		if len(met) == 0 || met[0].Start == f.Start && met[0].End == f.End {
			return unsure
		}
	}
	return wrong
}
