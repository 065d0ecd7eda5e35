package crf

import "stakeout/extract/nlp"

// pad stands for the places before and behind a sentence.
const pad = 4

// maxGap is how many joiners can stand between two capitalised words of a name.
const maxGap = 4

// sentence is made ready for its features. It is reused from one to the next.
type sentence struct {
	lex    *lexicon
	words  []word // the tokens between pad empty ones on either side
	hints  []Hint // by word
	runs   []run  // by word
	mode   uint64
	active []uint64 // features, see featuresOf
}

// The modes of a sentence: in headlines capitals mean little.
const (
	plainMode = iota
	titleMode
	capitalsMode
)

// run is the stretch of capitalised words around a word, and the longer stretch
// whose parts are held together by joiners; both half-open.
type run struct{ start, end, wideStart, wideEnd int }

// load reads the tokens of a sentence of text and what the rules say of them.
func (s *sentence) load(text string, tokens []nlp.Token, hints []Hint) {
	n := len(tokens) + 2*pad
	s.words, s.runs, s.hints = grow(s.words, n), grow(s.runs, n), grow(s.hints, n)
	clear(s.hints[:pad])
	clear(s.hints[n-pad:])
	copy(s.hints[pad:], hints)
	for i := range pad {
		s.words[i] = word{exact: uint64(i + 1), lower: uint64(i + 1)}
		s.words[n-1-i] = word{exact: uint64(i + 9), lower: uint64(i + 9)}
	}
	for i, t := range tokens {
		s.words[i+pad].read(text[t.Start:t.End])
	}
	s.lex.fetch(s.words)
	for i := range tokens {
		w := &s.words[i+pad]
		w.entry = s.lex.find(w.lower)
	}
	s.setMode()
	s.findRuns()
	s.findPhrases()
}

// grow returns a slice of n items, s where it is long enough.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, 2*n)
	}
	return s[:n]
}

// setMode tells headlines from plain sentences.
func (s *sentence) setMode() {
	words, upper, title := 0, 0, 0
	for i := range s.words {
		w := &s.words[i]
		switch {
		case w.form == upperForm:
			upper++
			words++
		case w.form >= mixedForm:
			title++
			words++
		case w.form == smallForm && len(w.text) > 3:
			words++
		}
	}
	s.mode = plainMode
	switch {
	case words >= 3 && upper*10 >= words*7:
		s.mode = capitalsMode
	case words >= 4 && (upper+title)*10 >= words*8:
		s.mode = titleMode
	}
}

// candidate reports whether word i can be part of a name.
func (s *sentence) candidate(i int) bool { return s.runs[i].wideEnd > 0 }

// chains calls yield with the half-open bounds of each stretch of candidates.
func (s *sentence) chains(yield func(start, end int)) {
	for i := pad; i < len(s.words)-pad; i++ {
		start := i
		for i < len(s.words)-pad && s.candidate(i) {
			i++
		}
		if i > start {
			yield(start, i)
		}
	}
}

// findRuns marks the stretches of words that can be names.
func (s *sentence) findRuns() {
	clear(s.runs)
	for i := pad; i < len(s.words)-pad; {
		if s.words[i].role == opens {
			i = s.findRun(i)
		} else {
			i++
		}
	}
}

// findRun marks the wide run whose first capitalised word is at i, and the runs in
// it, and returns its end.
func (s *sentence) findRun(i int) int {
	start := i
	for s.words[start-1].role == leads && s.runs[start-1].wideEnd == 0 {
		start--
	}
	end := s.wideEnd(i)
	for j := start; j < end; {
		k := j + 1
		for k < end && s.words[j].role == opens && s.words[k].role == opens {
			k++
		}
		for l := j; l < k; l++ {
			s.runs[l] = run{j, k, start, end}
		}
		j = k
	}
	return end
}

// wideEnd returns where the wide run ends whose first capitalised word is at i.
func (s *sentence) wideEnd(i int) int {
	end := i + 1
	for gap := 0; gap <= maxGap && end+gap < len(s.words)-pad; gap++ {
		switch s.words[end+gap].role {
		case opens:
			end, gap = end+gap+1, -1
		case outside:
			gap = maxGap
		}
	}
	if w := &s.words[end]; w.form == digitForm || w.text == "plc" { // Channel 4, Tarn Group plc
		end++
	}
	return end
}

// findPhrases looks up the words that are capitalised and the phrases that begin
// with them.
func (s *sentence) findPhrases() {
	for i := pad; i < len(s.words)-pad; i++ {
		w := &s.words[i]
		if w.role != opens {
			continue
		}
		w.single = lists(w.entry)
		h, entry := w.lower, w.entry
		for j := i + 1; entry&prefixBit != 0 && j < len(s.words)-pad; j++ {
			h = join(h, s.words[j].lower)
			entry = s.lex.find(h)
			for k := i; k <= j; k++ {
				s.words[k].phrase |= lists(entry)
			}
		}
	}
}
