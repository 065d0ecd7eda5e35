package nlp

import "strings"

// Tag gives the tokens of sentence their parts of speech (Penn Treebank tags,
// Marcus et al. 1993) by the weights of the averaged perceptron that prose is
// delivered with. A sentence that has tags keeps them.
//
// The weights, the features and the tags are prose's. The loop over them is here,
// because prose's own adds numbers in the random order of a map, so that a tie is
// broken differently from run to run, gives two equal words of a text one tag, and
// knows no curly quotation mark, dash or pound sign.
func (d *Document) Tag(sentence Span) {
	tokens := d.Within(sentence)
	if len(tokens) == 0 || tokens[0].Tag != "" {
		return
	}
	tagger().tag(d.Text, tokens)
}

// The templates of the features. Their numbers are part of tagger.bin.
const (
	knownWord = iota // no feature: the words that have one tag
	biasFeature
	suffixFeature
	prefixFeature
	tagFeature       // the tag before
	tagBeforeFeature // the one before that
	tagsFeature
	wordFeature
	tagWordFeature
	beforeFeature // the word before
	beforeSuffixFeature
	beforeThatFeature
	afterFeature
	afterSuffixFeature
	afterThatFeature
)

// A tagged word is what the features see of a token.
type taggedWord struct {
	exact, suffix uint64 // of the word as the Treebank writes it
	prefix        uint64
	context       uint64 // of the folded word, see normalize
	contextSuffix uint64
}

// usualSentence is how many words, with two places on either side, a sentence can
// have that is tagged without an allocation.
const usualSentence = 64

// tag is the greedy left-to-right tagging of Honnibal (2013): each word sees its
// neighbours and the two tags before it.
func (p *perceptron) tag(text string, tokens []Token) {
	var space [usualSentence]taggedWord
	words := space[:0]
	words = append(words, edge("-START-"), edge("-START2-"))
	for _, t := range tokens {
		words = append(words, newTaggedWord(text[t.Start:t.End]))
	}
	words = append(words, edge("-END-"), edge("-END2-"))
	previous, beforeThat := len(p.tags), len(p.tags)+1
	for i := range tokens {
		tag, ok := p.known(words[i+2].exact)
		if !ok {
			tag = p.predict(words[i:i+5], previous, beforeThat)
		}
		tokens[i].Tag = p.tags[tag]
		previous, beforeThat = tag, previous
	}
}

// predict returns the tag with the highest score, the first in the alphabet when
// two are equal. The word stands between two on each side.
func (p *perceptron) predict(around []taggedWord, previous, beforeThat int) int {
	var scores [maxTags]float32
	w := &around[2]
	tag, tagBefore := p.hashes[previous], p.hashes[beforeThat]
	p.add(&scores, biasFeature, 0)
	p.add(&scores, suffixFeature, w.suffix)
	p.add(&scores, prefixFeature, w.prefix)
	p.add(&scores, tagFeature, tag)
	p.add(&scores, tagBeforeFeature, tagBefore)
	p.add(&scores, tagsFeature, join(tag, tagBefore))
	p.add(&scores, wordFeature, w.context)
	p.add(&scores, tagWordFeature, join(tag, w.context))
	p.add(&scores, beforeFeature, around[1].context)
	p.add(&scores, beforeSuffixFeature, around[1].contextSuffix)
	p.add(&scores, beforeThatFeature, around[0].context)
	p.add(&scores, afterFeature, around[3].context)
	p.add(&scores, afterSuffixFeature, around[3].contextSuffix)
	p.add(&scores, afterThatFeature, around[4].context)
	best := 0
	for c := range p.tags {
		if scores[c] > scores[best] {
			best = c
		}
	}
	return best
}

// newTaggedWord reads a token.
func newTaggedWord(token string) taggedWord {
	word := plain(token)
	w := taggedWord{exact: hash(word), suffix: ending(word), prefix: uint64(word[0])}
	w.context, w.contextSuffix = normalize(word, w.exact, w.suffix)
	return w
}

// edge is a word that stands for a place before or behind the sentence.
func edge(name string) taggedWord {
	return taggedWord{context: hash(name), contextSuffix: ending(name)}
}

// ending packs the last three bytes of a word.
func ending(word string) uint64 {
	v := uint64(0)
	for i := max(0, len(word)-3); i < len(word); i++ {
		v = v<<8 | uint64(word[i])
	}
	return v
}

// plain writes a word as the Treebank does, which knows ASCII only.
func plain(word string) string {
	switch word[0] {
	case 0xe2: // “ and its like
		if mark := plainMark(word); mark != "" {
			return mark
		}
	case 0xc2:
		if word == "£" || word == "¥" {
			return "$"
		}
	case '"':
		if len(word) == 1 {
			return "''"
		}
	case '-':
		if len(word) == 1 {
			return "--"
		}
	case '[', '{':
		if len(word) == 1 {
			return "("
		}
	case ']', '}':
		if len(word) == 1 {
			return ")"
		}
	}
	if strings.IndexByte(word, 0xe2) >= 0 {
		word = strings.ReplaceAll(word, "’", "'")
	}
	if n := len(word); n > 3 && word[n-1]|0x20 == 't' && word[n-2] == '\'' && word[n-3]|0x20 == 'n' { // don't is tagged as do
		word = word[:n-3]
	}
	return word
}

// plainMark writes a mark of three bytes as the Treebank does, "" when word is none.
func plainMark(word string) string {
	switch word {
	case "“":
		return "``"
	case "”":
		return "''"
	case "‘":
		return "`"
	case "–", "—", "‒", "―":
		return "--"
	case "€":
		return "$"
	case "…":
		return "..."
	}
	return ""
}

// normalize folds a word as the model was trained, letters small, and years, numbers
// and hyphenated words one word each. It returns the hash of the folded word and its
// ending; exact and suffix are the word's own.
func normalize(word string, exact, suffix uint64) (context, contextSuffix uint64) {
	digit := word[0] >= '0' && word[0] <= '9'
	folded := word
	switch {
	case word[0] != '-' && strings.IndexByte(word, '-') >= 0:
		folded = "!HYPHEN"
	case digit && len(word) == 4 && strings.Trim(word, "0123456789") == "":
		folded = "!YEAR"
	case digit:
		folded = "!DIGITS"
	default:
		if isSmall(word) {
			return exact, suffix
		}
		folded = strings.ToLower(word)
	}
	return hash(folded), ending(folded)
}

// isSmall reports whether a word is its own small form.
func isSmall(word string) bool {
	for i := range len(word) {
		if isUpper(word[i]) || classes[word[i]] == wide {
			return false
		}
	}
	return true
}
