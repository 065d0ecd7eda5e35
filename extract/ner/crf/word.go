package crf

import (
	"unicode"
	"unicode/utf8"
)

// word is what the features know of one token.
type word struct {
	text   string
	exact  uint64 // hash of the token as written
	lower  uint64 // hash of the token in small letters
	entry  uint32 // its entry in the lexicon, 0 for none
	single uint16 // lists that hold the word itself
	phrase uint16 // lists that hold a phrase that the word is part of
	shape  uint32 // its pattern of capitals, small letters, digits and marks
	form   form
	role   role
}

// form is the coarse shape of a token.
type form uint8

const (
	markForm  form = iota
	smallForm      // begins with a small letter or has none
	digitForm      // begins with a digit
	mixedForm      // has a capital, but does not begin with it
	titleForm      // Capital first
	upperForm      // ALL CAPITALS, two letters or more
	initial        // one capital, with or without a stop
)

// role says what part a token can play in a name.
type role uint8

const (
	outside role = iota // never part of a name
	joins               // part of a name between two others ("of", "&", "-")
	leads               // part of a name before another ("van", "10")
	opens               // can be a name alone
)

// joiners can stand between the capitalised words of one name; those that can also
// begin it lead it.
var joiners = map[string]role{
	"of": joins, "for": joins, "and": joins, "the": joins, "in": joins, "on": joins, "to": joins, "at": joins, "with": joins,
	"upon": joins, "under": joins, "by": joins, "from": joins, "against": joins, "&": joins, ",": joins, ".": joins, "-": joins,
	"/": joins, "'": joins, "’": joins, "'s": joins, "’s": joins, "+": joins, "!": joins, "–": joins, ":": joins, "@": joins,
	"(": joins, ")": joins, "und": joins, "y": joins, "e": joins, "et": joins, "o": joins, "a": joins, "as": joins,
	"de": leads, "la": leads, "le": leads, "du": leads, "des": leads, "di": leads, "da": leads, "del": leads, "della": leads,
	"dos": leads, "van": leads, "von": leads, "der": leads, "den": leads, "ter": leads, "ten": leads, "al": leads, "el": leads,
	"bin": leads, "ibn": leads, "abu": leads, "d'": leads, "ap": leads, "zu": leads, "af": leads, "do": leads, "las": leads, "los": leads,
}

// longestJoiner is the number of bytes of the longest joiner.
const longestJoiner = 7

const (
	prime  = 0x100000001b3 // of the FNV hash
	golden = 0x9e3779b97f4a7c15
)

// mix spreads the bits of x over the whole word.
func mix(x uint64) uint64 {
	x ^= x >> 32
	x *= golden
	return x ^ x>>29
}

// join hashes two hashes in order.
func join(a, b uint64) uint64 { return mix(a*prime + b + 1) }

// The classes of characters that shapes are made of.
const (
	smallLetter = 1
	capital     = 2
	digit       = 3
	asciiMark   = 4 // and the seven classes after it
	otherMark   = 12
)

// classify returns the class of a character, and the character in small letters.
func classify(r rune) (class uint32, low rune) {
	switch {
	case 'a' <= r && r <= 'z':
		return smallLetter, r
	case 'A' <= r && r <= 'Z':
		return capital, r | 0x20
	case '0' <= r && r <= '9':
		return digit, r
	case r < utf8.RuneSelf:
		return asciiMark + uint32(r)&7, r
	case unicode.IsUpper(r):
		return capital, unicode.ToLower(r)
	case unicode.IsLetter(r):
		return smallLetter, r
	}
	return otherMark, r
}

// repeated marks in a shape that its last class came more than once.
const repeated = 1 << 31

// read fills w from the token text.
func (w *word) read(text string) {
	*w = word{text: text}
	exact, lower := uint64(len(text)), uint64(len(text))
	var shape, before uint32
	var count [otherMark + 1]int
	for i, r := range text {
		class, low := classify(r)
		if i == 0 {
			w.form = firstForm(class)
		}
		count[class]++
		exact = (exact ^ uint64(r)) * prime
		lower = (lower ^ uint64(low)) * prime
		if class != before || shape&repeated == 0 {
			shape = shape<<4 ^ shape>>23 ^ class
		}
		if class == before {
			shape |= repeated
		} else {
			shape &^= repeated
		}
		before = class
	}
	w.exact, w.lower, w.shape = mix(exact), mix(lower), shape
	w.settle(count[capital], count[smallLetter], count[digit])
}

// firstForm guesses the form from the class of the first character.
func firstForm(class uint32) form {
	switch class {
	case smallLetter:
		return smallForm
	case capital:
		return titleForm
	case digit:
		return digitForm
	}
	return markForm
}

// settle corrects the form by the counts of letters and finds the role.
func (w *word) settle(capitals, smalls, digits int) {
	switch {
	case w.form == titleForm && smalls == 0 && capitals == 1 && digits == 0:
		w.form = initial
	case w.form == titleForm && smalls == 0 && digits == 0:
		w.form = upperForm
	case capitals > 0 && w.form != titleForm:
		w.form = mixedForm
	}
	switch {
	case w.form >= mixedForm:
		w.role = opens
	case w.form == digitForm:
		w.role = leads
	case len(w.text) <= longestJoiner:
		w.role = joiners[w.text]
	}
}

// suffix packs the last n bytes of the word, letters small.
func (w *word) suffix(n int) uint64 {
	var v uint64
	for i := max(0, len(w.text)-n); i < len(w.text); i++ {
		v = v<<8 | uint64(w.text[i]|0x20)
	}
	return v<<3 | uint64(n)
}

// prefix packs the first n bytes of the word, letters small.
func (w *word) prefix(n int) uint64 {
	var v uint64
	for i := range min(n, len(w.text)) {
		v = v<<8 | uint64(w.text[i]|0x20)
	}
	return v<<3 | uint64(n)
}
