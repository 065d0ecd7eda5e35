package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlText reads a piece of HTML that is an article and nothing else, as feeds and
// exports hold it: its title, which the piece gives unless it is known, and its text,
// the title and an empty line before the body. Entities in a known title are
// resolved, too.
func htmlText(title, markup string) (string, string, error) {
	p, err := newHTMLPage([]byte(markup), "")
	if err != nil {
		return "", "", err
	}
	title = html.UnescapeString(title)
	for _, kind := range []atom.Atom{atom.H1, atom.Title} {
		if n := findElement(p.root, kind); n != nil && title == "" {
			title = lineOf(n)
		}
	}
	return title, joinText(title, p.bodyText(p.root, title)), nil
}

// lineOf returns the text of an element in one line.
func lineOf(n *html.Node) string {
	words := strings.FieldsFunc(textOf(n), func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' })
	return strings.Join(words, " ")
}

// textOf returns the text of elements, all of it.
func textOf(nodes ...*html.Node) string {
	w := writer{whole: true}
	for _, n := range nodes {
		w.node(n)
	}
	return w.String()
}

// gap is what stands between two pieces of text; the wider of two wins.
type gap int

const (
	none gap = iota
	blank
	cell
	line
	paragraph
)

var gaps = [...]string{none: "", blank: " ", cell: "\t", line: "\n", paragraph: "\n\n"}

// gapOf returns the gap before and behind an element.
func gapOf(n *html.Node) gap {
	switch n.DataAtom {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Details, atom.Div, atom.Dl,
		atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header,
		atom.Hgroup, atom.Hr, atom.Main, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Ul:
		return paragraph
	case atom.Dd, atom.Dt, atom.Li, atom.Tr:
		return line
	case atom.Td, atom.Th:
		return cell
	}
	return none
}

// writer writes the text of a page.
type writer struct {
	strings.Builder
	title string // of the article: the first heading that says it again is left out
	whole bool   // furniture is written, too
	gap   gap    // before the next word
	items int    // list items around the next word
	pres  int    // elements around it that keep their lines
}

// node writes a node and what is in it. The parser bounds how deep that goes.
func (w *writer) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text(n.Data)
		return
	case n.Type == html.CommentNode || !w.whole && w.leavesOut(n):
		return
	case n.DataAtom == atom.Br && w.gap == line:
		w.gap = paragraph
		return
	case n.DataAtom == atom.Br:
		w.gap = max(w.gap, line)
		return
	}
	around := gapOf(n)
	if w.items > 0 { // a paragraph in a list item is no more than the item
		around = min(around, line)
	}
	w.gap = max(w.gap, around)
	w.inside(n, 1)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	w.inside(n, -1)
	w.gap = max(w.gap, around)
}

// leavesOut reports whether an element is not written: furniture, and the title.
func (w *writer) leavesOut(n *html.Node) bool {
	if isFurniture(n) {
		return true
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3:
		if w.title != "" && lineOf(n) == w.title {
			w.title = ""
			return true
		}
	}
	return false
}

// inside counts the elements that change how text in them is written.
func (w *writer) inside(n *html.Node, by int) {
	switch n.DataAtom {
	case atom.Li:
		w.items += by
	case atom.Pre:
		w.pres += by
	}
}

const noBreak = '\u00a0'

// text writes words. Blanks collapse into one; no-break spaces stay.
func (w *writer) text(s string) {
	for _, r := range s {
		switch r {
		case '\n':
			if w.pres > 0 {
				w.gap = max(w.gap, line)
				continue
			}
			w.gap = max(w.gap, blank)
		case ' ', '\t', '\r', '\f':
			w.gap = max(w.gap, blank)
		case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff': // soft hyphen, zero width
		default:
			if fresh := w.gap >= line || w.Len() == 0; fresh && r == noBreak {
				continue // an indent, or a paragraph that only makes room
			}
			if w.Len() > 0 {
				w.WriteString(gaps[w.gap])
			}
			w.gap = none
			w.WriteRune(r)
		}
	}
}
