package extract

// The frame of a share that moves to a level: raised, cut, fell to.

// levelFrame reads a share that comes to a level: "raised its stake in B from 5% to
// 7%", "A's holding will drop to 61 per cent", "taking its holding to 29%".
func (r *reading) levelFrame(m measure) []claim {
	if m.kind != bareMeasure && m.kind != thingMeasure && m.kind != capitalMeasure || m.possessor != nobody {
		return nil
	}
	p := r.prep(r.before(m.at))
	v := r.levelVerb(m.at)
	if v < 0 {
		return nil
	}
	if p == "from" && r.hasLevelBeside(m.at, v) {
		return []claim{} // the level before
	}
	noun := r.stakeNounOf(v, m.at)
	if k := r.possessed(v + 1); noun < 0 && p == "to" && r.noun(k) && r.before(m.at) == k+1 && r.known() && !notOwned[r.chunks[k].word] {
		switch r.chunks[v].verb.lemma {
		case "take", "bring", "lift": // "which takes the pool to 35 per cent"
			return []claim{{holder: k, company: implied, status: r.levelStatus(v)}}
		}
	}
	if noun < 0 || p != "to" && p != "at" && p != "from" && r.chunks[v].verb.class != level && !r.chunks[v].verb.copula {
		return nil
	}
	if p == "from" {
		return []claim{}
	}
	holder := r.start(noun)
	if holder == noun {
		holder = implied
		if noun > v {
			holder = orImplied(r.subject(v))
		}
	} else {
		holder = noun - 1
	}
	company := implied
	if holder == implied && noun < v && r.prep(noun+1) == "of" && r.noun(r.possessed(noun+2)) && r.chunks[noun].word != "ownership" { // "the stake of A in B will fall"
		holder = r.possessed(noun + 2)
		noun = holder - 1
		if r.prep(holder+1) != "in" {
			noun = len(r.chunks)
		} else {
			noun = holder
		}
	}
	if w := r.prep(noun + 1); (w == "in" || w == "of") && r.noun(r.possessed(noun+2)) {
		if company = r.possessed(noun + 2); !r.ownable(company) {
			return []claim{}
		}
	}
	if m.company >= 0 {
		company = m.company
	}
	return []claim{{holder: holder, company: company, status: r.levelStatus(v), previous: r.levelBefore(m.at, v)}}
}

// levelVerb returns the verb that moves a share to the level at chunk at, -1 for none.
func (r *reading) levelVerb(at int) int {
	for i := at - 1; i >= 0; i-- {
		if r.is(i, stopChunk) || r.is(i, linkChunk) {
			return -1
		}
		if !r.is(i, verbChunk) {
			continue
		}
		switch g := r.chunks[i].verb; g.class {
		case raise, cut, level:
			return i
		case otherVerb:
			if s := r.subject(i); isBe(g.form) && s >= 0 && r.isStakeWord(s) && s < at {
				return i
			}
		case get, give:
			if g.lemma == "take" {
				return i
			}
		}
		return -1
	}
	return -1
}

// stakeNounOf returns the chunk of the share that the verb v moves: its object
// before chunk at, or its subject.
func (r *reading) stakeNounOf(v, at int) int {
	for i := v + 1; i < at; i++ {
		if r.is(i, nounChunk) && r.isStakeWord(i) {
			return i
		}
	}
	if s := r.subject(v); s >= 0 && s < at && r.isStakeWord(s) && r.is(r.before(v), commaChunk) {
		return s
	}
	if k := r.before(v); r.is(k, nounChunk) {
		for i := r.topOf(k); i <= k; i++ {
			if r.is(i, nounChunk) && r.isStakeWord(i) {
				return i
			}
		}
	}
	return -1
}

// isStakeWord reports whether the noun at chunk i is a share of a company without a
// number of its own.
func (r *reading) isStakeWord(i int) bool {
	n := r.chunks[i]
	if !stakeNouns[n.word] || n.proper && isCapital(r.d, n.head) || r.marketShare(n) || r.is(i-1, quantityChunk) || n.word == "shares" {
		return false
	}
	if !doubtfulNouns[n.word] {
		return true
	}
	return n.word != "interests" && (r.is(i-1, nounChunk) && r.chunks[i-1].possessive || r.prep(i+1) == "in")
}

// levelStatus is the status of the one whose share the verb at chunk v has moved.
func (r *reading) levelStatus(v int) Status {
	g := r.tense(v)
	switch {
	case g.class == cut || g.copula && !g.future:
		return Held
	case g.class == level:
		switch g.lemma {
		case "rise", "grow", "climb", "reach", "hit":
			return getting(g)
		}
		if wordOf(r.d, r.chunks[v].last) == "up" { // "will go up to"
			return getting(g)
		}
		return Held
	}
	return getting(g)
}

// hasLevelBeside reports whether the quantity at chunk at, behind "from", has its
// "to" beside it.
func (r *reading) hasLevelBeside(at, v int) bool {
	for i := v + 1; i < len(r.chunks) && i < at+5; i++ {
		if i != at && r.is(i, quantityChunk) && (r.prep(r.before(i)) == "to" || r.is(r.before(i), verbChunk) || i < at) {
			return true
		}
		if i > at && (r.is(i, commaChunk) || r.is(i, verbChunk)) {
			return false
		}
	}
	return false
}

// levelBefore returns the percentage that a move to the level at chunk at began from.
func (r *reading) levelBefore(at, v int) *float64 {
	for i := v + 1; i < len(r.chunks) && i < at+5; i++ {
		if i > at && (r.is(i, stopChunk) || r.is(i, verbChunk)) {
			break
		}
		if i != at && r.is(i, quantityChunk) && r.prep(r.before(i)) == "from" {
			return r.chunks[i].quantity.Exact
		}
	}
	return nil
}
