package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"stakeout/analyze"
	"stakeout/analyze/output"
	"stakeout/extract"
)

func newExplain(env *environment) *cobra.Command {
	o := readFlags{formats: output.ExplanationFormats(), shown: "text"}
	c := &cobra.Command{
		Use:   "explain [INPUT...]",
		Short: "Say for each percentage why it is a stake, or why it is none",
		Long: `Say what was made of each percentage, ratio and word for a share ("majority",
"half", "wholly owned"): the sentence with the words for holder, share and
company marked, and the stake with the rule that read it and its score, or the
reason why it is none.

An INPUT is what extract reads. On a terminal the words are marked in colours,
elsewhere in brackets: [holder: ...], [share: ...], [company: ...]. What stands
in brackets alone is no share. A holder or company that stands in another
sentence is shown below the stake, with the words around it.

"json" and "jsonl" print the posts as extract does, with the key "explanations":
each has the words (start, end, text), the sentence, its stakes, and, when it
has none, a reason ("market", "negated" and so on) and the same as a sentence
(why). The reasons are listed by "stakeout schema".

Exit codes: those of extract.`,
		Example: `  # Why is this a stake, and that none?
  stakeout explain archive.txt | less
  echo "Orrin owns 30% of Pellham and 5% of the market." | stakeout explain

  # How often each reason was given
  stakeout explain -f jsonl archive/ | jq -r '.explanations[].reason' |
    sort | uniq -c

  # A file for a colleague; the extension chooses the format
  stakeout explain -o why.txt archive/
  stakeout explain --fail-empty --unique --jobs 1 -o why.json archive/
  stakeout explain --from jsonl --max-record 1M < dump
  stakeout explain --allow-private --delay 2s http://localhost:8080/`,
		RunE: func(c *cobra.Command, inputs []string) error { return explain(c.Context(), env, c, &o, inputs) },
	}
	o.add(c)
	return c
}

// explain reads the inputs and prints what was made of their percentages.
func explain(ctx context.Context, env *environment, c *cobra.Command, o *readFlags, args []string) error {
	inputs, err := o.inputs(env, c, args)
	if err != nil {
		return err
	}
	if err := emptyFlag(c, "output", "format", "from"); err != nil {
		return err
	}
	return o.run(ctx, env, inputs, task{
		extractor: extract.Extractor{Only: extract.NoFacts, Explain: true},
		counted:   extract.Stakes,
		open: func(w io.Writer, options output.Options) (output.Writer, error) {
			return output.NewExplanation(o.format, w, options)
		},
		found: func(n analyze.Counts) int { return n.Explanations },
	})
}
