package source

import (
	"strings"
	"unicode/utf8"

	"stakeout/extract"
)

// block is a paragraph, a heading, a list item or any other line of a page, with its
// hard wraps undone.
type block struct {
	text       string // its words, without the marks of the program that wrote the page
	start, end int    // the bytes of the source that it stands in
	gap        bool   // an empty line stands above it
	level      int    // as a heading: 1 to 6, 7 for a bold line; 0 for none
	item       bool   // it has the mark of a list item
	quoted     bool
	links      []extract.Link
	linked     bool // it is one link and nothing else
	role       role
	open       role   // the role that it had before it was fenced in
	by         byline // of a line that is meta
}

// page is a text in blocks.
type page struct {
	source  string
	dialect dialect
	urls    []string // lynx: the addresses by number
	rows    []row
	column  int // where the lines are broken, 0 when they are not
	blocks  []block
	site    string
	table   bool // Markdown: the row read last is one of a table
	inLists bool // the posts are items of a list
}

// newPage reads the blocks of a text.
func newPage(text string) *page {
	p := &page{source: text, dialect: dialectOf(text)}
	body := text
	if p.dialect == lynx {
		body, p.urls = references(text)
	}
	p.rows = rows(body)
	cutColumns(body, p.rows)
	p.column = wrapColumn(body, p.rows, p.dialect)
	p.blocks = make([]block, 0, len(p.rows)/2+1)
	for i := 0; i < len(p.rows); {
		i = p.addBlock(i)
	}
	return p
}

// addBlock makes a block of the rows from i on and returns the row behind it.
func (p *page) addBlock(i int) int {
	r := p.rows[i]
	if r.blank() {
		return i + 1
	}
	m := p.markOf(r)
	gap := i == 0 || p.rows[i-1].blank()
	if m.rule {
		p.blocks = append(p.blocks, block{start: r.start, end: r.end, gap: gap, role: roleRule})
		return i + 1
	}
	p.table = p.dialect == markdown && (p.table && !gap || i+1 < len(p.rows) && strings.HasPrefix(p.source[p.rows[i+1].start:], "---|"))
	first, text := i, p.source[r.start+m.skip:r.end]
	var joined strings.Builder
	for i++; i < len(p.rows) && (p.inAddress(p.rows[first:i+1]) || p.continues(p.rows[i-1], p.rows[i], m, first == i-1)); i++ {
		if joined.Len() == 0 {
			joined.WriteString(text)
		}
		next := p.rows[i]
		words := strings.TrimPrefix(p.source[next.start:next.end], "> ")
		if !splitsWord(joined.String(), words) {
			joined.WriteByte(' ')
		}
		joined.WriteString(words)
	}
	if joined.Len() > 0 {
		text = joined.String()
	}
	p.add(block{start: r.start, end: p.rows[i-1].end, gap: gap, level: m.level, item: m.item, quoted: m.quoted}, text)
	return i
}

// add finishes a block with the words as they stand in the source.
func (p *page) add(b block, text string) {
	raw := text
	if raw == "" || p.isImage(raw) {
		return
	}
	if n := p.leadAt(raw, b); n > 0 {
		p.add(block{start: b.start, end: b.end, gap: b.gap}, raw[:n])
		b.gap, raw = false, strings.TrimLeft(raw[n:], " -.…")
		text = raw
	}
	switch p.dialect {
	case lynx:
		text, b.links = lynxInline(text, p.urls)
		if b.links != nil && p.isImage(text) {
			return
		}
		b.linked = len(b.links) == 1 && strings.HasPrefix(raw, "[")
	case markdown:
		if strings.HasPrefix(raw, "---|") || strings.HasPrefix(raw, "*[") && strings.Contains(raw, "]: ") {
			return // the line under the head of a table; the long form of an abbreviation
		}
		text, b.links = markdownInline(text)
		if b.level == 0 && len(raw) < 200 && strings.HasPrefix(raw, "**") && strings.HasSuffix(raw, "**") {
			b.level = 7
		}
		text = strings.TrimSuffix(strings.TrimSpace(text), " |")
		if p.table {
			text = strings.ReplaceAll(text, " | ", " ")
		}
	}
	b.text = tidy(text)
	if p.dialect == markdown {
		b.linked = len(b.links) == 1 && b.links[0].Text == b.text
		if b.level > 0 && len(b.links) == 2 && b.links[0].URL == b.links[1].URL && b.text == b.links[0].Text+b.links[1].Text {
			p.addCard(b)
			return
		}
	}
	if b.text != "" || b.level > 0 && b.links != nil {
		p.blocks = append(p.blocks, b)
	}
}

// addCard adds a title and the words under it that are one link in the page.
func (p *page) addCard(b block) {
	title, words := b, b
	title.text, title.links, title.linked = b.links[0].Text, b.links[:1], true
	words.text, words.links, words.level, words.gap = b.links[1].Text, nil, 0, false
	p.blocks = append(p.blocks, title, words)
}

// leadAt returns the length of the byline that a paragraph of Markdown begins with,
// in emphasis or under a bold line: html2text joins what a table holds. 0 for none.
func (p *page) leadAt(s string, b block) int {
	if mark := s[0]; p.dialect == markdown && (mark == '_' || mark == '*') {
		end := strings.IndexByte(s[1:], mark) + 2
		if end < 3 || end+1 >= len(s) || s[end] != ' ' {
			return 0
		}
		if _, ok := readByline(s[1 : end-1]); ok {
			return end
		}
		return 0
	}
	if _, _, n := dateAt(s); n > 0 && n+20 < len(s) && (strings.HasPrefix(s[n:], " ... ") || strings.HasPrefix(s[n:], " … ")) {
		return n // what a search has found
	}
	if n := len(p.blocks); n > 0 && p.blocks[n-1].level == 7 && !b.gap {
		if _, _, n := dateAt(s); n > 0 && strings.HasPrefix(s[n:], " --") && len(s) > n+4 {
			return n
		}
	}
	return 0
}

// isImage reports whether a line is what a program writes for a picture, "[crest]",
// for a page within the page, "IFRAME: https://…", or for the feeds of a page,
// "#[1]Feed".
func (p *page) isImage(s string) bool {
	if p.dialect == lynx && (strings.HasPrefix(s, "#[") || strings.HasPrefix(s, "IFRAME: ")) {
		return true
	}
	return p.dialect != markdown && len(s) > 1 && len(s) < 80 && s[0] == '[' && strings.IndexByte(s, ']') == len(s)-1 && s != "[…]" && s != "[...]"
}

// mark is what stands in front of the words of a row.
type mark struct {
	skip         int // its bytes
	hang         int // the column in which the words of a list item begin
	indent       int
	level        int
	rule         bool
	item, quoted bool
}

// markOf reads the mark of a row.
func (p *page) markOf(r row) mark {
	s := p.source[r.start:r.end]
	m := mark{indent: r.indent, hang: r.indent}
	if isRule(s) {
		m.rule = true
		return m
	}
	if n := bulletAt(s); n > 0 {
		m.item, m.skip = true, n
		m.hang = r.indent + 2
		if p.dialect == markdown && n < len(s) {
			m.level = headingAt(s[n:])
			m.skip += m.level
		}
		return m
	}
	if n := digitsAt(s); n > 0 && n+1 < len(s) && s[n] == '.' && s[n+1] == ' ' {
		m.hang = r.indent + n + 2
		m.item = r.indent > 0
		if level := headingAt(s[n+2:]); p.dialect == markdown && level > 0 {
			m.level, m.skip = level, n+2+level
			return m
		}
	}
	if p.dialect == lynx && r.indent < 3 && s[0] != '#' {
		m.level = 2
	}
	if p.dialect == markdown {
		m.level = headingAt(s)
		m.skip = m.level
	}
	if strings.HasPrefix(s, "> ") && p.dialect == markdown {
		m.quoted, m.skip = true, 2
	}
	return m
}

// headingAt returns the level of the Markdown heading that s is, 0 for none.
func headingAt(s string) int {
	n := 0
	for n < len(s) && s[n] == '#' {
		n++
	}
	if n > 6 || n < len(s) && s[n] != ' ' {
		return 0
	}
	return n
}

// bulletAt returns the length of the bullet that s begins with, with the blank
// behind it, 0 for none. A bullet alone on its line counts, a lone letter does not.
func bulletAt(s string) int {
	c, n := utf8.DecodeRuneInString(s)
	if !isBullet(c) {
		return 0
	}
	rest := s[n:]
	if rest == "" {
		if c == 'o' {
			return 0
		}
		return n
	}
	if rest[0] == ' ' || rest[0] == '\t' || strings.HasPrefix(rest, "\u00a0") {
		return n + len(rest) - len(strings.TrimLeft(rest, " \t\u00a0"))
	}
	return 0
}

// isBullet reports whether programs begin list items with c.
func isBullet(c rune) bool {
	switch c {
	case '*', '+', '-', 'o', '•', '□', '☆', '○', '■', '▪', '·', '◦', '●', '★', '‣':
		return true
	}
	return false
}

// isRule reports whether s draws a line across the page.
func isRule(s string) bool {
	if s == "* * *" || s == "- - -" || s == "***" || s == "---" {
		return true
	}
	if len(s) < 5 {
		return false
	}
	c, n := utf8.DecodeRuneInString(s)
	switch c {
	case '_', '-', '=', '*', '~', '━', '─', '═':
		return strings.Trim(s[n:], s[:n]) == ""
	}
	return false
}

// inAddress reports whether the last of the rows, which a text begins with, goes on
// with the address of a link: html2text breaks one behind a hyphen.
func (p *page) inAddress(rows []row) bool {
	const most = 12
	last := len(rows) - 1
	if p.dialect != markdown || rows[last].blank() || p.source[rows[last-1].end-1] != '-' || last > most {
		return false
	}
	s := p.source[rows[0].start:rows[last-1].end]
	open := strings.LastIndex(s, "](")
	return open >= 0 && strings.IndexByte(s[open:], ')') < 0
}

// continues reports whether row b goes on with the block whose last row is a.
func (p *page) continues(a, b row, m mark, first bool) bool {
	if p.column == 0 || b.blank() || a.soft && p.dialect == markdown {
		return false
	}
	if b.indent != m.hang && b.indent != m.indent && !(b.indent == a.indent && !first) && !(m.item && b.indent > m.indent && b.indent <= m.indent+6) {
		return false
	}
	s := p.source[b.start:b.end]
	if n := p.markOf(b); n.rule || n.item || (n.level > 0) != (m.level > 0) && p.dialect == lynx || n.level > 0 && m.level == 0 {
		return false
	}
	if m.level > 0 && p.dialect == lynx {
		return a.width*4 > p.column*3 && s[0] != '[' // headings have a margin on the right
	}
	full := a.width+wordWidth(p.source[a.start:a.end], s, p.dialect) > p.column && a.width <= p.column
	return full && !(stops(p.source[a.start:a.end]) && p.begins(s))
}

// begins reports whether a row that follows a full one is a line of its own all the
// same: a byline or what else stands under a post.
func (p *page) begins(s string) bool {
	if len(s) > 120 || s[0] != '[' && (s[0] < 'A' || s[0] > 'Z') {
		return false
	}
	text, _ := lynxInline(s, nil)
	if _, ok := readByline(text); ok {
		return true
	}
	switch loadFurniture().role(text) {
	case roleFoot, roleShare, roleAdvert, roleRelated:
		return true
	}
	return false
}

// splitsWord reports whether a line was broken behind the hyphen of a word, which
// then goes on without a blank ("employee-" + "owned", but not "long-" + "and").
func splitsWord(a, b string) bool {
	if len(a) < 2 || a[len(a)-1] != '-' || !isWordByte(a[len(a)-2]) || !isWordByte(b[0]) {
		return false
	}
	switch firstWord(b) {
	case "and", "or", "to", "und":
		return false
	}
	return true
}

// tidy collapses runs of blanks and drops soft hyphens and marks without width.
func tidy(s string) string {
	s = strings.TrimFunc(s, isLayout)
	if !untidy(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for i := 0; i < len(s); {
		if n := hiddenAt(s[i:]); n > 0 {
			i += n
			continue
		}
		c := s[i]
		i++
		if c == ' ' || c >= '\t' && c <= '\r' {
			blank = true
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteByte(c)
	}
	return b.String()
}

func isLayout(r rune) bool {
	switch r {
	case '\u00a0', '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return r == ' ' || r >= '\t' && r <= '\r'
}

// untidy reports whether tidy has anything to do.
func untidy(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '\t' && c <= '\r':
			return true
		case c == ' ' && i > 0 && s[i-1] == ' ':
			return true
		case (c == 0xC2 || c == 0xE2 || c == 0xEF) && hiddenAt(s[i:]) > 0:
			return true
		}
	}
	return false
}
