package crf

import (
	"math"
	"math/rand/v2"
)

// sample is a chain of candidates to learn from.
type sample struct {
	rows    []int32    // of the features of all words, one word after the other
	ends    []int32    // where each word's rows end
	allowed []labelSet // the labels that each word may have
	weight  float32
}

// field is a linear-chain conditional random field over sparse features while it is
// trained by AdaGrad. The weights of the outside label stay 0.
type field struct {
	weights     []float32 // labels-1 a row
	squares     []float32 // sum of the squared gradients of each weight
	transitions [labels][labels]float64
	transSq     [labels][labels]float64
	factors     [labels][labels]float64 // exp of the transitions, 0 where none may be

	rate, decay, dropout float64
	random               *rand.Rand

	// Of the sample at hand:
	dropped []bool            // by feature
	factor  [][labels]float64 // by word, exp of the scores less top
	top     []float64
	alpha   [][labels]float64 // forward, each word's sum 1
	scale   []float64         // what that divided by
	beta    [][labels]float64 // backward
	node    [][labels]float64 // expected counts of labels, all less allowed ones
	edges   [labels][labels]float64
}

// newField returns a field of rows features, all weights 0, whose random numbers the
// seed decides.
func newField(rows, seed int, rate, decay, dropout float64) *field {
	f := &field{
		weights: make([]float32, rows*(labels-1)), squares: make([]float32, rows*(labels-1)),
		rate: rate, decay: decay, dropout: dropout, random: rand.New(rand.NewPCG(uint64(seed), 1)),
	}
	for a := range f.factors {
		for b := range f.factors[a] {
			if follows[a]>>b&1 != 0 {
				f.factors[a][b] = 1
			}
		}
	}
	return f
}

// blend makes f the mean of n fields, of which g is the last and f the mean of those
// before it.
func (f *field) blend(g *field, n int) {
	share := 1 / float64(n)
	for i, w := range g.weights {
		f.weights[i] += (w - f.weights[i]) * float32(share)
	}
	for a := range g.transitions {
		for b, v := range g.transitions[a] {
			f.transitions[a][b] += (v - f.transitions[a][b]) * share
		}
	}
}

// step learns from one sample and returns its loss.
func (f *field) step(s *sample) float64 {
	f.drop(s)
	loss := f.gradient(s)
	f.updateWeights(s)
	f.updateTransitions(s)
	return loss * float64(s.weight)
}

// drop chooses the features that the next step does without.
func (f *field) drop(s *sample) {
	f.dropped = grow(f.dropped, len(s.rows))
	for i := range f.dropped {
		f.dropped[i] = f.dropout > 0 && f.random.Float64() < f.dropout
	}
}

// gradient returns the loss of a sample, the log of how unlikely its labels are, and
// leaves its gradient in node and edges.
func (f *field) gradient(s *sample) float64 {
	n := len(s.ends)
	f.factor, f.top, f.scale = grow(f.factor, n), grow(f.top, n), grow(f.scale, n)
	f.alpha, f.beta, f.node = grow(f.alpha, n), grow(f.beta, n), grow(f.node, n)
	clear(f.node)
	f.edges = [labels][labels]float64{}
	f.score(s)
	all := f.expect(nil, 1)
	return all - f.expect(s.allowed, -1)
}

// score computes the factors of each word's labels.
func (f *field) score(s *sample) {
	k := int32(0)
	for i, end := range s.ends {
		var sum [labels - 1]float32
		for ; k < end; k++ {
			if f.dropped[k] {
				continue
			}
			row := f.weights[int(s.rows[k])*(labels-1):][:labels-1]
			for l := range sum {
				sum[l] += row[l]
			}
		}
		keep := float32(1 - f.dropout) // as if none was dropped
		f.top[i] = 0
		for l := range sum {
			sum[l] /= keep
			f.top[i] = max(f.top[i], float64(sum[l]))
		}
		f.factor[i][0] = math.Exp(-f.top[i])
		for l, v := range sum {
			f.factor[i][l+1] = math.Exp(float64(v) - f.top[i])
		}
	}
}

// labelsAt returns the labels allowed at word i, all for nil.
func labelsAt(allowed []labelSet, i int) labelSet {
	if allowed == nil {
		return anyLabel
	}
	return allowed[i]
}

// expect adds sign times the expected counts of labels and transitions, over the
// labellings that are allowed, to node and edges. It returns the log of the sum over
// these labellings.
func (f *field) expect(allowed []labelSet, sign float64) float64 {
	logSum, end := f.forward(allowed)
	f.backward(allowed, sign, end)
	return logSum
}

// forward fills alpha and scale. It returns the log of the sum over all labellings
// and the last factor of it.
func (f *field) forward(allowed []labelSet) (logSum, end float64) {
	before := [labels]float64{0: 1}
	for i := range f.alpha {
		sum := 0.0
		for b := range labels {
			v := 0.0
			if labelsAt(allowed, i)>>b&1 != 0 {
				for a := range labels {
					v += before[a] * f.factors[a][b]
				}
				v *= f.factor[i][b]
			}
			f.alpha[i][b] = v
			sum += v
		}
		for b := range labels {
			f.alpha[i][b] /= sum
		}
		before, f.scale[i] = f.alpha[i], sum
		logSum += math.Log(sum) + f.top[i]
	}
	for a := range labels {
		end += before[a] * f.factors[a][0]
	}
	return logSum + math.Log(end), end
}

// backward fills beta and adds the expected counts.
func (f *field) backward(allowed []labelSet, sign, end float64) {
	n := len(f.alpha)
	for a := range labels {
		f.beta[n-1][a] = f.factors[a][0] / end
		f.edges[a][0] += sign * f.alpha[n-1][a] * f.beta[n-1][a]
	}
	for i := n - 1; i >= 0; i-- {
		var in [labels]float64
		for b := range labels {
			f.node[i][b] += sign * f.alpha[i][b] * f.beta[i][b]
			if labelsAt(allowed, i)>>b&1 != 0 {
				in[b] = f.factor[i][b] * f.beta[i][b] / f.scale[i]
			}
		}
		before := [labels]float64{0: 1}
		if i > 0 {
			before = f.alpha[i-1]
		}
		for a := range labels {
			sum := 0.0
			for b := range labels {
				v := f.factors[a][b] * in[b]
				f.edges[a][b] += sign * before[a] * v
				sum += v
			}
			if i > 0 {
				f.beta[i-1][a] = sum
			}
		}
	}
}

const (
	// negligible is a gradient that is not worth the time.
	negligible = 1e-4
	// damping keeps the first steps of AdaGrad small.
	damping = 1e-2
)

// updateWeights moves the weights of the sample's features against the gradient.
func (f *field) updateWeights(s *sample) {
	rate, decay := float32(f.rate), float32(f.decay)
	k := int32(0)
	for i, end := range s.ends {
		var slope [labels - 1]float32
		steepest := float32(0)
		for l := range slope {
			slope[l] = float32(f.node[i][l+1]) * s.weight
			steepest = max(steepest, slope[l], -slope[l])
		}
		if steepest < negligible {
			k = end
			continue
		}
		for ; k < end; k++ {
			if f.dropped[k] {
				continue
			}
			at := int(s.rows[k]) * (labels - 1)
			row, squares := f.weights[at:at+labels-1], f.squares[at:at+labels-1]
			for l, v := range slope {
				v += decay * row[l]
				squares[l] += v * v
				row[l] -= rate * v / float32(math.Sqrt(float64(squares[l]+damping)))
			}
		}
	}
}

// updateTransitions moves the weights of the transitions against the gradient.
func (f *field) updateTransitions(s *sample) {
	for a := range f.edges {
		for b, v := range f.edges[a] {
			if follows[a]>>b&1 == 0 {
				continue
			}
			v *= float64(s.weight)
			f.transSq[a][b] += v * v
			f.transitions[a][b] -= f.rate * v / math.Sqrt(f.transSq[a][b]+damping)
			f.factors[a][b] = math.Exp(f.transitions[a][b])
		}
	}
}
