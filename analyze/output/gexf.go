package output

import (
	"encoding/xml"
	"io"
	"strconv"
)

// GEXF 1.2, Gephi's own format. See https://gexf.net/1.2/.
type (
	gexf struct {
		XMLName xml.Name  `xml:"gexf"`
		NS      string    `xml:"xmlns,attr"`
		Version string    `xml:"version,attr"`
		Graph   gexfGraph `xml:"graph"`
	}
	gexfGraph struct {
		EdgeType   string           `xml:"defaultedgetype,attr"`
		Mode       string           `xml:"mode,attr"`
		Attributes []gexfAttributes `xml:"attributes"`
		Nodes      []gexfNode       `xml:"nodes>node"`
		Edges      []gexfEdge       `xml:"edges>edge"`
	}
	gexfAttributes struct {
		Class      string          `xml:"class,attr"`
		Attributes []gexfAttribute `xml:"attribute"`
	}
	gexfAttribute struct {
		ID    string `xml:"id,attr"`
		Title string `xml:"title,attr"`
		Type  string `xml:"type,attr"`
	}
	gexfNode struct {
		ID     string      `xml:"id,attr"`
		Label  string      `xml:"label,attr"`
		Values []gexfValue `xml:"attvalues>attvalue"`
	}
	gexfEdge struct {
		ID     string      `xml:"id,attr"`
		Source string      `xml:"source,attr"`
		Target string      `xml:"target,attr"`
		Weight string      `xml:"weight,attr,omitempty"` // the least percentage or the number of posts, when one is known
		Label  string      `xml:"label,attr"`
		Values []gexfValue `xml:"attvalues>attvalue"`
	}
	gexfValue struct {
		For   string `xml:"for,attr"`
		Value string `xml:"value,attr"`
	}
)

func printGEXF(w io.Writer, g graph) error {
	doc := gexf{NS: "http://www.gexf.net/1.2draft", Version: "1.2"}
	doc.Graph = gexfGraph{
		EdgeType: map[bool]string{true: "directed", false: "undirected"}[g.directed], Mode: "static",
		Attributes: []gexfAttributes{gexfAttributesOf("node", g.nodeAttributes), gexfAttributesOf("edge", g.edgeAttributes)},
		Nodes: convert(g.nodes, func(n graphNode) gexfNode {
			return gexfNode{n.id, Printable(n.label), gexfValues(n.values)}
		}),
		Edges: convert(g.edges, gexfEdgeOf),
	}
	return printXML(w, doc)
}

func gexfAttributesOf(class string, attributes []attribute) gexfAttributes {
	all := gexfAttributes{Class: class}
	for i, a := range attributes {
		all.Attributes = append(all.Attributes, gexfAttribute{strconv.Itoa(i), a.name, a.kind})
	}
	return all
}

func gexfEdgeOf(e graphEdge) gexfEdge {
	edge := gexfEdge{ID: e.id, Source: e.from, Target: e.to, Label: Printable(e.label), Values: gexfValues(e.values)}
	if e.weight > 0 {
		edge.Weight = number(e.weight)
	}
	return edge
}

func gexfValues(values []any) (all []gexfValue) {
	eachValue(values, func(i int, value string) { all = append(all, gexfValue{strconv.Itoa(i), value}) })
	return all
}
