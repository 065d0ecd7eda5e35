package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stakeout/analyze"
	"stakeout/analyze/output"
	"stakeout/extract"
)

// analyzeOptions are the flags of analyze.
type analyzeOptions struct {
	readFlags
	correctionFlags
	by                     string
	company, since, source string
	minScore               float64
	minWeight              int
	excel                  bool
}

func newAnalyze(env *environment) *cobra.Command {
	o := analyzeOptions{readFlags: readFlags{formats: append(output.RelationFormats(), output.NetworkFormats()...), shown: "table"}}
	c := &cobra.Command{
		Use:   "analyze [INPUT|DATASET...]",
		Short: "Sum up many posts: who owns what, who is named and quoted, and when",
		Long: `Sum up what the posts of all inputs say together. An INPUT is what "stakeout
extract" reads; a DATASET is what "stakeout scrape" makes, of which the posts
that are still there count. --by says what the rows are:

  companies      who holds each company, whether the shares add up to 100%, and
                 what other posts, or the same one earlier, say otherwise
  holders        what each holder has of each company, what it had before, and
                 what it has through companies that it holds
  people         who is named and quoted, in how many posts, by month
  organisations  the same, with the kind of organisation
  places         the same
  network        which people and organisations are named together, and in how
                 many posts; as a network, too: -f graphml, gexf or dot
  posts          the people, organisations and stakes of each post
  months         how much was written when, and about whom
  quotes         who is quoted, how often, and the last words

Names of all posts that mean the same are one: acronyms and names without their
legal form, when no other is meant, known public bodies under all their names,
and misspellings. People are one only when their full names agree: a surname
that a post gives alone, marked (?), may be several people. What the program
gets wrong --aliases sets right: a CSV file with the columns alias, name and,
where wanted, kind. It merges ("Mayo" is "Ed Mayo"), renames, sets the kind, and
keeps a name apart that stands for itself. --ignore FILE has names, one a line,
that are none. --register FILE is a CSV file with the columns name and id and,
where wanted, alias and kind: your own list of companies and people, whose IDs
replace those of the program.

The network has the thousand people and organisations that most posts name, but
for people of whom only one name is known. "overlap" says which part of the
posts that name either of two name both, from 0 to 1; --min-weight 1 shows the
ties of a single post.

"latest" is what holds when all that the posts say is put together, the newest
statement of each holder; an account that adds up to 100% replaces all before
it. What is planned counts, what is given up does not. Stakes without a date
count in the order of the inputs.

Exit codes: 0 done, 1 every input failed, 2 wrong command line, 3 a part of the
inputs failed and the rest is printed, 4 no rows (--fail-empty), 130
interrupted.`,
		Example: `  # Who owns what, and does it add up?
  stakeout analyze archive/

  # One company, as a spreadsheet; what each holder has and had
  stakeout analyze --company "Linnet Water" -o linnet.csv archive/
  stakeout analyze --by holders -f json archive/

  # The players, and when they were written about
  stakeout analyze --by organisations archive/
  stakeout analyze --by people --since 2013 --source observer.example archive/

  # Who is named together in five posts or more, for Gephi
  stakeout analyze --by network --min-weight 5 -o network.gexf archive/

  # A dataset, after each refresh
  stakeout analyze --by months mutuals.db

  # With your own register and corrections
  stakeout analyze --register companies.csv --aliases aliases.csv \
    --ignore ignore.txt archive/

  # In a cron job: only what is surely right, each post once
  stakeout analyze --min-score 0.8 --unique --fail-empty -o owners.json archive/
  stakeout analyze --by quotes --excel -o quotes.csv archive/

  # Other inputs, as extract reads them
  stakeout analyze --from jsonl --jobs 1 --max-record 1M < dump
  stakeout analyze --allow-private --delay 0s http://localhost:8080/`,
		RunE: func(c *cobra.Command, inputs []string) error { return o.run(c.Context(), env, c, inputs) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVar(&o.by, "by", "companies", "what the rows are: "+strings.Join(analyze.Views(), ", ")+" (`VIEW`)")
	f.StringVar(&o.company, "company", "", "only the stakes in companies with `NAME`, or the posts that name them")
	f.StringVar(&o.since, "since", "", "only posts published on or after `DATE`: 2013, 2013-05, 2013-05-01")
	f.StringVar(&o.source, "source", "", "only posts with `TEXT` in their site, address or file name")
	f.IntVar(&o.minWeight, "min-weight", 2, "of the network, only what at least `N` posts name together")
	f.Float64Var(&o.minScore, "min-score", 0, "leave out the facts, of every kind, whose score is below `X` (0 to 1)")
	o.correctionFlags.add(c)
	f.BoolVar(&o.excel, "excel", false, "write CSV or TSV for Excel: byte order mark, CRLF, no cell that runs as a formula")
	o.readFlags.add(c)
	c.RegisterFlagCompletionFunc("by", cobra.FixedCompletions(analyze.Views(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

// run reads the inputs and prints the table.
func (o *analyzeOptions) run(ctx context.Context, env *environment, c *cobra.Command, args []string) error {
	inputs, err := o.inputs(env, c, args)
	if err != nil {
		return err
	}
	if err := emptyFlag(c, "output", "format", "from", "by", "company", "since", "source"); err != nil {
		return err
	}
	facts, known := analyze.FactsFor(o.by)
	if !known {
		return usagef("unknown view %q: %s", o.by, didYouMean(o.by, analyze.Views()))
	}
	if o.minWeight < 1 {
		return usagef("--min-weight %d: want 1 or more", o.minWeight)
	}
	if o.company != "" {
		facts |= extract.Stakes
	}
	if !(o.minScore >= 0 && o.minScore <= 1) {
		return usagef("--min-score %v: want a number from 0 to 1", o.minScore)
	}
	keep, err := o.filter()
	if err != nil {
		return err
	}
	a := &analysis{o: o}
	if a.corrections, err = o.correctionFlags.read(c); err != nil {
		return err
	}
	// What is kept of many posts is most of the memory: garbage may be half of it, not as much again.
	defer debug.SetGCPercent(debug.SetGCPercent(50))
	return o.readFlags.run(ctx, env, inputs, task{
		extractor: extract.Extractor{Only: facts, MinScore: o.minScore},
		counted:   facts,
		keep:      keep,
		datasets:  true,
		open:      a.open,
		found:     func(analyze.Counts) int { return a.rows },
	})
}

// filter returns what tells the posts that --since and --source want.
func (o *analyzeOptions) filter() (func(extract.Post) bool, error) {
	if o.since != "" {
		if _, err := extract.ParseDate(o.since); err != nil {
			return nil, usagef("--since: %w", err)
		}
	}
	source := strings.ToLower(o.source)
	return func(p extract.Post) bool {
		if o.since != "" && (p.Published.IsZero() || p.Published.String() < o.since) {
			return false
		}
		for _, s := range []string{p.Site, p.URL, p.Origin.Source} {
			if strings.Contains(strings.ToLower(s), source) {
				return true
			}
		}
		return false
	}, nil
}

// analysis is the output.Writer of analyze: it takes the results in and prints the table
// when the last has come.
type analysis struct {
	o           *analyzeOptions
	corrections analyze.Corrections
	all         analyze.Analysis
	w           io.Writer
	options     output.Options
	rows        int
}

func (a *analysis) open(w io.Writer, options output.Options) (output.Writer, error) {
	options.Excel = a.o.excel
	if options.Excel && a.o.format != "csv" && a.o.format != "tsv" {
		return nil, fmt.Errorf("--excel needs --format csv or tsv, not %s", a.o.format)
	}
	a.w, a.options = w, options
	if a.isNetwork() && a.o.by != "network" {
		return nil, fmt.Errorf("%s shows who is named together: use --by network, or stakeout extract for who owns what", a.o.format)
	}
	if a.isNetwork() {
		return a, nil
	}
	_, err := output.PrintRelation(a.o.format, io.Discard, options, nil, none) // whether it knows the format
	return a, err
}

// isNetwork reports whether the format is one for networks.
func (a *analysis) isNetwork() bool { return slices.Contains(output.NetworkFormats(), a.o.format) }

// none yields no rows.
func none(func([]any, error) bool) {}

func (a *analysis) Write(r analyze.Result) error {
	a.all.Add(r)
	return nil
}

func (a *analysis) Close() (err error) {
	sum := a.all.Sum(a.corrections, a.o.company)
	sum.LeastPosts = a.o.minWeight
	if a.isNetwork() {
		ties := sum.Network(a.o.minWeight)
		a.rows = len(ties)
		return output.PrintNetwork(a.o.format, a.w, ties)
	}
	table := sum.Table(a.o.by)
	columns, rows := table.Shown(a.o.format == "table" || a.o.format == "md")
	a.rows, err = output.PrintRelation(a.o.format, a.w, a.options, columns, rowsOf(rows))
	return err
}

func rowsOf(rows [][]any) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}
