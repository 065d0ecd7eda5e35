package source

import (
	"encoding/json"
	"html"
	"strings"
)

// linkedData is what the JSON-LD of a page says of an article.
type linkedData struct {
	headline  string
	authors   []string
	published string
	body      any
}

// addLinkedData reads a script of JSON-LD. One that is broken says nothing.
func (f *pageFacts) addLinkedData(script string) {
	var graph any
	if json.Unmarshal([]byte(plainJSON(script)), &graph) != nil {
		return
	}
	g := linkedGraph{byID: map[string]map[string]any{}}
	g.index(graph, 0)
	for _, node := range g.nodes {
		switch kind := text(node["@type"]); {
		case strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting"):
			f.linked = append(f.linked, linkedData{
				headline: text(node["headline"]), authors: g.names(node["author"]), published: text(node["datePublished"]), body: node["articleBody"],
			})
			if f.publisher == "" {
				f.publisher = g.publisher(node["publisher"])
			}
		case kind == "WebPage" && f.meta["datepublished"] == "":
			f.meta["datepublished"] = text(node["datePublished"])
		case kind == "WebSite" && f.publisher == "":
			f.publisher = text(node["name"])
		}
	}
}

// plainJSON returns the object or list in a script, without what pages put around it
// and the line ends that they leave in its strings.
func plainJSON(script string) string {
	from, to := strings.IndexAny(script, "{["), strings.LastIndexAny(script, "}]")
	if cdata := strings.Index(script, "<![CDATA["); cdata >= 0 && cdata < from {
		rest := script[cdata+len("<![CDATA["):]
		rest, _, _ = strings.Cut(rest, "]]>")
		return plainJSON(rest)
	}
	if from < 0 || to < from {
		return ""
	}
	return strings.Map(func(c rune) rune {
		if c < ' ' {
			return ' '
		}
		return c
	}, script[from:to+1])
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
		if name := text(v["name"]); name != "" && !isOrganization(text(v["@type"])) {
			names = append(names, name)
		}
	}
	return names
}

// bodyLines returns the paragraphs that the JSON-LD of a page has for its article.
func (f *pageFacts) bodyLines() (lines []htmlLine) {
	for _, d := range f.linked {
		body, _ := d.body.(string)
		for l := range strings.Lines(body) {
			if l = text(l); l != "" {
				lines = append(lines, htmlLine{text: l, gap: paragraph})
			}
		}
		if lines != nil {
			break
		}
	}
	return lines
}

// publisher returns the name of an organisation.
func (g *linkedGraph) publisher(value any) string {
	v, _ := value.(map[string]any)
	if node := g.byID[text(v["@id"])]; node != nil && v["name"] == nil {
		v = node
	}
	return text(v["name"])
}

func isOrganization(kind string) bool { return strings.HasSuffix(kind, "Organization") }

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
