package nlp

import (
	"strings"
	"testing"
)

// The embedded tagger is prose's, weight by weight.
func TestTaggerFile(t *testing.T) {
	var written strings.Builder
	if err := WriteTagger(&written); err != nil {
		t.Fatal(err)
	}
	if written.String() != taggerFile {
		t.Error("tagger.bin is not what prose has: stakeout train tagger --out extract/nlp/tagger.bin")
	}
}
