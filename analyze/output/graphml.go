package output

import (
	"encoding/xml"
	"io"
)

// GraphML, which networkx, igraph, Gephi, yEd and Cytoscape read. See
// http://graphml.graphdrawing.org/specification.html.
type (
	graphML struct {
		XMLName xml.Name     `xml:"graphml"`
		NS      string       `xml:"xmlns,attr"`
		Keys    []graphMLKey `xml:"key"`
		Graph   graphMLGraph `xml:"graph"`
	}
	graphMLKey struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	}
	graphMLGraph struct {
		EdgeDefault string        `xml:"edgedefault,attr"`
		Nodes       []graphMLNode `xml:"node"`
		Edges       []graphMLEdge `xml:"edge"`
	}
	graphMLNode struct {
		ID   string        `xml:"id,attr"`
		Data []graphMLData `xml:"data"`
	}
	graphMLEdge struct {
		ID     string        `xml:"id,attr"`
		Source string        `xml:"source,attr"`
		Target string        `xml:"target,attr"`
		Data   []graphMLData `xml:"data"`
	}
	graphMLData struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	}
)

func printGraphML(w io.Writer, g graph) error {
	doc := graphML{NS: "http://graphml.graphdrawing.org/xmlns", Keys: []graphMLKey{
		{"label", "node", "label", "string"}, {"kind", "node", "kind", "string"}, {"edge_label", "edge", "label", "string"},
	}}
	for _, a := range graphAttributes {
		doc.Keys = append(doc.Keys, graphMLKey{a.name, "edge", a.name, a.kind})
	}
	doc.Graph.EdgeDefault = "directed"
	doc.Graph.Nodes = convert(g.nodes, func(a *actor) graphMLNode {
		return graphMLNode{a.id, []graphMLData{{"label", Printable(a.Name)}, {"kind", a.kindName()}}}
	})
	doc.Graph.Edges = convert(g.edges, func(c claim) graphMLEdge {
		e := graphMLEdge{ID: c.id, Source: c.holder.id, Target: c.company.id, Data: []graphMLData{{"edge_label", c.shareLabel()}}}
		for _, a := range graphAttributes {
			if value, ok := graphValue(a.value(c)); ok {
				e.Data = append(e.Data, graphMLData{a.name, value})
			}
		}
		return e
	})
	return printXML(w, doc)
}

// printXML prints a document with its declaration.
func printXML(w io.Writer, doc any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
