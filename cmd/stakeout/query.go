package main

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stakeout/analyze/dataset"
	"stakeout/analyze/output"
)

// relationFlags are the flags of the verbs that print rows of a dataset.
type relationFlags struct {
	dataset, format, file string
}

// add gives the flags to a verb.
func (f *relationFlags) add(c *cobra.Command) {
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.dataset, "dataset", "d", "", "the dataset, an SQLite `FILE`")
	flags.StringVarP(&f.format, "format", "f", "", "print `FORMAT`: "+strings.Join(output.RelationFormats(), ", ")+" (default table, or what the extension of -o says)")
	flags.StringVarP(&f.file, "output", "o", "", "write to `FILE`, which is replaced when everything is written (default standard output)")
	c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(output.RelationFormats(), cobra.ShellCompDirectiveNoFileComp))
}

// check completes the flags and refuses those that make no sense.
func (f *relationFlags) check(c *cobra.Command) error {
	if err := emptyFlag(c, "dataset", "format", "output"); err != nil {
		return err
	}
	if f.dataset == "" {
		return usagef("no dataset: add -d FILE")
	}
	if f.file == "-" {
		f.file = ""
	}
	r := readFlags{format: f.format, file: f.file, formats: output.RelationFormats(), shown: "table"}
	if err := r.chooseFormat(); err != nil {
		return err
	}
	if f.format = r.format; !slices.Contains(r.formats, f.format) {
		return usagef("unknown format %q: want one of %s", f.format, strings.Join(r.formats, ", "))
	}
	return nil
}

// print prints rows and returns how many there were.
func (f *relationFlags) print(env *environment, columns []string, rows iter.Seq2[[]any, error], excel bool) (int, error) {
	out, err := createOutput(f.file, env.stdout)
	if err != nil {
		return 0, err
	}
	defer out.discard()
	n, err := output.PrintRelation(f.format, out, output.Options{Width: width(out.Writer), Colour: env.colours(out.Writer), Excel: excel}, columns, rows)
	if err != nil {
		return n, out.explain(err)
	}
	return n, out.commit()
}

// queryOptions are the flags of query.
type queryOptions struct {
	relationFlags
	search           string
	excel, failEmpty bool
}

func newQuery(env *environment) *cobra.Command {
	var o queryOptions
	c := &cobra.Command{
		Use:   "query -d FILE [SQL]",
		Short: "Ask a dataset in SQL, or search its posts",
		Long: `Ask a dataset, which "stakeout scrape" makes, in SQL, or search the words of its
posts. Nothing is changed, and the dataset may be written to meanwhile.

The tables are posts, stakes, mentions, money, percentages, dates and quotes,
with sources, pages (what was fetched when), listed (which source lists which
post) and versions (what posts said before they were changed). Two views say
what is asked most: stakes_current, the newest statement about each holder and
company, and mentions_by_post, who is named where. "SELECT sql FROM
sqlite_schema" shows all columns.

--search finds posts with all the words; "a phrase", OR, NOT and prefix* work,
too (the language of SQLite's FTS5).

Exit codes: 0 done, 1 the dataset cannot be read or the SQL is wrong, 2 wrong
command line, 4 no rows (--fail-empty), 130 interrupted.`,
		Example: `  # Who owns what, as far as it is known
  stakeout query -d mutuals.db "SELECT holder, company FROM stakes_current"

  # The posts that name somebody
  stakeout query -d mutuals.db \
    "SELECT title, url FROM mentions_by_post WHERE name = 'Orrin Capital'"

  # The posts with these words, for a spreadsheet
  stakeout query -d mutuals.db --excel -o found.csv --search 'pension* trust'

  # In a script
  stakeout query -d mutuals.db --fail-empty -f jsonl \
    "SELECT url FROM posts WHERE gone IS NOT NULL"`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("want one SQL statement, got %d: put it in quotation marks", len(args))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return o.run(c, env, args) },
	}
	o.add(c)
	c.Flags().StringVar(&o.search, "search", "", "find the posts with these `WORDS`")
	c.Flags().BoolVar(&o.excel, "excel", false, "write CSV or TSV for Excel: byte order mark, CRLF, no cell that runs as a formula")
	c.Flags().BoolVar(&o.failEmpty, "fail-empty", false, "exit with 4 when there are no rows")
	return c
}

// run asks the dataset and prints the answer.
func (o *queryOptions) run(c *cobra.Command, env *environment, args []string) error {
	if err := o.check(c); err != nil {
		return err
	}
	if (o.search == "") == (len(args) == 0) {
		return usagef("want an SQL statement, or --search WORDS")
	}
	if o.excel && o.format != "csv" && o.format != "tsv" {
		return usagef("--excel needs --format csv or tsv, not %s", o.format)
	}
	d, err := dataset.OpenReadOnly(c.Context(), o.dataset)
	if err != nil {
		return err
	}
	defer d.Close()
	var columns []string
	var rows iter.Seq2[[]any, error]
	if o.search != "" {
		columns, rows, err = d.Search(c.Context(), o.search)
	} else {
		columns, rows, err = d.Query(c.Context(), args[0])
	}
	if err != nil {
		return err
	}
	n, err := o.print(env, columns, rows, o.excel)
	if err != nil {
		return err
	}
	if o.format == "table" {
		fmt.Fprintln(env.stderr, plural(n, "row", "rows"))
	}
	if o.failEmpty && n == 0 {
		return exitError(exitEmpty)
	}
	return nil
}
