package source

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"stakeout/extract"
)

// record is a post as JSON has it. Other keys are ignored.
type record struct {
	ID        scalar  `json:"id"`
	URL       scalar  `json:"url"`
	Title     scalar  `json:"title"`
	Site      scalar  `json:"site"`
	Language  scalar  `json:"language"`
	Authors   names   `json:"authors"`
	Author    names   `json:"author"`
	Published scalar  `json:"published"`
	Date      scalar  `json:"date"`
	Text      *string `json:"text"` // as it is, without the title
	HTML      *string `json:"html"` // read where there is no text
	Links     links   `json:"links"`
}

// postOf reads a post from a JSON object. Its text is taken as it is; without a
// text, its HTML becomes one.
func postOf(object []byte) (extract.Post, error) {
	object = toUTF8(object)
	var r record
	if err := json.Unmarshal(object, &r); err != nil {
		return extract.Post{}, jsonError(err)
	}
	p := extract.Post{
		ID: string(r.ID), URL: string(r.URL), Title: string(r.Title), Site: string(r.Site), Language: string(r.Language),
		Authors: r.Authors, Published: publishedDate(string(r.Published)), Links: r.Links,
	}
	if len(p.Authors) == 0 {
		p.Authors = r.Author
	}
	if p.Published.IsZero() {
		p.Published = publishedDate(string(r.Date))
	}
	switch {
	case r.Text != nil && (*r.Text != "" || r.HTML == nil):
		p.Text = *r.Text
	case r.HTML != nil:
		var err error
		if p.Title, p.Text, err = htmlText(p.Title, *r.HTML); err != nil {
			return extract.Post{}, err
		}
	default:
		return extract.Post{}, noText(object)
	}
	return p, nil
}

// noText is the error of an object without a text: it names the keys that it has.
func noText(object []byte) error {
	var keys map[string]json.RawMessage
	if json.Unmarshal(object, &keys) != nil || len(keys) == 0 {
		return errors.New(`no "text" or "html" in an empty object`)
	}
	return fmt.Errorf(`no "text" or "html" among its keys %q`, slices.Sorted(maps.Keys(keys)))
}

// jsonError says in the words of JSON what encoding/json says in those of Go.
func jsonError(err error) error {
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		return fmt.Errorf("broken JSON at byte %d: %w", e.Offset, err)
	}
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		kind, _, _ := strings.Cut(e.Value, " ")
		if e.Field == "" {
			return fmt.Errorf("a post must be a JSON object, this is: %s", kind)
		}
		return fmt.Errorf("%q must be a string, this is: %s", e.Field, kind)
	}
	return err
}

// scalar is a string, or a number or truth value as it is written; null is "".
type scalar string

func (s *scalar) UnmarshalJSON(b []byte) error {
	switch b[0] {
	case '"':
		return json.Unmarshal(b, (*string)(s))
	case '{', '[':
		kind := map[byte]string{'{': "object", '[': "array"}[b[0]]
		return &json.UnmarshalTypeError{Value: kind, Type: reflect.TypeFor[string]()}
	case 'n':
		return nil
	}
	*s = scalar(b)
	return nil
}

// names are the authors of a post: a string, an object with a "name", or a list of
// these. Whatever else stands there, like the number of an author, names nobody.
type names []string

func (n *names) UnmarshalJSON(b []byte) error {
	*n = nil
	var list []json.RawMessage
	if json.Unmarshal(b, &list) != nil {
		list = []json.RawMessage{b}
	}
	for _, item := range list {
		var author struct {
			Name string `json:"name"`
		}
		if json.Unmarshal(item, &author.Name) != nil && json.Unmarshal(item, &author) != nil {
			continue
		}
		if author.Name != "" {
			*n = append(*n, author.Name)
		}
	}
	return nil
}

// links are the links of a post as stakeout writes them. Other shapes are ignored.
type links []extract.Link

func (l *links) UnmarshalJSON(b []byte) error {
	if json.Unmarshal(b, (*[]extract.Link)(l)) != nil {
		*l = nil
	}
	return nil
}
