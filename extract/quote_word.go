package extract

import (
	_ "embed"
	"strings"
	"sync"
)

// wordClass is a set of the classes of quote.tsv.
type wordClass uint32

const (
	speechVerb wordClass = 1 << iota
	judgeVerb
	mindVerb
	quotingVerb
	tagVerb
	goingVerb
	hearsay
	accountNoun
	labelWord
	adverbWord
	auxiliaryVerb
	determinerWord
	aloneWord
	articleWord
	heWord
	itWord
	otherPronoun
	relativeWord
	prepositionWord
	conjunctionWord
	subordinator
	personNoun
	bodyNoun
	timeNoun
	knownWord // its classes are known; not a class of quote.tsv

	cueVerb      = speechVerb | judgeVerb | mindVerb
	pronounWord  = heWord | itWord | otherPronoun
	functionWord = auxiliaryVerb | determinerWord | pronounWord | relativeWord | prepositionWord | conjunctionWord
)

// classNames are the classes as quote.tsv writes them, in the order of the bits.
var classNames = []string{"speech", "judge", "mind", "quoting", "tag", "going", "hearsay", "account", "label", "adverb", "auxiliary", "determiner", "alone", "article", "he", "it", "other",
	"relative", "preposition", "conjunction", "subordinator", "person", "body", "time"}

//go:embed quote.tsv
var quoteTable string

// quoteWords are the words of quote.tsv with their classes.
var quoteWords = sync.OnceValue(func() map[string]wordClass {
	words := make(map[string]wordClass, 1200)
	for line := range strings.Lines(quoteTable) {
		class, list, _ := strings.Cut(strings.TrimSpace(line), "\t")
		for i, name := range classNames {
			if name != class {
				continue
			}
			for _, w := range strings.Fields(list) {
				words[w] |= 1 << i
			}
		}
	}
	return words
})

// maxQuoteWord is the length of the longest word of quote.tsv.
const maxQuoteWord = 16

// classesOf returns the classes of a word, whatever its case.
func classesOf(words map[string]wordClass, word string) wordClass {
	if len(word) > maxQuoteWord {
		return 0
	}
	var lower [maxQuoteWord]byte
	for i := range len(word) {
		lower[i] = word[i]
		if 'A' <= word[i] && word[i] <= 'Z' {
			lower[i] += 'a' - 'A'
		}
	}
	return words[string(lower[:len(word)])]
}
