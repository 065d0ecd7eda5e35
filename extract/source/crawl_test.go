package source

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"stakeout/extract"
)

// crawled is what a crawl gave.
type crawled struct {
	titles   []string // of posts, "-" for what is listed only
	asked    []string // paths and queries, robots.txt aside
	route    string
	complete []string
	resume   string // of the last page
	err      error
}

// remembers is a memory of posts that are known by their addresses, and by what the
// place calls them.
func remembers(listed map[string]string, known ...string) Memory {
	return Memory{
		Listed:     len(listed),
		Validators: func(string) Validators { return Validators{ETag: `"known"`} },
		Modified:   func(remote string) (string, bool) { m, is := listed[remote]; return m, is },
		Newer:      func(extract.Date) []string { return nil },
		Has:        func(p extract.Post) bool { return slices.Contains(known, p.URL[strings.LastIndex(p.URL, "/"):]) },
	}
}

// crawlSite crawls a path of a site.
func crawlSite(t *testing.T, handlers map[string]http.HandlerFunc, place Place, m Memory) (c crawled) {
	t.Helper()
	counted := map[string]http.HandlerFunc{}
	for path, h := range handlers {
		counted[path] = func(w http.ResponseWriter, r *http.Request) {
			c.asked = append(c.asked, r.URL.RequestURI())
			h(w, r)
		}
	}
	base := site(t, counted)
	f, _ := testFetcher()
	place.URL = base + place.URL
	if place.Endpoint != "" {
		place.Endpoint = base + place.Endpoint
	}
	if place.Resume != "" {
		place.Resume = base + place.Resume
	}
	for step, err := range (Reader{Fetcher: f}).Crawl(t.Context(), place, m) {
		if err != nil {
			c.err = err
			break
		}
		c.route, c.resume = step.Route, strings.TrimPrefix(step.Resume, base)
		for _, item := range step.Items {
			title := "-"
			if item.Post != nil {
				title = item.Post.Title
			}
			c.titles = append(c.titles, title)
		}
		if step.Complete != nil {
			c.complete = step.Complete
		}
	}
	return c
}

func (c crawled) want(t *testing.T, route, titles, asked string) {
	t.Helper()
	if c.err != nil {
		t.Error(c.err)
	}
	if got := strings.Join(c.titles, " "); c.route != route || got != titles {
		t.Errorf("by %s: posts %q, want by %s: %q", c.route, got, route, titles)
	}
	if got := strings.Join(c.asked, " "); got != asked {
		t.Errorf("asked for %s, want %s", got, asked)
	}
}

// listPage answers with a page in HTML that lists posts and leads on to another page.
func listPage(next string, titles ...string) http.HandlerFunc {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><html><head><title>Mill Notes</title></head><body><main>")
	for i, title := range titles {
		fmt.Fprintf(&b, `<article class="post hentry"><h2 class="entry-title"><a rel="bookmark" href="/%s">%s</a></h2><time class="entry-date" datetime="2013-05-%02d">%d May 2013</time>
			<div class="entry-content"><p>The weavers of %s own the mill, which the council sold to them for £2m.</p><p>They had asked for it nine years ago, and again in spring.</p></div></article>`,
			title, title, 20-i, 20-i, title)
	}
	b.WriteString(next + "</main></body></html>")
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(b.String()))
	}
}

// TestCrawlPages follows the ways in which pages lead on to older posts.
func TestCrawlPages(t *testing.T) {
	for name, next := range map[string]string{
		"rel":     `<a rel="next" href="/older">more</a>`,
		"words":   `<a href="/older">« Older Posts</a>`,
		"Blogger": `<a class="blog-pager-older-link" href="/older">Ältere Posts</a>`,
	} {
		t.Run(name, func(t *testing.T) {
			crawlSite(t, map[string]http.HandlerFunc{"/": listPage(next, "Astra", "Bede"), "/older": listPage("", "Cole", "Dunn")}, Place{URL: "/"}, remembers(nil)).
				want(t, "html", "Astra Bede Cole Dunn", "/ /older")
		})
	}
	for name, address := range map[string]string{"path": "/page/2/", "query": "/?paged=2"} {
		t.Run(name, func(t *testing.T) {
			first, second := listPage(`<a href="`+address+`">2</a> <a href="/page/3/">3</a>`, "Astra", "Bede"), listPage(`<a href="/">1</a>`, "Cole", "Dunn")
			front := func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Query().Get("paged") == "2" {
					second(w, r)
					return
				}
				first(w, r)
			}
			crawlSite(t, map[string]http.HandlerFunc{"/": front, "/page/2/": second}, Place{URL: "/"}, remembers(nil)).
				want(t, "html", "Astra Bede Cole Dunn", "/ "+address)
		})
	}
}

// TestCrawlStops wants a crawl to end where all is known, at a bound, and in a loop.
func TestCrawlStops(t *testing.T) {
	pages := map[string]http.HandlerFunc{
		"/":  listPage(`<a rel="next" href="/2">older</a>`, "Astra", "Bede"),
		"/2": listPage(`<a rel="next" href="/3">older</a>`, "Cole", "Dunn"),
		"/3": listPage(`<a rel="next" href="/2">older</a>`, "Eyre", "Foss"),
	}
	known := Place{URL: "/", Route: "html", Endpoint: "/"}
	crawlSite(t, pages, Place{URL: "/"}, remembers(nil)).want(t, "html", "Astra Bede Cole Dunn Eyre Foss", "/ /2 /3")
	crawlSite(t, pages, known, remembers(nil, "/Astra", "/Bede")).want(t, "html", "Astra Bede", "/")
	crawlSite(t, pages, known, remembers(nil, "/Bede", "/Cole", "/Dunn")).want(t, "html", "Astra Bede Cole Dunn", "/ /2")
	known.Resume = "/3"
	crawlSite(t, pages, known, remembers(nil, "/Astra", "/Bede")).want(t, "html", "Astra Bede Eyre Foss Cole Dunn", "/ /3 /2")
	crawlSite(t, pages, Place{URL: "/", MaxPosts: 3}, remembers(nil)).want(t, "html", "Astra Bede Cole", "/ /2")
	crawlSite(t, pages, Place{URL: "/", Since: extract.Date{Year: 2013, Month: 5, Day: 20}}, remembers(nil)).want(t, "html", "Astra Cole Eyre", "/ /2 /3")
	crawlSite(t, pages, Place{URL: "/", Since: extract.Date{Year: 2014}}, remembers(nil)).want(t, "html", "", "/")
}

// TestCrawlUnchanged wants an answer of "not modified" to be the end.
func TestCrawlUnchanged(t *testing.T) {
	unchanged := func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") != `"known"` {
			t.Error("asked without validators")
		}
		w.WriteHeader(http.StatusNotModified)
	}
	crawlSite(t, map[string]http.HandlerFunc{"/": unchanged}, Place{URL: "/", Route: "html", Endpoint: "/"}, remembers(nil)).want(t, "html", "", "/")
}

// A page is logged by the address that was asked for: its validators are looked up by
// it the next time.
func TestCrawlRedirected(t *testing.T) {
	base := site(t, map[string]http.HandlerFunc{
		"/old": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/new", http.StatusMovedPermanently) },
		"/new": listPage("", "Astra", "Bede"),
	})
	f, _ := testFetcher()
	for step, err := range (Reader{Fetcher: f}).Crawl(t.Context(), Place{URL: base + "/old"}, remembers(nil)) {
		if err != nil || step.URL != base+"/old" || len(step.Items) != 2 {
			t.Errorf("%s, %d posts, %v", step.URL, len(step.Items), err)
		}
	}
}

// TestCrawlMissing looks for the posts that a list should have.
func TestCrawlMissing(t *testing.T) {
	pages := map[string]http.HandlerFunc{"/": listPage("", "Astra", "Bede"), "/moved": says("here")}
	m := remembers(nil, "/Astra", "/Bede")
	base := site(t, pages)
	m.Newer = func(d extract.Date) []string {
		if d.String() != "2013-05-19" {
			t.Errorf("newer than %s", d)
		}
		return []string{base + "/Astra", base + "/lost", base + "/moved"}
	}
	f, _ := testFetcher()
	var gone []string
	for step, err := range (Reader{Fetcher: f}).Crawl(t.Context(), Place{URL: base + "/", Route: "html", Endpoint: base + "/"}, m) {
		if err != nil {
			t.Fatal(err)
		}
		gone = append(gone, step.Gone...)
	}
	if len(gone) != 1 || gone[0] != base+"/lost" {
		t.Errorf("gone are %q", gone)
	}
}

// A page that begins its posts leads to theirs.
func TestCrawlExcerpts(t *testing.T) {
	feed := `<rss version="2.0"><channel><title>Mill Notes</title><item><title>Astra</title><link>/Astra</link><description>The weavers of Astra own …</description></item></channel></rss>`
	whole := `<html><head><title>Astra</title></head><body><article><h1>Astra</h1><p>The weavers of Astra own the mill, which the council sold to them for £2m after a long quarrel about the roof.</p></article></body></html>`
	c := crawlSite(t, map[string]http.HandlerFunc{"/feed": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(w, strings.ReplaceAll(feed, "<link>", "<link>http://"+r.Host))
	}, "/Astra": says(whole)}, Place{URL: "/feed"}, remembers(nil))
	c.want(t, "feed", "Astra", "/feed /Astra")
}

// TestCrawlFeed follows a feed that names its next page, and one of WordPress, which
// does not.
func TestCrawlFeed(t *testing.T) {
	page := func(head string, titles ...string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/rss+xml; charset=utf-8")
			fmt.Fprintf(w, `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Mill Notes</title>%s`, head)
			for _, title := range titles {
				fmt.Fprintf(w, `<item><title>%s</title><link>http://%s/%s</link><content:encoded><![CDATA[<p>The weavers of %s own the mill, which the council sold to them for £2m.</p>]]></content:encoded></item>`, title, r.Host, title, title)
			}
			fmt.Fprint(w, `</channel></rss>`)
		}
	}
	crawlSite(t, map[string]http.HandlerFunc{
		"/feed":   page(`<atom:link rel="next" href="/feed/2"/>`, "Astra", "Bede"),
		"/feed/2": page("", "Cole"),
	}, Place{URL: "/feed"}, remembers(nil)).want(t, "feed", "Astra Bede Cole", "/feed /feed/2")

	wordpress := func(w http.ResponseWriter, r *http.Request) {
		generator := "<generator>https://wordpress.org/?v=6.1</generator>"
		switch r.URL.Query().Get("paged") {
		case "":
			page(generator, "Astra", "Bede")(w, r)
		case "2":
			page(generator, "Cole")(w, r)
		default:
			http.NotFound(w, r)
		}
	}
	front := listPage(`<link rel="alternate" type="application/rss+xml" href="/comments/feed"><link rel="alternate" type="application/rss+xml" href="/feed">`, "Astra", "Bede")
	crawlSite(t, map[string]http.HandlerFunc{"/": front, "/feed": wordpress}, Place{URL: "/"}, remembers(nil)).
		want(t, "feed", "Astra Bede Cole", "/ /feed /feed?paged=2 /feed?paged=3")
}

// TestCrawlShortFeed wants the pages where a feed has the newest posts only.
func TestCrawlShortFeed(t *testing.T) {
	front := listPage(`<a rel="next" href="/2">older</a><link rel="alternate" type="application/rss+xml" href="/feed">`, "Astra", "Bede")
	feed := says(`<rss version="2.0"><channel><title>Mill Notes</title><item><title>Astra</title></item></channel></rss>`)
	crawlSite(t, map[string]http.HandlerFunc{"/": front, "/2": listPage("", "Cole", "Dunn"), "/feed": feed}, Place{URL: "/"}, remembers(nil)).
		want(t, "html", "Astra Bede Cole Dunn", "/ /feed /2")
}

// A post behind a password is listed and not read.
func TestProtectedPosts(t *testing.T) {
	for text, want := range map[string]bool{
		"Protected: Minutes": true,
		"Protected: Minutes\n\nThere is no excerpt because this is a protected post.":                               true,
		"Protected: Minutes\n\nThis content is password protected. To view it please enter your password below:":    true,
		"Protected: Minutes\n\nThe bats in the mill are protected by law, and so the weavers wait until September.": false,
		"Minutes\n\nThis content is password protected, said the clerk.":                                            false,
	} {
		title, _, _ := strings.Cut(text, "\n")
		if got := isProtected(extract.Post{Title: title, Text: text}); got != want {
			t.Errorf("%q: %t, want %t", text, got, want)
		}
	}
}

func TestCrawlSitemap(t *testing.T) {
	article := func(title string) http.HandlerFunc {
		return says(`<html><head><title>` + title + `</title></head><body><article><h1>` + title + `</h1><p>The weavers own the mill, which the council sold to them for £2m after a long quarrel.</p></article></body></html>`)
	}
	var base string
	handlers := map[string]http.HandlerFunc{
		"/sitemap.xml": func(w http.ResponseWriter, r *http.Request) {
			base = "http://" + r.Host
			fmt.Fprintf(w, `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>%s/posts.xml</loc></sitemap></sitemapindex>`, base)
		},
		"/posts.xml": func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintf(w, `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>%s/Astra</loc><lastmod>2013-05-14</lastmod></url><url><loc>%s/gone</loc></url><url><loc> %s/Bede </loc></url></urlset>`, base, base, base)
		},
		"/Astra": article("Astra"), "/Bede": article("Bede"),
	}
	c := crawlSite(t, handlers, Place{URL: "/sitemap.xml"}, remembers(nil))
	c.want(t, "sitemap", "Astra Bede", "/sitemap.xml /sitemap.xml /posts.xml /Astra /Bede")
	if len(c.complete) != 2 {
		t.Errorf("complete is %q", c.complete)
	}
}

// wordPress answers as the REST interface does for posts with these numbers, the last
// changed first; an odd one of a hundred is behind a password.
func wordPress(posts ...int) map[string]http.HandlerFunc {
	front := listPage(`<link rel="https://api.w.org/" href="/wp-json/">`, "Astra", "Bede")
	return map[string]http.HandlerFunc{"/": front, "/2013/05/": front, "/wp-json/wp/v2/posts": func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("X-WP-Total", strconv.Itoa(len(posts)))
		var objects []string
		page, _ := strconv.Atoi(q.Get("page"))
		size, _ := strconv.Atoi(q.Get("per_page"))
		wanted := posts
		if include := q.Get("include"); include != "" {
			wanted = nil
			for number := range strings.SplitSeq(include, ",") {
				n, _ := strconv.Atoi(number)
				wanted = append(wanted, n)
			}
		} else {
			wanted = wanted[min(len(wanted), (page-1)*size):min(len(wanted), page*size)]
		}
		for _, n := range wanted {
			objects = append(objects, fmt.Sprintf(`{"id":%d,"modified_gmt":"v%d","date":"2013-05-14T09:00:00","link":"http://%s/%d","type":"post","status":"publish","title":{"rendered":"P%d"},
				"content":{"rendered":"<p>The weavers own the mill, which the council sold.</p>","protected":%t}}`, n, n, r.Host, n, n, n%100 == 99))
		}
		fmt.Fprint(w, "["+strings.Join(objects, ",")+"]")
	}}
}

func TestCrawlREST(t *testing.T) {
	const list = "/wp-json/wp/v2/posts?_fields=id%2Cmodified_gmt&order=desc&orderby=modified&page=1&per_page=100"
	c := crawlSite(t, wordPress(7, 99, 5), Place{URL: "/"}, remembers(nil))
	c.want(t, "rest", "P7 - P5", "/ "+list+" /wp-json/wp/v2/posts?_embed=author&include=7%2C99%2C5&orderby=include&per_page=50")
	if got := strings.Join(c.complete, " "); got != "7 99 5" {
		t.Errorf("complete is %q", got)
	}
	known := Place{URL: "/", Route: "rest", Endpoint: "/wp-json/wp/v2/posts"}
	crawlSite(t, wordPress(7, 99, 5), known, remembers(map[string]string{"7": "v7", "99": "v99", "5": "v5"})).want(t, "rest", "", list)
	crawlSite(t, wordPress(7, 99, 5), known, remembers(map[string]string{"7": "v1", "99": "v99", "5": "v5"})).
		want(t, "rest", "P7", list+" /wp-json/wp/v2/posts?_embed=author&include=7&orderby=include&per_page=50")

	// A site with many posts: one page of the list, unless something is gone.
	many, listed := make([]int, 250), map[string]string{}
	for i := range many {
		many[i] = 1000 - i
		listed[strconv.Itoa(many[i])] = fmt.Sprint("v", many[i])
	}
	crawlSite(t, wordPress(many...), known, remembers(listed)).want(t, "rest", "", list)
	c = crawlSite(t, wordPress(many[:249]...), known, remembers(listed))
	if len(c.asked) != 3 || len(c.complete) != 249 {
		t.Errorf("asked for %q, complete has %d", c.asked, len(c.complete))
	}
}

// TestCrawlWithoutREST wants the pages where the interface is closed, or was.
func TestCrawlWithoutREST(t *testing.T) {
	handlers := wordPress()
	handlers["/wp-json/wp/v2/posts"] = func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) }
	for _, place := range []Place{{URL: "/"}, {URL: "/", Route: "rest", Endpoint: "/wp-json/wp/v2/posts"}} {
		c := crawlSite(t, handlers, place, remembers(nil))
		if c.route != "html" || strings.Join(c.titles, " ") != "Astra Bede" || c.err != nil {
			t.Errorf("by %s: %q, %v", c.route, c.titles, c.err)
		}
	}
}

// TestRESTOf wants the posts that a page lists, and no others.
func TestRESTOf(t *testing.T) {
	const posts = "https://blog.example/wp-json/wp/v2/posts"
	root := link{"https://blog.example/wp-json/", "https://api.w.org/", ""}
	object := func(path string) link {
		return link{"https://blog.example/wp-json/wp/v2/" + path, "alternate", "application/json"}
	}
	for _, test := range []struct {
		page  string
		links declared
		want  string
	}{
		{"/", declared{root}, posts},
		{"/page/3/", declared{root}, posts},
		{"/category/x/", declared{root, object("categories/4")}, posts + "?categories=4"},
		{"/tag/x/", declared{root, object("tags/5")}, posts + "?tags=5"},
		{"/author/x/", declared{root, object("users/6")}, posts + "?author=6"},
		{"/2013/05/a/", declared{root, object("posts/7")}, posts + "?include=7"},
		{"/about/", declared{root, object("pages/8")}, ""},
		{"/?s=staff+trust", declared{root}, posts + "?search=staff+trust"},
		{"/2013/", declared{root}, posts + "?after=2012-12-31T23%3A59%3A59&before=2014-01-01T00%3A00%3A00"},
		{"/2013/12/", declared{root}, posts + "?after=2013-11-30T23%3A59%3A59&before=2014-01-01T00%3A00%3A00"},
		{"/2013/05/31/page/2/", declared{root}, posts + "?after=2013-05-30T23%3A59%3A59&before=2013-06-01T00%3A00%3A00"},
		{"/projects/", declared{root}, ""},
		{"/", declared{{"https://blog.example/?rest_route=/", "https://api.w.org/", ""}}, "https://blog.example/?rest_route=%2Fwp%2Fv2%2Fposts"},
		{"/", nil, ""},
	} {
		u, err := url.Parse("https://blog.example" + test.page)
		if err != nil {
			t.Fatal(err)
		}
		if got := test.links.rest(u); got != test.want {
			t.Errorf("%s: %q, want %q", test.page, got, test.want)
		}
	}
}

func FuzzNext(f *testing.F) {
	f.Add("<html><body><h2><a href='/a'>A</a></h2><a rel=next href='?paged=2'>x</a>", "https://blog.example/page/1")
	f.Add("<rss><channel><atom:link rel='next' href='%zz'/><generator>https://wordpress.org/</generator><item></channel></rss>", "https://blog.example/feed")
	f.Fuzz(func(t *testing.T, body, address string) {
		u, err := url.Parse(address)
		if err != nil {
			return
		}
		r := &response{Response: &http.Response{Header: http.Header{"Link": {body}}}, url: u, body: []byte(body)}
		if page, err := wholePage(r); err == nil {
			links := page.declared(r)
			links.rest(u)
			links.feed(u)
			page.next(u)
		}
		nextFeed(r)
	})
}
