package source

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

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
	by    byline // what its bylines say
	guest []string
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

// readDate finds when the post was published.
func (d *listed) readDate() {
	if d.post.Published = d.markedDate(); !d.post.Published.IsZero() {
		return
	}
	for i := range d.lines {
		if d.part[i] != partFrame || d.lines[i].side && d.lines[i].hints&hintDate == 0 {
			continue
		}
		if b, ok := readByline(d.lines[i].text); ok && b.dated {
			d.by = b
			d.post.Published = b.date
			return
		}
	}
}

// markedDate returns the date that an element of the entry marks as one: that of
// publication before any other. Elements among the post's words don't count.
func (d *listed) markedDate() extract.Date {
	best, rank := extract.Date{}, 0
	for i := d.from; i < d.to; i++ {
		n := &d.nodes[i]
		if n.Type != html.ElementNode || n.furniture || d.within(i, d.from, hintComments|hintRelated) {
			continue
		}
		r := dateRank(&d.nodes[i])
		if r <= rank {
			continue
		}
		if date := d.dateOf(i); !date.IsZero() {
			best, rank = date, r
		}
	}
	return best
}

// dateRank tells how sure it is that an element gives a post's date; 0 for not at all.
func dateRank(n *outlined) int {
	switch {
	case n.hints&hintPost != 0:
		return 0
	case n.DataAtom == atom.Time && n.hints&hintDate != 0, n.hints&hintDate != 0 && attr(n.Node, "content") != "":
		return 4
	case n.DataAtom == atom.Time && n.hints&hintUpdated == 0, n.hints&hintDate != 0 && attr(n.Node, "title") != "":
		return 3
	case n.hints&hintDate != 0:
		return 2
	case n.DataAtom == atom.Time:
		return 1
	}
	return 0
}

// dateOf reads the date of an element: for machines where it has one, else for
// readers.
func (d *listed) dateOf(i int) extract.Date {
	n := d.nodes[i].Node
	for _, key := range []string{"datetime", "content", "title"} {
		if date := publishedDate(attr(n, key)); date.Year > 0 && date.Month > 0 {
			return date
		}
	}
	if d.size(i, d.nodes[i].end) > longestTitle {
		return extract.Date{}
	}
	if b, ok := readByline(d.spacedLine(i)); ok && b.dated {
		if d.by.numeric == [2]int{} {
			d.by = b
		}
		return b.date
	}
	return extract.Date{}
}

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
	for i := range d.lines {
		if len(d.post.Authors) > 0 {
			return
		}
		l := &d.lines[i]
		if d.part[i] != partFrame || l.side {
			continue
		}
		if b, ok := readByline(l.text); ok {
			d.addAuthors(b.authors)
			if len(b.authors) == 0 && b.dated {
				d.addAuthors(nameBeforeDate(l.text))
			}
		} else if names := nameBeforeClock(l.text); names != nil {
			d.addAuthors(names)
		} else if l.isLinked() && d.leadsToAuthor(l) {
			names, _ := splitNames(l.text)
			d.addAuthors(names)
		}
	}
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
func (d *listed) namesIn(i int) (names []string) {
	n := &d.nodes[i]
	if size := d.size(i, n.end); size == 0 || size > longestTitle {
		return nil
	}
	for _, is := range []func(n *html.Node) bool{isNameMark, func(n *html.Node) bool { return n.DataAtom == atom.A && isAuthorPage(attr(n, "href")) }} {
		for j := i; j < n.end; j++ {
			if c := &d.nodes[j]; c.Type == html.ElementNode && is(c.Node) {
				if name := d.lineAt(j); isName(trimBy(name)) && !slices.Contains(names, trimBy(name)) {
					names = append(names, trimBy(name))
				}
			}
		}
		if len(names) > 0 {
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

// orderFigures reads dates in figures whose order is open ("03/05/2012") as the other
// posts of the page write them.
func orderFigures(drafts []*listed) {
	seen := [3]int{}
	for _, d := range drafts {
		seen[d.by.order]++
	}
	if (seen[dayBeforeMonth] > 0) == (seen[monthBeforeDay] > 0) {
		return
	}
	for _, d := range drafts {
		if d.by.numeric == [2]int{} || d.post.Published.Month != 0 {
			continue
		}
		day, month := d.by.numeric[0], d.by.numeric[1]
		if seen[monthBeforeDay] > 0 {
			day, month = month, day
		}
		d.post.Published.Day, d.post.Published.Month = day, time.Month(month)
	}
}

// carryDates gives posts without a date that of the line above them, or of the post
// before: some blogs write the date of several posts of a day once.
func carryDates(o *outline, drafts []*listed) {
	var day extract.Date
	above := o.daysAbove(entriesIn(drafts))
	for i, d := range drafts {
		if above[i] >= 0 {
			b, _ := readByline(o.pageLines()[above[i]].text)
			day = b.date
		}
		if d.post.Published.IsZero() {
			d.post.Published = day
		} else {
			day = d.post.Published
			day.Clock, day.Zone = "", ""
		}
	}
}

func entriesIn(drafts []*listed) []entry {
	entries := make([]entry, len(drafts))
	for i, d := range drafts {
		entries[i] = d.entry
	}
	return entries
}

// detach takes the entry out of the page, without what is not the words of its post,
// and writes the post's text.
func (d *listed) detach() {
	d.dropMore()
	box := &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"}
	for i := range d.lines {
		if d.part[i] != partBody {
			for j := d.lines[i].from; j < d.lines[i].to; j++ {
				if n := d.nodes[j].Node; n.Type == html.TextNode {
					n.Data = ""
				}
			}
		}
	}
	var tops []*html.Node
	for i := d.from; i < d.to; i = d.nodes[i].end {
		tops = append(tops, d.nodes[i].Node)
	}
	if len(tops) == 1 && tops[0].Type == html.ElementNode {
		box.DataAtom, box.Data = atom.Div, "div"
		for c := range tops[0].ChildNodes() {
			tops = append(tops, c)
		}
		tops = tops[1:]
	}
	for _, n := range tops {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
		box.AppendChild(n)
	}
	body := textWithin(box)
	if strings.HasSuffix(body, "…") || strings.HasSuffix(body, "...") || strings.HasSuffix(body, "[…]") {
		d.post.Origin.Excerpt = true
	}
	d.post.Text = joinText(d.post.Title, body)
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
		for j := i; j < n.end; j++ {
			if t := d.nodes[j].Node; t.Type == html.TextNode {
				t.Data = ""
			}
		}
	}
}
