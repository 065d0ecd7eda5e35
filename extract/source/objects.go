package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"os"
)

// Object is a JSON object as a file has it.
type Object struct {
	JSON   []byte // until the next one is read
	Record int    // its line, or its place in the array, from 1
}

// errNotObjects is the error of a file that has no posts to be read again.
var errNotObjects = errors.New(`neither JSON nor JSON Lines: want what "stakeout extract -f json" or "-f jsonl" has printed`)

// Objects yields the JSON objects of a file, or of standard input for "-", without
// reading posts of them: those that json and jsonl print of posts have their facts.
// Errors are as those of Posts.
func (r Reader) Objects(ctx context.Context, name string) iter.Seq2[Object, error] {
	return func(yield func(Object, error) bool) {
		fail := func(err error) { yield(Object{}, &Error{Input: name, Err: cause(err)}) }
		file := r.stdin()
		if name != "-" {
			f, err := os.Open(name)
			if err != nil {
				fail(err)
				return
			}
			defer f.Close()
			file = f
		}
		in, err := r.open(ctx, name, file)
		if err != nil {
			fail(err)
			return
		}
		next, err := objectsOf(in)
		if err != nil {
			fail(err)
			return
		}
		eachRecord(next, func(object []byte, record int, err error) bool {
			if err != nil {
				return yield(Object{}, in.fail(record, err))
			}
			return yield(Object{object, record}, nil)
		})
	}
}

// objectsOf returns what gives the objects of an input with their numbers.
func objectsOf(in *input) (next func() ([]byte, int, error), err error) {
	head, err := in.Peek(headSize)
	switch {
	case len(head) == 0 && err != nil && err != io.EOF:
		return nil, err
	case isJSONL(head, ""), len(bytes.TrimSpace(head)) == 0: // JSON Lines of no post are empty
		l := lines{in: in.Reader, max: in.max}
		return l.next, nil
	case isJSON(head, ""):
		e := elements{in: in.Reader, max: in.max}
		return e.next, nil
	}
	return nil, errNotObjects
}
