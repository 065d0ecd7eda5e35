package extract

import (
	"slices"

	"stakeout/extract/nlp"
)

// reading is one sentence with its chunks, and what its frames have claimed so far.
type reading struct {
	d        *nlp.Document
	sentence nlp.Span
	index    int // of the sentence in Document.Sentences
	chunks   []chunk
	claims   []claim
	measures []measure // of its quantities, in order, once its frames have read it
	told     bool      // a stake was told shortly before
	refusal  Reason    // why a frame has said that the quantity at hand is no stake
	refused  []int     // the quantities that a frame says are no stake
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
	{"lacking", (*reading).lackingFrame},
	{"relative", (*reading).relativeFrame},
	{"possessive", (*reading).possessiveFrame},
	{"list", (*reading).listFrame},
}

// read fills r.claims from the frames, and r.measures with what they were asked about.
func (r *reading) read(why *trace) {
	for at := range r.chunks {
		if r.chunks[at].kind != quantityChunk {
			continue
		}
		m := r.measure(at)
		r.measures = append(r.measures, m)
		if m.kind == otherMeasure {
			why.look(r, m, false)
			continue
		}
		before := len(r.claims)
		for _, f := range frames {
			if claims := f.read(r, m); claims != nil {
				r.claim(f.name, m, claims)
				if len(claims) == 0 {
					r.refused = append(r.refused, at)
				}
				break
			}
		}
		why.look(r, m, len(r.claims) > before)
	}
}

// claim keeps what a frame has read. An empty list is a frame's word that there is
// no stake here.
func (r *reading) claim(rule string, m measure, claims []claim) {
	for i, c := range claims {
		if slices.Contains(claims[:i], c) {
			continue
		}
		c.at, c.rule, c.holder = m.at, rule, r.principal(c.holder)
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

// principal returns the body that the noun at chunk i acts for: A of "A's board" and "the
// board of A".
func (r *reading) principal(i int) int {
	if i < 0 || r.chunks[i].title || !actingNouns[r.chunks[i].word] {
		return i
	}
	if r.start(i) < i {
		return i - 1
	}
	if k := r.possessed(i + 2); r.prep(i+1) == "of" && r.noun(k) {
		return k
	}
	return i
}

// actingNouns are people who buy and sell for the body that they belong to.
var actingNouns = setOf(`board boards spokesman spokeswoman spokesperson spokesmen negotiators lawyers bankers`)

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

// speaksOf reports whether the sentence has the word.
func (r *reading) speaksOf(word string) bool {
	for _, c := range r.chunks {
		if c.word == word {
			return true
		}
	}
	return false
}

// open returns the chunk of the mark that the closing one at chunk i belongs to.
func (r *reading) open(i int) int {
	for i > 0 && !r.is(i, openChunk) {
		i--
	}
	return i
}

// after returns the chunk behind chunk i and behind an acronym in parentheses there.
func (r *reading) after(i int) int {
	if r.is(i+1, openChunk) && r.is(i+2, nounChunk) && r.is(i+3, closeChunk) {
		return i + 4
	}
	return i + 1
}

// text returns the words of chunk i.
func (r *reading) text(i int) string {
	return r.d.Text[r.d.Tokens[r.chunks[i].first].Start:r.d.Tokens[r.chunks[i].last-1].End]
}

// lastClaim returns the claim before in the sentence, nil for none.
func (r *reading) lastClaim() *claim {
	if len(r.claims) == 0 {
		return nil
	}
	return &r.claims[len(r.claims)-1]
}

// start returns the chunk at which the possessives of the noun at chunk i begin.
func (r *reading) start(i int) int {
	for r.is(i-1, nounChunk) && r.chunks[i-1].possessive {
		i--
	}
	return i
}

// first returns the first token of the sentence.
func (r *reading) first() int { return r.chunks[0].first }

// known reports whether the text speaks of shares here: a claim was read in this
// sentence or shortly before, or its words say so.
func (r *reading) known() bool { return len(r.claims) > 0 || r.told || r.speaksOfShares() }

// shareWords are nouns that are about who owns a company.
var shareWords = setOf(`shares equity owner owners shareholder shareholders buyer takeover mutual venture buyout buy-out spin-out privatisation flotation disposal`)

// bought are verbs whose passive is said of companies.
var bought = setOf(`buy purchase nationalise nationalize`)

// speaksOfShares reports whether a word of the sentence is about the shares of a company.
func (r *reading) speaksOfShares() bool {
	for i, c := range r.chunks {
		if c.kind == verbChunk && (c.verb.lemma == "own" || c.verb.lemma == "demerge" || c.verb.lemma == "privatise" || c.verb.lemma == "spin" || c.verb.lemma == "float" || c.verb.lemma == "list" || c.verb.lemma == "acquire") {
			return true
		}
		if c.kind == verbChunk && c.verb.passive && bought[c.verb.lemma] && r.is(r.before(i), nounChunk) && r.ownable(r.before(i)) { // "Acme was bought by"
			return true
		}
		if c.kind == nounChunk && (shareWords[c.word] || stakeNouns[c.word] && !doubtfulNouns[c.word] ||
			c.word == "control" && r.prep(i+1) == "of" && r.is(r.possessed(i+2), nounChunk) && r.chunks[r.possessed(i+2)].title ||
			ownerNouns[c.word] && (r.is(i-1, nounChunk) || r.prep(i+1) == "in" || r.prep(i+1) == "of")) {
			return true
		}
	}
	return false
}

// closing returns the chunk of the mark that closes the one at chunk i.
func (r *reading) closing(i int) int {
	for i < len(r.chunks)-1 && !r.is(i, closeChunk) {
		i++
	}
	return i
}
