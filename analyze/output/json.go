package output

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"stakeout/analyze"
)

// jsonWriter prints one object a post: a line each, or the items of an array.
type jsonWriter struct {
	w     io.Writer
	only  Selection
	array bool
	n     int
	buf   bytes.Buffer
}

func newJSON(w io.Writer, o Options) (Writer, error)  { return newJSONWriter(w, o.Only, true) }
func newJSONL(w io.Writer, o Options) (Writer, error) { return newJSONWriter(w, o.Only, false) }

func newJSONWriter(w io.Writer, only Selection, array bool) (Writer, error) {
	if err := postsAlone(only); err != nil {
		return nil, err
	}
	return &jsonWriter{w: w, only: only, array: array}, nil
}

// postsAlone refuses what no format can show that prints one post after the other.
func postsAlone(only Selection) error {
	if only.has("entities") {
		return errors.New("JSON prints posts, and entities are counted over all of them: use --format table, csv, tsv or md, or --only mentions")
	}
	return nil
}

func (j *jsonWriter) Write(r analyze.Result) error {
	j.buf.Reset()
	if j.array {
		j.buf.WriteString([]string{"[\n", ",\n"}[min(j.n, 1)])
	}
	enc := json.NewEncoder(&j.buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(recordOf(r, j.only.Facts())); err != nil {
		return err
	}
	j.n++
	out := j.buf.Bytes()
	if j.array {
		out = bytes.TrimSuffix(out, []byte("\n"))
	}
	_, err := j.w.Write(out)
	return err
}

func (j *jsonWriter) Close() error {
	if !j.array {
		return nil
	}
	end := "\n]\n"
	if j.n == 0 {
		end = "[]\n"
	}
	_, err := io.WriteString(j.w, end)
	return err
}
