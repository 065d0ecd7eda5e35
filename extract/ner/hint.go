package ner

import "stakeout/extract/ner/crf"

// hints returns what entities say of each token, and the classes of its word.
func (r *reader) hints(entities []Entity) []crf.Hint {
	hints := make([]crf.Hint, len(r.words))
	for i := range hints {
		hints[i].Classes = uint64(r.words[i].class)
		if !r.has(i, capital) {
			hints[i].Classes = uint64(r.words[i].listed)
		}
		hints[i].Trust = r.outside(i)
	}
	i := 0
	for _, e := range entities {
		if e.part {
			continue
		}
		for i < len(hints) && r.d.Tokens[i].Start < e.Start {
			i++
		}
		end := i
		for end < len(hints) && r.d.Tokens[end].End <= e.End {
			end++
		}
		if e.Rule == stationRule {
			end-- // its last word is small
		}
		for k := i; k < end; k++ {
			hints[k].Label = crf.LabelOf(e.modelKind(), k-i, end-i)
			hints[k].Rule, hints[k].Trust = e.ruleNumber(), e.trust
		}
		i = end
	}
	return hints
}

// modelKind is the kind of the entity as the model knows it.
func (e *Entity) modelKind() crf.Kind {
	switch e.Kind {
	case "PERSON":
		return crf.Person
	case "ORG":
		return crf.Organisation
	}
	return crf.Place
}

// ruleNumber tells the rules of the entities apart, and the sure from the unsure.
func (e *Entity) ruleNumber() uint32 {
	n := hash(e.Rule) &^ 1
	if e.sure() {
		n |= 1
	}
	return n
}

// The trust in the rules beyond what the training sets teach: these are marked by
// other conventions, and by a machine that misses most of what is named in the
// prose that the rules were written for.
const (
	certainTrust = 4
	taughtTrust  = 1.5 // in what the post says elsewhere
	sureTrust    = 0.6
	weakTrust    = 0.3
)

// trust is how much the label of a candidate is raised, given how the post reads its
// name elsewhere.
func (r *reader) trust(c *candidate, t *tally) float32 {
	switch {
	case r.certain(c), t != nil && t[spelt] > 0:
		return certainTrust
	case c.kind == org && !c.sure && (r.has(c.first, nearDeal) || t != nil && t[proven] > 0):
		return taughtTrust
	case c.sure:
		return sureTrust
	}
	return weakTrust
}

// outside is how much it is raised that token i is part of no name.
func (r *reader) outside(i int) float32 {
	switch {
	case r.has(i, capital) && r.loose(i) && (r.is(i, Opener) || r.small.has(r.text(i))):
		return certainTrust
	case r.has(i, cut), r.has(i, capital) && r.loose(i):
		return taughtTrust
	}
	return 0
}

// certain reports whether the rule of a candidate is right nearly always.
func (r *reader) certain(c *candidate) bool {
	switch c.rule {
	case "mention.legal-form", "mention.party", "mention.place-head", "mention.road", "mention.seat", stationRule:
		return c.sure
	case "mention.title":
		return c.sure && r.is(c.first-1, Honorific)
	case "mention.noun", "mention.saying", "mention.office", "mention.apposition":
		return true
	case "mention.list":
		return c.sure && c.kind == org
	case "mention.head":
		return r.hasList(c.first, c.last)
	case "mention.acronym":
		return false
	}
	return c.kind == org && r.has(c.first, dealing)
}
