package source

import (
	"golang.org/x/net/html/atom"

	"stakeout/extract"
)

// metadata returns what a page says of its article: title, authors, date, address,
// site and language.
func (p *htmlPage) metadata() extract.Post {
	var post extract.Post
	for _, kind := range []atom.Atom{atom.H1, atom.Title} {
		if n := findElement(p.root, kind); n != nil && post.Title == "" {
			post.Title = lineOf(n)
		}
	}
	return post
}
