package source

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"stakeout/extract"
)

// listedIn returns the posts of a page that lists several, nil for another.
func listedIn(t testing.TB, markup string) []extract.Post {
	t.Helper()
	p, err := newHTMLPage([]byte(markup), "https://blog.example.com/")
	if err != nil {
		return nil
	}
	return splitListing(p)
}

// goldArchive reads the truth of a page in dir/gold.
func goldArchive(t *testing.T, dir, id string) (g goldPage) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "gold", id+".json"))
	if err == nil {
		err = json.Unmarshal(b, &g)
	}
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestArchivePages holds the splitter to a floor on the pages of shared/archives.
func TestArchivePages(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "archives")
	files, _ := filepath.Glob(filepath.Join(dir, "pages", "*.html"))
	if len(files) == 0 {
		t.Skip("the shared archives are not here")
	}
	var s tally
	exact, lists := 0, 0
	for _, f := range files {
		id := strings.TrimSuffix(filepath.Base(f), ".html")
		g := goldArchive(t, dir, id)
		page, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		posts := listedIn(t, string(page))
		if g.Kind == "single" {
			if posts != nil {
				t.Errorf("%s: a single post came out as %d", id, len(posts))
			}
			continue
		}
		before := s
		s.add(g, posts)
		lists++
		if s.complete-before.complete == len(g.Posts) && len(posts) == len(g.Posts) {
			exact++
		} else {
			t.Logf("%s: of %d posts %d came out, %d whole", id, len(g.Posts), len(posts), s.complete-before.complete)
		}
	}
	t.Logf("complete %.3f, %d of %d pages exact, authors %d of %d, dates %d of %d", s.f1(s.complete), exact, lists, s.authorsRight, s.authors, s.datesRight, s.dates)
	if s.f1(s.complete) < 0.98 || 10*exact < 9*lists {
		t.Errorf("complete %.3f, %d of %d pages exact: want 0.98 and 9 in 10", s.f1(s.complete), exact, lists)
	}
	if s.authorsRight*100 < s.authors*98 || s.datesRight*100 < s.dates*98 {
		t.Errorf("authors %d of %d, dates %d of %d: want 98 in 100", s.authorsRight, s.authors, s.datesRight, s.dates)
	}
}

// TestListings reads the invented pages of testdata/archives/pages, each in the markup
// of another system or in none: all of their posts, and none of single pages.
func TestListings(t *testing.T) {
	dir := filepath.Join("..", "..", "testdata", "archives")
	var gold map[string]goldPage
	b, err := os.ReadFile(filepath.Join(dir, "pages.json"))
	if err == nil {
		err = json.Unmarshal(b, &gold)
	}
	if err != nil {
		t.Fatal(err)
	}
	for id, g := range gold {
		page, err := os.ReadFile(filepath.Join(dir, "pages", id+".html"))
		if err != nil {
			t.Fatal(err)
		}
		var s tally
		posts := listedIn(t, string(page))
		s.add(g, posts)
		if s.complete != s.gold || s.predicted != s.gold || s.authorsRight != s.authors || s.datesRight != s.dates {
			t.Errorf("%s: of %d posts %d came out, %d whole; authors %d of %d, dates %d of %d", id, s.gold, s.predicted, s.complete, s.authorsRight, s.authors, s.datesRight, s.dates)
		}
		for i, want := range g.Posts {
			if i < len(posts) && want.Permalink != "" && !strings.HasSuffix(posts[i].URL, strings.TrimLeft(want.Permalink, "./")) {
				t.Errorf("%s: the address of post %d is %s, want %s", id, i, posts[i].URL, want.Permalink)
			}
		}
	}
}

// TestHostileListing reads pages that are made to be slow.
func TestHostileListing(t *testing.T) {
	post := `<article class="hentry"><h2 class="entry-title"><a href="/p`
	for name, page := range map[string]string{
		"posts":    strings.Repeat(post+`">Bridge toll</a></h2><p>The bridge is owned by those who cross it, it is said.</p></article>`, 10_000),
		"nested":   strings.Repeat(`<div class="post"><b>`, 10_000),
		"links":    strings.Repeat(`<a href="/a/b">a headline of some words</a> `, 100_000),
		"items":    strings.Repeat(`<li><a href="/a/b">a headline of some words</a> 3 May 2012`, 50_000),
		"headings": strings.Repeat(`<h2>A heading</h2>`, 50_000),
		"alike":    strings.Repeat(`<div><div>A line of words to be looked at.</div><div>And one more line of such words.</div>`, 450) + strings.Repeat("<p>words and words</p>", 20_000),
		"notes":    strings.Repeat(`<article class="h-entry"><p>A note of some words.</p><a class="u-url" href="/n/1"><time datetime="2014-05-01">1 May</time></a></article>`, 10_000),
		"empty":    strings.Repeat(`<b></b><i></i><a name="x"></a>`, 50_000) + "<h2>x</h2>",
		"classes":  strings.Repeat(`<div class="`+strings.Repeat("post-title ", 100)+`">A title</div>`, 1_000),
	} {
		t.Run(name, func(t *testing.T) { listedIn(t, "<body>"+page) })
	}
}

// FuzzListing holds every post of any page to what all posts have.
func FuzzListing(f *testing.F) {
	f.Add(`<h2><a href="/a">Mill sold</a></h2>3 May 2012<p>The mill was sold.<h2><a href="/b">Weir kept</a></h2>2 May 2012<p>The weir was not.`)
	f.Add(`<article><h2>A</h2><time datetime=2012-05-03></article><article class=hentry><time>3/5/12</time></article>`)
	f.Add(`<dl><dt><b>Mill</b><dd>3 May 2012<dt><b>Weir</b><dd>4 May 2012</dl>`)
	f.Fuzz(func(t *testing.T, page string) {
		for _, p := range listedIn(t, page) {
			if !strings.HasPrefix(p.Text, p.Title) {
				t.Errorf("the text %q does not begin with the title %q", p.Text, p.Title)
			}
			if utf8.ValidString(page) && !utf8.ValidString(p.Text) {
				t.Errorf("not UTF-8: %q", p.Text)
			}
			if c := p.Origin.Coverage; c == nil || *c < 0 || *c > 1 {
				t.Error("no coverage, or one that is none")
			}
		}
	})
}
