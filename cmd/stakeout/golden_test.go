package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGolden compares what is found in each bundled input with what was found
// before, mistakes included: no change of a finder goes unseen.
func TestGolden(t *testing.T) {
	for _, name := range samplePosts(t) {
		_, out, _ := command(t, "extract", "-f", "json", name)
		var got bytes.Buffer
		if err := json.Indent(&got, []byte(out), "", "  "); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", "want", filepath.Base(name)+".json")
		if *update {
			if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if line, differs := firstDifference(got.String(), string(want)); differs {
			t.Errorf("%s differs from line %d on: read the diff that go test ./cmd/stakeout -update makes", golden, line)
		}
	}
}

// firstDifference returns the number of the first line that differs.
func firstDifference(a, b string) (line int, differs bool) {
	if a == b {
		return 0, false
	}
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for line < min(len(as), len(bs)) && as[line] == bs[line] {
		line++
	}
	return line + 1, true
}
