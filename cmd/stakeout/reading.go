package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stakeout/analyze"
	"stakeout/analyze/output"
	"stakeout/extract"
	"stakeout/extract/source"
)

// maxJobs is more than any machine has use for.
const maxJobs = 1024

// readFlags are the flags of the verbs that read inputs and print what is found.
type readFlags struct {
	format, file, from string
	maxRecord          size
	jobs               int
	unique, failEmpty  bool
	fetch              fetchFlags

	formats []string // that --format can name
	shown   string   // the one of them for people, which is the default
}

// add gives the flags to a verb.
func (f *readFlags) add(c *cobra.Command) {
	f.maxRecord = source.DefaultMaxRecord
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.format, "format", "f", "", "print `FORMAT`: "+strings.Join(f.formats, ", ")+" (default "+f.shown+", or what the extension of -o says)")
	flags.StringVarP(&f.file, "output", "o", "", "write to `FILE`, which is replaced when everything is written (default standard output)")
	flags.StringVar(&f.from, "from", "", "read every input as `FORMAT`: "+strings.Join(source.Formats(), ", ")+" (default recognised by its content)")
	flags.BoolVar(&f.unique, "unique", false, "leave out the posts that repeat an earlier one: its address, or nearly all of its words")
	flags.BoolVar(&f.failEmpty, "fail-empty", false, "exit with 4 when nothing is found")
	flags.IntVarP(&f.jobs, "jobs", "j", 0, "extract `N` posts at a time (default one for each core)")
	flags.Var(&f.maxRecord, "max-record", "skip a line, record or text of more than `SIZE` bytes (65536, 64M, 1G)")
	f.fetch.add(c)
	for flag, values := range map[string][]string{"format": f.formats, "from": source.Formats()} {
		c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
}

// task is what a verb does with the posts of its inputs.
type task struct {
	extractor extract.Extractor
	counted   extract.Kinds                                          // what the last line on stderr counts
	open      func(io.Writer, output.Options) (output.Writer, error) // its error is one of the command line
	found     func(analyze.Counts) int                               // how much was found of what --fail-empty asks for
	keep      func(extract.Post) bool                                // the posts that are wanted; nil for all
	datasets  bool                                                   // an input may be a dataset
}

// inputs returns what to read: standard input when nothing is named and it is no
// terminal. At a terminal it explains the verb.
func (f *readFlags) inputs(env *environment, c *cobra.Command, args []string) ([]string, error) {
	if len(args) > 0 {
		return args, nil
	}
	if isTerminal(env.stdin) {
		return nil, helpOnError(env, c)
	}
	return []string{"-"}, nil
}

// run reads the inputs and prints what the task makes of their posts.
func (f *readFlags) run(ctx context.Context, env *environment, inputs []string, t task) error {
	if err := f.check(inputs); err != nil {
		return err
	}
	out, err := createOutput(f.file, env.stdout)
	if err != nil {
		return err
	}
	defer out.discard()
	today, err := env.today()
	if err != nil {
		return err
	}
	w, err := t.open(out, output.Options{Width: width(out.Writer), Terminal: isTerminal(out.Writer), Colour: env.colours(out.Writer), Today: today})
	if err != nil {
		return usageError{err}
	}
	e := extraction{
		env: env, inputs: inputs, jobs: f.jobs, unique: f.unique,
		reader:    source.Reader{From: f.from, MaxRecord: int(f.maxRecord), Stdin: env.stdin, Fetcher: f.fetch.fetcher(env, int(f.maxRecord))},
		extractor: t.extractor, keep: t.keep, datasets: t.datasets,
		counts: analyze.Counts{Only: t.counted},
	}
	// What is printed to a terminal as it is done needs no bar.
	watched := !isTerminal(out.Writer) || f.format == "table" || f.format == "md"
	if err := e.print(ctx, w, watched); err != nil {
		if ctx.Err() != nil && f.format == "json" {
			w.Close() // what was printed so far becomes a whole array
		}
		return out.explain(err)
	}
	return f.finish(&e, out, t)
}

// finish gives the output its name and says what was found and how it went. When
// everything failed, or nothing was found that had to be, a file that is there
// stays as it is.
func (f *readFlags) finish(e *extraction, out *destination, t task) error {
	code := e.code()
	if code == 0 && f.failEmpty && t.found(e.counts) == 0 {
		code = exitEmpty
	}
	if code != exitFailed && code != exitEmpty {
		if err := out.commit(); err != nil {
			return err
		}
	}
	if f.format == f.shown && code != exitFailed {
		fmt.Fprintln(e.env.stderr, e.summary())
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
func (f *readFlags) check(inputs []string) error {
	if f.file == "-" {
		f.file = ""
	}
	if err := f.chooseFormat(); err != nil {
		return err
	}
	if err := (source.Reader{From: f.from}).Check(); err != nil {
		return usagef("--from: %w", err)
	}
	if f.jobs < 0 || f.jobs > maxJobs {
		return usagef("--jobs %d: want 1 to %d, or 0 for one each core", f.jobs, maxJobs)
	}
	for _, input := range inputs {
		if f.file != "" && isWithin(f.file, input) {
			return usagef("-o %s is one of the inputs, or would be in the next run: write it elsewhere", f.file)
		}
	}
	return nil
}

// chooseFormat takes the format from the extension of -o where --format is not given.
func (f *readFlags) chooseFormat() error {
	if f.format != "" {
		return nil
	}
	meant := output.FormatOf(f.file)
	if meant == "table" { // .txt
		meant = f.shown
	}
	if extension := filepath.Ext(f.file); extension != "" && !slices.Contains(f.formats, meant) {
		return usagef("-o %s: no format has the extension %s: add --format, one of %s", f.file, extension, strings.Join(f.formats, ", "))
	}
	f.format = cmp.Or(meant, f.shown)
	return nil
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
