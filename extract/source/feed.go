package source

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"slices"
	"strings"

	"stakeout/extract"
)

var feedExts = []string{".rss", ".atom", ".rdf"}

// isFeed reports whether an input begins like RSS, RDF or Atom.
func isFeed(head []byte, _ string) bool {
	_, root := cutPrefix(rootElement(head))
	return root == "rss" || root == "rdf" || root == "feed"
}

// rootElement returns the name of the element that an XML document begins with, in
// lower case; "" where the head shows none.
func rootElement(head []byte) string {
	head = bytes.TrimLeft(head, " \t\r\n\f")
	if !bytes.HasPrefix(head, []byte("<")) {
		return ""
	}
	x := xmlItems{in: bufio.NewReader(bytes.NewReader(head))}
	for x.text() == nil {
		if tag := x.peekTag(); isStartTag(tag) {
			return strings.ToLower(tag)
		}
		if _, _, err := x.markup(); err != nil {
			break
		}
	}
	return ""
}

// feedPosts reads the items of an RSS, RDF or Atom feed.
func feedPosts(in *input, yield func(extract.Post, error) bool) {
	var f *feed
	xmlPosts(in, yield, func(x *xmlItems, item []byte) (extract.Post, error) {
		if f == nil {
			f = newFeed(x)
		}
		return f.post(item)
	})
}

// xmlPosts reads the posts of a document's items, those that have a text. An item
// that is broken or too large is reported, and those behind it are read.
func xmlPosts(in *input, yield func(extract.Post, error) bool, read func(x *xmlItems, item []byte) (extract.Post, error)) {
	x := &xmlItems{in: in.Reader, max: in.max}
	for {
		item, record, err := x.next()
		if err == io.EOF {
			return
		}
		_, broken := errors.AsType[*brokenItem](err)
		if _, large := errors.AsType[tooLarge](err); err != nil && !broken && !large {
			yield(extract.Post{}, in.fail(record, err))
			return
		}
		var p extract.Post
		if err == nil {
			p, err = read(x, item)
		}
		if err == errNoPost || err == nil && p.Text == "" {
			continue
		}
		p.Origin.Record = record
		if err != nil {
			p, err = extract.Post{}, in.fail(record, err)
		}
		if !yield(p, err) {
			return
		}
	}
}

// feed is what a feed says of itself and all its items.
type feed struct {
	charset  string            // that its XML declaration names
	spaces   map[string]string // the namespaces that its prefixes stand for
	name     string            // of the items' elements
	site     string            // its title
	language string            // of its items, "" when unknown
	authors  []string          // of items that name none
	base     *url.URL          // what relative addresses stand behind, nil when unknown
}

// newFeed reads the head of a feed.
func newFeed(x *xmlItems) *feed {
	f := &feed{charset: xmlCharset(x.head), name: x.name, spaces: map[string]string{}}
	head := fromCharset(x.head, f.charset)
	if i := bytes.Index(head, []byte("<"+x.root)); i >= 0 {
		head = head[i:]
	}
	d := newXMLDecoder(head)
	atom, native := false, ""
	for {
		t, err := d.Token()
		if err != nil {
			return f
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch name := strings.ToLower(e.Name.Local); name {
		case "rss", "rdf", "feed", "channel":
			atom, native = name == "feed", e.Name.Space
			f.declare(e)
			f.language = cmp.Or(attribute(e, "lang"), f.language)
			f.base = rebase(f.base, attribute(e, "base"))
			continue
		}
		f.child(d, e, native, atom)
	}
}

// declare notes the prefixes that a start tag declares.
func (f *feed) declare(e xml.StartElement) {
	for _, a := range e.Attr {
		if a.Name.Space == "xmlns" {
			f.spaces[a.Name.Local] = a.Value
		}
	}
}

// child reads an element of the feed's head, which stands in the namespace native.
func (f *feed) child(d *xml.Decoder, e xml.StartElement, native string, atom bool) {
	var t xmlText
	if d.DecodeElement(&t, &e) != nil {
		return
	}
	switch f.qualified(e.Name, native) {
	case "title":
		f.site = cmp.Or(f.site, t.line())
	case "language", "dc:language":
		f.language = cmp.Or(f.language, strings.TrimSpace(t.Text))
	case "link":
		if target := t.target(); target != "" && f.base == nil {
			f.base = rebase(nil, target)
		}
	case "author":
		if atom {
			f.authors = addName(f.authors, t.person())
		}
	}
}

// post reads an item.
func (f *feed) post(item []byte) (extract.Post, error) {
	i := feedItem{feed: f, base: f.base}
	if err := i.read(fromCharset(item, f.charset)); err != nil {
		return extract.Post{}, &brokenItem{f.name, err}
	}
	if i.kind != "" && i.kind != "post" && i.kind != "page" {
		return extract.Post{}, errNoPost // a comment or a setting in an export of Blogger's
	}
	p := extract.Post{
		URL: i.address(), Site: f.site, Language: cmp.Or(i.language, f.language), Authors: i.authors,
		Published: publishedDate(strings.TrimSpace(cmp.Or(i.published, i.updated))),
	}
	if len(p.Authors) == 0 {
		p.Authors = f.authors
	}
	content, summary := i.content, i.summary
	shortened := content == "" || 2*len(content) < len(summary) // some put the category there
	if shortened {
		content = summary
	}
	return withBody(p, i.title, content, shortened)
}

// withBody gives a post its title and text from the markup of a feed. Of markup that
// is announced as a summary the text itself must tell whether it is the whole post.
func withBody(p extract.Post, title, markup string, summary bool) (extract.Post, error) {
	title, text, err := htmlText(title, markup)
	if err != nil {
		return extract.Post{}, err
	}
	body := strings.TrimLeft(strings.TrimPrefix(text, title), "\n")
	body, more := trimFeedEnd(body, title)
	p.Title, p.Text = title, joinText(title, body)
	p.Origin.Excerpt = more || summary && isBrief(body)
	return p, nil
}

// A summary that has more than this many bytes, or several paragraphs, is the post.
const longestSummary = 1000

// isBrief reports whether a summary's text is no more than a summary.
func isBrief(body string) bool {
	return len(body) <= longestSummary && !strings.Contains(body, "\n\n") ||
		strings.HasSuffix(body, "…") || strings.HasSuffix(body, "...")
}

// trimFeedEnd cuts off the end of a text what feeds put there: where the post
// appeared, and a link to the rest of it. More says that there is a rest.
func trimFeedEnd(body, title string) (_ string, more bool) {
	for {
		i := strings.LastIndex(body, "\n\n")
		last := strings.TrimLeft(body[max(i, 0):], "\n")
		switch {
		case foldPrefix(last, "the post ") && (strings.Contains(last, " appeared first on ") || strings.Contains(last, " first appeared on ")):
		case len(last) < len(title)+40 && (foldPrefix(last, "continue reading") || foldPrefix(last, "read more") || foldPrefix(last, "read the rest")):
			more = true
		default:
			body, cut := cutMore(body, title)
			return body, more || cut
		}
		body = strings.TrimRight(body[:max(i, 0)], "\n")
	}
}

// feedItem is an item as it is written.
type feedItem struct {
	feed             *feed
	base             *url.URL // what its relative addresses stand behind, nil when unknown
	title            string   // in one line
	link, guid       string
	authors          []string
	published        string
	updated          string
	content, summary string // markup
	language         string
	kind             string // in exports of Blogger's: "post", "page", "comment"
}

// address returns the item's permalink.
func (i *feedItem) address() string {
	return absolute(i.base, cmp.Or(i.link, i.guid))
}

// read reads the item.
func (i *feedItem) read(item []byte) error {
	d, e, err := decodeItem(item)
	if err != nil {
		return err
	}
	i.base = rebase(i.base, attribute(e, "base"))
	i.language = attribute(e, "lang")
	return eachChild(d, func(child xml.StartElement) error { return i.child(d, child, e.Name.Space) })
}

// decodeItem returns a decoder of an item, and the item's start tag, which it has
// read. The prefixes that the document declares are not known to it.
func decodeItem(item []byte) (*xml.Decoder, xml.StartElement, error) {
	d := newXMLDecoder(item)
	for {
		t, err := d.Token()
		if err != nil {
			return nil, xml.StartElement{}, err
		}
		if e, ok := t.(xml.StartElement); ok {
			return d, e, nil
		}
	}
}

// eachChild calls read, which must read the element to its end, for each element in
// the one that has just begun.
func eachChild(d *xml.Decoder, read func(e xml.StartElement) error) error {
	for {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := read(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// child reads an element of the item, which stands in the namespace native. Of several
// of a kind the first that says something counts, all authors do.
func (i *feedItem) child(d *xml.Decoder, e xml.StartElement, native string) error {
	var t xmlText
	if err := d.DecodeElement(&t, &e); err != nil {
		return err
	}
	keep := func(field *string, value string) { *field = cmp.Or(*field, value) }
	switch i.feed.qualified(e.Name, native) {
	case "title", "dc:title":
		keep(&i.title, t.line())
	case "link":
		keep(&i.link, t.target())
	case "feedburner:origlink":
		i.link = cmp.Or(t.target(), i.link)
	case "guid", "id":
		if !strings.EqualFold(attribute(e, "isPermaLink"), "false") && IsURL(strings.TrimSpace(t.Text)) {
			keep(&i.guid, t.target())
		}
	case "author", "dc:creator", "dc:author", "itunes:author":
		i.authors = addName(i.authors, t.person())
	case "pubdate", "published", "issued", "dc:date", "dc:issued", "dc:created":
		keep(&i.published, strings.TrimSpace(t.Text))
	case "updated", "modified", "dc:modified":
		keep(&i.updated, strings.TrimSpace(t.Text))
	case "content:encoded", "content", "fullitem", "body", "xhtml:body":
		keep(&i.content, t.markup())
	case "description", "summary", "dc:description", "itunes:summary":
		keep(&i.summary, t.markup())
	case "category":
		if _, kind, ok := strings.Cut(attribute(e, "term"), "blogger/2008/kind#"); ok {
			i.kind = kind
		}
	}
	return nil
}

// addName adds a name to a list that does not have it.
func addName(names []string, name string) []string {
	if name == "" || slices.Contains(names, name) {
		return names
	}
	return append(names, name)
}

// qualified returns the name of an element in lower case, with the usual prefix of
// its vocabulary: "title", "dc:creator". The names in the namespace native have none.
func (f *feed) qualified(n xml.Name, native string) string {
	if n.Space == native {
		return strings.ToLower(n.Local)
	}
	space := cmp.Or(f.spaces[n.Space], n.Space)
	return vocabulary(strings.TrimSpace(space)) + strings.ToLower(n.Local)
}

// vocabularies are the namespaces, or the prefixes that some feeds use without
// declaring them, whose elements are read. The first that a namespace begins with
// counts.
var vocabularies = []struct{ space, prefix string }{
	{"http://www.w3.org/2005/Atom", ""},
	{"http://purl.org/atom/", ""},
	{"atom", ""},
	{"http://purl.org/rss/1.0/modules/content", "content:"},
	{"content", "content:"},
	{"http://purl.org/rss/1.0/modules/", "other:"},
	{"http://purl.org/rss/", ""},
	{"http://channel.netscape.com/rdf/", ""},
	{"http://my.netscape.com/rdf/", ""},
	{"http://purl.org/dc/", "dc:"},
	{"dc", "dc:"},
	{"http://www.w3.org/1999/xhtml", "xhtml:"},
	{"http://rssnamespace.org/feedburner", "feedburner:"},
	{"feedburner", "feedburner:"},
	{"http://www.itunes.com/", "itunes:"},
	{"itunes", "itunes:"},
	{"http://wordpress.org/export/1.0/excerpt/", "excerpt:"},
	{"http://wordpress.org/export/1.1/excerpt/", "excerpt:"},
	{"http://wordpress.org/export/1.2/excerpt/", "excerpt:"},
	{"http://wordpress.org/export/", "wp:"},
	{"excerpt", "excerpt:"},
	{"wp", "wp:"},
}

// vocabulary returns the prefix of a namespace that is not the document's own.
func vocabulary(space string) string {
	if space == "" {
		return ""
	}
	for _, v := range vocabularies {
		if space == v.space || strings.Contains(v.space, ":") && strings.HasPrefix(space, v.space) {
			return v.prefix
		}
	}
	return "other:"
}
