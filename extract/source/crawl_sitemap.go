package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
)

// maxSitemaps bounds how many sitemaps an index may lead to.
const maxSitemaps = 1000

// sitemapFile is a sitemap, or an index of sitemaps (https://www.sitemaps.org).
type sitemapFile struct {
	Pages    []sitemapEntry `xml:"url"`
	Sitemaps []sitemapEntry `xml:"sitemap"`
}

type sitemapEntry struct {
	Address  string `xml:"loc"`
	Modified string `xml:"lastmod"`
}

// isSitemap reports whether a body is a sitemap.
func isSitemap(body []byte) bool {
	head := body[:min(len(body), headSize)]
	return bytes.Contains(head, []byte("<urlset")) || bytes.Contains(head, []byte("<sitemapindex"))
}

// sitemap fetches the pages that a sitemap lists and that are new or changed, and
// says what it lists.
func (c *crawl) sitemap() error {
	entries, err := c.sitemapEntries()
	if err != nil {
		return err
	}
	complete := []string{}
	for _, e := range entries {
		modified, is := c.memory.Modified(e.Address)
		if is && modified == e.Modified {
			complete = append(complete, e.Address)
			continue
		}
		if c.place.MaxPosts > 0 && c.left == 0 {
			return nil
		}
		c.left--
		err := c.sitemapPage(e)
		if IsGone(err) || errors.Is(err, ErrRobots) {
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", e.Address, err)
		}
		complete = append(complete, e.Address)
	}
	return c.give(Step{Route: c.route, Endpoint: c.endpoint, Complete: complete})
}

// sitemapEntries returns the pages that a sitemap, or the sitemaps of an index, list.
func (c *crawl) sitemapEntries() (entries []sitemapEntry, err error) {
	left := []string{c.endpoint}
	for n := 0; len(left) > 0 && n < maxSitemaps; n++ {
		r, err := c.fetcher.get(c.ctx, left[0], Validators{})
		if err != nil {
			return nil, err
		}
		left = left[1:]
		var file sitemapFile
		if err := xml.Unmarshal(r.body, &file); err != nil {
			return nil, fmt.Errorf("a sitemap that cannot be read: %w", err)
		}
		for _, s := range file.Sitemaps {
			left = append(left, strings.TrimSpace(s.Address))
		}
		for _, page := range file.Pages {
			entries = append(entries, sitemapEntry{strings.TrimSpace(page.Address), strings.TrimSpace(page.Modified)})
		}
		if err := c.give(c.step(r)); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// sitemapPage fetches a page that a sitemap lists. A page that is no article, a list
// or a front page, has no post.
func (c *crawl) sitemapPage(e sitemapEntry) error {
	r, err := c.fetcher.get(c.ctx, e.Address, Validators{})
	if err != nil {
		return err
	}
	posts, err := c.posts(r)
	if err != nil {
		return err
	}
	step := c.step(r)
	item := Item{Remote: e.Address, Modified: e.Modified}
	if len(posts) == 1 && !c.tooOld(posts[0]) {
		item.Post = &posts[0]
	}
	step.Items = []Item{item}
	return c.give(step)
}
