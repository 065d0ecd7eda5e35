package ner

import (
	"stakeout/extract/nlp"
)

// Entity is a name in the text.
type Entity struct {
	nlp.Span
	Kind  string  // PERSON, ORG, GPE or LOC
	Rule  string  // what told it
	Score float64 // how sure it is, 0 to 1
	part  bool    // it is a part of a token, the Mexico of Mexico-US
	trust float32 // how much the model is to believe it, see trust
}

// sure reports whether the words of the name themselves tell it.
func (e *Entity) sure() bool { return e.Score == sureScore }

// Kinds of names, as indices of a tally.
const (
	person = iota
	org
	gpe
	loc
	nothing // seen to be no name: the acronym of small words
	kinds
	spelt  = kinds     // in a tally: the post spells the acronym out
	proven = kinds + 1 // in a tally: the post tells clearly that it is an organisation
	counts = kinds + 2
)

var kindNames = [nothing]string{"PERSON", "ORG", "GPE", "LOC"}

// candidate is a chain of words that may be a name: tokens first to last, last
// excluded.
type candidate struct {
	first, last int
	span        nlp.Span // the words; a part of a token for the Mexico of Mexico-US
	kind        int      // unknown: no name by its own words
	sure        bool     // told by its own words, so that it may teach others
	rule        string
	part        bool // of a token
	defined     bool // an acronym or the name before it in brackets
	afterTitle  bool // Lord, Mr
	afterRole   bool // Chancellor, MP
}

// unknown is the kind of a candidate that its own words do not tell.
const unknown = -1

// certain is what a sure reading counts in the tally of a name; a hint counts 1 or 2.
const certain = 8

// tally counts the readings of one name in the post, and what it proves.
type tally [counts]int16

// entities returns the names that the rules find, in order and free of overlaps.
func (r *reader) entities() []Entity {
	candidates := make([]candidate, 0, len(r.words)/12+4)
	for i := 0; i < len(r.words); {
		if !r.has(i, capital) || r.loose(i) {
			i++
			continue
		}
		end := r.chain(i)
		candidates = r.split(candidates, i, end)
		i = end
	}
	learnt := r.learn(candidates)
	entities := make([]Entity, 0, len(candidates))
	next := 0 // the first token that no entity covers yet
	for _, c := range candidates {
		end := c.first
		if r.has(end, headline) {
			end++
		}
		entities, next = r.recall(entities, learnt, next, end)
		if n := len(entities); n > 0 && entities[n-1].End > c.span.Start {
			continue
		}
		switch r.settle(&c, learnt); c.kind {
		case unknown:
		case nothing:
			r.words[c.first].shape |= cut
		default:
			entities = append(entities, r.entityOf(&c, learnt))
		}
		next = max(next, c.last)
	}
	entities, _ = r.recall(entities, learnt, next, len(r.words))
	return entities
}

// entityOf returns the candidate as it is handed out.
func (r *reader) entityOf(c *candidate, learnt map[string]*tally) Entity {
	score := guessScore
	if c.sure {
		score = sureScore
	}
	return Entity{Span: c.span, Kind: kindNames[c.kind], Rule: c.rule, Score: score, part: c.part, trust: r.trust(c, learnt[r.d.Slice(c.span)])}
}

// longestRecall is the number of words of the longest name that is looked for where
// capitals prove nothing.
const longestRecall = 6

// recall adds the names of several words that the post has taught and that begin at
// one of the tokens from to end, which no candidate covers: in a headline, at the
// head of a sentence. It returns the entities and the end of the last.
func (r *reader) recall(entities []Entity, learnt map[string]*tally, from, end int) ([]Entity, int) {
	for i := from; i < end; i++ {
		if !r.has(i, capital) {
			continue
		}
		for last := min(i+longestRecall, len(r.words)); last > i+1; last-- {
			c := candidate{first: i, last: last, span: r.span(i, last), kind: unknown}
			if !r.has(last-1, capital) || learnt[r.d.Slice(c.span)] == nil {
				continue
			}
			if r.settle(&c, learnt); c.kind != unknown && c.kind != nothing {
				entities, from = append(entities, r.entityOf(&c, learnt)), last
				i = last - 1
				break
			}
		}
	}
	return entities, max(from, 0)
}

// learn judges the candidates and counts how each name is read: a name that is
// seen clearly once teaches its other mentions.
func (r *reader) learn(candidates []candidate) map[string]*tally {
	learnt := make(map[string]*tally, len(candidates)/2+1)
	previous := &candidate{last: -1}
	for i := range candidates {
		c := &candidates[i]
		r.judge(c, previous)
		previous = c
		if c.kind == unknown {
			continue
		}
		name, weight := r.d.Slice(c.span), c.weight()
		if c.kind == org && (c.sure || r.has(c.first, dealing)) {
			weight = max(weight, certain/2)
			count(learnt, name, proven, 1)
		}
		count(learnt, name, c.kind, weight)
		if c.defined {
			count(learnt, name, spelt, 1)
		}
		if !c.sure || c.last-c.first < 2 {
			continue
		}
		switch c.kind {
		case person:
			count(learnt, r.surname(c), person, certain/2)
			count(learnt, r.text(c.first), person, 1)
		case org:
			if stem := r.stem(c); stem != "" {
				count(learnt, stem, org, certain/2)
				count(learnt, stem, proven, 1)
			}
		}
	}
	return learnt
}

// weight is what the reading of a candidate counts: one told by the words beside it
// more than one by default.
func (c *candidate) weight() int16 {
	switch {
	case c.sure:
		return certain
	case c.rule == "mention.noun" || c.rule == "mention.saying":
		return 2
	}
	return 1
}

func count(learnt map[string]*tally, name string, kind int, n int16) {
	t := learnt[name]
	if t == nil {
		t = new(tally)
		learnt[name] = t
	}
	t[kind] = min(t[kind]+n, 1<<12)
}

// surname returns the word that a person is called by later: the last, or the one
// before "of" (Tarrow of Penrith).
func (r *reader) surname(c *candidate) string {
	for i := c.first + 1; i < c.last; i++ {
		if r.text(i) == "of" {
			return r.text(i - 1)
		}
	}
	return r.text(c.last - 1)
}

// stem returns an organisation's name without what closes it (Tarn Group → Tarn), ""
// when that is an ordinary word or a place.
func (r *reader) stem(c *candidate) string {
	end := c.last
	for end > c.first+1 && (r.is(end-1, Tail) || r.text(end-1) == "," || r.text(end-1) == "&") {
		end--
	}
	if end == c.last || end == c.first+1 && r.is(c.first, Ordinary|Generic|Place|WeakPlace|People|Compass|Thing|Opener|Location) {
		return ""
	}
	return r.d.Slice(r.span(c.first, end))
}

// settle decides a candidate by what the post says of the name elsewhere.
func (r *reader) settle(c *candidate, learnt map[string]*tally) {
	t := learnt[r.d.Slice(c.span)]
	if t == nil {
		return
	}
	if t[nothing] >= certain && !r.is(c.first, Place) {
		c.kind = nothing
	}
	if c.sure {
		return
	}
	best, enough := c.kind, int16(certain/2)
	if c.last-c.first > 1 {
		enough = 1
	}
	for k, n := range t[:kinds] {
		if n > 0 && (best == unknown && n >= enough || best >= 0 && n > t[best]) {
			best = k
		}
	}
	if best != c.kind {
		c.kind, c.rule = best, "mention.learnt"
	}
	if c.rule == "mention.unknown" && c.last-c.first == 1 && t[best] < 2 && !r.dealt(c.first) {
		c.kind = unknown // one strange word, once, and nothing beside it that tells
	}
}

// dealReach is how many tokens around a strange word are searched for talk of shares.
const dealReach = 12

// dealt reports whether shares, stakes or owners are spoken of near token i, so that
// a strange word is likely to be a firm.
func (r *reader) dealt(i int) bool {
	for k := max(0, i-dealReach); k < min(len(r.words), i+dealReach); k++ {
		if r.is(k, OrgOf) {
			return true
		}
	}
	return false
}
