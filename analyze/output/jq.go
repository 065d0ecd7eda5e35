package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/itchyny/gojq"

	"stakeout/analyze"
)

// jqWriter prints what a jq filter makes of the record of each post.
type jqWriter struct {
	w        io.Writer
	only     Selection
	terminal bool
	filter   *gojq.Code
}

// NewJQ returns a writer that runs a filter of jq over each post, the object that JSON
// Lines would print. Each result is a line: a string as it is, all else as JSON.
func NewJQ(filter string, w io.Writer, o Options) (Writer, error) {
	if err := postsAlone(o.Only); err != nil {
		return nil, err
	}
	query, err := gojq.Parse(filter)
	if err != nil {
		return nil, fmt.Errorf("--jq: %w", err)
	}
	code, err := gojq.Compile(query)
	if err != nil {
		return nil, fmt.Errorf("--jq: %w", err)
	}
	return &jqWriter{w: w, only: o.Only, terminal: o.Terminal, filter: code}, nil
}

func (j *jqWriter) Write(r analyze.Result) error {
	object, err := objectOf(r, j.only)
	if err != nil {
		return err
	}
	for results := j.filter.Run(object); ; {
		v, more := results.Next()
		if !more {
			return nil
		}
		if err, failed := v.(error); failed {
			if halt, ok := errors.AsType[*gojq.HaltError](err); ok && halt.Value() == nil {
				return nil
			}
			return fmt.Errorf("--jq: post %s: %w", r.ID, err)
		}
		if err := j.print(v); err != nil {
			return err
		}
	}
}

// print prints a result at once, so that a filter without end ends with its reader.
func (j *jqWriter) print(v any) error {
	text, is := v.(string)
	if !is {
		b, err := gojq.Marshal(v)
		if err != nil {
			return err
		}
		text = string(bytes.TrimSpace(b))
	}
	return printLines(j.w, text+"\n", j.terminal)
}

func (j *jqWriter) Close() error { return nil }
