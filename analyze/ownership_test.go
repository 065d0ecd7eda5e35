package analyze

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"stakeout/extract"
	"stakeout/extract/nlp"
)

// holding returns a post of a day whose stakes are lines "holder company share status".
// A "…" parts lines that stand far from each other in the text.
func holding(date string, lines ...string) (r Result) {
	r.Published, _ = extract.ParseDate(date)
	r.ID = fmt.Sprint(date, lines)
	for _, line := range lines {
		if line == "…" {
			r.Text += strings.Repeat(" ", accountReach+1)
			continue
		}
		var holder, company, status string
		var share float64
		if _, err := fmt.Sscan(line, &holder, &company, &share, &status); err != nil {
			panic(err)
		}
		s := extract.Stake{Holder: &extract.Party{Name: holder}, Company: &extract.Party{Name: company}, Share: extract.Share{Exact: &share}, Status: extract.Status(status)}
		s.Span = nlp.Span{Start: len(r.Text), End: len(r.Text) + len(line)}
		s.Sentence = s.Span
		r.Text += line + "\n"
		for _, name := range []string{holder, company} {
			if strings.ToLower(name) != name {
				r.Mentions = append(r.Mentions, extract.Mention{Name: name, Kind: extract.Organisation, Evidence: s.Evidence})
			}
		}
		r.Stakes = append(r.Stakes, s)
	}
	return r
}

func summaryOf(posts ...Result) *Summary {
	var a Analysis
	for _, p := range posts {
		a.Add(p)
	}
	return a.Sum(Corrections{}, "")
}

// accounts prints the accounts of the first company: "latest: A 60%, B 40% = adds up".
func accounts(s *Summary) []string {
	var all []string
	for _, a := range s.Ownerships[0].Accounts {
		all = append(all, fmt.Sprintf("%s: %s = %s", a.Standing, Holdings(a.Holdings), a.Finding()))
	}
	return all
}

func TestOwnership(t *testing.T) {
	for name, c := range map[string]struct {
		posts []Result
		want  []string
	}{
		"adds up": {[]Result{holding("2012-03", "Orrin Rell 60 held", "staff Rell 40 held")}, []string{"latest: Orrin 60%, staff 40% = adds up"}},
		"open":    {[]Result{holding("2012-03", "Orrin Rell 60 held")}, []string{"latest: Orrin 60% = 40% open"}},
		"too much": {[]Result{holding("2012-03", "Orrin Rell 60 held"), holding("2012-04", "Tarn Rell 51 acquired")},
			[]string{"latest: Orrin 60%, Tarn 51% = 11% too much"}},
		"a later whole replaces what was before": {[]Result{holding("2012-03", "staff Rell 25 acquiring", "player Rell 40 acquiring", "…", "Paymaster Rell 40 acquiring", "government Rell 35 acquiring", "employees Rell 25 acquiring")},
			[]string{"latest: Paymaster 40%, government 35%, employees 25% (all acquiring) = adds up", "earlier: player 40%, staff 25% (all acquiring) = 35% open"}},
		"a later share replaces the holder's": {[]Result{holding("2012-04", "Orrin Rell 55 held"), holding("2011-04", "Orrin Rell 40 held", "Tarn Rell 45 held")},
			[]string{"latest: Orrin 55%, Tarn 45% = adds up", "earlier: Tarn 45%, Orrin 40% = 15% open"}},
		"two posts of a week disagree": {[]Result{holding("2012-04-02", "Orrin Rell 40 held"), holding("2012-04-05", "Orrin Rell 45 held")},
			[]string{"latest: Orrin 45% = 55% open", "disagrees: Orrin 40% = 60% open"}},
		"sold": {[]Result{holding("2012-04", "Orrin Rell 40 held", "Tarn Rell 60 held"), holding("2013-04", "Orrin Rell 40 disposed")},
			[]string{"latest: Tarn 60%, Orrin 40% (disposed) = 40% open", "earlier: Tarn 60%, Orrin 40% = adds up"}},
		"a part sold": {[]Result{holding("2012-04", "Orrin Rell 40 held"), holding("2013-04", "Orrin Rell 10 disposed")},
			[]string{"latest: Orrin 40%, Orrin 10% (disposed) = 60% open"}},
		"thirds": {[]Result{holding("2012-04", "A Rell 33 held", "B Rell 33 held", "C Rell 33 held")}, []string{"latest: A 33%, B 33%, C 33% = adds up"}},
	} {
		if got := accounts(summaryOf(c.posts...)); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%q, want\n%q", name, got, c.want)
		}
	}
}

// TestOwnershipOfTheNameless wants "the terminal" of two posts to be two companies.
func TestOwnershipOfTheNameless(t *testing.T) {
	s := summaryOf(holding("2012-03", "Orrin terminal 60 held"), holding("2012-04", "Tarn terminal 40 held"))
	if len(s.Ownerships) != 2 {
		t.Errorf("%d companies", len(s.Ownerships))
	}
}

func TestIndirect(t *testing.T) {
	s := summaryOf(holding("2012-03", "Orrin Tarn 51 held", "Tarn Rell 40 held", "Rell Orrin 10 held"))
	var got []string
	for _, i := range s.Indirect {
		got = append(got, fmt.Sprintf("%s %s %v through %d", i.Holder.Name, i.Company.Name, round(i.Share), len(i.Through)))
	}
	slices.Sort(got)
	want := []string{"Orrin Rell 20.4 through 1", "Rell Tarn 5.1 through 1", "Tarn Orrin 4 through 1"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTrend(t *testing.T) {
	months := span([]month{{2012, 11}, {2013, 2}, {}})
	if got := fmt.Sprint(months); got != "[2012-11 2012-12 2013-01 2013-02 ]" {
		t.Error(got)
	}
	trend := Trend{months[:4], monthCounts{{month{2013, 2}, 8}, {month{2012, 11}, 1}}}
	if got := trend.Sparkline(); got != "▁  █" {
		t.Errorf("%q", got)
	}
	if got := trend.String(); got != "2012-11:1 2013-02:8" {
		t.Errorf("%q", got)
	}
	if got, _ := trend.MarshalJSON(); string(got) != `{"2012-11":1,"2013-02":8}` {
		t.Errorf("%s", got)
	}
	if got := (Trend{}).Sparkline(); got != "" {
		t.Errorf("%q", got)
	}
}

// TestViews wants every view to have as many values in a row as columns.
func TestViews(t *testing.T) {
	s := summaryOf(holding("2012-03", "Orrin Tarn 51 held", "Tarn Rell 40 held"), post(extract.Person, "Ann Reed"), post(extract.GPE, "Rell"))
	for _, by := range Views() {
		table := s.Table(by)
		for _, row := range table.Rows {
			if len(row) != len(table.Columns) {
				t.Errorf("%s: %d values for %d columns", by, len(row), len(table.Columns))
			}
		}
		if len(table.Rows) == 0 && by != "quotes" {
			t.Errorf("%s: no rows", by)
		}
	}
}
