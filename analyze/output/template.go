package output

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/template"

	"stakeout/analyze"
)

// templateWriter prints what a template makes of the record of each post.
type templateWriter struct {
	w        io.Writer
	only     Selection
	terminal bool
	template *template.Template
	buf      bytes.Buffer
}

// NewTemplate returns a writer that executes a template of text/template for each post.
// Its data is the object that JSON Lines would print, with unknown values as "". What it
// prints of a post ends in a line end; nothing stays nothing.
func NewTemplate(text string, w io.Writer, o Options) (Writer, error) {
	if err := postsAlone(o.Only); err != nil {
		return nil, err
	}
	join := func(items []any, separator string) string {
		return strings.Join(convert(items, func(item any) string { return fmt.Sprint(item) }), separator)
	}
	t, err := template.New("--template").Funcs(template.FuncMap{"join": join}).Option("missingkey=error").Parse(text)
	if err != nil {
		return nil, err
	}
	return &templateWriter{w: w, only: o.Only, terminal: o.Terminal, template: t}, nil
}

func (t *templateWriter) Write(r analyze.Result) error {
	object, err := objectOf(r, t.only)
	if err != nil {
		return err
	}
	t.buf.Reset()
	if err := t.template.Execute(&t.buf, forTemplate(object)); err != nil {
		return fmt.Errorf("post %s: %w", r.ID, err)
	}
	return printLines(t.w, t.buf.String(), t.terminal)
}

func (t *templateWriter) Close() error { return nil }

// objectOf returns the record of a result as JSON has it: maps, slices, strings, numbers.
func objectOf(r analyze.Result, only Selection) (any, error) {
	b, err := json.Marshal(recordOf(r, only.Facts()))
	if err != nil {
		return nil, err
	}
	var object any
	return object, json.Unmarshal(b, &object)
}

// decimal is a number that prints with its digits and no exponent.
type decimal float64

func (d decimal) String() string { return number(float64(d)) }

// forTemplate prepares a JSON value in place for templates, which would print "<nil>"
// and 6e+08.
func forTemplate(v any) any {
	switch v := v.(type) {
	case nil:
		return ""
	case float64:
		return decimal(v)
	case map[string]any:
		for key, value := range v {
			v[key] = forTemplate(value)
		}
	case []any:
		for i, value := range v {
			v[i] = forTemplate(value)
		}
	}
	return v
}

// printLines prints text with a line end at its end, made printable for a terminal.
func printLines(w io.Writer, text string, terminal bool) error {
	if terminal {
		text = printableLines(text)
	}
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	_, err := io.WriteString(w, text)
	return err
}
