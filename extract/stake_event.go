package extract

import "strings"

// Frames in which the share itself is bought, sold or divided: "the sale of 40% of B",
// "40% of B was sold to C".

// eventNouns are nouns that say what happens to the quantity behind them: "the sale
// of 40 per cent of B".
var eventNouns = map[string]verbClass{
	"sale": give, "sell-off": give, "disposal": give, "disinvestment": give, "divestment": give, "flotation": give, "privatisation": give, "transfer": give, "offer": give, "listing": give,
	"purchase": get, "acquisition": get, "takeover": get, "buyout": get, "buy-out": get, "bid": get, "owners": hold, "owner": hold, "holders": hold, "holder": hold, "holding": hold,
	"control": get, "ownership": hold, "option": get, "options": get, "bids": get, "offers": get, "sales": give, "offering": give, "float": give, "buyer": give, "buyers": give, "bidders": give,
}

// event is a noun that says what happens to the quantity behind it.
type event struct {
	at    int // its chunk
	class verbClass
	actor int // who does it
	offer bool
}

// eventFrame reads a noun of buying and selling: "the sale of 80% of B to C by A",
// "a bid for 60% of B", "holders of 27.4 per cent".
func (r *reading) eventFrame(m measure) []claim {
	e, ok := r.event(m)
	if !ok {
		return nil
	}
	word := r.chunks[e.at].word
	g := verbGroup{verb: verb{class: e.class}, future: e.offer || word == "option" || r.eventAhead(e.at)}
	switch {
	case strings.HasPrefix(word, "buyer") || word == "bidders": // "seeks buyers for 40 per cent of B"
		if m.holder >= 0 {
			e.actor = m.holder
		}
		return []claim{{holder: e.actor, company: m.company, status: Disposing}}
	case e.class == hold: // "A, owner of 40 per cent of B"
		holder := e.at
		if s := r.described(r.start(e.at)); s >= 0 {
			holder = s
		}
		return []claim{{holder: holder, company: m.company, status: r.becomesAt(e.at)}}
	case e.class == get:
		if by := r.argument(m.end, "by"); by >= 0 && (e.actor < 0 || r.chunks[e.actor].pronoun) { // "the purchase of 40 per cent by A"
			e.actor = by
		}
		return r.withOther([]claim{{holder: e.actor, company: m.company, status: getting(g)}}, m, "from", giving(g))
	}
	if by := r.argument(m.end, "by"); by >= 0 {
		e.actor = by
	}
	if m.possessor >= 0 {
		e.actor = m.possessor
	}
	if m.holder >= 0 {
		e.actor = m.holder
	}
	return r.withOther([]claim{{holder: e.actor, company: m.company, status: giving(g)}}, m, "to", getting(g))
}

// withOther adds the claim of the other side of a deal, who stands behind the
// preposition w, if anybody does.
func (r *reading) withOther(claims []claim, m measure, w string, s Status) []claim {
	if other := r.argument(m.end, w); other >= 0 {
		claims = append(claims, claim{holder: other, company: m.company, status: s})
	}
	return claims
}

// event reads the noun and the preposition before the measure.
func (r *reading) event(m measure) (e event, ok bool) {
	p := r.before(m.start)
	w := r.prep(p)
	if w != "of" && w != "for" && w != "on" && w != "over" && w != "to" || !r.is(p-1, nounChunk) {
		return e, false
	}
	e = event{at: p - 1, actor: r.actorOf(p - 1)}
	if by := r.start(p-1) - 1; eventNouns[r.chunks[p-1].word] == otherVerb && r.prep(by) == "by" && r.is(by-1, nounChunk) { // "the acquisition by A of"
		e = event{at: by - 1, actor: p - 1}
	}
	n := r.chunks[e.at]
	e.class, ok = eventNouns[n.word]
	if !ok || n.title && n.head != r.first() || m.kind == bareMeasure && m.company < 0 && m.holder < 0 && !(e.class == hold && len(r.claims) > 0) && !(strings.HasPrefix(n.word, "option") && r.known()) {
		return e, false
	}
	if e.offer = strings.HasPrefix(n.word, "bid") || strings.HasPrefix(n.word, "offer"); e.offer && e.class == give && w == "for" {
		e.class = get
	}
	if v := r.verbBefore(e.at + 1); v >= 0 && e.offer && e.at == p-1 && inviting[r.chunks[v].verb.form] {
		e.actor = nobody
	}
	return e, true
}

// inviting are verbs whose subject is not the one who bids.
var inviting = setOf(`invite invites invited inviting seek seeks sought seeking receive received receives attract attracted reject rejected rejects consider considering considered accept accepted accepts`)

// actorOf returns who does what the noun at chunk i says: its possessor, or the
// subject of the verb before it.
func (r *reading) actorOf(i int) int {
	if s := r.start(i); s < i {
		return i - 1
	}
	v := r.verbBefore(i)
	if k := r.possessed(v + 1); v >= 0 && k < i && r.chunks[v].verb.class == award && r.noun(k) { // "granted it an option over"
		return k
	}
	if v >= 0 && !(r.chunks[v].verb.passive && !r.chunks[v].verb.participle) {
		return orImplied(r.subject(v))
	}
	return implied
}

// eventAhead reports whether the event at chunk i is planned: the verb before it is
// in the future or only speaks of it.
func (r *reading) eventAhead(i int) bool {
	p := r.start(i) - 1
	if r.is(p, prepChunk) && r.is(p-1, nounChunk) && r.prep(r.start(p-1)-1) == "with" { // "talks with A on the sale of"
		p = r.start(p-1) - 1
	}
	if r.is(p, prepChunk) && r.is(p-1, nounChunk) && plannedIn[r.chunks[p-1].word] { // "talks on the sale of"
		return true
	}
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

// plannedIn are nouns that speak of what has not happened: "a plan for the sale of".
var plannedIn = setOf(`talks talk negotiations discussions plan plans proposal proposals scheme bid terms consultation vote decision agreement tender`)

// passiveFrame reads a quantity that is the subject: "a 25% stake in B will be
// divided between A and C", "two-thirds of the shares are held by A".
func (r *reading) passiveFrame(m measure) []claim {
	v := r.verbAfter(m.end)
	if v < 0 || !r.opens(m.start) && m.company != m.start-1 || !r.plausible(m) && !r.known() {
		return nil
	}
	g := r.chunks[v].verb
	g.future = g.future || g.participle && r.futureBefore(m.start)
	if r.prep(r.before(m.start)) == "with" && !g.future && !strings.HasSuffix(g.form, "ing") { // "with the remaining 50 per cent split between"
		g.passive = true
	}
	one := func(holder int, s Status) []claim {
		if holder == nobody {
			return nil
		}
		return []claim{{holder: holder, company: m.company, status: s}}
	}
	switch {
	case g.copula && r.inHandsOf(v) >= 0:
		return one(r.inHandsOf(v), having(g))
	case !g.passive && (g.lemma == "go" || g.lemma == "pass"):
		if m.possessor >= 0 { // "A's 25 per cent passed to C"
			return append(one(r.argument(v+1, "to"), getting(g)), one(m.possessor, giving(g))...)
		}
		return one(r.argument(v+1, "to"), getting(g))
	case !g.passive && g.class == belong:
		return one(r.argument(v+1, "to"), having(g))
	case !g.passive && (g.class == keep || g.lemma == "stay"): // "would stay with A"
		return one(r.argument(v+1, "with"), Held)
	case !g.passive:
		return nil
	case g.class == hold, g.class == keep:
		return one(r.argument(v+1, "by"), having(g))
	case g.class == get:
		from := r.argument(v+1, "from")
		if m.possessor >= 0 { // "A's 25 per cent was bought by C"
			from = m.possessor
		}
		return append(one(r.argument(v+1, "by"), getting(g)), one(from, giving(g))...)
	case g.class == give, g.class == award, g.class == divide:
		return r.handedOver(m, v, g)
	}
	return nil
}

// inHandsOf returns A of "is now in the hands of A" at the verb of chunk v, nobody when
// that is not what it says.
func (r *reading) inHandsOf(v int) int { return r.handsAt(v + 1) }

// handsAt returns A of "in the hands of A" at chunk i, nobody when it does not stand there.
func (r *reading) handsAt(i int) int {
	for r.is(i, otherChunk) {
		i++
	}
	if r.prep(i) == "in" && r.is(i+1, nounChunk) && r.chunks[i+1].word == "hands" && r.prep(i+2) == "of" && r.is(i+3, nounChunk) {
		return r.possessed(i + 3)
	}
	return nobody
}

// handedOver reads "40% of B was sold by A to C" at the passive verb of chunk v.
func (r *reading) handedOver(m measure, v int, g verbGroup) []claim {
	giver, to := r.argument(v+1, "by"), r.recipient(v+1)
	if giver == nobody && to != nobody { // "was transferred from A to C"
		giver = r.argument(v+1, "from")
	}
	if k := r.before(m.start); to == nobody && r.is(k, whoChunk) && r.prep(k-1) == "to" { // "to whom ten per cent was promised"
		to = r.antecedentOf(k)
	}
	if to == nobody && giver == nobody && r.is(m.start-1, nounChunk) {
		return nil
	}
	if m.possessor >= 0 {
		giver = m.possessor
	}
	if giver == nobody && to == nobody && m.kind != bareMeasure {
		giver = implied
	}
	var claims []claim
	if giver != nobody {
		claims = append(claims, claim{holder: giver, company: m.company, status: giving(g)})
	}
	if to != nobody {
		status := getting(g)
		if g.class == divide && !g.future && (g.participle || wordOf(r.d, r.chunks[v].first) == "is" || wordOf(r.d, r.chunks[v].first) == "are") { // "with the rest split between"
			status = Held
		}
		claims = append(claims, claim{holder: to, company: m.company, status: status})
	}
	return claims
}
