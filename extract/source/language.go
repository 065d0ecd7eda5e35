package source

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

const (
	languageSample = 600 // bytes of a text by which its language is guessed
	wordsNeeded    = 20  // words that a guess by frequent words needs
	trigramsNeeded = 300 // bytes that a guess by trigrams needs; it takes a line full of names for anything
	frequentShare  = 8   // one word in so many must be a frequent one
)

// frequent are words that make up a fifth of the prose of a language. They tell
// English, since trigrams cost a hundred times as much, and the languages beside it
// that the trigrams do not know. Words that are as frequent in another language
// ("in", "is", "was", "for", "an") are left out.
var frequent = []struct{ tag, words string }{
	{"en", "the of and to that this these with which from on as been has had he she it its are were will would should could not their they his her who what you your our than after over into"},
	{"cy", "y yr yn mae wedi ar bod fod bydd sydd gan ei eu ond i'r a'r o'r mae'r hyn oedd cael"},
	{"ga", "agus na ar go bhí tá atá leis don chun ag gur ach sé sí faoi bhfuil"},
	{"gd", "agus na gu bha tha aig ann airson gun ach iad seo gach"},
}

// frequentSets are the words of frequent, by language.
var frequentSets = sync.OnceValue(func() []map[string]bool {
	sets := make([]map[string]bool, len(frequent))
	for i, f := range frequent {
		sets[i] = map[string]bool{}
		for word := range strings.FieldsSeq(f.words) {
			sets[i][word] = true
		}
	}
	return sets
})

// guessLanguage returns the BCP 47 tag of the language that a text begins in, ""
// when it is too short or too odd to tell.
func guessLanguage(text string) string {
	sample := cut(text, languageSample)
	for i, set := range frequentSets() {
		if words, known := countKnown(sample, set); words >= wordsNeeded && known*frequentShare >= words {
			return frequent[i].tag
		}
	}
	if len(sample) < trigramsNeeded {
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

// countKnown counts the words of a text and, of these, those in a set.
func countKnown(text string, set map[string]bool) (words, known int) {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || r == '\'' }
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !inWord(r) }) {
		words++
		if set[strings.ToLower(word)] {
			known++
		}
	}
	return words, known
}
