package source

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"
)

// slimmer copies a page without what nobody reads in it: scripts, styles, pictures,
// comments and most attributes. They are most of a page, and parsing is most of the
// work.
type slimmer struct {
	noscript bool // what browsers without scripts show is copied, too
	flat     bool // elements deeper than deepest are taken apart, and so is emphasis

	page  []byte
	i     int // where it is in the page
	out   []byte
	depth int // of open elements, about

	prose  int // bytes of texts that are no mere words
	unseen int // bytes for browsers without scripts that were left out

	unclosed bool // no drawing ends behind i

	spans, stress []bool // of the open elements, see plain

	blank  byte // a blank or line end that was read and not yet written
	inline bool // what was written last is text, or stands in its line
}

// deepest is how deep elements are nested in a flat copy; the parser takes 512, and
// nests up to four for one (a table, its body, a row, a cell).
const deepest = 100

// slim returns the copy, which stands in out until the next.
func (s *slimmer) slim(page []byte) []byte {
	s.page, s.i, s.depth = page, 0, 0
	s.prose, s.unseen = 0, 0
	s.out = s.out[:0]
	for s.i < len(s.page) {
		open := bytes.IndexByte(s.page[s.i:], '<')
		if open < 0 {
			open = len(s.page) - s.i
		}
		s.text(s.i + open)
		if s.i < len(s.page) {
			s.bracket()
		}
	}
	return s.out
}

// keepTo copies the page up to a byte.
func (s *slimmer) keepTo(end int) {
	s.out = append(s.out, s.page[s.i:end]...)
	s.i = end
}

// text copies text up to a byte. Blanks alone wait for what stands on both sides of
// them: beside blocks they are nothing.
func (s *slimmer) text(end int) {
	if len(bytes.TrimLeft(s.page[s.i:end], " \t\r\n\f")) == 0 {
		if s.blank == 0 && end > s.i {
			s.blank = ' '
		}
		if bytes.IndexByte(s.page[s.i:end], '\n') >= 0 {
			s.blank = '\n'
		}
		s.i = end
		return
	}
	const least = 40
	if end-s.i >= least {
		s.prose += end - s.i
	}
	s.fill()
	s.keepTo(end)
	s.inline = true
}

// fill writes the blank that waits.
func (s *slimmer) fill() {
	if s.blank != 0 && s.inline {
		s.out = append(s.out, s.blank)
	}
	s.blank = 0
}

// beside notes that a tag is copied.
func (s *slimmer) beside(kind atom.Atom) {
	if gapOf(kind) > none || kind == atom.Br || kind == atom.Meta || kind == atom.Link || kind == atom.Script || kind == atom.Title || kind == atom.Head {
		s.blank, s.inline = 0, false
		return
	}
	s.fill()
	s.inline = true
}

// skipBehind moves behind the next mark; to the end of the page when there is none.
func (s *slimmer) skipBehind(mark string) {
	if end := bytes.Index(s.page[s.i:], []byte(mark)); end >= 0 {
		s.i += end + len(mark)
		return
	}
	s.i = len(s.page)
}

// skipTag moves behind the closing tag at i.
func (s *slimmer) skipTag() {
	if bytes.HasPrefix(s.page[s.i:], []byte("</")) {
		s.skipBehind(">")
	}
}

// bracket reads what begins with the bracket at i: a tag, a comment or just a sign.
func (s *slimmer) bracket() {
	rest := s.page[s.i+1:]
	switch {
	case len(rest) == 0:
		s.keepTo(len(s.page))
	case bytes.HasPrefix(rest, []byte("!--")):
		s.i += len("<!")
		s.skipBehind("-->")
	case rest[0] == '!' && len(rest) > 1 && rest[1]|0x20 == 'd':
		s.keepTo(s.i + len("<!"))
	case rest[0] == '!', rest[0] == '?', rest[0] == '/' && len(rest) > 1 && !isTagLetter(rest[1]):
		s.skipBehind(">")
	case rest[0] == '/' && len(rest) > 1:
		s.closing()
	case isTagLetter(rest[0]):
		s.opening()
	default:
		s.keepTo(s.i + 1)
	}
}

func isTagLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// name returns where the name that begins at byte from ends, and what it is, 0 when it
// is not one of HTML's.
func (s *slimmer) name(from int) (end int, kind atom.Atom) {
	var small [24]byte
	for end = from; end < len(s.page); end++ {
		c := s.page[end]
		if c <= ' ' || c == '/' || c == '>' || c == '=' && end > from {
			break
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if n := end - from; n < len(small) {
			small[n] = c
		}
	}
	return end, atom.Lookup(small[:min(end-from, len(small))])
}

// closing copies a closing tag.
func (s *slimmer) closing() {
	end, kind := s.name(s.i + len("</"))
	keep := s.keeps(kind)
	if stack := s.plain(kind); stack != nil && len(*stack) > 0 {
		keep = keep && !(*stack)[len(*stack)-1]
		*stack = (*stack)[:len(*stack)-1]
	}
	if s.closes(kind) && keep {
		s.beside(kind)
		s.keepTo(end)
		s.out = append(s.out, '>')
	}
	s.i = end
	s.skipBehind(">")
}

// opening copies an opening tag with the attributes that count, or leaves the element
// out when it holds no words.
func (s *slimmer) opening() {
	open := s.i
	end, kind := s.name(s.i + len("<"))
	keep := s.keeps(kind) && s.opens(kind)
	if keep {
		s.beside(kind)
	}
	start := len(s.out)
	s.keepTo(end)
	rel, media, whole := s.attributes(kind)
	if stack := s.plain(kind); stack != nil {
		bare := len(s.out)-start == end-open+len(">")
		*stack = append(*stack, bare)
		keep = keep && !bare
	}
	switch {
	case !whole:
		keep = false // the page ends in it
	case kind == atom.Script && strings.Contains(media, "ld+json"), kind == atom.Title:
		s.keepTo(s.endOf(kind))
		s.skipTag()
		s.out = append(append(append(s.out, "</"...), kind.String()...), '>')
		return
	case kind == atom.Link:
		keep = strings.EqualFold(rel, "canonical")
	case keep, !isRaw(kind), kind == atom.Noscript && s.noscript:
	case kind == atom.Svg && s.unclosed: // read as what it is not, so that nothing is lost
	default:
		start := s.i
		if s.i = s.endOf(kind); s.i == len(s.page) && kind == atom.Svg {
			s.i, s.unclosed = start, true
		}
		if kind == atom.Noscript {
			s.unseen += s.i - start
		}
		s.skipTag()
	}
	if !keep {
		s.out = s.out[:start]
	}
}

// plain returns the stack that notes of the open elements of a kind which of them have
// no attributes that count, and are left out with their closing tags; nil for kinds
// that count by themselves.
func (s *slimmer) plain(kind atom.Atom) *[]bool {
	switch kind {
	case atom.Span:
		return &s.spans
	case atom.Em, atom.I:
		return &s.stress
	}
	return nil
}

// isRaw reports whether what stands between the tags of an element is no HTML, or
// nothing to be read.
func isRaw(kind atom.Atom) bool {
	switch kind {
	case atom.Script, atom.Style, atom.Svg, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Textarea, atom.Select:
		return true
	}
	return false
}

// keeps reports whether the tags of an element are copied.
func (s *slimmer) keeps(kind atom.Atom) bool {
	switch kind {
	case atom.Img, atom.Source, atom.Track, atom.Input, atom.Embed, atom.Param, atom.Area, atom.Picture, atom.Wbr:
		return false
	case atom.B, atom.I, atom.Em, atom.Strong, atom.Font, atom.Big, atom.Small, atom.U, atom.S, atom.Strike, atom.Tt, atom.Code, atom.Nobr, atom.A:
		return !s.flat
	}
	return !isRaw(kind)
}

// opens counts an element that opens, and reports whether it is not too deep.
func (s *slimmer) opens(kind atom.Atom) bool {
	if nests(kind) {
		s.depth++
	}
	return !s.flat || s.depth <= deepest
}

// closes counts an element that ends, and reports whether it was not too deep.
func (s *slimmer) closes(kind atom.Atom) bool {
	deep := s.depth > deepest
	if nests(kind) && s.depth > 0 {
		s.depth--
	}
	return !s.flat || !deep
}

// nests reports whether elements of a kind stand in one another until they are closed.
func nests(kind atom.Atom) bool {
	switch kind {
	case atom.P, atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th, atom.Tbody, atom.Thead, atom.Tfoot, atom.Option, atom.Optgroup,
		atom.Br, atom.Hr, atom.Meta, atom.Link, atom.Base, atom.Col, atom.Html, atom.Head, atom.Body:
		return false
	}
	return true
}

// endOf returns where the closing tag of an element begins whose content starts at i.
// Scripts may stand in comments in scripts.
func (s *slimmer) endOf(kind atom.Atom) int {
	name := kind.String()
	for at := s.i; ; {
		next := bytes.Index(s.page[at:], []byte("</"))
		if next < 0 {
			return len(s.page)
		}
		at += next
		rest := s.page[at+len("</"):]
		if len(rest) >= len(name) && bytes.EqualFold(rest[:len(name)], []byte(name)) && (len(rest) == len(name) || !isTagLetter(rest[len(name)])) &&
			!(kind == atom.Script && inComment(s.page[s.i:at])) {
			return at
		}
		at += len("</")
	}
}

// inComment reports whether a script ends in a comment that has opened another script.
func inComment(script []byte) bool {
	_, script, open := bytes.Cut(script, []byte("<!--"))
	return open && !bytes.Contains(script, []byte("-->")) && bytes.Contains(script, []byte("<script"))
}

// attributes copies the attributes of a tag that count and its bracket. It returns the
// values of rel and type, and whether the tag ends.
func (s *slimmer) attributes(element atom.Atom) (rel, media string, whole bool) {
	for {
		for s.i < len(s.page) && (s.page[s.i] <= ' ' || s.page[s.i] == '/') {
			s.i++
		}
		if s.i >= len(s.page) {
			return rel, media, false
		}
		if s.page[s.i] == '>' {
			s.keepTo(s.i + 1)
			return rel, media, true
		}
		from := s.i
		end, kind := s.name(from)
		s.i = end
		value := s.value()
		switch kind {
		case atom.Rel:
			rel = string(value)
		case atom.Type:
			media = string(value)
		}
		if counts(element, kind, s.page[from:end], value) {
			s.out = append(s.out, ' ')
			s.out = append(s.out, s.page[from:s.i]...)
		}
	}
}

// value moves behind the value of an attribute and returns it.
func (s *slimmer) value() []byte {
	at := s.i
	for at < len(s.page) && s.page[at] <= ' ' {
		at++
	}
	if at >= len(s.page) || s.page[at] != '=' {
		return nil
	}
	for at++; at < len(s.page) && s.page[at] <= ' '; at++ {
	}
	if at >= len(s.page) {
		s.i = at
		return nil
	}
	if quote := s.page[at]; quote == '"' || quote == '\'' {
		end := bytes.IndexByte(s.page[at+1:], quote)
		if end < 0 {
			s.i = len(s.page)
			return nil
		}
		s.i = at + 1 + end + 1
		return s.page[at+1 : at+1+end]
	}
	from := at
	for at < len(s.page) && s.page[at] > ' ' && s.page[at] != '>' {
		at++
	}
	s.i = at
	return s.page[from:at]
}

// counts reports whether an attribute of an element is read by anybody.
func counts(element, kind atom.Atom, name, value []byte) bool {
	switch kind {
	case atom.Class, atom.Id, atom.Href, atom.Rel, atom.Itemprop, atom.Itemtype, atom.Datetime, atom.Content, atom.Hidden:
		return len(value) > 0 || kind == atom.Hidden
	case atom.Name:
		return element == atom.Meta
	case atom.Lang:
		return element == atom.Html
	case atom.Type:
		return element == atom.Script
	case atom.Title:
		return element == atom.Abbr || element == atom.Time || element == atom.Span
	case atom.Style:
		return bytes.Contains(value, []byte("none"))
	case 0:
	default:
		return false
	}
	for _, other := range []string{"role", "property", "data-hook", "data-testid", "data-component"} {
		if len(name) == len(other) && bytes.EqualFold(name, []byte(other)) {
			return true
		}
	}
	return false
}
