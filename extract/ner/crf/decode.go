package crf

import (
	"math"

	"stakeout/extract/nlp"
)

// Name is a name found in a text: a span of bytes and what it stands for.
type Name struct {
	nlp.Span
	Kind Kind
}

// never is the score of what cannot be; two of them still fit.
const never = math.MinInt32 / 2

// decoder finds the best labels of a chain by Viterbi's algorithm.
type decoder struct {
	back [][labels]uint8 // by word and label, the best label before it
	path []uint8
}

// decode returns the labels with the best sum of the scores, by word, and the
// transitions. They are valid until the next call.
func (c *decoder) decode(scores [][labels]int32, transitions *[labels][labels]int32) []uint8 {
	n := len(scores)
	c.back, c.path = grow(c.back, n), grow(c.path, n)
	var sums [labels]int32
	for b := range sums {
		sums[b] = never
	}
	sums[0] = 0 // the outside label stands before the chain
	for i := range scores {
		sums = c.advance(i, &sums, &scores[i], transitions)
	}
	best, top := 0, int32(math.MinInt32)
	for a, sum := range sums {
		if v := sum + transitions[a][0]; follows[a]&outsideOnly != 0 && v > top {
			best, top = a, v
		}
	}
	for i := n - 1; i >= 0; i-- {
		c.path[i] = uint8(best)
		best = int(c.back[i][best])
	}
	return c.path
}

// advance returns the best sums of the chains that end at word i with each label.
func (c *decoder) advance(i int, sums, scores *[labels]int32, transitions *[labels][labels]int32) (next [labels]int32) {
	for b := range next {
		next[b] = never
	}
	for a, sum := range sums {
		if sum <= never {
			continue
		}
		for b := range next {
			if v := sum + transitions[a][b]; follows[a]>>b&1 != 0 && v > next[b] {
				next[b], c.back[i][b] = v, uint8(a)
			}
		}
	}
	for b := range next {
		if next[b] > never {
			next[b] += scores[b]
		}
	}
	return next
}

// chain is a stretch of candidates: where it begins among the tokens of a document
// and among its candidates.
type chain struct{ token, at int }

// chains holds the stretches of candidates of a document, one behind the other.
type chains struct {
	all    []chain
	words  []uint64        // by candidate, the word as written, 0 for one that never opens a name
	scores [][labels]int32 // by candidate
	firm   []bool          // by candidate: rules are sure enough of it that other mentions don't count
}

// Names finds the names of a document, in order, given what rules say of its tokens:
// a hint each, or nil for nothing. A word that is read more than once lends each of its mentions what
// the others say.
func (m *Model) Names(d *nlp.Document, hints []Hint) []Name {
	if hints == nil {
		hints = noHints(d)
	}
	c := m.chains(d, hints)
	c.lend()
	names := make([]Name, 0, len(c.all))
	var dec decoder
	for i, x := range c.all {
		end := len(c.scores)
		if i+1 < len(c.all) {
			end = c.all[i+1].at
		}
		names = appendNames(names, d.Tokens[x.token:], dec.decode(c.scores[x.at:end], &m.transitions))
	}
	return names
}

// candidateShare is how many tokens there are for each candidate, about; it sizes
// the first allocation.
const candidateShare = 4

// chains scores the candidates of a document.
func (m *Model) chains(d *nlp.Document, hints []Hint) *chains {
	n := len(d.Tokens)/candidateShare + 8
	c := &chains{all: make([]chain, 0, n/2), words: make([]uint64, 0, n), scores: make([][labels]int32, 0, n), firm: make([]bool, 0, n)}
	s := sentence{lex: m.lex}
	first := 0
	for _, span := range d.Sentences {
		end := first
		for end < len(d.Tokens) && d.Tokens[end].Start < span.End {
			end++
		}
		s.load(d.Text, d.Tokens[first:end], hints[first:end])
		s.chains(func(from, to int) {
			c.all = append(c.all, chain{first + from - pad, len(c.scores)})
			for i := from; i < to; i++ {
				m.add(c, &s, i)
			}
		})
		first = end
	}
	return c
}

// add scores word i of a sentence.
func (m *Model) add(c *chains, s *sentence, i int) {
	word := uint64(0)
	if w := &s.words[i]; w.role == opens {
		word = w.exact
	}
	c.words = append(c.words, word)
	c.scores = append(c.scores, [labels]int32{})
	scores := &c.scores[len(c.scores)-1]
	m.score(s.featuresOf(i), scores)
	h := &s.hints[i]
	scores[h.Label] += int32(h.Trust * m.unit)
	c.firm = append(c.firm, h.Trust >= firmTrust)
}

// evidence is how often a word is read in a document and the sum of its scores.
type evidence struct {
	count int32
	total [kinds]int32
}

// shared is how much the mean of all mentions of a word counts against the mention's
// own score: all the rest, when it is 1.
const shared = 0.75

// firmTrust is the trust from which on a rule decides its mention alone.
const firmTrust = 2

// lend moves the scores of the words that are read more than once towards the mean
// of their mentions.
func (c *chains) lend() {
	sums := make(map[uint64]evidence, len(c.words))
	for i, w := range c.words {
		if w == 0 {
			continue
		}
		e := sums[w]
		e.count++
		for k, v := range strengths(&c.scores[i]) {
			e.total[k] += v
		}
		sums[w] = e
	}
	for i, w := range c.words {
		e := sums[w]
		if e.count < 2 || c.firm[i] {
			continue
		}
		for k, v := range strengths(&c.scores[i]) {
			more := int32(shared * float64(e.total[k]/e.count-v))
			for position := range 4 {
				c.scores[i][labelOf(Kind(k), position)] += more
			}
		}
	}
}

// strengths returns the best score of each kind.
func strengths(scores *[labels]int32) (best [kinds]int32) {
	for k := range best {
		best[k] = max(scores[1+4*k], scores[2+4*k], scores[3+4*k], scores[4+4*k])
	}
	return best
}

// appendNames adds the names that labels mark on tokens.
func appendNames(names []Name, tokens []nlp.Token, path []uint8) []Name {
	start := 0
	for i, l := range path {
		if l == 0 {
			continue
		}
		kind, position := Kind((l-1)/4), (l-1)%4
		if position == begin || position == unit {
			start = i
		}
		if position == last || position == unit {
			names = append(names, Name{nlp.Span{Start: tokens[start].Start, End: tokens[i].End}, kind})
		}
	}
	return names
}
