package main

import (
	"errors"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stakeout/analyze/dataset"
	"stakeout/extract/source"
)

// sourcesOptions are the flags of sources.
type sourcesOptions struct {
	relationFlags
	fetch fetchFlags
}

// sourceActions are what can be done with sources.
var sourceActions = []string{"add", "remove", "pause", "resume"}

func newSources(env *environment) *cobra.Command {
	var o sourcesOptions
	c := &cobra.Command{
		Use:   "sources -d FILE [add|remove|pause|resume URL...]",
		Short: "List, add, remove or pause the sources of a dataset",
		Long: `List the sources of the dataset FILE: how each is read (route), how many of its
posts are stored, when it was last read to its end, and why it could not be the
last time.

"add" records an address, which the next refresh reads, with --allow-private and
--delay as they are given; "pause" leaves it out of refreshes until "resume";
"remove" forgets it, and its posts stay.

Exit codes: 0 done, 1 the dataset cannot be read or written, 2 wrong command
line.`,
		Example: `  stakeout sources -d mutuals.db
  stakeout sources -d mutuals.db add --delay 5s https://blog.example/staff/
  stakeout sources -d mutuals.db add --allow-private http://intranet/news/
  stakeout sources -d mutuals.db pause https://blog.example/
  stakeout sources -d mutuals.db -f json -o sources.json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 && !slices.Contains(sourceActions, args[0]) {
				return usagef("unknown action %q: want one of %s", args[0], strings.Join(sourceActions, ", "))
			}
			if len(args) == 1 {
				return usagef("want an address to %s", args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return o.run(c, env, args) },
	}
	o.add(c)
	o.fetch.add(c)
	return c
}

// run changes sources, or lists them.
func (o *sourcesOptions) run(c *cobra.Command, env *environment, args []string) error {
	if err := errors.Join(o.check(c), o.fetch.check()); err != nil {
		return err
	}
	if len(args) == 0 {
		return o.list(c, env)
	}
	for _, address := range args[1:] {
		if !source.IsURL(address) {
			return usagef("%q is no address that begins with http:// or https://", address)
		}
	}
	d, err := dataset.Create(c.Context(), o.dataset)
	if err != nil {
		return err
	}
	defer d.Close()
	for _, address := range args[1:] {
		switch args[0] {
		case "add":
			_, err = d.AddSource(c.Context(), dataset.Source{URL: address, AllowPrivate: o.fetch.allowPrivate, Delay: o.fetch.delay})
		case "remove":
			err = d.RemoveSource(c.Context(), address)
		default:
			err = d.PauseSource(c.Context(), address, args[0] == "pause")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// list prints the sources.
func (o *sourcesOptions) list(c *cobra.Command, env *environment) error {
	d, err := dataset.OpenReadOnly(c.Context(), o.dataset)
	if err != nil {
		return err
	}
	defer d.Close()
	all, err := d.Sources(c.Context())
	if err != nil {
		return err
	}
	_, err = o.print(env, strings.Fields("source route posts refreshed paused error"), sourceRows(all), false)
	return err
}

func sourceRows(all []dataset.Source) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, s := range all {
			var refreshed any
			if s.Refreshed != "" {
				refreshed = s.Refreshed
			}
			if !yield([]any{s.URL, s.Route, s.Posts, refreshed, s.Paused, s.Error}, nil) {
				return
			}
		}
	}
}
