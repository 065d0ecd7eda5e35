package analyze

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"stakeout/extract"
)

// TestNetwork wants ties of entities, not of names, in the order of their posts.
func TestNetwork(t *testing.T) {
	people, place := post(extract.Person, "Ida Furrow", "Reed"), post(extract.GPE, "Rell")
	one := post(extract.Organisation, "DWP", "Corvane", "Mill Row")
	one.Mentions = append(one.Mentions, append(people.Mentions, place.Mentions...)...)
	two := post(extract.Organisation, "Department for Work and Pensions", "Corvane plc")
	two.ID, two.Published = "two", extract.Date{Year: 2013}
	three := post(extract.Organisation, "Corvane")
	s := summaryOf(one, two, three)
	for least, want := range map[int][]string{
		1: {
			"Corvane – DWP 2 0.67 two", "Corvane – Ida Furrow 1 0.33 ", "Corvane – Mill Row 1 0.33 ",
			"DWP – Ida Furrow 1 0.50 ", "DWP – Mill Row 1 0.50 ", "Ida Furrow – Mill Row 1 1.00 ",
		},
		2: {"Corvane – DWP 2 0.67 two"},
		3: nil,
	} {
		var got []string
		for _, tie := range s.Network(least) {
			said := fmt.Sprintf("%s – %s %d %.2f %s", tie.A.Name, tie.B.Name, tie.Posts, tie.Overlap, tie.Latest.ID)
			got = append(got, strings.ReplaceAll(said, "Department for Work and Pensions", "DWP"))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d posts: %q, want %q", least, got, want)
		}
	}
}

// TestLargeNetwork wants no more ties than those of the entities that most posts name.
func TestLargeNetwork(t *testing.T) {
	var names []string
	for i := range mostTied + 50 {
		names = append(names, fmt.Sprintf("Corvane %c%c%c", 'A'+i/676, 'a'+i/26%26, 'a'+i%26))
	}
	s := summaryOf(post(extract.Organisation, names...), post(extract.Organisation, names[40:50]...))
	ties := s.Network(1)
	if want := mostTied * (mostTied - 1) / 2; len(ties) != want || ties[0].Posts != 2 {
		t.Errorf("%d ties, want %d", len(ties), want)
	}
}
