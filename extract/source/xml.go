package source

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"net/url"
	"strings"
)

// maxXMLHead is how many bytes are kept of what stands before the first item of a
// document. Exports list all their authors and tags there.
const maxXMLHead = 1 << 20

// xmlItems cuts a feed or an export into its head and its items, so that an item
// which is broken or too large costs only itself, and one at a time is in memory.
type xmlItems struct {
	in  *bufio.Reader
	max int // bytes that an item may have

	head []byte // what stands before the first item, up to maxXMLHead
	root string // the document's element as it is written: "rss", "rdf:RDF"
	name string // the items' elements as they are written: "item", "atom:entry"; "" before the first

	n      int    // items begun
	inside bool   // an item is open
	buf    []byte // the item
	size   int    // its bytes; more than buf has when it is too large
	ended  bool   // the document's element is closed
}

// next returns the next item and its number. The error is io.EOF when the document
// has ended; behind a *brokenItem or tooLarge there may be more items. The item lives
// until the next call.
func (x *xmlItems) next() ([]byte, int, error) {
	for {
		if err := x.text(); err != nil {
			return x.end(err)
		}
		switch tag := x.peekTag(); {
		case x.isItem(tag) && x.inside:
			x.inside = false
			return nil, x.n, &brokenItem{x.name, errors.New("the next one begins before it ends")}
		case x.isItem(tag):
			x.name, x.inside, x.buf, x.size = tag, true, x.buf[:0], 0
			x.n++
		case x.root == "" && isStartTag(tag):
			x.root = tag
		case tag == "/"+x.root:
			x.ended = true
		}
		tag, empty, err := x.markup()
		if err != nil {
			return x.end(err)
		}
		if x.inside && (tag == "/"+x.name || tag == x.name && empty) {
			x.inside = false
			if x.size > x.max {
				return nil, x.n, tooLarge{"item", x.max}
			}
			return x.buf, x.n, nil
		}
	}
}

// brokenItem is the error of an item that cannot be read, while those behind it can.
type brokenItem struct {
	name string
	err  error
}

func (e *brokenItem) Error() string { return fmt.Sprintf("broken <%s>: %v", e.name, e.err) }

func (e *brokenItem) Unwrap() error { return e.err }

// end is next at the end of the input: it says what is cut off.
func (x *xmlItems) end(err error) ([]byte, int, error) {
	n := x.n + 1
	if x.inside {
		n = x.n
	}
	switch {
	case err != io.EOF:
		return nil, n, err
	case x.inside:
		return nil, n, fmt.Errorf("the input ends within an <%s>; fetch it again", x.name)
	case !x.ended && x.root != "":
		return nil, n, fmt.Errorf("the input ends before its </%s>; fetch it again", x.root)
	}
	return nil, n, io.EOF
}

// isItem reports whether a start tag begins an item.
func (x *xmlItems) isItem(tag string) bool {
	if x.name != "" {
		return tag == x.name
	}
	prefix, local := cutPrefix(tag)
	rootPrefix, root := cutPrefix(x.root)
	switch strings.ToLower(root) {
	case "rss", "rdf":
		return local == "item"
	case "feed":
		return local == "entry" && prefix == rootPrefix
	}
	return false
}

// cutPrefix splits the name of an element at the colon.
func cutPrefix(name string) (prefix, local string) {
	if prefix, local, ok := strings.Cut(name, ":"); ok {
		return prefix, local
	}
	return "", name
}

// isStartTag reports whether a tag is one that starts an element.
func isStartTag(tag string) bool { return tag != "" && tag[0] != '/' && tag[0] != '!' && tag[0] != '?' }

// text keeps the text up to the next markup.
func (x *xmlItems) text() error {
	for {
		part, err := x.in.ReadSlice('<')
		switch err {
		case nil:
			x.keep(part[:len(part)-1])
			return x.in.UnreadByte()
		case bufio.ErrBufferFull:
			x.keep(part)
		default:
			return err
		}
	}
}

// maxTagName is the number of bytes that are looked at for the name of a tag.
const maxTagName = 64

// peekTag returns the name that follows the "<": "item", "/item", "!--", "?xml".
func (x *xmlItems) peekTag() string {
	head, _ := x.in.Peek(maxTagName)
	head = bytes.TrimPrefix(head, []byte("<"))
	switch {
	case bytes.HasPrefix(head, []byte("!--")):
		return "!--"
	case bytes.HasPrefix(head, []byte("![CDATA[")):
		return "![CDATA["
	}
	for i, c := range head {
		if isBlank(c) || c == '>' || c == '<' || c == '/' && i > 0 {
			return string(head[:i])
		}
	}
	return ""
}

// markup keeps the markup that comes next and returns the name of its tag and
// whether that is an empty element.
func (x *xmlItems) markup() (tag string, empty bool, err error) {
	tag = x.peekTag()
	end := ">"
	switch tag {
	case "!--":
		end = "-->"
	case "![CDATA[":
		end = "]]>"
	}
	var last [3]byte // the end may be cut in two by the reader's buffer
	for {
		part, err := x.in.ReadSlice('>')
		if err != nil && err != bufio.ErrBufferFull {
			return tag, false, err
		}
		x.keep(part)
		tail := append(last[:], part...)
		if len(part) >= len(last) {
			tail = part
		}
		copy(last[:], tail[len(tail)-len(last):])
		if err == nil && bytes.HasSuffix(last[:], []byte(end)) {
			return tag, last[1] == '/', nil
		}
	}
}

// keep adds to the item that is open, or to the head before the first.
func (x *xmlItems) keep(b []byte) {
	switch {
	case x.inside:
		if x.size += len(b); x.size <= x.max {
			x.buf = append(x.buf, b...)
		}
	case x.n == 0 && len(x.head)+len(b) <= maxXMLHead:
		x.head = append(x.head, b...)
	}
}

// unclosed are the elements of HTML that stand in feeds without an end.
var unclosed = []string{"br", "hr", "img"}

// newXMLDecoder returns a decoder of the XML that real feeds have: with the entities
// of HTML, control characters, and tags that do not match.
func newXMLDecoder(b []byte) *xml.Decoder {
	for i, c := range b {
		if c < ' ' && !isBlank(c) {
			b[i] = ' '
		}
	}
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict = false
	d.AutoClose = unclosed
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is UTF-8 by now
	return d
}

// xmlText is an element of a feed with its content: text, text that is markup, or
// markup as it stands there.
type xmlText struct {
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Name string `xml:"name"`      // of an Atom person
	Text string `xml:",chardata"` // entities resolved, CDATA as it is
	XML  string `xml:",innerxml"`
}

// target returns the address of a link to the item itself: Atom has it in an
// attribute, RSS in the text.
func (t xmlText) target() string {
	switch {
	case t.Rel != "" && t.Rel != "alternate":
		return ""
	case t.Href != "":
		return strings.TrimSpace(t.Href)
	}
	return strings.TrimSpace(t.Text)
}

// person returns the name of a person: Atom has it in an element, RSS beside an
// address ("ida@example.org (Ida Furrow)", "Ida Furrow <ida@example.org>").
func (t xmlText) person() string {
	name := strings.Join(strings.Fields(cmp.Or(t.Name, t.Text)), " ")
	before, rest, ok := strings.Cut(name, "@")
	if !ok {
		return name
	}
	if _, inside, ok := strings.Cut(rest, "("); ok {
		return strings.TrimSpace(strings.TrimSuffix(inside, ")"))
	}
	if i := strings.IndexAny(before, "<("); i > 0 {
		return strings.TrimSpace(before[:i])
	}
	return ""
}

// line returns the content in one line, without markup.
func (t xmlText) line() string {
	if !t.hasElements() && (t.Type == "text" || !strings.ContainsAny(t.Text, "<&")) {
		return strings.Join(strings.Fields(t.Text), " ")
	}
	page, err := newHTMLPage([]byte(t.markup()), "")
	if err != nil {
		return ""
	}
	return lineOf(page.root)
}

// markup returns the content as HTML.
func (t xmlText) markup() string {
	switch {
	case t.hasElements():
		return t.XML
	case t.Type == "text" || t.Type == "text/plain" || !strings.ContainsAny(t.Text, "<&"):
		return paragraphs(html.EscapeString(t.Text))
	}
	return t.Text
}

// paragraphs returns HTML whose empty lines separate paragraphs with marks for them,
// as WordPress stores it.
func paragraphs(markup string) string {
	markup = strings.ReplaceAll(strings.TrimSpace(markup), "\r\n", "\n")
	return strings.ReplaceAll(markup, "\n\n", "\n<p>\n")
}

// hasElements reports whether the content is markup as it stands there.
func (t xmlText) hasElements() bool {
	for rest := t.XML; ; {
		i := strings.IndexByte(rest, '<')
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
		if cdata, ok := strings.CutPrefix(rest, "![CDATA["); ok {
			_, rest, _ = strings.Cut(cdata, "]]>")
			continue
		}
		if rest != "" && rest[0]|0x20 >= 'a' && rest[0]|0x20 <= 'z' {
			return true
		}
	}
}

// attribute returns the value of an element's attribute in any namespace.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// absolute returns an address behind base, as it is where base is nil or one of the
// two is broken.
func absolute(base *url.URL, address string) string {
	address = strings.TrimSpace(address)
	u, err := url.Parse(address)
	if err != nil || address == "" || base == nil {
		return address
	}
	return base.ResolveReference(u).String()
}

// rebase returns the base that an xml:base in the scope of another makes.
func rebase(base *url.URL, address string) *url.URL {
	u, err := url.Parse(absolute(base, address))
	if err != nil || address == "" {
		return base
	}
	return u
}

// xmlCharset returns the encoding that an XML declaration names.
func xmlCharset(head []byte) string {
	declaration, _, _ := bytes.Cut(head, []byte("?>"))
	_, label, ok := bytes.Cut(declaration, []byte("encoding"))
	if !ok || !bytes.HasPrefix(bytes.TrimSpace(declaration), []byte("<?xml")) {
		return ""
	}
	label = bytes.TrimLeft(label, " \t=\"'")
	label, _, _ = bytes.Cut(label, []byte("'"))
	label, _, _ = bytes.Cut(label, []byte("\""))
	return string(label)
}
