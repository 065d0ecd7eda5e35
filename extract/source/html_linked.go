package source

import (
	"encoding/json"
	"html"
	"strings"
)

// linkedData is what the JSON-LD of a page says of an article.
type linkedData struct {
	kind      string
	headline  string
	authors   []string
	published string
	body      string
}

// articleKinds are the types of schema.org that an article has, by their ends:
// "NewsArticle", "BlogPosting".
var articleKinds = []string{"Article", "Posting", "Report", "WebPage", "Review"}

// addLinkedData reads a script of JSON-LD. One that is broken says nothing.
func (f *pageFacts) addLinkedData(script string) {
	var graph any
	script = strings.TrimSpace(script)
	if json.Unmarshal([]byte(script), &graph) != nil {
		return
	}
	g := linkedGraph{byID: map[string]map[string]any{}}
	g.index(graph, 0)
	for _, node := range g.nodes {
		kind := text(node["@type"])
		switch {
		case strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting"):
			f.linked = append(f.linked, linkedData{
				kind: kind, headline: text(node["headline"]), authors: g.names(node["author"]),
				published: text(node["datePublished"]), body: text(node["articleBody"]),
			})
			if f.publisher == "" {
				f.publisher = strings.Join(g.names(node["publisher"]), " ")
			}
		case kind == "WebSite" && f.publisher == "":
			f.publisher = text(node["name"])
		}
	}
}

// linkedGraph holds the nodes of a script of JSON-LD.
type linkedGraph struct {
	nodes []map[string]any
	byID  map[string]map[string]any
}

// mostNested bounds how deep nodes are looked for.
const mostNested = 16

// index notes the nodes in a value.
func (g *linkedGraph) index(value any, depth int) {
	if depth > mostNested {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			g.index(item, depth+1)
		}
	case map[string]any:
		g.nodes = append(g.nodes, v)
		if id := text(v["@id"]); id != "" && (v["name"] != nil || g.byID[id] == nil) {
			g.byID[id] = v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "author", "publisher"} {
			g.index(v[key], depth+1)
		}
	}
}

// names returns the names of people or organisations.
func (g *linkedGraph) names(value any) (names []string) {
	switch v := value.(type) {
	case string:
		if node := g.byID[v]; node != nil {
			return g.names(map[string]any{"name": node["name"]})
		}
		return []string{text(v)}
	case []any:
		for _, item := range v {
			names = append(names, g.names(item)...)
		}
	case map[string]any:
		if v["name"] == nil && g.byID[text(v["@id"])] != nil {
			v = g.byID[text(v["@id"])]
		}
		if name := text(v["name"]); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// text returns a string, or the first of a list; "" for anything else.
func text(value any) string {
	switch v := value.(type) {
	case string:
		return tidy(html.UnescapeString(v))
	case []any:
		if len(v) > 0 {
			return text(v[0])
		}
	}
	return ""
}
