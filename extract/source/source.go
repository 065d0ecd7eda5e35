// Package source reads posts: from files, folders and standard input, in the
// formats that formats lists. It decides what a file is by its content, then by
// its name, and gives every post where it was read.
package source

import (
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"stakeout/extract"
)

// DefaultMaxRecord is the size in bytes that a line or record may have when
// Reader.MaxRecord is zero.
const DefaultMaxRecord = 64 << 20

// Reader reads posts. The zero value recognises every format.
type Reader struct {
	From      string    // the format of every input; "" recognises it
	MaxRecord int       // bytes that a record or line may have; 0 is DefaultMaxRecord
	Stdin     io.Reader // what "-" reads; nil is os.Stdin
}

// Error is a failure of an input or of one record in it. The inputs and records
// beside it are still read.
type Error struct {
	Input  string // as typed, or the folder and the name in it
	Record int    // the line or record, from 1; 0 when the whole input failed
	Err    error
}

func (e *Error) Error() string {
	if e.Record > 0 {
		return fmt.Sprintf("%s:%d: %v", e.Input, e.Record, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.Input, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// Posts yields the posts of an input in their order: a path, a folder, or "-". An
// error that it yields is an *Error; reading goes on behind it where it can.
func (r Reader) Posts(ctx context.Context, name string) iter.Seq2[extract.Post, error] {
	return func(yield func(extract.Post, error) bool) {
		in := os.Stdin
		if name != "-" {
			f, err := os.Open(name)
			if err != nil {
				yield(extract.Post{}, &Error{Input: name, Err: err})
				return
			}
			defer f.Close()
			in = f
		}
		b, err := io.ReadAll(in)
		if err != nil {
			yield(extract.Post{}, &Error{Input: name, Err: err})
			return
		}
		posts := splitText(string(b))
		if strings.HasPrefix(string(b), "{") {
			posts = jsonlPosts(string(b))
		}
		for i, p := range posts {
			p.Origin.Source, p.Origin.Record = name, i+1
			if p.ID == "" {
				p.ID = p.Identify()
			}
			if !yield(p, nil) {
				return
			}
		}
	}
}
