package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// outline is a page as a list of its elements and texts in document order, with
// what the search for posts asks of them again and again. What holds no words of
// the page's, like scripts, is left out.
type outline struct {
	nodes []outlined
	text  []int // letters of text before each node, and of the whole page at the end
	prose []int // the same, of text outside of links and furniture
	whole []textLine
}

// outlined is a node of an outline.
type outlined struct {
	*html.Node
	parent    int  // -1 at the root
	end       int  // behind its last descendant
	hints     hint // what its attributes say
	furniture bool // it is, or lies in, something beside the page's matter
	linked    bool // it lies in a link
}

// newOutline lists the nodes of a page.
func newOutline(root *html.Node) *outline {
	nodes, _ := countNodes(root)
	o := &outline{nodes: make([]outlined, 0, nodes), text: make([]int, 0, nodes+1)}
	b := outlineBuilder{outline: o, hints: hintReader{}}
	b.add(root, -1, false)
	o.text = append(o.text, b.letters)
	o.findBodies()
	o.findFurniture()
	o.leaveComments()
	o.countProse()
	return o
}

// pageLines returns the lines of the whole page.
func (o *outline) pageLines() []textLine {
	if o.whole == nil {
		o.whole = o.lines(entry{0, len(o.nodes), -1})
	}
	return o.whole
}

// outlineBuilder lists the nodes of a page.
type outlineBuilder struct {
	*outline
	hints   hintReader
	letters int // of text listed so far
}

// add lists a node and what is in it. The parser bounds how deep that goes.
func (b *outlineBuilder) add(n *html.Node, parent int, linked bool) {
	if n.Type == html.CommentNode || n.Type == html.ElementNode && isSilent(n) {
		return
	}
	at := len(b.nodes)
	b.text = append(b.text, b.letters)
	b.nodes = append(b.nodes, outlined{Node: n, parent: parent, linked: linked})
	switch n.Type {
	case html.TextNode:
		b.letters += lettersIn(n.Data)
	case html.ElementNode:
		b.nodes[at].hints = b.hints.of(n)
		linked = linked || n.DataAtom == atom.A && attr(n, "href") != ""
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.add(c, at, linked)
	}
	b.nodes[at].end = len(b.nodes)
}

// isSilent reports whether a browser shows none of an element's text.
func isSilent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Svg, atom.Math, atom.Select, atom.Textarea, atom.Button:
		return true
	}
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "hidden":
			return true
		case "style":
			if style := n.Attr[i].Val; strings.Contains(style, "display:none") || strings.Contains(style, "display: none") {
				return true
			}
		}
	}
	return false
}

// lettersIn counts the letters, figures and marks of a text.
func lettersIn(s string) (n int) {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c > ' ' && c&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// size returns the letters of text in a range of nodes.
func (o *outline) size(from, to int) int { return o.text[to] - o.text[from] }

// words returns the letters of prose in a range of nodes.
func (o *outline) words(from, to int) int { return o.prose[to] - o.prose[from] }

// findBodies takes the elements that may hold a post's words, by their names, for
// those that do, unless its title, date or author stand in them, too.
func (o *outline) findBodies() {
	holds := make([]bool, len(o.nodes))
	for i := len(o.nodes) - 1; i >= 0; i-- {
		n := &o.nodes[i]
		about := n.hints&(hintTitle|hintDate|hintMeta|hintAuthor|hintPost|hintTags|hintMore) != 0
		if n.hints&hintText != 0 && !about && !holds[i] {
			n.hints |= hintBody
		}
		if n.parent >= 0 {
			holds[n.parent] = holds[n.parent] || holds[i] || about
		}
	}
}

// findFurniture marks what lies beside the page's matter: navigation, columns,
// comments, related articles. What holds the page's heading or most of its text is
// none, whatever it is called.
func (o *outline) findFurniture() {
	main := make([]bool, len(o.nodes)) // it is or holds the main part or a first heading
	for i := len(o.nodes) - 1; i >= 0; i-- {
		n := &o.nodes[i]
		if n.Type == html.ElementNode && (n.DataAtom == atom.Main || n.DataAtom == atom.H1 || n.DataAtom == atom.Body || n.hints&hintMain != 0) {
			main[i] = true
		}
		if main[i] && n.parent >= 0 {
			main[n.parent] = true
		}
	}
	total := o.text[len(o.nodes)]
	for i := range o.nodes {
		n := &o.nodes[i]
		switch {
		case n.parent >= 0 && o.nodes[n.parent].furniture:
			n.furniture = true
		case n.Type != html.ElementNode || main[i]:
		case n.DataAtom == atom.Nav:
			n.furniture = true
		case n.hints&(hintTitle|hintBody) != 0 || n.hints&hintPost != 0 && n.hints&(hintComments|hintRelated) == 0:
		case n.hints&hintBeside != 0 || o.isBeside(i):
			n.furniture = 2*o.size(i, n.end) < total || n.hints&hintComments != 0
		}
	}
}

// leaveComments marks what follows a heading over readers' comments, until another
// heading as high.
func (o *outline) leaveComments() {
	f := loadFurniture()
	for i := range o.nodes {
		n := &o.nodes[i]
		if !isHeading(n.Node) || n.furniture || o.size(i, n.end) > longestTitle || o.linkIn(i) >= 0 || !isCommentHeading(f, o.lineAt(i)) {
			continue
		}
		for j := n.end; j < o.nodes[n.parent].end && !(isHeading(o.nodes[j].Node) && o.nodes[j].Data <= n.Data); j = o.nodes[j].end {
			for k := j; k < o.nodes[j].end; k++ {
				o.nodes[k].furniture = true
			}
		}
	}
}

// isCommentHeading reports whether a heading opens the readers' comments.
func isCommentHeading(f furniture, text string) bool {
	switch f.role(text) {
	case roleComments:
		return true
	case roleFoot:
		return strings.Contains(text, "omment") || strings.Contains(text, "espon") || strings.Contains(text, "epl")
	}
	return false
}

// isBeside reports whether an element is furniture by its kind: a form, a box, or a
// footer of the page rather than of one of its articles.
func (o *outline) isBeside(i int) bool {
	switch o.nodes[i].DataAtom {
	case atom.Aside, atom.Form:
		return true
	case atom.Footer:
		p := o.nodes[i].parent
		return 2*o.size(p, o.nodes[p].end) >= o.text[len(o.nodes)] && !o.isMarked(p)
	}
	return false
}

// countProse counts the text that is outside of links and furniture. The text of a
// link around blocks, a card that can be clicked, counts.
func (o *outline) countProse() {
	o.prose = make([]int, len(o.nodes)+1)
	for i := range o.nodes {
		n := &o.nodes[i]
		o.prose[i+1] = o.prose[i]
		if n.Type == html.TextNode && !n.furniture && (!n.linked || o.inCard(i)) {
			o.prose[i+1] += o.text[i+1] - o.text[i]
		}
	}
}

// longLink is the number of letters from which on a text in a link is no title.
const longLink = 150

// inCard reports whether the text in a link is a paragraph of its own in that link.
func (o *outline) inCard(i int) bool {
	if o.text[i+1]-o.text[i] > longLink {
		return true
	}
	for p := o.nodes[i].parent; p >= 0; p = o.nodes[p].parent {
		switch n := &o.nodes[p]; {
		case n.hints&hintBody != 0:
			return true
		case n.DataAtom == atom.A || isHeading(n.Node):
			return false
		case gapOf(n.DataAtom) == paragraph:
			return n.hints&hintTitle == 0
		}
	}
	return false
}

// isHeading reports whether an element is a heading.
func isHeading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// within reports whether node i is, or lies in, an element with one of the hints,
// below the element top.
func (o *outline) within(i, top int, hints hint) bool {
	for ; i > top; i = o.nodes[i].parent {
		if o.nodes[i].hints&hints != 0 {
			return true
		}
	}
	return false
}
