package crf

import (
	"math"
	"math/rand/v2"
	"testing"
)

// allowedPath reports whether labels can follow each other from end to end.
func allowedPath(path []int) bool {
	before := 0
	for _, l := range path {
		if follows[before]>>l&1 == 0 {
			return false
		}
		before = l
	}
	return follows[before]&outsideOnly != 0
}

// everyPath calls yield with every sequence of n labels.
func everyPath(n int, yield func(path []int)) {
	path := make([]int, n)
	for {
		yield(path)
		i := 0
		for ; i < n; i++ {
			if path[i]++; path[i] < labels {
				break
			}
			path[i] = 0
		}
		if i == n {
			return
		}
	}
}

// pathScore adds up the scores and transitions of a path.
func pathScore(path []int, scores [][labels]int32, transitions *[labels][labels]int32) int32 {
	sum, before := int32(0), 0
	for i, l := range path {
		sum += transitions[before][l] + scores[i][l]
		before = l
	}
	return sum + transitions[before][0]
}

func TestDecodeAgainstEveryPath(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	var c decoder
	for round := range 60 {
		var transitions [labels][labels]int32
		scores := make([][labels]int32, 1+round%4)
		for a := range transitions {
			for b := range transitions[a] {
				transitions[a][b] = random.Int32N(400) - 200
			}
		}
		for i := range scores {
			for l := range scores[i] {
				scores[i][l] = random.Int32N(1000) - 500
			}
		}
		best := int32(math.MinInt32)
		everyPath(len(scores), func(path []int) {
			if allowedPath(path) {
				best = max(best, pathScore(path, scores, &transitions))
			}
		})
		var got []int
		for _, l := range c.decode(scores, &transitions) {
			got = append(got, int(l))
		}
		if !allowedPath(got) || pathScore(got, scores, &transitions) != best {
			t.Fatalf("%d words: path %v scores %d, the best one %d", len(scores), got, pathScore(got, scores, &transitions), best)
		}
	}
}

// shaken returns a field with random weights, and a sample of four words of which
// the third may have any label.
func shaken() (*field, *sample) {
	f := newField(5, 1, 0.1, 0, 0)
	random := rand.New(rand.NewPCG(7, 11))
	for i := range f.weights {
		f.weights[i] = float32(random.NormFloat64())
	}
	for a := range f.transitions {
		for b := range f.transitions[a] {
			if follows[a]>>b&1 != 0 {
				f.setTransition(a, b, random.NormFloat64())
			}
		}
	}
	s := &sample{
		rows: []int32{0, 1, 1, 2, 3, 0, 4, 2}, ends: []int32{2, 4, 6, 8}, weight: 1,
		allowed: []labelSet{1 << labelOf(Person, begin), 1 << labelOf(Person, last), anyLabel, 1 << labelOf(Place, unit)},
	}
	f.drop(s)
	return f, s
}

func (f *field) setTransition(a, b int, v float64) {
	f.transitions[a][b], f.factors[a][b] = v, math.Exp(v)
}

func TestLossAgainstEveryPath(t *testing.T) {
	f, s := shaken()
	got := f.gradient(s)
	all, right := 0.0, 0.0
	everyPath(len(s.ends), func(path []int) {
		if !allowedPath(path) {
			return
		}
		p, before, allowed := 1.0, 0, true
		for i, l := range path {
			p *= f.factors[before][l] * f.factor[i][l]
			before, allowed = l, allowed && s.allowed[i]>>l&1 != 0
		}
		p *= f.factors[before][0]
		all += p
		if allowed {
			right += p
		}
	})
	if want := math.Log(all / right); math.Abs(got-want) > 1e-9 {
		t.Errorf("loss %v, want %v", got, want)
	}
}

// TestGradient compares the slopes with those between two near points.
func TestGradient(t *testing.T) {
	f, s := shaken()
	f.gradient(s)
	edges := f.edges
	slopes := make([]float64, len(f.weights)) // of each weight: the sum over its words
	for i, k := 0, int32(0); i < len(s.ends); i++ {
		for ; k < s.ends[i]; k++ {
			for l := range labels - 1 {
				slopes[int(s.rows[k])*(labels-1)+l] += f.node[i][l+1]
			}
		}
	}
	const h = 1e-2
	for i, w := range f.weights {
		f.weights[i] = w + h
		above := f.gradient(s)
		f.weights[i] = w - h
		below := f.gradient(s)
		f.weights[i] = w
		if got := (above - below) / (2 * h); math.Abs(got-slopes[i]) > 1e-3 {
			t.Errorf("weight %d: slope %v, measured %v", i, slopes[i], got)
		}
	}
	for a := range edges {
		for b := range edges[a] {
			if follows[a]>>b&1 == 0 {
				continue
			}
			v := f.transitions[a][b]
			f.setTransition(a, b, v+h)
			above := f.gradient(s)
			f.setTransition(a, b, v-h)
			below := f.gradient(s)
			f.setTransition(a, b, v)
			if got := (above - below) / (2 * h); math.Abs(got-edges[a][b]) > 1e-3 {
				t.Errorf("transition %d to %d: slope %v, measured %v", a, b, edges[a][b], got)
			}
		}
	}
}
