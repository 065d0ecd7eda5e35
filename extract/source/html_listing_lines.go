package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// textLine is a line of a page as a reader sees it: what stands between two breaks.
type textLine struct {
	from, to int    // the nodes of its text
	text     string // blanks collapsed
	linked   int    // letters of it in links
	size     int    // letters of it
	hints    hint   // of the elements around all of it, below the top that was asked for
	any      hint   // of the elements around a part of it
	heading  bool
	item     bool // it lies in a list or a table
	side     bool // it is furniture
}

// isLinked reports whether a line is links and little else.
func (l *textLine) isLinked() bool { return l.linked > 0 && 10*l.linked >= 8*l.size }

// lineReader cuts a part of an outline into lines.
type lineReader struct {
	*outline
	title int // a node that is a line of its own; -1 for none
	lines []textLine
	words strings.Builder
	line  textLine
	blank bool
}

// lines returns the lines of an entry. Its title is a line of its own.
func (o *outline) lines(e entry) []textLine {
	r := lineReader{outline: o, title: e.title}
	for i := e.from; i < e.to; i = o.nodes[i].end {
		r.node(i, 0, false, false)
	}
	r.breakLine()
	return r.lines
}

// node reads a node that lies among elements with the hints.
func (r *lineReader) node(i int, hints hint, heading, item bool) {
	n := &r.nodes[i]
	if n.Type == html.TextNode {
		r.text(i, hints, heading, item)
		return
	}
	apart := gapOf(n.DataAtom) != none || i == r.title
	if apart || n.DataAtom == atom.Br {
		r.breakLine()
	}
	hints |= n.hints
	heading = heading || isHeading(n.Node)
	item = item || n.DataAtom == atom.Li || n.DataAtom == atom.Td
	for c := i + 1; c < n.end; c = r.nodes[c].end {
		r.node(c, hints, heading, item)
	}
	if apart {
		r.breakLine()
	}
}

// text adds a text node to the line.
func (r *lineReader) text(i int, hints hint, heading, item bool) {
	n := &r.nodes[i]
	size := r.outline.text[i+1] - r.outline.text[i]
	if size == 0 {
		r.blank = true
		return
	}
	if r.words.Len() == 0 {
		r.line = textLine{from: i, hints: hints, any: hints, heading: heading, item: item, side: n.furniture}
	}
	r.line.to = i + 1
	r.line.size += size
	r.line.hints &= hints
	r.line.any |= hints
	if n.linked {
		r.line.linked += size
	}
	r.blank = r.blank || isSpaceByte(n.Data[0]) || r.words.Len() > 0 && beginsWord(n.Data)
	for w := range strings.FieldsSeq(n.Data) {
		if r.blank && r.words.Len() > 0 {
			r.words.WriteByte(' ')
		}
		r.words.WriteString(w)
		r.blank = true
	}
	r.blank = isSpaceByte(n.Data[len(n.Data)-1])
}

// beginsWord reports whether a text that begins an element is likely to begin a word,
// too: a theme may part the words of a byline by its style sheet alone.
func beginsWord(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c) || unicode.IsDigit(c)
}

func isSpaceByte(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// breakLine ends the line.
func (r *lineReader) breakLine() {
	if r.words.Len() > 0 {
		r.line.text = r.words.String()
		r.lines = append(r.lines, r.line)
		r.words.Reset()
	}
	r.blank = false
}
