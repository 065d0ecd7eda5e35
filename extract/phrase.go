package extract

import (
	"unicode"
	"unicode/utf8"
)

// wordBefore returns where words, given in small letters with single blanks,
// begin when they stand directly before byte end of text, in any case and with any
// blanks between them; -1 when they do not.
func wordBefore(text string, end int, words string) int {
	i := blanksBefore(text, end)
	for j := len(words) - 1; j >= 0; j-- {
		if words[j] == ' ' {
			k := blanksBefore(text, i)
			if k == i {
				return -1
			}
			i = k
			continue
		}
		if i == 0 || lower(text[i-1]) != words[j] {
			return -1
		}
		i--
	}
	if !isLetter(words[0]) {
		return i
	}
	if r, _ := utf8.DecodeLastRuneInString(text[:i]); i > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-') {
		return -1
	}
	return i
}

// phraseHere returns the end of words, given in small letters with single blanks,
// when they stand at byte i of text; else 0.
func phraseHere(text string, i int, words string) int {
	for j := range len(words) {
		switch {
		case words[j] == ' ':
			k := skipBlank(text, i)
			if k == i {
				return 0
			}
			i = k
		case i < len(text) && lower(text[i]) == words[j]:
			i++
		default:
			return 0
		}
	}
	if isLetter(words[len(words)-1]) && !wordEnds(text, i) {
		return 0
	}
	return i
}

// anyBefore reports whether one of phrases stands directly before byte end.
func anyBefore(text string, end int, phrases []string) bool {
	for _, p := range phrases {
		if wordBefore(text, end, p) >= 0 {
			return true
		}
	}
	return false
}

// anyAfter reports whether one of phrases stands at byte i.
func anyAfter(text string, i int, phrases []string) bool {
	for _, p := range phrases {
		if phraseHere(text, i, p) > 0 {
			return true
		}
	}
	return false
}

// blanksBefore returns where the blanks before byte i begin.
func blanksBefore(text string, i int) int {
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if !unicode.IsSpace(r) {
			break
		}
		i -= size
	}
	return i
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b | 0x20
	}
	return b
}
