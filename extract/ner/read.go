package ner

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stakeout/extract/nlp"
)

// shape is what the letters of a token look like.
type shape uint16

const (
	capital  shape = 1 << iota // may stand in a name
	allCaps                    // DWP, G4S, U.S.
	camel                      // MyCSP, eBay
	initial                    // J. or a single capital
	inPhrase                   // part of an entry of several words, not its first
	headline                   // in a sentence whose capitals prove nothing
	opening                    // the first word of a sentence or of a quotation
	dealing                    // in a sentence that speaks of stakes or shares
	nearDeal                   // in such a sentence, or in the one before or behind it
	cut                        // belongs to no name, whatever its capital
)

// word is a token as the recogniser sees it.
type word struct {
	listed Class // what the lists say of it, whatever its letters
	class  Class // what they say of a word that may stand in a name
	phrase Class // of the entry of several words that begins here
	shape  shape
	length uint8 // of that entry in tokens
}

// reader holds a document while its names are read.
type reader struct {
	d     *nlp.Document
	lists *lexicon
	words []word
	small smallWords
}

// read looks up the capitalised words of a document and marks what their capitals
// are worth.
func read(d *nlp.Document) *reader {
	r := &reader{d: d, lists: lists(), words: make([]word, len(d.Tokens)), small: newSmallWords(len(d.Tokens))}
	for i, t := range d.Tokens {
		text, w := d.Text[t.Start:t.End], &r.words[i]
		w.listed = r.lists.word[text]
		if w.shape = shapeOf(text); w.shape == 0 || handle(d.Text, t.Start) {
			w.shape = 0
			r.small.add(text)
			continue
		}
		if w.class = w.listed; w.class == 0 && text[len(text)-1] == 's' {
			w.class = r.lists.word[text[:len(text)-1]] & Ordinary
		}
	}
	for i := range r.words {
		if r.words[i].class&Phrase != 0 {
			r.markPhrase(i)
		}
	}
	i, before, dealtBefore := 0, 0, false
	for _, s := range d.Sentences {
		first := i
		for i < len(d.Tokens) && d.Tokens[i].Start < s.End {
			i++
		}
		r.markSentence(first, i)
		dealt := r.markDealing(first, i)
		if dealt {
			r.mark(before, i, nearDeal)
		} else if dealtBefore {
			r.mark(first, i, nearDeal)
		}
		before, dealtBefore = first, dealt
	}
	return r
}

// text returns token i as it is written.
func (r *reader) text(i int) string {
	if i < 0 || i >= len(r.d.Tokens) {
		return ""
	}
	t := r.d.Tokens[i]
	return r.d.Text[t.Start:t.End]
}

// span returns the bytes of tokens first to last, last excluded.
func (r *reader) span(first, last int) nlp.Span {
	return nlp.Span{Start: r.d.Tokens[first].Start, End: r.d.Tokens[last-1].End}
}

// is reports whether token i is of one of the classes c.
func (r *reader) is(i int, c Class) bool {
	if i < 0 || i >= len(r.words) {
		return false
	}
	if r.words[i].shape&^(dealing|nearDeal) == 0 {
		return r.words[i].listed&c != 0
	}
	return r.words[i].class&c != 0
}

// cased returns the class of a word as it would be written small, with a capital
// in front or without. Only ASCII letters change.
func (r *reader) cased(s string, capital bool) Class {
	var buffer [24]byte
	if s == "" || len(s) > len(buffer) {
		return 0
	}
	for i := range len(s) {
		if buffer[i] = s[i]; 'A' <= s[i] && s[i] <= 'Z' {
			buffer[i] |= 0x20
		}
	}
	if capital && 'a' <= buffer[0] && buffer[0] <= 'z' {
		buffer[0] &^= 0x20
	}
	return r.lists.word[string(buffer[:len(s)])]
}

// has reports whether token i has one of the shapes s.
func (r *reader) has(i int, s shape) bool {
	return i >= 0 && i < len(r.words) && r.words[i].shape&s != 0
}

// beside reports whether nothing but blanks on one line stands between tokens i and i+1.
func (r *reader) beside(i int) bool {
	if i < 0 || i+1 >= len(r.d.Tokens) {
		return false
	}
	gap := r.d.Text[r.d.Tokens[i].End:r.d.Tokens[i+1].Start]
	return gap == " " || gap == "\u00a0" || len(gap) < 4 && strings.IndexByte(gap, '\n') < 0
}

// handle reports whether the word at start is part of an address or of a user's name.
func handle(text string, start int) bool {
	if start == 0 {
		return false
	}
	switch text[start-1] {
	case '@', '#', '_':
		return true
	case '/': // an address, but not A160/A180
		run := text[max(0, start-80):start]
		return strings.ContainsAny(run[strings.LastIndexByte(run, ' ')+1:], ".:")
	}
	return false
}

// shapeOf returns the shape of a token, 0 for a small word, a number or a mark.
func shapeOf(s string) shape {
	if c := s[0]; c < utf8.RuneSelf {
		if 'a' <= c && c <= 'z' {
			return shapeOfSmall(s)
		}
		if c < 'A' || c > 'Z' {
			return 0
		}
	}
	var upper, lower, digits, runes int
	inner := false
	for _, c := range s {
		runes++
		switch {
		case unicode.IsUpper(c):
			upper++
			inner = inner || lower > 0
		case unicode.IsLower(c):
			lower++
		case unicode.IsDigit(c):
			digits++
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	switch {
	case upper == 0:
		return 0
	case upper == 1 && lower == 0 && digits == 0:
		return capital | initial
	case lower == 0:
		return capital | allCaps
	case !unicode.IsUpper(first):
		return 0
	case inner && !strings.ContainsAny(s, "-'’.") && !strings.HasPrefix(s, "Mc") && !strings.HasPrefix(s, "Mac"):
		return capital | camel
	}
	return capital
}

// shapeOfSmall returns the shape of a word that begins small: eBay and el-Sisi may
// be names.
func shapeOfSmall(s string) shape {
	if len(s) < 4 {
		return 0
	}
	if 'A' <= s[1] && s[1] <= 'Z' {
		return capital | camel
	}
	if (s[2] == '-' || s[3] == '-') && len(s) > 5 && ('A' <= s[3] && s[3] <= 'Z' || 'A' <= s[4] && s[4] <= 'Z') {
		return capital
	}
	return 0
}

// longestPhrase is the number of words of the longest entry of the lists that is looked up.
const longestPhrase = 9

// markPhrase finds the longest entry of several words that begins at token i.
func (r *reader) markPhrase(i int) {
	start := r.d.Tokens[i].Start
	var best word
	for j := i + 1; j < len(r.d.Tokens) && j < i+longestPhrase; j++ {
		if r.d.Tokens[j].Start > r.d.Tokens[j-1].End && !r.beside(j-1) {
			break
		}
		entry := r.d.Text[start:r.d.Tokens[j].End]
		if strings.Contains(entry, "\u00a0") {
			entry = strings.ReplaceAll(entry, "\u00a0", " ")
		}
		if c := r.lists.phrase[entry]; c != 0 {
			best.phrase, best.length = c, uint8(j+1-i)
		}
	}
	if best.length == 0 {
		return
	}
	r.words[i].phrase, r.words[i].length = best.phrase, best.length
	for j := i + 1; j < i+int(best.length); j++ {
		r.words[j].shape |= inPhrase
	}
}

// markSentence marks the words of a sentence whose capitals prove nothing: the
// first one, and all of a headline that is written with capitals.
func (r *reader) markSentence(first, last int) {
	r.markOpening(first, last)
	var long, capitals, shouted int // words of four letters and more that are no function words
	for i := first; i < last; i++ {
		if r.d.Tokens[i].Len() < 4 || !r.has(i, capital) && r.words[i].listed != 0 {
			continue
		}
		long++
		if r.has(i, capital) {
			capitals++
		}
		if r.has(i, allCaps) {
			shouted++
		}
	}
	if capitals < 3 || capitals*10 < long*8 || strings.HasSuffix(r.text(last-1), ".") && shouted*2 < long {
		return
	}
	for i := first; i < last; i++ {
		r.words[i].shape |= headline
		if shouted*2 > long {
			r.words[i].shape &^= capital
		}
	}
}

// markDealing marks the words of a sentence that speaks of stakes or shares: by a word
// for them, or by "per cent of". It reports whether it does.
func (r *reader) markDealing(first, last int) bool {
	for i := first; i < last; i++ {
		if !r.dealWord(i) && !r.partOf(i) {
			continue
		}
		r.mark(first, last, dealing)
		return true
	}
	return false
}

// mark gives the tokens first to last, last excluded, a shape more.
func (r *reader) mark(first, last int, s shape) {
	for i := first; i < last; i++ {
		r.words[i].shape |= s
	}
}

// dealWord reports whether token i is a word for stakes or shares, small or with the
// capital of its sentence.
func (r *reader) dealWord(i int) bool {
	if r.has(i, opening) {
		return r.cased(r.text(i), false)&Deal != 0
	}
	return !r.has(i, capital) && r.is(i, Deal)
}

// partOf reports whether a percent sign or word stands at token i and it is a part of something: "12 per cent of Tarn
// Group", "Tarn Group (12%)", "has 12 per cent".
func (r *reader) partOf(i int) bool {
	switch r.text(i) {
	case "%", "cent", "percent", "pct":
	default:
		return false
	}
	switch r.text(i + 1) {
	case "of", "in":
		return r.has(i+2, capital) || r.has(i+3, capital) || r.is(i+3, OrgNoun)
	}
	k := i - 2 // before the number
	if r.text(i) == "cent" {
		k--
	}
	switch r.text(k) {
	case "has", "holds", "owns", "hold", "own":
		return true
	}
	return r.has(k, capital) || r.text(k) == "(" && r.has(k-1, capital)
}

// markOpening marks the first word of a sentence, and the first behind a colon, a
// bullet, an opening quotation mark or a dateline.
func (r *reader) markOpening(first, last int) {
	start := true
	for i := first; i < last; i++ {
		switch s := r.text(i); {
		case s == "“" || s == "\"" || s == "‘" || s == ":" || s == "•":
			start = true
		case (s == "–" || s == "—" || s == "-") && i < first+3: // LEEDS – Operator …
			start = true
		case s[0] < '0' && s[0] != '$': // a mark
		default:
			if start && r.has(i, capital) {
				r.words[i].shape |= opening
			}
			start = false
		}
	}
}

// loose reports whether the capital of token i proves nothing: an ordinary word in a
// headline.
func (r *reader) loose(i int) bool {
	w := r.words[i]
	if w.shape&headline == 0 || w.shape&(allCaps|camel|inPhrase) != 0 || w.phrase != 0 {
		return false
	}
	return w.class&(Org|Place|Location|First|Tail|PlaceTail|Title|Role) == 0 && (w.class&(Ordinary|Thing|Opener) != 0 || r.small.has(r.text(i)))
}

// smallWords is a Bloom filter of the words that the post writes small. It errs
// for one word in some dozens, always towards "written small".
type smallWords []uint64

func newSmallWords(tokens int) smallWords {
	size := 64
	for size < tokens/4 {
		size *= 2
	}
	return make(smallWords, size)
}

func (s smallWords) add(word string) {
	h := hash(word)
	s[h>>6&uint32(len(s)-1)] |= 1 << (h & 63)
}

// has reports whether a capitalised word is also written small.
func (s smallWords) has(word string) bool {
	h := hash(word)
	return s[h>>6&uint32(len(s)-1)]>>(h&63)&1 != 0
}

// hash is FNV-1a over the letters without their case.
func hash(word string) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i]|0x20)) * 16777619
	}
	return h ^ h>>15
}
