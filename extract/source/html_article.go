package source

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stakeout/extract"
)

// article reads the page as one article.
func (p *htmlPage) article() extract.Post {
	r := newRegions(p.root)
	r.leaveOut()
	f := factsOf(p.root)
	f.regions = r
	post := p.post(f)
	lines, links := articleLines(r.lines(), post.Title)
	body := joinLines(withoutBio(lines, post.Authors))
	if other := joinLines(f.bodyLines()); len(other) > 2*len(body) && len(other) > leastArticle {
		body = other // what the page shows is the beginning at most
	}
	if body != "" {
		post.Text = joinText(post.Title, body)
	}
	post.Links = p.links(append(links, r.related()...))
	return post
}

// related returns the links in the lists of related articles that were left out.
func (r *regions) related() (links []htmlLine) {
	const most = 24 // lines of a list
	for i := 1; i < len(r.at); i++ {
		a := &r.at[i]
		if r.out[a.node] == 0 {
			continue
		}
		if r.kinds[a.word] == otherMark || a.node.DataAtom == atom.Aside {
			w := writer{most: most}
			w.node(a.node)
			lines := w.end()
			if len(lines) > 0 && loadFurniture().role(lines[0].text) == roleRelated {
				_, listed := articleLines(lines, "")
				links = append(links, listed...)
			}
		}
		i = a.end - 1
	}
	return links
}

// links returns the links to other articles in lines; what is too short for a headline
// leads elsewhere.
func (p *htmlPage) links(lines []htmlLine) (links []extract.Link) {
	const leastBlanks = 2
	for _, l := range lines {
		if strings.Count(l.text, " ") >= leastBlanks {
			links = append(links, extract.Link{Text: l.text, URL: p.resolve(l.href)})
		}
	}
	return links
}

// lines returns the lines of the article.
func (r *regions) lines() []htmlLine {
	i := r.bodyAt()
	w := writer{
		leaveOut: func(n *html.Node) bool { return r.out[n] != 0 },
		lines:    make([]htmlLine, 0, r.at[i].end-i),
	}
	w.node(r.at[i].node)
	return w.end()
}

// region is an element of a page with what stands in it.
type region struct {
	node   *html.Node
	parent int    // its index
	end    int    // the index behind its last descendant
	own    int    // bytes of words right in it and in its inline elements
	linked int    // of these, those in links
	mass   int    // bytes of the paragraphs in it
	word   uint16 // the number of the one that marks it, 0 for none
}

// regions are the blocks of a page in document order.
type regions struct {
	*markups
	at  []region
	out map[*html.Node]uint16 // what is not the article's, with the number of the word that says so
}

// newRegions measures the blocks in root.
func newRegions(root *html.Node) *regions {
	_, elements := countNodes(root)
	r := &regions{markups: loadMarkups(), at: make([]region, 0, elements+1), out: map[*html.Node]uint16{}}
	r.at = append(r.at, region{node: root})
	r.measure(root, 0, 0)
	r.at[0].end = len(r.at)
	for i := len(r.at) - 1; i >= 0; i-- {
		a := &r.at[i]
		a.mass += a.weight()
		if i > 0 {
			r.at[a.parent].mass += a.mass
		}
	}
	return r
}

// measure counts the words in n, whose block is at index block.
func (r *regions) measure(n *html.Node, block, links int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			size := len(strings.TrimSpace(c.Data))
			r.at[block].own += size
			if links > 0 {
				r.at[block].linked += size
			}
			continue
		case html.ElementNode:
		default:
			continue
		}
		inside := links
		switch c.DataAtom {
		case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Head:
			continue
		case atom.A:
			inside++
		}
		word := r.of(c)
		if gapOf(c.DataAtom) == none && word == 0 {
			r.measure(c, block, inside)
			continue
		}
		i := len(r.at)
		r.at = append(r.at, region{node: c, parent: block, word: word})
		r.measure(c, i, inside)
		r.at[i].end = len(r.at)
	}
}

// leastArticle is the number of bytes that an article has at least when much of a page
// is taken for something else.
const leastArticle = 200

// leaveOut notes the blocks that are not the article's, which is most of the page.
func (r *regions) leaveOut() {
	if !slices.ContainsFunc(r.at, func(a region) bool { return a.word != 0 }) {
		return
	}
	mass := r.massByWord()
	for i := 1; i < len(r.at); {
		a := &r.at[i]
		switch kind := r.kinds[a.word]; {
		case kind == noMark, kind == bodyMark,
			kind == otherMark && r.holdsArticle(i),
			kind != otherMark && mass[a.word]*2 >= r.at[0].mass && a.mass > 0:
			i++
		default:
			r.drop(i)
			i = a.end
		}
	}
}

// massByWord returns the bytes of the paragraphs that each word marks. One that marks
// most of a page means something else there.
func (r *regions) massByWord() map[uint16]int {
	mass := map[uint16]int{}
	ends := map[uint16]int{} // of the blocks that were counted
	for i := 1; i < len(r.at); i++ {
		if w := r.at[i].word; w != 0 && i >= ends[w] {
			mass[w] += r.at[i].mass
			ends[w] = r.at[i].end
		}
	}
	return mass
}

// holdsArticle reports whether the article stands in block i although its name says
// that other things do: it is most of the page, and the title or the body stand in it,
// or little is left beside it.
func (r *regions) holdsArticle(i int) bool {
	a := &r.at[i]
	if a.mass*2 < r.at[0].mass || a.mass == 0 {
		return false
	}
	for _, b := range r.at[i+1 : a.end] {
		if b.node.DataAtom == atom.H1 || r.kinds[b.word] == bodyMark && b.mass*2 > a.mass {
			return true
		}
	}
	return r.at[0].mass-a.mass < leastArticle
}

// drop leaves block i out.
func (r *regions) drop(i int) {
	r.out[r.at[i].node] = r.at[i].word
	mass := r.at[i].mass
	for j := i; j > 0 && mass > 0; {
		j = r.at[j].parent
		r.at[j].mass -= mass
	}
	r.at[i].mass = 0
}

// body returns the smallest element that holds nearly all of the article.
func (r *regions) body() *html.Node { return r.at[r.bodyAt()].node }

// bodyAt returns the index of the body.
func (r *regions) bodyAt() int {
	i := 0
	for next := i; r.kinds[r.at[i].word] != bodyMark; i = next {
		for c := i + 1; c < r.at[i].end; c = r.at[c].end {
			if r.at[c].mass*10 >= r.at[i].mass*8 && r.at[c].mass > 0 && r.out[r.at[c].node] == 0 {
				next = c
			}
		}
		if next == i {
			break
		}
	}
	for r.at[i].own > 0 && i > 0 { // a paragraph: what is beside it belongs to it
		i = r.at[i].parent
	}
	return i
}

// articleLines parts the lines that are the article's, which it moves to their
// beginning, from the links to other articles among them. Its title and byline, and
// furniture, are neither.
func articleLines(lines []htmlLine, title string) (article, links []htmlLine) {
	s := lineSorter{furniture: loadFurniture()}
	lines = withoutTitle(lines, title)
	article = lines[:0]
	before := false // the line before this one is a link
	for i, l := range lines {
		beside := before || i+1 < len(lines) && lines[i+1].isLink()
		before = l.isLink()
		switch s.sort(&l, beside) {
		case lineWords:
			l.gap = max(l.gap, s.gap)
			s.gap = none
			article = append(article, l)
			continue
		case lineLink:
			links = append(links, l)
		case lineLast:
			return article, links
		}
		s.gap = max(s.gap, l.gap)
	}
	return article, links
}

// lineSort is what a line of an article's element is.
type lineSort uint8

const (
	lineWords     lineSort = iota
	lineFurniture          // furniture
	lineLink               // a link to another article
	lineLast               // the comments begin
)

// lineSorter tells the lines of an article's element apart.
type lineSorter struct {
	furniture
	begun   bool // a sentence of the article was read
	related bool // a heading over links to other articles was
	gap     gap  // over lines that were left out
}

// sort tells what a line is; beside says that a link is the line before or behind it.
func (s *lineSorter) sort(l *htmlLine, beside bool) lineSort {
	if l.isLink() && (s.related || beside) {
		return lineLink
	}
	s.related = false
	switch s.role(l.text) {
	case roleComments:
		if l.level > 0 && s.begun {
			return lineLast
		}
		return lineFurniture
	case roleRelated:
		s.related = true
		return lineFurniture
	case roleFoot:
		if l.level > 0 && s.begun && strings.HasPrefix(key(l.text), "# comment") {
			return lineLast
		}
		if !isProse(l.text) {
			return lineFurniture
		}
	case roleNav, rolePaging, roleShare, roleMore, roleAdvert, roleNotice, roleColophon, roleWidget:
		if !isProse(l.text) {
			return lineFurniture
		}
	}
	if s.isCall(l.text) {
		return lineFurniture
	}
	if _, ok := readByline(l.text); ok && !s.begun {
		return lineFurniture
	}
	s.begun = s.begun || isProse(l.text)
	return lineWords
}

// weight says how much of an article a block is by itself: its bytes, half of them for
// a short one or one that is no paragraph, none for one that is nothing but links.
func (a *region) weight() int {
	const least, short = 40, 100
	if a.own < least || a.linked*2 >= a.own {
		return 0
	}
	w := a.own
	switch a.node.DataAtom {
	case atom.P, atom.Pre, atom.Blockquote:
	default:
		w /= 2
	}
	if a.own < short {
		w /= 2
	}
	return w
}

// withoutBio takes the paragraph that says who the author is off the end of an article:
// "Ida Furrow is a reporter …".
func withoutBio(lines []htmlLine, authors []string) []htmlLine {
	const feet = 3
	for i := max(1, len(lines)-feet); i < len(lines); i++ {
		if isBio(lines[i].text, authors) {
			return lines[:i]
		}
	}
	return lines
}

// isLink reports whether a line is one link and nothing else, or several.
func (l *htmlLine) isLink() bool { return l.linked*10 >= len(l.text)*8 }
