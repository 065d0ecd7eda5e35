package crf

import (
	"strings"
	"testing"
	"unicode/utf8"

	"stakeout/extract/nlp"
)

// FuzzNames wants names in order, on the bounds of characters, whatever the text.
func FuzzNames(f *testing.F) {
	for _, text := range []string{
		"", "\x00", "\xff\xfe Ann", "A", ".", "of of Of 3 3 van Of", "ANN QUARROW SELLS TARN LINE", "Channel 4", "“Ann’s — O’Garrow & Co. (UK)", "10 Downing Street 10",
		"Mr Tarn, of the Department for Rivers, Lakes and Ponds", "ÉLAN Écosse", "a\u0301A\u0301 B\u00a0C",
	} {
		f.Add(text)
	}
	m := noisy()
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, n := range m.Names(nlp.New(text), nil) {
			if n.Start < end || n.End <= n.Start || n.End > len(text) || n.Kind >= kinds {
				t.Fatalf("name %v after %d in %q", n, end, text)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[n.Start:n.End]) {
				t.Fatalf("name %v cuts a character of %q", n, text)
			}
			end = n.End
		}
	})
}

// TestHostileTexts reads long texts of one kind of word, which take minutes when the
// work grows with the square of their length.
func TestHostileTexts(t *testing.T) {
	m := noisy()
	for _, part := range []string{"A ", "of ", "10 ", "Tarn ", "Department for ", "St John the ", "(A "} {
		m.Names(nlp.New(strings.Repeat(part, 500_000/len(part))), nil)
	}
}

// noisy returns a model that finds names of all kinds in most texts.
func noisy() *Model {
	b := lexiconBuilder{entries: map[uint64]uint32{}}
	b.addPhrase("Tarn", 1<<(listShift+surnameList))
	b.addPhrase("Department for Rivers", 1<<(listShift+bodyList))
	table := make([]byte, 64*bucketSize)
	for i := range uint64(256) {
		var weights [labels - 1]int8
		for l := range weights {
			weights[l] = int8(mix(i*uint64(labels) + uint64(l)))
		}
		s := sentence{}
		s.add(13+i%6, i/6)
		put(table, s.active[0], &weights)
	}
	return &Model{lex: newLexicon(b.entries, b.order, make([]uint16, 1<<clusterBits)), table: string(table)}
}

func TestPhrases(t *testing.T) {
	m := noisy()
	s := sentence{lex: m.lex}
	const text = "Ask the Department for Rivers or Tarn for a Department for Roads."
	d := nlp.New(text)
	s.load(text, d.Tokens, noHints(d))
	for i, want := range map[int]uint16{2: 1 << bodyList, 3: 1 << bodyList, 4: 1 << bodyList, 9: 0, 11: 0} {
		if got := s.words[pad+i].phrase; got != want {
			t.Errorf("%s: phrases of lists %b, want %b", s.words[pad+i].text, got, want)
		}
	}
	if got := s.words[pad+6].single; got != 1<<surnameList {
		t.Errorf("Tarn: lists %b, want that of surnames", got)
	}
}

func TestForms(t *testing.T) {
	for text, want := range map[string]form{
		"Ann": titleForm, "BBC": upperForm, "A": initial, "A.": initial, "iPhone": mixedForm, "mill": smallForm, "4th": digitForm, "“": markForm, "É": initial, "élan": smallForm,
	} {
		var w word
		if w.read(text); w.form != want {
			t.Errorf("%s: form %d, want %d", text, w.form, want)
		}
	}
}

// TestSimilarShapes wants words of one shape to have one number.
func TestSimilarShapes(t *testing.T) {
	shape := func(text string) uint32 {
		var w word
		w.read(text)
		return w.shape
	}
	if shape("Quarrow") != shape("Tarn") || shape("BBC") != shape("DRLP") {
		t.Error("words that differ in length have different shapes")
	}
	if shape("Tarn") == shape("TARN") || shape("Tarn") == shape("tarn") || shape("4th") == shape("Ath") {
		t.Error("words of different letters have the same shape")
	}
}

func TestClusters(t *testing.T) {
	b := lexiconBuilder{entries: map[uint64]uint32{}}
	parents, err := b.addClusters(clusters)
	if err != nil {
		t.Fatal(err)
	}
	l := newLexicon(b.entries, b.order, parents)
	classOf := func(text string) classes {
		var w word
		w.read(text)
		return l.classes(l.find(w.lower))
	}
	if a, b := classOf("Monday"), classOf("tuesday"); a != b || a == (classes{}) {
		t.Errorf("Monday is in %v, Tuesday in %v", a, b)
	}
	if c := classOf("Quarrowquillon"); c != (classes{}) {
		t.Errorf("a word that was made up is in %v", c)
	}
	for _, bad := range []string{"", "no gzip", clusters[:1000]} {
		if _, err := b.addClusters(bad); err == nil {
			t.Errorf("no error for %d bytes of clusters", len(bad))
		}
	}
}
