package main

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

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
	info, err := os.Stat(o.file)
	if !strings.HasSuffix(o.file, "/") && (err != nil || !info.IsDir()) {
		return func(w io.Writer, options output.Options) (output.Writer, error) {
			return output.NewText(w, options), nil
		}, nil
	}
	folder := o.file
	for _, input := range inputs {
		if isWithin(folder, input) {
			return nil, usagef("-o %s is one of the inputs, or would be in the next run: write it elsewhere", folder)
		}
	}
	o.file = os.DevNull
	return func(io.Writer, output.Options) (output.Writer, error) {
		return &textFolder{env: env, path: folder, written: map[string]string{}}, nil
	}, nil
}

// textFolder writes the text of each post into a file of its own.
type textFolder struct {
	env     *environment
	path    string
	written map[string]string // the digest of the text under each ID
}

// textName is the name of the file that has the text of the post with an ID.
func textName(id string) string {
	const longest = 200 // file names end at 255
	name := url.PathEscape(strings.ReplaceAll(id, ".", "_"))
	if name != id || len(name) > longest { // two IDs must not share a file
		name = fmt.Sprintf("%.*s-%.16s", longest, name, extract.Post{Text: id}.Digest())
	}
	return name + ".txt"
}

func (f *textFolder) Write(r analyze.Result) error {
	digest := r.Digest()
	if before, known := f.written[r.ID]; known {
		if before != digest {
			f.env.complain(fmt.Errorf("%s: another post has the ID %s: its text is left out", r.Origin.Source, r.ID))
		}
		return nil
	}
	f.written[strings.Clone(r.ID)] = digest
	err := os.MkdirAll(f.path, 0o777)
	if err == nil {
		err = os.WriteFile(filepath.Join(f.path, textName(r.ID)), []byte(r.Text), 0o666)
	}
	if err != nil {
		return fmt.Errorf("write %s: %v", f.path, err) // as text: the path in err is not that of -o
	}
	return nil
}

func (f *textFolder) Close() error { return nil }
