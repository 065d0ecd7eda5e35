package nlp

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"flag"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"
)

var update = flag.Bool("update", false, "write tagger.bin from prose's model")

// proseModel is the tagger as prose is delivered with it.
type proseModel struct {
	classes []string
	known   map[string]string             // words that have one tag
	weights map[string]map[string]float64 // by feature and tag
}

func readProse(t *testing.T) (m proseModel) {
	t.Helper()
	for name, part := range map[string]any{"classes.gob": &m.classes, "tags.gob": &m.known, "weights.gob": &m.weights} {
		asset := prose.MustAsset("model/AveragedPerceptron/" + name)
		if err := gob.NewDecoder(bytes.NewReader(asset)).Decode(part); err != nil {
			t.Fatal(name, err)
		}
	}
	slices.Sort(m.classes)
	return m
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

// build lays a model out as tagger.bin has it.
func (m *proseModel) build(t *testing.T) []byte {
	t.Helper()
	var weights []byte
	slots := make([]byte, taggerSlot*((len(m.weights)+len(m.known))*5/4))
	put := func(template, value uint64, entry uint32) {
		n := uint64(len(slots) / taggerSlot)
		at, fingerprint := taggerPlace(template, value, n)
		for ; binary.LittleEndian.Uint32(slots[at*taggerSlot+4:]) != 0; at = (at + 1) % n {
			if binary.LittleEndian.Uint32(slots[at*taggerSlot:]) == fingerprint {
				t.Fatalf("two features have fingerprint %x", fingerprint)
			}
		}
		binary.LittleEndian.PutUint32(slots[at*taggerSlot:], fingerprint)
		binary.LittleEndian.PutUint32(slots[at*taggerSlot+4:], entry)
	}
	for _, word := range slices.Sorted(maps.Keys(m.known)) {
		tag, ok := slices.BinarySearch(m.classes, m.known[word])
		if !ok {
			t.Fatalf("%s is always %s, which is no tag", word, m.known[word])
		}
		put(knownWord, hash(word), uint32(tag)+1)
	}
	for _, feature := range slices.Sorted(maps.Keys(m.weights)) {
		template, value, ok := valueOf(feature)
		if !ok {
			t.Fatalf("unknown feature %q", feature)
		}
		if template == neverAsked {
			continue
		}
		start, n := len(weights)/weightOfTag, 0
		for i, tag := range m.classes {
			if w := m.weights[feature][tag]; w != 0 {
				weights = binary.LittleEndian.AppendUint32(append(weights, byte(i)), math.Float32bits(float32(w)))
				n++
			}
		}
		if n > 0 {
			put(template, value, uint32(start<<countBits|n))
		}
	}
	file := []byte(strings.Join(m.classes, " ") + "\n")
	file = binary.LittleEndian.AppendUint32(file, uint32(len(slots)/taggerSlot))
	return append(append(file, slots...), weights...)
}

// The embedded tagger is prose's, weight by weight.
func TestTaggerFile(t *testing.T) {
	m := readProse(t)
	built := m.build(t)
	if *update {
		if err := os.WriteFile("tagger.bin", built, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(built) != taggerFile {
		t.Error("tagger.bin is not what prose has: go test ./extract/nlp -run TaggerFile -update")
	}
}
