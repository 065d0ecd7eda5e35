package main

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"stakeout/analyze"
	"stakeout/analyze/output"
	"stakeout/extract"
	"stakeout/extract/source"
)

// maxJobs is more than any machine has use for.
const maxJobs = 1024

// extractOptions are the flags of extract.
type extractOptions struct {
	format, file, from string
	only               []string
	maxRecord          size
	jobs               int
	excel, failEmpty   bool
}

func newExtract(env *environment) *cobra.Command {
	o := extractOptions{maxRecord: source.DefaultMaxRecord}
	c := &cobra.Command{
		Use:   "extract [INPUT...]",
		Short: "Find the posts of files, folders or standard input, and their facts",
		Long: `Find the posts of files, folders or standard input ("-") and the facts that they
state: stakes, names, money, dates, percentages and quotations.

An INPUT is plain text (one post, or a blog's archive page saved as text), JSON or
JSON Lines whose objects have a "text", either of them compressed with gzip, or a
folder of such files. Without INPUT, standard input is read.

The output depends on the inputs and their order alone, never on --jobs. Posts are
printed as they are done; only "table", "md" and entities keep their rows in memory
until the end.

Exit codes: 0 done, 1 every input failed, 2 wrong command line, 3 a part of the
inputs failed and the rest is printed, 4 nothing found (--fail-empty), 130
interrupted.`,
		Example: `  # Stakes and the most named people and organisations, as tables
  stakeout extract archive.txt

  # One JSON object a post, for scripts; "-" or nothing reads standard input
  stakeout extract -f jsonl archive/ | jq -c '.stakes[]'
  cat post.txt | stakeout extract -f json

  # One kind of fact as a spreadsheet: the extension chooses the format
  stakeout extract --only stakes -o stakes.csv archive/
  stakeout extract --only quotes -o quotes.csv --excel archive/

  # A Markdown table for a report; only money and dates
  stakeout extract --only money,dates -f md post.txt

  # In a cron job: fail when nothing is found, use one core, skip huge lines
  stakeout extract --fail-empty --jobs 1 --max-record 1M -o posts.jsonl archive/

  # Say what the input is instead of having it recognised
  stakeout extract --from jsonl -f jsonl < dump`,
		RunE: func(c *cobra.Command, inputs []string) error { return o.run(c.Context(), env, c, inputs) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVarP(&o.format, "format", "f", "", "print `FORMAT`: "+strings.Join(output.Formats(), ", ")+" (default table, or what the extension of -o says)")
	f.StringSliceVar(&o.only, "only", nil, "find and print only these `KIND`s, joined by commas: "+strings.Join(output.Kinds(), ", "))
	f.StringVarP(&o.file, "output", "o", "", "write to `FILE`, which is replaced when everything is written (default standard output)")
	f.StringVar(&o.from, "from", "", "read every input as `FORMAT`: "+strings.Join(source.Formats(), ", ")+" (default recognised by its content)")
	f.BoolVar(&o.excel, "excel", false, "write CSV or TSV for Excel: byte order mark, CRLF, no cell that runs as a formula")
	f.BoolVar(&o.failEmpty, "fail-empty", false, "exit with 4 when nothing is found")
	f.IntVarP(&o.jobs, "jobs", "j", 0, "extract `N` posts at a time (default one for each core)")
	f.Var(&o.maxRecord, "max-record", "skip a line, record or text of more than `SIZE` bytes (65536, 64M, 1G)")
	for flag, values := range map[string][]string{"format": output.Formats(), "only": output.Kinds(), "from": source.Formats()} {
		c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
	return c
}

// run reads the inputs and prints their posts and facts.
func (o *extractOptions) run(ctx context.Context, env *environment, c *cobra.Command, inputs []string) error {
	if len(inputs) == 0 {
		if isTerminal(env.stdin) {
			return helpOnError(env, c)
		}
		inputs = []string{"-"}
	}
	if err := emptyFlag(c, "only", "output", "format", "from"); err != nil {
		return err
	}
	only, err := o.check(inputs)
	if err != nil {
		return err
	}
	out, err := createOutput(o.file, env.stdout)
	if err != nil {
		return err
	}
	defer out.discard()
	w, err := output.New(o.format, out, output.Options{Only: only, Width: width(out.Writer), Colour: env.colours(out.Writer), Excel: o.excel})
	if err != nil {
		return usageError{err}
	}
	e := extraction{
		env: env, inputs: inputs, jobs: o.jobs,
		reader:    source.Reader{From: o.from, MaxRecord: int(o.maxRecord), Stdin: env.stdin},
		extractor: extract.Extractor{Only: only.Facts()},
		counts:    analyze.Counts{Only: only.Facts()},
	}
	// What is printed to a terminal as it is done needs no bar.
	watched := !isTerminal(out.Writer) || o.format == "table" || o.format == "md"
	if err := e.print(ctx, w, watched); err != nil {
		if ctx.Err() != nil && o.format == "json" {
			w.Close() // what was printed so far becomes a whole array
		}
		return out.explain(err)
	}
	return o.finish(&e, out, only)
}

// finish gives the output its name and says what was found and how it went. When
// everything failed, or nothing was found that had to be, a file that is there
// stays as it is.
func (o *extractOptions) finish(e *extraction, out *destination, only output.Selection) error {
	code := e.code()
	if code == 0 && o.failEmpty && only.Count(e.counts) == 0 {
		code = exitEmpty
	}
	if code != exitFailed && code != exitEmpty {
		if err := out.commit(); err != nil {
			return err
		}
	}
	if o.format == "table" && code != exitFailed {
		fmt.Fprintln(e.env.stderr, e.counts)
	}
	if e.foreign > 0 {
		e.env.complain(fmt.Errorf("%d of %d posts are not in English: few of their facts are found", e.foreign, e.counts.Posts))
	}
	if code != 0 {
		return exitError(code)
	}
	return nil
}

// check completes the flags and refuses those that contradict each other.
func (o *extractOptions) check(inputs []string) (output.Selection, error) {
	if o.file == "-" {
		o.file = ""
	}
	if o.format == "" && output.FormatOf(o.file) == "" && filepath.Ext(o.file) != "" {
		return nil, usagef("-o %s: no format has the extension %s: add --format, one of %s", o.file, filepath.Ext(o.file), strings.Join(output.Formats(), ", "))
	}
	o.format = cmp.Or(o.format, output.FormatOf(o.file), "table")
	only, err := output.Select(o.only)
	if err != nil {
		return nil, usageError{err}
	}
	if err := (source.Reader{From: o.from}).Check(); err != nil {
		return nil, usagef("--from: %w", err)
	}
	if o.jobs < 0 || o.jobs > maxJobs {
		return nil, usagef("--jobs %d: want 1 to %d, or 0 for one each core", o.jobs, maxJobs)
	}
	for _, input := range inputs {
		if o.file != "" && isWithin(o.file, input) {
			return nil, usagef("-o %s is one of the inputs, or would be in the next run: write it elsewhere", o.file)
		}
	}
	return only, nil
}

// emptyFlag complains about a flag that was given without a value, as a script does
// whose variable is unset.
func emptyFlag(c *cobra.Command, names ...string) error {
	for _, name := range names {
		if f := c.Flag(name); f.Changed && (f.Value.String() == "" || f.Value.String() == "[]") {
			return usagef("--%s is empty: give it a value or leave it out", name)
		}
	}
	return nil
}

// isWithin reports whether a file is the input or lies in it.
func isWithin(file, input string) bool {
	folder, err1 := filepath.Abs(input)
	path, err2 := filepath.Abs(file)
	if err1 != nil || err2 != nil || input == "-" {
		return false
	}
	relative, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(relative)
}
