package ner

import (
	"testing"

	"stakeout/extract/ner/crf"
)

// TestModelFile wants the embedded model to be as it was written.
func TestModelFile(t *testing.T) {
	if err := crf.Check(modelFile); err != nil {
		t.Error(err)
	}
	if n := len(modelFile); n > 15_000_000 {
		t.Errorf("the model has %d bytes, want at most 15 million", n)
	}
}
