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

// TestListing reads small pages: which of their parts are posts, and which are not.
func TestListing(t *testing.T) {
	const (
		mill = "<p>The mill was sold to those who work in it.</p>"
		weir = "<p>The weir was not, and nobody has said why.</p>"
		lock = "<p>The lock is shared by both of its keepers.</p>"
	)
	for _, test := range []struct{ name, page, want string }{
		{"dates under headings", "<h2>Mill</h2>3 May 2012" + mill + "<h2>Weir</h2>2 May 2012" + weir + "<h2>Lock</h2>1 May 2012" + lock, "Mill 2012-05-03|Weir 2012-05-02|Lock 2012-05-01"},
		{"dates under the words", "<h2>Mill</h2>" + mill + "3 May 2012<h2>Weir</h2>" + weir + "2 May 2012<h2>Lock</h2>" + lock + "1 May 2012", "Mill 2012-05-03|Weir 2012-05-02|Lock 2012-05-01"},
		{"dates above headings", "<p>3 May 2012<h2>Mill</h2>" + mill + "<p>2 May 2012<h2>Weir</h2>" + weir + "<p>1 May 2012<h2>Lock</h2>" + lock, "Mill 2012-05-03|Weir 2012-05-02|Lock 2012-05-01"},
		{"a date for two posts", "<h2>3 May 2012</h2><article><h3><a href=/m>Mill</a></h3>" + mill + "</article><article><h3><a href=/w>Weir</a></h3>" + weir + "</article><h2>1 May 2012</h2><article><h3><a href=/l>Lock</a></h3>" + lock + "</article>", "Mill 2012-05-03|Weir 2012-05-03|Lock 2012-05-01"},
		{"figures whose order others tell", "<h2>Mill</h2>23/05/2012" + mill + "<h2>Weir</h2>04/05/2012" + weir, ""},
		{"figures of three posts", "<h2>Mill</h2>23/05/2012" + mill + "<h2>Weir</h2>04/05/2012" + weir + "<h2>Lock</h2>01/05/2012" + lock, "Mill 2012-05-23|Weir 2012-05-04|Lock 2012-05-01"},
		{"marked, two", "<article><h2><a href=/m>Mill</a></h2><time datetime=2012-05-03></time>" + mill + "</article><article><h2><a href=/w>Weir</a></h2><time datetime=2012-05-02></time>" + weir + "</article>", "Mill 2012-05-03|Weir 2012-05-02"},
		{"marked, one without title", "<article><h2><a href=/m>Mill</a></h2>" + mill + "</article><article>" + weir + "<a rel=bookmark href=/w>2 May 2012</a></article><article><h2><a href=/l>Lock</a></h2>" + lock + "</article>", "Mill | 2012-05-02|Lock "},
		{"a title link and its words", "<ul><li><a href=/m>The mill is sold</a> 3 May 2012<br>Those who work in it have bought it.<li><a href=/w>The weir is not</a> 2 May 2012<br>And nobody has said why.</ul>", "The mill is sold 2012-05-03|The weir is not 2012-05-02"},
		{"title links of three", "<ul><li><a href=/m>The mill is sold</a> 3 May 2012<br>Those who work in it have bought it.<li><a href=/w>The weir is not</a> 2 May 2012<br>And nobody has said why.<li><a href=/l>The lock is shared</a> 1 May 2012<br>Its keepers take turns.</ul>", "The mill is sold 2012-05-03|The weir is not 2012-05-02|The lock is shared 2012-05-01"},
		{"a table", "<table><tr><td>3 May 2012<td><b>Mill</b><br>Those who work in it have bought it.<tr><td>2 May 2012<td><b>Weir</b><br>It is not for sale, we hear.<tr><td>1 May 2012<td><b>Lock</b><br>Its keepers take turns at it.</table>", "Mill 2012-05-03|Weir 2012-05-02|Lock 2012-05-01"},
		{"the only post", "<h1>Tag: mills</h1><article><h2><a href=/m>Mill</a></h2>3 May 2012" + mill + "</article>", "Mill 2012-05-03"},

		{"an article with parts", "<h1>The river</h1><p>By Ann Hale, 3 May 2012</p><h2>Mill</h2>" + mill + "<h2>Weir</h2>" + weir + "<h2>Lock</h2>" + lock, ""},
		{"parts with dates in their words", "<h1>The river</h1><h2>Mill</h2><p>It was sold on 3 May 2012 to those who work in it.</p><h2>Weir</h2><p>It was built by the town on 2 May 1911.</p>", ""},
		{"an article and cards", "<h1>The river</h1>3 May 2012" + mill + weir + lock + "<article><h3><a href=/b>Boats</a></h3><time>1 May 2012</time></article><article><h3><a href=/e>Eels</a></h3><time>1 May 2012</time></article>", ""},
		{"an article among cards", "<div class=story><h1>The river</h1>3 May 2012" + mill + "</div><div class=story><h3><a href=/b>Boats</a></h3>2 May 2012" + weir + "</div><div class=story><h3><a href=/e>Eels</a></h3>1 May 2012" + lock + "</div>", ""},
		{"comments", "<h1>The river</h1>" + mill + "<h3>3 comments</h3><ol><li><b>Ann</b> 3 May 2012" + weir + "<li><b>Bob</b> 3 May 2012" + weir + "<li><b>Cat</b> 3 May 2012" + weir + "</ol>", ""},
		{"comments by class", "<h1>The river</h1>" + mill + "<article class=comment><h4>Ann</h4><time>3 May 2012</time>" + weir + "</article><article class=comment><h4>Bob</h4><time>3 May 2012</time>" + lock + "</article>", ""},
		{"answers in a forum", "<div class=post><h3><a href=/t?p=1>River</a></h3>3 May 2012" + mill + "</div><div class=post><h3><a href=/t?p=2>Re: River</a></h3>3 May 2012" + weir + "</div><div class=post><h3><a href=/t?p=3>Re: River</a></h3>4 May 2012" + lock + "</div>", ""},
		{"people", "<div class=card><h3><a href=/a>Ann Hale</a></h3>" + mill + "</div><div class=card><h3><a href=/b>Bob Rudd</a></h3>" + weir + "</div><div class=card><h3><a href=/c>Cat Dunn</a></h3>" + lock + "</div>", ""},
		{"files", "<div><h3><a href=/m.pdf>Mill</a></h3>" + mill + "</div><div><h3><a href=/w.pdf>Weir</a></h3>" + weir + "</div><div><h3><a href=/l.pdf>Lock</a></h3>" + lock + "</div>", ""},
		{"the page among its list", "<link rel=canonical href=https://blog.example.com/m><article><h2><a href=/m>Mill</a></h2>3 May 2012" + mill + "</article><article><h2><a href=/w>Weir</a></h2>2 May 2012" + weir + "</article>", ""},
		{"a body that says single", "<body class=single><article><h2><a href=/m>Mill</a></h2>3 May 2012" + mill + "</article><article><h2><a href=/w>Weir</a></h2>2 May 2012" + weir + "</article>", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range listedIn(t, test.page) {
				got = append(got, p.Title+" "+p.Published.String())
			}
			if got := strings.Join(got, "|"); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
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
