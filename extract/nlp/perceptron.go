package nlp

import (
	_ "embed"
	"math"
	"strings"
	"sync"
)

// tagger.bin is prose's model of parts of speech, laid out to be used where it lies:
// prose decodes 75,447 maps at every start, which takes 150 ms. WriteTagger writes it,
// and a test holds it to what prose has.
//
//go:embed tagger.bin
var taggerFile string

// perceptron is a tagger: its tags and, by the hash of a feature, its weights.
type perceptron struct {
	tags    []string // in the order of the alphabet
	hashes  []uint64 // of the tags and of the two that stand before a sentence
	slots   string   // open addressing: fingerprint, then first weight << countBits | number of weights; 0 for none
	weights string   // of all features, one behind the other: tag, then weight
}

// The parts of tagger.bin: the tags in a line, the number of slots, the slots, the
// weights. Numbers are little-endian.
const (
	maxTags      = 64
	countBits    = 6 // a feature has a weight for each tag at most
	taggerSlot   = 8
	weightOfTag  = 1 + 4
	firstBefore  = "-START-"
	secondBefore = "-START2-"
)

// tagger returns the embedded tagger.
var tagger = sync.OnceValue(func() *perceptron {
	tags, rest, _ := strings.Cut(taggerFile, "\n")
	size := taggerSlot * int(read32(rest, 0))
	p := &perceptron{tags: strings.Fields(tags), slots: rest[4 : 4+size], weights: rest[4+size:]}
	for _, tag := range p.tags {
		p.hashes = append(p.hashes, hash(tag))
	}
	p.hashes = append(p.hashes, hash(firstBefore), hash(secondBefore))
	return p
})

// add adds the weights of a feature to the scores of the tags.
func (p *perceptron) add(scores *[maxTags]float32, template, value uint64) {
	entry := p.find(template, value)
	if entry == 0 {
		return
	}
	at := int(entry>>countBits) * weightOfTag
	line := p.weights[at : at+int(entry&(1<<countBits-1))*weightOfTag]
	for ; len(line) >= weightOfTag; line = line[weightOfTag:] {
		scores[line[0]%maxTags] += math.Float32frombits(read32(line, 1))
	}
}

// known returns the tag of a word that has only one.
func (p *perceptron) known(word uint64) (tag int, ok bool) {
	entry := p.find(knownWord, word)
	return int(entry) - 1, entry != 0
}

// find returns the entry of a feature, 0 for none. The entry of a known word is its
// tag plus one.
func (p *perceptron) find(template, value uint64) uint32 {
	slots := uint64(len(p.slots) / taggerSlot)
	at, fingerprint := taggerPlace(template, value, slots)
	for {
		slot := p.slots[at*taggerSlot : at*taggerSlot+taggerSlot]
		found, entry := read32(slot, 0), read32(slot, 4)
		if entry == 0 || found == fingerprint {
			return entry
		}
		if at++; at == slots {
			at = 0
		}
	}
}

// taggerPlace returns the slot where a feature is looked for first, and its fingerprint.
func taggerPlace(template, value, slots uint64) (at uint64, fingerprint uint32) {
	h := mix(value*prime + template*golden)
	return (h >> 32) * slots >> 32, uint32(h)
}

const (
	prime  = 0x100000001b3 // of the FNV hash
	golden = 0x9e3779b97f4a7c15
)

// hash is the hash of a word.
func hash(word string) uint64 {
	h := uint64(len(word))
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * prime
	}
	return mix(h)
}

// mix spreads the bits of x over the whole word.
func mix(x uint64) uint64 {
	x ^= x >> 32
	x *= golden
	return x ^ x>>29
}

// join hashes two hashes in order.
func join(a, b uint64) uint64 { return mix(a*prime + b + 1) }

// read32 reads four bytes of s from i on.
func read32(s string, i int) uint32 {
	_ = s[i+3]
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}
