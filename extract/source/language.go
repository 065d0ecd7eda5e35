package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

const (
	languageSample = 600 // bytes of a text by which its language is guessed
	languageWords  = 20  // words that a guess needs
)

// guessLanguage returns the BCP 47 tag of the language that a text begins in, ""
// when it is too short to tell. Frequent words tell English, because the trigrams
// that tell other languages cost three hundred times as much.
func guessLanguage(text string) string {
	sample := cut(text, languageSample)
	words, english := countEnglish(sample)
	switch {
	case words >= languageWords && english*5 >= words:
		return "en"
	case words < languageWords && len(sample) < languageSample/2:
		return ""
	}
	guess := whatlanggo.Detect(sample)
	if !guess.IsReliable() {
		return ""
	}
	if tag := guess.Lang.Iso6391(); tag != "" {
		return tag
	}
	return guess.Lang.Iso6393()
}

// IsEnglish reports whether facts can be looked for in posts of a language: the
// tag is that of English, in any of its usual spellings, or empty.
func IsEnglish(tag string) bool {
	tag = strings.ToLower(tag)
	language, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	return language == "" || language == "en" || language == "eng" || language == "english"
}

// cut returns the first n bytes of s, less those of a character cut in two.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// countEnglish counts the words of a text and, of these, the frequent English ones.
func countEnglish(text string) (words, english int) {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		words++
		if isFrequentEnglish(word) {
			english++
		}
	}
	return words, english
}

// isFrequentEnglish reports whether a word is among those that make up a third of
// English prose. Words that are as frequent in a neighbouring language ("in",
// "is", "was", "so") are left out.
func isFrequentEnglish(word string) bool {
	switch word {
	case "the", "The", "of", "and", "to", "that", "this", "This", "with", "which", "from", "by", "for", "on", "as", "at", "be",
		"been", "has", "have", "had", "he", "it", "It", "its", "are", "were", "will", "would", "not", "their", "they", "who", "what", "you", "your", "our", "we", "We":
		return true
	}
	return false
}
