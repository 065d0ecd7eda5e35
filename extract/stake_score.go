package extract

import (
	"fmt"
	"slices"

	"stakeout/extract/nlp"
)

// StakeScore counts what a finder of stakes has got right: figures that are stakes at
// all, records with the right holder and company, and these with the right status.
type StakeScore struct{ Share, Tuple, Full Count }

// Count is how many things are right of those found and of those there are.
type Count struct{ Right, Found, Gold int }

// F1 returns the harmonic mean of precision and recall, 0 when there is nothing.
func (c Count) F1() float64 {
	if c.Found+c.Gold == 0 {
		return 0
	}
	return 2 * float64(c.Right) / float64(c.Found+c.Gold)
}

func (c *Count) add(d Count) {
	c.Right, c.Found, c.Gold = c.Right+d.Right, c.Found+d.Found, c.Gold+d.Gold
}

// Add adds the counts of t.
func (s *StakeScore) Add(t StakeScore) {
	s.Share.add(t.Share)
	s.Tuple.add(t.Tuple)
	s.Full.add(t.Full)
}

// String prints the three F1.
func (s StakeScore) String() string {
	return fmt.Sprintf("share %.3f tuple %.3f full %.3f", s.Share.F1(), s.Tuple.F1(), s.Full.F1())
}

// Score compares found stakes with those annotated in p.
func (p *Passage) Score(found []Stake) StakeScore {
	s := StakeScore{Tuple: Count{Found: len(found), Gold: len(p.Stakes)}, Full: Count{Found: len(found), Gold: len(p.Stakes)}}
	s.Share = p.scoreShares(found)
	left := slices.Clone(found)
	for _, gold := range p.Stakes {
		right := func(f Stake) bool {
			return gold.states(f.Share) && accepts(gold.Holder, f.Holder) && accepts(gold.Company, f.Company)
		}
		i := slices.IndexFunc(left, func(f Stake) bool { return right(f) && slices.Contains(gold.Statuses, f.Status) })
		if i >= 0 {
			s.Full.Right++
		} else if i = slices.IndexFunc(left, right); i < 0 {
			continue
		}
		s.Tuple.Right++
		left = slices.Delete(left, i, i+1)
	}
	return s
}

// scoreShares counts each figure once, whatever the records that it carries.
func (p *Passage) scoreShares(found []Stake) (c Count) {
	seen := map[nlp.Span]bool{}
	for _, gold := range p.Stakes {
		if !seen[gold.Share.Span] {
			c.Gold++
		}
		seen[gold.Share.Span] = true
	}
	clear(seen)
	for _, f := range found {
		if seen[f.Share.Span] {
			continue
		}
		seen[f.Share.Span] = true
		c.Found++
		if slices.ContainsFunc(p.Stakes, func(gold AnnotatedStake) bool { return gold.states(f.Share) }) {
			c.Right++
		}
	}
	return c
}

// find returns what the finder reads in the passage with the weights of m.
func (m *stakeModel) find(p *Passage) []Stake {
	d := nlp.New(p.Text)
	var list features
	return eachQuestion(d, mentions(d, Post{Text: p.Text}), nil, func(q *question) []Stake { return q.decide(m, &list) })
}

// CrossValidate trains on all passages but every n-th, reads those, and does so n times.
// It returns the score of each of the groups over the passages that were not
// trained on when they were read.
func CrossValidate(groups [][]Passage, n int) []StakeScore {
	scores := make([]StakeScore, len(groups))
	for fold := range n {
		var train []Passage
		for _, g := range groups {
			for i := range g {
				if i%n != fold {
					train = append(train, g[i])
				}
			}
		}
		m := learn(examplesOf(train))
		for k, g := range groups {
			for i := fold; i < len(g); i += n {
				scores[k].Add(g[i].Score(m.find(&g[i])))
			}
		}
	}
	return scores
}
