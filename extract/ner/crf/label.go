package crf

// Kind is what a name stands for.
type Kind uint8

// The kinds of names.
const (
	Person Kind = iota
	Organisation
	Place
	kinds
)

// A label says how a token takes part in a name: 0 outside, else 1 + 4·kind plus
// its position, in the scheme called BILOU.
const (
	labels = 1 + 4*int(kinds)
	begin  = 0
	inside = 1
	last   = 2
	unit   = 3
)

// labelSet has a bit for each label.
type labelSet = uint16

const (
	outsideOnly labelSet = 1
	anyLabel    labelSet = 1<<labels - 1
)

// LabelOf returns the label of token i of a name of n tokens.
func LabelOf(k Kind, i, n int) uint8 {
	position := inside
	switch {
	case n == 1:
		position = unit
	case i == 0:
		position = begin
	case i == n-1:
		position = last
	}
	return uint8(labelOf(k, position))
}

// labelOf returns the label of a kind and a position.
func labelOf(k Kind, position int) int { return 1 + 4*int(k) + position }

// follows has for each label those that can come after it. A name must be
// finished, so the outside label stands for both ends of a chain.
var follows = func() (f [labels]labelSet) {
	starts := outsideOnly
	for k := range kinds {
		starts |= 1<<labelOf(k, begin) | 1<<labelOf(k, unit)
	}
	for a := range f {
		f[a] = starts
	}
	for k := range kinds {
		open := labelSet(1<<labelOf(k, inside) | 1<<labelOf(k, last))
		f[labelOf(k, begin)], f[labelOf(k, inside)] = open, open
	}
	return f
}()

// fit reports whether a label of b can come after one of a.
func fit(a, b labelSet) bool {
	for l := range labels {
		if a>>l&1 != 0 && follows[l]&b != 0 {
			return true
		}
	}
	return false
}
