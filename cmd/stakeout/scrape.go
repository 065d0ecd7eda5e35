package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"stakeout/analyze/dataset"
	"stakeout/extract"
	"stakeout/extract/source"
)

// harvestFlags are the flags of the verbs that fill a dataset.
type harvestFlags struct {
	relationFlags
	warc    string
	timeout time.Duration
	jobs    int
}

// add gives the flags to a verb.
func (f *harvestFlags) add(c *cobra.Command) {
	f.relationFlags.add(c)
	c.Flags().StringVar(&f.warc, "warc", "", "keep every answer in WARC files in the folder `DIR`")
	c.Flags().DurationVar(&f.timeout, "timeout", 0, "stop after `TIME` (90s, 2h); what was read by then is stored")
	c.Flags().IntVarP(&f.jobs, "jobs", "j", 0, "extract `N` posts at a time (default one for each core)")
}

// check completes the flags and refuses those that make no sense.
func (f *harvestFlags) check(c *cobra.Command) error {
	if err := f.relationFlags.check(c); err != nil {
		return err
	}
	if err := emptyFlag(c, "warc"); err != nil {
		return err
	}
	if f.timeout < 0 {
		return usagef("--timeout %v: want a time above 0", f.timeout)
	}
	if f.jobs < 0 || f.jobs > maxJobs {
		return usagef("--jobs %d: want 1 to %d, or 0 for one each core", f.jobs, maxJobs)
	}
	return nil
}

// harvest reads sources, says what came of them, and returns the error that the exit
// code is made of.
func (f *harvestFlags) harvest(ctx context.Context, env *environment, h *harvest, sources []dataset.Source, maxPosts int) (err error) {
	if h.warc, err = openArchive(f.warc); err != nil {
		return err
	}
	h.jobs = f.jobs
	limited := ctx
	if f.timeout > 0 {
		var stop func()
		limited, stop = context.WithTimeoutCause(ctx, f.timeout, errTimeout(f.timeout))
		defer stop()
	}
	var all []outcome
	for _, s := range sources {
		o := h.run(limited, s, maxPosts)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if o.err != nil {
			env.complain(fmt.Errorf("%s: %w", s.URL, o.err))
		}
		all = append(all, o)
	}
	return f.report(env, all)
}

// report prints the changes and returns the error that the exit code is made of.
func (f *harvestFlags) report(env *environment, all []outcome) error {
	columns := changeColumns
	if f.format == "table" || f.format == "md" {
		columns = columns[:shownColumns]
	}
	rows := changeRows(all, len(columns))
	if f.format == "json" || f.format == "jsonl" {
		columns, rows = outcomeColumns, outcomeRows(all)
	}
	if _, err := f.print(env, columns, rows, false); err != nil {
		return err
	}
	counts := map[dataset.ChangeKind]int{}
	failed, stored := 0, 0
	for _, o := range all {
		for _, c := range o.changes {
			counts[c.Kind]++
		}
		if o.err != nil {
			failed++
		}
		if o.err == nil || o.stored {
			stored++
		}
	}
	// A cron job that has nothing to say sends no mail.
	if f.format == "table" && (len(counts) > 0 || isTerminal(env.stderr)) {
		fmt.Fprintf(env.stderr, "%s: %d new, %d changed, %d gone\n", plural(len(all), "source", "sources"), counts[dataset.New], counts[dataset.Changed], counts[dataset.Gone])
	}
	switch {
	case failed == 0:
		return nil
	case stored == 0:
		return exitError(exitFailed)
	}
	return exitError(exitPartly)
}

// What CSV has of each change; people are shown the first of it.
var changeColumns = strings.Fields("change published title url id source")

const shownColumns = 3

// changeRows yields the first columns of all changes.
func changeRows(all []outcome, columns int) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, o := range all {
			for _, c := range o.changes {
				row := []any{string(c.Kind), c.Published, c.Title, c.URL, c.ID, o.source.URL}
				if !yield(row[:columns], nil) {
					return
				}
			}
		}
	}
}

// What JSON has of each source.
var outcomeColumns = strings.Fields("source requests new changed gone error")

// changedPost is a post in the JSON of a change.
type changedPost struct {
	ID        string  `json:"id"`
	Title     string  `json:"title"`
	Published *string `json:"published"`
	URL       string  `json:"url"`
}

func outcomeRows(all []outcome) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, o := range all {
			posts := map[dataset.ChangeKind][]changedPost{dataset.New: {}, dataset.Changed: {}, dataset.Gone: {}}
			for _, c := range o.changes {
				p := changedPost{ID: c.ID, Title: c.Title, URL: c.URL}
				if c.Published != "" {
					p.Published = &c.Published
				}
				posts[c.Kind] = append(posts[c.Kind], p)
			}
			var problem any
			if o.err != nil {
				problem = o.err.Error()
			}
			if !yield([]any{o.source.URL, o.requests, posts[dataset.New], posts[dataset.Changed], posts[dataset.Gone], problem}, nil) {
				return
			}
		}
	}
}

// scrapeOptions are the flags of scrape.
type scrapeOptions struct {
	harvestFlags
	fetch    fetchFlags
	since    string
	maxPosts int
}

func newScrape(env *environment) *cobra.Command {
	var o scrapeOptions
	c := &cobra.Command{
		Use:   "scrape URL... -d FILE",
		Short: "Fetch the posts of archives and their facts into a dataset",
		Long: `Fetch all posts that a front page, an archive, a tag, an author, a search or a
feed lists, find their facts, and keep both in the dataset FILE, which is made
when it is not there. "stakeout refresh" fetches later what is new.

Where a page names WordPress's REST interface, or a feed that leads on to older
posts, these are read; otherwise the page itself and those that it leads on to.
Of a post that is listed with its beginning only, the post's own page is
fetched. A sitemap is read page by page.

Sites are asked politely: as their robots.txt lets it, one request at a time to
a host, with a pause in between, longer where the host is slow or says so. One
that wants more than two minutes of rest is left alone until then, by later
runs, too.
STAKEOUT_CONTACT tells their owners whom to write to.

Each page is stored at once with its posts and facts. A scrape that was cut off
goes on where it was, when it is repeated or with the next refresh.

A WARC file that --warc has kept is read instead of the network when it is given
for the URL.

"json" and "jsonl" print an object for each source: source, requests, the posts
that are new, changed or gone, and the error, if there is one; other formats a
row for each change.

Exit codes: 0 done, 1 nothing could be read or stored, 2 wrong command line, 3 a
part could not be read and the rest is stored, 130 interrupted.`,
		Example: `  stakeout scrape https://blog.example/ -d mutuals.db

  # Only what is new enough, or the newest; a kind server need not be spared
  stakeout scrape -d mutuals.db --since 2012-03 https://blog.example/tag/staff/
  stakeout scrape -d test.db --max-posts 20 --allow-private --delay 0s \
    http://localhost:8080/

  # Keep what was sent, and read it again without the network
  stakeout scrape https://blog.example/ -d mutuals.db --warc kept/ --timeout 1h
  stakeout scrape kept/stakeout-20130514T090000Z-blog.example-1.warc.gz \
    -d again.db

  # For scripts
  stakeout scrape https://blog.example/ -d new.db -f json --jobs 1 -o new.json`,
		RunE: func(c *cobra.Command, args []string) error { return o.run(c, env, args) },
	}
	o.add(c)
	o.fetch.add(c)
	c.Flags().StringVar(&o.since, "since", "", "leave out posts that were published before `DATE` (2012, 2012-03, 2012-03-05)")
	c.Flags().IntVar(&o.maxPosts, "max-posts", 0, "only the newest `N` posts of each source")
	return c
}

// run records the sources and reads them.
func (o *scrapeOptions) run(c *cobra.Command, env *environment, args []string) error {
	if len(args) == 0 {
		return helpOnError(env, c)
	}
	if err := o.check(c, args); err != nil {
		return err
	}
	ctx := c.Context()
	d, err := dataset.Create(ctx, o.dataset)
	if err != nil {
		return err
	}
	defer d.Close()
	h := &harvest{env: env, data: d}
	if !source.IsURL(args[0]) {
		if h.replay, args[0], err = source.Replay(args[0]); err != nil {
			return err
		}
	}
	var sources []dataset.Source
	for _, address := range args {
		s, err := d.AddSource(ctx, dataset.Source{URL: address, Since: o.since, AllowPrivate: o.fetch.allowPrivate, Delay: o.fetch.delay})
		if err != nil {
			return err
		}
		sources = append(sources, s)
	}
	return o.harvest(ctx, env, h, sources, o.maxPosts)
}

// check refuses what makes no sense.
func (o *scrapeOptions) check(c *cobra.Command, args []string) error {
	if err := o.harvestFlags.check(c); err != nil {
		return err
	}
	for _, address := range args {
		if !source.IsURL(address) && len(args) > 1 {
			return usagef("%q is no address that begins with http:// or https://; a WARC file is replayed alone", address)
		}
	}
	if o.since != "" {
		if d, err := extract.ParseDate(o.since); err != nil || d.Clock != "" {
			return usagef("--since %q: want a year, month or day: 2012, 2012-03, 2012-03-05", o.since)
		}
	}
	if o.maxPosts < 0 {
		return usagef("--max-posts %d: want a number above 0", o.maxPosts)
	}
	return errors.Join(emptyFlag(c, "since"), o.fetch.check())
}
