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
	charset  string   // that its XML declaration names
	opening  []byte   // its start tags, which give the items their namespaces
	name     string   // of the items' elements
	site     string   // its title
	language string   // of its items, "" when unknown
	authors  []string // of items that name none
	base     *url.URL // what relative addresses stand behind, nil when unknown
}

// newFeed reads the head of a feed.
func newFeed(x *xmlItems) *feed {
	f := &feed{charset: xmlCharset(x.head), name: x.name}
	head := fromCharset(x.head, f.charset)
	if i := bytes.Index(head, []byte("<"+x.root)); i >= 0 {
		head = head[i:]
	}
	d := newXMLDecoder(head)
	atom := false
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
			atom = atom || name == "feed"
			f.opening = append(f.opening, head[startOf(head, d.InputOffset()):d.InputOffset()]...)
			f.language = cmp.Or(attribute(e, "lang"), f.language)
			f.base = rebase(f.base, attribute(e, "base"))
			continue
		}
		f.child(d, e, atom)
	}
}

// startOf returns where the tag begins that ends at offset.
func startOf(b []byte, offset int64) int64 {
	return int64(bytes.LastIndexByte(b[:offset], '<'))
}

// child reads an element of the feed's head.
func (f *feed) child(d *xml.Decoder, e xml.StartElement, atom bool) {
	var t xmlText
	if d.DecodeElement(&t, &e) != nil {
		return
	}
	switch qualified(e.Name) {
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
	i := feedItem{base: f.base}
	if err := i.read(f.opening, fromCharset(item, f.charset)); err != nil {
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

// read reads the item that follows the start tags of its document.
func (i *feedItem) read(opening, item []byte) error {
	d, e, err := decodeItem(opening, item)
	if err != nil {
		return err
	}
	i.base = rebase(i.base, attribute(e, "base"))
	i.language = attribute(e, "lang")
	return eachChild(d, func(e xml.StartElement) error { return i.child(d, e) })
}

// decodeItem returns a decoder of the item that follows the start tags of its
// document, and the item's own, which it has read.
func decodeItem(opening, item []byte) (*xml.Decoder, xml.StartElement, error) {
	d := newXMLDecoder(slices.Concat(opening, item))
	for {
		t, err := d.Token()
		if err != nil {
			return nil, xml.StartElement{}, err
		}
		if e, ok := t.(xml.StartElement); ok && d.InputOffset() > int64(len(opening)) {
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

// child reads an element of the item. Of several of a kind the first that says
// something counts, all authors do.
func (i *feedItem) child(d *xml.Decoder, e xml.StartElement) error {
	var t xmlText
	if err := d.DecodeElement(&t, &e); err != nil {
		return err
	}
	keep := func(field *string, value string) { *field = cmp.Or(*field, value) }
	switch qualified(e.Name) {
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
	case "pubdate", "published", "issued", "dc:date":
		keep(&i.published, strings.TrimSpace(t.Text))
	case "updated", "modified":
		keep(&i.updated, strings.TrimSpace(t.Text))
	case "content:encoded", "content", "fullitem", "xhtml:body":
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
// its vocabulary: "title", "dc:creator".
func qualified(n xml.Name) string { return vocabulary(n.Space) + strings.ToLower(n.Local) }

// vocabularies are the namespaces, or the prefixes that some feeds use without
// declaring them, whose elements are read beside those of the feeds themselves.
var vocabularies = []struct{ space, prefix string }{
	{"http://purl.org/dc/", "dc:"},
	{"dc", "dc:"},
	{"http://purl.org/rss/1.0/modules/content", "content:"},
	{"content", "content:"},
	{"http://www.w3.org/1999/xhtml", "xhtml:"},
	{"http://rssnamespace.org/feedburner", "feedburner:"},
	{"feedburner", "feedburner:"},
	{"http://www.itunes.com/", "itunes:"},
	{"itunes", "itunes:"},
	{"http://wordpress.org/export/", "wp:"}, // its excerpts are below, see vocabulary
	{"wp", "wp:"},
	{"http://search.yahoo.com/mrss", "media:"},
	{"http://purl.org/rss/1.0/modules/", "other:"},
}

// vocabulary returns the prefix of a namespace: "" for those of RSS, RDF and Atom.
func vocabulary(space string) string {
	space = strings.TrimSpace(space)
	if strings.Contains(space, "wordpress.org/export/") && strings.Contains(space, "/excerpt") {
		return "excerpt:"
	}
	for _, v := range vocabularies {
		if space == v.space || strings.HasPrefix(v.space, "http") && strings.HasPrefix(space, v.space) {
			return v.prefix
		}
	}
	if space == "" || strings.Contains(strings.ToLower(space), "rss") || strings.Contains(strings.ToLower(space), "atom") ||
		strings.Contains(space, "netscape.com/rdf") {
		return ""
	}
	return "other:"
}
