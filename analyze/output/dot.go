package output

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"stakeout/extract"
)

// printDOT prints the language of Graphviz: companies as boxes, what is planned or past
// with broken lines. See https://graphviz.org/doc/info/lang.html.
func printDOT(w io.Writer, g graph) error {
	b := bufio.NewWriter(w)
	b.WriteString("digraph stakes {\n  rankdir=LR;\n  node [fontname=\"sans-serif\", shape=ellipse];\n  edge [fontname=\"sans-serif\"];\n")
	for _, a := range g.nodes {
		shape := ""
		if a.company {
			shape = ", shape=box"
		}
		fmt.Fprintf(b, "  %s [label=%s, kind=%s%s];\n", dotQuote(a.id), dotQuote(a.Name), dotQuote(a.kindName()), shape)
	}
	for _, c := range g.edges {
		fmt.Fprintf(b, "  %s -> %s [label=%s", dotQuote(c.holder.id), dotQuote(c.company.id), dotQuote(c.shareLabel()))
		for _, a := range graphAttributes {
			if value, ok := graphValue(a.value(c)); ok {
				fmt.Fprintf(b, ", %s=%s", a.name, dotQuote(value))
			}
		}
		switch c.status {
		case extract.Acquiring:
			b.WriteString(", style=dashed")
		case extract.Disposing, extract.Disposed:
			b.WriteString(", style=dotted")
		}
		b.WriteString("];\n")
	}
	b.WriteString("}\n")
	return b.Flush()
}

// dotQuotes keeps words from ending the string, or from being read as an escape of
// Graphviz (\N is the name of the node) or a character entity.
var dotQuotes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;")

func dotQuote(s string) string { return `"` + dotQuotes.Replace(Printable(s)) + `"` }
