package output

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// printDOT prints the language of Graphviz. See https://graphviz.org/doc/info/lang.html.
func printDOT(w io.Writer, g graph) error {
	b := bufio.NewWriter(w)
	kind, arrow := "graph", "--"
	if g.directed {
		kind, arrow = "digraph", "->"
	}
	fmt.Fprintf(b, "%s %s {\n  rankdir=LR;\n  node [fontname=\"sans-serif\", shape=ellipse];\n  edge [fontname=\"sans-serif\"];\n", kind, g.name)
	for _, n := range g.nodes {
		fmt.Fprintf(b, "  %s [label=%s", dotQuote(n.id), dotQuote(n.label))
		printDOTValues(b, g.nodeAttributes, n.values)
		if n.box {
			b.WriteString(", shape=box")
		}
		b.WriteString("];\n")
	}
	for _, e := range g.edges {
		fmt.Fprintf(b, "  %s %s %s [label=%s", dotQuote(e.from), arrow, dotQuote(e.to), dotQuote(e.label))
		printDOTValues(b, g.edgeAttributes, e.values)
		if e.style != "" {
			b.WriteString(", style=" + e.style)
		}
		b.WriteString("];\n")
	}
	b.WriteString("}\n")
	return b.Flush()
}

func printDOTValues(b *bufio.Writer, attributes []attribute, values []any) {
	eachValue(values, func(i int, value string) { fmt.Fprintf(b, ", %s=%s", attributes[i].name, dotQuote(value)) })
}

// dotQuotes keeps words from ending the string, or from being read as an escape of
// Graphviz (\N is the name of the node) or a character entity.
var dotQuotes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;")

func dotQuote(s string) string { return `"` + dotQuotes.Replace(Printable(s)) + `"` }
