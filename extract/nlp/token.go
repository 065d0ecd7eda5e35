package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class says what a byte can be in a token. Bytes of 0x80 and above are decided
// by the rune that they begin.
type class uint8

const (
	other  class = iota // a mark that is a token of its own
	space               // between tokens
	letter              // part of a word
	digit               // part of a word
	joiner              // part of a word when it stands between two letters or digits
	wide                // the first byte of a rune outside ASCII
)

var classes = func() (t [256]class) {
	for c := range t {
		switch b := byte(c); {
		case b >= utf8.RuneSelf:
			t[c] = wide
		case b <= ' ' || b == 0x7f:
			t[c] = space
		case '0' <= b && b <= '9':
			t[c] = digit
		case 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z':
			t[c] = letter
		case strings.IndexByte("-'.,&_@", b) >= 0:
			t[c] = joiner
		}
	}
	return t
}()

// bytesPerToken is what English prose needs on average; it sizes the first
// allocation so that the token slice seldom grows.
const bytesPerToken = 5

// tokenize splits text into words, numbers and marks. Words keep their inner
// hyphens, apostrophes and full stops (co-operative, O'Dowd, example.org) and the
// stop of an abbreviation (Mr., U.S., p.m.); a possessive 's is a token of its own.
func tokenize(text string) []Token {
	tokens := make([]Token, 0, len(text)/bytesPerToken+8)
	for i := 0; i < len(text); {
		cl, size := classAt(text, i)
		switch cl {
		case space:
			i += size
		case letter, digit:
			end := wordEnd(text, i+size)
			tokens = appendWord(tokens, text, i, end)
			i = tokens[len(tokens)-1].End
		default:
			end := markEnd(text, i, size)
			tokens = append(tokens, Token{Span: Span{i, end}})
			i = end
		}
	}
	return tokens
}

// classAt returns the class of the rune at i and its length in bytes.
func classAt(text string, i int) (class, int) {
	if c := classes[text[i]]; c != wide {
		return c, 1
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	return classOf(r), size
}

func classOf(r rune) class {
	switch {
	case r == '’' || r == '‑' || r == '‐':
		return joiner
	case r >= 0x2010 && r <= 0x2027 || r == '£' || r == '€':
		return other
	case r == 0xAD || r == utf8.RuneError || r >= 0x200B && r <= 0x200D || r == 0x2060 || r == 0xFEFF:
		return letter // invisible: never a reason to cut a word in two
	case unicode.IsSpace(r):
		return space
	case unicode.IsDigit(r):
		return digit
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return letter
	}
	return other
}

// wordEnd returns where the word that has been read up to i ends.
func wordEnd(text string, i int) int {
	for i < len(text) {
		c := classes[text[i]]
		if c == letter || c == digit {
			i++
			continue
		}
		size := 1
		if c == wide {
			c, size = classAt(text, i)
		}
		if c == joiner && !joins(text, i, size) {
			return i
		}
		if c != letter && c != digit && c != joiner {
			return i
		}
		i += size
	}
	return i
}

// joins reports whether the joiner at i holds the letters and digits on its two
// sides together as one word.
func joins(text string, i, size int) bool {
	if i+size >= len(text) {
		return false
	}
	next, _ := classAt(text, i+size)
	before := classes[text[i-1]]
	switch text[i] {
	case ',': // 1,106
		return before == digit && next == digit
	case '.': // 2.7, example.org, but not "the end.The next"
		if next == letter && isUpper(text[i+1]) && before == letter && !isUpper(text[i-1]) {
			return false
		}
		return next == letter && before != digit || next == digit && before == digit
	case '@':
		return next == letter || next == digit
	case '&': // M&S, R&D; but "Marks&Spencer" is seldom written
		return next == letter && before == letter && isUpper(text[i-1]) && isUpper(text[i+1])
	}
	return next == letter || next == digit
}

func isUpper(b byte) bool { return 'A' <= b && b <= 'Z' }

// appendWord adds the word text[start:end], its possessive apart, and with the
// full stop behind it when it is an abbreviation.
func appendWord(tokens []Token, text string, start, end int) []Token {
	if n := possessive(text[start:end]); n > 0 && n < end-start {
		return append(tokens, Token{Span: Span{start, end - n}}, Token{Span: Span{end - n, end}})
	}
	if end < len(text) && text[end] == '.' && abbreviated(text, start, end) {
		end++
	}
	return append(tokens, Token{Span: Span{start, end}})
}

// possessive returns the length of the 's at the end of word, 0 for none.
func possessive(word string) int {
	n := len(word)
	if n < 3 || word[n-1] != 's' && word[n-1] != 'S' {
		return 0
	}
	if word[n-2] == '\'' {
		return 2
	}
	if strings.HasSuffix(word[:n-1], "’") {
		return 1 + len("’")
	}
	return 0
}

// markEnd returns the end of the mark at i. Dots and hyphens in a row are one mark.
func markEnd(text string, i, size int) int {
	end := i + size
	if c := text[i]; c == '.' || c == '-' || c == '_' || c == '=' || c == '*' {
		for end < len(text) && text[end] == c {
			end++
		}
	}
	return end
}
