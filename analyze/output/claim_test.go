package output

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"

	"stakeout/analyze"
	"stakeout/extract"
)

// stakeResult is the sample with its one stake changed.
func stakeResult(change func(*extract.Stake)) analyze.Result {
	r := sample()
	change(&r.Stakes[0])
	return r
}

// interestsOf returns the details of the relationships among BODS statements.
func interestsOf(t *testing.T, results ...analyze.Result) (statuses []string, interests []string) {
	t.Helper()
	var statements []struct {
		RecordType, RecordStatus string
		RecordDetails            struct{ Interests []json.RawMessage }
	}
	if err := json.Unmarshal([]byte(printed(t, "bods", Options{}, results...)), &statements); err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if s.RecordType == "relationship" {
			statuses = append(statuses, s.RecordStatus)
			interests = append(interests, strings.Join(strings.Fields(string(s.RecordDetails.Interests[0])), ""))
		}
	}
	return statuses, interests
}

// TestBODSShares wants a share to be exact or have bounds, one on each side.
func TestBODSShares(t *testing.T) {
	a, b := 20.0, 25.0
	for want, share := range map[string]extract.Share{
		`"share":{"exact":20}`:                                  {Exact: &a},
		`"share":{"minimum":20}`:                                {Min: &a},
		`"share":{"exclusiveMinimum":20}`:                       {Min: &a, MinExclusive: true},
		`"share":{"maximum":25}`:                                {Max: &b},
		`"share":{"exclusiveMaximum":25}`:                       {Max: &b, MaxExclusive: true},
		`"share":{"minimum":20,"exclusiveMaximum":25}`:          {Min: &a, Max: &b, MaxExclusive: true},
		`"share":{"exclusiveMinimum":20,"exclusiveMaximum":25}`: {Min: &a, Max: &b, MinExclusive: true, MaxExclusive: true},
		`"directOrIndirect":"unknown"}`:                         {},
	} {
		r := stakeResult(func(s *extract.Stake) { share.Span, s.Share, s.Status = s.Share.Span, share, extract.Held })
		if _, got := interestsOf(t, r); !strings.Contains(got[0], want) {
			t.Errorf("%s, want %s", got[0], want)
		}
	}
}

// TestBODSRecords follows one relationship through three posts: the plan is a record of
// its own, and a later sale closes the other.
func TestBODSRecords(t *testing.T) {
	at := func(year int, status extract.Status) analyze.Result {
		r := stakeResult(func(s *extract.Stake) { s.Status = status })
		r.ID, r.Published = string(status), extract.Date{Year: year}
		return r
	}
	statuses, interests := interestsOf(t, at(2014, extract.Disposed), at(2011, extract.Acquiring), at(2012, extract.Acquired), at(2013, extract.Held))
	if got := strings.Join(statuses, " "); got != "new new updated closed" {
		t.Error(got)
	}
	if !strings.Contains(interests[0], "planned") || !strings.Contains(interests[3], "past") {
		t.Error(interests)
	}
}

// TestBODSDates wants a whole day that is not in the future, and says where it is from.
func TestBODSDates(t *testing.T) {
	b := bodsWriter{today: time.Date(2020, 5, 6, 0, 0, 0, 0, time.UTC)}
	for _, test := range []struct {
		published       extract.Date
		retrieved       string
		date, noteStart string
	}{
		{extract.Date{Year: 2012, Month: 3, Day: 5}, "", "2012-03-05", "The day on which the post was published."},
		{extract.Date{Year: 2012, Month: 3}, "", "2012-03-01", "The day on which the post was published, of which only the month"},
		{extract.Date{Year: 2012}, "", "2012-01-01", "The day on which the post was published, of which only the year"},
		{extract.Date{}, "2019-01-02T03:04:05Z", "2019-01-02", "The day on which the post was fetched"},
		{extract.Date{}, "", "2020-05-06", "The day of the analysis"},
		{extract.Date{Year: 2031}, "", "2020-05-06", "The day of the analysis"},
	} {
		got := b.date(claim{from: &article{published: test.published, retrieved: test.retrieved}})
		if got.date != test.date || !strings.HasPrefix(got.dateNote, test.noteStart) {
			t.Errorf("%+v: %s, %s", test, got.date, got.dateNote)
		}
	}
}

// TestUnknownParties wants a statement without holder or company to be one of BODS, and
// no arrow of a network.
func TestUnknownParties(t *testing.T) {
	r := stakeResult(func(s *extract.Stake) { s.Holder, s.Company = nil, nil })
	if got := printed(t, "bods", Options{}, r); strings.Count(got, "informationUnknownToPublisher") != 2 || !strings.Contains(got, "unknownEntity") {
		t.Error(got)
	}
	if got := printed(t, "dot", Options{}, r); strings.Contains(got, "->") {
		t.Error(got)
	}
	if got := printed(t, "ftm", Options{}, r); strings.Contains(got, "Ownership") {
		t.Error(got)
	}
}

// TestParties wants one party for one name, and one for the staff of a company.
func TestParties(t *testing.T) {
	named, other := sample(), sample()
	other.ID = "two"
	unnamed := stakeResult(func(s *extract.Stake) { s.Holder = &extract.Party{Name: "the staff", Span: s.Holder.Span} })
	again := unnamed
	again.ID = "two"
	for _, test := range []struct {
		results []analyze.Result
		parties int
		claims  int
	}{{[]analyze.Result{named, other}, 2, 2}, {[]analyze.Result{unnamed, again}, 2, 2}, {[]analyze.Result{named, named}, 2, 1}} {
		var c claims
		for _, r := range test.results {
			c.add(r)
		}
		c.resolve()
		if len(c.actors) != test.parties || len(c.all) != test.claims {
			t.Errorf("%d parties and %d claims, want %d and %d", len(c.actors), len(c.all), test.parties, test.claims)
		}
	}
}

// TestGraphs wants networks to be whole documents, whatever names and addresses are.
func TestGraphs(t *testing.T) {
	for _, name := range []string{"Crumb & Sons", `a"b\N<c>`, "\x00\x1b[2J\u202e", "\xff", "a\nb", `\`} {
		r := stakeResult(func(s *extract.Stake) { s.Holder.Name, s.Company.Name = name, name })
		r.URL, r.ID = "https://blog.example/?a=1&b=<2>", name
		for _, format := range []string{"graphml", "gexf"} {
			decoder := xml.NewDecoder(strings.NewReader(printed(t, format, Options{}, r)))
			for {
				if _, err := decoder.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%s of %q: %v", format, name, err)
				}
			}
		}
		dot := strings.NewReplacer(`\\`, "", `\"`, "").Replace(printed(t, "dot", Options{}, r))
		if strings.Count(dot, `"`)%2 != 0 || strings.Count(dot, "->") != 1 || strings.ContainsAny(dot, "\x00\x1b") {
			t.Errorf("%q: %s", name, dot)
		}
	}
}

func TestWebAddress(t *testing.T) {
	for address, want := range map[string]string{
		"https://blog.example/a b?q=é|x#[y]": "https://blog.example/a%20b?q=%C3%A9%7Cx#%5By%5D",
		"https://blog.example":               "https://blog.example/",
		"https://blog.example/é/%7ea":        "https://blog.example/%C3%A9/~a",
		"https://blog.example/?100%":         "https://blog.example/?100%25",
		"javascript:alert(1)":                "",
		"/relative":                          "",
		"ftp://blog.example/":                "",
		"https://bücher.example/":            "",
		"https://":                           "",
		"":                                   "",
	} {
		if got := webAddress(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

// TestFTMText wants what the model takes for canonical.
func TestFTMText(t *testing.T) {
	for text, want := range map[string]string{"a\u200bb": "ab", "e\u0301": "é", "a\u2028b": "a b", "\x00x ": "x", "a\nb": "a\nb", "\ufeff": "", "a\u00a0b": "a\u00a0b", "\xff": "\ufffd"} {
		if got := ftmText(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for name, want := range map[string]string{`"Orrin"`: "Orrin", " a \n b ": "a b", "'": "'", "a\u00a0b": "a b"} {
		if got := ftmName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
