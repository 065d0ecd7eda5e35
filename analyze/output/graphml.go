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
	doc := graphML{NS: "http://graphml.graphdrawing.org/xmlns"}
	doc.Graph.EdgeDefault = map[bool]string{true: "directed", false: "undirected"}[g.directed]
	nodeKeys := doc.keys("node", "label", g.nodeAttributes)
	edgeKeys := doc.keys("edge", "edge_label", g.edgeAttributes)
	doc.Graph.Nodes = convert(g.nodes, func(n graphNode) graphMLNode {
		return graphMLNode{n.id, graphMLValues(nodeKeys, n.label, n.values)}
	})
	doc.Graph.Edges = convert(g.edges, func(e graphEdge) graphMLEdge {
		return graphMLEdge{e.id, e.from, e.to, graphMLValues(edgeKeys, e.label, e.values)}
	})
	return printXML(w, doc)
}

// keys declares the label and the attributes of nodes or edges, and returns their IDs.
func (doc *graphML) keys(of, label string, attributes []attribute) (ids []string) {
	ids = []string{label}
	doc.Keys = append(doc.Keys, graphMLKey{label, of, "label", "string"})
	for _, a := range attributes {
		doc.Keys = append(doc.Keys, graphMLKey{a.name, of, a.name, a.kind})
		ids = append(ids, a.name)
	}
	return ids
}

func graphMLValues(keys []string, label string, values []any) []graphMLData {
	all := []graphMLData{{keys[0], Printable(label)}}
	eachValue(values, func(i int, value string) { all = append(all, graphMLData{keys[i+1], value}) })
	return all
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
