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
	post.Text = joinText(post.Title, p.bodyText(p.root, post.Title))
	return post
}

// bodyText returns the text of an article that stands in n: its blocks without the
// title and without what is not the article's.
func (p *htmlPage) bodyText(n *html.Node, title string) string {
	var w writer
	w.title = title
	w.node(n)
	return w.String()
}

// joinText returns a post's text: its title, an empty line and its body.
func joinText(title, body string) string {
	return strings.Trim(title+"\n\n"+body, "\n")
}

// isFurniture reports whether an element holds none of an article's words.
func isFurniture(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Svg, atom.Math, atom.Nav, atom.Aside,
		atom.Footer, atom.Form, atom.Button, atom.Select, atom.Textarea:
		return true
	}
	for i := range n.Attr {
		if n.Attr[i].Key == "hidden" {
			return true
		}
	}
	return false
}
