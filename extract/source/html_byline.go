package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// linesUnderTitle returns the lines that follow the heading of an article, where its
// byline stands, and those right above it.
func (f *pageFacts) linesUnderTitle(title string) []htmlLine {
	const most, fewest = 16, 4
	w := writer{most: most}
	for _, h := range append(f.headings, f.lesser...) {
		if title == "" || lineOf(h) != title {
			continue
		}
		for n := h; n != nil && len(w.lines) < most; n = n.Parent {
			for s := n.NextSibling; s != nil && len(w.lines) < most; s = s.NextSibling {
				w.node(s)
			}
			w.part(line)
		}
		return append(w.end(), linesOver(h)...)
	}
	if f.regions != nil {
		w.most = fewest
		w.node(f.regions.body())
	}
	return w.end()
}

// linesOver returns the short lines right above a heading.
func linesOver(h *html.Node) (lines []htmlLine) {
	const levels, siblings, longest = 3, 2, 120
	for n, up := h, 0; n != nil && up < levels; n, up = n.Parent, up+1 {
		seen := 0
		for s := n.PrevSibling; s != nil && seen < siblings; s = s.PrevSibling {
			if text := shortLineOf(s); text != "" {
				seen++
				if len(text) < longest {
					lines = append(lines, htmlLine{text: text})
				}
			}
		}
	}
	return lines
}

// stands reports whether an element belongs to the article and not to the comments on
// it or to a list of others.
func (f *pageFacts) stands(n *html.Node) bool {
	isSure := attr(n, "itemprop") != "" || attr(n, "rel") != ""
	other := false
	for ; n != nil && f.regions != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Aside, atom.Nav, atom.Footer:
			if !isSure {
				return false
			}
		}
		other = other || f.regions.kinds[f.regions.of(n)] == otherMark
		if f.regions.out[n] != 0 && other {
			return false
		}
	}
	return true
}

// authorMetas are the names of <meta> that hold an author, the best first.
var authorMetas = []string{"author", "article.author", "dc.creator", "dcterms.creator", "sailthru.byline.name", "sailthru.author", "parsely.author", "byl", "citation.author", "article.author.name"}

// vote is who wrote an article as one or several parts of its page say.
type vote struct {
	names  []string
	weight int
}

// poll counts votes.
type poll struct {
	site  string
	votes []vote
}

// addLine counts what a line says that is there to be read. A lone word may be
// anything in it, and what follows a name and a comma is an office more often than a
// second name.
func (p *poll) addLine(weight int, text string) bool {
	if name, ok := strings.CutPrefix(text, "By"); ok && name != "" && isUpper(name[0]) {
		text = "By " + name // two elements that only their style parts
	}
	by, ok := readByline(text)
	if !ok || len(by.authors) == 0 || !strings.Contains(by.authors[0], " ") {
		return false
	}
	if !strings.Contains(text, " and ") && !strings.Contains(text, " & ") {
		by.authors = by.authors[:1]
	}
	return p.add(weight, by.authors...)
}

// add counts what a part of a page says with a weight, and reports whether that is
// anything.
func (p *poll) add(weight int, from ...string) bool {
	names := authorNames(from, p.site)
	if len(names) == 0 {
		return false
	}
	for i := range p.votes {
		v := &p.votes[i]
		if sameAuthors(v.names, names) {
			v.weight += weight
			if len(strings.Join(names, "")) > len(strings.Join(v.names, "")) {
				v.names = names
			}
			return true
		}
	}
	p.votes = append(p.votes, vote{names, weight})
	return true
}

// winner returns the authors with the most votes, the first of equals.
func (p *poll) winner() []string {
	var best vote
	for _, v := range p.votes {
		if v.weight > best.weight {
			best = v
		}
	}
	return best.names
}

// authors returns who wrote the article. Each part of the page has a vote, since many
// are filled in by programs: with the name of the site, or of who uploaded the page.
func (f *pageFacts) authors(site string, under []htmlLine) []string {
	p := poll{site: site}
	for _, d := range f.linked {
		if p.add(3, d.authors...) {
			break
		}
	}
	for _, name := range authorMetas {
		if p.add(2, f.meta[name]) {
			break
		}
	}
	for i, l := range under {
		if p.addLine(2, l.text) {
			break
		}
		if i > 0 && isByLabel(under[i-1].text) && p.add(2, l.text) {
			break
		}
	}
	f.addMarked(&p)
	return p.winner()
}

// isByLabel reports whether a line announces the author on the next.
func isByLabel(s string) bool {
	switch key(s) {
	case "by", "author", "written by", "posted by", "words by", "| by":
		return true
	}
	return false
}

// addMarked counts the elements that are marked as holding an author: one of each make.
func (f *pageFacts) addMarked(p *poll) {
	sure, named := false, false
	for _, n := range f.marked {
		isSure := attr(n, "itemprop") == "author" || attr(n, "rel") == "author"
		if isSure && sure || !isSure && named || !f.stands(n) {
			continue
		}
		text := shortLineOf(n)
		if a := findElement(n, atom.A); a != nil && isName(shortLineOf(a)) {
			text = shortLineOf(a)
		}
		switch {
		case len(text) > longestByline/2:
		case isSure:
			sure = p.add(2, text)
		default:
			named = p.addLine(1, text) || isAuthorClass(n) && strings.Contains(text, " ") && (isName(text) || withoutBy(text) != text) && p.add(1, text)
		}
	}
}

// isAuthorClass reports whether a name of an element says that it holds an author.
func isAuthorClass(n *html.Node) bool {
	class := attr(n, "class")
	return strings.Contains(class, "uthor") || strings.Contains(class, "yline")
}

// sameAuthors reports whether two lists name the same people, perhaps one in full.
func sameAuthors(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		one, other := bareName(a[i]), bareName(b[i])
		if !strings.HasPrefix(one, other) && !strings.HasPrefix(other, one) {
			return false
		}
	}
	return true
}

// authorNames returns the people that a page names as authors: no addresses, accounts or
// the name of the site itself. What follows an office ("Senior Staff Reporter") says
// where it is.
func authorNames(from []string, site string) (names []string) {
	for _, s := range from {
		s = withoutBy(tidy(s))
		if strings.Contains(s, "://") {
			continue
		}
		if isNickname(s) {
			names = append(names, s)
			continue
		}
		list, _ := splitNames(s[:authorEnd(s)])
		for _, name := range list {
			name = withoutOffice(name, site)
			if isNobody(name) {
				break
			}
			if len(name) > 1 && !isAccount(name) && !strings.ContainsAny(name, "@/_") && !isSite(name, site) && !isTitleOfName(name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// withoutBy takes the words off a name that announce it.
func withoutBy(s string) string {
	for _, open := range []string{"by ", "view all posts by ", "posts by ", "written by ", "posted by "} {
		if foldPrefix(s, open) {
			return s[len(open):]
		}
	}
	return s
}

// withoutOffice cuts what stands behind a name without a comma: the words of another
// element ("Ida FurrowReporter"), a trade ("Ida Furrow AP Sports Writer"), the site or
// an agency ("Ida Furrow The Associated Press"). Of an office without a name nothing
// is left.
func withoutOffice(name, site string) string {
	words := strings.Fields(name)
	end := len(words)
	for end > 0 && (roleOfWord(words[end-1]) == trade || end < len(words) && roleOfWord(words[end-1]) == desk) {
		end--
	}
	if end == 1 && end < len(words) {
		return ""
	}
	for n := 2; n < end; n++ {
		if tail := strings.Join(words[n:end], " "); isAgency(tail) || sameName(tail, site) {
			end = n
		}
	}
	name = strings.Join(words[:end], " ")
	if glued := gluedAt(name); strings.Contains(name[:glued], " ") {
		return name[:glued]
	}
	return name
}

// officeWord is what a word behind a name is in the words for an office.
type officeWord uint8

const (
	trade officeWord = iota + 1 // it ends one
	desk                        // it stands before a trade
)

// roleOfWord returns what a word may be in an office, 0 for nothing.
func roleOfWord(w string) officeWord {
	switch strings.ToLower(w) {
	case "reporter", "reporters", "correspondent", "writer", "columnist", "journalist", "influencer", "mp", "msp":
		return trade
	case "senior", "chief", "special", "general", "assignment", "court", "crime", "sports", "entertainment", "national", "political", "business", "health", "science", "education", "local", "democracy", "live", "city", "features", "freelance", "news", "ap", "online":
		return desk
	}
	return 0
}

// isAgency reports whether words behind a name are a news agency.
func isAgency(s string) bool {
	switch strings.ToLower(s) {
	case "the associated press", "associated press", "ap", "reuters", "afp", "agence france-presse", "press association", "pa", "bloomberg", "cnn", "the canadian press":
		return true
	}
	return false
}

// isNickname reports whether a name has another in brackets: "Ida (Fay) Furrow".
func isNickname(s string) bool {
	first, rest, open := strings.Cut(s, " (")
	_, last, closed := strings.Cut(rest, ") ")
	return open && closed && isName(first) && isName(last)
}

// isSite reports whether a name of an author is that of the site. A site may be named
// after its author: "Ida Furrow's blog".
func isSite(name, site string) bool {
	const least = 5 // letters of a word that is no first name
	a, b := bareName(name), bareName(site)
	return a == b || len(a) >= least && !strings.Contains(name, " ") && strings.HasPrefix(b, a)
}

// isTitleOfName reports whether what follows a comma is a degree and no name.
func isTitleOfName(s string) bool {
	switch strings.ToLower(strings.ReplaceAll(s, ".", "")) {
	case "phd", "md", "jr", "sr", "mba", "ma", "msc", "bsc", "dphil", "rd", "rn", "esq":
		return true
	}
	return false
}

// isNobody reports whether a site names nobody with an author like this: an office, a
// button, the name of a site's address.
func isNobody(name string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(name)) {
		switch word {
		case "admin", "administrator", "editor", "editors", "editorial", "staff", "team", "guest", "webmaster", "newsroom", "desk", "no", "article", "articles", "contributor", "contributors", "anonymous",
			"author", "authors", "profile", "follow", "following", "e-mail", "email", "contact", "president", "ceo", "founder", "director":
			return true
		}
	}
	switch strings.ToLower(name) {
	case "", "news", "special", "organization", "organisation", "person", "unknown", "none":
		return true
	}
	return isDomain(name)
}

// isAccount reports whether a name is that of an account: "ifurrow".
func isAccount(name string) bool {
	return name == strings.ToLower(name) && name != strings.ToUpper(name) && !strings.Contains(name, " ")
}

// isDomain reports whether a word is the address of a site: "MillRow.example".
func isDomain(s string) bool {
	dot := strings.LastIndexByte(s, '.')
	return dot > 0 && len(s)-dot > len(".i") && !strings.Contains(s, " ") && strings.ToLower(s[dot:]) != ".jr"
}
