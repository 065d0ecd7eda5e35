package output

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"stakeout/analyze"
	"stakeout/extract"
	"stakeout/extract/nlp"
)

// stating returns a post that says that a holder has 40 per cent of a company. Ida is a
// person, other names are organisations, and words in small letters no names;
// "RHB=Rell Harbour Board" is a short name.
func stating(id, holder, company string) analyze.Result {
	forty := 40.0
	r := analyze.Result{Post: extract.Post{ID: id}}
	party := func(name string) *extract.Party {
		words, full, short := strings.Cut(name, "=")
		if !short {
			full = words
		}
		at := nlp.Span{Start: len(r.Text), End: len(r.Text) + len(words)}
		r.Text += words + " has "
		kind := extract.Organisation
		if strings.HasPrefix(full, "Ida") {
			kind = extract.Person
		}
		if strings.ToLower(full) != full {
			r.Mentions = append(r.Mentions, extract.Mention{Name: full, Kind: kind, Evidence: extract.Evidence{Span: at}})
		}
		return &extract.Party{Name: full, Span: at}
	}
	s := extract.Stake{Holder: party(holder), Company: party(company), Share: extract.Share{Exact: &forty}, Status: extract.Held}
	s.Span = nlp.Span{End: len(r.Text)}
	r.Stakes = []extract.Stake{s}
	return r
}

// partiesOf returns the parties of posts, sorted: their IDs and whether they are held.
func partiesOf(posts ...analyze.Result) []string {
	var all claims
	for _, p := range posts {
		all.add(p)
	}
	all.resolve()
	ids := convert(all.actors, func(a *actor) string { return fmt.Sprint(a.id, a.company) })
	slices.Sort(ids)
	return ids
}

// TestJoinedParties wants the parties of all posts joined as analyze joins them.
func TestJoinedParties(t *testing.T) {
	for name, test := range map[string]struct {
		posts []analyze.Result
		want  int
	}{
		"an acronym":             {[]analyze.Result{stating("a", "DWP", "Corvane plc"), stating("b", "Department for Work and Pensions", "the Corvane")}, 2},
		"a post spells it out":   {[]analyze.Result{stating("a", "RHB", "Corvane"), stating("b", "RHB=Rell Harbour Board", "Mill Row")}, 3},
		"two legal forms":        {[]analyze.Result{stating("a", "Corvane Ltd", "Mill Row"), stating("b", "Corvane plc", "Mill Row")}, 3},
		"a surname alone":        {[]analyze.Result{stating("a", "Ida Reed", "Mill Row"), stating("b", "Ida", "Mill Row")}, 3},
		"the staff of a company": {[]analyze.Result{stating("a", "employees", "Corvane"), stating("b", "500 staff", "Corvane plc")}, 2},
		"the staff of two":       {[]analyze.Result{stating("a", "employees", "Corvane"), stating("b", "employees", "Mill Row")}, 4},
	} {
		if got := partiesOf(test.posts...); len(got) != test.want {
			t.Errorf("%s: %v, want %d", name, got, test.want)
		}
	}
}

// TestPartyIDs wants IDs to stay when other posts come, and in any order.
func TestPartyIDs(t *testing.T) {
	a, b, other := stating("a", "DWP", "Corvane plc"), stating("b", "employees", "Corvane"), stating("c", "Ida Reed", "Mill Row")
	many := partiesOf(other, b, a)
	for _, id := range partiesOf(a, b) {
		if !slices.Contains(many, id) {
			t.Errorf("%s is not among %v", id, many)
		}
	}
}

// TestCorrectedParties wants the user's corrections to count in every format.
func TestCorrectedParties(t *testing.T) {
	c := analyze.Corrections{
		Aliases:  []analyze.Alias{{Alias: "Corvane", Name: "Mill Row Group"}},
		Register: []analyze.Registered{{ID: "00123456", Name: "Orrin Capital"}},
		Ignored:  []string{"The Sun"},
	}
	posts := []analyze.Result{stating("a", "Orrin Capital", "Corvane"), stating("b", "Sun", "Corvane")}
	for format, want := range map[string][]string{
		"bods":    {`"name": "Mill Row Group"`, `"id": "00123456"`, `"alternateNames"`},
		"ftm":     {`"alias":["Corvane"]`, `"registrationNumber":["00123456"]`, `"id":"00123456"`},
		"dot":     {`"00123456" -> `, `label="Mill Row Group"`},
		"gexf":    {`source="00123456"`, `label="Mill Row Group"`},
		"graphml": {`<node id="00123456">`, `>Mill Row Group<`},
	} {
		got := printed(t, format, Options{Corrections: c}, posts...)
		for _, words := range want {
			if !strings.Contains(got, words) {
				t.Errorf("%s lacks %s:\n%s", format, words, got)
			}
		}
		if strings.Contains(got, `"Sun"`) {
			t.Errorf("%s has who is ignored:\n%s", format, got)
		}
	}
}

// TestFTMNamed wants every mention of somebody known to lead to them.
func TestFTMNamed(t *testing.T) {
	got := printed(t, "ftm", Options{}, stating("a", "DWP", "Corvane plc"), stating("b", "Department for Work and Pensions", "Ida Reed"), stating("c", "Ida", "Mill Row"))
	if n := strings.Count(got, `"schema":"PublicBody"`); n != 1 {
		t.Errorf("%d bodies:\n%s", n, got)
	}
	if n := strings.Count(got, `"resolved"`); n != 6 {
		t.Errorf("%d mentions lead to somebody:\n%s", n, got)
	}
}
