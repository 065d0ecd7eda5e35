package extract

// Frames without a verb of their own: "A, with 9.8 per cent" and lists that leave the
// verb out.

// withFrame reads "A, with 9.8 per cent", "left with 35%", "leaving A with 49%",
// "With 40 per cent of B, A can".
func (r *reading) withFrame(m measure) []claim {
	p := r.before(m.start)
	if !r.introduces(p, m) || !r.plausible(m) && m.kind != bareMeasure || m.possessor != nobody {
		return nil
	}
	if last := r.lastClaim(); m.holder >= 0 && last != nil { // "with the remaining 25 per cent held by C"
		return []claim{{holder: m.holder, company: last.company, status: last.status}}
	}
	k := r.before(p)
	if r.is(k, prepChunk) { // "end up with"
		k--
	}
	switch {
	case k < 0 && m.kind != bareMeasure:
		if s := r.subjectAfter(m.end - 1); s >= 0 {
			return []claim{{holder: s, company: m.company, status: Held}}
		}
	case r.is(k, verbChunk):
		return r.withVerb(m, k)
	case r.is(k, nounChunk):
		return r.withNoun(m, k)
	case r.is(k, commaChunk) && r.is(k-1, nounChunk):
		return r.withApposition(m, k-1, wordOf(r.d, r.chunks[p].first-1) == "each")
	}
	return nil
}

// introduces reports whether the preposition at chunk p can say who has the measure.
func (r *reading) introduces(p int, m measure) bool {
	switch r.prep(p) {
	case "with":
		return wordOf(r.d, r.chunks[p].first-1) != "together"
	case "at": // "its biggest owner is A at 52 per cent", "A stays at 25 per cent"
		v := r.before(p)
		return m.kind == bareMeasure && (r.speaksOfOwner(p) || r.is(v, verbChunk) && (r.chunks[v].verb.lemma == "stay" || r.chunks[v].verb.lemma == "remain") && r.known())
	case "for": // "the major shareholder, for 64% stake"
		return m.kind == stakeMeasure && r.speaksOfOwner(p)
	case "on": // ", and C, on 25 per cent"
		return m.kind == bareMeasure && len(r.claims) > 0
	}
	return false
}

// withVerb reads "was left with 35%", "ended up with 35%" at the verb of chunk v.
func (r *reading) withVerb(m measure, v int) []claim {
	g := r.tense(v)
	if g.class != keep && g.class != get {
		return nil
	}
	holder := r.subject(v)
	if g.participle && g.passive {
		holder = r.described(v)
	}
	return []claim{{holder: orImplied(holder), company: m.company, status: statusOf(g)}}
}

// withApposition reads "A, with 9.8 per cent," and "A, C and D, each with a third"
// behind the noun at chunk k.
func (r *reading) withApposition(m measure, k int, each bool) []claim {
	if ownerNouns[r.chunks[k].word] && !r.chunks[k].title {
		return r.withNoun(m, k)
	}
	if !r.noun(k) || m.kind == bareMeasure && !r.known() {
		return nil
	}
	if !each {
		return []claim{{holder: r.topOf(k), company: r.companyOfOwner(m), status: Held}}
	}
	var claims []claim
	for _, h := range r.members(k) {
		claims = append(claims, claim{holder: h, company: m.company, status: Held})
	}
	return claims
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
	if w := r.prep(k - 1); (w == "in" || w == "of") && r.is(k-2, nounChunk) && ownerNouns[r.chunks[k-2].word] { // "the biggest shareholder in B with 8 per cent"
		if holder := r.described(r.start(k - 2)); holder >= 0 {
			return []claim{{holder: holder, company: k, status: r.becomesAt(k - 2)}}
		}
	}
	v := r.verbBefore(k)
	if v >= 0 && r.chunks[v].verb.class == keep && !(ownerNouns[r.chunks[k].word] && !r.chunks[k].title) {
		return []claim{{holder: k, company: m.company, status: Held}}
	}
	if ownerNouns[r.chunks[k].word] && !r.chunks[k].title { // "A is B's largest shareholder with 35 per cent"
		c := claim{holder: r.described(r.start(k)), company: r.companyNear(m, k)}
		c.status = r.becomesAt(k)
		if b := r.before(r.start(k)); r.is(b, verbChunk) && r.eachHas(m) && r.is(r.before(b), commaChunk) { // "the owners, A and B, are equal partners with half each"
			return r.claimEach(c, r.sharers(r.before(b)-1))
		}
		return []claim{c}
	}
	if v >= 0 && operating[r.chunks[v].verb.form] && m.kind == stakeMeasure && k == r.possessed(v+1) && r.ownable(k) { // "A operates B with a 45 per cent interest"
		return []claim{{holder: orImplied(r.subject(v)), company: k, status: Held}}
	}
	if v >= 0 && r.chunks[v].verb.copula {
		if s := r.before(v); r.is(s, nounChunk) {
			if s = r.topOf(s); ownerNouns[r.chunks[s].word] || r.chunks[s].word == "operator" {
				return []claim{{holder: k, company: r.companyNear(m, s), status: Held}}
			}
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

// becomesAt is the status of one who is or becomes the owner at chunk i.
func (r *reading) becomesAt(i int) Status {
	if v := r.before(r.start(i)); r.is(v, verbChunk) && r.chunks[v].verb.lemma == "become" {
		return getting(r.tense(v))
	}
	return Held
}

// operating are verbs whose subject may hold a share of what it runs.
var operating = setOf(`operates operate operated runs run ran manages managed`)

// companyOfOwner returns the company of a measure, or B of "shareholder in B"
// elsewhere in the sentence.
func (r *reading) companyOfOwner(m measure) int {
	for i := range r.chunks {
		if m.company == implied && r.is(i, nounChunk) && (ownerNouns[r.chunks[i].word] || listedNouns[r.chunks[i].word]) {
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
	if w := r.prep(s + 1); (w == "in" || w == "of") && r.ownable(r.possessed(s+2)) {
		return r.possessed(s + 2)
	}
	return implied
}

// remainders are what is left of a company when the shares before are taken off.
var remainders = setOf(`balance rest remainder residue other`)

// via are the prepositions behind which stands who holds a share for somebody.
var via = setOf(`through via by`)

// ellipsisFrame reads what a list of shares leaves out: ", the government 35 per cent and
// the employees 25".
func (r *reading) ellipsisFrame(m measure) []claim {
	last := r.lastClaim()
	if last == nil || m.kind == thingMeasure || m.possessor != nobody {
		return nil
	}
	if to := r.possessed(m.end + 1); r.prep(m.end) == "to" && r.noun(to) && r.beginsClause(m.at) && (last.status.gets() || last.rule == "relative" || last.rule == "passive") && m.kind == bareMeasure { // ", a quarter to the charity"
		return []claim{{holder: to, company: last.company, status: last.status}}
	}
	k := r.before(m.start)
	if r.prep(k) == "of" && r.is(k-1, nounChunk) && remainders[r.chunks[k-1].word] { // "and management the balance of 13 per cent"
		k = r.before(k - 1)
	}
	if p := r.before(r.start(max(k-1, 0))); r.is(k, commaChunk) && r.noun(k-1) && via[r.prep(p)] && r.is(p-1, commaChunk) && r.noun(p-2) { // "the employees, through a trust, 10 per cent"
		k = p - 2
	}
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
	if !r.eachHas(m) {
		return []claim{{holder: r.topOf(k), company: company, status: last.status}}
	}
	return r.claimEach(claim{company: company, status: last.status}, r.sharers(k))
}

// claimEach makes a claim like c for each of several holders.
func (r *reading) claimEach(c claim, holders []int) []claim {
	claims := make([]claim, len(holders))
	for i := range holders {
		claims[i] = c
		claims[i].holder = holders[i]
	}
	return claims
}

// eachHas reports whether the measure is said of each of several: "19 per cent each".
func (r *reading) eachHas(m measure) bool {
	w := wordOf(r.d, r.chunks[m.at].last)
	return w == "each" || w == "apiece"
}
