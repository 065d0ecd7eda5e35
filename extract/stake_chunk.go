package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stakeout/extract/nlp"
)

// A chunk is a group of tokens that the frames treat as one: a noun phrase without
// what hangs on it, a verb group, a quantity, a preposition, a comma (Abney 1991).
type chunk struct {
	kind        chunkKind
	first, last int    // its tokens in Document.Tokens, half open
	word        string // small letters: the head of a noun, the preposition, the conjunction
	head        int    // the token of word
	possessive  bool   // a noun that owns the next chunk: "MyCSP's", "its"
	pronoun     bool   // it, they, its
	proper      bool   // a noun with a name in it: "the Kwok brothers"
	title       bool   // a noun that is a name: its head has a capital
	definite    bool   // the, this, its
	indefinite  bool   // a, any
	quantity    *quantity
	verb        verbGroup
}

type chunkKind uint8

const (
	otherChunk    chunkKind = iota // an adverb, an interjection
	nounChunk                      // the government, Equiniti, it
	verbChunk                      // has agreed to sell
	prepChunk                      // of, in, by
	quantityChunk                  // 40 per cent
	commaChunk                     // a comma
	conjChunk                      // and, or, but
	openChunk                      // (
	closeChunk                     // )
	whoChunk                       // which, who, that behind a noun
	linkChunk                      // a word that opens a clause: that, while, if
	stopChunk                      // what ends a clause: ; : – and quotation marks
)

// verbGroup is what a chain of verbs says of its last one: "will be sold" is sell,
// future, passive.
type verbGroup struct {
	verb
	form       string // the last verb as it is written, in small letters
	future     bool   // will, may, plans to, is selling
	past       bool
	passive    bool
	infinitive bool // begins with to
	participle bool // a bare -ing or -ed form: "taking its holding to", "owned by"
	negative   bool
	former     bool // used to own
	copula     bool // be, become, remain
	still      bool // still has, continues to own
	base       bool // the bare form: the "sell" of "will privatise and sell"
}

// chunker reads the chunks of one sentence.
type chunker struct {
	d           *nlp.Document
	first, last int
	quantities  []quantity
	chunks      []chunk
	capitals    bool // the sentence is a headline in capitals, which the tagger takes for one long name
}

// chunksOf parses the tagged tokens [first,last) of d around the quantities in them.
func chunksOf(d *nlp.Document, first, last int, quantities []quantity) []chunk {
	c := chunker{d: d, first: first, last: last, quantities: quantities, chunks: make([]chunk, 0, (last-first)/2)}
	c.capitals = allCapitals(d.Text[d.Tokens[first].Start:d.Tokens[last-1].End])
	next := 0
	for i := first; i < last; {
		if next < len(quantities) && i >= quantities[next].first {
			q := &quantities[next]
			c.add(chunk{kind: quantityChunk, first: q.first, last: q.last, quantity: q})
			i, next = max(i, q.last), next+1
			continue
		}
		limit := last
		if next < len(quantities) {
			limit = quantities[next].first
		}
		i = c.step(i, limit)
	}
	return c.chunks
}

func (c *chunker) add(k chunk) { c.chunks = append(c.chunks, k) }

func (c *chunker) tag(i int) string {
	if c.capitals {
		return capitalsTag(c.word(i), c.d.Tokens[i].Tag)
	}
	tag := c.d.Tokens[i].Tag
	if tag == "IN" && c.word(i) == "trust" || tag == "JJ" && c.nounInPlace(i) { // which the tagger misreads
		return "NN"
	}
	if before := c.word(i - 1); (before == "former" || before == "latter") && verbs()[c.word(i)].class != otherVerb { // "the former taking 80 per cent"
		return participleTag(c.word(i), tag)
	}
	if strings.HasPrefix(tag, "VB") && companySuffixes[c.word(i)] { // plc
		return "NNP"
	}
	return tag
}

// nounInPlace reports whether the adjective at token i stands for a noun: "the latter",
// "the farmers' cooperative".
func (c *chunker) nounInPlace(i int) bool {
	switch c.word(i) {
	case "latter":
		return true
	case "former", "cooperative", "co-operative", "mutual", "executive":
		return i > c.first && (i+1 == c.last || !strings.HasPrefix(c.d.Tokens[i+1].Tag, "NN") && !strings.HasPrefix(c.d.Tokens[i+1].Tag, "JJ") || verbs()[c.word(i+1)].class != otherVerb)
	}
	return false
}

// participleTag is the tag of a verb, VBG where it ends in -ing.
func participleTag(word, tag string) string {
	if strings.HasSuffix(word, "ing") {
		return "VBG"
	}
	return tag
}

// allCapitals reports whether text has capitals and no small letters.
func allCapitals(text string) bool {
	return strings.ToUpper(text) == text && strings.ToLower(text) != text
}

// capitalsTag is the tag of a word in a headline in capitals: what is no word of the
// stake vocabulary may well be a name.
func capitalsTag(word, tag string) string {
	switch word {
	case "in", "of", "from", "by", "for", "with", "at", "on":
		return "IN"
	case "to":
		return "TO"
	case "its", "their":
		return "PRP$"
	case "a", "an", "the":
		return "DT"
	}
	v, ok := verbs()[word]
	switch {
	case stakeNouns[word]:
		return "NN"
	case ok && word == v.lemma+"s":
		return "VBZ"
	case ok && word == v.lemma:
		return "VB"
	case ok:
		return "VBD"
	}
	return tag
}

func (c *chunker) word(i int) string { return wordOf(c.d, i) }

// step reads the chunk at token i, which ends at limit at the latest, and returns
// the token behind it.
func (c *chunker) step(i, limit int) int {
	if end := c.verbEnd(i, limit); end > i {
		c.addVerb(i, end)
		return end
	}
	if end, head := c.nounEnd(i, limit); end > i {
		return c.addNoun(i, end, head)
	}
	c.add(chunk{kind: c.markKind(i), first: i, last: i + 1, word: c.word(i)})
	return i + 1
}

// markKind is the kind of a token that stands alone.
func (c *chunker) markKind(i int) chunkKind {
	word, tag := c.word(i), c.tag(i)
	switch word {
	case ",":
		return commaChunk
	case "(", "[":
		return openChunk
	case ")", "]":
		return closeChunk
	case ";", ":", "–", "—", "--", "-", "•", "*", ".":
		return stopChunk
	case "and", "or", "but", "&":
		return conjChunk
	case "which", "who", "whom", "whose":
		return whoChunk
	case "that":
		if tag == "WDT" || i > c.first && strings.HasPrefix(c.tag(i-1), "NN") && i+1 < c.last && isVerbTag(c.tag(i+1)) {
			return whoChunk
		}
		return linkChunk
	case "while", "if", "as", "because", "when", "although", "though", "whereas", "where", "so", "whether", "unless", "until", "once", "how", "what", "why":
		if word == "as" && tag == "IN" && !c.clauseFollows(i+1) {
			return prepChunk
		}
		return linkChunk
	}
	if tag == "IN" || tag == "TO" || tag == "RP" {
		return prepChunk
	}
	return otherChunk
}

// clauseFollows reports whether a verb comes before the next mark behind token i.
func (c *chunker) clauseFollows(i int) bool {
	for ; i < c.last && c.tag(i) != "," && c.tag(i) != "."; i++ {
		if t := c.tag(i); t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD" {
			return true
		}
	}
	return false
}

func isVerbTag(tag string) bool { return strings.HasPrefix(tag, "VB") || tag == "MD" }

// verbEnd returns the end of the verb group at token i, i when there is none.
func (c *chunker) verbEnd(i, limit int) int {
	end := i
	for k := i; k < limit; k++ {
		switch {
		case k > i && c.tag(k) == "VBG" && c.tag(k-1) == "VBG" && !isBe(c.word(k-1)): // "leaving existing shareholders"
			return end
		case k > i && isFiniteBe(c.word(k)) && c.endsClause(k-1): // "the stake which Acme holds is worth"
			return end
		case c.isVerb(k):
			end = k + 1
		case c.tag(k) == "RB" || c.word(k) == "now" || c.word(k) == "either" || c.word(k) == "each" || c.word(k) == "both":
			if k == i && !c.verbSoon(k+1, limit) {
				return i
			}
		case c.word(k) == "to" && k+1 < limit && (c.tag(k+1) == "VB" || c.isInfinitive(k+1) || strings.HasPrefix(c.tag(k+1), "RB") && k+2 < limit && c.tag(k+2) == "VB"):
		default:
			return end
		}
	}
	return end
}

// endsClause reports whether the verb at token i is a whole one, behind which another
// clause goes on with its own verb.
func (c *chunker) endsClause(i int) bool {
	tag := c.tag(i)
	return (tag == "VBZ" || tag == "VBD" || tag == "VBP") && verbs()[c.word(i)].class != otherVerb && c.word(i) != "has" && c.word(i) != "have" && c.word(i) != "had"
}

// verbSoon reports whether only adverbs part token i from a verb.
func (c *chunker) verbSoon(i, limit int) bool {
	for ; i < limit && strings.HasPrefix(c.tag(i), "RB"); i++ {
	}
	return i < limit && c.isVerb(i)
}

// isVerb reports whether token i is a verb here. The tagger takes some verbs of
// holding for nouns and some nouns ("its holding") for verbs.
func (c *chunker) isVerb(i int) bool {
	tag, word := c.tag(i), c.word(i)
	before := ""
	if i > c.first {
		before = c.tag(i - 1)
	}
	if w := c.word(i - 1); before == "DT" && (isAllOf(w) || w == "each") { // "A and B each own"
		before = ""
	}
	switch {
	case word == "holding" && c.word(i-1) == "left" && isVerbTag(tag): // "is left holding 14 per cent"
		return true
	case (word == "holding" || word == "shareholding") && isVerbTag(tag):
		return !(before == "PRP$" || before == "POS" || before == "DT" || before == "JJ" || before == "VBN" || c.word(i-1) == "cent" || c.word(i-1) == "%")
	case c.isInfinitive(i), c.mistaken(i, word, tag), before == "MD" && tag == "NN" && verbs()[word].class != otherVerb: // "will hand"
		return true
	case i > c.first && isCapital(c.d, i) && !c.capitals && verbs()[word].class == otherVerb:
		return tag == "MD"
	case tag == "JJ" && i > c.first && isBe(c.word(i-1)): // "are being offered", which is tagged as an adjective
		return verbs()[word].class != otherVerb && verbs()[word].lemma != word || doneBy[word]
	case tag == "VBG" || tag == "VBN":
		return !c.modifies(i)
	case isVerbTag(tag):
		return before != "DT" && before != "POS" && before != "PRP$" || tag == "MD"
	case tag == "NNS" && i+1 < c.last && c.word(i+1) == "to" && plannedBy[word]:
		return before == "NNP" || before == "NNPS"
	case strings.HasPrefix(tag, "NN") && i+1 < c.last && reporting[word] && strings.HasSuffix(word, "s"): // "Acme announces that"
		return (before == "NNP" || before == "NN") && (c.word(i+1) == "that" || c.word(i+1) == "it")
	case tag == "NNS" && i+1 < c.last && c.tag(i+1) == "RP":
		return verbs()[word].class != otherVerb
	case tag == "NNS" && i+1 < c.last && i > c.first:
		v, ok := verbs()[word]
		return ok && v.class == hold && word != v.lemma && (before == "NNP" || before == "NN") && (c.tag(i+1) == "CD" || c.tag(i+1) == "DT")
	}
	return false
}

// isInfinitive reports whether the noun at token i is a verb behind "to": "to hand over its".
func (c *chunker) isInfinitive(i int) bool {
	if c.word(i-1) != "to" || c.tag(i) != "NN" || i+1 >= c.last {
		return false
	}
	v, next := verbs()[c.word(i)], c.word(i+1)
	return v.class != otherVerb && v.lemma == c.word(i) && (next == "over" || next == "back" || next == "up" || next == "out" || next == "off" || c.d.Tokens[i+1].Tag == "PRP$")
}

// mistaken reports whether token i is one of the short verbs that the tagger takes
// for something else: "A and B together own 62%", "with the rest split between".
func (c *chunker) mistaken(i int, word, tag string) bool {
	if i+1 >= c.last || i == c.first || isVerbTag(tag) {
		return false
	}
	next := c.word(i + 1)
	switch word {
	case "belongs":
		return next == "to"
	case "own", "hold":
		before := c.tag(i - 1)
		w := c.word(i - 1)
		if isAllOf(w) || w == "each" {
			before = ""
		}
		if before == "RB" && word == "own" && w != "very" { // "that it does not already own"
			return true
		}
		if _, _, ok := numberAtToken(c.d, i+1); ok && word == "own" && strings.HasPrefix(before, "NN") { // "A and B own one-third stakes"
			return true
		}
		return before != "PRP$" && before != "POS" && before != "WP$" && before != "DT" && (isCapital(c.d, i+1) || c.tag(i+1) == "CD" || next == "a" || next == "just" || next == "more" || next == "about" || next == "half")
	case "split":
		return next == "between" || next == "among"
	}
	return next == "by" && verbs()[word].class != otherVerb && verbs()[word].lemma != word && strings.HasSuffix(tag, "N") && !isCapital(c.d, i)
}

// modifies reports whether the participle at token i stands before its noun: "the
// remaining 10 per cent", "an outsourcing company".
func (c *chunker) modifies(i int) bool {
	if i == c.first || i+1 >= c.last || c.word(i-1) == "each" {
		return false
	}
	if isPercentWord(c.word(i-1)) && (stakeNouns[c.word(i+1)] || capitalNouns[c.word(i+1)]) { // "a 51 per cent controlling stake"
		return true
	}
	if placed[c.word(i)] && isCapital(c.d, i-1) && !isCapital(c.d, i+1) && c.nominalFollows(i+1, c.last) && (c.word(i) == "based" || companyNouns[c.word(i+1)]) { // "the Leeds based builder"
		return true
	}
	switch c.tag(i - 1) {
	case "DT", "PRP$", "POS", "JJ", "CD", "JJS", "VBG":
	case "NN": // "a yacht chartering company"
		if c.tag(i) != "VBG" || verbs()[c.word(i)].class != otherVerb {
			return false
		}
	default:
		return false
	}
	next := c.tag(i + 1)
	return strings.HasPrefix(next, "NN") || strings.HasPrefix(next, "JJ") || next == "CD" || next == "$" && c.tag(i-1) != "CD"
}

// placed are participles that stand between a place and the body that is there.
var placed = setOf(`based listed registered quoted headquartered incorporated`)

func isPercentWord(word string) bool {
	switch word {
	case "%", "cent", "percent", "pct", "pc":
		return true
	}
	return false
}

// addVerb adds the verb group of the tokens [i,end).
func (c *chunker) addVerb(i, end int) {
	var g verbGroup
	be, have, lastBe, to := false, false, false, -1
	for k := i; k < end; k++ {
		word := c.word(k)
		switch {
		case word == "to":
			to = k
			lastBe = false
		case c.tag(k) == "MD":
			g.future = g.future || word != "did"
		case isBe(word):
			be, lastBe = true, true
			g.future = g.future || word == "be" && k == i // "asks that it be sold"
		case word == "have" || word == "has" || word == "had" || word == "having":
			have = true
			g.past = word == "had" || word == "has" || word == "have"
		case word == "not" || word == "n't" || word == "never" || word == "nor" || strings.HasSuffix(word, "n't") || strings.HasSuffix(word, "n’t"):
			g.negative = true
		case word == "still" || word == "continue" || word == "continues" || word == "continued":
			g.still = true
		}
		if c.isVerb(k) {
			g.form = word
			if !isBe(word) && k == end-1 {
				g.passive = lastBe && c.tag(k) != "VBG" && c.tag(k) != "VB"
				g.future = g.future || c.tag(k) == "VBG" && be && !have && verbs()[word].class != hold
			}
			if !isBe(word) && k < end-1 {
				lastBe = false
			}
		}
	}
	g.finish(c, i, end, to, be, have)
	c.add(chunk{kind: verbChunk, first: i, last: end, word: g.lemma, verb: g})
}

// finish settles what depends on the whole group.
func (g *verbGroup) finish(c *chunker, i, end, to int, be, have bool) {
	if v, ok := verbs()[g.form]; ok {
		g.verb = v
	} else {
		g.lemma = g.form
	}
	g.copula = isBe(g.form) || g.form == "become" || g.form == "became" || g.form == "becomes" || g.form == "becoming" || g.form == "remains" || g.form == "remain" || g.form == "remained"
	last := c.tag(end - 1)
	if c.endsInOwner(i, end, last) {
		g.participle, last = true, "VBN"
	}
	g.infinitive = c.word(i) == "to"
	g.base = last == "VB" && !g.future
	g.past = g.past || last == "VBD" || last == "VBN"
	g.participle = !be && !have && to < 0 && (last == "VBG" || last == "VBN" && !intransitive[g.lemma])
	if g.participle && last == "VBN" {
		g.passive = true
	}
	if to < 0 {
		return
	}
	before := c.word(to - 1)
	switch {
	case before == "used":
		g.former = true
	case deniedBy[before]:
		g.negative = true
	case !doneBy[before] || to == i:
		g.future = true
	}
}

// intransitive are verbs without a passive, so that their participle without an
// auxiliary is one that the tagger takes for the past tense: "35 per cent stayed with".
var intransitive = setOf(`stay remain go pass belong fall rise come`)

// endsInOwner reports whether the tokens [i,end) are a participle that the tagger
// takes for the past tense: ", owned 75 per cent by A", "split between A and B".
func (c *chunker) endsInOwner(i, end int, tag string) bool {
	if end != i+1 || i == c.first || tag == "VBG" || tag == "VBZ" {
		return false
	}
	if tag == "NN" && c.word(end) == "by" {
		return true
	}
	if c.word(i) == "split" {
		return tag != "VBD" && tag != "VBP" && (c.word(end) == "between" || c.word(end) == "among")
	}
	if c.word(i-1) != "," && c.word(i-1) != "(" {
		return false
	}
	for k := end; k < min(end+6, c.last) && c.word(k) != ","; k++ {
		if c.word(k) == "by" {
			return true
		}
	}
	return false
}

func isFiniteBe(word string) bool {
	switch word {
	case "is", "are", "was", "were":
		return true
	}
	return false
}

func isBe(word string) bool {
	switch word {
	case "be", "is", "are", "was", "were", "been", "being", "'s", "’s", "am":
		return true
	}
	return false
}

// nounEnd returns the end of the noun phrase at token i and its head, i when there
// is none.
func (c *chunker) nounEnd(i, limit int) (end, head int) {
	head = -1
	end = i
	if isReflexive(c.word(i)) && c.tag(i) == "PRP" {
		return i, head
	}
	if c.standsAlone(i) {
		return i + 1, i
	}
	for k, more := i, true; k < limit && more; k++ {
		if k > i && (c.mistaken(k, c.word(k), c.tag(k)) || head >= 0 && c.beginsTime(k, limit)) {
			break
		}
		end, head, more = c.extendNoun(i, k, limit, end, head)
	}
	return c.numberHead(i, end, head)
}

// extendNoun takes token k into the noun phrase that begins at token i, ends at end
// and has its head at token head (-1 for none yet), or reports that it ends there.
func (c *chunker) extendNoun(i, k, limit, end, head int) (newEnd, newHead int, more bool) {
	tag, word := c.tag(k), c.word(k)
	switch {
	case strings.HasPrefix(tag, "NN"), tag == "FW", (word == "holding" || word == "shareholding") && tag == "VBG" && !c.isVerb(k):
		if head >= 0 && (c.breaksName(k) || isCapital(c.d, k) && !isCapital(c.d, head) && stakeNouns[c.word(head)] && head == k-1 && !c.capitals) { // "the stake Acme bought"
			return end, head, false
		}
		end, head = k+1, k
	case tag == "JJ" && (head < 0 || c.nominalFollows(k+1, limit) || isCapital(c.d, k)), strings.HasPrefix(tag, "JJ"), tag == "CD", tag == "$":
		if head >= 0 && tag == "CD" && isYear(word) {
			return end, head, false
		}
		if tag == "JJ" && (isCapital(c.d, k) || !c.nominalFollows(k+1, limit)) && (head >= 0 || k > i && (k+1 < limit || limit == c.last)) {
			end, head = k+1, k
		}
		if tag == "CD" && head < 0 {
			end = k + 1
		}
	case tag == "DT" || tag == "PDT":
		if k > i && !isAllOf(c.word(k-1)) {
			return end, head, false
		}
	case (tag == "VBG" || tag == "VBN") && c.modifies(k):
	case word == "&" && head >= 0 && k+1 < limit:
	case head >= 0 && isParticle(word) && isCapital(c.d, k-1) && k+1 < limit && isCapital(c.d, k+1):
	case tag == "RB" && head < 0 && k > i && c.nominalFollows(k+1, limit):
	case word == "," && head >= 0 && k+1 < limit && companySuffixes[strings.ToLower(c.d.Slice(c.d.Tokens[k+1].Span))] && isCapital(c.d, k+1):
	case !c.capitals && isVerbTag(tag) && isCapital(c.d, k) && (head >= 0 && isCapital(c.d, k-1) && k > i || k > c.first && !c.isVerb(k)):
		end, head = k+1, k
	default:
		return end, head, false
	}
	return end, head, true
}

// standsAlone reports whether token i is a noun phrase of one word: a pronoun, or the
// year of "In 2021 Acme held".
func (c *chunker) standsAlone(i int) bool {
	switch c.tag(i) {
	case "PRP", "PRP$", "EX":
		return true
	case "CD":
		return i > c.first && c.word(i-1) == "in" && isYear(c.word(i))
	}
	return false
}

// isReflexive reports whether word only repeats its noun: "the trust itself".
func isReflexive(word string) bool {
	return strings.HasSuffix(word, "self") || strings.HasSuffix(word, "selves")
}

// numberHead lets a phrase without a noun stand for itself: "the four", "a third".
func (c *chunker) numberHead(i, end, head int) (int, int) {
	if head < 0 && end > i {
		return end, end - 1
	}
	if head < 0 {
		return i, -1
	}
	return end, head
}

func isAllOf(word string) bool { return word == "all" || word == "both" || word == "half" }

// isParticle reports whether word joins the parts of a foreign name: Bord na Cloch.
func isParticle(word string) bool {
	switch word {
	case "na", "du", "de", "des", "la", "le", "et", "der", "von", "van", "y", "e", "i", "del", "della", "di", "al":
		return true
	}
	return false
}

func isYear(word string) bool {
	return len(word) == 4 && (word[:2] == "19" || word[:2] == "20" || word[:2] == "18") && word[2] >= '0' && word[2] <= '9'
}

// breaksName reports whether the noun at token k cannot belong to the phrase before
// it: a date, "yesterday".
func (c *chunker) breaksName(k int) bool {
	switch c.word(k) {
	case "yesterday", "today", "tomorrow":
		return true
	}
	return timeNouns[c.word(k)] && !isCapital(c.d, k) && c.tag(k) == "NN" && isCapital(c.d, k-1) && c.word(k) != "time"
}

// beginsTime reports whether a phrase of time begins with token k: "last week".
func (c *chunker) beginsTime(k, limit int) bool {
	switch c.word(k) {
	case "last", "next", "this", "earlier":
		return k+1 < limit && timeNouns[c.word(k+1)]
	}
	return c.tag(k) == "CD" && k+1 < limit && timeNouns[c.word(k+1)] && strings.HasSuffix(c.word(k+1), "s")
}

// nominalFollows reports whether a noun can still come at token k.
func (c *chunker) nominalFollows(k, limit int) bool {
	if k >= limit {
		return false
	}
	t := c.tag(k)
	return strings.HasPrefix(t, "NN") || strings.HasPrefix(t, "JJ") || t == "CD" || t == "VBG" && c.modifies(k) || c.word(k) == "&"
}

func isCapital(d *nlp.Document, i int) bool {
	if i < 0 || i >= len(d.Tokens) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(d.Text[d.Tokens[i].Start:])
	return unicode.IsUpper(r)
}

// addNoun adds the noun phrase of the tokens [i,end), with the "of England" of a
// name and a possessive 's, and returns the token behind it.
func (c *chunker) addNoun(i, end, head int) int {
	end = c.nameEnd(end, head)
	k := chunk{kind: nounChunk, first: i, last: end, head: head, word: c.word(head)}
	tag := c.tag(i)
	k.pronoun = tag == "PRP" || tag == "PRP$"
	k.possessive = tag == "PRP$"
	k.definite = tag == "PRP$" || c.word(i) == "the" || c.word(i) == "this" || c.word(i) == "that" || c.word(i) == "these"
	k.indefinite = isIndefinite(c.word(i))
	for t := i; t < end && !k.pronoun; t++ {
		k.proper = k.proper || isCapital(c.d, t) && c.tag(t) != "DT" && (t > c.first || strings.HasPrefix(c.tag(t), "NNP"))
	}
	k.title = k.proper && (isCapital(c.d, head) || companySuffixes[k.word] && head > i && isCapital(c.d, head-1))
	if end < c.last && c.tag(end) == "POS" || end < c.last && c.isApostrophe(end) {
		k.possessive = true
		c.add(k)
		return end + 1
	}
	c.add(k)
	return end
}

func isIndefinite(word string) bool {
	switch word {
	case "a", "an", "any", "each", "every", "no", "either":
		return true
	}
	return false
}

// isApostrophe reports whether token i is the mark of a plural possessive: "brothers' stake".
func (c *chunker) isApostrophe(i int) bool {
	t := c.d.Tokens[i]
	s := c.d.Slice(t.Span)
	return (s == "'" || s == "’") && i > 0 && c.d.Tokens[i-1].End == t.Start && c.d.Text[t.Start-1] == 's' && i+1 < c.last && c.d.Tokens[i+1].Start > t.End
}

// nameEnd takes in what a name goes on with behind a preposition: the Port of
// Antwerp, the Department for Work and Pensions.
func (c *chunker) nameEnd(end, head int) int {
	for isCapital(c.d, head) && institutions[c.word(head)] && end+1 < c.last && (c.word(end) == "of" || c.word(end) == "for") {
		k := end + 1
		if c.word(k) == "the" && k+1 < c.last {
			k++
		}
		if !isCapital(c.d, k) {
			return end
		}
		for k < c.last && isCapital(c.d, k) && !isVerbTag(c.tag(k)) {
			k++
		}
		if k+1 < c.last && c.word(k) == "and" && isCapital(c.d, k+1) && c.word(end) == "for" {
			for k++; k < c.last && isCapital(c.d, k); k++ {
			}
		}
		end, head = k, k-1
	}
	return end
}
