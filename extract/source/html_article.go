package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stakeout/extract"
)

// article reads the page as one article.
func (p *htmlPage) article() extract.Post {
	post := p.metadata()
	body := p.bodyText(p.root, post.Title)
	post.Text = joinText(post.Title, body)
	if body == "" {
		post.Text = ""
	}
	return post
}

// bodyText returns the text of the article that stands in n: its blocks without the
// title and without what is not the article's.
func (p *htmlPage) bodyText(n *html.Node, title string) string {
	r := newRegions(n)
	r.leaveOut()
	w := writer{leaveOut: func(n *html.Node) bool { return r.out[n] }}
	w.node(r.body())
	return joinLines(articleLines(w.end(), title))
}

// isFurniture reports whether an element is one of those that hold none of an
// article's words.
func isFurniture(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Iframe, atom.Object, atom.Svg, atom.Math, atom.Nav, atom.Aside, atom.Footer, atom.Form, atom.Button, atom.Select, atom.Textarea,
		atom.Video, atom.Audio, atom.Canvas, atom.Dialog, atom.Figcaption, atom.Label:
		return true
	}
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "hidden":
			return true
		case "style":
			return isHiding(a.Val)
		case "role":
			switch a.Val {
			case "navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alertdialog", "menu", "toolbar":
				return true
			}
		}
	}
	return false
}

// isHiding reports whether a style keeps an element from being seen.
func isHiding(style string) bool {
	_, value, ok := strings.Cut(style, "display")
	value, _, _ = strings.Cut(value, ";")
	return ok && strings.Trim(value, ": \t") == "none"
}

// region is an element of a page with what stands in it.
type region struct {
	node   *html.Node
	parent int // its index
	end    int // the index behind its last descendant
	own    int // bytes of words right in it and in its inline elements
	linked int // of these, those in links
	mass   int // bytes of the paragraphs in it
	mark   markup
}

// regions are the blocks of a page in document order.
type regions struct {
	at  []region
	out map[*html.Node]bool // what is not the article's
}

// newRegions measures the blocks in root.
func newRegions(root *html.Node) *regions {
	r := &regions{out: map[*html.Node]bool{}}
	r.at = append(r.at, region{node: root})
	r.measure(root, 0, 0)
	r.at[0].end = len(r.at)
	for i := len(r.at) - 1; i >= 0; i-- {
		a := &r.at[i]
		if a.own >= leastParagraph && a.linked*2 < a.own {
			a.mass += a.own
		}
		if i > 0 {
			r.at[a.parent].mass += a.mass
		}
	}
	return r
}

// leastParagraph is the number of bytes from which on a block is taken for prose.
const leastParagraph = 40

// measure counts the words in n, whose block is at index block.
func (r *regions) measure(n *html.Node, block, links int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			size := len(strings.TrimSpace(c.Data))
			r.at[block].own += size
			if links > 0 {
				r.at[block].linked += size
			}
			continue
		case html.ElementNode:
		default:
			continue
		}
		inside := links
		switch c.DataAtom {
		case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Head:
			continue
		case atom.A:
			inside++
		}
		mark := markupOf(c)
		if gapOf(c.DataAtom) == none && mark == noMark {
			r.measure(c, block, inside)
			continue
		}
		i := len(r.at)
		r.at = append(r.at, region{node: c, parent: block, mark: mark})
		r.measure(c, i, inside)
		r.at[i].end = len(r.at)
	}
}

// leaveOut notes the blocks that are not the article's, which is most of the page.
func (r *regions) leaveOut() {
	for i := 1; i < len(r.at); {
		a := &r.at[i]
		if a.mark == furnitureMark && a.mass*2 < r.at[0].mass {
			r.drop(i)
			i = a.end
			continue
		}
		i++
	}
}

// drop leaves block i out.
func (r *regions) drop(i int) {
	r.out[r.at[i].node] = true
	mass := r.at[i].mass
	for j := i; j > 0 && mass > 0; {
		j = r.at[j].parent
		r.at[j].mass -= mass
	}
	r.at[i].mass = 0
}

// body returns the smallest element that holds nearly all of the article.
func (r *regions) body() *html.Node {
	i := 0
	for next := i; ; i = next {
		for c := i + 1; c < r.at[i].end; c = r.at[c].end {
			if r.at[c].mass*10 >= r.at[i].mass*8 && r.at[c].mass > 0 && !r.out[r.at[c].node] {
				next = c
			}
		}
		if next == i {
			break
		}
	}
	for r.at[i].own > 0 && i > 0 { // a paragraph: what is beside it belongs to it
		i = r.at[i].parent
	}
	return r.at[i].node
}

// articleLines returns the lines that are the article's: not its title and byline, and
// no furniture.
func articleLines(lines []htmlLine, title string) []htmlLine {
	f := loadFurniture()
	kept := lines[:0]
	begun := false
	for _, l := range withoutTitle(lines, title) {
		switch f.role(l.text) {
		case roleComments, roleRelated:
			if l.level > 0 && begun {
				return kept
			}
			continue
		case roleNav, rolePaging, roleShare, roleFoot, roleMore, roleAdvert, roleNotice, roleColophon, roleWidget:
			if !isProse(l.text) {
				continue
			}
		}
		if f.isCall(l.text) {
			continue
		}
		if _, ok := readByline(l.text); ok && !begun {
			continue
		}
		begun = begun || isProse(l.text)
		kept = append(kept, l)
	}
	return kept
}
