package main

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"stakeout/analyze/output"
	"stakeout/extract/source"
)

func newVerify(env *environment) *cobra.Command {
	texts := ""
	c := &cobra.Command{
		Use:   "verify [FILE...]",
		Short: "Check that every fact of an output stands in its text",
		Long: `Check what "json" and "jsonl" have printed: that every text has the SHA-256 that
its post says, that every span (start, end, text) has its words, and that it
stands in its sentence. It tells whether a file was damaged or edited, by hand
or by a program that counts characters otherwise. Without FILE, standard input
is read.

With --texts the text of each post is read from DIR/ID.txt, as "stakeout posts
--text -o DIR/" has written it, and the posts need no text of their own.

What does not hold is printed, a line each: the file, the number of the post in
it, its ID, the key and what is wrong.

Exit codes: 0 everything holds, 1 something does not or no file could be read, 2
wrong command line, 3 a part could not be read and the rest holds, 130
interrupted.`,
		Example: `  stakeout extract -f jsonl archive/ > posts.jsonl
  stakeout verify posts.jsonl

  # The texts are kept apart from what was found in them
  stakeout posts --text -o texts/ archive/
  stakeout extract -f jsonl archive/ | jq -c 'del(.text)' > facts.jsonl
  stakeout verify --texts texts facts.jsonl`,
		RunE: func(c *cobra.Command, files []string) error {
			if err := emptyFlag(c, "texts"); err != nil {
				return err
			}
			if info, err := os.Stat(texts); texts != "" && (err != nil || !info.IsDir()) {
				return usagef("--texts %s: want a folder", texts)
			}
			if len(files) == 0 && isTerminal(env.stdin) {
				return helpOnError(env, c)
			}
			if len(files) == 0 {
				files = []string{"-"}
			}
			return (&verification{env: env, folder: texts}).run(c.Context(), files)
		},
	}
	c.Flags().StringVar(&texts, "texts", "", "read the text of each post from a file ID.txt in `DIR`")
	return c
}

// verification checks the posts of files and counts what came of it.
type verification struct {
	env    *environment
	folder string // of the texts, "" where the posts have them

	posts, spans, wrong int
	errors              int // of files and records
}

// run checks files and says how it went.
func (v *verification) run(ctx context.Context, files []string) error {
	for _, name := range files {
		if err := v.check(ctx, name); err != nil {
			return err
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if v.posts > 0 || v.errors == 0 {
		verdict := "everything holds"
		if v.wrong > 0 {
			verdict = plural(v.wrong, "thing does not hold", "things do not hold")
		}
		fmt.Fprintf(v.env.stderr, "%s, %s: %s\n", plural(v.posts, "post", "posts"), plural(v.spans, "span", "spans"), verdict)
	}
	switch {
	case v.wrong > 0, v.errors > 0 && v.posts == 0:
		return exitError(exitFailed)
	case v.errors > 0:
		return exitError(exitPartly)
	}
	return nil
}

// check checks the posts of a file. Errors of the file go to stderr; the one returned
// is of the output.
func (v *verification) check(ctx context.Context, name string) error {
	for object, err := range v.env.objects(ctx, name) {
		var found output.Verification
		if err == nil {
			if found, err = output.Verify(object.JSON, v.texts()); err != nil {
				err = &source.Error{Input: name, Record: object.Record, Err: err}
			}
		}
		if err != nil {
			v.errors++
			v.env.complain(err)
			continue
		}
		v.posts++
		v.spans += found.Spans
		v.wrong += len(found.Wrong)
		for _, wrong := range found.Wrong {
			line := output.Printable(fmt.Sprintf("%s:%d: %s: %s", name, object.Record, found.ID, wrong))
			if _, err := fmt.Fprintln(v.env.stdout, line); err != nil {
				return err
			}
		}
	}
	return nil
}

// objects reads again what json or jsonl has printed: posts of any size that extract
// takes, with their facts.
func (env *environment) objects(ctx context.Context, name string) iter.Seq2[source.Object, error] {
	return source.Reader{Stdin: env.stdin, MaxRecord: 1 << 30}.Objects(ctx, name)
}

// texts returns what reads the text of a post from the folder of texts, nil for none.
func (v *verification) texts() func(id string) (string, error) {
	if v.folder == "" {
		return nil
	}
	return func(id string) (string, error) {
		b, err := os.ReadFile(filepath.Join(v.folder, fileName(id)+".txt"))
		return string(b), err
	}
}

// plural says n of something.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}
