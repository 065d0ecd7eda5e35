package extract

import (
	"crypto/sha256"
	"encoding/hex"
)

// Post is one article as it was analysed.
type Post struct {
	ID        string   // the input's own, or see Identify
	URL       string   // absolute where the source allows it
	Title     string   // as shown, without markup
	Site      string   // the name of the publication
	Language  string   // BCP 47, "" when unknown
	Authors   []string // in the order of the byline
	Published Date     // zero when unknown
	Text      string   // what was analysed: the title, an empty line, the body; UTF-8
	Links     []Link   // related articles and lone headlines, which are not part of Text
	Origin    Origin
}

// Link is a pointer to another article that stood among a post's text.
type Link struct {
	Text string
	URL  string // "" when the source shows none
}

// Origin says where a post was read.
type Origin struct {
	Source      string   // as typed: a path, "-", or a folder and the name in it
	Record      int      // the post's place in the source, from 1
	Span        *Range   // where it stood in the decoded source; nil when it was not cut out of running text
	Retrieved   string   // RFC 3339, "" when unknown
	Excerpt     bool     // the source shows only the beginning
	DuplicateOf string   // the ID of the earlier post that this one repeats, see source.Duplicates
	Coverage    *float64 // how much of the source's text ended in posts, 0 to 1; nil when it was not measured
}

// Range is a half-open range of Unicode code points.
type Range struct{ Start, End int }

// Identify returns the ID of a post that brings none: the first 16 hex digits of
// the SHA-256 of its URL, or of its title, date and text when it has no URL.
func (p Post) Identify() string {
	h := sha256.New()
	if p.URL != "" {
		h.Write([]byte(p.URL))
	} else {
		for _, s := range []string{p.Title, p.Published.String(), p.Text} {
			h.Write([]byte(s))
			h.Write([]byte{0})
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// Digest returns the SHA-256 of the post's text in hex.
func (p Post) Digest() string {
	sum := sha256.Sum256([]byte(p.Text))
	return hex.EncodeToString(sum[:])
}
