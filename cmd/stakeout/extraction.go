package main

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"stakeout/analyze"
	"stakeout/analyze/output"
	"stakeout/extract"
	"stakeout/extract/source"
)

// extraction reads inputs, extracts the facts of their posts and counts what came
// of it.
type extraction struct {
	env       *environment
	inputs    []string
	reader    source.Reader
	extractor extract.Extractor
	jobs      int
	unique    bool                    // leave out the posts that repeat earlier ones
	keep      func(extract.Post) bool // the posts that are wanted; nil for all
	datasets  bool                    // an input may be a dataset

	seen     source.Duplicates
	repeated int // posts that repeat earlier ones
	counts   analyze.Counts
	foreign  int // posts that are not in English
	read     int // inputs that were read or failed
	failed   int // of them: without a single post
	errors   int // of inputs and records
}

// print prints the facts of all posts, and a progress bar meanwhile when watched.
// Errors of inputs go to stderr; the one returned is of the output.
func (e *extraction) print(ctx context.Context, w output.Writer, watched bool) error {
	unwatch := func() {}
	if watched {
		e.reader.Progress, unwatch = e.env.watch(e.inputs)
	}
	err := e.write(ctx, w)
	unwatch() // a table may go to the same terminal
	if err != nil {
		return err
	}
	return w.Close()
}

func (e *extraction) write(ctx context.Context, w output.Writer) error {
	e.env.relaxCollector()
	for r, err := range analyze.Run(ctx, e.posts(ctx), e.extractor, e.jobs) {
		if err != nil {
			e.env.complain(err)
			continue
		}
		e.counts.Add(r)
		if !source.IsEnglish(r.Language) {
			e.foreign++
		}
		if err := w.Write(r); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// posts yields the posts of all inputs. It runs on a goroutine of its own, so what
// it counts is known when the last post has come out of the pipeline.
func (e *extraction) posts(ctx context.Context) iter.Seq2[extract.Post, error] {
	return func(yield func(extract.Post, error) bool) {
		for _, input := range e.inputs {
			posts, bad := 0, 0
			for p, err := range e.postsOf(ctx, input) {
				if err == nil {
					posts++
				} else if _, ok := errors.AsType[*source.Notice](err); !ok {
					bad++
				}
				if err == nil && (e.keep != nil && !e.keep(p) || e.repeats(&p) && e.unique) {
					continue
				}
				if !yield(p, err) {
					return
				}
			}
			e.read++
			e.errors += bad
			if posts == 0 && bad > 0 {
				e.failed++
			}
		}
	}
}

// postsOf yields the posts of an input, which is a dataset where the verb reads these.
func (e *extraction) postsOf(ctx context.Context, input string) iter.Seq2[extract.Post, error] {
	if e.datasets && isDataset(input) {
		return storedPosts(ctx, input)
	}
	return e.reader.Posts(ctx, input)
}

// repeats labels a post that repeats an earlier one, unless its source has.
func (e *extraction) repeats(p *extract.Post) bool {
	if p.Origin.DuplicateOf == "" {
		p.Origin.DuplicateOf = e.seen.Of(*p)
	}
	if p.Origin.DuplicateOf == "" {
		return false
	}
	e.repeated++
	return true
}

// summary says in one line what was found.
func (e *extraction) summary() string {
	switch {
	case e.repeated == 0:
		return e.counts.String()
	case e.unique:
		return fmt.Sprintf("%v; %d more left out, which repeat earlier ones", e.counts, e.repeated)
	}
	return fmt.Sprintf("%v; %d of the posts repeat earlier ones (--unique leaves them out)", e.counts, e.repeated)
}

// code returns the exit code that the inputs deserve.
func (e *extraction) code() int {
	switch {
	case e.errors == 0:
		return 0
	case e.failed == e.read:
		return exitFailed
	}
	return exitPartly
}
