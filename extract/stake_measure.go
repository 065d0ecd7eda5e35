package extract

import "strings"

// measure is a quantity with what hangs on it: "A's 40 per cent stake in B, held by C".
type measure struct {
	at, start, end int // the quantity's chunk; the chunks of the whole phrase, half open
	kind           measureKind
	noun           string // the noun the quantity measures: stake, shares, owner
	nounAt         int
	company        int
	possessor      int // A in "A's 40 per cent stake"
	holder         int // C in "held by C"
	lacking        int // C in "that C does not own"
	relative       int // the verb of "that C sold", 0 for none
}

type measureKind uint8

const (
	bareMeasure    measureKind = iota // 40 per cent
	stakeMeasure                      // a 40 per cent stake in B
	capitalMeasure                    // 40 per cent of the shares in B
	thingMeasure                      // 40 per cent of B
	ownerMeasure                      // a 40 per cent shareholder in B
	ventureMeasure                    // a 50:50 joint venture
	ownedMeasure                      // 40 per cent-owned
	otherMeasure                      // 40 per cent of the vote: no stake
)

// measure reads what hangs on the quantity at chunk at.
func (r *reading) measure(at int) measure {
	m := measure{at: at, start: at, end: at + 1, company: implied, possessor: nobody, holder: nobody, lacking: nobody}
	r.measurePossessor(&m)
	if r.denies(at) {
		m.kind = otherMeasure
		return m
	}
	next := r.behindAdverbs(at)
	r.measureComplement(&m, next)
	if m.kind == bareMeasure && (r.is(next, conjChunk) || r.is(next, commaChunk)) && r.is(next+1, quantityChunk) { // "51 per cent and 49 per cent of B"
		if both := r.measure(next + 1); both.company >= 0 {
			m.kind, m.company, m.noun = both.kind, both.company, both.noun
		}
	}
	if m.kind == bareMeasure && r.is(next, commaChunk) {
		r.measureApposition(&m)
	}
	if m.kind == bareMeasure || m.kind == thingMeasure || m.kind == capitalMeasure {
		r.measureBehind(&m)
	}
	r.measureHolder(&m)
	return m
}

// measurePossessor reads the "A's" of "A's 40 per cent" and the "A, whose 40 per cent".
func (r *reading) measurePossessor(m *measure) {
	if k := r.before(m.at); r.is(k, nounChunk) && r.chunks[k].possessive {
		m.possessor, m.start = k, k
	} else if r.is(k, whoChunk) && r.chunks[k].word == "whose" && r.antecedentOf(k) >= 0 { // "A, whose 4 per cent of B"
		m.possessor, m.start = r.antecedentOf(k), k
	}
}

// behindAdverbs returns the chunk that goes on behind the quantity at chunk at.
func (r *reading) behindAdverbs(at int) int {
	next := at + 1
	for r.is(next, otherChunk) && !strings.HasSuffix(r.chunks[next].word, "-owned") {
		next++
	}
	return next
}

// measureComplement reads what the quantity is one of, which begins with chunk next.
func (r *reading) measureComplement(m *measure, next int) {
	q := r.chunks[m.at].quantity
	switch {
	case q.owned, next < len(r.chunks) && strings.HasSuffix(r.chunks[next].word, "-owned"):
		m.kind = ownedMeasure
	case r.is(next, nounChunk) && !r.chunks[next].possessive:
		r.measureNoun(m, next)
	case r.prep(next) == "of" && r.is(next+1, nounChunk):
		r.measureOf(m, next+1)
	case r.prep(next) == "of" && r.is(next+1, whoChunk) && r.is(r.before(m.at), commaChunk) && r.ownable(r.before(m.at)-1): // "B, 71 per cent of which"
		m.kind, m.company, m.end = thingMeasure, r.before(m.at)-1, next+2
		if r.chunks[next+1].word == "whose" && r.is(next+2, nounChunk) {
			m.end++
		}
	case r.prep(next) == "of" && r.is(next+1, whoChunk) && r.chunks[next+1].word == "whose" && r.is(next+2, nounChunk) && r.ownable(r.before(m.at)): // "a subsidiary 60 per cent of whose shares"
		m.kind, m.company, m.end = thingMeasure, r.before(m.at), next+3
	case r.prep(next) == "of" || r.prep(next) == "off":
		m.kind = otherMeasure
	case r.prep(next) == "in" && r.noun(next+1) && r.ownable(r.possessed(next+1)):
		m.company, m.end = r.possessed(next+1), r.possessed(next+1)+1
	case q.form == wordForm && !r.is(next, prepChunk): // "lost its majority"
		m.kind = otherMeasure
	}
}

// measureBehind reads a quantity behind its noun: "a stake of 15 per cent in B",
// "shares worth 10% of B".
func (r *reading) measureBehind(m *measure) {
	k := r.before(m.at)
	for ; k > 0 && k > m.at-4; k-- {
		if w := r.chunks[k].word; r.is(k, prepChunk) && (w == "of" || w == "to" || w == "worth") || r.is(k, otherChunk) || r.is(k, verbChunk) && r.chunks[k].verb.form == "representing" {
			continue
		}
		if r.is(k, commaChunk) && k < r.before(m.at) { // "shares in B, representing"
			k--
			if top := r.topOf(k); m.company == implied && top < k && r.ownable(k) && r.chunks[top].word == "shares" {
				m.company = k
				k = top
			}
		}
		break
	}
	if k == r.before(m.at) || !r.is(k, nounChunk) || r.chunks[k].title || r.prep(k+1) == "to" {
		return
	}
	n := r.chunks[k]
	if !stakeNouns[n.word] && n.word != "shares" || r.marketShare(n) {
		return
	}
	m.start, m.noun, m.nounAt = r.start(k), n.word, k
	if m.kind == bareMeasure {
		m.kind = stakeMeasure
	}
	if m.start < k {
		m.possessor = k - 1
	}
}

// denies reports whether "not" stands shortly before chunk at: "not a majority".
func (r *reading) denies(at int) bool {
	first := r.chunks[at].first
	for i := first - 1; i >= max(0, first-3); i-- {
		switch wordOf(r.d, i) {
		case "not", "no", "neither", "nor":
			return true
		}
	}
	return false
}

// measureApposition reads "the last shares, some 3 per cent,".
func (r *reading) measureApposition(m *measure) {
	k := r.before(m.at)
	if !r.is(k, commaChunk) || !r.is(k-1, nounChunk) {
		return
	}
	top := r.topOf(k - 1)
	n := r.chunks[top]
	if n.title || !capitalNouns[n.word] && !(stakeNouns[n.word] && !doubtfulNouns[n.word]) {
		return
	}
	m.kind, m.noun, m.nounAt = capitalMeasure, n.word, top
	if m.start = r.start(top); m.start < top {
		m.possessor = top - 1
	}
	if top < k-1 && r.ownable(k-1) {
		m.company = k - 1
	}
}

// measureNoun reads "40 per cent stake in B", "majority shareholder of B".
func (r *reading) measureNoun(m *measure, i int) {
	n := r.chunks[i]
	m.noun, m.nounAt, m.end = n.word, i, i+1
	switch {
	case n.word == "each" || n.word == "apiece" || timeNouns[n.word] || n.first == n.head && r.d.Tokens[n.head].Tag == "DT":
		m.noun, m.end = "", i
		return
	case r.chunks[m.at].quantity.form == ratioForm:
		m.kind = ventureMeasure
	case n.word == "subsidiary" || n.word == "associate" || n.word == "affiliate": // "B, a 62 per cent subsidiary of A"
		m.kind, m.end = ownedMeasure, i
		return
	case ownerNouns[n.word], n.title && ownerNouns[wordOf(r.d, n.first)]: // "30 per cent shareholder A"
		m.kind = ownerMeasure
	case stakeNouns[n.word] && !r.marketShare(n) && !(n.word == "share" && r.speaksOf("market")):
		m.kind = stakeMeasure
	case capitalNouns[n.word]:
		m.kind = capitalMeasure
	case n.proper && !n.pronoun && r.chunks[m.at].quantity.form != wordForm || n.pronoun: // "the employees 25 per cent Acme ..."
		m.noun, m.end = "", i
		return
	default:
		m.kind = otherMeasure
		return
	}
	r.complement(m, i)
}

// marketShare reports whether a share is one of a market or the like by the words
// before it.
func (r *reading) marketShare(n chunk) bool {
	for i := n.first; i < n.head; i++ {
		switch wordOf(r.d, i) {
		case "market", "audience", "vote", "revenue", "profit":
			return true
		case "voting":
			return n.word == "share"
		}
	}
	return false
}

// complement reads the "in B" behind the noun of a measure at chunk i.
func (r *reading) complement(m *measure, i int) {
	switch r.prep(i + 1) {
	case "in", "of", "on", "over", "at":
	default:
		return
	}
	k := r.possessed(i + 2)
	if !r.noun(k) {
		return
	}
	if n := r.chunks[k]; capitalNouns[n.word] && !n.proper || stakeNouns[n.word] && !n.proper { // "interest in the equity of B"
		m.company, m.end = r.capitalOwner(k), k+1
		if m.company == implied {
			r.complement(m, k)
		}
		return
	}
	if n := r.chunks[k]; !r.ownable(k) && !(n.proper && !n.pronoun && !notOwned[n.word]) {
		m.kind = otherMeasure
		return
	}
	m.company, m.end = k, k+1
}

// capitalOwner returns B of "B's shares" at chunk i, implied when it is not said.
func (r *reading) capitalOwner(i int) int {
	if r.is(i-1, nounChunk) && r.chunks[i-1].possessive && !kinNouns[r.chunks[i-1].word] && !groupNouns[r.chunks[i-1].word] {
		return i - 1
	}
	return implied
}

// measureOf reads "40 per cent of the shares in B" and "40 per cent of B".
func (r *reading) measureOf(m *measure, i int) {
	k := r.possessed(i)
	if w := r.chunks[k].word; (w == "each" || w == "all" || w == "both") && r.prep(k+1) == "of" && r.is(k+2, nounChunk) { // "51 per cent of each of the companies"
		k = r.possessed(k + 2)
	}
	n := r.chunks[k]
	m.nounAt, m.end = k, k+1
	switch {
	case (capitalNouns[n.word] || r.issued(n)) && !r.marketShare(n) && !isCapital(r.d, n.head) && n.word != "stake" && n.word != "shareholding":
		m.kind, m.noun = capitalMeasure, n.word
		m.company = r.capitalOwner(k)
		r.complement(m, k)
		if r.is(m.end, verbChunk) && (r.chunks[m.end].verb.form == "traded" || r.chunks[m.end].verb.form == "listed") { // of a whole market
			m.kind = otherMeasure
		}
	case r.people(k):
		m.kind = otherMeasure
	case r.ownable(k) && (!n.pronoun || n.word == "it" && (r.speaksOfShares() || r.changesHands(m.start))) && !r.generic(k):
		m.kind, m.company = thingMeasure, k
	default:
		m.kind = otherMeasure
	}
}

// issued reports whether a noun means all shares of a kind: the voting rights, the issued class.
func (r *reading) issued(n chunk) bool {
	switch before := wordOf(r.d, n.head-1); n.word {
	case "rights", "power":
		return before == "voting"
	case "class":
		return before == "issued" || before == "share"
	}
	return false
}

// people reports whether chunk i is the name of a people: 60 per cent of Danes.
func (r *reading) people(i int) bool {
	n := r.chunks[i]
	return n.title && n.last == n.first+1 && r.d.Tokens[n.head].Tag == "NNPS"
}

// changesHands reports whether the verb before chunk i is one of buying or selling.
func (r *reading) changesHands(i int) bool {
	v := r.verbBefore(i)
	return v >= 0 && (r.chunks[v].verb.class == get || r.chunks[v].verb.class == give)
}

// generic reports whether the noun at chunk i means a class of companies, not one:
// "Australian newspapers", "a broadcaster".
func (r *reading) generic(i int) bool {
	n := r.chunks[i]
	if n.title {
		return false
	}
	if strings.HasSuffix(n.word, "s") && !strings.HasSuffix(n.word, "ss") && n.word != "works" && n.word != "business" {
		counted := r.d.Tokens[max(n.head-1, n.first)].Tag == "CD" || r.d.Tokens[min(n.first+1, n.last-1)].Tag == "CD"
		return !counted && !(r.is(i+1, commaChunk) && r.is(i+2, nounChunk) && r.chunks[i+2].title)
	}
	return false
}

// ownable reports whether chunk i can be a company: a name, or a noun that a
// company can be called.
func (r *reading) ownable(i int) bool {
	if !r.noun(i) {
		return false
	}
	n := r.chunks[i]
	if n.pronoun {
		return n.word == "it" || n.word == "its" || n.word == "them"
	}
	if n.title && (isCapital(r.d, n.head-1) && n.head > n.first || !notOwned[n.word]) { // Kaimai Energy, but not Energy
		return true
	}
	return companyNouns[n.word] && !notOwned[n.word]
}

// measureHolder reads "held by A", "that belonged to A", "in the hands of A" and "that A
// holds" behind the measure.
func (r *reading) measureHolder(m *measure) {
	if k := r.handsAt(m.end); k >= 0 {
		m.holder = k
		return
	}
	i := m.end
	if r.is(i, commaChunk) || r.is(i, whoChunk) || r.is(i, linkChunk) && r.chunks[i].word == "that" {
		i++
	}
	if k := r.possessed(m.end); m.end == i && r.is(k, nounChunk) && r.chunks[k].pronoun { // "the 60 per cent it does not own"
		i = k
	}
	if k := r.possessed(i); r.noun(k) && r.is(k+1, verbChunk) {
		r.measureRelative(m, k, i > m.end && !r.is(m.end, commaChunk) || r.isStakeOf(m, k))
		return
	}
	if !r.is(i, verbChunk) {
		return
	}
	g := r.chunks[i].verb
	by := r.prep(i + 1)
	if g.lemma == "belong" && by == "to" || g.class == hold && g.passive && g.participle && by == "by" && !(g.form == "owned" && r.is(m.end, commaChunk)) {
		if k := r.possessed(i + 2); r.noun(k) {
			m.holder, m.end = k, k+1
		}
	}
}

// isStakeOf reports whether the name at chunk k begins a clause without "that" behind the
// measure: "the 25 per cent stake A bought in B is".
func (r *reading) isStakeOf(m *measure, k int) bool {
	return k == m.end && m.kind == stakeMeasure && m.company == implied && (r.chunks[k].title || r.chunks[k].pronoun) && !r.chunks[k+1].verb.participle && definite[wordOf(r.d, r.chunks[m.at].first-1)]
}

// definite are the words before a share that has been spoken of or is singled out.
var definite = setOf(`the remaining last other whole entire same`)

// measureRelative reads "that C does not own", "that C holds in B", "that C bought" and
// "that C put up for sale", with C at chunk k. bound says that the clause is bound to the measure.
func (r *reading) measureRelative(m *measure, k int, bound bool) {
	g := r.chunks[k+1].verb
	switch {
	case g.class == hold && g.negative:
		m.lacking, m.end = k, k+2
	case !bound:
	case g.lemma == "put" && r.forSaleAt(k+2):
		m.holder, m.end = k, k+2
	case g.class == hold, (g.class == get || g.class == give) && !g.negative && !g.passive:
		m.holder, m.end = k, k+2
		if g.class != hold {
			m.relative = k + 1
		}
		if b := r.possessed(k + 3); (r.prep(k+2) == "in" || r.prep(k+2) == "of") && r.ownable(b) && m.company == implied {
			m.company, m.end = b, b+1
		}
	}
}

// plausible reports whether a measure can be a stake for its own words alone.
func (r *reading) plausible(m measure) bool {
	switch m.kind {
	case stakeMeasure:
		return !doubtfulNouns[m.noun] || m.company != implied || m.possessor != nobody || r.chunks[m.at].quantity.form == wordForm
	case capitalMeasure, thingMeasure, ownedMeasure, ownerMeasure:
		return true
	}
	return m.company != implied
}
