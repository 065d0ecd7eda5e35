package source

import (
	"strings"
	"testing"
)

func TestAddressDate(t *testing.T) {
	for address, want := range map[string]string{
		"https://mill.example/2012/03/05/owners": "2012-03-05",
		"https://mill.example/2012/03/owners":    "",
		"https://mill.example/2012/93/05/owners": "",
		"":                                       "",
	} {
		if got := addressDate(address).String(); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

// Which of the dates of a page is the article's.
func TestArticleDate(t *testing.T) {
	const stated = "<meta property=article:published_time content=2012-03-06T03:28:35Z>"
	for _, test := range []struct{ name, page, address, want string }{
		{"a day that the address knows", "<meta property=article:published_time content=2012-03-05T23:30:00Z>", "https://mill.example/2012/03/06/owners/", "2012-03-06"},
		{"the evening before, by the byline", stated + "<h1>The mill</h1><p>Published March 5, 2012, 10:28 p.m. ET</p>", "", "2012-03-05T22:28:35-05:00"},
		{"the day before, without a time", stated + "<h1>The mill</h1><p>By Ida Furrow, 5 March 2012</p>", "", "2012-03-05"},
		{"the same day", stated + "<h1>The mill</h1><p>6 March 2012</p>", "", "2012-03-06T03:28:35Z"},
		{"no day of any zone", stated + "<h1>The mill</h1><p>By Ida Furrow, 3 March 2012</p>", "", "2012-03-06T03:28:35Z"},
		{"a time with a zone", "<meta property=article:published_time content=2012-03-06T00:28:35+01:00><h1>The mill</h1><p>5 March 2012</p>", "", "2012-03-06T00:28:35+01:00"},
		{"published, then changed", "<h1>The mill</h1><p>Updated 9 May 2012</p><p>Published 5 March 2012</p>", "", "2012-03-05"},
		{"changed elements", "<h1>The mill</h1><time class=updated datetime=2012-05-09>9 May</time><time class=entry-date datetime=2012-03-05>5 March</time>", "", "2012-03-05"},
		{"nothing but a change", "<h1>The mill</h1><p>Updated 9 May 2012</p>", "", "2012-05-09"},
		{"a marked date, not one among the words", "<div class=post-date>5 March 2012</div><section><h1>The mill</h1><p>Its lease runs until 1 May 2015 at the latest</p></section>", "", "2012-03-05"},
		{"an address, not the day of the visit", "<div class=today-date>9 May 2014</div><h1>The mill</h1>", "https://mill.example/2012/03/05/owners", "2012-03-05"},
		{"figures on a British site", "<h1>The mill</h1><span class=date>05/03/2012</span>", "https://mill.example.co.uk/owners", "2012-03-05"},
		{"figures in American English", "<html lang=en-us><h1>The mill</h1><span class=date>03/05/2012</span>", "", "2012-03-05"},
		{"figures in British English", "<html lang=en_GB><h1>The mill</h1><span class=date>05/03/2012</span>", "", "2012-03-05"},
		{"figures of which only one is a month", "<h1>The mill</h1><span class=date>03/25/2012</span>", "", "2012-03-25"},
		{"figures of unknown order", "<html lang=en><h1>The mill</h1><span class=date>03/05/2012</span>", "https://mill.example/owners", ""},
		{"data of a script", `<h1>The mill</h1><script>var page = {"id": 7, "datePublished": "2012-03-05T09:00:00+01:00"}</script>`, "", "2012-03-05T09:00:00+01:00"},
		{"data of a script in a string", `<h1>The mill</h1><script>push("{\"published_at\":\"2012-03-05\"}")</script>`, "", "2012-03-05"},
		{"data of several articles", `<h1>The mill</h1><script>[{"datePublished":"2012-03-05"},{"datePublished":"2011-04-06"}]</script>`, "", ""},
		{"a year of copyright", "<h1>The mill</h1>" + millPage + "<p>© 2012 Mill Row</p>", "", ""},
	} {
		posts, err := readHTML([]byte(test.page+millPage), test.address, "")
		if err != nil || len(posts) != 1 {
			t.Errorf("%s: %d posts, error %v", test.name, len(posts), err)
		} else if got := posts[0].Published.String(); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// Hostile data of scripts takes no time.
func TestScriptDateRepeated(t *testing.T) {
	f := pageFacts{markup: []byte(strings.Repeat(`"datePublished":"`, 40_000))}
	if date := f.scriptDate(); !date.IsZero() {
		t.Errorf("got %v", date)
	}
}
