package crf

import "math/bits"

// Hint is what rules say of a token. Training learns how far to trust them.
type Hint struct {
	Label   uint8   // the part that the token takes in a name, as LabelOf gives it; 0 for none
	Trust   float32 // raises the score of Label above what training found
	Rule    uint32  // the rule that told the label, by any number
	Classes uint64  // what lists say of the word, a bit each
}

// told is the label with the rule behind it.
func (h *Hint) told() uint64 { return uint64(h.Rule)<<8 | uint64(h.Label) }

// hintFeatures are what the rules and their lists say of the word, its neighbours,
// and the first and last word of its run.
func (s *sentence) hintFeatures(i int) {
	h, p, q := &s.hints[i], &s.hints[i-1], &s.hints[i+1]
	label, form, r := uint64(h.Label), uint64(s.words[i].form), s.runs[i]
	s.add(80, h.told())
	s.add(81, label)
	s.add(82, join(join(uint64(p.Label), label), uint64(q.Label)))
	s.add(83, h.told()<<4|form)
	s.add(84, join(label, s.words[i].lower))
	s.add(85, join(label, s.classes(i).middle))
	s.add(86, join(h.told(), uint64(p.Label)))
	s.add(87, join(h.told(), uint64(q.Label)))
	s.add(88, join(h.Classes, 0))
	s.add(89, join(h.Classes, p.Classes))
	s.add(90, join(h.Classes, q.Classes))
	s.add(91, join(s.hints[r.end-1].Classes, uint64(min(r.end-1-i, 3))))
	s.add(92, join(s.hints[r.start].Classes, uint64(min(i-r.start, 3))))
	s.addBits(93, h.Classes, label)
	s.addBits(94, p.Classes, label)
	s.addBits(95, q.Classes, label)
}

// addBits activates a feature for each bit of a set, with a value.
func (s *sentence) addBits(template, set, value uint64) {
	for ; set != 0; set &= set - 1 {
		s.add(template, uint64(bits.TrailingZeros64(set))<<5|value)
	}
}
