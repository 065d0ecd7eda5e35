package source

import (
	"bytes"
	"encoding/json"

	"stakeout/extract"
)

// isWPJSON reports whether an input begins like what the REST interface of WordPress
// answers (wp-json/wp/v2/posts): objects whose texts are "rendered".
func isWPJSON(head []byte, ext string) bool {
	return (isJSON(head, ext) || isJSONL(head, ext)) && bytes.Contains(head, []byte(`"rendered":`))
}

// wpjsonPosts reads the posts of an array, or of objects that stand one behind the
// other.
func wpjsonPosts(in *input, yield func(extract.Post, error) bool) {
	e := elements{in: in.Reader, max: in.max}
	objectPosts(in, e.next, restPost, yield)
}

// restRecord is a post as the REST interface of WordPress has it.
type restRecord struct {
	Date     scalar `json:"date"`
	DateGMT  scalar `json:"date_gmt"`
	Link     scalar `json:"link"`
	Type     scalar `json:"type"`
	Status   scalar `json:"status"`
	Title    rendered
	Content  rendered
	Excerpt  rendered
	Embedded struct {
		Author names `json:"author"` // where the answer was asked for with "_embed"
	} `json:"_embedded"`
}

// rendered is a text that WordPress has turned into HTML.
type rendered struct {
	Rendered  scalar `json:"rendered"`
	Protected bool   `json:"protected"`
}

// restPost reads a post; of one with a password only the title is there. Comments,
// pictures and what is not published are none.
func restPost(object []byte) (extract.Post, error) {
	var r restRecord
	if err := json.Unmarshal(toUTF8(object), &r); err != nil {
		return extract.Post{}, jsonError(err)
	}
	if r.Type == "comment" || r.Type == "attachment" || r.Status != "" && r.Status != "publish" {
		return extract.Post{}, errNoPost
	}
	p := extract.Post{URL: string(r.Link), Authors: r.Embedded.Author, Published: zonedDate(string(r.Date), string(r.DateGMT))}
	title := xmlText{Text: string(r.Title.Rendered)}.line()
	switch {
	case r.Content.Protected:
		return withBody(p, title, "", true)
	case r.Content.Rendered == "":
		return withBody(p, title, string(r.Excerpt.Rendered), true)
	}
	return withBody(p, title, string(r.Content.Rendered), false)
}
