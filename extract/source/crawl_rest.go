package source

import (
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"stakeout/extract"
)

const (
	restListing = 100 // posts of a page of the listing, the most that WordPress gives
	restBatch   = 50  // whole posts fetched at a time
)

// errNotREST says that what answers is not the REST interface of WordPress.
var errNotREST = errors.New("no answer of WordPress's REST interface")

// restEntry is a post in a listing.
type restEntry struct {
	ID       int64  `json:"id"`
	Modified string `json:"modified_gmt"`
}

func (e restEntry) remote() string { return strconv.FormatInt(e.ID, 10) }

// rest lists the posts of a place by their last change, fetches those that are new or
// changed, and says what the place lists where it saw the whole list.
func (c *crawl) rest() error {
	wanted, complete, err := c.restList()
	if err != nil {
		return err
	}
	for batch := range slices.Chunk(wanted, restBatch) {
		if err := c.restPosts(batch); err != nil {
			return err
		}
	}
	if complete == nil {
		return nil
	}
	return c.give(Step{Route: c.route, Endpoint: c.endpoint, Complete: complete})
}

// restList reads the listing to its end, or to the first page that is wholly known
// when as many posts are listed as must be. complete is nil when there is more.
func (c *crawl) restList() (wanted, complete []string, err error) {
	listed := c.memory.Listed
	complete = []string{}
	for n := 1; n <= maxPages; n++ {
		entries, total, err := c.restPage(n)
		if err != nil {
			return nil, nil, err
		}
		known := true
		for _, e := range entries {
			modified, is := c.memory.Modified(e.remote())
			complete = append(complete, e.remote())
			if !is {
				listed++
			}
			if !is || modified != e.Modified {
				known = false
				wanted = append(wanted, e.remote())
			}
		}
		switch {
		case c.place.MaxPosts > 0 && len(complete) >= c.place.MaxPosts:
			return c.newest(wanted, complete), nil, nil
		case len(complete) >= total || len(entries) == 0:
			return wanted, complete, nil
		case known && listed == total:
			return wanted, nil, nil
		}
	}
	return wanted, nil, nil
}

// newest returns those of the wanted posts that are among the first MaxPosts listed.
func (c *crawl) newest(wanted, listed []string) []string {
	first := listed[:c.place.MaxPosts]
	return slices.DeleteFunc(wanted, func(remote string) bool { return !slices.Contains(first, remote) })
}

// restPage fetches page n of the listing, and the number of posts in all.
func (c *crawl) restPage(n int) (entries []restEntry, total int, err error) {
	order := "modified"
	if c.place.MaxPosts > 0 {
		order = "date"
	}
	address := with(c.endpoint, "_fields", "id,modified_gmt", "per_page", strconv.Itoa(restListing), "page", strconv.Itoa(n), "orderby", order, "order", "desc")
	if since := c.place.Since; !since.IsZero() {
		from := momentBefore(since)
		if u, err := url.Parse(address); err == nil {
			from = max(from, u.Query().Get("after")) // of a date archive
		}
		address = with(address, "after", from)
	}
	r, err := c.fetcher.get(c.ctx, address, Validators{})
	if err != nil {
		return nil, 0, err
	}
	total, err = strconv.Atoi(r.Header.Get("X-WP-Total"))
	if err != nil || json.Unmarshal(r.body, &entries) != nil {
		return nil, 0, errNotREST
	}
	return entries, total, c.give(c.step(r))
}

// restPosts fetches posts by their numbers.
func (c *crawl) restPosts(remotes []string) error {
	r, err := c.fetcher.get(c.ctx, with(c.endpoint, "include", strings.Join(remotes, ","), "per_page", strconv.Itoa(restBatch), "orderby", "include", "_embed", "author"), Validators{})
	if err != nil {
		return err
	}
	var objects []json.RawMessage
	if err := json.Unmarshal(r.body, &objects); err != nil {
		return errNotREST
	}
	step := c.step(r)
	for _, object := range objects {
		item, err := c.restItem(r, object)
		if err != nil {
			return err
		}
		step.Items = append(step.Items, item)
	}
	return c.give(step)
}

// restItem reads a post. One that is behind a password, or not published, is listed
// without its text.
func (c *crawl) restItem(r *response, object []byte) (Item, error) {
	var entry restEntry
	var record restRecord
	if json.Unmarshal(object, &entry) != nil || json.Unmarshal(object, &record) != nil || entry.ID == 0 {
		return Item{}, errNotREST
	}
	item := Item{Remote: entry.remote(), Modified: entry.Modified}
	if record.Content.Protected {
		return item, nil
	}
	p, err := restPost(object)
	if errors.Is(err, errNoPost) {
		return item, nil
	}
	if err != nil {
		return Item{}, err
	}
	p = finish(p, c.place.URL)
	p.Origin.Retrieved = retrievedAt(r)
	if p.Origin.Excerpt {
		if p, err = c.whole(p); err != nil {
			return Item{}, err
		}
	}
	item.Post = &p
	return item, nil
}

// restHome returns the front page of the site that a REST interface is part of.
func restHome(root *url.URL) *url.URL {
	home := *root
	home.Path = strings.TrimSuffix(home.Path, "wp-json/")
	home.RawQuery = ""
	return &home
}

// restPeriod returns the first moments of the day, month or year that the path of a
// date archive names and of the one behind it; zero dates for other paths.
func restPeriod(path string) (from, to extract.Date) {
	var numbers []int
	parts := strings.Split(strings.Trim(path, "/"), "/")
	for _, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n < 1 {
			return extract.Date{}, extract.Date{}
		}
		numbers = append(numbers, n)
	}
	return periodOf(numbers)
}
