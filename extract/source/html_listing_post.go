package source

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stakeout/extract"
)

// listed is a post of a list in the making.
type listed struct {
	*outline
	entry
	page  *htmlPage
	lines []textLine
	part  []part // what each line is
	post  extract.Post
	by    byline // which gives its date, where no element does
}

// part is what a line of an entry is.
type part uint8

const (
	partBody  part = iota
	partTitle      // the title
	partFrame      // what the page says about the post
)

// listedPosts reads the posts of a list.
func (p *htmlPage) listedPosts(o *outline, entries []entry) []extract.Post {
	drafts := make([]*listed, len(entries))
	for i, e := range entries {
		d := &listed{outline: o, entry: e, page: p, lines: o.lines(e)}
		d.read()
		drafts[i] = d
	}
	orderFigures(drafts)
	carryDates(o, drafts)
	meta := p.metadata()
	covered := o.covered(entries)
	posts := make([]extract.Post, len(drafts))
	for i, d := range drafts {
		d.post.Site, d.post.Language = meta.Site, meta.Language
		d.post.Origin.Coverage = &covered
		d.detach()
		posts[i] = d.post
	}
	return posts
}

// covered returns what share of a page's text is in entries: of its prose and the
// titles of the posts.
func (o *outline) covered(entries []entry) float64 {
	in, all := 0, o.words(0, len(o.nodes))
	for _, e := range entries {
		in += o.words(e.from, e.to)
		if e.title >= 0 {
			end := o.nodes[e.title].end
			linked := o.size(e.title, end) - o.words(e.title, end)
			in, all = in+linked, all+linked
		}
	}
	return float64(in) / float64(max(all, 1))
}

// read finds title, address, authors and date, and which lines are the post's words.
func (d *listed) read() {
	if d.title >= 0 {
		d.post.Title = d.lineAt(d.title)
	}
	d.post.URL = d.page.resolve(d.permalink(d.entry))
	d.sortLines()
	d.takeLinks()
	d.readDate()
	d.readAuthors()
}

// sortLines tells the words of the post from what stands around them.
func (d *listed) sortLines() {
	d.part = make([]part, len(d.lines))
	from, to := d.bodyLines()
	for i := range d.lines {
		l := &d.lines[i]
		switch {
		case d.title >= 0 && l.from >= d.title && l.to <= d.nodes[d.title].end:
			d.part[i] = partTitle
		case i < from || i >= to || d.isFrame(l):
			d.part[i] = partFrame
		}
	}
	d.cutHead()
	d.cutTail()
}

// bodyLines returns the lines in the elements that say that they hold the post's
// words; all lines when there are none.
func (d *listed) bodyLines() (from, to int) {
	from, to = -1, 0
	for i := range d.lines {
		if l := &d.lines[i]; l.any&hintBody != 0 && !l.side {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	if from < 0 || to-from == 1 && d.lines[from].heading {
		return 0, len(d.lines)
	}
	return from, to
}

// isFrame reports whether a line is none of the post's words wherever it stands.
func (d *listed) isFrame(l *textLine) bool {
	if l.side || l.hints&hintMore != 0 {
		return true
	}
	switch loadFurniture().role(l.text) {
	case roleNotice, roleAdvert:
		return true
	case roleMore, roleShare:
		return l.isLinked()
	}
	return false
}

// cutHead marks what stands above the words of the post: kicker, byline, date, the
// title again.
func (d *listed) cutHead() {
	titled := d.title < 0
	for i := range d.lines {
		l := &d.lines[i]
		switch {
		case d.part[i] == partTitle:
			titled = true
		case d.part[i] == partFrame:
		case !titled && !d.titleFollows(i), titled && !d.isLead(l):
			return
		default:
			d.part[i] = partFrame
		}
	}
}

// titleFollows reports whether the title comes shortly behind line i.
func (d *listed) titleFollows(i int) bool {
	size := 0
	for ; i < len(d.lines); i++ {
		if d.part[i] == partTitle {
			return true
		}
		if size += d.lines[i].size; size > longestTitle {
			return false
		}
	}
	return false
}

// isLead reports whether a line above the words of a post says who wrote them and
// when, or repeats the title.
func (d *listed) isLead(l *textLine) bool {
	if len(l.text) > longestByline {
		return false
	}
	if l.hints&(hintMeta|hintDate|hintAuthor|hintTags) != 0 && l.any&hintBody == 0 && l.size < longestTitle {
		return true
	}
	if plain := strings.TrimRight(l.text, " ."); d.post.Title != "" && strings.EqualFold(plain, strings.TrimRight(d.post.Title, " .")) {
		return true
	}
	if _, ok := readByline(l.text); ok {
		return true
	}
	switch loadFurniture().role(l.text) {
	case roleFoot, roleShare, roleLabel:
		return true
	case roleMore:
		return l.isLinked()
	}
	return false
}

// cutTail marks what stands below the words of the post.
func (d *listed) cutTail() {
	for i, l := range slices.Backward(d.lines) {
		switch {
		case d.part[i] == partFrame:
		case d.part[i] == partTitle || !d.isFoot(&l):
			return
		default:
			d.part[i] = partFrame
		}
	}
}

// takeLinks takes the lines of links to other articles that end a post out of its
// words: lone headlines, and lists below a label such as "More on this".
func (d *listed) takeLinks() {
	var links []int
	for i, l := range slices.Backward(d.lines) {
		switch {
		case d.part[i] == partFrame:
			continue
		case d.part[i] == partBody && l.isLinked():
			links = append(links, i)
			continue
		}
		label := d.part[i] == partBody && len(links) > 0 && loadFurniture().role(l.text) == roleRelated
		words := d.part[i] == partBody // stand above the links
		if label {
			d.part[i] = partFrame
		}
		for _, i := range slices.Backward(links) {
			if l := &d.lines[i]; label || words && !l.item && isHeadline(l.text) {
				d.addLink(l)
				d.part[i] = partFrame
			}
		}
		return
	}
}

// addLink notes the link that a line is.
func (d *listed) addLink(l *textLine) {
	for i := d.nodes[l.from].parent; i >= d.from; i = d.nodes[i].parent {
		if n := d.nodes[i].Node; n.DataAtom == atom.A {
			d.post.Links = append(d.post.Links, extract.Link{Text: l.text, URL: d.page.resolve(attr(n, "href"))})
			return
		}
	}
}

// isFoot reports whether a line below the words of a post is none of them.
func (d *listed) isFoot(l *textLine) bool {
	if l.any&hintBody == 0 && l.size < longestTitle && (l.hints&(hintMeta|hintDate|hintAuthor|hintTags) != 0 || l.isLinked() && l.hints&hintMore != 0) {
		return true
	}
	switch loadFurniture().role(l.text) {
	case roleFoot, roleShare, roleLabel, rolePaging, roleColophon, roleNav:
		return true
	case roleMore:
		return l.isLinked()
	}
	if len(l.text) > longestByline/2 || l.any&hintBody != 0 {
		return false
	}
	b, ok := readByline(l.text)
	return ok && (b.dated || b.signed)
}

// detach takes the entry out of the page, without what is not the words of its post,
// and writes the post's text.
func (d *listed) detach() {
	d.dropMore()
	summed := true // all of the words are marked as a summary
	for i := range d.lines {
		l := &d.lines[i]
		if d.part[i] != partBody {
			d.blank(l.from, l.to)
		} else {
			summed = summed && l.hints&hintSummary != 0
		}
	}
	body := textWithin(d.box())
	if body != "" && (summed || strings.HasSuffix(body, "…") || strings.HasSuffix(body, "...") || strings.HasSuffix(body, "[…]")) {
		d.post.Origin.Excerpt = true
	}
	d.post.Text = joinText(d.post.Title, body)
}

// blank empties the texts in a range of nodes.
func (d *listed) blank(from, to int) {
	for i := from; i < to; i++ {
		if n := d.nodes[i].Node; n.Type == html.TextNode {
			n.Data = ""
		}
	}
}

// box moves what is in the entry into an element of its own, which has no class that
// could be misread.
func (d *listed) box() *html.Node {
	box := &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"}
	var inside []*html.Node
	if top := d.nodes[d.from].Node; d.nodes[d.from].end == d.to && top.Type == html.ElementNode {
		inside = slices.Collect(top.ChildNodes())
	} else {
		for i := d.from; i < d.to; i = d.nodes[i].end {
			inside = append(inside, d.nodes[i].Node)
		}
	}
	for _, n := range inside {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
		box.AppendChild(n)
	}
	return box
}

// textWithin returns the text of a post of which nothing but its words, and furniture
// among them, is left. What stands under a picture is the post's.
func textWithin(n *html.Node) string {
	r := newRegions(n)
	r.leaveOut()
	w := writer{leaveOut: func(n *html.Node) bool { return r.out[n] != 0 && !isCaption(n) }}
	w.node(n)
	lines, _ := articleLines(w.end(), "")
	return joinLines(lines)
}

// isCaption reports whether an element holds a picture's caption.
func isCaption(n *html.Node) bool {
	return n.DataAtom == atom.Figcaption || strings.Contains(attr(n, "class"), "caption")
}

// dropMore takes the way to the whole post out of the lines that it ends.
func (d *listed) dropMore() {
	for i := d.from; i < d.to; i++ {
		n := &d.nodes[i]
		if n.DataAtom != atom.A || n.furniture {
			continue
		}
		if n.hints&hintMore == 0 && loadFurniture().role(d.lineAt(i)) != roleMore {
			continue
		}
		d.post.Origin.Excerpt = true
		d.blank(i, n.end)
	}
}
