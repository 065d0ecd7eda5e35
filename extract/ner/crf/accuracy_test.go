package crf

import (
	"os"
	"path/filepath"
	"testing"

	"stakeout/extract/nlp"
)

// sharedData is the folder of the marked texts, which are not part of the project.
var sharedData = filepath.Join("..", "..", "..", "..", "shared", "ner")

// TestAccuracy trains two epochs on a small part of the data and looks at a set of
// another kind. The floor is a little below what was measured without rules, 72.9.
func TestAccuracy(t *testing.T) {
	if testing.Short() {
		t.Skip("trains for some seconds")
	}
	if _, err := os.Stat(sharedData); err != nil {
		t.Skip("no marked texts: ", err)
	}
	m, _ := trained(t, sharedData, Settings{Epochs: 2, Sets: []string{"crossner", "gum_silver", "uner"}})
	set, err := ReadExamples(filepath.Join(sharedData, "dev", "redocred.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	const floor = 71
	if got := Evaluate(func(d *nlp.Document) []Name { return m.Names(d, nil) }, set).Total().F1(); got < floor {
		t.Errorf("F1 %.1f, want at least %d", got, floor)
	} else {
		t.Logf("F1 %.1f", got)
	}
}

// BenchmarkNames reads tokens and finds names in a short text.
func BenchmarkNames(b *testing.B) {
	m := noisy()
	const text = "On Monday Ann Quarrow of Tarn Line Ltd said that the shares of the company, which had been sold by the Department for Rivers, were worth £2m."
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		m.Names(nlp.New(text), nil)
	}
}
