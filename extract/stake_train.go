package extract

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand"
	"slices"
	"strings"
	"unicode"

	"stakeout/extract/nlp"
)

// Passage is an annotated text: what a finder of stakes should read in it.
type Passage struct {
	ID     string
	Text   string
	Stakes []AnnotatedStake
}

// AnnotatedStake is a stake of an annotated text.
type AnnotatedStake struct {
	Share           Share    // its span in bytes, as everywhere
	Holder, Company []string // the names that are right, nil where the text names none
	Statuses        []Status // those that are right
}

// ReadPassages reads annotated texts in JSON Lines: {"text", "stakes": [{"share":
// {"exact"|"min"|"max"}, "share_span": [start, end) in code points, "holder": {"names"}, "company":
// {"names"}, "status": one or a list}]}. An error says in which record it is.
func ReadPassages(r io.Reader) ([]Passage, error) {
	var list []Passage
	for dec := json.NewDecoder(r); dec.More(); {
		var line struct {
			ID     any
			Text   string
			Stakes []annotation
		}
		if err := dec.Decode(&line); err != nil {
			return nil, fmt.Errorf("record %d: %w", len(list)+1, err)
		}
		p := Passage{ID: fmt.Sprint(line.ID), Text: line.Text}
		for _, a := range line.Stakes {
			s, err := a.stake([]rune(line.Text))
			if err != nil {
				return nil, fmt.Errorf("record %d: %w", len(list)+1, err)
			}
			p.Stakes = append(p.Stakes, s)
		}
		list = append(list, p)
	}
	return list, nil
}

// annotation is a stake as the files have it.
type annotation struct {
	Share           struct{ Exact, Min, Max *float64 }
	Span            [2]int `json:"share_span"`
	Holder, Company *struct{ Names []string }
	Status          any
}

func (a annotation) stake(text []rune) (AnnotatedStake, error) {
	if a.Span[0] < 0 || a.Span[0] >= a.Span[1] || a.Span[1] > len(text) {
		return AnnotatedStake{}, fmt.Errorf("share_span %v: want [start, end) inside the text", a.Span)
	}
	start := len(string(text[:a.Span[0]]))
	s := AnnotatedStake{Share: Share{Exact: a.Share.Exact, Min: a.Share.Min, Max: a.Share.Max, Span: nlp.Span{Start: start, End: start + len(string(text[a.Span[0]:a.Span[1]]))}}}
	if a.Holder != nil {
		s.Holder = a.Holder.Names
	}
	if a.Company != nil {
		s.Company = a.Company.Names
	}
	switch status := a.Status.(type) {
	case string:
		s.Statuses = []Status{Status(status)}
	case []any:
		for _, one := range status {
			s.Statuses = append(s.Statuses, Status(fmt.Sprint(one)))
		}
	}
	if len(s.Statuses) == 0 {
		return s, fmt.Errorf("status %v: want a status or a list of them", a.Status)
	}
	return s, nil
}

// states reports whether s is about the quantity found as share: the words overlap
// and the bounds are the same.
func (s AnnotatedStake) states(share Share) bool {
	common := min(s.Share.End, share.End) - max(s.Share.Start, share.Start)
	all := max(s.Share.End, share.End) - min(s.Share.Start, share.Start)
	return float64(common) >= 0.3*float64(all) && near(s.Share.Exact, share.Exact) && near(s.Share.Min, share.Min) && near(s.Share.Max, share.Max)
}

// near reports whether two bounds of a share are both absent or half a point apart.
func near(a, b *float64) bool {
	return a == nil && b == nil || a != nil && b != nil && math.Abs(*a-*b) <= 0.5
}

// accepts reports whether p goes by one of the names, and by none where there are none.
func accepts(names []string, p *Party) bool {
	if names == nil || p == nil {
		return names == nil && p == nil
	}
	return slices.ContainsFunc(names, func(name string) bool { return alike(p.Name, name) })
}

// alike reports whether at least 0.6 of the words of two names are common to them.
func alike(a, b string) bool {
	skip := func(w string) bool {
		return w == "s" || isDeterminer(w) || w == "of" || w == "and" || w == "group" || companySuffixes[w]
	}
	words := func(s string) []string {
		apart := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }
		return slices.DeleteFunc(strings.FieldsFunc(strings.ToLower(s), apart), skip)
	}
	x, y, common := words(a), words(b), 0
	for _, w := range x {
		if slices.Contains(y, w) {
			common++
		}
	}
	return common > 0 && float64(common) >= 0.6*float64(len(x)+len(y)-common)
}

// example is an answered question.
type example struct {
	stake   bool
	is      features
	parties []features // of every candidate
	right   [roles][]bool
	status  []statusExample
}

// statusExample is a holder with the statuses that are right.
type statusExample struct {
	features features
	right    []Status
}

// examples returns the questions of a passage with their answers.
func (p *Passage) examples() (list []example) {
	d := nlp.New(p.Text)
	eachQuestion(d, mentions(d, Post{Text: p.Text}), nil, func(q *question) []Stake {
		ex, told := p.answer(q)
		list = append(list, ex)
		return told
	})
	return list
}

// answer answers a question from the annotation, and returns the stakes that the
// finder should have told.
func (p *Passage) answer(q *question) (ex example, told []Stake) {
	q.stakeFeatures(&ex.is)
	var gold []AnnotatedStake
	for _, s := range p.Stakes {
		if s.states(q.share()) {
			s.Company, s.Holder = q.fullest(s.Company), q.fullest(s.Holder)
			gold = append(gold, s)
		}
	}
	if ex.stake = len(gold) > 0; !ex.stake {
		return ex, nil
	}
	gives := func(s AnnotatedStake) bool { return s.Statuses[0].gives() }
	ex.parties = make([]features, len(q.candidates))
	for i := range q.candidates {
		c := &q.candidates[i]
		q.partyFeatures(&ex.parties[i], c)
		var right [roles]bool
		right[giverRole] = c.party == nil && !slices.ContainsFunc(gold, gives)
		right[haverRole] = c.party == nil && !slices.ContainsFunc(gold, func(s AnnotatedStake) bool { return !gives(s) })
		for _, s := range gold {
			right[companyRole] = right[companyRole] || accepts(s.Company, c.party)
			role := haverRole
			if gives(s) {
				role = giverRole
			}
			if accepts(s.Holder, c.party) {
				right[role] = true
				var list features
				q.statusFeatures(&list, c)
				ex.status = append(ex.status, statusExample{list, s.Statuses})
			}
		}
		for role := range right {
			ex.right[role] = append(ex.right[role], right[role])
		}
	}
	for _, s := range gold {
		told = append(told, Stake{Share: q.share(), Status: s.Statuses[0], Company: q.partyOf(s.Company), Holder: q.partyOf(s.Holder)})
	}
	return ex, told
}

// fullest returns the first of names, the fullest, when a candidate goes by it, else all:
// "the company" is right only where the text does not name it.
func (q *question) fullest(names []string) []string {
	if len(names) > 1 && q.partyOf(names[:1]) != nil {
		return names[:1]
	}
	return names
}

// partyOf returns the first candidate that goes by one of the names.
func (q *question) partyOf(names []string) *Party {
	for _, c := range q.candidates {
		if c.party != nil && accepts(names, c.party) {
			return c.party
		}
	}
	return nil
}

// The settings of the training, chosen by five-fold cross-validation.
const (
	epochs      = 8
	learnRate   = 0.1
	decay       = 0.01
	dropout     = 0.3 // of the features of an example, another part in every round
	leastCount  = 3   // passages that must have a feature; one given several times counts as often
	smoothEpoch = epochs / 2
)

// TrainStakes learns the weights of the finder of stakes from annotated passages. The
// same passages in the same order give the same weights.
func TrainStakes(passages []Passage) io.WriterTo {
	return learn(examplesOf(passages))
}

// examplesOf returns the examples of passages, without the features that too few of
// these have.
func examplesOf(passages []Passage) []example {
	var all []example
	count, last := map[feature]int{}, map[feature]int{}
	for n := range passages {
		list := passages[n].examples()
		for i := range list {
			list[i].each(func(f features) features {
				for _, k := range f {
					if last[k] != n+1 {
						last[k] = n + 1
						count[k]++
					}
				}
				return f
			})
		}
		all = append(all, list...)
	}
	for i := range all {
		all[i].each(func(f features) features {
			return slices.DeleteFunc(f, func(k feature) bool { return count[k] < leastCount })
		})
	}
	return all
}

// each replaces every list of features of the example.
func (ex *example) each(replace func(features) features) {
	ex.is = replace(ex.is)
	for i := range ex.parties {
		ex.parties[i] = replace(ex.parties[i])
	}
	for i := range ex.status {
		ex.status[i].features = replace(ex.status[i].features)
	}
}

// without returns the example without the features that drop says, one after the
// other. What is learnt must not hang on few features (Srivastava et al. 2014).
func (ex *example) without(drop func() bool) example {
	thin := example{stake: ex.stake, is: ex.is, parties: slices.Clone(ex.parties), right: ex.right, status: slices.Clone(ex.status)}
	thin.each(func(list features) features {
		return slices.DeleteFunc(slices.Clone(list), func(feature) bool { return drop() })
	})
	return thin
}

// learn fits a model to examples by stochastic gradient ascent with a rate of its own
// for every weight (AdaGrad; Duchi, Hazan and Singer 2011), and returns the mean of the
// later half of the rounds.
func learn(examples []example) *stakeModel {
	l := learner{stake: newWeights(1), party: newWeights(roles), status: newWeights(len(statuses))}
	random := rand.New(rand.NewSource(1))
	order := random.Perm(len(examples))
	for e := range epochs {
		random.Shuffle(len(order), func(i, k int) { order[i], order[k] = order[k], order[i] })
		for _, i := range order {
			ex := examples[i].without(func() bool { return random.Float64() < dropout })
			l.learn(&ex)
		}
		if e >= smoothEpoch {
			l.stake.add()
			l.party.add()
			l.status.add()
		}
	}
	m := &stakeModel{stake: map[feature][1]float32{}, party: map[feature][roles]float32{}, status: map[feature][len(statuses)]float32{}}
	l.stake.mean(func(f feature, v []float32) { m.stake[f] = [1]float32(v) })
	l.party.mean(func(f feature, v []float32) { m.party[f] = [roles]float32(v) })
	l.status.mean(func(f feature, v []float32) { m.status[f] = [len(statuses)]float32(v) })
	return m
}

// learner holds the weights while they are learnt.
type learner struct{ stake, party, status *weights }

// weights are the weights of features for several outcomes.
type weights struct {
	width         int
	row           map[feature]int
	names         []feature
	w, square, to []float64 // the weights, the squares of their gradients, the sums of the weights
}

func newWeights(width int) *weights { return &weights{width: width, row: map[feature]int{}} }

// at returns where the weights of f begin.
func (w *weights) at(f feature) int {
	i, known := w.row[f]
	if !known {
		i = len(w.w)
		w.row[f] = i
		w.names = append(w.names, f)
		zero := make([]float64, w.width)
		w.w, w.square, w.to = append(w.w, zero...), append(w.square, zero...), append(w.to, zero...)
	}
	return i
}

func (w *weights) score(list features, outcome int) float64 {
	sum := 0.0
	for _, f := range list {
		sum += w.w[w.at(f)+outcome]
	}
	return sum
}

// step moves the weights of an outcome along the gradient.
func (w *weights) step(list features, outcome int, gradient float64) {
	for _, f := range list {
		i := w.at(f) + outcome
		g := gradient - decay*w.w[i]
		w.square[i] += g * g
		w.w[i] += learnRate * g / math.Sqrt(w.square[i]+1e-6)
	}
}

// add adds the weights to their sums.
func (w *weights) add() {
	for i, v := range w.w {
		w.to[i] += v
	}
}

// mean hands the mean weights of every feature to row.
func (w *weights) mean(row func(f feature, v []float32)) {
	v := make([]float32, w.width)
	for _, f := range w.names {
		at := w.row[f]
		for i := range v {
			v[i] = float32(w.to[at+i] / (epochs - smoothEpoch))
		}
		row(f, v)
	}
}

// learn learns from one example.
func (l *learner) learn(ex *example) {
	p := 1 / (1 + math.Exp(-l.stake.score(ex.is, 0)))
	if ex.stake {
		p--
	}
	l.stake.step(ex.is, 0, -p)
	for role := range roles {
		if right := ex.right[role]; slices.Contains(right, true) {
			choose(len(right), func(i int) bool { return right[i] },
				func(i int) float64 { return l.party.score(ex.parties[i], role) },
				func(i int, gradient float64) { l.party.step(ex.parties[i], role, gradient) })
		}
	}
	for _, s := range ex.status {
		l.learnStatus(s)
	}
}

// learnStatus learns which of the statuses on its side of a deal a holder has.
func (l *learner) learnStatus(s statusExample) {
	var among []int
	for i, status := range statuses {
		if status.gives() == s.right[0].gives() {
			among = append(among, i)
		}
	}
	choose(len(among), func(i int) bool { return slices.Contains(s.right, statuses[among[i]]) },
		func(i int) float64 { return l.status.score(s.features, among[i]) },
		func(i int, gradient float64) { l.status.step(s.features, among[i], gradient) })
}

// choose makes the right ones of n choices more probable, together.
func choose(n int, right func(int) bool, score func(int) float64, step func(i int, gradient float64)) {
	p := make([]float64, n)
	for i := range p {
		p[i] = score(i)
	}
	softmax(p)
	sum := 0.0
	for i := range p {
		if right(i) {
			sum += p[i]
		}
	}
	for i := range p {
		if right(i) {
			step(i, p[i]/sum-p[i])
		} else {
			step(i, -p[i])
		}
	}
}
