package ner

// split cuts the chain first to last at the titles and offices in it and adds what
// lies between them: "UK Prime Minister Ann Lee" holds UK and Ann Lee.
func (r *reader) split(candidates []candidate, first, last int) []candidate {
	c := candidate{first: first, kind: -1}
	for i := first; i < last; i++ {
		if !r.parts(i, first, last) {
			continue
		}
		if c.last = i; c.first < c.last {
			candidates = r.add(candidates, c)
		}
		c = candidate{first: i + 1, kind: -1, afterTitle: r.is(i, Title), afterRole: true}
	}
	if c.last = last; c.first < c.last {
		candidates = r.add(candidates, c)
	}
	return candidates
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
	for c.first < c.last && (r.text(c.first) == "The" || r.text(c.first) == "the" || r.openerOnly(c)) {
		c.first += 1
		c.dropped = true
	}
	for c.first < c.last && r.is(c.first, People) && r.is(c.first+1, Role|Title) {
		c.first++
	}
	if c.first >= c.last {
		return candidates
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
	return !r.is(c.last-1, Tail|PlaceTail) && !r.is(c.first+1, Ordinary)
}
