package extract

// The frame of verbs of having, getting and giving: "A agreed to sell 40% of B to C".

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
	if !r.object(v, p, w, m) {
		return nil
	}
	if r.untrue(v) {
		return r.refuse(Negated)
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
	if g.class != give && (g.negative || g.infinitive && r.denied(v)) {
		return r.refuse(Negated)
	}
	if m.company >= 0 && r.chunks[m.company].indefinite && !r.chunks[m.company].proper && r.named(m.company) < 0 && (g.future && r.ceiling(v) || r.conditional(v) || r.speaksOf("your")) {
		return r.refuse(Rule)
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
			return orImplied(r.describedBody(r.antecedentOf(i)))
		}
	}
	return implied
}

// describedBody returns the body without a name that the name at chunk k only places or
// pairs: "a joint venture in Norland", "a plant with Acme"; k when there is none.
func (r *reading) describedBody(k int) int {
	i := r.start(k)
	for (r.is(i-1, conjChunk) || r.is(i-1, commaChunk)) && r.noun(i-2) { // "between Acme and Orrin"
		i = r.start(i - 2)
	}
	switch r.prep(i - 1) {
	case "in", "at", "with", "near", "off", "between":
		if n := r.chunks[max(i-2, 0)]; r.noun(i-2) && n.indefinite && !n.proper && companyNouns[n.word] {
			return i - 2
		}
	}
	return k
}

// object reports whether the words between the verb v and the measure leave it the
// verb's object. p is the chunk before the measure, w its preposition.
func (r *reading) object(v, p int, w string, m measure) bool {
	g := r.chunks[v].verb
	switch g.class {
	case otherVerb, level, belong:
		return false
	case pay:
		return w == "for" || w == "in" || w == "on" && g.lemma == "spend" || p == v && r.swaps(v)
	case convert:
		return w == "into" || w == "to"
	}
	if to := r.possessed(v + 2); g.class == give && r.prep(v+1) == "to" && p == to && r.noun(to) { // "transferred to C its half of B"
		return true
	}
	switch w {
	case "":
		return p == v || r.is(p, prepChunk) || r.onlyList(v, p) || (g.class == award || g.lemma == "sell") && r.is(p, nounChunk) && p == r.possessed(v+1) && r.canBe(p)
	case "of", "up", "on", "out", "off", "in", "over", "down":
		return p == v+1 || p == v+2 || r.boughtOut(m) >= 0
	case "to":
		return p == v+1 || p == v+2 && r.is(v+1, prepChunk)
	case "for":
		return g.lemma == "put" && r.prep(v+1) == "up" || g.lemma == "speak" || g.class == award || g.lemma == "bid" || g.class == get
	case "with":
		return g.class == get || g.class == keep || g.lemma == "part"
	case "as":
		return false
	}
	return false
}

// swaps reports whether the verb at chunk v gives its object for something else: "swapped
// 10 per cent of B for".
func (r *reading) swaps(v int) bool {
	lemma := r.chunks[v].verb.lemma
	return (lemma == "swap" || lemma == "exchange") && r.argumentWord(v+1, "for")
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

// vouched reports whether the verb makes a stake of a measure that says too little:
// "has 6 per cent" where shares are being spoken of.
func (r *reading) vouched(m measure, g verbGroup) bool {
	switch {
	case m.kind == stakeMeasure:
		return g.class == hold || g.class == keep || g.class == get || g.class == give || g.class == award || g.class == convert || g.class == pay
	case m.lacking >= 0:
		return true
	case !r.known(), moves[g.lemma] && m.noun == "": // a price: "Acme lost 2.8 per cent"
		return false
	}
	return g.class != otherVerb && g.class != raise && g.class != cut
}

// moves are verbs of having and giving that are said of prices and rates too.
var moves = setOf(`lose gain shed add`)

// companyOfVerb returns the company that stands with the verb: "invest £3m in B for
// 30 per cent", "buying 2m shares in B to give it 30 per cent".
func (r *reading) companyOfVerb(v int, m measure) int {
	for s := v - 1; s >= 0 && !r.is(s, verbChunk); s-- { // "B's largest shareholder, A, owns 22 per cent"
		if r.is(s, nounChunk) && ownerNouns[r.chunks[s].word] && r.start(s) < s && r.chunks[v].verb.class == hold {
			return s - 1
		}
	}
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
	switch k := r.before(v); {
	case len(list) == 1 && r.is(v-1, whoChunk) && r.each(v, m): // "owned by A and B, who each have half"
		list = r.sharers(subject)
	case g.participle && r.is(k, commaChunk) && r.noun(k-1) && wordOf(r.d, r.chunks[v].first) == "each": // "founded by A and B, each holding half"
		if several := r.sharers(k - 1); len(several) > 1 {
			list = several
		}
	}
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

// each reports whether every one of several holders has the measure: "A and B each
// own", "hold twenty per cent each".
func (r *reading) each(v int, m measure) bool {
	first := r.chunks[v].first - 1
	if r.is(v-1, whoChunk) { // "each of which"
		first -= 2
	}
	for i := max(first, 0); i < r.chunks[min(m.end+1, len(r.chunks)-1)].last; i++ {
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
		status := having(g)
		previous, up := r.movedFrom(m.end)
		if previous != nil && !up {
			status = Held
		}
		if holder := orImplied(r.holderOf(m, subject)); holder != nobody {
			claims = append(claims, claim{holder: holder, company: company, status: status, previous: previous})
		}
	case keep:
		if to := r.argument(m.end, "to"); g.lemma == "leave" && !g.passive && subject >= 0 && to >= 0 && !r.isMoneyPhrase(to) { // "left her 72 per cent of B to a foundation"
			add(subject, giving(g))
			add(to, getting(g))
			return claims
		}
		add(orImplied(r.holderOf(m, subject)), Held)
	case get, pay, convert:
		if r.before(m.start) == v && r.swaps(v) {
			add(orImplied(subject), giving(g))
			return claims
		}
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

// movedFrom returns the percentage before in "A will own 57 per cent, down from 60 per
// cent" at chunk i, and whether it was less.
func (r *reading) movedFrom(i int) (before *float64, up bool) {
	for ; r.is(i, commaChunk) || r.is(i, openChunk) || r.is(i, prepChunk) || r.is(i, otherChunk); i++ {
		w := r.chunks[i].word
		if q := i + 2; (w == "up" || w == "down") && r.prep(i+1) == "from" && r.is(q, quantityChunk) {
			return r.chunks[q].quantity.Exact, w == "up"
		}
		if r.is(i, otherChunk) && w != "up" && w != "down" {
			return nil, false
		}
	}
	return nil, false
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
	if v := m.relative; v > 0 && r.chunks[v].verb.class == give { // "buys back the 30 per cent that it sold to C"
		return r.argument(v+1, "to")
	}
	if m.lacking >= 0 { // "the 45 per cent that it does not own from C"
		return r.argument(m.lacking+2, "from")
	}
	if m.holder >= 0 {
		return m.holder
	}
	if m.possessor >= 0 && !r.chunks[m.possessor].pronoun {
		return m.possessor
	}
	if k := r.boughtOut(m); k >= 0 {
		return k
	}
	if from := r.argument(m.end, "from"); from >= 0 {
		return from
	}
	return r.counterpart(m)
}

// boughtOut returns C of "bought C out of its 40 per cent", nobody when that is not said.
func (r *reading) boughtOut(m measure) int {
	of := r.before(m.start)
	if r.prep(of) == "of" && r.prep(of-1) == "out" && r.noun(of-2) && r.is(r.start(of-2)-1, verbChunk) && r.chunks[r.start(of-2)-1].verb.lemma == "buy" {
		return of - 2
	}
	return nobody
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

// recipientOf returns who gets the measure by the verb at chunk v: behind it ("sold 40
// per cent to C") or before it ("transferred to C its half of B").
func (r *reading) recipientOf(m measure, v int) int {
	to := r.recipient(m.end)
	if k := r.possessed(v + 1); k < m.start && r.chunks[v].verb.lemma == "sell" && r.before(m.start) == k && r.canBe(k) { // "sold C 40 per cent"
		return k
	}
	if to < 0 && r.chunks[v].verb.lemma == "place" {
		to = r.argument(m.end, "with")
	}
	if k := r.possessed(v + 2); to < 0 && r.prep(v+1) == "to" && r.noun(k) && k < m.start {
		return k
	}
	return to
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
	if g.lemma == "share" { // "staff will share 15 per cent"
		return []claim{{holder: seller, company: company, status: getting(g)}}
	}
	if g.class == award || g.class == divide {
		if k := r.possessed(v + 1); k < m.start && r.is(k, nounChunk) && !r.isMoneyPhrase(k) { // "gave him 29.8 per cent"
			if g.participle && r.chunks[k].word == "it" && subject >= 0 && r.before(v) >= 0 && r.is(r.before(v), commaChunk) { // "A bought shares in B, giving it 20 per cent"
				k = subject
			}
			return []claim{{holder: k, company: company, status: getting(g)}}
		}
	}
	status := giving(g)
	if r.forSale(m) {
		status = Disposing
	} else if w := r.prep(v + 1); g.lemma == "put" && (w == "in" || w == "up") && (m.kind == capitalMeasure || r.prep(r.before(m.start)) == "for") { // "put in 40 per cent of the capital"
		return []claim{{holder: seller, company: company, status: getting(g)}}
	} else if g.lemma == "put" {
		return nil
	}
	if g.negative || g.future && r.denied(v) {
		if r.chunks[m.at].quantity.Exact == nil { // "is not to sell more than 49 per cent"
			return r.refuse(Negated)
		}
		return []claim{{holder: seller, company: company, status: Held}}
	}
	claims = append(claims, claim{holder: seller, company: company, status: status})
	if to := r.recipientOf(m, v); to >= 0 && !r.partOf(m) && !r.forSale(m) {
		claims = append(claims, claim{holder: to, company: company, status: getting(g)})
	}
	return claims
}
