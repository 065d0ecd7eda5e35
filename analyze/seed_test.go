package analyze

import (
	"os"
	"path/filepath"
	"testing"

	"stakeout/extract"
	"stakeout/extract/source"
)

// TestSeed wants of an archive page what a reader of it would say: who will own MyCSP,
// now and as was said before, and who is who.
func TestSeed(t *testing.T) {
	pages, _ := filepath.Glob(filepath.Join("..", "..", "shared", "seed", "000*.txt"))
	if len(pages) == 0 {
		t.Skip("no ../shared/seed")
	}
	var a Analysis
	for p, err := range (source.Reader{Stdin: os.Stdin}).Posts(t.Context(), pages[0]) {
		if err != nil {
			t.Fatal(err)
		}
		a.Add(Result{Post: p, Facts: (extract.Extractor{}).Extract(p)})
	}
	s := a.Sum(Corrections{}, "MyCSP")
	got := accounts(s)
	want := []string{"latest: Paymaster 40%, government 35%, employees 25% (all acquiring) = adds up", "earlier: major player 40%, 500 staff 25% (all acquiring) = 35% open"}
	for i := range want {
		if len(got) != len(want) || got[i] != want[i] {
			t.Errorf("%q, want %q", got, want)
		}
	}
	s = a.Sum(Corrections{}, "")
	for name, aliases := range map[string]string{"Department for Work and Pensions": "DWP", "Ed Mayo": "Mayo"} {
		if e := s.Find(name, ""); e == nil || !e.isCalled(aliases) {
			t.Errorf("%s: %+v", name, e)
		}
	}
	if s.Find("Will Hutton", "") == s.Find("Lord Hutton of Furness", "") || s.Find("Will Hutton", "") == nil {
		t.Error("the two Huttons are one")
	}
}
