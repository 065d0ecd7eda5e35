package analyze

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"testing"

	"go.uber.org/goleak"

	"stakeout/extract"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// numbered yields n posts of different lengths, every seventh an error.
func numbered(n int) iter.Seq2[extract.Post, error] {
	return func(yield func(extract.Post, error) bool) {
		for i := range n {
			p := extract.Post{ID: fmt.Sprint(i), Text: "The mill cost £2m. " + fmt.Sprint(make([]int, i*37%501))}
			var err error
			if i%7 == 6 {
				err = fmt.Errorf("post %d is broken", i)
			}
			if !yield(p, err) {
				return
			}
		}
	}
}

// TestRunOrder wants the same results and errors in the same order, whatever the
// number of workers.
func TestRunOrder(t *testing.T) {
	collect := func(jobs int) (all []any) {
		for r, err := range Run(t.Context(), numbered(200), extract.Extractor{Only: extract.MoneyAmounts}, jobs) {
			all = append(all, r, err)
		}
		return all
	}
	one := collect(1)
	if len(one) != 400 {
		t.Fatalf("%d results and errors, want 400", len(one))
	}
	for _, jobs := range []int{0, 2, 8, 300} {
		if many := collect(jobs); !reflect.DeepEqual(one, many) {
			t.Errorf("--jobs %d gives other results than --jobs 1", jobs)
		}
	}
}

// TestRunReadsAhead wants no more posts in memory than readAhead says.
func TestRunReadsAhead(t *testing.T) {
	read := make(chan struct{}, 1000)
	posts := func(yield func(extract.Post, error) bool) {
		for range cap(read) {
			read <- struct{}{}
			if !yield(extract.Post{}, nil) {
				return
			}
		}
	}
	const jobs = 2
	for range Run(t.Context(), posts, extract.Extractor{Only: extract.NoFacts}, jobs) {
		// The first result is here; the reader goes on until it is held up.
		break
	}
	if n := len(read); n > readAhead*jobs+2 {
		t.Errorf("%d posts were read for one result", n)
	}
}

// TestRunInterrupted ends a run whose reader hangs, as one does on a terminal.
func TestRunInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	hang := make(chan struct{})
	defer close(hang)
	posts := func(yield func(extract.Post, error) bool) {
		yield(extract.Post{ID: "first"}, nil)
		<-hang
	}
	n := 0
	for r, err := range Run(ctx, posts, extract.Extractor{Only: extract.NoFacts}, 2) {
		if err != nil || r.ID != "first" {
			t.Errorf("%q, %v", r.ID, err)
		}
		n++
		cancel()
	}
	if n != 1 || !errors.Is(ctx.Err(), context.Canceled) {
		t.Errorf("%d results", n)
	}
}

// TestRunStopsReading wants the reader to end when nobody takes the results.
func TestRunStopsReading(t *testing.T) {
	ended := make(chan struct{})
	posts := func(yield func(extract.Post, error) bool) {
		defer close(ended)
		for yield(extract.Post{}, nil) {
		}
	}
	for range Run(t.Context(), posts, extract.Extractor{Only: extract.NoFacts}, 2) {
		break
	}
	<-ended
}
