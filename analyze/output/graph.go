package output

import (
	"io"
	"strconv"

	"stakeout/analyze"
)

// graph is a directed network of ownership: an edge a stake, from its holder to its
// company. Stakes that lack one of the two are no edges.
type graph struct {
	nodes []*actor
	edges []claim
}

// graph makes a network of the stakes, which are resolved.
func (c *claims) graph() graph {
	var g graph
	for _, claim := range c.all {
		if claim.holder != nil && claim.company != nil {
			g.edges = append(g.edges, claim)
		}
	}
	for _, a := range c.actors {
		if a.linked {
			g.nodes = append(g.nodes, a)
		}
	}
	return g
}

// attribute is what the edges of a graph say of their stakes.
type attribute struct {
	name, kind string // kind: double, string or boolean
	value      func(claim) any
}

// graphAttributes are the attributes of edges. A value that is not known is nil and
// left out.
var graphAttributes = []attribute{
	{"share", "double", func(c claim) any { return orAbsent(c.share.Exact) }},
	{"min", "double", func(c claim) any { return orAbsent(c.share.Min) }},
	{"max", "double", func(c claim) any { return orAbsent(c.share.Max) }},
	{"min_exclusive", "boolean", func(c claim) any { return c.share.MinExclusive }},
	{"max_exclusive", "boolean", func(c claim) any { return c.share.MaxExclusive }},
	{"approximate", "boolean", func(c claim) any { return c.share.Approximate }},
	{"status", "string", func(c claim) any { return string(c.status) }},
	{"date", "string", func(c claim) any { return c.from.published.String() }},
	{"sentence", "string", func(c claim) any { return Printable(c.sentence) }},
	{"source", "string", func(c claim) any { return c.from.url }},
	{"post", "string", func(c claim) any { return Printable(c.from.id) }},
	{"score", "double", func(c claim) any { return c.score }},
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
	return Printable(c.said)
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
