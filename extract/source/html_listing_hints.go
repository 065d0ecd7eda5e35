package source

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// hint is what the attributes of an element say of its part in a page; several may
// be set.
type hint uint32

// The hints; hints.tsv gives the words for them.
const (
	hintPost     hint = 1 << iota // a post, in a list or alone
	hintMain                      // the main part of the page
	hintTitle                     // the title of a post
	hintBody                      // its words, whole or in short
	hintText                      // its words, perhaps with what is said of them
	hintSummary                   // its words in short
	hintDate                      // when it was published
	hintAuthor                    // who wrote it
	hintMeta                      // author, date and what else is said of it
	hintTags                      // its categories
	hintMore                      // the way to the whole of it
	hintUpdated                   // when it was changed
	hintShare                     // sharing buttons
	hintComments                  // the readers' comments
	hintRelated                   // other articles
	hintSide                      // a column beside the page's matter
	hintAdvert
	hintNav
	hintSingle // on <body>: the page is one post
)

// hintBeside are the hints of what is no part of a page's matter.
const hintBeside = hintShare | hintComments | hintRelated | hintSide | hintAdvert | hintNav

var hintNames = map[string]hint{
	"post": hintPost, "main": hintMain, "title": hintTitle, "body": hintBody, "text": hintText, "summary": hintBody | hintSummary, "date": hintDate, "author": hintAuthor,
	"meta": hintMeta, "tags": hintTags, "more": hintMore, "updated": hintUpdated, "share": hintShare, "comments": hintComments, "related": hintRelated,
	"side": hintSide, "advert": hintAdvert, "nav": hintNav, "single": hintSingle,
}

//go:embed hints.tsv
var hintTable string

// hintWords holds hints.tsv.
type hintWords struct {
	tokens map[string]hint // whole tokens of a class
	words  map[string]hint // words in them
	parts  map[string]hint // words behind one of the nouns
	nouns  map[string]bool // what lists call their posts
}

var loadHints = sync.OnceValue(func() hintWords {
	h := hintWords{map[string]hint{}, map[string]hint{}, map[string]hint{}, map[string]bool{}}
	for l := range strings.Lines(hintTable) {
		name, list, ok := strings.Cut(strings.TrimSpace(l), "\t")
		if !ok || name[0] == '#' {
			continue
		}
		for _, w := range strings.Fields(list) {
			switch {
			case name == "noun":
				h.nouns[w] = true
			case w[0] == '*':
				h.words[w[1:]] |= hintNames[name]
			case w[0] == '+':
				h.parts[w[1:]] |= hintNames[name]
			default:
				h.tokens[w] |= hintNames[name]
			}
		}
	}
	return h
})

// hintReader reads the hints of elements. It remembers those of the classes that it has
// seen, of which a page has few.
type hintReader map[string]classHints

// classHints are the hints of a class or an id.
type classHints struct{ own, filed hint } // filed are by tokens that name what a post is filed under

// of reads the hints of an element's class, id, role, rel and microdata.
func (r hintReader) of(n *html.Node) hint {
	var h classHints
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "class", "id", "data-hook", "data-testid", "data-component":
			c := r.class(a.Val)
			h.own |= c.own
			h.filed |= c.filed
		case "role", "rel", "itemprop":
			for value := range strings.FieldsSeq(strings.ToLower(a.Val)) {
				h.own |= loadHints().tokens[a.Key+"="+value]
			}
		case "itemtype":
			h.own |= loadHints().tokens["itemtype="+strings.ToLower(a.Val[strings.LastIndexByte(a.Val, '/')+1:])]
		}
	}
	if h.own&hintPost != 0 || n.DataAtom == atom.Article {
		return h.own
	}
	return h.own | h.filed
}

// class reads the hints of a class.
func (r hintReader) class(class string) classHints {
	h, ok := r[class]
	if ok {
		return h
	}
	for token := range strings.FieldsSeq(class) {
		if isFiling(token) {
			h.filed |= tokenHints(token)
		} else {
			h.own |= tokenHints(token)
		}
	}
	r[class] = h
	return h
}

// isFiling reports whether a token may say under what a post is filed, as WordPress
// writes it on the post's element ("category-social").
func isFiling(token string) bool {
	first, _, more := strings.Cut(token, "-")
	switch first {
	case "category", "tag", "author", "format", "status", "label", "topic", "post":
		return more
	}
	return false
}

// longestToken is the number of bytes of a class that are looked at.
const longestToken = 60

// tokenHints reads a token of a class or an id: as a whole, and word by word where
// hyphens, underscores and capitals part words.
func tokenHints(token string) (h hint) {
	if len(token) > longestToken {
		return 0
	}
	t := loadHints()
	h = t.tokens[strings.ToLower(token)]
	if h != 0 || strings.HasPrefix(token, "elementor-widget") {
		return h
	}
	start, noun := 0, false
	for i := 1; i <= len(token); i++ {
		if i < len(token) && !partsWords(token, i) {
			continue
		}
		w := strings.ToLower(strings.Trim(token[start:i], "-_:"))
		if isState(w) {
			return 0
		}
		h |= t.words[w]
		if noun {
			h |= t.parts[w]
		}
		noun = noun || t.nouns[w]
		start = i
	}
	return h
}

// partsWords reports whether a word of a token ends before its byte i.
func partsWords(token string, i int) bool {
	c, before := token[i], token[i-1]
	return c == '-' || c == '_' || c == ':' || isUpper(c) && !isUpper(before)
}

// isState reports whether a word in a token says how a page is set up rather than
// what the element is ("has-sidebar", "comments-open").
func isState(w string) bool {
	switch w {
	case "has", "no", "not", "with", "without", "open", "closed", "enabled", "disabled", "is", "show", "hide", "left", "right", "col", "cols", "column", "columns", "layout":
		return true
	}
	return false
}
