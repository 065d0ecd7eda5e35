package output

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"stakeout/analyze"
	"stakeout/extract"
)

// graph is a network: of ownership, with an arrow from the holder to the company for each
// stake, or of who is named together.
type graph struct {
	name                           string // one word
	directed                       bool
	nodeAttributes, edgeAttributes []attribute
	nodes                          []graphNode
	edges                          []graphEdge
}

// attribute is what the nodes or edges of a graph have a value for. Its kind is double,
// string or boolean.
type attribute struct{ name, kind string }

// graphNode is a node. Its values are those of the attributes, nil for what is not known.
type graphNode struct {
	id, label string
	box       bool // it is drawn as a box
	values    []any
}

// graphEdge is an edge between the nodes with two IDs.
type graphEdge struct {
	id, from, to, label string
	style               string  // a line style of Graphviz, "" for solid
	weight              float64 // 0 for none
	values              []any
}

// printers print a graph in a format.
var printers = map[string]func(io.Writer, graph) error{"dot": printDOT, "gexf": printGEXF, "graphml": printGraphML}

// NetworkFormats returns the names of the formats that PrintNetwork knows, sorted.
func NetworkFormats() []string { return slices.Sorted(maps.Keys(printers)) }

// PrintNetwork prints who is named together in one of NetworkFormats.
func PrintNetwork(format string, w io.Writer, ties []analyze.Tie) error {
	print, known := printers[format]
	if !known {
		return fmt.Errorf("unknown format %q: want one of %s", format, strings.Join(NetworkFormats(), ", "))
	}
	g := graph{name: "network", nodeAttributes: []attribute{{"kind", "string"}, {"posts", "double"}}, edgeAttributes: []attribute{{"weight", "double"}, {"overlap", "double"}}}
	seen := map[string]bool{}
	for _, t := range ties {
		for _, e := range []*analyze.Entity{t.A, t.B} {
			if !seen[e.ID] {
				seen[e.ID] = true
				g.nodes = append(g.nodes, graphNode{id: e.ID, label: e.Name, box: e.Kind == extract.Organisation, values: []any{e.KindName(), float64(e.Posts)}})
			}
		}
		posts := float64(t.Posts)
		g.edges = append(g.edges, graphEdge{id: stableID("tie", t.A.ID, t.B.ID), from: t.A.ID, to: t.B.ID, label: number(posts), weight: posts, values: []any{posts, t.Overlap}})
	}
	slices.SortFunc(g.nodes, func(a, b graphNode) int { return strings.Compare(a.id, b.id) })
	return print(w, g)
}

// stakeAttributes are what an edge says of its stake.
var stakeAttributes = []struct {
	attribute
	value func(claim) any
}{
	{attribute{"share", "double"}, func(c claim) any { return orAbsent(c.share.Exact) }},
	{attribute{"min", "double"}, func(c claim) any { return orAbsent(c.share.Min) }},
	{attribute{"max", "double"}, func(c claim) any { return orAbsent(c.share.Max) }},
	{attribute{"min_exclusive", "boolean"}, func(c claim) any { return c.share.MinExclusive }},
	{attribute{"max_exclusive", "boolean"}, func(c claim) any { return c.share.MaxExclusive }},
	{attribute{"approximate", "boolean"}, func(c claim) any { return c.share.Approximate }},
	{attribute{"status", "string"}, func(c claim) any { return string(c.status) }},
	{attribute{"date", "string"}, func(c claim) any { return c.from.published.String() }},
	{attribute{"sentence", "string"}, func(c claim) any { return Printable(c.sentence) }},
	{attribute{"source", "string"}, func(c claim) any { return c.from.url }},
	{attribute{"post", "string"}, func(c claim) any { return Printable(c.from.id) }},
	{attribute{"score", "double"}, func(c claim) any { return c.score }},
}

// graph makes a network of the stakes, which are resolved.
func (c *claims) graph() graph {
	g := graph{name: "stakes", directed: true, nodeAttributes: []attribute{{"kind", "string"}}}
	for _, a := range stakeAttributes {
		g.edgeAttributes = append(g.edgeAttributes, a.attribute)
	}
	parties, stakes := c.linked()
	for _, a := range parties {
		g.nodes = append(g.nodes, graphNode{id: a.id, label: a.Name, box: a.company, values: []any{a.kindName()}})
	}
	for _, s := range stakes {
		e := graphEdge{id: s.id, from: s.holder.id, to: s.company.id, label: s.shareLabel(), style: s.lineStyle(), weight: s.least()}
		for _, a := range stakeAttributes {
			e.values = append(e.values, a.value(s))
		}
		g.edges = append(g.edges, e)
	}
	return g
}

// eachValue tells the values that are known with the numbers of their attributes.
func eachValue(values []any, tell func(i int, value string)) {
	for i, v := range values {
		if printed, ok := graphValue(v); ok {
			tell(i, printed)
		}
	}
}

func orAbsent(f *float64) any {
	if f == nil {
		return nil
	}
	return *f
}

// graphValue prints the value of an attribute; ok is false when it is not known.
func graphValue(v any) (s string, ok bool) {
	switch v := v.(type) {
	case float64:
		return number(v), true
	case string:
		return v, v != ""
	case bool:
		return strconv.FormatBool(v), true
	}
	return "", false
}

// shareLabel is a share as an edge shows it: the number, or else its words.
func (c claim) shareLabel() string {
	if said := shareInWords(c.share); said != "" {
		return said
	}
	return c.said
}

// lineStyle draws what is planned or past with broken lines.
func (c claim) lineStyle() string {
	switch c.status {
	case extract.Acquiring:
		return "dashed"
	case extract.Disposing, extract.Disposed:
		return "dotted"
	}
	return ""
}

// graphWriter prints the network of all results when the last has come.
type graphWriter struct {
	w      io.Writer
	print  func(io.Writer, graph) error
	claims claims
}

func newGraph(print func(io.Writer, graph) error) func(io.Writer, Options) (Writer, error) {
	return func(w io.Writer, o Options) (Writer, error) {
		return &graphWriter{w: w, print: print, claims: claims{corrections: o.Corrections}}, nil
	}
}

func (g *graphWriter) Write(r analyze.Result) error {
	g.claims.add(r)
	return nil
}

func (g *graphWriter) Close() error {
	g.claims.resolve()
	return g.print(g.w, g.claims.graph())
}
