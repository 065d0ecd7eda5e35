package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"stakeout/analyze"
	"stakeout/analyze/dataset"
	"stakeout/extract"
	"stakeout/extract/source"
)

// harvest reads sources into a dataset.
type harvest struct {
	env  *environment
	data *dataset.Dataset
	jobs int
	warc *archive // nil when nothing is archived

	fetchers map[bool]*source.Fetcher // by --allow-private; shared, so that a host is asked at its own pace whatever lists it
	replay   *source.Fetcher          // answers instead of the network; nil for none
	requests int                      // answered for the source at hand
}

// outcome is what came of a source.
type outcome struct {
	source   dataset.Source
	changes  []dataset.Change
	stored   bool // something of it was stored, or nothing had to be
	requests int
	err      error // why it was not read to its end
}

// run reads a source as far as it is new and stores it page by page.
func (h *harvest) run(ctx context.Context, s dataset.Source, maxPosts int) outcome {
	o := outcome{source: s}
	h.requests = 0
	if h.warc != nil && h.replay == nil {
		h.warc.begin(s.URL)
	}
	since, err := extract.ParseDate(s.Since)
	if s.Since == "" {
		since, err = extract.Date{}, nil
	}
	if h.replay == nil && time.Now().Before(s.NotBefore) {
		err = &source.BusyError{Until: s.NotBefore}
	}
	if err == nil {
		err = h.crawl(ctx, &o, source.Place{URL: s.URL, Route: s.Route, Endpoint: s.Endpoint, Resume: s.Resume, Since: since, MaxPosts: maxPosts})
	}
	if h.warc != nil {
		err = errors.Join(err, h.warc.end())
	}
	o.requests = h.requests
	if maxPosts > 0 && err == nil {
		s.Since = oldest(o.changes, s.Since)
	}
	o.err = err
	s.NotBefore = time.Time{}
	if busy, is := errors.AsType[*source.BusyError](err); is {
		s.NotBefore = busy.Until
	}
	if problem := h.data.EndSource(context.WithoutCancel(ctx), s, s.Since, err); problem != nil && fmt.Sprint(problem) != fmt.Sprint(err) {
		o.err = errors.Join(err, problem)
	}
	return o
}

// oldest returns the date of the oldest post of a scrape that was bounded by its
// number of posts: later ones are read from there on.
func oldest(changes []dataset.Change, since string) string {
	first := ""
	for _, c := range changes {
		if c.Published != "" && (first == "" || c.Published < first) {
			first = c.Published
		}
	}
	if d, err := extract.ParseDate(first); err == nil && !d.IsZero() {
		d.Clock, d.Zone = "", ""
		return max(d.String(), since)
	}
	return since
}

// crawl follows the pages of a place and stores each.
func (h *harvest) crawl(ctx context.Context, o *outcome, place source.Place) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	memory, err := h.memory(ctx, o.source, stop)
	if err != nil {
		return causeOf(ctx, err)
	}
	reader := source.Reader{Fetcher: h.fetcher(o.source)}
	for step, err := range reader.Crawl(ctx, place, memory) {
		if err != nil {
			return causeOf(ctx, err)
		}
		changes, err := h.store(ctx, o.source, step, memory.Has)
		if err != nil {
			return causeOf(ctx, err)
		}
		o.stored = true
		o.changes = append(o.changes, changes...)
	}
	return causeOf(ctx, ctx.Err())
}

// causeOf returns why a context ended, where that is why err came.
func causeOf(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); err != nil && cause != nil {
		return cause
	}
	return err
}

// fetcher returns what fetches the pages of a source.
func (h *harvest) fetcher(s dataset.Source) *source.Fetcher {
	if h.replay != nil {
		h.replay.Record = func(source.Exchange) error { h.requests++; return nil }
		return h.replay
	}
	flags := fetchFlags{allowPrivate: s.AllowPrivate, delay: s.Delay}
	f := h.fetchers[s.AllowPrivate]
	if f == nil {
		f = flags.fetcher(h.env, 0)
		f.Record = h.record
		if h.fetchers == nil {
			h.fetchers = map[bool]*source.Fetcher{}
		}
		h.fetchers[s.AllowPrivate] = f
	}
	f.Delay = flags.pause()
	return f
}

// record counts an answer, and archives it where that is wanted.
func (h *harvest) record(x source.Exchange) error {
	h.requests++
	if h.warc == nil {
		return nil
	}
	return h.warc.write(x)
}

// mostNewer is more posts than the first page of any list has.
const mostNewer = 200

// memory is what the dataset knows of a source. An error of the dataset stops the
// crawl.
func (h *harvest) memory(ctx context.Context, s dataset.Source, stop func(error)) (source.Memory, error) {
	listed, err := h.data.Listed(ctx, s)
	return source.Memory{
		Listed: listed,
		Validators: func(url string) source.Validators {
			etag, modified, err := h.data.Validators(ctx, s, url)
			if err != nil {
				stop(err)
			}
			return source.Validators{ETag: etag, LastModified: modified}
		},
		Modified: func(remote string) (string, bool) {
			modified, is, err := h.data.Modified(ctx, s, remote)
			if err != nil {
				stop(err)
			}
			return modified, is
		},
		Newer: func(than extract.Date) []string {
			newer, err := h.data.Newer(ctx, s, than, mostNewer)
			if err != nil {
				stop(err)
			}
			return newer
		},
		Has: func(p extract.Post) bool {
			has, err := h.data.Has(ctx, p)
			if err != nil {
				stop(err)
			}
			return has
		},
	}, err
}

// store analyses the posts of a step that are not known and stores the page; behind
// the last one, it drops what the source lists no more.
func (h *harvest) store(ctx context.Context, s dataset.Source, step source.Step, has func(extract.Post) bool) ([]dataset.Change, error) {
	if step.Complete != nil {
		return h.data.Retain(ctx, s, step.Complete)
	}
	page := dataset.Page{
		URL: step.URL, Status: step.Status, ETag: step.Validators.ETag, LastModified: step.Validators.LastModified, Fetched: step.Fetched,
		Route: step.Route, Endpoint: step.Endpoint, Resume: step.Resume, Gone: step.Gone,
	}
	var fresh []extract.Post
	var places []int // of the fresh posts among the items
	for i, item := range step.Items {
		stored := dataset.Item{Remote: item.Remote, Modified: item.Modified}
		if item.Post != nil {
			stored.Result = &analyze.Result{Post: *item.Post}
			if !has(*item.Post) {
				fresh, places = append(fresh, *item.Post), append(places, i)
			}
		}
		page.Items = append(page.Items, stored)
	}
	n := 0
	for r, err := range analyze.Run(ctx, sequence(fresh), extract.Extractor{}, h.jobs) {
		if err != nil {
			return nil, err
		}
		page.Items[places[n]].Result = &r
		n++
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return h.data.Store(ctx, s, page, version)
}

// sequence yields posts.
func sequence(posts []extract.Post) iter.Seq2[extract.Post, error] {
	return func(yield func(extract.Post, error) bool) {
		for _, p := range posts {
			if !yield(p, nil) {
				return
			}
		}
	}
}

// reanalyseBatch is how many posts are analysed and stored at a time.
const reanalyseBatch = 100

// reanalyse finds the facts of all stored posts again.
func (h *harvest) reanalyse(ctx context.Context) (n int, err error) {
	for last := int64(0); ; {
		posts, end, err := h.data.Posts(ctx, last, reanalyseBatch)
		if err != nil || len(posts) == 0 {
			return n, err
		}
		var results []analyze.Result
		for r := range analyze.Run(ctx, sequence(posts), extract.Extractor{}, h.jobs) {
			results = append(results, r)
		}
		if err := ctx.Err(); err != nil {
			return n, err
		}
		if err := h.data.Reanalyse(ctx, results, version); err != nil {
			return n, err
		}
		n, last = n+len(posts), end
	}
}

// errTimeout ends the sources that --timeout leaves no time for.
func errTimeout(d time.Duration) error {
	return fmt.Errorf("not read to its end within --timeout %v: the next refresh goes on", d)
}
