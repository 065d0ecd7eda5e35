package ner

import (
	"strings"

	"stakeout/extract/nlp"
)

// split cuts the chain first to last at the titles and offices in it and adds what
// lies between them: "UK Prime Minister Ann Lee" holds UK and Ann Lee.
func (r *reader) split(candidates []candidate, first, last int) []candidate {
	c := candidate{first: first}
	for i := first; i < last; i++ {
		switch {
		case r.parts(i, first, last):
			if c.last = i; !r.is(i, Executive) {
				c.last = r.trim(c.first, i)
			}
			candidates = r.add(candidates, c)
			c = candidate{first: i + 1, afterTitle: r.is(i, Title), afterRole: true}
		case r.personFollows(c.first, i, last):
			c.last = i
			candidates = r.add(candidates, c)
			c = candidate{first: i, afterRole: true}
		}
	}
	c.last = last
	return r.add(candidates, c)
}

// person returns the tokens of a person's name without the titles before it and the
// letters behind it: Dr Ann Lee MP, Nine-year-old Ann.
func (r *reader) person(first, last int) (int, int) {
	for first < last-1 && (r.is(first, Title) && (!r.is(first, First) || r.is(first+1, First)) || r.modifier(first)) {
		first++
	}
	for last-1 > first && r.is(last-1, Role) && r.has(last-1, allCaps) {
		last--
	}
	return first, last
}

// personFollows reports whether the words first to i are a name of their own and a
// person's name stands behind it: "Amnesty International" and "Ann Lee".
func (r *reader) personFollows(first, i, last int) bool {
	if i == first {
		return false
	}
	if i == r.unit(first) && i-first > 1 && r.strange(i, last) {
		return true
	}
	return r.words[i-1].phrase == 0 && r.namesPerson(i, last) && r.complete(first, i)
}

// strange reports whether the tokens first to last are two or three words that no
// list knows: behind a known name they are a person's.
func (r *reader) strange(first, last int) bool {
	for i := first; i < last; i++ {
		if !r.has(i, capital) || r.has(i, allCaps|camel) || r.words[i].class&^(First|Surname|WeakPlace) != 0 {
			return false
		}
	}
	return last-first == 2 || last-first == 3
}

// trim returns the end of the name before the office at token i: "UK Executive
// Director" leaves UK, "Treasury Select Committee Chair" the committee.
func (r *reader) trim(first, i int) int {
	for i > first && r.is(i-1, Generic|Ordinary|Opener|Role) && !r.is(i-1, Tail|Org|Place) && r.words[i-1].shape&(inPhrase|allCaps) == 0 && r.words[i-1].phrase == 0 {
		i--
	}
	return i
}

// namesPerson reports whether a first name and something like a surname stand at token i.
func (r *reader) namesPerson(i, last int) bool {
	return r.is(i, First) && !r.is(i, Ordinary|Place|Org) && !r.has(i, inPhrase) && i+1 < last && last-i < 4 && !r.is(last-1, Tail|Head)
}

// complete reports whether the words first to end are a name without what follows.
func (r *reader) complete(first, end int) bool {
	before := r.text(first - 1) // Minister for Rivers Ann Lee
	return r.is(end-1, Place|Org|Tail|Generic|Location|People) || r.has(end-1, inPhrase|allCaps) || (before == "for" || before == "of") && !r.is(end-1, First)
}

// parts reports whether token i of the chain first to last is a title or an office
// that stands outside the names beside it.
func (r *reader) parts(i, first, last int) bool {
	w := r.words[i]
	if w.shape&inPhrase != 0 || w.phrase != 0 || w.class&(Title|Role) == 0 {
		return false
	}
	for k := first; k < i; k++ { // inside "Department of …"
		if t := r.text(k); (t == "of" || t == "for") && r.is(k-1, Head) {
			return false
		}
	}
	if r.is(last-1, Tail) && w.class&Title == 0 && !r.is(i+1, First) && last-1 > i {
		return false
	}
	if i == last-1 && i > first && w.class&Title != 0 { // Martin Luther King
		return false
	}
	return true
}

// add appends the candidate c without the words that open a sentence and not a name.
func (r *reader) add(candidates []candidate, c candidate) []candidate {
	if c.first >= c.last {
		return candidates
	}
	entry := r.words[c.first].phrase
	if r.text(c.first) == "The" && entry&Org != 0 { // The Sun: a newspaper, but its article stands outside
		c.tell(org, true, "mention.list")
	}
	for c.first < c.last && (r.text(c.first) == "The" && entry&Place == 0 || r.openerOnly(c)) {
		r.words[c.first].shape |= cut
		c.first++
	}
	for c.first < c.last && r.is(c.first, People) && r.is(c.first+1, Role|Title) {
		c.first++
	}
	if c.first >= c.last {
		return candidates
	}
	if c.last == c.first+1 && c.hyphenated(r) {
		return r.addParts(candidates, c)
	}
	if c.span = r.span(c.first, c.last); !c.sure {
		c.kind = unknown
	}
	return append(candidates, c)
}

// openerOnly reports whether the first word of c has its capital from the sentence.
func (r *reader) openerOnly(c candidate) bool {
	w := r.words[c.first]
	if w.shape&(opening|headline) == 0 || w.phrase != 0 || w.shape&(allCaps|camel) != 0 {
		return false
	}
	if w.class&Opener != 0 {
		return w.class&First == 0 || !r.has(c.first+1, capital)
	}
	if w.class&Ordinary == 0 || w.class&(First|Head|Place|Org|People|Location|Compass) != 0 {
		return false
	}
	if r.cased(r.text(c.first), false)&(OrgNoun|Job) != 0 && c.first+1 < c.last { // Operator Tarn Group
		return true
	}
	return !r.is(c.last-1, Tail|PlaceTail) && !r.is(c.first+1, Ordinary)
}

// hyphenated reports whether the one word of c is known only in parts: Mexico-US,
// pre-Budget, Tory-led.
func (c candidate) hyphenated(r *reader) bool {
	text := r.text(c.first)
	return strings.IndexByte(text, '-') > 0 && r.words[c.first].class == 0 && !c.afterTitle
}

// addParts adds the parts of a hyphenated word that are known names. A word of two
// strange parts (Marlow-Quill) stays whole.
func (r *reader) addParts(candidates []candidate, c candidate) []candidate {
	start := r.d.Tokens[c.first].Start
	known, small := 0, false
	for part := range strings.SplitSeq(r.text(c.first), "-") {
		class := r.lists.word[part]
		span := nlp.Span{Start: start, End: start + len(part)}
		start = span.End + 1
		small = small || shapeOf(part) == 0
		switch {
		case class&(Org|Place|Location) == 0 || class&(First|Surname) != 0:
			continue
		case class&Org != 0:
			c.kind = org
		default:
			c.kind = placeKind(class)
		}
		known++
		candidates = append(candidates, candidate{first: c.first, last: c.last, span: span, kind: c.kind, sure: true, part: true, rule: "mention.list"})
	}
	if known > 0 || small {
		return candidates
	}
	c.kind, c.span = unknown, r.span(c.first, c.last)
	return append(candidates, c)
}
