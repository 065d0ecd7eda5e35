package source

import (
	"path"
	"strings"

	"golang.org/x/net/html/atom"
)

// permalink returns the address of an entry's post as the page writes it, "" when it
// shows none: that of its title, of a link that says so, of its date or of the way to
// the whole post.
func (o *outline) permalink(e entry) string {
	if e.title >= 0 {
		if a := o.linkIn(e.title); a >= 0 {
			if href := o.href(a); isPageLink(href) {
				return href
			}
		}
	}
	for _, is := range []func(i int) bool{o.isBookmark, o.isTimeLink, o.isWayOn, o.isCommentLink} {
		for i := e.from; i < e.to; i++ {
			n := &o.nodes[i]
			if n.DataAtom == atom.A && isPageLink(o.href(i)) && is(i) {
				page, _, _ := strings.Cut(o.href(i), "#")
				return page
			}
		}
	}
	return o.onlyLink(e)
}

// href returns the address of a link as the page writes it.
func (o *outline) href(i int) string { return strings.TrimSpace(attr(o.nodes[i].Node, "href")) }

// isBookmark reports whether a link says that it is a permalink.
func (o *outline) isBookmark(i int) bool {
	n := &o.nodes[i]
	return !n.furniture && (strings.Contains(attr(n.Node, "rel"), "bookmark") || hasToken(n.Node, "u-url"))
}

// onlyLink returns the address to which all links of an entry lead that are not in
// its words, "" when there are several.
func (o *outline) onlyLink(e entry) (only string) {
	for i := e.from; i < e.to; i++ {
		n := &o.nodes[i]
		if n.DataAtom != atom.A || n.furniture || n.hints&(hintAuthor|hintTags|hintShare) != 0 || o.within(i, e.from, hintBody|hintTags|hintAuthor|hintShare) {
			continue
		}
		switch href := o.href(i); {
		case !isPageLink(href) || isAuthorPage(href):
		case only == "":
			only = href
		case only != href:
			return ""
		}
	}
	return only
}

// isTimeLink reports whether a link is a date.
func (o *outline) isTimeLink(i int) bool {
	n := &o.nodes[i]
	if n.furniture || o.size(i, n.end) > 40 {
		return false
	}
	for j := i; j < n.end; j++ {
		if o.nodes[j].DataAtom == atom.Time || o.nodes[j].hints&hintDate != 0 {
			return true
		}
	}
	return isDateLine(o.lineAt(i))
}

// isWayOn reports whether a link leads to the whole post.
func (o *outline) isWayOn(i int) bool {
	n := &o.nodes[i]
	switch {
	case n.furniture:
		return false
	case n.hints&hintMore != 0:
		return true
	}
	if size := o.size(i, n.end); size == 0 || size > longestTitle {
		return false
	}
	switch text := strings.ToLower(o.lineAt(i)); text {
	case "permalink", "permanent link", "link", "#", "∞", "¶":
		return true
	default:
		return loadFurniture().role(text) == roleMore
	}
}

// isCommentLink reports whether a link leads to the comments of a post.
func (o *outline) isCommentLink(i int) bool {
	_, place, _ := strings.Cut(o.href(i), "#")
	return place != "" && (strings.Contains(place, "comment") || strings.HasPrefix(place, "respon") || strings.HasPrefix(place, "disqus"))
}

// isPageLink reports whether an address is that of a page rather than of a place in
// this one, of a file or of nothing.
func isPageLink(href string) bool {
	for _, scheme := range []string{"#", "javascript:", "mailto:", "tel:"} {
		if foldPrefix(href, scheme) {
			return false
		}
	}
	file, _, _ := strings.Cut(href, "?")
	switch strings.ToLower(path.Ext(file)) {
	case ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".csv", ".ppt", ".pptx", ".zip", ".jpg", ".jpeg", ".png", ".gif", ".mp3", ".mp4", ".ics":
		return false
	}
	return href != ""
}
