package source

import "testing"

func TestPublishedDate(t *testing.T) {
	for in, want := range map[string]string{
		"":                                "",
		"2012":                            "2012",
		"2012-03":                         "2012-03",
		"2012-03-05T09:00:00+01:00":       "2012-03-05T09:00:00+01:00",
		"2012-03-05T09:00:00+0100":        "2012-03-05T09:00:00+01:00",
		"2012-03-05 09:00:00 UTC":         "2012-03-05T09:00:00Z",
		"2012-03-05 09:00:00 +0000":       "2012-03-05T09:00:00Z",
		"2012-3-5":                        "2012-03-05",
		"2012/03/05":                      "2012-03-05",
		"2012/03":                         "2012-03",
		"20120305":                        "2012-03-05",
		"20120305T090000Z":                "2012-03-05T09:00:00Z",
		"Mon, 05 Mar 2012 09:00:00 +0100": "2012-03-05T09:00:00+01:00",
		"Mon, 05 Mar 2012 09:00:00 GMT":   "2012-03-05T09:00:00Z",
		"Mon, 05 Mar 2012 09:00:00 EST":   "2012-03-05T09:00:00",
		"5 Mar 2012 09:00 GMT":            "2012-03-05T09:00:00Z",
		"Monday, 5th March 2012":          "2012-03-05",
		"Monday 5 March 2012 at 9.30":     "",
		"3 May 2012":                      "2012-05-03",
		"May 3, 2012":                     "2012-05-03",
		"Sept. 21st, 2012":                "2012-09-21",
		"March 5, 2012 at 5:30 pm":        "2012-03-05T17:30:00",
		"March 5, 2012 5:30pm":            "2012-03-05T17:30:00",
		"the 2nd of June 2012":            "2012-06-02",
		"June 2012":                       "2012-06",
		"05/03/2012":                      "",
		"31 June 2012":                    "",
		"yesterday":                       "",
		"1331000000":                      "",
	} {
		if got := publishedDate(in).String(); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func FuzzPublishedDate(f *testing.F) {
	f.Add("Mon, 05 Mar 2012 09:00:00 EST")
	f.Add("5th of Sept. 2012")
	f.Fuzz(func(t *testing.T, in string) {
		d := publishedDate(in)
		if again := publishedDate(d.String()); again != d {
			t.Errorf("%q: %v, then %v", in, d, again)
		}
	})
}
