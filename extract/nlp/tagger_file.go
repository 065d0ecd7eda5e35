package nlp

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/jdkato/prose/v2"
)

// proseModel is the tagger as prose is delivered with it.
type proseModel struct {
	classes []string
	known   map[string]string             // words that have one tag
	weights map[string]map[string]float64 // by feature and tag
}

// readProse decodes the tagger of prose, which is compiled into it.
func readProse() (m proseModel, err error) {
	for name, part := range map[string]any{"classes.gob": &m.classes, "tags.gob": &m.known, "weights.gob": &m.weights} {
		asset := prose.MustAsset("model/AveragedPerceptron/" + name)
		if err := gob.NewDecoder(bytes.NewReader(asset)).Decode(part); err != nil {
			return m, fmt.Errorf("prose's %s: %w", name, err)
		}
	}
	slices.Sort(m.classes)
	return m, nil
}

// proseTemplates are the names that prose gives the templates, and how many words
// follow them in the name of a feature.
var proseTemplates = []struct {
	name     string
	words    int
	template uint64
}{
	{"bias", 0, biasFeature}, {"i suffix", 1, suffixFeature}, {"i pref1", 1, prefixFeature}, {"i-1 tag", 1, tagFeature}, {"i-2 tag", 1, tagBeforeFeature},
	{"i tag+i-2 tag", 2, tagsFeature}, {"i word", 1, wordFeature}, {"i-1 tag+i word", 2, tagWordFeature}, {"i-1 word", 1, beforeFeature},
	{"i-1 suffix", 1, beforeSuffixFeature}, {"i-2 word", 1, beforeThatFeature}, {"i+1 word", 1, afterFeature}, {"i+1 suffix", 1, afterSuffixFeature},
	{"i+2 word", 1, afterThatFeature},
}

// neverAsked is the template of the features that no word has: words are cut by bytes,
// and prose learnt some characters of several.
const neverAsked = math.MaxUint64

// valueOf returns the template of a feature as prose names it, and its value.
func valueOf(feature string) (template, value uint64, ok bool) {
	for _, p := range proseTemplates {
		rest, found := strings.CutPrefix(feature, p.name)
		if !found || (p.words > 0) != strings.HasPrefix(rest, " ") {
			continue
		}
		first, second, _ := strings.Cut(strings.TrimPrefix(rest, " "), " ")
		switch {
		case p.words == 0:
			return p.template, 0, true
		case p.words == 2:
			return p.template, join(hash(first), hash(second)), true
		case p.template == prefixFeature && len(first) != 1, strings.HasSuffix(p.name, "suffix") && len(first) > 3:
			return neverAsked, 0, true
		case p.template == prefixFeature:
			return p.template, uint64(first[0]), true
		case strings.HasSuffix(p.name, "suffix"):
			return p.template, ending(first), true
		}
		return p.template, hash(first), true
	}
	return 0, 0, false
}

// taggerBuilder lays a model out as tagger.bin has it.
type taggerBuilder struct {
	slots, weights []byte
}

// put lets a feature point to its entry.
func (b *taggerBuilder) put(template, value uint64, entry uint32) error {
	n := uint64(len(b.slots) / taggerSlot)
	at, fingerprint := taggerPlace(template, value, n)
	for ; binary.LittleEndian.Uint32(b.slots[at*taggerSlot+4:]) != 0; at = (at + 1) % n {
		if binary.LittleEndian.Uint32(b.slots[at*taggerSlot:]) == fingerprint {
			return fmt.Errorf("two features have fingerprint %x", fingerprint)
		}
	}
	binary.LittleEndian.PutUint32(b.slots[at*taggerSlot:], fingerprint)
	binary.LittleEndian.PutUint32(b.slots[at*taggerSlot+4:], entry)
	return nil
}

// word adds a word that has one tag.
func (b *taggerBuilder) word(m *proseModel, word string) error {
	tag, ok := slices.BinarySearch(m.classes, m.known[word])
	if !ok {
		return fmt.Errorf("%s is always %s, which is no tag", word, m.known[word])
	}
	return b.put(knownWord, hash(word), uint32(tag)+1)
}

// feature adds a feature and its weights.
func (b *taggerBuilder) feature(m *proseModel, feature string) error {
	template, value, ok := valueOf(feature)
	if !ok {
		return fmt.Errorf("unknown feature %q", feature)
	}
	if template == neverAsked {
		return nil
	}
	start, n := len(b.weights)/weightOfTag, 0
	for i, tag := range m.classes {
		if w := m.weights[feature][tag]; w != 0 {
			b.weights = binary.LittleEndian.AppendUint32(append(b.weights, byte(i)), math.Float32bits(float32(w)))
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return b.put(template, value, uint32(start<<countBits|n))
}

// WriteTagger writes the tagger that prose is delivered with as tagger.bin has it,
// the same bytes each time. Fails when w does, and when prose has another model than
// the one that is known here.
func WriteTagger(w io.Writer) error {
	m, err := readProse()
	if err != nil {
		return err
	}
	b := taggerBuilder{slots: make([]byte, taggerSlot*((len(m.weights)+len(m.known))*5/4))}
	for _, word := range slices.Sorted(maps.Keys(m.known)) {
		if err := b.word(&m, word); err != nil {
			return err
		}
	}
	for _, feature := range slices.Sorted(maps.Keys(m.weights)) {
		if err := b.feature(&m, feature); err != nil {
			return err
		}
	}
	head := []byte(strings.Join(m.classes, " ") + "\n")
	head = binary.LittleEndian.AppendUint32(head, uint32(len(b.slots)/taggerSlot))
	_, err = w.Write(slices.Concat(head, b.slots, b.weights))
	return err
}
