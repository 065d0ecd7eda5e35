package extract

import "strings"

// Frames of owning: owned by, joint ventures, owners, lists of owners and shares that
// are only named.

// ratioFrame reads "a 50:50 joint venture between A and C called B" and "owned
// 51:49 by A and C".
func (r *reading) ratioFrame(m measure) []claim {
	if r.chunks[m.at].quantity.form != ratioForm {
		return nil
	}
	nth := 0 // which number of an uneven ratio this is
	for r.isRatio(m.at - 1 - nth) {
		nth++
	}
	even := nth == 0 && !r.isRatio(m.at+1)
	m = r.measure(m.at - nth)
	parties, company := r.ventureParties(m)
	switch {
	case len(parties) < 2, !even && nth >= len(parties), company < 0 && m.kind == bareMeasure && !r.known(): // "put the chances of a merger at 50/50"
		return r.refuse(NoParties)
	case company >= 0 && notOwned[r.chunks[company].word] && !r.ownable(company):
		return r.refuse(NotCompany)
	}
	status := Held
	if v := r.verbBefore(m.at); v >= 0 && r.chunks[v].verb.future {
		status = Acquiring
	}
	if !even {
		return []claim{{holder: parties[nth], company: company, status: status}}
	}
	claims := make([]claim, 0, len(parties))
	for _, p := range parties {
		claims = append(claims, claim{holder: p, company: company, status: status})
	}
	return claims
}

// isRatio reports whether chunk i is a ratio or a number of one.
func (r *reading) isRatio(i int) bool {
	return r.is(i, quantityChunk) && r.chunks[i].quantity.form == ratioForm
}

// ventureParties finds who shares what in the sentence of a ratio.
func (r *reading) ventureParties(m measure) (parties []int, company int) {
	company = implied
	venture := r.ventureNoun(m)
	for j := range len(r.chunks) {
		i := (m.at + j) % len(r.chunks)
		if w := r.prep(i); i < m.at && w != "between" && !(w == "by" && r.isOwnedAt(i-1)) {
			continue
		} else if (w == "between" || w == "by" || w == "of" || w == "with") && r.noun(i+1) {
			k := r.possessed(i + 1)
			list := append([]int{k}, r.membersBehind(k)...)
			if named := r.namedList(k); len(named) > 0 { // "by two funds, A and C"
				list = named
			}
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

// isOwnedAt reports whether chunk i is a passive verb of having or sharing out: "is owned".
func (r *reading) isOwnedAt(i int) bool {
	return r.is(i, verbChunk) && r.chunks[i].verb.passive && (r.chunks[i].verb.class == hold || r.chunks[i].verb.class == divide)
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

// ventureName returns the chunk that names a venture: behind "called", in
// apposition, or the subject of "is a 50:50 joint venture".
func (r *reading) ventureName(m measure, venture, behind int) int {
	if k := r.before(m.at); r.noun(k) && r.chunks[k].title && r.prep(r.start(k)-1) == "with" && venture >= 0 { // "with B a 50/50 venture"
		return k
	}
	if v := r.verbBefore(m.at); v >= 0 {
		if s := r.subject(v); s >= 0 && r.chunks[v].verb.copula {
			return s
		}
		if k := r.possessed(v + 1); r.chunks[v].verb.class == hold && !r.chunks[v].verb.passive && k < m.at && r.ownable(k) { // "A and B own C 50-50"
			return k
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
			return r.companyOfShares(s)
		}
	}
	return venture
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
		return r.refuse(NoParties)
	}
	return []claim{{holder: holder, company: company, status: r.becoming(m)}}
}

// becoming is the status of the owner of what is, becomes or is made a subsidiary.
func (r *reading) becoming(m measure) Status {
	v := r.verbBefore(m.start)
	if v < 0 {
		return Held
	}
	switch g := r.tense(v); g.form {
	case "become", "becomes", "became", "becoming":
		if r.before(m.start) == v {
			return getting(g)
		}
	case "make", "makes", "made", "making": // "made B a wholly owned subsidiary"
		return getting(g)
	}
	return Held
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
			return r.refuse(Negated)
		}
		switch {
		case g.lemma == "become":
			status = getting(r.tense(v))
		case g.class == hold, g.copula:
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

// ownerFrame reads "A, a 9 per cent shareholder in B", "A is the majority owner of
// B", "the majority partner, A", "buys out the minority shareholders in B".
func (r *reading) ownerFrame(m measure) []claim {
	if m.kind != ownerMeasure {
		return nil
	}
	c := claim{holder: r.whoOwns(m), company: m.company, status: Held}
	if c.company == implied && m.possessor != nobody {
		c.company = m.possessor
	}
	k := r.before(m.start)
	if r.is(k, conjChunk) && c.company == implied && r.start(k-1) < k-1 { // "B's founder and 30 per cent shareholder"
		c.company = k - 2
	}
	if r.prep(k) == "out" {
		k--
	}
	if r.is(k, verbChunk) {
		switch g := r.chunks[k].verb; {
		case g.lemma == "buy" && !g.negative:
			c.holder, c.status = orImplied(r.subject(k)), getting(g)
		case g.copula && g.lemma == "become" && !g.negative:
			c.status = getting(g)
		case g.copula && !g.negative:
			c.status = having(g)
		default:
			return []claim{}
		}
	}
	if c.holder == implied && c.company == implied {
		return r.refuse(NoParties)
	}
	return []claim{c}
}

// whoOwns returns the chunk of the owner that a measure like "majority shareholder"
// speaks of.
func (r *reading) whoOwns(m measure) int {
	if v := m.end; r.is(v, verbChunk) && r.chunks[v].verb.copula && !r.chunks[v].verb.negative { // "B, whose sole shareholder is A"
		if k := r.possessed(v + 1); r.noun(k) && r.chunks[k].title && (m.possessor != nobody || m.company >= 0) {
			return k
		}
	}
	if k := r.named(m.nounAt); k >= 0 && m.company == implied {
		return k
	}
	if r.is(m.nounAt+1, nounChunk) && r.chunks[m.nounAt+1].proper {
		return m.nounAt + 1
	}
	if r.chunks[m.nounAt].title {
		return m.nounAt
	}
	holder := r.described(m.start)
	if holder == implied && r.is(m.end, verbChunk) && r.beginsClause(m.start) { // "minority shareholders have"
		holder = m.nounAt
		r.chunks[m.nounAt].first = r.chunks[m.at].quantity.first
	}
	return holder
}

// lackingFrame reads "values the 60 per cent that A does not own": A is after it.
func (r *reading) lackingFrame(m measure) []claim {
	if m.lacking < 0 || m.company < 0 && !r.known() && !r.speaksOf("bid") && !r.speaksOf("offer") {
		return nil
	}
	return []claim{{holder: m.lacking, company: m.company, status: Acquiring}}
}

// relativeFrame reads "the 23 per cent that A holds in B".
func (r *reading) relativeFrame(m measure) []claim {
	if m.holder < 0 || m.company < 0 && !r.known() {
		return nil
	}
	status := Held
	if v := m.relative; v > 0 {
		return r.transferBy(measure{at: m.at, start: m.start, end: v + 1, kind: m.kind, noun: m.noun, company: m.company, possessor: nobody, holder: nobody, lacking: nobody}, v, r.tense(v), m.holder, m.company)
	}
	if r.forSale(m) {
		status = Disposing
	}
	return []claim{{holder: m.holder, company: m.company, status: status}}
}

// possessiveFrame reads a share that is only named: "A's 40 per cent stake in B".
func (r *reading) possessiveFrame(m measure) []claim {
	bare := m.kind == bareMeasure && m.possessor >= 0 && r.is(m.end, verbChunk) && len(r.claims) == 0 && r.known() // "A, whose 31 per cent is worth £16m"
	if !bare && (m.kind != stakeMeasure && m.kind != capitalMeasure && m.kind != thingMeasure || !r.plausible(m)) {
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

// listedNouns announce a list of who owns what.
var listedNouns = setOf(`ownership shareholding shareholdings equity stakes`)

// possessedFrom returns the chunk at which the phrase that ends with chunk i begins, past
// the mark of a list item.
func (r *reading) possessedFrom(i int) int {
	i = r.start(i)
	for i > 0 && r.is(i-1, stopChunk) {
		i--
	}
	return i
}

// addsUp reports whether the shares of a sentence make up a whole company, so that a
// list of them can be nothing but one of owners.
func (r *reading) addsUp() bool {
	sum, n := 0.0, 0
	for _, c := range r.chunks {
		if c.kind == quantityChunk && c.quantity.Exact != nil {
			sum, n = sum+*c.quantity.Exact, n+1
		}
	}
	return n > 1 && sum > 99 && sum < 101
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
	if colon := r.before(r.start(k)); r.text(colon) == ":" && colon > 0 && r.is(colon-1, nounChunk) && r.possessedFrom(colon-1) == 0 && r.chunks[colon-1].title && r.addsUp() {
		return []claim{{holder: k, company: colon - 1, status: Held}}
	}
	for i := r.before(r.start(k)) - 1; i >= 0; i-- {
		if r.is(i, verbChunk) && r.chunks[i].verb.future {
			status = Acquiring
		}
		if n := r.chunks[i]; n.kind == nounChunk && (ownerNouns[n.word] || listedNouns[n.word]) {
			return []claim{{holder: k, company: r.companyOfOwner(m), status: status}}
		}
	}
	return nil
}
