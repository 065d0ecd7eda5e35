package source

import (
	"bytes"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stakeout/extract"
)

// linkHeader reads the links in an HTTP header (RFC 8288): <address>; rel="a b".
var linkHeader = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<([^>]*)>((?:\s*;[^,<]*)*)`) })

// link is a link that a page declares.
type link struct{ address, rel, kind string }

// declared are the links that a page declares in its header and its head.
type declared []link

// wholePage parses a page with all that is in it, unlike newHTMLPage, which leaves out
// what nobody reads.
func wholePage(r *response) (*htmlPage, error) {
	root, err := html.Parse(bytes.NewReader(decodeHTML(r.body, r.Header.Get("Content-Type"))))
	if err != nil {
		return nil, fmt.Errorf("HTML that cannot be read: %w", err)
	}
	p := &htmlPage{root: root, url: r.url.String()}
	p.base = p.findBase()
	return p, nil
}

// declared returns the links that a page declares, as absolute addresses.
func (p *htmlPage) declared(r *response) (all declared) {
	for _, field := range r.Header.Values("Link") {
		for _, m := range linkHeader().FindAllStringSubmatch(field, -1) {
			l := link{address: p.resolve(m[1])}
			for parameter := range strings.SplitSeq(m[2], ";") {
				name, value, _ := strings.Cut(strings.TrimSpace(parameter), "=")
				switch value = strings.ToLower(strings.Trim(value, `"`)); name {
				case "rel":
					l.rel = value
				case "type":
					l.kind = value
				}
			}
			all = append(all, l)
		}
	}
	for n := range p.root.Descendants() {
		if n.DataAtom == atom.Link {
			all = append(all, link{p.resolve(attr(n, "href")), strings.ToLower(attr(n, "rel")), mediaType(attr(n, "type"))})
		}
	}
	return all
}

// find returns the address of the first link of a relation and kind, "" for none.
func (d declared) find(rel, kind string) string {
	for _, l := range d {
		if l.rel == rel && (kind == "" || l.kind == kind) {
			return l.address
		}
	}
	return ""
}

// restFilters are the collections of WordPress whose pages list posts, and what
// chooses these posts.
var restFilters = map[string]string{"categories": "categories", "tags": "tags", "users": "author", "posts": "include"}

// rest returns the address of WordPress's REST interface that lists the posts of a
// page, "" where there is none, or none that is known to list just these.
func (d declared) rest(page *url.URL) string {
	root, err := url.Parse(d.find("https://api.w.org/", ""))
	if err != nil || root.Host == "" {
		return ""
	}
	endpoint := root.JoinPath("wp/v2/posts").String()
	if route := root.Query().Get("rest_route"); route != "" {
		endpoint = with(root.String(), "rest_route", strings.TrimSuffix(route, "/")+"/wp/v2/posts")
	}
	if words := page.Query().Get("s"); words != "" {
		return with(endpoint, "search", words)
	}
	if object := d.find("alternate", "application/json"); object != "" {
		parts := strings.Split(strings.Trim(object, "/"), "/")
		id := parts[len(parts)-1]
		if filter := restFilters[parts[max(len(parts)-2, 0)]]; filter != "" && isNumber(id) {
			return with(endpoint, filter, id)
		}
		return ""
	}
	path := strings.TrimPrefix(page.Path, strings.TrimSuffix(restHome(root).Path, "/"))
	if number := pagePath().FindStringIndex(path); number != nil {
		path = path[:number[0]]
	}
	if strings.Trim(path, "/") == "" && page.Query().Get("p") == "" {
		return endpoint
	}
	if from, to := restPeriod(path); !from.IsZero() {
		return with(endpoint, "after", momentBefore(from), "before", timeOf(to))
	}
	return ""
}

func isNumber(s string) bool {
	_, err := strconv.ParseUint(s, 10, 63)
	return err == nil
}

// periodOf returns the year, month or day that numbers give, and the one behind it.
func periodOf(numbers []int) (from, to extract.Date) {
	if len(numbers) == 0 || len(numbers) > 3 || numbers[0] < 1900 || numbers[0] > 2100 {
		return from, to
	}
	date := [3]int{numbers[0], 1, 1}
	copy(date[:], numbers)
	first := time.Date(date[0], time.Month(date[1]), date[2], 0, 0, 0, 0, time.UTC)
	step := [3]int{}
	step[len(numbers)-1] = 1
	last := first.AddDate(step[0], step[1], step[2])
	return extract.Date{Year: first.Year(), Month: first.Month(), Day: first.Day()}, extract.Date{Year: last.Year(), Month: last.Month(), Day: last.Day()}
}

// momentBefore returns the second before a day begins: what WordPress calls "after"
// leaves the moment itself out.
func momentBefore(d extract.Date) string {
	return time.Date(d.Year, max(d.Month, 1), max(d.Day, 1), 0, 0, -1, 0, time.UTC).Format("2006-01-02T15:04:05")
}

// feedKinds are the types of feeds.
var feedKinds = []string{"application/rss+xml", "application/atom+xml", "application/feed+json"}

// feed returns the address of the feed of the posts of a page, "" for none: the
// first of a front page, of others one that lies below the page. Feeds of comments
// are none.
func (d declared) feed(page *url.URL) string {
	home := strings.Trim(page.Path, "/") == "" && page.RawQuery == ""
	for _, kind := range feedKinds {
		for _, l := range d {
			if l.rel != "alternate" || l.kind != kind || strings.Contains(l.address, "comments") {
				continue
			}
			if home || strings.HasPrefix(l.address, strings.TrimSuffix(page.String(), "/")+"/") {
				return l.address
			}
		}
	}
	return ""
}

// olderWords are the words of links to older posts, in lower case.
var olderWords = []string{"older posts", "older entries", "older articles", "older", "previous entries", "previous posts", "next page", "next", "more posts", "earlier posts"}

var (
	pagePath  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`/page/(\d+)/?$`) })
	pageQuery = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[?&](?:paged|page)=(\d+)`) })
)

// nextPage returns the address of the page behind one, "" for none.
func nextPage(r *response) string {
	if !isPage(r.Header.Get("Content-Type"), r.body[:min(len(r.body), headSize)]) {
		return nextFeed(r)
	}
	page, err := wholePage(r)
	if err != nil {
		return ""
	}
	return page.next(r.url)
}

// next returns the address of the page behind this one, on the same host: what
// declares to be next, a link to older posts, or the next number.
func (p *htmlPage) next(own *url.URL) string {
	var declared, older, numbered string
	want := pageNumber(own.String()) + 1
	for n := range p.root.Descendants() {
		if n.DataAtom != atom.A && n.DataAtom != atom.Link {
			continue
		}
		address := p.resolve(attr(n, "href"))
		if u, err := url.Parse(address); address == "" || err != nil || u.Host != own.Host {
			continue
		}
		switch {
		case hasWord(attr(n, "rel"), "next"):
			first(&declared, address)
		case n.DataAtom == atom.A && (hasWord(attr(n, "class"), "blog-pager-older-link") || isOlder(n)):
			first(&older, address)
		case n.DataAtom == atom.A && pageNumber(address) == want && samePages(address, own.String()):
			first(&numbered, address)
		}
	}
	for _, address := range []string{declared, older, numbered} {
		if address != "" && address != own.String() {
			return address
		}
	}
	return ""
}

func first(s *string, value string) {
	if *s == "" {
		*s = value
	}
}

func hasWord(s, word string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if w == word {
			return true
		}
	}
	return false
}

// isOlder reports whether a link says that it leads to older posts.
func isOlder(n *html.Node) bool {
	var words strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && words.Len() < 100 {
			words.WriteString(d.Data)
		}
	}
	said := strings.ToLower(strings.Trim(words.String(), " \t\r\n\u00a0«»‹›←→<>"))
	for _, w := range olderWords {
		if said == w {
			return true
		}
	}
	return false
}

// pageNumber returns the number of the page that an address names, 1 for none.
func pageNumber(address string) int {
	path, _, _ := strings.Cut(address, "?")
	m := pagePath().FindStringSubmatch(path)
	if m == nil {
		m = pageQuery().FindStringSubmatch(address)
	}
	if m == nil {
		return 1
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// samePages reports whether two addresses are pages of one list.
func samePages(a, b string) bool {
	bare := func(s string) string {
		s = pageQuery().ReplaceAllString(s, "")
		path, query, _ := strings.Cut(s, "?")
		return strings.Trim(pagePath().ReplaceAllString(path, ""), "/") + "?" + query
	}
	return bare(a) == bare(b)
}

var (
	feedNext      = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<(?:atom:)?link\b[^>]*\brel=["']next["'][^>]*>`) })
	feedHref      = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\bhref=["']([^"']+)["']`) })
	feedWordPress = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<generator>https?://wordpress\.(?:org|com)/`) })
)

// nextFeed returns the page of a feed with older posts: the one that it names
// (RFC 5005), or the next number where WordPress has made it and it has items.
func nextFeed(r *response) string {
	if tag := feedNext().Find(r.body); tag != nil {
		if m := feedHref().FindSubmatch(tag); m != nil {
			if u, err := r.url.Parse(html.UnescapeString(string(m[1]))); err == nil {
				return u.String()
			}
		}
	}
	if feedWordPress().Match(r.body) && strings.Contains(string(r.body), "<item>") {
		return with(r.url.String(), "paged", strconv.Itoa(pageNumber(r.url.String())+1))
	}
	return ""
}
