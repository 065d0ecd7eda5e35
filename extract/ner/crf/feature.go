package crf

// add activates the feature of a template with a value.
func (s *sentence) add(template, value uint64) {
	s.active = append(s.active, mix(value*prime+template*golden))
}

// featuresOf returns the hashes of the features of word i, a candidate, valid until
// the next call. The numbers of the templates are part of every model: a changed
// template gets a new number.
func (s *sentence) featuresOf(i int) []uint64 {
	s.active = s.active[:0]
	s.wordFeatures(i)
	s.affixFeatures(i)
	s.clusterFeatures(i)
	s.listFeatures(i)
	s.runFeatures(i)
	s.wideRunFeatures(i)
	s.hintFeatures(i)
	return s.active
}

// oneIf is 1 for true.
func oneIf(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// wordFeatures are the word, its neighbours and their shapes.
func (s *sentence) wordFeatures(i int) {
	w, p, q, pp, qq := &s.words[i], &s.words[i-1], &s.words[i+1], &s.words[i-2], &s.words[i+2]
	shape, form := uint64(w.shape), uint64(w.form)
	s.add(1, 0)
	s.add(2, w.exact)
	s.add(3, w.lower)
	s.add(4, p.lower)
	s.add(5, q.lower)
	s.add(6, pp.lower)
	s.add(7, qq.lower)
	s.add(8, join(p.lower, w.lower))
	s.add(9, join(w.lower, q.lower))
	s.add(10, join(pp.lower, p.lower))
	s.add(11, join(q.lower, qq.lower))
	s.add(12, join(p.lower, q.lower))
	s.add(13, shape)
	s.add(14, join(uint64(p.shape), shape))
	s.add(15, join(shape, uint64(q.shape)))
	s.add(16, join(join(uint64(p.form), form), uint64(q.form)))
	s.add(17, join(form, s.mode))
	s.add(20, join(form, p.lower))
	s.add(21, join(form, q.lower))
}

// affixFeatures are the beginnings and ends of the word and its neighbours.
func (s *sentence) affixFeatures(i int) {
	w, p, q := &s.words[i], &s.words[i-1], &s.words[i+1]
	for n := 1; n <= 4; n++ {
		s.add(18, w.suffix(n))
	}
	for n := 2; n <= 4; n++ {
		s.add(19, w.prefix(n))
	}
	s.add(22, q.suffix(3))
	s.add(23, p.suffix(3))
	s.add(24, join(uint64(w.form), p.suffix(3)))
	s.add(25, join(uint64(w.form), w.suffix(3)))
}

// clusterFeatures are the clusters of the word and of two words on either side.
func (s *sentence) clusterFeatures(i int) {
	form := uint64(s.words[i].form)
	c, cp, cq := s.classes(i), s.classes(i-1), s.classes(i+1)
	cpp, cqq := s.classes(i-2), s.classes(i+2)
	s.add(30, c.fine<<4|form)
	s.add(31, c.middle<<4|form)
	s.add(32, c.coarse<<4|form)
	s.add(33, cp.fine)
	s.add(34, cp.middle<<4|form)
	s.add(35, cq.fine)
	s.add(36, cq.middle<<4|form)
	s.add(37, cpp.middle)
	s.add(38, cqq.middle)
	s.add(39, join(cp.middle, c.middle))
	s.add(40, join(c.middle, cq.middle))
	s.add(41, join(cp.middle, cq.middle))
	s.add(42, join(join(cp.coarse, c.coarse), cq.coarse))
	s.add(43, join(cpp.middle, cp.middle))
	s.add(44, join(cq.middle, cqq.middle))
}

func (s *sentence) classes(i int) classes { return s.lex.classes(s.words[i].entry) }

// listFeatures are the lists that hold the word and its neighbours.
func (s *sentence) listFeatures(i int) {
	w, p, q := &s.words[i], &s.words[i-1], &s.words[i+1]
	form := uint64(w.form)
	both := w.lists()
	s.add(50, both<<4|form)
	s.add(51, join(both, p.lists())<<4|form)
	s.add(52, join(both, q.lists())<<4|form)
	for l := range uint64(listCount) {
		if w.single>>l&1 != 0 {
			s.add(53, l)
		}
		if w.phrase>>l&1 != 0 {
			s.add(54, l)
		}
	}
}

// lists packs the lists of a word and of its phrases.
func (w *word) lists() uint64 { return uint64(w.single)<<16 | uint64(w.phrase) }

// runFeatures are the place of the word among the capitalised words around it,
// their first and last, and the words that they stand between.
func (s *sentence) runFeatures(i int) {
	r := s.runs[i]
	head, first := &s.words[r.end-1], &s.words[r.start]
	from, to := uint64(min(i-r.start, 3)), uint64(min(r.end-1-i, 3))
	place := from<<2 | to | oneIf(r.start == pad)<<4
	s.add(60, place<<4|uint64(s.words[i].form))
	s.add(61, join(s.words[r.start-1].lower, min(from, 1)))
	s.add(62, join(s.words[r.end].lower, min(to, 1)))
	s.add(63, join(head.lower, to))
	s.add(64, join(first.lower, from))
	s.add(65, join(s.classes(r.end-1).fine, to))
	s.add(66, join(s.classes(r.start).fine, from))
	s.add(67, join(uint64(head.single)<<16|uint64(first.single), place))
	s.add(68, join(s.classes(r.end).middle, place))
	s.add(69, join(s.classes(r.start-1).middle, place))
}

// wideRunFeatures are the same for the words that joiners hold together, and the
// start of the sentence.
func (s *sentence) wideRunFeatures(i int) {
	r, w := s.runs[i], &s.words[i]
	s.add(70, join(s.words[r.wideStart].lower, oneIf(i == r.wideStart)))
	s.add(71, join(s.words[r.wideEnd-1].lower, oneIf(i == r.wideEnd-1)))
	s.add(72, join(uint64(min(i-r.wideStart, 7)), uint64(min(r.wideEnd-1-i, 7))))
	s.add(73, join(s.words[r.wideStart-1].lower, w.lower))
	s.add(74, join(oneIf(i == pad), w.lower))
	s.add(75, join(oneIf(i == pad), uint64(w.shape)<<2|s.mode))
}
