package ner

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stakeout/extract/nlp"
)

// shape is what the letters of a token look like.
type shape uint8

const (
	capital  shape = 1 << iota // may stand in a name
	allCaps                    // DWP, G4S, U.S.
	camel                      // MyCSP, eBay
	initial                    // J. or a single capital
	inPhrase                   // part of an entry of several words, not its first
	headline                   // in a sentence whose capitals prove nothing
	opening                    // the first word of a sentence or of a quotation
)

// word is a token as the recogniser sees it. Small words have no class here; they
// are looked up where they stand beside a name.
type word struct {
	class  Class
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
		text := d.Text[t.Start:t.End]
		if r.words[i].shape = shapeOf(text); r.words[i].shape == 0 || handle(d.Text, t.Start) {
			r.words[i].shape = 0
			r.small.add(text)
			continue
		}
		if r.words[i].class = r.lists.word[text]; r.words[i].class == 0 && text[len(text)-1] == 's' {
			r.words[i].class = r.lists.word[text[:len(text)-1]] & Ordinary
		}
	}
	for i := range r.words {
		if r.words[i].class&Phrase != 0 {
			r.markPhrase(i)
		}
	}
	i := 0
	for _, s := range d.Sentences {
		first := i
		for i < len(d.Tokens) && d.Tokens[i].Start < s.End {
			i++
		}
		r.markSentence(first, i)
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

// is reports whether token i is of one of the classes c. Small words are looked up.
func (r *reader) is(i int, c Class) bool {
	if i < 0 || i >= len(r.words) {
		return false
	}
	if r.words[i].shape == 0 {
		return r.lists.word[r.text(i)]&c != 0
	}
	return r.words[i].class&c != 0
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
	var long, capitals, shouted int // words of four letters and more
	start := true
	for i := first; i < last; i++ {
		switch s := r.text(i); {
		case s == "“" || s == "\"" || s == "‘" || s == ":" || s == "•" || s == "(":
			start = start || s != "("
		case s[0] < '0' && s[0] != '$':
		default:
			if start {
				r.words[i].shape |= opening & -(r.words[i].shape & capital)
			}
			start = false
		}
		if r.d.Tokens[i].Len() > 3 && (r.has(i, capital) || r.lists.word[r.text(i)] == 0) {
			long++
			if r.has(i, capital) {
				capitals++
			}
			if r.has(i, allCaps) {
				shouted++
			}
		}
	}
	if stop := r.text(last - 1); capitals < 3 || strings.HasSuffix(stop, ".") && shouted*2 < long || capitals*10 < long*8 {
		return
	}
	for i := first; i < last; i++ {
		r.words[i].shape |= headline
		if shouted*2 > long {
			r.words[i].shape &^= capital
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

// longestChain is the number of tokens after which a chain is no name but a list or
// a shout.
const longestChain = 24

// chain returns the end of the chain of words that begins at token i and may be a
// name, or names with the offices between them.
func (r *reader) chain(i int) int {
	end := r.unit(i)
	for end < len(r.words) && end-i < longestChain {
		next := r.extend(i, end)
		if next == end {
			break
		}
		end = next
	}
	return end
}

// unit returns the end of the word or of the entry of several words at token i.
func (r *reader) unit(i int) int { return i + max(1, int(r.words[i].length)) }

// extend returns where the chain first to end goes on to, end when it is over.
func (r *reader) extend(first, end int) int {
	if r.text(end) == "plc" && r.beside(end-1) {
		return end + 1
	}
	if t := r.text(end); len(t) == 1 && '1' <= t[0] && t[0] <= '9' && r.numbered(end-1) && r.beside(end-1) {
		return end + 1
	}
	if r.words[first].phrase&Org != 0 && end == r.unit(first) && r.is(first, List) { // Department for Education
		return end
	}
	if r.has(end, capital) {
		if !r.beside(end-1) || r.loose(end) || r.text(end) == "I" || r.text(end) == "The" {
			return end
		}
		return r.unit(end)
	}
	if !r.has(end+1, capital|inPhrase) && r.text(end+1) != "the" {
		return end
	}
	ok := false
	switch r.text(end) {
	case "&":
		ok = r.beside(end-1) && r.beside(end)
	case "–":
		ok = r.d.Tokens[end].End == r.d.Tokens[end+1].Start && r.is(r.run(end+1)-1, Tail)
	case "'s", "’s", "'", "’":
		ok = r.ownsTail(first, end)
	case ",":
		if r.suffix(end + 1) {
			return end + 2
		}
		ok = r.listed(first, end)
	case "and":
		ok = r.joins(first, end)
	case "of", "for", "on":
		return r.takes(first, end)
	default:
		ok = r.is(end, Particle) && r.beside(end-1) && r.beside(end) && !r.is(end-1, Ordinary|Org|Role|Generic)
	}
	if !ok || !r.has(end+1, capital) {
		return end
	}
	return r.unit(end + 1)
}

// numbered reports whether token i is a word that a number belongs to: Channel 4.
func (r *reader) numbered(i int) bool {
	switch r.text(i) {
	case "Channel", "Radio", "Speed", "Formula", "Terminal":
		return true
	}
	return false
}

// run returns the end of the capitalised words that begin at token i without a gap.
func (r *reader) run(i int) int {
	end := i
	for end-i < longestChain && r.has(end, capital|inPhrase) {
		end++
		if !r.beside(end - 1) {
			break
		}
	}
	return end
}

// suffix reports whether token i is the legal form that a comma parts from a name:
// "Brown Steel, Ltd."
func (r *reader) suffix(i int) bool {
	switch strings.TrimSuffix(r.text(i), ".") {
	case "Ltd", "Inc", "Limited", "LLC", "LLP", "plc":
		return true
	}
	return false
}

// ownsTail reports whether a possessive belongs to the name: King's College, Farmers'
// Union, but not Tarn Group's Paymaster business.
func (r *reader) ownsTail(first, end int) bool {
	if end-first > 3 || !r.beside(end) || r.d.Tokens[end-1].End != r.d.Tokens[end].Start {
		return false
	}
	for i := first; i < end; i++ {
		plain := r.is(i, Ordinary|Generic|People|Compass) || r.words[i].class == 0 && plural(r.text(i))
		if !plain && (end-first > 1 || !r.is(i, Title|First)) || r.is(i, Org|Place|Role) {
			return false
		}
	}
	last := r.run(end+1) - 1
	return r.is(last, Tail) && last < end+4
}

// takes returns the end of the words behind "of", "for" or "on" that belong to the
// name: those behind the head of an organisation or a place, or a peer's seat.
func (r *reader) takes(first, end int) int {
	next := end + 1
	if r.text(next) == "the" {
		next++
	}
	if !r.has(next, capital) || !r.beside(end-1) || !r.beside(end) || !r.beside(next-1) || r.loose(next) && !r.is(end-1, List) {
		return end
	}
	small := r.text(end)
	switch {
	case r.is(end-1, Head) && (small != "on" || r.is(end-1, Tail)) && (end-first == 1 || !r.is(end-1, Firm)):
	case small == "of" && r.is(end-1, PlaceHead) || small == "of" && r.text(end-1) == "Republic":
	case small == "of" && next == end+1 && end-first == 2 && r.is(first, Title):
	case small == "of" && r.text(first) == "Court":
	case small == "for" && end-first == 1 && r.text(first) == "Transport":
	default:
		return end
	}
	return r.unit(next)
}

// hasList reports whether the chain is "Department for …" or another head that a
// list follows.
func (r *reader) hasList(first, end int) bool {
	for i := first; i+2 < end; i++ {
		if r.is(i, List) && (r.text(i+1) == "of" || r.text(i+1) == "for") {
			return true
		}
	}
	return false
}

// joins reports whether "and" at token end goes on with the same name.
func (r *reader) joins(first, end int) bool {
	if !r.beside(end-1) || !r.beside(end) || !r.has(end+1, capital) {
		return false
	}
	plain := Ordinary | Generic | Location | PlaceTail
	switch {
	case r.hasList(first, end):
		return r.item(end+1) || r.text(first) == "Borough" || r.text(first+1) == "Borough"
	case r.is(first, Head) && (r.text(first+1) == "of" || r.text(first+1) == "for"):
		return r.is(end-1, plain) && r.is(end+1, plain) && !r.is(end+1, Head|Role|Title)
	}
	last := r.run(end + 1)
	return (last-end > 2 || r.is(first, Place|People|Generic)) && last-end < 6 && r.is(last-1, Tail) && r.is(end-1, plain) && r.is(end+1, plain) &&
		!r.is(end-1, Head|Role) && !r.is(end+1, Role|Title|Place|First|Org)
}

// listed reports whether the comma at token end parts the items of a list that
// belongs to the name: "Department for Business, Innovation and Skills".
func (r *reader) listed(first, end int) bool {
	if !r.hasList(first, end) {
		return false
	}
	for i := end + 1; i < end+12; i++ {
		switch t := r.text(i); {
		case t == "and" || t == "&":
			return r.item(i + 1)
		case t == "," || r.item(i):
		default:
			return false
		}
	}
	return false
}

// item reports whether token i may be one of the subjects of a department.
func (r *reader) item(i int) bool {
	return r.has(i, capital) && !r.is(i, Role|Title|List|First|Place|Org)
}
