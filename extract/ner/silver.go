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
func Correct(e *crf.Example) {
	d := nlp.New(e.Text)
	r := read(d)
	found := r.entities()
	for i := range e.Entities {
		r.correctMark(&e.Entities[i])
	}
	if strings.HasPrefix(e.Source, "English Wikipedia") {
		return
	}
	for _, f := range found {
		r.overrule(e, f)
	}
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

// overrule sets the mark of a rule that is right more often than the machine.
func (r *reader) overrule(e *crf.Example, f Entity) {
	var met []int
	for i, n := range e.Entities {
		if n.Label != crf.Unsure && n.Start < f.End && f.Start < n.End {
			met = append(met, i)
		}
	}
	label := f.Kind
	if label == "GPE" || label == "LOC" {
		label = "PLACE"
	}
	inside := func(i int) bool { return f.Start <= e.Entities[i].Start && e.Entities[i].End <= f.End }
	within := !slices.ContainsFunc(met, func(i int) bool { return !inside(i) })
	if len(met) == 1 && e.Entities[met[0]].Start == f.Start && e.Entities[met[0]].End == f.End && e.Entities[met[0]].Label == label {
		return
	}
	switch f.Rule {
	case "mention.list":
		next := r.d.TokenAt(f.End)
		if label != "ORG" || !within || !f.sure() {
			return
		}
		if r.has(next, capital) || r.text(next) == "(" || r.has(r.d.TokenAt(f.Start)-1, capital) {
			label = crf.Unsure
		}
	case "mention.road", "mention.place-head", "mention.station":
		if !within {
			return
		}
	case "mention.head":
		if len(met) == 0 {
			label = crf.Unsure
		} else if !within || len(met) == 1 && !strings.HasSuffix(e.Text[e.Entities[met[0]].Start:e.Entities[met[0]].End], " of") {
			return
		}
	case "mention.tail":
		switch {
		case len(met) == 0:
			label = crf.Unsure
		case !within:
			return
		}
	case "mention.coinage", "mention.noun":
		if len(met) > 0 || !f.sure() {
			return
		}
		label = crf.Unsure
	default:
		return
	}
	e.Entities = slices.DeleteFunc(e.Entities, func(n crf.Entity) bool { return n.Start < f.End && f.Start < n.End })
	e.Entities = append(e.Entities, crf.Entity{Start: f.Start, End: f.End, Label: label})
}
