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
		Weight string      `xml:"weight,attr,omitempty"` // the least percentage, when one is known
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
	edges := gexfAttributes{Class: "edge"}
	for i, a := range graphAttributes {
		edges.Attributes = append(edges.Attributes, gexfAttribute{strconv.Itoa(i), a.name, a.kind})
	}
	doc.Graph = gexfGraph{
		EdgeType: "directed", Mode: "static",
		Attributes: []gexfAttributes{{"node", []gexfAttribute{{"0", "kind", "string"}}}, edges},
		Nodes: convert(g.nodes, func(a *actor) gexfNode {
			return gexfNode{a.id, Printable(a.Name), []gexfValue{{"0", a.kindName()}}}
		}),
		Edges: convert(g.edges, gexfEdgeOf),
	}
	return printXML(w, doc)
}

func gexfEdgeOf(c claim) gexfEdge {
	e := gexfEdge{ID: c.id, Source: c.holder.id, Target: c.company.id, Label: c.shareLabel()}
	if least := c.least(); least > 0 {
		e.Weight = number(least)
	}
	for i, a := range graphAttributes {
		if value, ok := graphValue(a.value(c)); ok {
			e.Values = append(e.Values, gexfValue{strconv.Itoa(i), value})
		}
	}
	return e
}
