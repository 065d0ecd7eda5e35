package extract

import "strings"

// The frames. Each reads one way of telling a stake around the measure m and
// returns its claims; nil leaves the measure to the next frame, an empty list says
// that there is no stake.

// ratioFrame reads "a 50:50 joint venture between A and C called B" and "owned
// 51:49 by A and C".
func (r *reading) ratioFrame(m measure) []claim {
	if r.chunks[m.at].quantity.form != ratioForm {
		return nil
	}
	nth := 0 // which number of an uneven ratio this is
	if !r.evenRatio(m.at) && r.is(m.at-1, quantityChunk) && r.chunks[m.at-1].quantity.form == ratioForm {
		nth = 1
		m = r.measure(m.at - 1)
	}
	parties, company := r.ventureParties(m)
	if len(parties) < 2 {
		return []claim{}
	}
	status := Held
	if v := r.verbBefore(m.at); v >= 0 && r.chunks[v].verb.future {
		status = Acquiring
	}
	if !r.evenRatio(m.at) {
		return []claim{{holder: parties[nth], company: company, status: status}}
	}
	claims := make([]claim, 0, len(parties))
	for _, p := range parties {
		claims = append(claims, claim{holder: p, company: company, status: status})
	}
	return claims
}

// evenRatio reports whether the ratio at chunk at is one quantity for all parties.
func (r *reading) evenRatio(at int) bool {
	q := r.chunks[at].quantity
	return q.Exact != nil && *q.Exact == 50
}

// ventureParties finds who shares what in the sentence of a ratio.
func (r *reading) ventureParties(m measure) (parties []int, company int) {
	company = implied
	venture := r.ventureNoun(m)
	for j := range len(r.chunks) {
		i := (m.at + j) % len(r.chunks)
		if w := r.prep(i); i < m.at && w != "between" {
			continue
		} else if (w == "between" || w == "by" || w == "of" || w == "with") && r.noun(i+1) {
			k := r.possessed(i + 1)
			list := append([]int{k}, r.membersBehind(k)...)
			if w == "with" {
				list = append(r.partiesBefore(m), list[0])
			}
			if len(list) > 1 {
				return list, r.ventureName(m, venture, list[len(list)-1])
			}
		}
	}
	return r.partiesBefore(m), r.ventureName(m, venture, nobody)
}

// partiesBefore finds "A and C" in "A and C have set up a 50:50 joint venture", "A and C's".
func (r *reading) partiesBefore(m measure) []int {
	if m.possessor != nobody && !r.chunks[m.possessor].pronoun {
		return r.members(m.possessor)
	}
	if v := r.verbBefore(m.at); v >= 0 && !r.chunks[v].verb.copula {
		if s := r.subject(v); s >= 0 {
			return r.members(s)
		}
	}
	return nil
}

// ventureNoun returns the chunk of "joint venture" behind a ratio, nobody for none.
func (r *reading) ventureNoun(m measure) int {
	for i := m.at + 1; i < len(r.chunks) && i < m.at+4; i++ {
		if r.is(i, nounChunk) && (ventureNouns[r.chunks[i].word] || strings.Contains(r.text(i), "venture")) {
			return i
		}
	}
	return nobody
}

// text returns the words of chunk i.
func (r *reading) text(i int) string {
	return r.d.Text[r.d.Tokens[r.chunks[i].first].Start:r.d.Tokens[r.chunks[i].last-1].End]
}

// ventureName returns the chunk that names a venture: behind "called", in
// apposition, or the subject of "is a 50:50 joint venture".
func (r *reading) ventureName(m measure, venture, behind int) int {
	if v := r.verbBefore(m.at); v >= 0 && r.chunks[v].verb.copula {
		if s := r.subject(v); s >= 0 {
			return s
		}
	}
	for _, i := range []int{behind, venture} {
		if i < 0 {
			continue
		}
		if k := r.named(i); k >= 0 {
			return k
		}
	}
	if k := r.before(m.start); r.is(k, commaChunk) && r.noun(k-1) && r.chunks[k-1].proper { // "B, a 50:50 joint venture"
		return k - 1
	}
	if v := r.verbBefore(m.at); v >= 0 && r.chunks[v].verb.passive { // "B is owned 50:50 by A and C"
		if s := r.subject(v); s >= 0 {
			return s
		}
	}
	return venture
}

// named returns the chunk of the name in ", B," or "called B" behind chunk i,
// nobody when there is none.
func (r *reading) named(i int) int {
	if r.is(i+1, commaChunk) && r.is(i+2, nounChunk) && r.chunks[i+2].proper && !r.chunks[i+2].possessive && !r.is(i+3, verbChunk) && !r.is(i+3, conjChunk) && !r.is(i+3, openChunk) && !r.is(i+3, quantityChunk) {
		return i + 2
	}
	for k := i + 1; k < len(r.chunks) && k <= i+4; k++ {
		if r.is(k, verbChunk) {
			f := r.chunks[k].verb.form
			if (f == "called" || f == "named" || f == "dubbed" || f == "branded") && r.is(k+1, nounChunk) {
				return k + 1
			}
		}
		if r.is(k, commaChunk) && !(r.is(k+1, verbChunk)) || r.is(k, stopChunk) {
			break
		}
	}
	return nobody
}

// wholeFrame reads adverbs that make a share of the whole: "owns B outright", "B is
// owned in its entirety by A".
func (r *reading) wholeFrame(m measure) []claim {
	word := wordOf(r.d, r.chunks[m.at].quantity.first)
	if word != "outright" && word != "entirety" || m.kind == ownerMeasure {
		return nil
	}
	v := r.verbBefore(m.at)
	if v < 0 {
		return []claim{}
	}
	g := r.tense(v)
	if g.class != hold && g.class != get && g.class != give || g.negative {
		return []claim{}
	}
	if g.passive {
		if by := r.argument(m.end, "by"); by >= 0 {
			return []claim{{holder: by, company: r.companyOfOwned(v), status: statusOf(g)}}
		}
		return []claim{}
	}
	company := r.possessed(v + 1)
	if !r.noun(company) || !r.ownable(company) {
		return []claim{}
	}
	return []claim{{holder: orImplied(r.subject(v)), company: company, status: statusOf(g)}}
}

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

// ownedFrame reads a quantity with "owned" on it: "B, 51%-owned by A", "A's wholly
// owned subsidiary B", "B is majority-owned by A".
func (r *reading) ownedFrame(m measure) []claim {
	if m.kind != ownedMeasure {
		return nil
	}
	next := m.at + 1
	if next < len(r.chunks) && strings.HasSuffix(r.chunks[next].word, "-owned") { // "51 per cent employee-owned"
		return r.ownedBy(m, next, r.owned(m))
	}
	if r.prep(next) == "by" && r.noun(r.possessed(next+1)) {
		return r.ownedBy(m, r.possessed(next+1), r.owned(m))
	}
	if !r.is(next, nounChunk) {
		return []claim{}
	}
	k := r.possessed(next)
	company, holder := k, m.possessor
	if name := r.named(k); name >= 0 && !r.chunks[k].proper {
		company = name
	}
	if r.prep(k+1) == "of" && r.noun(k+2) { // "a wholly owned subsidiary of A"
		holder = r.possessed(k + 2)
		if !r.chunks[k].proper && company == k {
			company = r.described(m.start)
		}
	} else if holder == nobody {
		if v := r.verbBefore(m.at); v >= 0 && !r.chunks[v].verb.copula {
			holder = r.subject(v)
			if !r.chunks[k].proper && company == k && r.is(v+1, nounChunk) && v+1 < m.start {
				company = v + 1 // "making the brand a wholly owned property"
			}
		} else {
			holder, company = implied, r.described(m.start)
		}
	}
	if company == implied && holder == implied {
		return []claim{}
	}
	return []claim{{holder: holder, company: company, status: Held}}
}

// described returns what a phrase that begins at chunk i is said of: B in "B, a" and
// "B is a".
func (r *reading) described(i int) int {
	k := r.before(i)
	switch {
	case r.is(k, verbChunk):
		return orImplied(r.subject(k))
	case r.is(k, commaChunk), r.is(k, openChunk):
		if r.noun(k - 1) {
			return k - 1
		}
		if r.is(k-1, closeChunk) && r.noun(r.open(k-1)-1) {
			return r.open(k-1) - 1
		}
	case r.prep(k) == "as" && k == 0:
		return orImplied(r.subjectAfter(k))
	case r.prep(k) == "as":
		if v := r.verbBefore(k); v >= 0 {
			return orImplied(r.subject(v))
		}
	case r.is(k, conjChunk) && r.is(k-1, nounChunk): // "founder and 30 per cent shareholder"
		return r.described(r.start(k - 1))
	case r.is(k, nounChunk):
		return k
	}
	return implied
}

func orImplied(i int) int {
	if i == nobody {
		return implied
	}
	return i
}

// owned returns B in "B, 51%-owned by A", "B is 51% owned by", "which is wholly owned by".
func (r *reading) owned(m measure) int {
	k := r.before(m.start)
	if r.is(k, verbChunk) {
		return orImplied(r.subject(k))
	}
	if r.is(k, commaChunk) || r.is(k, openChunk) {
		k--
	}
	if r.is(k, conjChunk) {
		return implied
	}
	if r.noun(k) {
		return k
	}
	return implied
}

// ownedBy claims that the nouns from chunk holder on own company. "A and B" own it
// together.
func (r *reading) ownedBy(m measure, holder, company int) []claim {
	status := Held
	if v := r.verbBefore(m.at + 1); v >= 0 {
		g := r.chunks[v].verb
		if g.negative {
			return []claim{}
		}
		if g.class == hold || g.copula {
			status = having(g)
		}
	}
	c := claim{holder: holder, company: company, status: status}
	if list := r.membersBehind(holder); len(list) > 0 && !r.hasQuantity(list[len(list)-1]+1) {
		c.joint = list[len(list)-1]
	}
	return []claim{c}
}

// hasQuantity reports whether a quantity follows at chunk i, perhaps in parentheses.
func (r *reading) hasQuantity(i int) bool {
	return r.is(i, quantityChunk) || r.is(i, openChunk) && r.is(i+1, quantityChunk)
}

// ownedByFrame reads quantities that stand apart from "owned": "B is owned 75 per
// cent by A and 25 per cent by C", "80% of B is owned by A".
func (r *reading) ownedByFrame(m measure) []claim {
	next := m.end
	if r.prep(next) != "by" || m.kind != bareMeasure || !r.noun(r.possessed(next+1)) {
		return nil
	}
	holder := r.possessed(next + 1)
	v := r.verbBefore(m.at)
	if v < 0 {
		return nil
	}
	g := r.chunks[v].verb
	if last := r.lastClaim(); last != nil && (last.rule == "owned" || last.rule == "owned-by" || last.rule == "passive") {
		return []claim{{holder: holder, company: last.company, status: last.status}}
	}
	if g.class == hold && g.passive {
		return []claim{{holder: holder, company: r.companyOfOwned(v), status: having(g)}}
	}
	return nil
}

// companyOfOwned returns B of "B, owned by" and "B is owned by" at the verb v.
func (r *reading) companyOfOwned(v int) int {
	if r.chunks[v].verb.participle {
		return r.described(v)
	}
	return orImplied(r.subject(v))
}

// lastClaim returns the claim before in the sentence, nil for none.
func (r *reading) lastClaim() *claim {
	if len(r.claims) == 0 {
		return nil
	}
	return &r.claims[len(r.claims)-1]
}

// ownerFrame reads "A, a 9 per cent shareholder in B", "A is the majority owner of
// B", "the majority partner, A".
func (r *reading) ownerFrame(m measure) []claim {
	if m.kind != ownerMeasure {
		return nil
	}
	holder := nobody
	if k := r.named(m.nounAt); k >= 0 && m.company == implied {
		holder = k
	} else if r.is(m.nounAt+1, nounChunk) && r.chunks[m.nounAt+1].proper {
		holder = m.nounAt + 1
	} else if r.chunks[m.nounAt].proper && isCapital(r.d, r.chunks[m.nounAt].head) {
		holder = m.nounAt
	} else if holder = r.described(m.start); holder == implied && r.is(m.end, verbChunk) && r.beginsClause(m.start) { // "minority shareholders have"
		holder = m.nounAt
		r.chunks[m.nounAt].first = r.chunks[m.at].quantity.first
	}
	company := m.company
	if company == implied && m.possessor != nobody {
		company = m.possessor
	}
	status := Held
	k := r.before(m.start)
	if r.is(k, conjChunk) && company == implied && r.start(k-1) < k-1 { // "B's founder and 30 per cent shareholder"
		company = k - 2
	}
	if r.prep(k) == "out" {
		k--
	}
	if r.is(k, verbChunk) {
		g := r.chunks[k].verb
		switch {
		case g.negative:
			return []claim{}
		case g.class == get && g.lemma == "buy", g.class == give:
			return []claim{{holder: orImplied(r.subject(k)), company: company, status: getting(g)}}
		case g.copula:
			status = having(g)
			if g.lemma == "become" || g.form == "became" {
				status = getting(g)
			}
		default:
			return []claim{}
		}
	}
	if holder == implied && company == implied {
		return []claim{}
	}
	return []claim{{holder: holder, company: company, status: status}}
}

// parenthesisFrame reads "A (42.5%), C (32.5%)" where the words around say that
// shares are listed.
func (r *reading) parenthesisFrame(m measure) []claim {
	if !r.is(m.at-1, openChunk) || !r.is(m.end, closeChunk) {
		return nil
	}
	k := m.at - 2
	if !r.noun(k) {
		return []claim{}
	}
	if last := r.lastClaim(); last != nil && last.rule == "parenthesis" && last.at < m.at && m.at-last.at < 9 {
		if last.company == implied || last.company < last.at && last.holder > last.company || last.holder != r.claims[0].holder || len(r.claims) == 1 {
			return []claim{{holder: k, company: last.company, status: last.status}}
		}
	}
	if v := r.verbOfList(m.end + 1); v >= 0 {
		return []claim{{holder: k, company: r.possessed(v + 1), status: having(r.chunks[v].verb)}}
	}
	for i := k - 1; i >= 0; i-- {
		switch {
		case r.is(i, verbChunk):
			g := r.chunks[i].verb
			if g.class == hold && g.passive {
				return []claim{{holder: k, company: r.companyOfOwned(i), status: having(g)}}
			}
			if s := r.before(i); g.copula && r.is(s, nounChunk) && ownerNouns[r.chunks[s].word] {
				return []claim{{holder: k, company: r.companyNear(m, s), status: Held}}
			}
			return []claim{}
		case r.is(i, nounChunk) && (ownerNouns[r.chunks[i].word] || ventureNouns[r.chunks[i].word]):
			company := implied
			if ventureNouns[r.chunks[i].word] && !ownerNouns[r.chunks[i].word] {
				company = i
				if name := r.described(r.start(i)); name >= 0 && r.chunks[name].proper {
					company = name
				}
			} else if r.is(i-1, nounChunk) && r.chunks[i-1].possessive {
				company = i - 1
			}
			return []claim{{holder: k, company: company, status: Held}}
		}
	}
	return []claim{}
}

// verbOfList returns the verb of "A (71%) and C (29%) own B" behind chunk i, -1 when
// the list is no subject of owning.
func (r *reading) verbOfList(i int) int {
	for ; i < len(r.chunks); i++ {
		switch {
		case r.is(i, verbChunk):
			if g := r.chunks[i].verb; g.class == hold && !g.passive && !g.participle && r.ownable(r.possessed(i+1)) {
				return i
			}
			return -1
		case r.is(i, stopChunk), r.is(i, prepChunk):
			return -1
		}
	}
	return -1
}

// start returns the chunk at which the possessives of the noun at chunk i begin.
func (r *reading) start(i int) int {
	for r.is(i-1, nounChunk) && r.chunks[i-1].possessive {
		i--
	}
	return i
}

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
		case raise, cut, level, lift:
			return i
		case otherVerb:
			if isBe(g.form) && r.is(i-1, nounChunk) && r.isStakeWord(r.topOf(i-1)) {
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

// tense returns the verb group at chunk v with the tense of the main verb when it
// has none of its own: "will buy, taking its holding to".
func (r *reading) tense(v int) verbGroup {
	g := r.chunks[v].verb
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
		if r.is(i, verbChunk) && !r.chunks[i].verb.participle {
			g.future = g.future || r.chunks[i].verb.future
			break
		}
	}
	return g
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
	if g.future || g.lemma == "offer" || g.lemma == "promise" || g.lemma == "bid" || g.class == convert && !g.past {
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

// eventNouns are nouns that say what happens to the quantity behind them: "the sale
// of 40 per cent of B".
var eventNouns = map[string]verbClass{
	"sale": give, "sell-off": give, "disposal": give, "disinvestment": give, "divestment": give, "flotation": give, "privatisation": give, "transfer": give, "offer": give, "listing": give,
	"purchase": get, "acquisition": get, "takeover": get, "buyout": get, "buy-out": get, "bid": get, "owners": hold, "owner": hold, "holders": hold, "holder": hold, "holding": hold,
	"control": get, "ownership": hold, "option": get, "bids": get, "offers": get, "sales": give, "buyer": give, "buyers": give, "bidders": give,
}

// eventFrame reads a noun of buying and selling: "the sale of 80% of B to C by A",
// "a bid for 60% of B", "holders of 27.4 per cent".
func (r *reading) eventFrame(m measure) []claim {
	p := r.before(m.start)
	w := r.prep(p)
	if w != "of" && w != "for" && w != "on" && w != "over" && w != "to" || !r.is(p-1, nounChunk) {
		return nil
	}
	n := r.chunks[p-1]
	by := nobody
	if _, ok := eventNouns[n.word]; !ok && r.prep(r.start(p-1)-1) == "by" && r.is(r.start(p-1)-2, nounChunk) { // "the acquisition by A of"
		by = p - 1
		p = r.start(p-1) - 1
		n = r.chunks[p-1]
	}
	class, ok := eventNouns[n.word]
	if !ok || n.proper && isCapital(r.d, n.head) && n.head != r.first() || m.kind == bareMeasure && (class != hold || len(r.claims) == 0) {
		return nil
	}
	if w == "for" && class == give && n.word == "offer" {
		class = get
	}
	actor := r.actorOf(p - 1)
	if by >= 0 {
		actor = by
	}
	offer := n.word == "bids" || n.word == "offers" || n.word == "bid" || n.word == "offer"
	if v := r.verbBefore(p); v >= 0 && offer && inviting[r.chunks[v].verb.form] {
		actor = nobody
	}
	if n.word == "buyer" || n.word == "buyers" || n.word == "bidders" {
		return []claim{{holder: actor, company: m.company, status: Disposing}}
	}
	future := offer || n.word == "option"
	g := verbGroup{verb: verb{class: class}, future: future || r.eventAhead(p-1)}
	switch class {
	case hold:
		holder := p - 1
		if s := r.described(r.start(p - 1)); s >= 0 { // "A, owner of 40 per cent of B"
			holder = s
		}
		return []claim{{holder: holder, company: m.company, status: Held}}
	case get:
		claims := []claim{{holder: actor, company: m.company, status: getting(g)}}
		if from := r.argument(m.end, "from"); from >= 0 {
			claims = append(claims, claim{holder: from, company: m.company, status: giving(g)})
		}
		return claims
	}
	claims := []claim{}
	if by := r.argument(m.end, "by"); by >= 0 {
		actor = by
	}
	if m.possessor >= 0 {
		actor = m.possessor
	}
	claims = append(claims, claim{holder: actor, company: m.company, status: giving(g)})
	if to := r.argument(m.end, "to"); to >= 0 {
		claims = append(claims, claim{holder: to, company: m.company, status: getting(g)})
	}
	return claims
}

// inviting are verbs whose subject is not the one who bids.
var inviting = setOf(`invite invites invited inviting seek seeks sought seeking receive received receives attract attracted reject rejected rejects consider considering considered accept accepted accepts`)

// first returns the first token of the sentence.
func (r *reading) first() int { return r.chunks[0].first }

// actorOf returns who does what the noun at chunk i says: its possessor, or the
// subject of the verb before it.
func (r *reading) actorOf(i int) int {
	if s := r.start(i); s < i {
		return i - 1
	}
	if v := r.verbBefore(i); v >= 0 && !(r.chunks[v].verb.passive && !r.chunks[v].verb.participle) {
		return orImplied(r.subject(v))
	}
	return implied
}

// eventAhead reports whether the event at chunk i is planned: the verb before it is
// in the future or only speaks of it.
func (r *reading) eventAhead(i int) bool {
	v := r.verbBefore(i)
	if v < 0 {
		if v = r.verbAfter(i + 1); v < 0 {
			return false
		}
	}
	g := r.chunks[v].verb
	switch g.lemma {
	case "approve", "approved", "announced", "announce", "considering", "working", "planned", "proposed", "propose", "plans", "seeking", "wants", "exploring":
		return true
	}
	return g.future
}

// argument returns the noun behind the preposition w in the phrases from chunk i on,
// nobody when the clause has none.
func (r *reading) argument(i int, w string) int {
	for ; i < len(r.chunks); i++ {
		switch r.chunks[i].kind {
		case prepChunk:
			if r.chunks[i].word != w {
				continue
			}
			if k := r.possessed(i + 1); r.noun(k) && !r.hasQuantity(k+1) {
				return k
			}
		case nounChunk, otherChunk:
		case commaChunk:
			if r.named(i-1) == i+1 { // an apposition
				i++
				if r.is(i+1, commaChunk) {
					i++
				}
				continue
			}
			if end := r.appositionEnd(i); end > i {
				i = end
				continue
			}
			if r.prep(i+1) == w || r.is(i+1, otherChunk) {
				continue
			}
			return nobody
		case verbChunk:
			if r.chunks[i].verb.participle && r.chunks[i].verb.passive && r.prep(i+1) != w {
				continue
			}
			return nobody
		default:
			return nobody
		}
	}
	return nobody
}

// appositionEnd returns the comma that ends the apposition begun by the comma at
// chunk i: ", the world's largest yacht painter,"; i when there is none.
func (r *reading) appositionEnd(i int) int {
	k := r.possessed(i + 1)
	if !r.is(k, nounChunk) {
		return i
	}
	for r.is(k+1, prepChunk) && r.is(k+2, nounChunk) {
		k = r.possessed(k + 2)
	}
	if r.is(k+1, commaChunk) {
		return k + 1
	}
	return i
}

// passiveFrame reads a quantity that is the subject: "a 25% stake in B will be
// divided between A and C", "two-thirds of the shares are held by A".
func (r *reading) passiveFrame(m measure) []claim {
	v := r.verbAfter(m.end)
	if v < 0 || !r.opens(m.start) {
		return nil
	}
	g := r.chunks[v].verb
	if g.participle {
		g.future = g.future || r.futureBefore(m.start)
	}
	if r.prep(r.before(m.start)) == "with" && g.form != "holding" && !r.chunks[v].verb.future && strings.HasPrefix(r.d.Tokens[r.chunks[v].last-1].Tag, "VB") && !strings.HasSuffix(g.form, "ing") {
		g.passive = true // "with the remaining 50 per cent split between"
	}
	if !r.plausible(m) && !r.known() {
		return nil
	}
	var claims []claim
	add := func(holder int, s Status) {
		if holder != nobody {
			claims = append(claims, claim{holder: holder, company: m.company, status: s})
		}
	}
	by := r.argument(v+1, "by")
	switch {
	case g.copula && r.prep(v+1) == "in" && r.is(v+2, nounChunk) && r.chunks[v+2].word == "hands" && r.prep(v+3) == "of":
		add(r.possessed(v+4), having(g))
	case !g.passive && g.class == belong:
		add(r.argument(v+1, "to"), having(g))
	case !g.passive && (g.lemma == "go" || g.lemma == "pass"):
		add(r.argument(v+1, "to"), getting(g))
	case !g.passive:
		return nil
	case g.class == hold, g.class == keep:
		add(by, having(g))
	case g.class == get:
		add(by, getting(g))
		add(r.argument(v+1, "from"), giving(g))
	case g.class == give, g.class == award, g.class == divide:
		if m.possessor >= 0 {
			add(m.possessor, giving(g))
		} else {
			add(by, giving(g))
		}
		to := r.recipient(v + 1)
		if k := r.before(m.start); to == nobody && r.is(k, whoChunk) && r.prep(k-1) == "to" {
			to = r.antecedentOf(k)
		}
		if to == nobody && by == nobody && r.is(m.start-1, nounChunk) {
			return nil
		}
		if g.class == divide && g.participle && !g.future { // "with the rest split between"
			add(to, Held)
		} else {
			add(to, getting(g))
		}
		if len(claims) == 0 && m.kind != bareMeasure {
			add(implied, giving(g))
		}
	}
	return claims
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

// recipient returns who gets what is given, sold or divided by the words behind a
// verb.
func (r *reading) recipient(i int) int {
	for _, w := range []string{"to", "between", "among", "amongst", "for"} {
		if k := r.argument(i, w); k >= 0 && !r.isMoneyPhrase(k) {
			return k
		}
	}
	return nobody
}

// isMoneyPhrase reports whether the noun at chunk k is a price.
func (r *reading) isMoneyPhrase(k int) bool {
	n := r.chunks[k]
	return strings.ContainsAny(r.d.Text[r.d.Tokens[n.first].Start:r.d.Tokens[n.last-1].End], "£$€0123456789") && !n.proper && !companyNouns[n.word] && !groupNouns[n.word]
}

// groupNouns are people who hold shares together.
var groupNouns = setOf(`staff employees workers members shareholders investors customers farmers residents creditors lenders founders managers directors families partners companies
	banks funds firms institutions drinkers fans supporters players tenants users`)

// known reports whether the text speaks of shares here: a claim was read in this
// sentence or shortly before, or its words say so.
func (r *reading) known() bool { return len(r.claims) > 0 || r.told || r.speaksOfShares() }

// speaksOfShares reports whether a word of the sentence is about the shares of a company.
func (r *reading) speaksOfShares() bool {
	for i, c := range r.chunks {
		if c.kind == verbChunk && c.verb.lemma == "own" {
			return true
		}
		if c.kind == nounChunk && (c.word == "shares" || c.word == "equity" || stakeNouns[c.word] && !doubtfulNouns[c.word] ||
			ownerNouns[c.word] && (r.is(i-1, nounChunk) || r.prep(i+1) == "in" || r.prep(i+1) == "of")) {
			return true
		}
	}
	return false
}

// withFrame reads "A, with 9.8 per cent", "left with 35%", "leaving A with 49%".
func (r *reading) withFrame(m measure) []claim {
	p := r.before(m.start)
	if w := r.prep(p); w != "with" && !(w == "for" && m.kind == stakeMeasure && r.speaksOfOwner(p)) && !(w == "on" && len(r.claims) > 0 && m.kind == bareMeasure) {
		return nil
	}
	if !r.plausible(m) && m.kind != bareMeasure || m.possessor != nobody {
		return nil
	}
	k := r.before(p)
	if r.is(k, prepChunk) { // "end up with"
		k--
	}
	switch {
	case k < 0 && m.kind != bareMeasure: // "With 40 per cent of B, A can"
		if s := r.subjectAfter(m.end - 1); s >= 0 {
			return []claim{{holder: s, company: m.company, status: Held}}
		}
	case r.is(k, verbChunk):
		g := r.tense(k)
		if g.class == keep || g.class == get {
			s := having(g)
			if g.class == get {
				s = getting(g)
			}
			holder := r.subject(k)
			if g.participle && g.passive {
				holder = r.described(k)
			}
			return []claim{{holder: orImplied(holder), company: m.company, status: s}}
		}
	case r.is(k, nounChunk):
		return r.withNoun(m, k)
	case r.is(k, commaChunk) && r.noun(k-1) && wordOf(r.d, r.chunks[p].first-1) == "each":
		var claims []claim
		for _, h := range r.members(k - 1) {
			claims = append(claims, claim{holder: h, company: m.company, status: Held})
		}
		return claims
	case r.is(k, commaChunk) && r.is(k-1, nounChunk) && ownerNouns[r.chunks[k-1].word] && !r.chunks[k-1].title:
		return r.withNoun(m, k-1)
	case r.is(k, commaChunk):
		if r.noun(k-1) && (m.kind != bareMeasure || r.known()) {
			return []claim{{holder: r.topOf(k - 1), company: r.companyOfOwner(m), status: Held}}
		}
	}
	return nil
}

// speaksOfOwner reports whether an owner is named before chunk i: "the major
// shareholder, for 64% stake".
func (r *reading) speaksOfOwner(i int) bool {
	for i--; i >= 0; i-- {
		if r.is(i, nounChunk) && ownerNouns[r.chunks[i].word] {
			return true
		}
	}
	return false
}

// withNoun reads "leaving A with 49%" and "its largest shareholder is A with 9.8%":
// k is the noun before "with".
func (r *reading) withNoun(m measure, k int) []claim {
	if m.holder >= 0 { // "a venture with a minority stake held by A"
		return []claim{{holder: m.holder, company: r.described(r.start(k)), status: Held}}
	}
	v := r.verbBefore(k)
	if v >= 0 && r.chunks[v].verb.class == keep {
		return []claim{{holder: k, company: m.company, status: Held}}
	}
	if ownerNouns[r.chunks[k].word] && !r.chunks[k].title { // "A is B's largest shareholder with 35 per cent"
		return []claim{{holder: r.described(r.start(k)), company: r.companyNear(m, k), status: Held}}
	}
	if v >= 0 && r.chunks[v].verb.copula {
		if s := r.before(v); r.is(s, nounChunk) && ownerNouns[r.chunks[s].word] {
			return []claim{{holder: k, company: r.companyNear(m, s), status: Held}}
		}
	}
	if m.kind == bareMeasure && (len(r.claims) == 0 || r.chunks[k].possessive || r.isStakeWord(k)) {
		return nil
	}
	company := m.company
	if last := r.lastClaim(); company == implied && last != nil { // "followed by C with 30 per cent"
		company = last.company
	}
	return []claim{{holder: k, company: company, status: Held}}
}

// companyOfOwner returns the company of a measure, or B of "shareholder in B"
// elsewhere in the sentence.
func (r *reading) companyOfOwner(m measure) int {
	for i := range r.chunks {
		if m.company == implied && r.is(i, nounChunk) && ownerNouns[r.chunks[i].word] {
			if w := r.prep(i + 1); (w == "in" || w == "of") && r.ownable(r.possessed(i+2)) {
				return r.possessed(i + 2)
			}
		}
	}
	return m.company
}

// companyNear returns the company of a measure, or the possessor of the owner noun
// at chunk s: "OTE's largest shareholder", "Baraza, whose shareholder".
func (r *reading) companyNear(m measure, s int) int {
	if m.company != implied {
		return m.company
	}
	if r.is(s-1, nounChunk) && r.chunks[s-1].possessive {
		return s - 1
	}
	if r.is(s-1, whoChunk) {
		return orImplied(r.antecedentOf(s - 1))
	}
	return implied
}

// verbFrame reads the quantity as the object of a verb of having, getting or
// giving: "A agreed to sell 40% of B to C", "A has 6 per cent".
func (r *reading) verbFrame(m measure) []claim {
	v := r.verbBefore(m.start)
	if v < 0 {
		return nil
	}
	g := r.tense(v)
	p := r.before(m.start)
	w := r.prep(p)
	if !r.object(v, p, w, m) || r.untrue(v) {
		return nil
	}
	if next := r.verbAfter(m.end); next >= 0 && !r.chunks[next].verb.participle && r.beginsClause(m.start) {
		return nil // the subject of the next clause
	}
	if m.company == implied {
		m.company = r.companyOfRelative(v)
	}
	if !r.plausible(m) && !r.vouched(m, g) {
		return nil
	}
	if g.negative && g.class != give {
		return []claim{}
	}
	if g.future && m.company >= 0 && r.chunks[m.company].indefinite && !r.chunks[m.company].proper && r.ceiling(v) {
		return []claim{} // a rule for any company
	}
	subject := r.subject(v)
	if g.class != award && g.passive && g.participle {
		return nil
	}
	company := m.company
	if company == implied {
		company = r.companyOfVerb(v, m)
	}
	return r.transfer(m, v, g, subject, company)
}

// companyOfRelative returns B of "B, in which A holds 60 per cent" for the verb at chunk v.
func (r *reading) companyOfRelative(v int) int {
	for i := v - 1; i > 0 && !r.is(i, verbChunk); i-- {
		if w := r.prep(i - 1); r.is(i, whoChunk) && (w == "in" || w == "of") {
			return orImplied(r.antecedentOf(i))
		}
	}
	return implied
}

// untrue reports whether the clause of the verb at chunk v is one that "is not true".
func (r *reading) untrue(v int) bool {
	for i := v - 1; i >= 0; i-- {
		if r.is(i, linkChunk) {
			first := r.chunks[i].first
			return wordOf(r.d, first-1) == "true" && r.denies(i) || wordOf(r.d, first-1) == "untrue" || wordOf(r.d, first-1) == "false"
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

// object reports whether the words between the verb v and the measure leave it the
// verb's object. p is the chunk before the measure, w its preposition.
func (r *reading) object(v, p int, w string, m measure) bool {
	g := r.chunks[v].verb
	switch g.class {
	case otherVerb, level, belong:
		return false
	case pay:
		return w == "for" || w == "in"
	case convert:
		return w == "into" || w == "to"
	}
	switch w {
	case "":
		return p == v || r.is(p, prepChunk) || r.onlyList(v, p) || g.class == award && r.is(p, nounChunk) && p == r.possessed(v+1)
	case "of", "up", "on", "out", "off", "in", "over", "down":
		return p == v+1 || p == v+2
	case "to":
		return p == v+1 || p == v+2 && r.is(v+1, prepChunk)
	case "for":
		return g.lemma == "speak" || g.class == award || g.lemma == "bid" || g.class == get
	case "with":
		return g.class == get || g.class == keep
	case "as":
		return false
	}
	return false
}

// onlyList reports whether only the earlier members of a list stand between the
// verb v and chunk p: "owns the arena, a 50% stake in B and".
func (r *reading) onlyList(v, p int) bool {
	if !r.is(p, commaChunk) && !r.is(p, conjChunk) && !r.is(p, otherChunk) || p == v+1 {
		return false
	}
	for i := v + 1; i < p; i++ {
		if r.is(i, openChunk) {
			i = r.closing(i)
			continue
		}
		switch r.chunks[i].kind {
		case linkChunk, stopChunk, whoChunk:
			return false
		}
	}
	return true
}

// closing returns the chunk of the mark that closes the one at chunk i.
func (r *reading) closing(i int) int {
	for i < len(r.chunks)-1 && !r.is(i, closeChunk) {
		i++
	}
	return i
}

// vouched reports whether the verb makes a stake of a measure that says too little:
// "has 6 per cent" where shares are being spoken of.
func (r *reading) vouched(m measure, g verbGroup) bool {
	switch {
	case m.kind == stakeMeasure:
		return g.class == hold || g.class == keep || g.class == get || g.class == give || g.class == award || g.class == convert || g.class == pay
	case !r.known():
		return false
	}
	return g.class != otherVerb && g.class != raise && g.class != cut
}

// companyOfVerb returns the company that stands with the verb: "invest £3m in B for
// 30 per cent", "buying 2m shares in B to give it 30 per cent".
func (r *reading) companyOfVerb(v int, m measure) int {
	for i := v + 1; i < m.at; i++ {
		if w := r.prep(i); (w == "in" || w == "into") && r.ownable(r.possessed(i+1)) && !r.isMoneyPhrase(i+1) {
			return r.possessed(i + 1)
		}
	}
	for i := m.end; i < len(r.chunks); i++ {
		switch r.chunks[i].kind {
		case nounChunk, otherChunk, quantityChunk:
			continue
		case prepChunk:
			if w := r.chunks[i].word; w == "in" && r.is(i+1, nounChunk) && r.ownable(r.possessed(i+1)) && r.chunks[r.possessed(i+1)].proper && r.chunks[v].verb.class != hold {
				return r.possessed(i + 1)
			}
			continue
		}
		break
	}
	return implied
}

// transfer makes the claims of a verb with its subject and the words behind.
func (r *reading) transfer(m measure, v int, g verbGroup, subject, company int) []claim {
	if subject < 0 {
		return r.transferBy(m, v, g, subject, company)
	}
	list := r.members(subject)
	if named := r.namedList(subject); len(named) > 0 {
		list = named
	}
	if len(list) > 1 {
		if n, of := r.respective(m); of > 1 && of == len(list) {
			return r.transferBy(m, v, g, list[n], company)
		}
		if !r.each(v, m) {
			claims := r.transferBy(m, v, g, list[0], company)
			if len(claims) > 0 && claims[0].holder == list[0] {
				claims[0].joint = list[len(list)-1]
			}
			return claims
		}
		var claims []claim
		for _, s := range list {
			claims = append(claims, r.transferBy(m, v, g, s, company)...)
		}
		return claims
	}
	return r.transferBy(m, v, g, subject, company)
}

// respective returns which of how many quantities in a row m is: "own 51 per cent and
// 49 per cent of B respectively".
func (r *reading) respective(m measure) (n, of int) {
	for i := m.at - 2; r.is(i, quantityChunk) && (r.is(i+1, conjChunk) || r.is(i+1, commaChunk)); i -= 2 {
		n++
	}
	for i := m.at + 2; r.is(i, quantityChunk) && (r.is(i-1, conjChunk) || r.is(i-1, commaChunk)); i += 2 {
		of++
	}
	return n, n + of + 1
}

// namedList returns the names of "two funds, A and B," behind the plural noun at
// chunk i, nil when they are not given.
func (r *reading) namedList(i int) []int {
	n := r.chunks[i]
	if n.title || !strings.HasSuffix(n.word, "s") || !r.is(i+1, commaChunk) || !r.is(i+2, nounChunk) {
		return nil
	}
	k := r.possessed(i + 2)
	if !r.chunks[k].title {
		return nil
	}
	if more := r.membersBehind(k); len(more) > 0 {
		return append([]int{k}, more...)
	}
	return nil
}

// each reports whether every one of several holders has the measure: "A and B each
// own", "hold twenty per cent each".
func (r *reading) each(v int, m measure) bool {
	for i := r.chunks[v].first - 1; i < r.chunks[min(m.end+1, len(r.chunks)-1)].last; i++ {
		if w := wordOf(r.d, i); m.noun == "stakes" || m.noun == "holdings" || w == "each" || w == "both" || w == "apiece" || w == "respectively" {
			return true
		}
	}
	return false
}

// transferBy makes the claims of a verb with one subject.
func (r *reading) transferBy(m measure, v int, g verbGroup, subject, company int) []claim {
	var claims []claim
	add := func(holder int, s Status) {
		if holder != nobody {
			claims = append(claims, claim{holder: holder, company: company, status: s})
		}
	}
	switch g.class {
	case hold:
		add(orImplied(r.holderOf(m, subject)), having(g))
	case keep:
		add(orImplied(r.holderOf(m, subject)), Held)
	case get, pay, convert:
		holder := orImplied(subject)
		if g.class == convert {
			if s := r.start(max(subject, 0)); s < subject {
				holder = subject - 1
			}
		}
		add(holder, getting(g))
		add(r.source(m), giving(g))
	case give, award, divide:
		return r.handOver(m, v, g, subject, company)
	}
	return claims
}

// holderOf returns the subject, or the one the measure itself names.
func (r *reading) holderOf(m measure, subject int) int {
	if m.holder >= 0 {
		return m.holder
	}
	return subject
}

// source returns who gives up what is bought: "from C", "A's 40 per cent stake",
// "held by C".
func (r *reading) source(m measure) int {
	if m.holder >= 0 {
		return m.holder
	}
	if m.possessor >= 0 && !r.chunks[m.possessor].pronoun {
		return m.possessor
	}
	if from := r.argument(m.end, "from"); from >= 0 {
		return from
	}
	return r.counterpart(m)
}

// counterpart returns C of "A reached an agreement with C to buy its 40 per cent stake".
func (r *reading) counterpart(m measure) int {
	if m.possessor < 0 || r.chunks[m.possessor].word != "its" {
		return nobody
	}
	v := r.verbBefore(m.start)
	for i := v - 1; i > 0 && !r.is(i, verbChunk); i-- {
		if w := r.prep(i); (w == "with" || w == "from") && r.noun(i+1) && r.chunks[i+1].title {
			return i + 1
		}
	}
	return nobody
}

// handOver makes the claims of selling and giving.
func (r *reading) handOver(m measure, v int, g verbGroup, subject, company int) []claim {
	var claims []claim
	seller := orImplied(subject)
	if m.possessor >= 0 && !r.chunks[m.possessor].pronoun {
		seller = m.possessor
	}
	if g.class == award && g.passive { // "staff were given 25 per cent"
		return []claim{{holder: seller, company: company, status: getting(g)}}
	}
	if g.class == award && r.prep(r.before(m.start)) == "for" { // "offers 480p a share for all of B"
		g.future = true
		return []claim{{holder: seller, company: company, status: getting(g)}}
	}
	if g.passive {
		return nil
	}
	if g.class == award || g.class == divide {
		if k := r.possessed(v + 1); k < m.start && r.is(k, nounChunk) && !r.isMoneyPhrase(k) { // "gave him 29.8 per cent"
			return []claim{{holder: k, company: company, status: getting(g)}}
		}
	}
	status := giving(g)
	if r.forSale(m) {
		status = Disposing
	} else if g.lemma == "put" {
		return nil
	}
	if g.negative || g.future && r.denied(v) {
		return []claim{{holder: seller, company: company, status: Held}}
	}
	claims = append(claims, claim{holder: seller, company: company, status: status})
	if to := r.recipient(m.end); to >= 0 && !r.partOf(m) && !r.forSale(m) {
		claims = append(claims, claim{holder: to, company: company, status: getting(g)})
	}
	return claims
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
		if r.is(i, verbChunk) && deniedBy[r.chunks[i].verb.form] {
			return true
		}
	}
	return false
}

// relativeFrame reads "the 23 per cent that A holds in B".
func (r *reading) relativeFrame(m measure) []claim {
	if m.holder < 0 || m.company < 0 && !r.known() {
		return nil
	}
	return []claim{{holder: m.holder, company: m.company, status: Held}}
}

// possessiveFrame reads a share that is only named: "A's 40 per cent stake in B".
func (r *reading) possessiveFrame(m measure) []claim {
	if m.kind != stakeMeasure && m.kind != capitalMeasure && m.kind != thingMeasure || !r.plausible(m) {
		return nil
	}
	holder := m.possessor
	if m.holder >= 0 {
		holder = m.holder
	}
	if holder == nobody {
		return nil
	}
	if r.forSale(m) {
		return []claim{{holder: holder, company: m.company, status: Disposing}}
	}
	return []claim{{holder: holder, company: m.company, status: Held}}
}

// forSale reports whether the words behind a measure put it up for sale.
func (r *reading) forSale(m measure) bool {
	if m.end >= len(r.chunks) {
		return false
	}
	i := r.chunks[m.end].first
	for _, words := range []string{"up for sale", "for sale", "on the market", "on the block", "up for auction", "is for sale"} {
		if beginsWith(r.d, i, len(r.d.Tokens), words) > 0 {
			return true
		}
	}
	return false
}

// listFrame reads the first of a list of shares behind a word that announces it:
// "Shareholders: A 52 per cent, B 48 per cent".
func (r *reading) listFrame(m measure) []claim {
	k := r.before(m.start)
	if r.is(k, stopChunk) || r.is(k, commaChunk) {
		k--
	}
	if m.kind != bareMeasure || !r.noun(k) || len(r.claims) > 0 || !r.is(r.before(r.start(k)), stopChunk) {
		return nil
	}
	status := Held
	for i := r.before(r.start(k)) - 1; i >= 0; i-- {
		if r.is(i, verbChunk) && r.chunks[i].verb.future {
			status = Acquiring
		}
		if n := r.chunks[i]; n.kind == nounChunk && (ownerNouns[n.word] || n.word == "ownership" || n.word == "shareholding" || n.word == "shareholdings") {
			return []claim{{holder: k, company: r.companyOfOwner(m), status: status}}
		}
	}
	return nil
}

// ellipsisFrame reads what a list of shares leaves out: ", the government 35 per cent and
// the employees 25".
func (r *reading) ellipsisFrame(m measure) []claim {
	last := r.lastClaim()
	if last == nil || m.kind == thingMeasure || m.possessor != nobody {
		return nil
	}
	k := r.before(m.start)
	if r.is(k, commaChunk) && r.noun(k-1) && r.is(r.before(r.start(k-1)), commaChunk) && r.chunks[k-1].title { // "the founder, Huw Rees, 30 per cent"
		k--
	}
	if !r.noun(k) || r.chunks[k].possessive || m.kind != bareMeasure {
		return nil
	}
	if b := r.before(r.topOf(k)); !r.is(b, conjChunk) && !r.is(b, commaChunk) && r.prep(b) != "with" && !r.is(b, stopChunk) {
		return nil
	}
	company := m.company
	if company == implied {
		company = last.company
	}
	return []claim{{holder: r.topOf(k), company: company, status: last.status}}
}
