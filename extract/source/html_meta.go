package source

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stakeout/extract"
)

// pageFacts is what a page says of itself, collected in one pass.
type pageFacts struct {
	regions   *regions // what of it is the article's; nil when nobody knows
	language  string
	canonical string
	title     string            // of <title>
	meta      map[string]string // the first value of each <meta>, by metaName
	linked    []linkedData      // the articles of its JSON-LD
	publisher string            // the name of its site in JSON-LD
	headings  []*html.Node      // the h1
	lesser    []*html.Node      // the h2 and h3
	marked    []*html.Node      // elements with itemprop, rel=author, or a name that speaks of authors or dates
	times     []*html.Node
	markup    []byte // of the page, for what only its scripts know
	order     order  // of day and month in dates in figures, 0 when unknown
}

// metadata returns what a page says of its article: title, authors, date, address,
// site and language.
func (p *htmlPage) metadata() extract.Post { return p.post(factsOf(p.root)) }

// post returns a post of which all but the text is known.
func (p *htmlPage) post(f *pageFacts) extract.Post {
	post := extract.Post{Language: f.language, URL: p.address(f)}
	if own, err := url.Parse(post.URL); err == nil && own.IsAbs() && p.base == nil {
		p.base = own
	}
	post.Site = f.site(post.URL)
	post.Title = f.articleTitle(post.Site)
	lines := f.linesUnderTitle(post.Title)
	post.Authors = f.authors(post.Site, lines)
	f.markup = p.markup
	post.Published = f.published(post.URL, lines)
	return post
}

// factsOf collects what a page, or a part of it, says of itself.
func factsOf(n *html.Node) *pageFacts {
	f := &pageFacts{meta: map[string]string{}}
	f.collect(n)
	return f
}

// collect reads a tree.
func (f *pageFacts) collect(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		f.element(c)
		f.collect(c)
	}
}

// mostMarked is the number of elements with a date or an author that are looked at.
const mostMarked = 1000

// element notes what an element says of the page.
func (f *pageFacts) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		f.language = languageTag(attr(n, "lang"))
	case atom.Title:
		if f.title == "" && n.Parent.DataAtom != atom.Svg {
			f.title = lineOf(n)
		}
	case atom.Meta:
		f.addMeta(n)
	case atom.Link:
		if f.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
			f.canonical = attr(n, "href")
		}
	case atom.Script:
		if strings.Contains(attr(n, "type"), "ld+json") && n.FirstChild != nil {
			f.addLinkedData(n.FirstChild.Data)
		}
	case atom.H1:
		f.headings = append(f.headings, n)
	case atom.H2, atom.H3:
		f.lesser = append(f.lesser, n)
	case atom.Time:
		if len(f.times) < mostMarked {
			f.times = append(f.times, n)
		}
		fallthrough
	default:
		if len(f.marked) < mostMarked && speaksOfArticle(n) {
			f.marked = append(f.marked, n)
		}
	}
}

// addMeta notes the first value that a page gives a name.
func (f *pageFacts) addMeta(n *html.Node) {
	value := tidy(attr(n, "content"))
	for _, key := range []string{"name", "property", "itemprop"} {
		if name := metaName(attr(n, key)); name != "" && value != "" && f.meta[name] == "" {
			f.meta[name] = value
		}
	}
}

// metaName writes the name of a <meta> in one way: "DC.date.issued", "dc:date:issued" and
// "dc-date-issued" are dc.date.issued.
func metaName(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == ':' || c == '_' || c == '-':
			return '.'
		case 'A' <= c && c <= 'Z':
			return c | 0x20
		}
		return c
	}, s)
}

// speaksOfArticle reports whether an element is marked as holding an author or a date.
func speaksOfArticle(n *html.Node) bool {
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "itemprop":
			return a.Val == "author" || a.Val == "datePublished" || a.Val == "headline" || a.Val == "name"
		case "rel":
			if a.Val == "author" {
				return true
			}
		case "class", "id":
			if strings.Contains(a.Val, "uthor") || strings.Contains(a.Val, "yline") || strings.Contains(a.Val, "date") || strings.Contains(a.Val, "publi") || strings.Contains(a.Val, "Date") || strings.Contains(a.Val, "time") || strings.Contains(a.Val, "posted") {
				return true
			}
		}
	}
	return false
}

// languageTag returns a language as BCP 47 writes it: en_gb is en-GB.
func languageTag(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if len(s) == len("en-gb") && s[2] == '-' {
		return strings.ToLower(s[:2]) + strings.ToUpper(s[2:])
	}
	return s
}

// address returns the page's canonical address, or the one that it was fetched from.
func (p *htmlPage) address(f *pageFacts) string {
	for _, href := range []string{f.canonical, f.meta["og.url"]} {
		if s := p.resolve(href); s != "" {
			return s
		}
	}
	return p.url
}

// site returns the name of the publication: what the page calls it, or else what the
// table of sites or its host does.
func (f *pageFacts) site(address string) string {
	for _, name := range []string{f.meta["og.site.name"], f.publisher, f.meta["application.name"]} {
		if name != "" && !strings.Contains(name, "://") {
			return name
		}
	}
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return siteOf(u.Hostname())
}

// articleTitle returns the title of the article: a heading that the page's other titles
// bear out, or the best of these without the name of the site.
func (f *pageFacts) articleTitle(site string) string {
	var named []string
	for _, d := range f.linked {
		named = append(named, d.headline)
	}
	for _, t := range []string{f.meta["og.title"], f.meta["twitter.title"], f.meta["dc.title"], f.title} {
		named = append(named, withoutSite(t, site))
	}
	best, top := "", -1
	for _, h := range f.headings {
		text := lineOf(h)
		if text == "" || sameName(text, site) || namesSite(h) {
			continue
		}
		score := 0
		for _, t := range named {
			score += likeness(text, t)
		}
		if score > top {
			best, top = text, score
		}
	}
	if top > 0 || len(f.headings) == 1 && strings.Count(best, " ") >= 3 {
		return best
	}
	for _, t := range named {
		if t != "" && !sameName(t, site) {
			return t
		}
	}
	return best
}

// namesSite reports whether a heading is the name of the site: a link to its front page.
func namesSite(heading *html.Node) bool {
	a := findElement(heading, atom.A)
	if a == nil || lineOf(a) != lineOf(heading) {
		return false
	}
	u, err := url.Parse(strings.TrimSpace(attr(a, "href")))
	return attr(a, "rel") == "home" || err == nil && attr(a, "href") != "" && strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && u.Fragment == ""
}

// likeness says how far a title of the page bears a heading out: 2 when one begins
// with the other, 1 when they share half of their words, else 0.
func likeness(heading, title string) int {
	a, b := key(heading), key(title)
	if a == "" || b == "" {
		return 0
	}
	if strings.HasPrefix(b, a) || strings.HasPrefix(a, b) || strings.Contains(b, a) {
		return 2
	}
	words := strings.Fields(a)
	same := 0
	for _, w := range words {
		if strings.Contains(b, w) {
			same++
		}
	}
	if same*2 > len(words) {
		return 1
	}
	return 0
}

// withoutSite takes the name of the site off a title: "A sale | The Register".
func withoutSite(title, site string) string {
	for _, mark := range []string{" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / "} {
		i := strings.LastIndex(title, mark)
		if i <= 0 {
			continue
		}
		if before, behind := title[:i], title[i+len(mark):]; sameName(behind, site) || mark == " | " || mark == " » " {
			return before
		} else if sameName(before, site) {
			return behind
		}
	}
	return title
}

// sameName reports whether two names of a site are the same but for blanks, case and
// an ending: "Mill Row" and "millrow.example", "Mill Row News".
func sameName(a, b string) bool {
	const least = 6 // letters that are a name
	a, b = bareName(a), bareName(b)
	if len(a) > len(b) {
		a, b = b, a
	}
	return a != "" && (a == b || len(a) >= least && strings.HasPrefix(b, a) && len(b) <= 2*len(a))
}

// bareName returns the letters and figures of a name.
func bareName(s string) string {
	s = strings.TrimPrefix(strings.ToLower(s), "the ")
	return strings.Map(func(c rune) rune {
		if c >= 0x80 || 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
			return c
		}
		return -1
	}, s)
}
