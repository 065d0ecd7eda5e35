package extract

import (
	"strings"

	"stakeout/extract/nlp"
)

// reading is one sentence with its chunks, and what its frames have claimed so far.
type reading struct {
	d        *nlp.Document
	sentence nlp.Span
	index    int // of the sentence in Document.Sentences
	chunks   []chunk
	claims   []claim
	told     bool // a stake was told shortly before
}

// claim is a stake whose parties are still chunks of its sentence.
type claim struct {
	at              int // the chunk of the quantity
	holder, company int // chunks, or nobody, or implied
	status          Status
	previous        *float64
	rule            string
	joint           int // the last chunk of a holder that is several ("A and B together"), 0 for one
}

// A holder or a company that is no chunk of the sentence.
const (
	nobody  = -1 // the text names none
	implied = -2 // it stands in what was read before
)

// measure is a quantity with what hangs on it: "A's 40 per cent stake in B, held by C".
type measure struct {
	at, start, end int // the quantity's chunk; the chunks of the whole phrase, half open
	kind           measureKind
	noun           string // the noun the quantity measures: stake, shares, owner
	nounAt         int
	company        int
	possessor      int // A in "A's 40 per cent stake"
	holder         int // C in "held by C"
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

// frames are the ways to tell a stake, the most telling first. Each takes what it
// can read around one quantity; the first that takes it decides.
var frames = []struct {
	name string
	read func(r *reading, m measure) []claim
}{
	{"ratio", (*reading).ratioFrame},
	{"whole", (*reading).wholeFrame},
	{"owned", (*reading).ownedFrame},
	{"owned-by", (*reading).ownedByFrame},
	{"owner", (*reading).ownerFrame},
	{"parenthesis", (*reading).parenthesisFrame},
	{"level", (*reading).levelFrame},
	{"event", (*reading).eventFrame},
	{"passive", (*reading).passiveFrame},
	{"with", (*reading).withFrame},
	{"ellipsis", (*reading).ellipsisFrame},
	{"verb", (*reading).verbFrame},
	{"relative", (*reading).relativeFrame},
	{"possessive", (*reading).possessiveFrame},
	{"list", (*reading).listFrame},
}

// read fills r.claims from the frames.
func (r *reading) read() {
	for at := range r.chunks {
		if r.chunks[at].kind != quantityChunk {
			continue
		}
		m := r.measure(at)
		if m.kind == otherMeasure {
			continue
		}
		for _, f := range frames {
			if claims := f.read(r, m); claims != nil {
				r.claim(f.name, m, claims)
				break
			}
		}
	}
}

// claim keeps what a frame has read. An empty list is a frame's word that there is
// no stake here.
func (r *reading) claim(rule string, m measure, claims []claim) {
	for _, c := range claims {
		c.at, c.rule = m.at, rule
		companies := []int{c.company}
		if c.company >= 0 {
			if list := r.namedList(c.company); len(list) > 0 {
				companies = list
			}
		}
		for _, c.company = range companies {
			r.claims = append(r.claims, c)
		}
	}
}

func (r *reading) is(i int, kind chunkKind) bool {
	return i >= 0 && i < len(r.chunks) && r.chunks[i].kind == kind
}

// prep returns the preposition at chunk i, "" for none.
func (r *reading) prep(i int) string {
	if r.is(i, prepChunk) {
		return r.chunks[i].word
	}
	return ""
}

// noun reports whether chunk i is a noun that is no date.
func (r *reading) noun(i int) bool {
	return r.is(i, nounChunk) && !(timeNouns[r.chunks[i].word] && !r.chunks[i].possessive) && !isYear(r.chunks[i].word)
}

// possessed follows a chain of possessives from chunk i to the noun that they own:
// the company's owner → owner.
func (r *reading) possessed(i int) int {
	for r.is(i, nounChunk) && r.chunks[i].possessive && r.is(i+1, nounChunk) {
		i++
	}
	return i
}

// before returns the chunk before i that is no adverb and no phrase of time ("in
// turn", "in 2013").
func (r *reading) before(i int) int {
	for i--; ; i-- {
		if r.is(i, nounChunk) && !r.noun(i) && (r.is(i-1, prepChunk) || r.is(i-1, verbChunk) && !r.chunks[i].definite) {
			if r.is(i-1, prepChunk) {
				i--
			}
		} else if !r.is(i, otherChunk) {
			return i
		}
	}
}

// measure reads what hangs on the quantity at chunk at.
func (r *reading) measure(at int) measure {
	m := measure{at: at, start: at, end: at + 1, company: implied, possessor: nobody, holder: nobody}
	if k := r.before(at); r.is(k, nounChunk) && r.chunks[k].possessive {
		m.possessor, m.start = k, k
	}
	q := r.chunks[at].quantity
	if r.denies(at) {
		m.kind = otherMeasure
		return m
	}
	next := at + 1
	for r.is(next, otherChunk) {
		next++
	}
	switch {
	case q.owned, next < len(r.chunks) && strings.HasSuffix(r.chunks[next].word, "-owned"):
		m.kind = ownedMeasure
	case r.is(next, nounChunk) && !r.chunks[next].possessive:
		r.measureNoun(&m, next)
	case r.prep(next) == "of" && r.is(next+1, nounChunk):
		r.measureOf(&m, next+1)
	case r.prep(next) == "of" && r.is(next+1, whoChunk) && r.is(r.before(at), commaChunk) && r.ownable(r.before(at)-1): // "B, 71 per cent of which"
		m.kind, m.company, m.end = thingMeasure, r.before(at)-1, next+2
		if r.chunks[next+1].word == "whose" && r.is(next+2, nounChunk) {
			m.end++
		}
	case r.prep(next) == "of" || r.prep(next) == "off":
		m.kind = otherMeasure
	case r.prep(next) == "in" && r.noun(next+1) && r.ownable(r.possessed(next+1)):
		m.company, m.end = r.possessed(next+1), r.possessed(next+1)+1
	case q.form == wordForm && !r.is(next, prepChunk): // "lost its majority"
		m.kind = otherMeasure
	}
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

// measureBehind reads a quantity behind its noun: "a stake of 15 per cent in B",
// "shares worth 10% of B".
func (r *reading) measureBehind(m *measure) {
	k := r.before(m.at)
	for ; k > 0 && k > m.at-4; k-- {
		if w := r.chunks[k].word; r.is(k, prepChunk) && (w == "of" || w == "to" || w == "worth") || r.is(k, otherChunk) || r.is(k, verbChunk) && r.chunks[k].verb.form == "representing" {
			continue
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
	case ownerNouns[n.word]:
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
		case "market", "audience", "vote", "voting", "revenue", "profit":
			return true
		}
	}
	return false
}

// speaksOf reports whether the sentence has the word.
func (r *reading) speaksOf(word string) bool {
	for _, c := range r.chunks {
		if c.word == word {
			return true
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
	if r.is(i-1, nounChunk) && r.chunks[i-1].possessive {
		return i - 1
	}
	return implied
}

// measureOf reads "40 per cent of the shares in B" and "40 per cent of B".
func (r *reading) measureOf(m *measure, i int) {
	k := r.possessed(i)
	n := r.chunks[k]
	m.nounAt, m.end = k, k+1
	switch {
	case capitalNouns[n.word] && !r.marketShare(n) && !isCapital(r.d, n.head) && n.word != "stake" && n.word != "shareholding":
		m.kind, m.noun = capitalMeasure, n.word
		m.company = r.capitalOwner(k)
		r.complement(m, k)
		if r.is(m.end, verbChunk) && (r.chunks[m.end].verb.form == "traded" || r.chunks[m.end].verb.form == "listed") { // of a whole market
			m.kind = otherMeasure
		}
	case r.ownable(k) && !n.pronoun && !r.generic(k):
		m.kind, m.company = thingMeasure, k
	default:
		m.kind = otherMeasure
	}
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
	return companyNouns[n.word] && !notOwned[n.word] || n.proper && isCapital(r.d, n.head) && !notOwned[n.word]
}

// measureHolder reads "held by A" and "that belonged to A" behind the measure.
func (r *reading) measureHolder(m *measure) {
	i := m.end
	if r.is(i, commaChunk) || r.is(i, whoChunk) || r.is(i, linkChunk) && r.chunks[i].word == "that" {
		i++
	}
	if k := r.possessed(i); i > m.end && !r.is(m.end, commaChunk) && r.noun(k) && r.is(k+1, verbChunk) && r.chunks[k+1].verb.class == hold && !r.chunks[k+1].verb.negative {
		m.holder = k // "the 23 per cent that A holds in B"
		if b := r.possessed(k + 3); (r.prep(k+2) == "in" || r.prep(k+2) == "of") && r.ownable(b) && m.company == implied {
			m.company = b
		}
		return
	}
	if !r.is(i, verbChunk) {
		return
	}
	g := r.chunks[i].verb
	by := r.prep(i + 1)
	if g.class == belong && by == "to" || g.class == hold && g.passive && g.participle && by == "by" {
		if k := r.possessed(i + 2); r.noun(k) {
			m.holder, m.end = k, k+1
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

// verbBefore returns the verb that governs what stands at chunk i: the nearest
// before it in its clause, -1 for none.
func (r *reading) verbBefore(i int) int {
	for i--; i >= 0; i-- {
		switch r.chunks[i].kind {
		case verbChunk:
			return i
		case linkChunk, whoChunk, stopChunk, openChunk:
			return -1
		case closeChunk:
			i = r.open(i)
		}
	}
	return -1
}

// verbAfter returns the verb whose subject the phrase ending before chunk i can be,
// -1 for none. A relative clause between the two is stepped over.
func (r *reading) verbAfter(i int) int {
	for r.is(i, otherChunk) {
		i++
	}
	if r.is(i, commaChunk) && r.is(i+1, whoChunk) {
		for i += 2; i < len(r.chunks) && !r.is(i, commaChunk); i++ {
		}
		i++
	}
	if r.is(i, verbChunk) {
		return i
	}
	return -1
}

// beginsClause reports whether chunk i can open a clause, so that what stands there
// may be the subject of the verb behind it.
func (r *reading) beginsClause(i int) bool {
	k := r.before(i)
	if k < 0 {
		return true
	}
	switch r.chunks[k].kind {
	case commaChunk, conjChunk, linkChunk, stopChunk, whoChunk, openChunk:
		return true
	}
	return r.prep(k) == "with"
}

// subject returns the chunk of who does what the verb at chunk v says, nobody when
// the sentence does not tell.
func (r *reading) subject(v int) int {
	g := r.chunks[v].verb
	k := r.before(v)
	switch {
	case k < 0:
		if g.participle && !g.passive {
			return r.subjectAfter(v)
		}
		return nobody
	case r.is(k, whoChunk):
		return r.antecedentOf(k)
	case g.infinitive:
		return r.subjectOfInfinitive(v, k)
	case r.is(k, nounChunk):
		return r.topOf(k)
	case r.is(k, commaChunk) && g.participle && !g.passive:
		return r.subjectOfEarlier(v)
	case r.is(k, commaChunk):
		return r.subjectAcross(v, k)
	case r.is(k, conjChunk), g.participle:
		return r.subjectOfEarlier(v)
	case r.is(k, closeChunk):
		if k = r.open(k) - 1; r.noun(k) {
			return r.topOf(k)
		}
	}
	return r.subjectOfEarlier(v)
}

// subjectAfter serves "Commenting on it, A said": the subject of the main verb.
func (r *reading) subjectAfter(v int) int {
	for i := v + 1; i < len(r.chunks); i++ {
		if r.is(i, commaChunk) && r.noun(i+1) {
			return r.possessed(i + 1)
		}
	}
	return nobody
}

// subjectOfEarlier returns the subject that a verb shares with the verb before it.
func (r *reading) subjectOfEarlier(v int) int {
	for i := v - 1; i >= 0; i-- {
		if r.is(i, stopChunk) {
			break
		}
		if r.is(i, verbChunk) && !(r.chunks[i].verb.participle && r.chunks[i].verb.passive) {
			return r.subject(i)
		}
	}
	for i := 0; i < v; i++ {
		if r.noun(i) && !r.chunks[i].possessive {
			return i
		}
	}
	return nobody
}

// objectControl are verbs whose object does what the infinitive behind it says.
var objectControl = setOf(`allow allows allowed allowing enable enables enabled let ask asks asked tell told force forces forced require requires required permit permits permitted
	want wants wanted order ordered orders invite invited persuade persuaded leave leaves give gives giving gave help helps helped urge urged expect expects`)

// subjectOfInfinitive returns who does what an infinitive says: "plans for staff to
// own", "allow A to take", "A is in talks to buy". k is the chunk before it.
func (r *reading) subjectOfInfinitive(v, k int) int {
	if r.noun(k) {
		for p := k; p > 1 && r.is(p, nounChunk); p -= 2 { // "plans for staff at the office to own"
			for r.is(p-1, nounChunk) && r.chunks[p-1].possessive {
				p--
			}
			if r.prep(p-1) == "for" {
				return r.possessed(p)
			}
			if !r.is(p-1, prepChunk) {
				break
			}
		}
		top := r.topOf(k)
		if w := r.before(top); r.is(w, verbChunk) && objectControl[r.chunks[w].verb.form] || r.prep(w) == "for" {
			return top
		}
		if w := r.verbBefore(v); w < 0 {
			return top
		}
	}
	return r.subjectOfEarlier(v)
}

// antecedentOf returns the noun that the relative pronoun at chunk k stands for.
func (r *reading) antecedentOf(k int) int {
	i := k - 1
	if r.is(i, prepChunk) { // "to whom"
		i--
	}
	if r.is(i, commaChunk) {
		i--
	}
	for r.is(i, closeChunk) {
		i = r.open(i) - 1
	}
	if r.noun(i) {
		return i
	}
	return nobody
}

// open returns the chunk of the mark that the closing one at chunk i belongs to.
func (r *reading) open(i int) int {
	for i > 0 && !r.is(i, openChunk) {
		i--
	}
	return i
}

// topOf climbs from the noun at chunk k over what it hangs on: in "founders of
// Acme" from Acme to founders. A comma before an apposition is climbed over too:
// "A, the ferry line, has".
func (r *reading) topOf(k int) int {
	for k > 0 {
		p := k - 1
		if r.is(p, nounChunk) && r.chunks[p].possessive {
			k = p
			continue
		}
		if r.is(p, prepChunk) && (r.noun(p-1) || r.is(p-1, closeChunk)) && r.chunks[p].word != "with" {
			if k = p - 1; r.is(k, closeChunk) {
				k = r.open(k) - 1
			}
			continue
		}
		break
	}
	return r.possessed(max(k, 0))
}

// subjectAcross returns the subject before an apposition or a clause that ends with
// the comma at chunk k: "A, which left Cyprus, has", "A, the ferry line, has".
func (r *reading) subjectAcross(v, k int) int {
	best := nobody
	if r.noun(k - 1) {
		best = r.topOf(k - 1)
	}
	for i := k - 1; i >= 0; i-- {
		if r.is(i, stopChunk) || r.is(i, linkChunk) {
			break
		}
		if !r.is(i, commaChunk) && !r.is(i, openChunk) {
			continue
		}
		if r.noun(i - 1) {
			best = r.topOf(i - 1)
		}
		break
	}
	if best == nobody {
		return r.subjectOfEarlier(v)
	}
	return best
}

// members returns the chunks of the list of nouns that chunk k belongs to: A, B and C.
func (r *reading) members(k int) []int {
	list := []int{k}
	for i := r.start(k); ; {
		p := i - 1
		and := r.is(p, conjChunk) && r.chunks[p].word == "and"
		if !and && !(r.is(p, commaChunk) && len(list) > 1) {
			break
		}
		p--
		if r.is(p, commaChunk) {
			p--
		}
		if !r.noun(p) {
			break
		}
		i = r.start(p)
		list = append([]int{p}, list...)
	}
	if !r.opens(r.start(list[0])) {
		list = []int{k}
	}
	return append(list, r.membersBehind(k)...)
}

// opens reports whether chunk i begins a clause, behind a phrase like "under the
// deal" too.
func (r *reading) opens(i int) bool {
	if r.beginsClause(i) {
		return true
	}
	k := r.before(i)
	return r.is(k, nounChunk) && r.is(r.start(k)-1, prepChunk) && r.is(i-1, nounChunk)
}

// after returns the chunk behind chunk i and behind an acronym in parentheses there.
func (r *reading) after(i int) int {
	if r.is(i+1, openChunk) && r.is(i+2, nounChunk) && r.is(i+3, closeChunk) {
		return i + 4
	}
	return i + 1
}

// membersBehind returns the nouns that go on the list behind chunk k: ", B and C".
func (r *reading) membersBehind(k int) []int {
	var list []int
	for i := r.after(k); ; i = r.after(i) {
		and := false
		for r.is(i, commaChunk) || r.is(i, conjChunk) && r.chunks[i].word == "and" {
			and = and || r.is(i, conjChunk)
			i++
		}
		i = r.possessed(i)
		if !r.noun(i) || !r.is(i-1, commaChunk) && !r.is(i-1, conjChunk) && !r.chunks[i-1].possessive || r.is(i+1, verbChunk) && !and {
			return nil
		}
		if r.is(i+1, verbChunk) && !r.chunks[i+1].verb.participle {
			return nil // the subject of the next clause
		}
		list = append(list, i)
		if and {
			return list
		}
	}
}
