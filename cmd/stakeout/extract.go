package main

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"stakeout/analyze/output"
	"stakeout/extract"
)

// extractOptions are the flags of extract.
type extractOptions struct {
	readFlags
	correctionFlags
	shapeFlags
	only     []string
	minScore float64
	excel    bool
}

func newExtract(env *environment) *cobra.Command {
	o := extractOptions{readFlags: readFlags{formats: output.Formats(), shown: "table"}}
	c := &cobra.Command{
		Use:   "extract [INPUT...]",
		Short: "Find the posts of files, folders or standard input, and their facts",
		Long: `Find the posts of files, folders or standard input ("-") and the facts that they
state: stakes, names, money, dates, percentages and quotations.

An INPUT is a page in HTML or plain text (one article, or a blog's archive page,
which is parted into its posts), a feed, an export of WordPress, a WARC file,
JSON or JSON Lines whose objects have a "text", any of them compressed with
gzip, or a folder of such files, or the address of a page, which is fetched as
its site's robots.txt lets it. Without INPUT, standard input is read.

The output depends on the inputs and their order alone, never on --jobs. Posts
are printed as they are done; only "table", "md", entities and the formats of
ownership (bods, ftm, graphml, gexf, dot) keep theirs in memory until the end.

Every fact has a score from 0 to 1, which says how sure the rule is that read
it. --min-score leaves out the facts below it, of every kind: of all stakes some
80 of 100 are right in all parts, of those with 0.8 or more 90, but these are
only a third of them.

Who is named in all posts, and who holds what in the formats of ownership, is
joined as "stakeout analyze" does: DWP and Department for Work and Pensions are
one, with one ID. --aliases, --ignore and --register set right what that gets
wrong (see stakeout help analyze); what a single post says stays as it is.

A post that repeats an earlier one has the earlier one's ID in "duplicate_of";
--unique leaves it out (see stakeout help posts).

Exit codes: 0 done, 1 every input failed, 2 wrong command line, 3 a part of the
inputs failed and the rest is printed, 4 nothing found (--fail-empty), 130
interrupted.`,
		Example: `  # Stakes and the most named people and organisations, as tables
  stakeout extract archive.html

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

  # A page of the web; a server of one's own, without the pause between requests
  stakeout extract https://blog.example/2012/03/
  stakeout extract --allow-private --delay 0s http://localhost:8080/

  # Only the stakes that are surely right
  stakeout extract --only stakes --min-score 0.8 archive/

  # The posts of a feed and of the pages that it comes from, each once
  stakeout extract --unique -f jsonl feed.jsonl pages/ > posts.jsonl

  # A workbook with a sheet a kind; a Parquet file for DuckDB or pandas
  stakeout extract -o archive.xlsx archive/
  stakeout extract --only mentions -o mentions.parquet archive/

  # For databases of ownership, and for a network in Gephi
  stakeout extract -f bods archive/ > statements.json
  stakeout extract -o entities.ftm.json archive/
  stakeout extract -o network.gexf archive/

  # With your own register and corrections of who is who
  stakeout extract -f bods --register companies.csv --aliases aliases.csv \
    --ignore ignore.txt archive/

  # For annotators: the texts and their annotations, a file a post each
  stakeout extract -f brat -o annotated/ archive/

  # In a shape of one's own: a line a stake
  stakeout extract --jq '.stakes[] | [.company.name, .score] | @tsv' archive/
  stakeout extract --template '{{range .quotes}}{{.text}};{{end}}' archive/

  # Say what the input is instead of having it recognised
  stakeout extract --from jsonl -f jsonl < dump`,
		RunE: func(c *cobra.Command, inputs []string) error { return o.run(c.Context(), env, c, inputs) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringSliceVar(&o.only, "only", nil, "find and print only these `KIND`s, joined by commas: "+strings.Join(output.Kinds(), ", "))
	f.Float64Var(&o.minScore, "min-score", 0, "leave out the facts, of every kind, whose score is below `X` (0 to 1)")
	f.BoolVar(&o.excel, "excel", false, "write CSV or TSV for Excel: byte order mark, CRLF, no cell that runs as a formula")
	o.correctionFlags.add(c)
	o.readFlags.add(c)
	o.shapeFlags.add(c)
	c.RegisterFlagCompletionFunc("only", cobra.FixedCompletions(output.Kinds(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

// run reads the inputs and prints their posts and facts.
func (o *extractOptions) run(ctx context.Context, env *environment, c *cobra.Command, args []string) error {
	inputs, err := o.inputs(env, c, args)
	if err != nil {
		return err
	}
	if err := emptyFlag(c, "only", "output", "format", "from"); err != nil {
		return err
	}
	if err := o.choose(c, &o.readFlags); err != nil {
		return err
	}
	only, err := output.Select(o.only)
	if err != nil {
		return usageError{err}
	}
	if !(o.minScore >= 0 && o.minScore <= 1) {
		return usagef("--min-score %v: want a number from 0 to 1", o.minScore)
	}
	corrections, err := o.correctionFlags.read(c)
	if err != nil {
		return err
	}
	t := task{
		extractor: extract.Extractor{Only: only.Facts(), MinScore: o.minScore},
		counted:   only.Facts(),
		open: func(w io.Writer, options output.Options) (output.Writer, error) {
			options.Only, options.Excel, options.Corrections = only, o.excel, corrections
			return o.open(o.format, w, options)
		},
		found: only.Count,
	}
	if files, can := output.FilesOf(o.format, only); can {
		folder, err := o.folder(inputs)
		if err != nil {
			return err
		}
		if folder != "" {
			t.open = openFolder(env, folder, files)
		}
	}
	return o.readFlags.run(ctx, env, inputs, t)
}
