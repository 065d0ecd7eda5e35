package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"stakeout/analyze"
	"stakeout/analyze/output"
	"stakeout/extract"
)

// postsOptions are the flags of posts.
type postsOptions struct {
	readFlags
	shapeFlags
	text bool
}

func newPosts(env *environment) *cobra.Command {
	o := postsOptions{readFlags: readFlags{formats: output.PostFormats(), shown: "table"}}
	c := &cobra.Command{
		Use:   "posts [INPUT...]",
		Short: "List the posts that were found, or print their texts",
		Long: `List the posts that were found: title, author, date, words and source. It is
what "extract --only posts" prints, in its formats. An INPUT is what extract
reads.

A post that repeats an earlier one is marked as a duplicate ("duplicate_of" is
the ID of the earlier one): it has the same address, the same words, or, from 60
words on, nearly the same words and the same figures. It is listed all the same,
and only left out with --unique. An excerpt repeats the whole post, but not the
other way round. Some 260 bytes are remembered of each post for it.

With --text the clean texts are printed instead, with a line "* * *" between two
of them. When -o names a folder, or ends in a slash, each text becomes a file
ID.txt in it, byte for byte what was analysed: "stakeout verify --texts" reads
it again.

Exit codes: those of extract.`,
		Example: `  # What is in this page?
  stakeout posts archive.html
  stakeout posts --unique -o posts.csv archive/ feeds/

  # The text without navigation, adverts and comments
  stakeout posts --text article.html | less
  stakeout posts --text -o texts/ archive/

  # In a shape of one's own, by a template of Go or a filter of jq
  stakeout posts --template '{{.title}} ({{join .authors ", "}})' archive/
  stakeout posts --jq '[.published, .title] | @tsv' archive/

  # In scripts
  stakeout posts -f jsonl archive/ | jq -r 'select(.published == null) | .title'
  stakeout posts --fail-empty --jobs 1 --max-record 1M -o posts.tsv archive/
  stakeout posts --from jsonl -f jsonl < dump
  stakeout posts --allow-private --delay 2s http://localhost:8080/`,
		RunE: func(c *cobra.Command, inputs []string) error { return o.run(c.Context(), env, c, inputs) },
	}
	c.Flags().SortFlags = false
	c.Flags().BoolVar(&o.text, "text", false, "print the texts of the posts instead of a list")
	o.readFlags.add(c)
	o.shapeFlags.add(c)
	return c
}

// run reads the inputs and lists their posts.
func (o *postsOptions) run(ctx context.Context, env *environment, c *cobra.Command, args []string) error {
	inputs, err := o.inputs(env, c, args)
	if err != nil {
		return err
	}
	if err := emptyFlag(c, "output", "format", "from"); err != nil {
		return err
	}
	if err := o.choose(c, &o.readFlags); err != nil {
		return err
	}
	t := task{
		extractor: extract.Extractor{Only: extract.NoFacts},
		counted:   extract.NoFacts,
		open: func(w io.Writer, options output.Options) (output.Writer, error) {
			options.Only, _ = output.Select([]string{"posts"})
			return o.open(o.format, w, options)
		},
		found: func(n analyze.Counts) int { return n.Posts },
	}
	if o.text {
		if o.format != "" {
			return usagef("--text prints texts, not %s: leave one of the two out", o.format)
		}
		o.format, o.shown = "text", "text"
		if t.open, err = o.openText(env, inputs); err != nil {
			return err
		}
	}
	return o.readFlags.run(ctx, env, inputs, t)
}

// openText returns what opens the writer of texts: into one stream, or into a folder
// where -o names one.
func (o *postsOptions) openText(env *environment, inputs []string) (func(io.Writer, output.Options) (output.Writer, error), error) {
	folder, err := o.folder(inputs)
	if err != nil || folder == "" {
		return func(w io.Writer, options output.Options) (output.Writer, error) {
			return output.NewText(w, options), nil
		}, err
	}
	return openFolder(env, folder, output.Files{}), nil
}
