package extract

// What the tense, the mood and the verb make of the holder: held, acquired or still
// to come.

// statusOf is the status of the subject of a verb of having, getting or giving.
func statusOf(g verbGroup) Status {
	switch g.class {
	case get, pay:
		return getting(g)
	case give, award:
		return giving(g)
	}
	return having(g)
}

// tense returns the verb group at chunk v with the tense of the main verb when it
// has none of its own: "will buy, taking its holding to".
func (r *reading) tense(v int) verbGroup {
	g := r.chunks[v].verb
	if r.conditional(v) || r.prep(v-1) != "" && r.is(v-2, nounChunk) && aheadNouns[r.chunks[v-2].word] {
		g.future = true
		return g
	}
	switch {
	case g.base && !g.infinitive:
	case g.infinitive && (g.lemma == "give" || g.class == raise || g.lemma == "take") && r.ofEvent(v):
		g.future = false
	case !g.participle || g.passive:
		return g
	}
	for i := v - 1; i >= 0; i-- {
		if r.is(i, stopChunk) {
			break
		}
		if before := r.chunks[i].verb; r.is(i, verbChunk) && !before.participle && !(before.infinitive && before.class == otherVerb && !g.base) && !(g.base && before.base && !before.infinitive) {
			g.future = g.future || r.chunks[i].verb.future
			break
		}
	}
	return g
}

// aheadNouns say that what hangs on them is still to come: "in the process of selling".
var aheadNouns = setOf(`process verge brink point midst hope prospect aim intention`)

// conditional reports whether the verb at chunk v is that of a clause with "if".
func (r *reading) conditional(v int) bool {
	for i := v - 1; i >= 0; i-- {
		switch {
		case r.is(i, linkChunk):
			return r.chunks[i].word == "if" && wordOf(r.d, r.chunks[i].first-1) != "even"
		case r.is(i, verbChunk), r.is(i, stopChunk), r.is(i, commaChunk):
			return false
		}
	}
	return false
}

// ofEvent reports whether the infinitive at chunk v says what comes of a purchase:
// "buying shares to give it 30 per cent".
func (r *reading) ofEvent(v int) bool {
	for i := v - 1; i >= 0; i-- {
		if r.is(i, verbChunk) {
			c := r.chunks[i].verb.class
			return c == get || c == pay
		}
	}
	return false
}

// gets reports whether the holder comes to have the share.
func (s Status) gets() bool { return s == Acquired || s == Acquiring }

// having is the status of one who has a share.
func having(g verbGroup) Status {
	switch {
	case g.former:
		return Disposed
	case g.class == keep || g.still || !g.future:
		return Held
	}
	return Acquiring
}

// getting is the status of one who comes to have it.
func getting(g verbGroup) Status {
	if g.future || g.lemma == "offer" || g.lemma == "promise" || g.lemma == "entitle" || g.lemma == "bid" || g.class == convert && !g.past {
		return Acquiring
	}
	return Acquired
}

// giving is the status of one who gives it up.
func giving(g verbGroup) Status {
	if g.future {
		return Disposing
	}
	return Disposed
}

// futureBefore reports whether the verb before chunk i is in the future.
func (r *reading) futureBefore(i int) bool {
	for i--; i >= 0; i-- {
		if r.is(i, verbChunk) {
			return r.chunks[i].verb.future
		}
	}
	return false
}

// untrue reports whether the clause of the verb at chunk v is one that "is not true", or
// that somebody denies.
func (r *reading) untrue(v int) bool {
	for i := v - 1; i >= 0; i-- {
		if r.is(i, linkChunk) {
			switch before := wordOf(r.d, r.chunks[i].first-1); before {
			case "true":
				return r.denies(i)
			case "untrue", "false", "deny", "denies", "denied", "denying":
				return true
			}
			return false
		}
	}
	return false
}

// ceiling reports whether the verb at chunk v says what is allowed: may own, can hold.
func (r *reading) ceiling(v int) bool {
	for i := r.chunks[v].first; i < r.chunks[v].last; i++ {
		switch wordOf(r.d, i) {
		case "may", "can", "could", "must", "cannot", "might", "should":
			return true
		}
	}
	return false
}

// partOf reports whether only a part of the measure is spoken of: "half of its 40
// per cent stake".
func (r *reading) partOf(m measure) bool {
	p := r.before(m.start)
	return r.prep(p) == "of" && r.is(r.before(p), quantityChunk)
}

// denied reports whether a verb before chunk v denies what it says.
func (r *reading) denied(v int) bool {
	for i := v - 1; i >= 0; i-- {
		if r.is(i, verbChunk) && (deniedBy[r.chunks[i].verb.form] || r.chunks[i].verb.negative && r.chunks[v].verb.infinitive) {
			return true
		}
	}
	return false
}

// forSale reports whether the words behind a measure put it up for sale.
func (r *reading) forSale(m measure) bool { return r.forSaleAt(m.end) }

// forSaleAt reports whether such words stand at chunk k.
func (r *reading) forSaleAt(k int) bool {
	if k >= len(r.chunks) {
		return false
	}
	if name := r.named(k - 1); name == k+1 && r.is(name+1, commaChunk) { // "its subsidiary, Acme, up for sale"
		k = min(name+2, len(r.chunks)-1)
	}
	i := r.chunks[k].first
	for _, words := range []string{"up for sale", "for sale", "on the market", "on the block", "up for auction", "is for sale"} {
		if beginsWith(r.d, i, len(r.d.Tokens), words) > 0 {
			return true
		}
	}
	return false
}
