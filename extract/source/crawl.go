package source

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"stakeout/extract"
)

// The routes by which the posts of a place are read, the most exact first.
const (
	routeREST    = "rest"    // the REST interface of WordPress
	routeFeed    = "feed"    // a feed that leads on to older posts
	routeHTML    = "html"    // the pages that a reader sees
	routeSitemap = "sitemap" // the list of addresses that search engines read
)

// maxPages bounds how many pages of a place are read in one run.
const maxPages = 10_000

// Place is an address whose posts are crawled: a front page, an archive, a tag, an
// author, a search, a feed, a sitemap.
type Place struct {
	URL             string
	Route, Endpoint string       // how an earlier crawl read it; "" when there was none
	Resume          string       // the page at which an earlier crawl was cut off
	Since           extract.Date // posts published before are left out; zero for all
	MaxPosts        int          // only so many of the newest; 0 for all
}

// Memory is what is known of a place.
type Memory struct {
	Validators func(url string) Validators                    // of a page that was fetched before
	Listed     int                                            // how many posts it listed
	Modified   func(remote string) (modified string, is bool) // the version of a post that it listed
	Has        func(extract.Post) bool                        // whether a post is known just so
	Newer      func(extract.Date) []string                    // the posts that it listed of a later date, the newest first
}

// Step is a page that was fetched on the way, with the posts that were read from it.
type Step struct {
	URL             string
	Status          int
	Validators      Validators
	Fetched         time.Time
	Route, Endpoint string // how the place is read
	Resume          string // the page to go on with, "" when the next is not known before
	Items           []Item
	Complete        []string // with the last step, where it is known: everything that the place lists
	Gone            []string // what it listed, and whose own page is there no more
}

// Item is a post as a place lists it.
type Item struct {
	Remote, Modified string        // what the place calls it; when it was last changed, "" when it does not say
	Post             *extract.Post // nil for one that is listed but cannot be read
}

// Crawl follows the pages of a place from the newest post to the oldest, or to where
// all is known, and yields each as soon as it is read. An error ends it.
func (r Reader) Crawl(ctx context.Context, place Place, memory Memory) iter.Seq2[Step, error] {
	return func(yield func(Step, error) bool) {
		c := crawl{ctx: ctx, reader: r, fetcher: r.fetcher(), place: place, memory: memory, left: place.MaxPosts, yield: yield}
		if err := c.run(); err != nil && err != errStop {
			yield(Step{}, err)
		}
	}
}

// errStop ends a crawl that nobody listens to any more, or that has what it wants.
var errStop = errors.New("stop")

// crawl is a crawl under way.
type crawl struct {
	ctx             context.Context
	reader          Reader
	fetcher         *Fetcher
	place           Place
	memory          Memory
	route, endpoint string // by which it reads
	left            int    // posts that may still be taken, where MaxPosts bounds them
	yield           func(Step, error) bool
}

// run reads the place as it was read before, or finds out how it can be read.
func (c *crawl) run() error {
	c.route, c.endpoint = c.place.Route, c.place.Endpoint
	var err error
	switch c.route {
	case routeREST:
		err = c.rest()
	case routeFeed, routeHTML:
		err = c.pages(nil)
	case routeSitemap:
		err = c.sitemap()
	default:
		return c.discover()
	}
	if isRefused(err) {
		return c.discover() // the site has moved, or was rebuilt
	}
	return err
}

// isRefused reports whether an error says that a way of reading is closed, not that
// the site is.
func isRefused(err error) bool {
	status, answered := errors.AsType[*StatusError](err)
	return answered && status.Status/100 == 4 && status.Status != http.StatusTooManyRequests || errors.Is(err, ErrRobots) || errors.Is(err, errNotREST)
}

// discover fetches the place itself, and reads it by the best way that it offers.
func (c *crawl) discover() error {
	first, err := c.fetcher.get(c.ctx, c.place.URL, Validators{})
	if err != nil {
		return err
	}
	c.route, c.endpoint = routeHTML, c.place.URL
	if !isPage(first.Header.Get("Content-Type"), first.body[:min(len(first.body), headSize)]) {
		if isSitemap(first.body) {
			c.route = routeSitemap
			return c.sitemap()
		}
		c.route = routeFeed
		return c.pages(first)
	}
	page, err := wholePage(first)
	if err != nil {
		return err
	}
	links := page.declared(first)
	if endpoint := links.rest(first.url); endpoint != "" {
		c.route, c.endpoint = routeREST, endpoint
		if err := c.rest(); !isRefused(err) {
			return err
		}
	}
	if feed := links.feed(first.url); feed != "" {
		c.route, c.endpoint = routeFeed, feed
		if err := c.pagedFeed(); err != errNoPages && !isRefused(err) {
			return err
		}
	}
	c.route, c.endpoint = routeHTML, c.place.URL
	return c.pages(first)
}

// errNoPages says that a feed has the newest posts only, or none.
var errNoPages = errors.New("a feed that does not lead on")

// pagedFeed reads a feed that leads on to older posts.
func (c *crawl) pagedFeed() error {
	first, err := c.fetcher.get(c.ctx, c.endpoint, Validators{})
	if err != nil {
		return err
	}
	if nextFeed(first) == "" {
		return errNoPages
	}
	return c.pages(first)
}

// pages reads a feed, or a list of posts, page by page: from the newest to one that
// is wholly known, then from where an earlier crawl was cut off to the end. The first
// page may be fetched already.
func (c *crawl) pages(first *response) error {
	seen := map[string]bool{}
	missed := c.place.Resume // where the pages begin that were never read
	toEnd := false           // these are read now
	address := c.endpoint
	for n := 1; n <= maxPages && address != "" && !seen[address]; n++ {
		seen[address] = true
		r, err := first, error(nil)
		if first == nil {
			r, err = c.fetcher.get(c.ctx, address, c.validators(address, n == 1))
		}
		if n > 1 && IsGone(err) {
			return nil // behind the last page
		}
		if err != nil {
			return err
		}
		first = nil
		l, err := c.page(r, n)
		if err != nil {
			return err
		}
		l.step.URL = address // its validators are looked up by it, wherever it leads
		address = l.next
		if l.known && !toEnd {
			address, toEnd = missed, true
		}
		if l.enough {
			address = ""
		}
		l.step.Resume = address
		if n == 1 && c.place.Route != "" {
			l.step.Gone = c.missing(l.step)
		}
		if err := c.give(l.step); err != nil {
			return err
		}
	}
	return nil
}

// validators returns those of a page where its being unchanged ends the crawl.
func (c *crawl) validators(address string, use bool) Validators {
	if !use {
		return Validators{}
	}
	return c.memory.Validators(address)
}

// listing is a page of a list, read.
type listing struct {
	step   Step
	next   string // the page behind it, "" for none
	known  bool   // all its posts were known before
	enough bool   // those behind it are not wanted
}

// page reads page n of a list.
func (c *crawl) page(r *response, n int) (listing, error) {
	l := listing{step: c.step(r), known: true}
	if r.StatusCode == http.StatusNotModified {
		return l, nil
	}
	posts, err := c.posts(r)
	if err != nil {
		return l, err
	}
	if len(posts) == 0 && n == 1 {
		return l, errNoPosts
	}
	old := 0
	for _, p := range posts {
		if c.tooOld(p) {
			old++
			continue
		}
		if isProtected(p) {
			l.step.Items = append(l.step.Items, Item{Remote: remoteOf(p)})
			continue
		}
		if c.place.MaxPosts > 0 && c.left == 0 {
			break
		}
		c.left--
		if !c.memory.Has(p) {
			l.known = false
			if p, err = c.whole(p); err != nil {
				return l, err
			}
		}
		l.step.Items = append(l.step.Items, Item{Remote: remoteOf(p), Post: &p})
	}
	if n > 1 || len(posts) != 1 { // the neighbours of a single article are other articles
		l.next = nextPage(r)
	}
	l.enough = old > 0 && old == len(posts) || c.place.MaxPosts > 0 && c.left == 0
	return l, nil
}

// maxMissing is how many posts that a list lacks are looked for.
const maxMissing = 5

// missing returns the posts that should stand on the first page of a list, being
// newer than the last one there, and whose own pages are gone. That a list lacks them
// is no proof.
func (c *crawl) missing(s Step) (gone []string) {
	if len(s.Items) == 0 {
		return nil
	}
	last := s.Items[len(s.Items)-1].Post
	if last == nil || last.Published.IsZero() {
		return nil
	}
	looked := 0
	for _, remote := range c.memory.Newer(last.Published) {
		listed := slices.ContainsFunc(s.Items, func(i Item) bool { return i.Remote == remote })
		if listed || !IsURL(remote) || looked == maxMissing {
			continue
		}
		looked++
		if _, err := c.fetcher.get(c.ctx, remote, Validators{}); IsGone(err) {
			gone = append(gone, remote)
		}
	}
	return gone
}

var errNoPosts = errors.New("no posts found on this page")

// remoteOf returns what a place without names of its own calls a post.
func remoteOf(p extract.Post) string {
	if p.URL != "" {
		return p.URL
	}
	return p.ID
}

// posts reads the posts of a page.
func (c *crawl) posts(r *response) (all []extract.Post, err error) {
	c.reader.readPage(c.ctx, c.place.URL, r, func(p extract.Post, problem error) bool {
		var notice *Notice
		switch {
		case problem == nil:
			all = append(all, p)
		case !errors.As(problem, &notice) && err == nil:
			err = problem
		}
		return true
	})
	if len(all) > 0 {
		err = nil // what is whole is read
	}
	return all, errors.Join(err, c.ctx.Err())
}

// whole returns a post of which a list shows the beginning as its own page shows it,
// where that can be read. A host that wants to be left alone is an error: the post is
// to be had later.
func (c *crawl) whole(p extract.Post) (extract.Post, error) {
	if !p.Origin.Excerpt || !IsURL(p.URL) {
		return p, nil
	}
	r, err := c.fetcher.get(c.ctx, p.URL, Validators{})
	if _, busy := errors.AsType[*BusyError](err); busy {
		return p, err
	}
	if err != nil {
		return p, nil
	}
	posts, err := c.posts(r)
	if err != nil || len(posts) != 1 || len(posts[0].Text) < len(p.Text) {
		return p, nil
	}
	own := posts[0]
	own.ID, own.URL, own.Origin.Excerpt = p.ID, p.URL, false
	if !p.Published.IsZero() {
		own.Published = p.Published
	}
	if len(p.Authors) > 0 {
		own.Authors = p.Authors
	}
	return own, nil
}

// protectedTitle begins the title of a post that WordPress shows with a password only,
// protectedNotices is what it shows without one, in lower case.
const protectedTitle = "Protected: "

var protectedNotices = []string{"there is no excerpt because this is a protected post", "is password protected", "is password-protected"}

// isProtected reports whether a list shows of a post no more than that it needs a
// password.
func isProtected(p extract.Post) bool {
	if !strings.HasPrefix(p.Title, protectedTitle) {
		return false
	}
	body := strings.ToLower(strings.TrimPrefix(p.Text, p.Title))
	return strings.TrimSpace(body) == "" ||
		slices.ContainsFunc(protectedNotices, func(notice string) bool { return strings.Contains(body, notice) })
}

// tooOld reports whether a post was published before those that are wanted.
func (c *crawl) tooOld(p extract.Post) bool {
	since, date := c.place.Since.String(), p.Published.String()
	return since != "" && date != "" && date < since && !strings.HasPrefix(since, date)
}

// step returns the step of a page without posts.
func (c *crawl) step(r *response) Step {
	return Step{
		URL: r.Request.URL.String(), Status: r.StatusCode, Fetched: r.retrieved, Route: c.route, Endpoint: c.endpoint,
		Validators: Validators{r.Header.Get("ETag"), r.Header.Get("Last-Modified")},
	}
}

// give yields a step.
func (c *crawl) give(s Step) error {
	if err := c.ctx.Err(); err != nil {
		return err
	}
	if !c.yield(s, nil) {
		return errStop
	}
	return nil
}

// with returns an address with the values of a query added or replaced: names and
// values in turn.
func with(address string, values ...string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	q := u.Query()
	for i := 0; i+1 < len(values); i += 2 {
		q.Set(values[i], values[i+1])
	}
	u.RawQuery = q.Encode()
	return u.String()
}

// timeOf returns the first moment of a date as WordPress compares it.
func timeOf(d extract.Date) string {
	month, day := max(int(d.Month), 1), max(d.Day, 1)
	return fmt.Sprintf("%04d-%02d-%02dT00:00:00", d.Year, month, day)
}
