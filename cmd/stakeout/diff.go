package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stakeout/analyze/output"
	"stakeout/extract/source"
)

// diffOptions are the flags of diff.
type diffOptions struct {
	format, file string
	failEmpty    bool
}

func newDiff(env *environment) *cobra.Command {
	var o diffOptions
	c := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Say what changed between two outputs: new stakes, changed shares, new names",
		Long: `Say what changed between two files that "json" or "jsonl" have printed: the
posts that are new, changed or gone; the stakes that no post spoke of before,
those of which posts say something else, and those that are gone; and the names.
One of the two files may be "-", standard input.

A stake is known by its holder and its company. "Orrin in Pellham: 30% held →
40% held" means that posts used to give 30 per cent and now give 40; where old
posts stay, both stand behind the arrow. Posts are known by their IDs, and those
whose ID comes from a text that has changed by title and date. What one of the
files lacks, because --only did not ask for it, is not compared.

"json" and "jsonl" have an object for each change: what happened (change: new,
changed, gone), to what (kind: post, stake, name), title, published and posts,
the IDs; holder, company, old and new of a stake; name and name_kind.

Exit codes: 0 done, 1 a file could not be read, 2 wrong command line, 3 a part
could not be read, 4 nothing changed (--fail-empty), 130 interrupted.`,
		Example: `  stakeout diff yesterday.jsonl today.jsonl

  # In a cron job: a mail only when something is new
  stakeout extract -f jsonl -o today.jsonl archive/
  stakeout diff --fail-empty -o changes.txt yesterday.jsonl today.jsonl &&
    mail -s news me < changes.txt

  # The new stakes alone, for scripts
  stakeout diff -f jsonl yesterday.jsonl today.jsonl |
    jq -c 'select(.kind == "stake" and .change == "new")'`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usagef("want two files, OLD and NEW, got %d", len(args))
			}
			if args[0] == "-" && args[1] == "-" {
				return usagef("standard input can be one of the two files, not both")
			}
			return nil
		},
		RunE: func(c *cobra.Command, files []string) error { return o.run(c, env, files) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVarP(&o.format, "format", "f", "", "print `FORMAT`: "+strings.Join(output.ChangeFormats(), ", ")+" (default text, or what the extension of -o says)")
	f.StringVarP(&o.file, "output", "o", "", "write to `FILE`, which is replaced when everything is written (default standard output)")
	f.BoolVar(&o.failEmpty, "fail-empty", false, "exit with 4 when nothing has changed")
	c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(output.ChangeFormats(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

// run compares two files.
func (o *diffOptions) run(c *cobra.Command, env *environment, files []string) error {
	if err := o.check(c, files); err != nil {
		return err
	}
	var snapshots [2]output.Snapshot
	bad := 0
	for i, name := range files {
		n, err := env.remember(c.Context(), name, &snapshots[i])
		if err != nil {
			return err
		}
		bad += n
	}
	env.tellMissing(files, snapshots)
	changes := output.Diff(&snapshots[0], &snapshots[1])
	if err := o.print(env, changes); err != nil {
		return err
	}
	switch {
	case bad > 0:
		return exitError(exitPartly)
	case o.failEmpty && len(changes) == 0:
		return exitError(exitEmpty)
	}
	return nil
}

// check completes the flags and refuses those that contradict each other.
func (o *diffOptions) check(c *cobra.Command, files []string) error {
	if err := emptyFlag(c, "output", "format"); err != nil {
		return err
	}
	if o.file == "-" {
		o.file = ""
	}
	f := readFlags{format: o.format, file: o.file, formats: output.ChangeFormats(), shown: "text"}
	if err := f.chooseFormat(); err != nil {
		return err
	}
	if o.format = f.format; !slices.Contains(f.formats, o.format) {
		return usagef("unknown format %q: want one of %s", o.format, strings.Join(f.formats, ", "))
	}
	for _, name := range files {
		if o.file != "" && isWithin(o.file, name) {
			return usagef("-o %s is one of the two files: write it elsewhere", o.file)
		}
	}
	return nil
}

// remember reads a file into a snapshot and returns how many of its posts could not be
// read. A file without a single one that can is an error.
func (env *environment) remember(ctx context.Context, name string, s *output.Snapshot) (bad int, err error) {
	good := 0
	for object, err := range env.objects(ctx, name) {
		if err == nil {
			if err = s.Add(object.JSON); err != nil {
				err = &source.Error{Input: name, Record: object.Record, Err: err}
			}
		}
		if err != nil {
			bad++
			env.complain(err)
			continue
		}
		good++
	}
	if ctx.Err() != nil {
		return bad, ctx.Err()
	}
	if good == 0 && bad > 0 {
		return bad, exitError(exitFailed)
	}
	return bad, nil
}

// tellMissing says on stderr what cannot be compared.
func (env *environment) tellMissing(files []string, s [2]output.Snapshot) {
	for i, name := range files {
		var missing []string
		if s[i].NoStakes {
			missing = append(missing, "stakes")
		}
		if s[i].NoMentions {
			missing = append(missing, "mentions")
		}
		if len(missing) > 0 {
			env.complain(fmt.Errorf("%s has no %s: they are not compared", name, strings.Join(missing, " and no ")))
		}
	}
}

// print prints the changes. A file that is there stays as it is when nothing has changed
// and something had to.
func (o *diffOptions) print(env *environment, changes []output.Change) error {
	if o.format == "text" && len(changes) == 0 {
		fmt.Fprintln(env.stderr, "nothing has changed")
	}
	if o.failEmpty && len(changes) == 0 && o.file != "" {
		return nil
	}
	out, err := createOutput(o.file, env.stdout)
	if err != nil {
		return err
	}
	defer out.discard()
	options := output.Options{Width: width(out.Writer), Colour: env.colours(out.Writer)}
	if err := output.PrintChanges(out, o.format, changes, options); err != nil {
		return out.explain(err)
	}
	return out.commit()
}
