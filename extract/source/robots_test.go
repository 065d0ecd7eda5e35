package source

import (
	"net/url"
	"strings"
	"testing"
	"time"
)

// TestRobots holds what Google's own matcher is tested for, told anew, and what RFC
// 9309 says where the two differ: percent-encoded letters are letters, and index.html
// is no folder. The agent is "stakeout".
func TestRobots(t *testing.T) {
	tests := []struct {
		name, file       string
		allowed, refused string // paths, separated by blanks
	}{
		{"no file", "", "/ /x", ""},
		{"a rule for everybody", "User-agent: *\nDisallow: /p\n", "/ /q", "/p /p/ /page /p?x=1"},
		{"a rule for us", "user-agent: stakeout\ndisallow: /\n", "", "/ /x"},
		{"a rule for somebody else", "user-agent: otherbot\ndisallow: /\n", "/ /x", ""},
		{"rules before the first group count for nobody", "disallow: /\nuser-agent: otherbot\nallow: /\n", "/x", ""},
		{"keys in any case", "USER-AGENT: stakeout\nDISALLOW: /x\nAlLoW: /x/y\n", "/x/y", "/x /x/z"},
		{"agents in any case", "user-agent: StakeOut\ndisallow: /x\n", "/", "/x"},
		{"an agent with version and comment", "user-agent: stakeout/2.1 (x)\ndisallow: /x\n", "/", "/x"},
		{"an agent that begins as ours", "user-agent: stakeout-images\ndisallow: /\n", "/x", ""},
		{"an agent that ends early", "user-agent: stake\ndisallow: /\n", "/x", ""},
		{"words behind the agent", "user-agent: *\ndisallow: /\nuser-agent: stakeout too\nallow: /x\ndisallow: /\n", "/x", "/y"},
		{"words behind the star", "user-agent: * everybody\ndisallow: /x\n", "/", "/x"},
		{"our group hides that for everybody", "user-agent: *\ndisallow: /\nuser-agent: stakeout\ndisallow: /x\n", "/ /y", "/x"},
		{"our group may be empty", "user-agent: *\ndisallow: /\nuser-agent: stakeout\ndisallow:\n", "/ /x", ""},
		{"our groups are one", "user-agent: stakeout\ndisallow: /a\nuser-agent: other\ndisallow: /b\nuser-agent: stakeout\ndisallow: /c\n", "/b", "/a /c"},
		{"groups for everybody are one", "user-agent: *\ndisallow: /a\nuser-agent: other\ndisallow: /b\nuser-agent: *\ndisallow: /c\n", "/b", "/a /c"},
		{"agents share rules", "user-agent: other\nuser-agent: stakeout\ndisallow: /x\n", "/", "/x"},
		{"empty lines end no group", "user-agent: other\n\nuser-agent: stakeout\n\ndisallow: /x\n", "/", "/x"},
		{"other lines end no group", "user-agent: other\nsitemap: https://blog.example/s.xml\nuser-agent: stakeout\nnoindex: /q\ndisallow: /x\n", "/q", "/x"},
		{"a delay ends no group", "user-agent: other\ncrawl-delay: 3\nuser-agent: stakeout\ndisallow: /x\n", "/", "/x"},
		{"values mind their case", "user-agent: *\ndisallow: /X\n", "/x", "/X"},
		{"the longest match decides", "user-agent: *\ndisallow: /x/page.html\nallow: /x/\n", "/x/ /x/page", "/x/page.html"},
		{"whichever stands first", "user-agent: *\nallow: /x/page.html\ndisallow: /x/\n", "/x/page.html", "/x/ /x/page"},
		{"to allow wins a tie", "user-agent: *\ndisallow: /x/page\nallow: /x/page\n", "/x/page", ""},
		{"to allow wins a tie, the other way round", "user-agent: *\nallow: /\ndisallow: /\n", "/ /x", ""},
		{"an empty rule is none", "user-agent: *\ndisallow:\nallow:\n", "/ /x", ""},
		{"one rule is a pattern longer than the other", "user-agent: *\ndisallow: /x/*.html\nallow: /x/\n", "/x/y", "/x/y.html"},
		{"a rule without a slash matches nothing", "user-agent: *\ndisallow: x\n", "/x", ""},
		{"fish", "user-agent: *\ndisallow: /\nallow: /fish\n", "/fish /fish.html /fish/salmon.html /fishheads /fish.php?id=anything", "/Fish.asp /catfish /?id=fish"},
		{"fish and star", "user-agent: *\ndisallow: /\nallow: /fish*\n", "/fish /fish.html /fish/salmon.html /fishheads", "/Fish.asp /catfish"},
		{"fish as a folder", "user-agent: *\ndisallow: /\nallow: /fish/\n", "/fish/ /fish/salmon /fish/?salmon /fish/?id=x", "/fish /fish.html /Fish/Salmon.html"},
		{"an extension", "user-agent: *\ndisallow: /\nallow: /*.php\n", "/file.php /folder/file.php /a/b.php?x /any.php.file", "/ /windows.PHP"},
		{"an extension at the end", "user-agent: *\ndisallow: /\nallow: /*.php$\n", "/file.php /folder/file.php", "/file.php?x /file.php/ /file.php5 /windows.PHP"},
		{"a star in the middle", "user-agent: *\ndisallow: /\nallow: /fish*.php\n", "/fish.php /fishheads/cat.php?x", "/Fish.PHP"},
		{"stars that overlap", "user-agent: *\ndisallow: /a*b*b$\n", "/ab /a/b/c", "/abb /axbxb /abxb"},
		{"a star at the start", "user-agent: *\ndisallow: *.pdf\n", "/x", "/x.pdf /y/x.pdf"},
		{"a dollar in the middle is a dollar", "user-agent: *\ndisallow: /a$b\n", "/a /ab", "/a$b /a%24b"},
		{"only the root", "user-agent: *\ndisallow: /\nallow: /$\n", "/", "/x /?x"},
		{"queries", "user-agent: *\ndisallow: /*?s=\n", "/ /?p=1", "/?s=mutual /x/?s="},
		{"encoded letters are letters", "user-agent: *\ndisallow: /foo/%62%61%7A\n", "/foo/ba", "/foo/baz /foo/%62%61%7a"},
		{"letters outside ASCII", "user-agent: *\ndisallow: /foo/ツ\n", "/foo", "/foo/%E3%83%84 /foo/%e3%83%84"},
		{"encoded letters outside ASCII", "user-agent: *\ndisallow: /foo/%e3%83%84\n", "/foo", "/foo/%E3%83%84 /foo/ツ"},
		{"an encoded slash is no slash", "user-agent: *\ndisallow: /a/b\n", "/a%2Fb", "/a/b"},
		{"an encoded star is a star", "user-agent: *\ndisallow: /file-%2A.html\n", "/file-x.html", "/file-*.html /file-%2a.html"},
		{"a query in the path is kept apart", "user-agent: *\ndisallow: /foo/bar?qux=taz&baz=http://foo.bar?tar&par\n", "/foo/bar", "/foo/bar?qux=taz&baz=http://foo.bar?tar&par"},
		{"comments", "user-agent: * # all\ndisallow: /x# not more\n", "/", "/x /xy"},
		{"a comment that hides a rule", "user-agent: *\n# disallow: /\n", "/x", ""},
		{"carriage returns", "user-agent: *\rdisallow: /x\r", "/", "/x"},
		{"carriage returns and line feeds", "user-agent: *\r\ndisallow: /x\r\n", "/", "/x"},
		{"a byte order mark", "\ufeffuser-agent: *\ndisallow: /x\n", "/", "/x"},
		{"blanks around everything", "  user-agent : *  \n\tdisallow\t:\t/x \n", "/", "/x"},
		{"no colon", "user-agent *\ndisallow /x\n", "/", "/x"},
		{"no colon and too many words", "user-agent: *\ndisallow /x /y\n", "/x /y", ""},
		{"slips of the pen", "useragent: *\ndissallow: /a\ndisalow: /b\n", "/", "/a /b"},
		{"robots.txt itself", "user-agent: *\ndisallow: /\n", "/robots.txt", "/robots.txt.html"},
		{"a web page for an answer", "<!DOCTYPE html>\n<html><title>user-agent</title>\n<p>disallow: /</p>\n", "/x", ""},
		{"a sitemap alone", "Sitemap: https://blog.example/s.xml\n", "/x", ""},
		{"an overlong line is cut", "user-agent: *\ndisallow: /" + strings.Repeat("x", robotsLine) + "/deep\n", "/x", "/" + strings.Repeat("x", robotsLine) + "/deep"},
		{"what is beyond the limit is not read", "user-agent: *\n" + strings.Repeat("#\n", robotsSize/2) + "disallow: /\n", "/x", ""},
	}
	for _, test := range tests {
		r := parseRobots([]byte(test.file), "stakeout")
		for _, want := range []struct {
			paths   string
			allowed bool
		}{{test.allowed, true}, {test.refused, false}} {
			for path := range strings.FieldsSeq(want.paths) {
				if got := r.allows(address(t, path)); got != want.allowed {
					t.Errorf("%s: %.60s allowed: %t, want %t", test.name, path, got, want.allowed)
				}
			}
		}
	}
}

func address(t *testing.T, path string) *url.URL {
	t.Helper()
	u, err := url.Parse("https://blog.example" + path)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestCrawlDelay(t *testing.T) {
	for file, want := range map[string]time.Duration{
		"user-agent: *\ncrawl-delay: 2.5\n":                                         2500 * time.Millisecond,
		"user-agent: *\ncrawl-delay: 9\nuser-agent: stakeout\ncrawl-delay: 1\n":     time.Second,
		"user-agent: *\ncrawl-delay: 9\nuser-agent: stakeout\ndisallow: /x\n":       0,
		"user-agent: *\ncrawl-delay: soon\n":                                        0,
		"user-agent: *\ncrawl-delay: -1\n":                                          0,
		"user-agent: *\ncrawl-delay: NaN\n":                                         0,
		"crawl-delay: 5\n":                                                          0,
		"user-agent: *\ncrawl-delay: 1e300\n":                                       1e6 * time.Second,
		"user-agent: other\ncrawl-delay: 5\nuser-agent: *\ndisallow: /private\n":    0,
		"user-agent: other\nuser-agent: *\ncrawl-delay: 5\ndisallow: /private\n":    5 * time.Second,
		"user-agent: stakeout\nuser-agent: other\ncrawl-delay: 4 # seconds\nallow:": 4 * time.Second,
	} {
		if got := parseRobots([]byte(file), "stakeout").delay; got != want {
			t.Errorf("%q: %v, want %v", file, got, want)
		}
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("user-agent: *\ndisallow: /a*b$\nallow: /%e3", "/a/b?c=%E3%83")
	f.Add("user-agent *\rdisallow /***", "/%")
	f.Fuzz(func(t *testing.T, file, path string) {
		r := parseRobots([]byte(file), "stakeout")
		if u, err := url.Parse("https://blog.example/" + path); err == nil {
			r.allows(u)
		}
		for _, rule := range r.rules {
			if again := normalPath(rule.pattern, true); again != rule.pattern {
				t.Errorf("%q in normal form is %q", rule.pattern, again)
			}
		}
	})
}
