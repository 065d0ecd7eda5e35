package extract

import "strings"

// Frames in which the share itself is bought, sold or divided: "the sale of 40% of B",
// "40% of B was sold to C".

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
