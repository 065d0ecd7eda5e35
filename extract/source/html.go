package source

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stakeout/extract"
)

var htmlExts = []string{".html", ".htm", ".xhtml", ".shtml"}

// htmlStarts are what a page begins with, in lower case.
var htmlStarts = []string{"<!doctype html", "<html", "<head>", "<head ", "<body>", "<body "}

// isHTML reports whether an input begins like a page, or like a piece of one.
func isHTML(head []byte, _ string) bool {
	head = skipProlog(bytes.ToLower(head))
	return isFragment(head) ||
		slices.ContainsFunc(htmlStarts, func(s string) bool { return bytes.HasPrefix(head, []byte(s)) })
}

// htmlPosts reads the posts of a page. Of a page that breaks off, what there is is
// read.
func htmlPosts(in *input, yield func(extract.Post, error) bool) {
	posts, broken, err := in.page()
	if err != nil {
		yield(extract.Post{}, in.fail(0, err))
		return
	}
	for i, p := range posts {
		p.Origin.Record = i + 1
		if !yield(p, nil) {
			return
		}
	}
	if broken != nil && !yield(extract.Post{}, in.fail(len(posts), broken)) {
		return
	}
	if n := notCovered(posts); n > 0 {
		yield(extract.Post{}, &Notice{in.name, fmt.Sprintf("%d %% of the page's text is in none of the %d posts that were found in it", n, len(posts))})
	}
}

// memory is what pages are read into one after another: they are large, and nothing
// that is read in them points there.
var memory = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// page reads the posts of an input that is a page; broken says why it breaks off.
func (in *input) page() (posts []extract.Post, broken, err error) {
	b := memory.Get().(*bytes.Buffer)
	defer memory.Put(b)
	b.Reset()
	_, broken = b.ReadFrom(io.LimitReader(in, int64(in.max)+1))
	body := b.Bytes()
	if len(body) > in.max {
		return nil, nil, tooLarge{"page", in.max}
	}
	posts, err = readHTML(body, cmp.Or(in.address, mirrorURL(in.name, body)), in.contentType)
	return posts, broken, err
}

// readHTML reads the posts of a page: those that it lists, or the one article that it
// is; none of a page without words. Address is where the page was fetched,
// contentType what the server called it; both may be "".
func readHTML(body []byte, address, contentType string) ([]extract.Post, error) {
	p, err := newHTMLPage(decodeHTML(body, contentType), address)
	if err != nil {
		return nil, err
	}
	if posts := splitListing(p); posts != nil {
		return posts, nil
	}
	post := p.article()
	if post.Text == "" {
		return nil, nil
	}
	return []extract.Post{post}, nil
}

// htmlPage is a parsed page.
type htmlPage struct {
	root   *html.Node
	markup []byte
	url    string   // where the page was fetched, "" when unknown
	base   *url.URL // what its links are resolved against, nil when unknown
}

// newHTMLPage parses a page in UTF-8.
func newHTMLPage(markup []byte, address string) (*htmlPage, error) {
	root, err := parseHTML(markup)
	if err != nil {
		return nil, fmt.Errorf("HTML that cannot be read: %w", err)
	}
	p := &htmlPage{root: root, markup: markup, url: address}
	p.base = p.findBase()
	return p, nil
}

// parseHTML parses what is to be read of a page. Where a script writes its words, those
// are read that it has for browsers without scripts; and what is nested deeper than
// the parser goes is read flat.
func parseHTML(markup []byte) (*html.Node, error) {
	const little = 4000
	b := memory.Get().(*bytes.Buffer)
	defer memory.Put(b)
	b.Reset()
	b.Grow(len(markup))
	s := slimmer{out: b.AvailableBuffer()}
	slim := s.slim(markup)
	if s.prose < little && s.unseen > s.prose {
		without := slimmer{noscript: true}
		if more := without.slim(markup); without.prose > 2*s.prose {
			s, slim = without, more
		}
	}
	root, err := html.Parse(bytes.NewReader(slim))
	if err != nil {
		s.flat = true
		root, err = html.Parse(bytes.NewReader(s.slim(markup)))
	}
	return root, err
}

// findBase returns the absolute address that the page's links are resolved against:
// that of its <base>, or its own.
func (p *htmlPage) findBase() *url.URL {
	own, err := url.Parse(p.url)
	if err != nil || !own.IsAbs() {
		own = nil
	}
	tag := findElement(p.root, atom.Base)
	if tag == nil {
		return own
	}
	base, err := url.Parse(strings.TrimSpace(attr(tag, "href")))
	if err != nil {
		return own
	}
	if own != nil {
		base = own.ResolveReference(base)
	}
	if !base.IsAbs() {
		return own
	}
	return base
}

// resolve returns an address of the page's as an absolute one, where the page's own is
// known; "" for what is no address of a page ("javascript:…", "#top").
func (p *htmlPage) resolve(href string) string {
	href = strings.TrimSpace(href)
	u, err := url.Parse(href)
	if err != nil || href == "" || href[0] == '#' || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	if p.base != nil {
		u = p.base.ResolveReference(u)
	}
	return u.String()
}

// countNodes returns the number of nodes in a tree, and how many of these are elements.
func countNodes(root *html.Node) (nodes, elements int) {
	for n := root; n != nil; {
		nodes++
		if n.Type == html.ElementNode {
			elements++
		}
		if n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
		}
		if n == root {
			break
		}
		n = n.NextSibling
	}
	return nodes, elements
}

// findElement returns the first element of a kind in a tree, nil for none.
func findElement(root *html.Node, kind atom.Atom) *html.Node {
	for n := range root.Descendants() {
		if n.DataAtom == kind {
			return n
		}
	}
	return nil
}

// attr returns the value of an attribute, "" when the element has none.
func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

// prescan is the number of bytes in which a page may name its encoding.
const prescan = 4 << 10

// decodeHTML returns a page as UTF-8. What is UTF-8 stays so whatever the page says
// of itself; otherwise the server is believed before the page.
func decodeHTML(body []byte, contentType string) []byte {
	head := body[:min(len(body), prescan)]
	if utf16 := utf16Of(head); utf16 != nil {
		if decoded, err := utf16.NewDecoder().Bytes(body); err == nil {
			body = decoded
		}
	}
	body = bytes.TrimPrefix(body, []byte(byteOrderMark))
	return fromCharset(body, charsetIn(contentType), metaCharset(head))
}

// metaCharset returns the encoding that a page's first <meta> with one names.
func metaCharset(head []byte) string {
	for rest := bytes.ToLower(head); ; {
		_, tag, ok := bytes.Cut(rest, []byte("<meta"))
		if !ok {
			return ""
		}
		tag, rest, _ = bytes.Cut(tag, []byte(">"))
		if label := charsetIn(string(tag)); label != "" {
			return label
		}
	}
}

// charsetIn returns the value of "charset=" in a content type or a tag.
func charsetIn(s string) string {
	_, label, _ := strings.Cut(strings.ToLower(s), "charset")
	label = strings.TrimLeft(label, " \t=\"'")
	if end := strings.IndexAny(label, " \t\"';/>"); end >= 0 {
		label = label[:end]
	}
	return label
}
