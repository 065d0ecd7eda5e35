package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"stakeout/analyze/dataset"
)

// refreshOptions are the flags of refresh.
type refreshOptions struct {
	harvestFlags
	reanalyse bool
}

func newRefresh(env *environment) *cobra.Command {
	var o refreshOptions
	c := &cobra.Command{
		Use:   "refresh -d FILE",
		Short: "Fetch what the sources of a dataset have new or changed",
		Long: `Read all sources of the dataset FILE again, as far as they have something new,
and say which posts are new, changed or gone. It is made for cron: what has not
changed is not fetched again, and when nothing has happened, nothing is printed.

A post is gone when its source says so: its whole list, which WordPress and
sitemaps give, is without it; or the first page of other lists lacks it, and its
own page is not found. Gone posts stay in the dataset, marked; what
changed posts said before is kept in the table versions.

--reanalyze fetches nothing: it finds the facts of all stored posts again, with
what a newer stakeout knows.

Only one stakeout can write to a dataset. "stakeout sources" adds, removes and
pauses sources. Output is that of scrape.

Exit codes: 0 done, also when nothing is new, 1 no source could be read, or the
dataset could not be written, 2 wrong command line, 3 some sources could not be
read, or not to their end, and the rest is stored, 130 interrupted.`,
		Example: `  stakeout refresh -d mutuals.db

  # In a crontab: at most an hour, and what was sent is kept
  17 3 * * *  stakeout refresh -d mutuals.db --timeout 1h --warc kept/

  # The new posts, for a script
  stakeout refresh -d mutuals.db -f jsonl | jq -r '.new[].url'
  stakeout refresh -d mutuals.db --jobs 1 -o news.md

  # After an update of stakeout
  stakeout refresh --reanalyze -d mutuals.db`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return o.run(c, env) },
	}
	o.add(c)
	c.Flags().BoolVar(&o.reanalyse, "reanalyze", false, "find the facts of all stored posts again, and fetch nothing")
	return c
}

// run reads the sources that are not paused.
func (o *refreshOptions) run(c *cobra.Command, env *environment) error {
	if err := o.check(c); err != nil {
		return err
	}
	ctx := c.Context()
	d, err := dataset.Open(ctx, o.dataset)
	if err != nil {
		return err
	}
	defer d.Close()
	h := &harvest{env: env, data: d, jobs: o.jobs}
	if o.reanalyse {
		n, err := h.reanalyse(ctx)
		fmt.Fprintln(env.stderr, plural(n, "post", "posts"), "analysed again")
		return err
	}
	sources, err := d.Sources(ctx)
	if err != nil {
		return err
	}
	sources = slices.DeleteFunc(sources, func(s dataset.Source) bool { return s.Paused })
	return o.harvest(ctx, env, h, sources, 0)
}
