package source

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// longestTitle is the number of letters that the title of a post may have.
const longestTitle = 250

// titleKind says by what an element is taken for a title; the surest first.
type titleKind uint8

const (
	byHeading titleKind = iota
	byClass
	byLink
	byWeight // bold or large, alone in its line
)

// titles are elements that look alike and may be the titles of the posts of a page.
type titles struct {
	kind titleKind
	at   []int // nodes, in order
}

// titleGroups returns the elements of a page that look like titles, by their looks,
// in the order of the page.
func (o *outline) titleGroups() []titles {
	var groups []titles
	known := map[string]int{}
	for i := 0; i < len(o.nodes); i++ {
		kind, ok := o.titleAt(i)
		if !ok {
			continue
		}
		look := o.look(i, kind)
		g, seen := known[look]
		if !seen {
			g = len(groups)
			known[look] = g
			groups = append(groups, titles{kind: kind})
		}
		groups[g].at = append(groups[g].at, o.core(i))
		if kind != byLink {
			i = o.nodes[i].end - 1
		}
	}
	return groups
}

// titleAt reports whether node i may be the title of a post, and by what.
func (o *outline) titleAt(i int) (titleKind, bool) {
	n := &o.nodes[i]
	if n.Type != html.ElementNode || n.furniture || n.hints&hintAuthor != 0 || n.parent >= 0 && o.nodes[n.parent].hints&(hintAuthor|hintPost) == hintAuthor {
		return 0, false
	}
	if a := o.linkIn(i); a >= 0 && o.nodes[a].hints&hintAuthor != 0 {
		return 0, false
	}
	size := o.size(i, n.end)
	switch {
	case size > longestTitle && !(isHeading(n.Node) && size < 4*longestTitle && n.hints&hintTitle != 0):
		return 0, false
	case isHeading(n.Node):
		return byHeading, size > 0 && !isDateLine(o.lineAt(i)) && !o.isLabel(i) || size == 0 && o.linkIn(i) >= 0
	case size < 3:
		return 0, false
	case n.hints&hintTitle != 0 && n.hints&(hintDate|hintMeta|hintPost|hintBody) == 0 && !o.holdsOther(i):
		return byClass, !isDateLine(o.lineAt(i))
	case n.DataAtom == atom.A:
		return byLink, o.mayBeTitleLink(i)
	case isWeight(n.Node):
		_, signed := readByline(o.lineAt(i))
		return byWeight, !signed && o.isAlone(i) && !isDateLine(o.lineAt(i))
	}
	return 0, false
}

// isLabel reports whether a heading that is no link names a part of the page
// ("Related articles", "Search").
func (o *outline) isLabel(i int) bool {
	if o.linkIn(i) >= 0 {
		return false
	}
	switch loadFurniture().role(o.lineAt(i)) {
	case roleWords, roleArchive, roleLabel, roleEmpty:
		return false
	}
	return true
}

// isWeight reports whether an element makes text stand out in its line.
func isWeight(n *html.Node) bool {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Font, atom.Big, atom.Dt, atom.Th, atom.U:
		return true
	}
	return false
}

// lineAt returns the text of a node in one line.
func (o *outline) lineAt(i int) string {
	var b strings.Builder
	end := o.nodes[i].end
	for j := i; j < end; j++ {
		if n := &o.nodes[j]; n.Type == html.TextNode {
			b.WriteString(n.Data)
		} else if gapOf(n.DataAtom) != none || n.DataAtom == atom.Br {
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// spacedLine is lineAt with a blank where an element seems to begin a word.
func (o *outline) spacedLine(i int) string {
	var b strings.Builder
	for _, l := range o.lines(entry{i, o.nodes[i].end, -1}) {
		b.WriteString(l.text)
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String())
}

// core returns the link in a title that is the title when what stands beside it is a
// date or the like; else the title itself.
func (o *outline) core(t int) int {
	a := o.linkIn(t)
	if a <= t {
		return t
	}
	var b strings.Builder
	for j := t; j < o.nodes[t].end; j++ {
		if n := &o.nodes[j]; n.Type == html.TextNode && (j < a || j >= o.nodes[a].end) {
			b.WriteString(n.Data)
		}
	}
	rest := strings.TrimSpace(b.String())
	if _, ok := readByline(rest); ok || rest != "" && loadFurniture().role(rest) != roleWords {
		return a
	}
	return t
}

// linkIn returns the link with an address that is most of node i, or the one around
// it; -1 for none.
func (o *outline) linkIn(i int) int {
	size := o.size(i, o.nodes[i].end)
	for j := i; j < o.nodes[i].end; j++ {
		n := &o.nodes[j]
		if n.DataAtom == atom.A && attr(n.Node, "href") != "" && 2*o.size(j, n.end) >= size {
			return j
		}
	}
	if o.nodes[i].linked {
		for j := o.nodes[i].parent; j >= 0; j = o.nodes[j].parent {
			if o.nodes[j].DataAtom == atom.A {
				return j
			}
		}
	}
	return -1
}

// holdsOther reports whether a heading, another title or a block that is only a part
// of it lies in node i.
func (o *outline) holdsOther(i int) bool {
	size := o.size(i, o.nodes[i].end)
	for j := i + 1; j < o.nodes[i].end; j++ {
		n := &o.nodes[j]
		if n.Type != html.ElementNode {
			continue
		}
		part := o.size(j, n.end)
		if isHeading(n.Node) || n.hints&hintTitle != 0 && n.DataAtom != atom.A || gapOf(n.DataAtom) != none && part > 0 && part < size {
			return true
		}
	}
	return false
}

// mayBeTitleLink reports whether a link may be a title: it leads to a page and says
// more than the way to it.
func (o *outline) mayBeTitleLink(i int) bool {
	n := &o.nodes[i]
	href := attr(n.Node, "href")
	if href == "" || href[0] == '#' || isAuthorPage(href) || n.hints&(hintAuthor|hintTags|hintMore) != 0 {
		return false
	}
	text := o.lineAt(i)
	return isTitleText(text) && !isDateLine(text) && loadFurniture().role(text) == roleWords
}

// isTitleText reports whether a text has the words that a title needs.
func isTitleText(text string) bool {
	letters := 0
	for _, c := range text {
		if unicode.IsLetter(c) {
			letters++
		}
	}
	return letters > 2
}

// isAlone reports whether an element is all of its line but for a name or an anchor.
func (o *outline) isAlone(i int) bool {
	n := o.nodes[i].Node
	for ; n != nil && gapOf(n.DataAtom) == none; n = n.Parent {
		if !endsLine(n.PrevSibling, prevOf) || !endsLine(n.NextSibling, nextOf) {
			return false
		}
	}
	return true
}

func prevOf(n *html.Node) *html.Node { return n.PrevSibling }
func nextOf(n *html.Node) *html.Node { return n.NextSibling }

// endsLine reports whether no text of the same line stands at n and beyond it.
func endsLine(n *html.Node, next func(*html.Node) *html.Node) bool {
	for ; n != nil; n = next(n) {
		switch {
		case n.Type == html.TextNode && strings.TrimSpace(n.Data) != "":
			return false
		case n.Type == html.ElementNode && (n.DataAtom == atom.Br || gapOf(n.DataAtom) != none):
			return true
		case n.Type == html.ElementNode && n.FirstChild != nil && n.DataAtom != atom.A:
			return false
		case n.DataAtom == atom.A && n.FirstChild != nil:
			return false
		}
	}
	return true
}

// look returns what elements have in common that are titles of one kind: the kind of
// the element, its classes and those around it.
func (o *outline) look(i int, kind titleKind) string {
	n := &o.nodes[i]
	var b strings.Builder
	b.WriteByte('0' + byte(kind))
	up := 1
	switch kind {
	case byHeading:
		b.WriteString(n.Data)
		if o.linkIn(i) >= 0 {
			b.WriteByte('@')
		}
		if classes := lasting(attr(n.Node, "class")); classes != "" {
			b.WriteString(classes)
			return b.String()
		}
	case byClass:
		b.WriteString(lasting(attr(n.Node, "class")))
		return b.String()
	case byLink:
		b.WriteString(lasting(attr(n.Node, "class")))
		up = 2
	}
	for p := n.parent; p >= 0 && up > 0; p = o.nodes[p].parent {
		if kind == byWeight && up == 1 {
			b.WriteString(attr(n.Node, "size"))
		}
		if kind == byWeight && gapOf(o.nodes[p].DataAtom) == none {
			continue
		}
		b.WriteByte('<')
		b.WriteString(o.nodes[p].Data)
		b.WriteString(lasting(attr(o.nodes[p].Node, "class")))
		up--
	}
	return b.String()
}

// lasting returns the tokens of a class that may be the same on other elements of
// the kind: those without figures that don't count or state something.
func lasting(class string) string {
	var kept []string
	for token := range strings.FieldsSeq(class) {
		if strings.ContainsAny(token, "0123456789") || isFiling(token) || isPlace(token) {
			continue
		}
		kept = append(kept, token)
	}
	slices.Sort(kept)
	return strings.Join(kept, ".")
}

// isPlace reports whether a token tells an element from its neighbours only.
func isPlace(token string) bool {
	switch strings.ToLower(token) {
	case "odd", "even", "first", "last", "alt", "alternate", "active", "sticky", "featured", "clearfix", "cf", "new":
		return true
	}
	return false
}

// isDateLine reports whether a line is a date and nothing else, a month among them.
func isDateLine(text string) bool {
	if text == "" || len(text) > longestByline {
		return false
	}
	if b, ok := readByline(text); ok {
		return b.dated && b.free == 0 && len(b.authors) == 0
	}
	_, n := monthAt(text)
	rest := strings.TrimSpace(text[n:])
	return (n > 0 || len(text) == 4) && (rest == "" || len(rest) == 4 && digitsAt(rest) == 4)
}
