package source

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"strings"

	"stakeout/extract"
)

// isWXR reports whether an input begins like an export of WordPress.
func isWXR(head []byte, _ string) bool {
	return bytes.Contains(head, []byte("wordpress.org/export/")) && rootElement(head) == "rss"
}

// wxrPosts reads the published posts and pages of an export of WordPress.
func wxrPosts(in *input, yield func(extract.Post, error) bool) {
	var e *export
	xmlPosts(in, yield, func(x *xmlItems, item []byte) (extract.Post, error) {
		if e == nil {
			e = newExport(x)
		}
		return e.post(item)
	})
}

// export is what an export of WordPress says of all its posts.
type export struct {
	feed
	names map[string]string // the authors' names by their logins
}

// newExport reads the head of an export.
func newExport(x *xmlItems) *export {
	e := &export{feed: *newFeed(x), names: map[string]string{}}
	d := newXMLDecoder(fromCharset(x.head, e.charset))
	for {
		t, err := d.Token()
		if err != nil {
			return e
		}
		start, ok := t.(xml.StartElement)
		if !ok || e.qualified(start.Name, "") != "wp:author" {
			continue
		}
		var a struct {
			Login string `xml:"author_login"`
			Name  string `xml:"author_display_name"`
			First string `xml:"author_first_name"`
			Last  string `xml:"author_last_name"`
		}
		if d.DecodeElement(&a, &start) == nil {
			e.names[a.Login] = cmp.Or(strings.TrimSpace(a.Name), strings.TrimSpace(a.First+" "+a.Last), a.Login)
		}
	}
}

// exportItem is a post as an export of WordPress has it.
type exportItem struct {
	Title    string       `xml:"title"`
	Link     string       `xml:"link"`
	Creator  string       `xml:"creator"`
	Encoded  []xmlContent `xml:"encoded"`
	Date     string       `xml:"post_date"`
	DateGMT  string       `xml:"post_date_gmt"`
	Status   string       `xml:"status"`
	Type     string       `xml:"post_type"`
	Password string       `xml:"post_password"`
}

// xmlContent is one of several elements of the same name in different vocabularies.
type xmlContent struct {
	XMLName xml.Name
	Text    string `xml:",chardata"`
}

// post reads an item; of one with a password only the title. Comments, pictures and
// what is not published are none.
func (e *export) post(item []byte) (extract.Post, error) {
	d, start, err := decodeItem(fromCharset(item, e.charset))
	var i exportItem
	if err == nil {
		err = d.DecodeElement(&i, &start)
	}
	if err != nil {
		return extract.Post{}, &brokenItem{e.name, err}
	}
	if i.Type != "post" && i.Type != "page" || i.Status != "publish" {
		return extract.Post{}, errNoPost
	}
	p := extract.Post{
		URL: strings.TrimSpace(i.Link), Site: e.site, Language: e.language,
		Authors: addName(nil, cmp.Or(e.names[i.Creator], i.Creator)), Published: zonedDate(i.Date, i.DateGMT),
	}
	title := xmlText{Text: i.Title}.line() // it may have markup
	if i.Password != "" {
		return withBody(p, title, "", true)
	}
	content, excerpt := e.encoded(i, "content:encoded"), e.encoded(i, "excerpt:encoded")
	return withBody(p, title, storedMarkup(cmp.Or(content, excerpt)), content == "")
}

// encoded returns one of an item's texts, in the markup of WordPress.
func (e *export) encoded(i exportItem, name string) string {
	for _, c := range i.Encoded {
		if e.qualified(c.XMLName, "") == name {
			return c.Text
		}
	}
	return ""
}
