package analyze

import (
	"fmt"
	"slices"
	"testing"

	"stakeout/extract"
)

// naming returns a post that mentions organisations.
func naming(names ...string) (r Result) {
	for _, name := range names {
		r.Mentions = append(r.Mentions, extract.Mention{Name: name, Kind: extract.Organisation})
	}
	return r
}

func TestEntities(t *testing.T) {
	var e Entities
	e.Add(naming("Mill Row", "Corvane", "Corvane"))
	e.Add(naming("Corvane", "Aldwater"))
	e.Add(Result{Facts: extract.Facts{Mentions: []extract.Mention{{Name: "Aldwater", Kind: extract.GPE}}}})
	var got []string
	for _, n := range e.Resolve(Corrections{}).Entities {
		got = append(got, fmt.Sprint(n.Name, " ", n.Kind, " ", n.Mentions, " ", n.Posts))
	}
	want := []string{"Corvane ORG 3 2", "Aldwater GPE 1 1", "Aldwater ORG 1 1", "Mill Row ORG 1 1"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestCounts(t *testing.T) {
	var c Counts
	c.Add(naming("Corvane"))
	c.Add(Result{Facts: extract.Facts{Stakes: make([]extract.Stake, 2)}})
	want := "2 posts, 2 stakes, 1 mention, 0 amounts of money, 0 dates, 0 percentages, 0 quotations"
	if got := c.String(); got != want || c.Facts() != 3 {
		t.Errorf("%q, %d facts", got, c.Facts())
	}
	c = Counts{Only: extract.Stakes}
	c.Add(naming("Corvane"))
	if got := c.String(); got != "1 post, 0 stakes" || c.Facts() != 0 {
		t.Errorf("stakes alone: %q, %d facts", got, c.Facts())
	}
}
