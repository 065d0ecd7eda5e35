package ner

import (
	"crypto/sha256"
	"io"
	"math"
	"os"
	"path/filepath"
	"testing"

	"stakeout/extract/ner/crf"
	"stakeout/extract/nlp"
)

// TestModelFile wants the embedded model to be as it was written: its SHA-256 stands
// at its end.
func TestModelFile(t *testing.T) {
	body := modelFile[:len(modelFile)-sha256.Size]
	if sum := sha256.Sum256([]byte(body)); string(sum[:]) != modelFile[len(body):] {
		t.Error("model.bin is not as stakeout train wrote it")
	}
	if n := len(modelFile); n > 15_000_000 {
		t.Errorf("the model has %d bytes, want at most 15 million", n)
	}
}

// sharedData is the folder of the marked texts, which are not part of the project.
var sharedData = filepath.Join("..", "..", "..", "shared", "ner")

// devSet reads a set of marked texts that nothing is learnt from.
func devSet(t testing.TB, name string) []crf.Example {
	t.Helper()
	path := filepath.Join(sharedData, "dev", name+".jsonl.gz")
	if _, err := os.Stat(path); err != nil {
		t.Skip("no marked texts: ", err)
	}
	set, err := crf.ReadExamples(path)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// TestDevelopmentSets holds the model to what it reaches; MODEL.md has the figures.
func TestDevelopmentSets(t *testing.T) {
	var all crf.Tallies
	for name, floor := range map[string]float64{
		"crossner": 85, "redocred": 83.5, "gum_silver": 76.5, "uner": 78, "multiner_gov": 70, "btc": 49, "wnut17": 51, "secfin": 30,
	} {
		tallies := Evaluate(model(), devSet(t, name))
		all.Add(tallies)
		if f1 := tallies.Total().F1(); f1 < floor {
			t.Errorf("%s: F1 %.1f, want %.1f", name, f1, floor)
		}
	}
	if f1 := all.Total().F1(); f1 < 76.4 {
		t.Errorf("together: F1 %.1f, want 76.4", f1)
	}
	if f1 := all[crf.Organisation].F1(); f1 < 68.2 {
		t.Errorf("organisations: F1 %.1f, want 68.2", f1)
	}
}

// TestTraining trains on a small part of the data, as the program would, and looks at
// a set of another kind. Other processors may round otherwise.
func TestTraining(t *testing.T) {
	if testing.Short() {
		t.Skip("trains for some seconds")
	}
	set := devSet(t, "redocred")
	m, err := Train(t.Context(), sharedData, crf.Settings{Epochs: 2, Runs: 1, Sets: []string{"crossner", "gum_silver", "uner"}, Progress: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	const recorded = 78.26
	if f1 := Evaluate(m, set).Total().F1(); math.Abs(f1-recorded) > 0.3 {
		t.Errorf("F1 %.2f, recorded %.2f", f1, float64(recorded))
	}
}

// BenchmarkFind reads tokens and finds names in articles.
func BenchmarkFind(b *testing.B) {
	set := devSet(b, "policy")
	Find(nlp.New("Ann Lee")) // reads the lists
	tokens := 0
	b.ReportAllocs()
	for b.Loop() {
		tokens = 0
		for i := range set {
			d := nlp.New(set[i].Text)
			Find(d)
			tokens += len(d.Tokens)
		}
	}
	b.ReportMetric(float64(b.N)*float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}
