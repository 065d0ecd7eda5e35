package crf

import "stakeout/extract/nlp"

// Tally counts names that are right, spurious and missed.
type Tally struct{ Right, Spurious, Missed int }

// F1 is the harmonic mean of precision and recall, in percent; 0 without a right name.
func (t Tally) F1() float64 {
	if t.Right == 0 {
		return 0
	}
	return 200 * float64(t.Right) / float64(2*t.Right+t.Spurious+t.Missed)
}

func (t Tally) plus(u Tally) Tally {
	return Tally{t.Right + u.Right, t.Spurious + u.Spurious, t.Missed + u.Missed}
}

// Tallies holds a tally for each kind.
type Tallies [kinds]Tally

// Total is the sum over the kinds.
func (t Tallies) Total() Tally { return t[Person].plus(t[Organisation]).plus(t[Place]) }

// Add adds the tallies of other examples.
func (t *Tallies) Add(u Tallies) {
	for k := range t {
		t[k] = t[k].plus(u[k])
	}
}

// Evaluate compares the names that find returns with the marked ones, each example a
// document of its own.
func Evaluate(find func(*nlp.Document) []Name, set []Example) Tallies {
	var t Tallies
	for i := range set {
		t.Add(compare(&set[i], find(nlp.New(set[i].Text))))
	}
	return t
}

// compare wants the same span and kind, articles and possessives taken off. A name
// that meets only marks of other kinds than ours is neither right nor wrong.
func compare(e *Example, names []Name) Tallies {
	found := make(map[Name]bool, len(names))
	for _, n := range names {
		found[Name{trim(e.Text, n.Span), n.Kind}] = true
	}
	g := readGold(e, found)
	var t Tallies
	for n := range g.names {
		if found[n] {
			t[n.Kind].Right++
		} else {
			t[n.Kind].Missed++
		}
	}
	for n := range found {
		if !g.names[n] && (meets(g.ours, n.Span) || !meets(g.others, n.Span)) {
			t[n.Kind].Spurious++
		}
	}
	return t
}

// gold is what the marks of an example say.
type gold struct {
	names        map[Name]bool
	ours, others []nlp.Span // marks of our kinds and of others
}

// readGold reads the marks of an example. Found names that are as right as a mark
// are replaced by it, and optional ones taken out.
func readGold(e *Example, found map[Name]bool) gold {
	g := gold{names: map[Name]bool{}}
	for _, n := range e.Entities {
		span := trim(e.Text, nlp.Span{Start: n.Start, End: n.End})
		kind, ok := kindOf(n.Label)
		if !ok {
			g.others = append(g.others, span)
			continue
		}
		name := Name{span, kind}
		for _, a := range alternatives(e.Text, n) {
			if found[a] {
				delete(found, a)
				found[name] = true
			}
		}
		if n.Optional {
			delete(found, name)
			continue
		}
		g.names[name] = true
		g.ours = append(g.ours, span)
	}
	return g
}

// alternatives returns the other ways to mark a name.
func alternatives(text string, e Entity) (names []Name) {
	for _, a := range e.Alt {
		if kind, ok := kindOf(a.Label); ok {
			names = append(names, Name{trim(text, nlp.Span{Start: a.Start, End: a.End}), kind})
		}
	}
	return names
}

func meets(spans []nlp.Span, s nlp.Span) bool {
	for _, t := range spans {
		if t.Overlaps(s) {
			return true
		}
	}
	return false
}
