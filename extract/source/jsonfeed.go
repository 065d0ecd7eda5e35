package source

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"net/url"

	"stakeout/extract"
)

// isJSONFeed reports whether an input begins like a JSON Feed.
func isJSONFeed(head []byte, _ string) bool {
	return isObject(bytes.TrimLeft(head, " \t\r\n")) && bytes.Contains(head, []byte("jsonfeed.org/version/"))
}

// jsonFeedPosts reads the items of a JSON Feed.
func jsonFeedPosts(in *input, yield func(extract.Post, error) bool) {
	f, items, err := readJSONFeed(in)
	if err != nil {
		yield(extract.Post{}, in.fail(0, err))
		return
	}
	e := elements{in: items, max: in.max, open: 1, inObject: true}
	objectPosts(in, e.next, f.post, yield)
}

// jsonFeed is what a JSON Feed says of itself and all its items.
type jsonFeed struct {
	Title    scalar `json:"title"`
	Home     scalar `json:"home_page_url"`
	Language scalar `json:"language"`
	Authors  names  `json:"authors"`
	Author   names  `json:"author"` // version 1
}

// readJSONFeed reads what stands before the items, and returns what follows the
// bracket that opens them.
func readJSONFeed(in *input) (*jsonFeed, *bufio.Reader, error) {
	d := json.NewDecoder(io.LimitReader(in, int64(in.max)))
	head := map[string]json.RawMessage{}
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, nil, cmp.Or(jsonError(cutOff(err)), errJSONFeed)
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, nil, jsonError(cutOff(err))
		}
		if key == "items" {
			break
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, nil, jsonError(cutOff(err))
		}
		head[fmt.Sprint(key)] = value
	}
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return nil, nil, cmp.Or(jsonError(cutOff(err)), errJSONFeed)
	}
	f := &jsonFeed{}
	object, err := json.Marshal(head)
	if err == nil {
		err = json.Unmarshal(toUTF8(object), f)
	}
	return f, bufio.NewReaderSize(io.MultiReader(d.Buffered(), in), bufferSize), jsonError(err)
}

var errJSONFeed = errors.New("a JSON Feed must be an object with a list of \"items\"")

// jsonFeedItem is an item as a JSON Feed has it.
type jsonFeedItem struct {
	ID        scalar  `json:"id"`
	URL       scalar  `json:"url"`
	Title     scalar  `json:"title"`
	HTML      *string `json:"content_html"`
	Text      *string `json:"content_text"`
	Summary   scalar  `json:"summary"`
	Published scalar  `json:"date_published"`
	Modified  scalar  `json:"date_modified"`
	Language  scalar  `json:"language"`
	Authors   names   `json:"authors"`
	Author    names   `json:"author"`
}

// post reads an item.
func (f *jsonFeed) post(object []byte) (extract.Post, error) {
	var i jsonFeedItem
	if err := json.Unmarshal(toUTF8(object), &i); err != nil {
		return extract.Post{}, jsonError(err)
	}
	p := extract.Post{
		URL: i.address(string(f.Home)), Site: string(f.Title), Language: string(cmp.Or(i.Language, f.Language)),
		Published: publishedDate(string(cmp.Or(i.Published, i.Modified))),
	}
	for _, names := range []names{i.Authors, i.Author, f.Authors, f.Author} {
		if len(p.Authors) == 0 {
			p.Authors = names
		}
	}
	switch {
	case i.HTML != nil && *i.HTML != "":
		return withBody(p, string(i.Title), *i.HTML, false)
	case i.Text != nil && *i.Text != "":
		return withBody(p, string(i.Title), paragraphs(html.EscapeString(*i.Text)), false)
	}
	return withBody(p, string(i.Title), paragraphs(html.EscapeString(string(i.Summary))), true)
}

// address returns the item's permalink. An ID that is an address serves as one.
func (i *jsonFeedItem) address(home string) string {
	link := string(i.URL)
	if link == "" && IsURL(string(i.ID)) {
		link = string(i.ID)
	}
	base, _ := url.Parse(home)
	return absolute(base, link)
}
