package output

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// changeFormats are the formats of PrintChanges, sorted.
var changeFormats = []string{"json", "jsonl", "text"}

// ChangeFormats returns the names of the formats that PrintChanges knows.
func ChangeFormats() []string { return slices.Clone(changeFormats) }

// PrintChanges prints changes in one of ChangeFormats: in words, as an array, or one a
// line.
func PrintChanges(w io.Writer, format string, changes []Change, o Options) error {
	var b strings.Builder
	switch format {
	case "text":
		changesInWords(&b, changes, o)
	case "json", "jsonl":
		if err := changesAsJSON(&b, changes, format == "json"); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// changesAsJSON prints changes as the items of an array, or one a line.
func changesAsJSON(b *strings.Builder, changes []Change, array bool) error {
	if array && len(changes) == 0 {
		b.WriteString("[]\n")
		return nil
	}
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if array {
		enc.SetIndent("", "  ")
		return enc.Encode(changes)
	}
	for _, c := range changes {
		if err := enc.Encode(c); err != nil {
			return err
		}
	}
	return nil
}

// changesInWords prints changes under a heading for each kind and what happened to it.
func changesInWords(b *strings.Builder, changes []Change, o Options) {
	width := o.Width
	if width <= 0 {
		width = defaultWidth
	}
	for len(changes) > 0 {
		first := changes[0]
		n := slices.IndexFunc(changes, func(c Change) bool { return c.Kind != first.Kind || c.Change != first.Change })
		if n < 0 {
			n = len(changes)
		}
		heading := fmt.Sprintf("%d %s %ss", n, first.Change, first.Kind)
		if n == 1 {
			heading = strings.TrimSuffix(heading, "s")
		}
		if o.Colour {
			heading = "\x1b[1m" + heading + "\x1b[0m"
		}
		b.WriteString(heading + "\n")
		for _, c := range changes[:n] {
			const indent = "    "
			for i, line := range wrap(Printable(c.String()), max(width-2*len(indent), narrowest)) {
				if i > 0 {
					b.WriteString(indent)
				}
				b.WriteString(indent + line + "\n")
			}
		}
		changes = changes[n:]
	}
}

// String says the change in words, without what happened.
func (c Change) String() string {
	post := strings.TrimSpace(cut(orElse(c.Published, ""), len("2012-03-05")) + " " + c.Title)
	switch c.Kind {
	case "post":
		if c.Title == "" {
			post = strings.TrimSpace(post + " " + c.Posts[0])
		}
		return post
	case "name":
		return c.Name + " (" + c.NameKind + ")"
	}
	said := strings.Join(c.New, ", ")
	switch c.Change {
	case "changed":
		said = strings.Join(c.Old, ", ") + " → " + said
	case "gone":
		said = strings.Join(c.Old, ", ")
	}
	line := fmt.Sprintf("%s in %s: %s", orElse(c.Holder, "somebody"), orElse(c.Company, "something"), said)
	if post != "" {
		line += " (" + post
		if more := len(c.Posts) - 1; more > 0 {
			line += fmt.Sprint(", and ", more, " more")
		}
		line += ")"
	}
	return line
}

// cut returns the first n bytes of s.
func cut(s string, n int) string { return s[:min(n, len(s))] }

// orElse returns what may be unknown, or other where it is.
func orElse(s *string, other string) string {
	if s == nil {
		return other
	}
	return *s
}
