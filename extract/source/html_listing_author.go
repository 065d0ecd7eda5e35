package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readAuthors finds who wrote the post: as marked, as a byline says, or as the first
// line of a whole post does.
func (d *listed) readAuthors() {
	for i := d.from; i < d.to; i++ {
		n := &d.nodes[i]
		if n.Type != html.ElementNode || n.furniture || n.hints&hintAuthor == 0 || n.hints&hintPost != 0 || d.within(i, d.from, hintComments|hintRelated|hintBody) {
			continue
		}
		if d.addAuthors(d.namesIn(i)); len(d.post.Authors) > 0 && n.DataAtom != atom.A {
			i = n.end - 1
		}
	}
	d.readBylines(0)
	d.readBylines(hintBody) // that of a guest
}

// readBylines finds the authors in the lines around the words of the post, those that
// stand in an element for these words or the others.
func (d *listed) readBylines(within hint) {
	for i := range d.lines {
		l := &d.lines[i]
		if len(d.post.Authors) > 0 {
			return
		}
		if d.part[i] == partFrame && !l.side && l.any&hintBody == within {
			d.addAuthors(d.bylineNames(l))
		}
	}
}

// bylineNames returns the names in a line about the post.
func (d *listed) bylineNames(l *textLine) []string {
	b, ok := readByline(l.text)
	switch {
	case ok && len(b.authors) > 0:
		return b.authors
	case ok && b.dated:
		return nameBeforeDate(l.text)
	case strings.Contains(l.text, " @ "):
		return nameBeforeClock(l.text)
	case !ok && l.isLinked() && d.leadsToAuthor(l):
		names, _ := splitNames(l.text)
		return names
	}
	return nil
}

// nameBeforeDate returns the name in a line that is "Martha Quill, 3 May 2012".
func nameBeforeDate(text string) []string {
	name, date, ok := strings.Cut(text, ", ")
	if n := strings.Count(name, " "); !ok || n < 1 || n > 2 || !isName(name) || !isDateLine(date) || weekdayAt(name) > 0 {
		return nil
	}
	if _, w := monthAt(name); w > 0 {
		return nil
	}
	return []string{name}
}

// nameBeforeClock returns the name in a line like "Filed under: Money — Martha Quill @
// 9:12 am".
func nameBeforeClock(text string) []string {
	name, clock, ok := strings.Cut(text, " @ ")
	if _, n := clockAt(clock); !ok || n == 0 {
		return nil
	}
	if i := strings.LastIndexAny(name, "—–|·"); i >= 0 {
		_, n := utf8.DecodeRuneInString(name[i:])
		name = name[i+n:]
	}
	if name = strings.TrimSpace(name); !isName(name) {
		return nil
	}
	return []string{name}
}

// addAuthors notes names that are not yet known.
func (d *listed) addAuthors(names []string) {
	for _, name := range names {
		if name != d.post.Title && !slices.Contains(d.post.Authors, name) {
			d.post.Authors = append(d.post.Authors, name)
		}
	}
}

// leadsToAuthor reports whether a line is a link to the page of an author.
func (d *listed) leadsToAuthor(l *textLine) bool {
	for i := d.nodes[l.from].parent; i >= d.from; i = d.nodes[i].parent {
		if d.nodes[i].DataAtom == atom.A {
			return isAuthorPage(attr(d.nodes[i].Node, "href"))
		}
	}
	return false
}

// isAuthorPage reports whether an address is that of a page about an author.
func isAuthorPage(href string) bool {
	for dir := range strings.SplitSeq(strings.ToLower(href), "/") {
		switch dir {
		case "author", "authors", "contributor", "contributors", "people", "person", "profile", "profiles", "staff", "user", "users", "writers", "by", "team":
			return true
		}
		if strings.HasPrefix(dir, "@") {
			return true
		}
	}
	return false
}

// namesIn returns the names in an element: those that it marks one by one, those of
// links in it, or those of its line.
func (d *listed) namesIn(i int) []string {
	n := &d.nodes[i]
	if size := d.size(i, n.end); size == 0 || size > longestTitle {
		return nil
	}
	for _, is := range []func(n *html.Node) bool{isNameMark, isAuthorLink} {
		if names := d.markedNames(i, is); len(names) > 0 {
			return names
		}
	}
	for j := i + 1; j < n.end; j++ {
		if d.nodes[j].hints&hintAuthor != 0 && d.size(j, d.nodes[j].end) > 0 {
			return nil // it has its turn
		}
	}
	text := d.spacedLine(i)
	if b, ok := readByline(text); ok && len(b.authors) > 0 {
		return b.authors
	}
	if names, behind := splitNames(trimBy(text)); behind == "" {
		return names
	}
	return nil
}

// markedNames returns the names in those elements in node i that hold one each.
func (d *listed) markedNames(i int, is func(n *html.Node) bool) (names []string) {
	for j := i; j < d.nodes[i].end; j++ {
		if n := &d.nodes[j]; n.Type != html.ElementNode || !is(n.Node) {
			continue
		}
		if name := trimBy(d.lineAt(j)); isName(name) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// isAuthorLink reports whether an element is a link to the page of an author.
func isAuthorLink(n *html.Node) bool { return n.DataAtom == atom.A && isAuthorPage(attr(n, "href")) }

// isNameMark reports whether an element marks a name.
func isNameMark(n *html.Node) bool {
	return hasToken(n, "fn") || hasToken(n, "p-name") || attr(n, "itemprop") == "name" || strings.Contains(attr(n, "rel"), "author")
}

// trimBy takes the word before a name off.
func trimBy(s string) string {
	for _, by := range []string{"by ", "by: ", "author: ", "written by ", "posted by ", "author "} {
		if foldPrefix(s, by) {
			return strings.TrimSpace(s[len(by):])
		}
	}
	return s
}
