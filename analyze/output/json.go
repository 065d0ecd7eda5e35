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
		j.buf.WriteString(beforeValue(j.n))
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
	return endArray(j.w, j.n)
}

// endArray ends a JSON array of n values, each of which was written behind beforeValue.
func endArray(w io.Writer, n int) error {
	end := "\n]\n"
	if n == 0 {
		end = "[]\n"
	}
	_, err := io.WriteString(w, end)
	return err
}

// beforeValue is what stands before the value of a JSON array that n others precede.
func beforeValue(n int) string { return []string{"[\n", ",\n"}[min(n, 1)] }
