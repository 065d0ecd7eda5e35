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
		return r.refuse(Before)
	}
	noun := r.stakeNounOf(v, m.at)
	if noun < 0 && p == "to" && r.upOrDown(v, m.at) && (r.known() || m.company >= 0) {
		return []claim{{holder: orImplied(r.subject(v)), company: m.company, status: Held}}
	}
	if noun < 0 && p == "to" && r.known() {
		if claims := r.levelOfHolder(m, v); claims != nil {
			return claims
		}
	}
	if noun < 0 || p != "to" && p != "at" && p != "from" && r.chunks[v].verb.class != level && !r.chunks[v].verb.copula {
		return nil
	}
	if p == "from" {
		return r.refuse(Before)
	}
	holder, company := r.levelParties(noun, v)
	if company >= 0 && !r.ownable(company) {
		return r.refuse(NotCompany)
	}
	if m.company >= 0 {
		company = m.company
	}
	return []claim{{holder: holder, company: company, status: r.levelStatus(v), previous: r.levelBefore(m.at, v)}}
}

// upOrDown reports whether "is down to" stands at the verb of chunk v before the level at
// chunk at.
func (r *reading) upOrDown(v, at int) bool {
	to := r.before(at)
	w := r.chunks[max(to-1, 0)].word
	return isBe(r.chunks[v].verb.form) && r.prep(to) == "to" && to-1 > v && to-1 <= v+2 && (w == "up" || w == "down")
}

// isBody reports whether the noun at chunk i means people or a body, who can hold a share.
func (r *reading) isBody(i int) bool {
	n := r.chunks[i]
	return n.title || n.pronoun || bodyNouns[n.word] || companyNouns[n.word] || groupNouns[n.word] || insideNouns[n.word] || kinNouns[n.word]
}

// levelOfHolder reads "which takes the pool to 35 per cent" at the verb of chunk v.
func (r *reading) levelOfHolder(m measure, v int) []claim {
	k := r.possessed(v + 1)
	if !r.noun(k) || r.before(m.at) != k+1 || notOwned[r.chunks[k].word] {
		return nil
	}
	switch r.chunks[v].verb.lemma {
	case "take", "bring", "lift":
		return []claim{{holder: k, company: implied, status: r.levelStatus(v)}}
	}
	return nil
}

// levelParties returns whose share of what the verb at chunk v moves, when its word
// stands at chunk noun: "A's stake in B", "the stake of A in B".
func (r *reading) levelParties(noun, v int) (holder, company int) {
	holder, company = implied, implied
	behind := noun + 1
	switch of := r.possessed(noun + 2); {
	case r.start(noun) < noun:
		holder = noun - 1
	case r.is(noun-1, whoChunk) && r.chunks[noun-1].word == "whose":
		holder = orImplied(r.antecedentOf(noun - 1))
	case noun > v:
		holder = orImplied(r.subject(v))
	case r.prep(noun+1) == "of" && r.noun(of) && r.chunks[noun].word != "ownership":
		holder, behind = of, of+1
		if r.prep(behind) == "of" {
			return holder, company
		}
	}
	if w := r.prep(behind); (w == "in" || w == "of") && r.noun(r.possessed(behind+1)) {
		company = r.possessed(behind + 1)
	}
	return holder, company
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
			if s := r.subject(i); isBe(g.form) && s >= 0 && s < at && (r.isStakeWord(s) || r.upOrDown(i, at) && r.isBody(s)) {
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
	return n.word != "interests" && (r.is(i-1, nounChunk) && r.chunks[i-1].possessive || r.is(i-1, whoChunk) || r.prep(i+1) == "in")
}

// levelStatus is the status of the one whose share the verb at chunk v has moved.
func (r *reading) levelStatus(v int) Status {
	g := r.tense(v)
	switch {
	case g.class == cut || g.copula && !g.future:
		return Held
	case g.class == level:
		switch g.lemma {
		case "rise", "grow", "climb", "jump", "leap", "cross", "reach", "hit":
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
