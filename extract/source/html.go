package source

import (
	"fmt"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// notArticle are the elements of a page that hold none of an article's words.
const notArticle = "head, script, style, noscript, template, iframe, object, svg, math, nav, aside, footer, form, button, select, textarea, [hidden]"

// htmlText reads an article in HTML: its title, which the document gives unless it
// is known, and its text, the title and an empty line before the body. Entities in
// a known title are resolved, too.
func htmlText(title, markup string) (string, string, error) {
	page, err := goquery.NewDocumentFromReader(strings.NewReader(markup))
	if err != nil {
		return "", "", fmt.Errorf("HTML that cannot be read: %w", err)
	}
	title = html.UnescapeString(title)
	for _, heading := range []string{"h1", "title"} {
		if title == "" {
			title = lineOf(page.Find(heading).First())
		}
	}
	page.Find(notArticle).Remove()
	page.Find("h1, h2, h3").FilterFunction(func(_ int, h *goquery.Selection) bool { return lineOf(h) == title }).First().Remove()
	return title, strings.Trim(title+"\n\n"+textOf(page.Selection), "\n"), nil
}

// lineOf returns the text of elements in one line.
func lineOf(s *goquery.Selection) string {
	words := strings.FieldsFunc(textOf(s), func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' })
	return strings.Join(words, " ")
}

// textOf returns the text of elements.
func textOf(s *goquery.Selection) string {
	var w writer
	for _, n := range s.Nodes {
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
	case atom.Address, atom.Article, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Details, atom.Div, atom.Dl,
		atom.Fieldset, atom.Figcaption, atom.Figure, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup,
		atom.Hr, atom.Main, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Ul:
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
	gap   gap // before the next word
	items int // list items around the next word
	pres  int // elements around it that keep their lines
}

// node writes a node and what is in it. The parser bounds how deep that goes.
func (w *writer) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text(n.Data)
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
