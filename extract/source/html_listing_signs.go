package source

import (
	"net/url"
	"strings"

	"golang.org/x/net/html/atom"
)

// signs is what a page says of itself: whether it is one article.
type signs struct {
	single  bool     // it is, for sure
	article bool     // it calls itself an article, as some lists do, too
	place   string   // where it stands on its site, "" when it does not say
	base    *url.URL // its address, where it gives a whole one
}

// signs reads the page's signs.
func (p *htmlPage) signs() (s signs) {
	published := false
	for n := range p.root.Descendants() {
		switch n.DataAtom {
		case atom.Body:
			s.single = hintReader{}.of(n)&hintSingle != 0 || s.article && published
			return s
		case atom.Meta:
			name := attr(n, "property") + attr(n, "name")
			value := strings.TrimSpace(attr(n, "content"))
			s.article = s.article || name == "og:type" && strings.EqualFold(value, "article")
			published = published || name == "article:published_time"
			if name == "og:url" && s.place == "" {
				s.setAddress(value)
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				s.setAddress(strings.TrimSpace(attr(n, "href")))
			}
		}
	}
	return s
}

// setAddress notes the address that a page says is its own.
func (s *signs) setAddress(address string) {
	s.place = placeOf(address)
	if u, err := url.Parse(address); err == nil && u.IsAbs() && u.Host != "" {
		s.base = u
	}
}

// placeOf returns where on its site a page stands: the path and the query of its
// address; "" for the front page.
func placeOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	place := strings.Trim(u.Path, "/")
	if u.RawQuery != "" {
		place += "?" + u.RawQuery
	}
	return place
}
