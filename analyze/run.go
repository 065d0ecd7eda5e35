package analyze

import (
	"context"
	"iter"
	"runtime"

	"stakeout/extract"
)

// readAhead is how many posts for each worker may be read and waiting, so that one
// long post does not leave the other workers idle.
const readAhead = 4

// task is a post on its way through the workers, or an error in its place.
type task struct {
	result Result
	err    error
	done   chan struct{}
}

// Run extracts the facts of posts on several goroutines and yields the results,
// and the errors of posts as they are, in the order of posts. jobs is the number
// of goroutines, 0 for one a core. At most readAhead posts a job are in memory.
//
// When ctx ends, the sequence ends at once, even where reading a post hangs; the
// reading itself ends as soon as posts lets it.
func Run(ctx context.Context, posts iter.Seq2[extract.Post, error], x extract.Extractor, jobs int) iter.Seq2[Result, error] {
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	return func(yield func(Result, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		for t := range ordered(ctx, posts, x, jobs) {
			select {
			case <-t.done:
			case <-ctx.Done():
				return
			}
			if ctx.Err() != nil || !yield(t.result, t.err) {
				return
			}
		}
	}
}

// ordered starts the reading and the workers and yields the tasks in the order of
// posts, each still to be waited for, until ctx ends.
func ordered(ctx context.Context, posts iter.Seq2[extract.Post, error], x extract.Extractor, jobs int) iter.Seq[*task] {
	queue := make(chan *task, readAhead*jobs)
	work := make(chan *task, readAhead*jobs)
	go func() {
		defer close(queue)
		defer close(work)
		for p, err := range posts {
			t := &task{Result{Post: p}, err, make(chan struct{})}
			if !send(ctx, queue, t) || !send(ctx, work, t) {
				return
			}
		}
	}()
	for range jobs {
		go func() {
			for t := range work {
				if t.err == nil && ctx.Err() == nil {
					t.result.Facts = x.Extract(t.result.Post)
				}
				close(t.done)
			}
		}()
	}
	return receive(ctx, queue)
}

// send reports whether c took t before ctx ended.
func send(ctx context.Context, c chan<- *task, t *task) bool {
	select {
	case c <- t:
		return true
	case <-ctx.Done():
		return false
	}
}

// receive yields what c holds until it is closed or ctx ends.
func receive(ctx context.Context, c <-chan *task) iter.Seq[*task] {
	return func(yield func(*task) bool) {
		for {
			select {
			case t, open := <-c:
				if !open || !yield(t) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}
