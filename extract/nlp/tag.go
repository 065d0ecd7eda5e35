package nlp

import (
	"bytes"
	"encoding/gob"
	"slices"
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"
)

// Tag gives the tokens of sentence their parts of speech (Penn Treebank tags,
// Marcus et al. 1993) from the averaged perceptron that prose is delivered with.
// A sentence that has tags keeps them.
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

// LoadTagger decodes the tagger, which takes about 150 ms once; Tag does it when
// it must. A program that will need tags starts it beside its reading.
func LoadTagger() { tagger() }

var tagger = sync.OnceValue(func() *perceptron {
	var weights map[string]map[string]float64
	p := &perceptron{}
	decode("classes.gob", &p.classes)
	decode("tags.gob", &p.known)
	decode("weights.gob", &weights)
	slices.Sort(p.classes)
	p.flatten(weights)
	return p
})

// decode reads a part of prose's model. It is compiled into the program, so a
// failure is a broken build.
func decode(name string, into any) {
	asset := prose.MustAsset("model/AveragedPerceptron/" + name)
	if err := gob.NewDecoder(bytes.NewReader(asset)).Decode(into); err != nil {
		panic("prose's tagger: " + err.Error())
	}
}

// perceptron is prose's model laid out flat: 271,206 weights in two slices
// instead of 75,447 maps, always added in the same order.
type perceptron struct {
	classes  []string
	known    map[string]string // words that have one tag
	features map[string]Span   // feature → range of weights
	class    []uint8
	weight   []float32
}

func (p *perceptron) flatten(weights map[string]map[string]float64) {
	p.features = make(map[string]Span, len(weights))
	for feature, byClass := range weights {
		start := len(p.weight)
		for i, c := range p.classes {
			if w, ok := byClass[c]; ok && w != 0 {
				p.class = append(p.class, uint8(i))
				p.weight = append(p.weight, float32(w))
			}
		}
		p.features[feature] = Span{start, len(p.weight)}
	}
}

// tag is the greedy left-to-right tagging of Honnibal (2013): each word sees its
// neighbours and the two tags before it.
func (p *perceptron) tag(text string, tokens []Token) {
	words := make([]string, len(tokens)+4)
	words[0], words[1] = "-START-", "-START2-"
	words[len(words)-2], words[len(words)-1] = "-END-", "-END2-"
	for i, t := range tokens {
		words[i+2] = plain(text[t.Start:t.End])
	}
	context := make([]string, len(words))
	copy(context, words)
	for i := range tokens {
		context[i+2] = normalize(words[i+2])
	}
	previous, beforeThat := words[0], words[1]
	var key []byte
	for i := range tokens {
		tag, ok := p.known[words[i+2]]
		if !ok {
			tag, key = p.predict(words[i+2], context[i:i+5], previous, beforeThat, key)
		}
		tokens[i].Tag = tag
		previous, beforeThat = tag, previous
	}
}

// predict returns the tag with the highest score, the first in the alphabet when
// two are equal. around holds two words on each side of the word. key is scratch.
func (p *perceptron) predict(word string, around []string, previous, beforeThat string, key []byte) (string, []byte) {
	var scores [64]float32
	add := func(parts ...string) {
		key = key[:0]
		for i, s := range parts {
			if i > 0 {
				key = append(key, ' ')
			}
			key = append(key, s...)
		}
		span, ok := p.features[string(key)]
		if !ok {
			return
		}
		for j := span.Start; j < span.End; j++ {
			scores[p.class[j]] += p.weight[j]
		}
	}
	add("bias")
	add("i suffix", ending(word))
	add("i pref1", word[:1])
	add("i-1 tag", previous)
	add("i-2 tag", beforeThat)
	add("i tag+i-2 tag", previous, beforeThat)
	add("i word", around[2])
	add("i-1 tag+i word", previous, around[2])
	add("i-1 word", around[1])
	add("i-1 suffix", ending(around[1]))
	add("i-2 word", around[0])
	add("i+1 word", around[3])
	add("i+1 suffix", ending(around[3]))
	add("i+2 word", around[4])
	best := 0
	for c := range p.classes {
		if scores[c] > scores[best] {
			best = c
		}
	}
	return p.classes[best], key
}

func ending(word string) string { return word[max(0, len(word)-3):] }

// plain writes a word as the Treebank does, which knows ASCII only.
func plain(word string) string {
	switch word {
	case "“":
		return "``"
	case "”", "\"":
		return "''"
	case "‘":
		return "`"
	case "–", "—", "‒", "―", "-":
		return "--"
	case "£", "€", "¥":
		return "$"
	case "…":
		return "..."
	case "[", "{":
		return "("
	case "]", "}":
		return ")"
	}
	if strings.Contains(word, "’") {
		word = strings.ReplaceAll(word, "’", "'")
	}
	if lower := strings.ToLower(word); strings.HasSuffix(lower, "n't") && len(word) > 3 { // don't is tagged as do
		word = word[:len(word)-3]
	}
	return word
}

// normalize folds words as the model was trained: years, numbers and hyphenated
// words are one word each.
func normalize(word string) string {
	digit := word[0] >= '0' && word[0] <= '9'
	switch {
	case word[0] != '-' && strings.Contains(word, "-"):
		return "!HYPHEN"
	case digit && len(word) == 4 && strings.Trim(word, "0123456789") == "":
		return "!YEAR"
	case digit:
		return "!DIGITS"
	}
	return strings.ToLower(word)
}
