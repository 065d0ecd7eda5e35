package crf

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"stakeout/extract/nlp"
)

// Settings say how a model is trained.
type Settings struct {
	Epochs   int                        // times that every sentence is learnt from
	Runs     int                        // trainings with other random numbers, whose mean is taken
	Sets     []string                   // the sets to learn from, "silver" being one; all when empty
	Progress io.Writer                  // gets a line a set and an epoch; must not be nil
	Hints    func(*nlp.Document) []Hint // what rules say of each token; nil for nothing
	Correct  func(*Example)             // mends what a machine has marked; nil for no mending
}

// The numbers of epochs and runs of the published figures.
const (
	DefaultEpochs = 4
	DefaultRuns   = 3
)

// The other settings of the published figures.
const (
	rate       = 0.05
	decay      = 1e-6 // towards smaller weights
	dropout    = 0.3  // share of the features that a step does without
	leastCount = 2    // features seen less often are left out
	maxBuckets = 195_000
	maxWeight  = 4 // heavier weights are cut
	silverSet  = "silver"
)

// setWeights say how much a sentence of each set counts, 1 when it is not here:
// tweets, novels, filings and what a machine has marked count less.
var setWeights = map[string]float32{"btc": .6, "wnut17": .6, "litbank": .3, "secfin": .5, silverSet: .7}

// Train learns a model from the folder dir: the lists in gazetteers, the sets in
// train/*.jsonl.gz and silver.jsonl.gz. The same data and settings give the same
// model. It ends early, with an error, when ctx is done.
func Train(ctx context.Context, dir string, s Settings) (*Model, error) {
	files, err := setFiles(dir, s.Sets)
	if err != nil {
		return nil, err
	}
	lex, err := readLexicon(filepath.Join(dir, "gazetteers"))
	if err != nil {
		return nil, err
	}
	t := &trainer{lex: lex, rows: map[uint64]int32{}, hints: s.Hints}
	if t.hints == nil {
		t.hints = noHints
	}
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		set, err := ReadExamples(file)
		if err != nil {
			return nil, err
		}
		if setName(file) == silverSet && s.Correct != nil {
			for i := range set {
				s.Correct(&set[i])
			}
		}
		t.addSet(set, setWeight(setName(file)))
		fmt.Fprintf(s.Progress, "%s: %d examples\n", setName(file), len(set))
	}
	if len(t.samples) == 0 {
		return nil, fmt.Errorf("%s: no words to learn from", dir)
	}
	t.dropRare(leastCount)
	f, err := t.fit(ctx, s, 1)
	for run := 2; run <= s.Runs && err == nil; run++ {
		var g *field
		if g, err = t.fit(ctx, s, run); err == nil {
			f.blend(g, run)
		}
	}
	if err != nil {
		return nil, err
	}
	return t.build(f), nil
}

// setName returns the name of the set that a file holds.
func setName(file string) string { return strings.TrimSuffix(filepath.Base(file), ".jsonl.gz") }

func setWeight(set string) float32 {
	if w, ok := setWeights[set]; ok {
		return w
	}
	return 1
}

// setFiles returns the files of the sets in a folder that are wanted, in the order
// of their names, the silver one last.
func setFiles(dir string, wanted []string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "train", "*.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	silver, err := filepath.Glob(filepath.Join(dir, silverSet+".jsonl.gz"))
	if err != nil {
		return nil, err
	}
	files = append(files, silver...)
	if len(wanted) > 0 {
		for _, set := range wanted {
			if !slices.ContainsFunc(files, func(f string) bool { return setName(f) == set }) {
				return nil, fmt.Errorf("%s: no set %q", dir, set)
			}
		}
		files = slices.DeleteFunc(files, func(f string) bool { return !slices.Contains(wanted, setName(f)) })
	}
	if len(files) == 0 {
		return nil, &fs.PathError{Op: "read", Path: filepath.Join(dir, "train"), Err: errors.New("no training sets (*.jsonl.gz)")}
	}
	return files, nil
}

// trainer turns examples into samples and gives each feature a row of weights.
type trainer struct {
	lex     *lexicon
	rows    map[uint64]int32 // by feature
	keys    []uint64         // the features, by row
	counts  []int32          // by row
	samples []sample
	hints   func(*nlp.Document) []Hint
}

// noHints says nothing of the tokens of a document.
func noHints(d *nlp.Document) []Hint { return make([]Hint, len(d.Tokens)) }

// addSet turns the examples of a set into samples.
func (t *trainer) addSet(set []Example, weight float32) {
	s := sentence{lex: t.lex}
	for i := range set {
		d := nlp.New(set[i].Text)
		marks, hints := mark(&set[i], d), t.hints(d)
		for _, span := range d.Sentences {
			first, tokens := d.TokenAt(span.Start), d.Within(span)
			s.load(d.Text, tokens, hints[first:first+len(tokens)])
			s.chains(func(start, end int) {
				x := sample{weight: weight, allowed: slices.Clone(marks[first+start-pad : first+end-pad])}
				for i := start; i < end; i++ {
					for _, f := range s.featuresOf(i) {
						x.rows = append(x.rows, t.row(f))
					}
					x.ends = append(x.ends, int32(len(x.rows)))
				}
				free(x.allowed)
				t.samples = append(t.samples, x)
			})
		}
	}
}

// row returns the number of a feature and counts it.
func (t *trainer) row(feature uint64) int32 {
	r, ok := t.rows[feature]
	if !ok {
		r = int32(len(t.keys))
		t.rows[feature] = r
		t.keys, t.counts = append(t.keys, feature), append(t.counts, 0)
	}
	t.counts[r]++
	return r
}

// mark returns the labels allowed for each token: those of the marked names, all
// where a mark does not fall on the bounds of tokens of one sentence.
func mark(e *Example, d *nlp.Document) []labelSet {
	marks := make([]labelSet, len(d.Tokens))
	for i := range marks {
		marks[i] = outsideOnly
	}
	for _, n := range e.Entities {
		kind, ok := kindOf(n.Label)
		if !ok && n.Label != Unsure {
			continue
		}
		span := trim(e.Text, nlp.Span{Start: n.Start, End: n.End})
		a, b := d.TokenAt(span.Start), d.TokenAt(span.End)
		if ok && a < b && d.Tokens[a].Start == span.Start && d.Tokens[b-1].End == span.End && d.SentenceAt(span.Start) == d.SentenceAt(span.End-1) {
			markName(marks[a:b], kind)
			continue
		}
		if a > 0 && d.Tokens[a-1].End > span.Start {
			a--
		}
		for i := a; i < len(marks) && d.Tokens[i].Start < span.End; i++ {
			marks[i] = anyLabel
		}
	}
	return marks
}

// markName allows each token of a name its one label.
func markName(marks []labelSet, kind Kind) {
	for i := range marks {
		marks[i] = 1 << LabelOf(kind, i, len(marks))
	}
}

// free allows any label beside a place where no allowed label can follow, because
// a chain cuts a name in two.
func free(allowed []labelSet) {
	for i := 0; i <= len(allowed); i++ {
		before, after := outsideOnly, outsideOnly
		if i > 0 {
			before = allowed[i-1]
		}
		if i < len(allowed) {
			after = allowed[i]
		}
		if fit(before, after) {
			continue
		}
		if i > 0 {
			allowed[i-1] = anyLabel
		}
		if i < len(allowed) {
			allowed[i] = anyLabel
		}
	}
}

// dropRare leaves out the features seen less than least times.
func (t *trainer) dropRare(least int32) {
	const gone = -1
	number := make([]int32, len(t.keys))
	var keys []uint64
	for i, n := range t.counts {
		number[i] = gone
		if n >= least {
			number[i] = int32(len(keys))
			keys = append(keys, t.keys[i])
		}
	}
	for i := range t.samples {
		x := &t.samples[i]
		kept, k := x.rows[:0], int32(0)
		for j, end := range x.ends {
			for ; k < end; k++ {
				if r := number[x.rows[k]]; r != gone {
					kept = append(kept, r)
				}
			}
			x.ends[j] = int32(len(kept))
		}
		x.rows = kept
	}
	t.keys, t.rows, t.counts = keys, nil, nil
}

// fit learns from the samples in a new order each epoch, which the number of the run
// decides.
func (t *trainer) fit(ctx context.Context, s Settings, run int) (*field, error) {
	f := newField(len(t.keys), run, rate, decay, dropout)
	order := f.random.Perm(len(t.samples))
	for epoch := range s.Epochs {
		f.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		for k, i := range order {
			if k%1024 == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			loss += f.step(&t.samples[i])
		}
		fmt.Fprintf(s.Progress, "run %d, epoch %d of %d: loss %.4f a chain\n", run, epoch+1, s.Epochs, loss/float64(len(order)))
	}
	return f, nil
}

// build lays the weights out as a model, the heaviest features first: one that finds
// its bucket full is left out.
func (t *trainer) build(f *field) *Model {
	norms := make([]float32, len(t.keys))
	order := make([]int, len(t.keys))
	heaviest := float32(0)
	for r := range norms {
		order[r] = r
		for _, v := range f.row(r) {
			norms[r] = max(norms[r], v, -v)
		}
		heaviest = max(heaviest, norms[r])
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(norms[b], norms[a]) })
	step := max(min(heaviest, maxWeight), 0.01) / 127
	buckets := min(maxBuckets, len(t.keys)/bucketSlots*3/2+1)
	table := make([]byte, buckets*bucketSize)
	for _, r := range order {
		var weights [labels - 1]int8
		for l, v := range f.row(r) {
			weights[l] = quantise(v, step)
		}
		put(table, t.keys[r], &weights)
	}
	m := &Model{lex: t.lex, table: string(table), unit: 1 / step}
	for a := range m.transitions {
		for b, v := range f.transitions[a] {
			m.transitions[a][b] = int32(math.Round(v / float64(step)))
		}
	}
	return m
}

// row returns the weights of a feature.
func (f *field) row(r int) []float32 { return f.weights[r*(labels-1):][:labels-1] }
