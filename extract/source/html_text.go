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
	w := writer{leaveOut: isFurniture}
	w.node(p.root)
	return title, joinText(title, joinLines(withoutTitle(w.end(), title))), nil
}

// joinText returns a post's text: its title, an empty line and its body.
func joinText(title, body string) string {
	return strings.Trim(title+"\n\n"+body, "\n")
}

// withoutTitle takes the first heading that says the title again out of the lines of an
// article.
func withoutTitle(lines []htmlLine, title string) []htmlLine {
	for i, l := range lines {
		if l.level > 0 && l.level <= 3 && l.text == title {
			return append(lines[:i], lines[i+1:]...)
		}
	}
	return lines
}

// lineOf returns the text of an element in one line.
func lineOf(n *html.Node) string { return oneLine(textOf(n)) }

// shortLineOf returns the beginning of the text of an element in one line, which is all
// of what holds a name or a date.
func shortLineOf(n *html.Node) string {
	w := writer{most: 4}
	w.node(n)
	return oneLine(joinLines(w.end()))
}

// oneLine joins the lines of a text.
func oneLine(s string) string {
	if strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\t') < 0 {
		return s
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' })
	return strings.Join(words, " ")
}

// textOf returns the text of elements, all of it but scripts and styles.
func textOf(nodes ...*html.Node) string {
	var w writer
	for _, n := range nodes {
		w.node(n)
	}
	return joinLines(w.end())
}

// gap is what stands between two pieces of text; the wider of two wins.
type gap uint8

const (
	none gap = iota
	blank
	cell
	line
	paragraph
)

var gaps = [...]string{none: "", blank: " ", cell: "\t", line: "\n", paragraph: "\n\n"}

// gapOf returns the gap before and behind an element.
func gapOf(kind atom.Atom) gap {
	switch kind {
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

// htmlLine is a paragraph, a heading, a list item, the row of a table or any other line
// of a page.
type htmlLine struct {
	text   string
	gap    gap // before it: line or paragraph
	level  int // as a heading: 1 to 6; 0 for none
	item   bool
	linked int    // the bytes of its words that stand in links
	href   string // of the first of these
}

// joinLines writes lines one under the other.
func joinLines(lines []htmlLine) string {
	size := 0
	for _, l := range lines {
		size += len(l.text) + len(gaps[paragraph])
	}
	var b strings.Builder
	b.Grow(size)
	for i, l := range lines {
		if i > 0 {
			b.WriteString(gaps[l.gap])
		}
		b.WriteString(l.text)
	}
	return b.String()
}

// writer writes the text of a page by line.
type writer struct {
	leaveOut func(n *html.Node) bool // the elements that are not written; nil for none
	most     int                     // lines after which writing ends; 0 for no limit

	lines  []htmlLine
	line   []byte // the line being written
	linked int    // its bytes in links
	href   string // of the first of these
	link   string // the address of the link around the next word
	gap    gap    // before the next word
	over   gap    // before the line
	level  int    // of the heading around the next word
	items  int    // list items around it
	links  int    // links around it
	pres   int    // elements around it that keep their lines
	cells  bool   // it stands in a table whose rows are lines
}

// end ends the text and returns its lines.
func (w *writer) end() []htmlLine {
	w.flush()
	return w.lines
}

// flush ends a line.
func (w *writer) flush() {
	if len(w.line) > 0 {
		w.lines = append(w.lines, htmlLine{text: string(w.line), gap: w.over, level: w.level, item: w.items > 0, linked: w.linked, href: w.href})
	}
	w.line, w.linked, w.href = w.line[:0], 0, ""
}

// part widens the gap before the next word.
func (w *writer) part(g gap) {
	if g >= line {
		w.flush()
	}
	w.gap = max(w.gap, g)
}

// node writes a node and what is in it. The parser bounds how deep that goes.
func (w *writer) node(n *html.Node) {
	if w.most > 0 && len(w.lines) >= w.most {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return
	case html.CommentNode, html.DoctypeNode:
		return
	}
	switch n.DataAtom {
	case atom.Br:
		switch {
		case w.cells, w.level > 0:
			w.part(blank)
		case w.gap == line:
			w.gap = paragraph
		default:
			w.part(line)
		}
		return
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Head:
		return
	}
	if w.leaveOut == nil || !w.leaveOut(n) {
		w.element(n)
	}
}

// element writes an element.
func (w *writer) element(n *html.Node) {
	around := gapOf(n.DataAtom)
	if w.items > 0 { // a paragraph in a list item is no more than the item
		around = min(around, line)
	}
	if w.cells && n.DataAtom != atom.Tr && n.DataAtom != atom.Table && n.DataAtom != atom.Caption {
		around = min(around, cell)
	}
	w.part(around)
	outside := *w
	w.enter(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	w.part(around)
	w.level, w.items, w.links, w.pres, w.cells = outside.level, outside.items, outside.links, outside.pres, outside.cells
}

// enter notes an element that changes how the text in it is written.
func (w *writer) enter(n *html.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.level = int(n.Data[1] - '0')
	case atom.A:
		w.links++
		w.link = attr(n, "href")
	case atom.Li:
		w.items++
	case atom.Pre:
		w.pres++
	case atom.Table:
		w.cells = hasRows(n)
	}
}

// longestCell is the number of bytes that the cell of a table with rows may have.
const longestCell = 400

// hasRows reports whether the rows of a table are lines, and its cells no parts of a
// page's layout: they hold little, and no lists, headings or tables.
func hasRows(table *html.Node) bool {
	for n := range table.Descendants() {
		switch n.DataAtom {
		case atom.Table, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.Pre, atom.Blockquote, atom.Form:
			return false
		case atom.P, atom.Div:
			if n.NextSibling != nil && n.Parent.DataAtom == atom.Td && hasParagraphBehind(n) {
				return false
			}
		}
		if n.Type == html.TextNode && len(n.Data) > longestCell {
			return false
		}
	}
	return true
}

// hasParagraphBehind reports whether a second paragraph follows n in its cell.
func hasParagraphBehind(n *html.Node) bool {
	for n = n.NextSibling; n != nil; n = n.NextSibling {
		if n.DataAtom == atom.P || n.DataAtom == atom.Div {
			return true
		}
	}
	return false
}

// text writes words. Blanks collapse into one; no-break spaces stay.
func (w *writer) text(s string) {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '\n' && w.pres > 0:
			w.part(line)
			i++
		case c == ' ' || c >= '\t' && c <= '\r':
			w.gap = max(w.gap, blank)
			i++
		case hiddenAt(s[i:]) > 0:
			i += hiddenAt(s[i:])
		case len(w.line) == 0 && strings.HasPrefix(s[i:], "\u00a0"):
			i += len("\u00a0") // an indent, or a paragraph that only makes room
		default:
			end := i + wordEnd(s[i:])
			w.word(s[i:end])
			i = end
		}
	}
}

// wordEnd returns where the bytes end that are written as they stand.
func wordEnd(s string) int {
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c <= ' ', c == 0xC2 && i+1 < len(s) && s[i+1] == 0xAD, c == 0xE2, c == 0xEF:
			return i
		}
	}
	return len(s)
}

// word writes bytes without blanks.
func (w *writer) word(s string) {
	if len(w.line) == 0 {
		w.over, w.gap = w.gap, none
	}
	w.line = append(w.line, gaps[w.gap]...)
	w.line = append(w.line, s...)
	w.gap = none
	if w.links == 0 {
		return
	}
	if w.linked == 0 {
		w.href = w.link
	}
	w.linked += len(s)
}
