package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"stakeout/extract"
)

// splitText reads the posts of a decoded plain text: one, or those of an archive
// page that was saved as text; none of a page that says that it has none.
func splitText(text string) []extract.Post {
	p := newPage(text)
	p.classify()
	p.fence()
	segments := p.segments()
	if len(segments) == 1 && p.isEmpty() {
		return nil
	}
	posts := make([]extract.Post, 0, len(segments))
	var day extract.Date // a date line holds for all posts of the day below it
	c := counter{text: text}
	for i, s := range segments {
		d := draft{page: p, segment: s, last: i == len(segments)-1, alone: len(segments) == 1}
		d.read()
		if d.day != (extract.Date{}) {
			day = d.day
		}
		if d.post.Published.IsZero() || d.post.Published.Year == 0 {
			clock := d.post.Published.Clock
			d.post.Published = day
			if !day.IsZero() && day.Clock == "" {
				d.post.Published.Clock = clock
			}
		}
		start, end := d.span()
		d.post.Origin.Span = &extract.Range{Start: c.at(start), End: c.at(end)}
		d.post.Site = p.site
		posts = append(posts, d.post)
	}
	return posts
}

// counter turns byte offsets that never go back into code points.
type counter struct {
	text        string
	bytes, runs int
}

func (c *counter) at(i int) int {
	if i > c.bytes {
		c.runs += utf8.RuneCountInString(c.text[c.bytes:i])
		c.bytes = i
	}
	return c.runs
}

// draft is a post in the making.
type draft struct {
	*page
	segment
	last  bool // no post follows it on the page
	alone bool // it is the only one
	post  extract.Post
	guest bool         // the author stands in a byline that gives no date, perhaps one in the text
	day   extract.Date // of a date line above the post
	body  []int        // blocks
	end   int          // the block behind the last that belongs to the post

	firstWords, lastWords int // blocks
}

// read fills the post from its segment.
func (d *draft) read() {
	d.readTitle()
	d.stop()
	d.readBlocks()
	d.readFoot()
	d.dropBio()
	d.dropLead()
	d.takeLinks()
	d.post.Text = d.text()
}

// readTitle takes the title and its address.
func (d *draft) readTitle() {
	if d.title < 0 {
		return
	}
	b := &d.blocks[d.title]
	d.post.Title = b.text
	if n := digitsAt(b.text); b.item && n > 0 && strings.HasPrefix(b.text[n:], ". ") {
		d.post.Title = b.text[n+2:] // the number of a result in a list
	}
	if len(b.links) > 0 && b.linked || b.level > 0 && len(b.links) == 1 {
		d.post.URL = b.links[0].URL
	}
}

// stop finds the end of the last post of a page, behind which its furniture follows.
func (d *draft) stop() {
	d.end = d.to
	if !d.last || d.alone && !d.furnished() {
		return
	}
	begun := false
	for i := max(d.from, d.title+1); i < d.to; i++ {
		b := &d.blocks[i]
		begun = begun || b.role == roleWords || b.role == roleFoot || b.role == roleShare || b.role == roleMore || b.role == roleMeta
		if begun && (b.role == rolePaging || b.role == roleColophon || b.role == roleComments || d.site != "" && strings.EqualFold(b.text, d.site)) && !d.wordsBehind(i) {
			d.end = i
			return
		}
	}
}

// readFoot reads what stands right under an article whose end is known: bylines, when
// there was none above it, and the list of related articles.
func (d *draft) readFoot() {
	const mostLinks = 20
	if !d.alone {
		return
	}
	inLinks := false
	for i := d.end; i < len(d.blocks) && len(d.post.Links) < mostLinks; i++ {
		switch b := &d.blocks[i]; b.role {
		case roleMeta:
			if !inLinks {
				d.readByline(i)
			}
		case roleFoot, roleShare, roleLabel, roleRule, roleAdvert:
		case roleRelated:
			inLinks = true
		case roleLine:
			switch {
			case inLinks:
				if b.linked || !strings.HasSuffix(b.text, "…") {
					d.addLink(b)
				}
			case len(d.post.Authors) > 0 || !d.isNameBesideDate(i):
				return
			default:
				d.post.Authors = []string{b.text}
			}
		case roleWords:
			if !inLinks {
				return
			}
		default:
			return
		}
	}
}

// dropBio takes the paragraph that says who the author is off the end of a single
// article: "Martha Quill is a reporter …".
func (d *draft) dropBio() {
	n := len(d.body) - 1
	if !d.alone || n < 1 || d.lead == 0 {
		return
	}
	if isBio(d.blocks[d.body[n]].text, d.post.Authors) {
		d.body = d.body[:n]
	}
}

// isBio reports whether a paragraph says who one of the authors is.
func isBio(text string, authors []string) bool {
	for _, name := range authors {
		rest, ok := strings.CutPrefix(text, name)
		if !ok {
			rest, ok = strings.CutPrefix(text, firstWord(name))
		}
		if rest, _, _ = strings.Cut(strings.TrimLeft(rest, " ,"), " "); ok && isOfAuthors(rest) {
			return true
		}
	}
	return false
}

// isOfAuthors reports whether a verb goes on with a name in what is said of an author.
func isOfAuthors(verb string) bool {
	switch verb {
	case "is", "was", "has", "writes", "covers", "works", "reports", "joined", "lives", "edits":
		return true
	}
	return false
}

// wordsBehind reports whether a long paragraph of the post follows block i.
func (d *draft) wordsBehind(i int) bool {
	for _, b := range d.blocks[i:d.to] {
		if b.role == roleComments {
			return false
		}
		if b.role == roleWords && len(b.text) > 150 {
			return true
		}
	}
	return false
}

// readBlocks sorts the blocks of the segment: body, bylines, furniture.
func (d *draft) readBlocks() {
	d.findWords()
	bare := d.alone && !d.furnished()
	inLinks, cards := false, false
	for i := d.from; i < d.end; i++ {
		b := &d.blocks[i]
		if i == d.title || i < d.lead && b.isButton() && !d.isAuthor(i) {
			continue
		}
		switch b.role {
		case roleMeta:
			if !cards && d.isSection(i) {
				d.body = append(d.body, i)
			} else if !cards || b.by.label != "" || len(b.by.authors) > 0 && b.by.dated {
				d.readByline(i)
			}
		case roleWords, roleLine:
			cards = cards && !d.runsOn(i)
			switch {
			case (inLinks || cards) && (b.role == roleLine || b.linked):
				d.addLink(b)
			case cards:
			case d.isAuthor(i):
				d.post.Authors = []string{b.text}
			case d.opensBio(b):
				d.end = i
			default:
				inLinks = false
				i = d.addBody(i)
			}
		case roleRelated:
			inLinks = d.opensLinks(i)
			cards = cards || d.alone && len(d.body) > 0 && d.areCards(i)
			if !inLinks && !cards {
				d.body = append(d.body, i)
			}
		case roleMore:
			d.post.Origin.Excerpt = true
			i = d.skipTitle(i)
		default:
			inLinks = inLinks && b.role == roleRule
			if bare && b.role != roleRule && b.role != roleShare && b.role != roleAdvert {
				d.body = append(d.body, i)
			}
		}
	}
}

// isButton reports whether a block between a title and the first paragraph is a
// button, a menu or the name of a picture.
func (b *block) isButton() bool {
	switch b.role {
	case roleRelated:
		return true
	case roleLine:
		return b.item || b.linked || strings.Count(b.text, " ") < 3 || isFileName(b.text)
	}
	return false
}

// addBody adds block i to the body and returns the last block read: the title may
// follow "Continue reading".
func (d *draft) addBody(i int) int {
	d.body = append(d.body, i)
	if _, cut := cutMore(d.blocks[i].text, d.post.Title); cut {
		d.post.Origin.Excerpt = true
		return d.skipTitle(i)
	}
	return i
}

// isSection reports whether a date heads a part of the post: words stand before and
// behind it.
func (d *draft) isSection(i int) bool {
	const standfirst = 500
	by := d.blocks[i].by
	if d.lead > 0 && by.dated && d.post.Published.Year == 0 && d.size(d.from, i) < standfirst {
		return false // the date of the article, under its first lines
	}
	return by.label == "" && !by.signed && d.firstWords < i && i < d.lastWords && len(d.body) > 0
}

// findWords notes the first and the last block with words of the post.
func (d *draft) findWords() {
	d.firstWords, d.lastWords = d.end, d.from
	for i := d.from; i < d.end; i++ {
		if r := d.blocks[i].role; r == roleWords || r == roleMore {
			d.lastWords = i
			if r == roleWords && i != d.title {
				d.firstWords = min(d.firstWords, i)
			}
		}
	}
}

// isAuthor reports whether block i is a name that stands alone beside the date over
// a single post.
func (d *draft) isAuthor(i int) bool {
	b := &d.blocks[i]
	if !d.alone || b.role != roleLine || b.level > 0 || len(d.post.Authors) > 0 || len(d.body) > 1 && (d.lead == 0 || len(d.body) > 3) {
		return false
	}
	return d.isNameBesideDate(i)
}

// isNameBesideDate reports whether block i is a full name right over or under a date.
func (p *page) isNameBesideDate(i int) bool {
	s := p.blocks[i].text
	return strings.Contains(s, " ") && strings.Count(s, " ") < 4 && isName(s) && (p.datedBeside(i, -1) || p.datedBeside(i, 1))
}

// opensBio reports whether a line opens the lines about the author under a post.
func (d *draft) opensBio(b *block) bool {
	name, ok := strings.CutPrefix(b.text, "About ")
	return ok && b.role == roleLine && len(d.body) > 0 && slices.Contains(d.post.Authors, name)
}

// opensLinks reports whether a list of links follows the heading i.
func (d *draft) opensLinks(i int) bool {
	for i++; i < d.end; i++ {
		if b := &d.blocks[i]; b.role != roleRule {
			return b.role == roleLine || b.linked || b.role == roleRelated
		}
	}
	return true
}

// areCards reports whether the related articles under the heading i come with their
// dates or beginnings: then nothing behind the heading is the post's.
func (d *draft) areCards(i int) bool {
	for _, b := range d.blocks[i:d.end] {
		if b.role == roleMeta && b.by.label == "" || b.role != roleNav && strings.HasSuffix(b.text, "…") {
			return true
		}
	}
	return false
}

// readByline takes a byline over or under the body; one inside it stays.
func (d *draft) readByline(i int) {
	by := d.blocks[i].by
	if i < d.title && !by.signed && by.label == "" {
		d.day = by.date
		return
	}
	if len(by.authors) > 0 && (len(d.post.Authors) == 0 || d.guest && (by.dated || by.label != "")) {
		d.post.Authors = by.authors
		d.guest = !by.dated && by.label == ""
	}
	if by.dated && d.post.Published.Year == 0 {
		d.post.Published = by.date
	}
}

// skipTitle moves over the title that follows "Continue reading".
func (d *draft) skipTitle(i int) int {
	for i+1 < d.end && d.blocks[i+1].role != roleMeta && !d.blocks[i+1].gap && strings.Contains(d.blocks[i+1].text, d.post.Title) && len(d.blocks[i+1].text) < len(d.post.Title)+8 {
		i++
	}
	return i
}

func (d *draft) addLink(b *block) {
	l := extract.Link{Text: b.text}
	if len(b.links) == 1 {
		l.URL = b.links[0].URL
	}
	d.post.Links = append(d.post.Links, l)
}

// dropLead takes the title off the body when it opens with it again.
func (d *draft) dropLead() {
	for len(d.body) > 0 && strings.EqualFold(d.blocks[d.body[0]].text, d.post.Title) {
		d.body = d.body[1:]
	}
}

// takeLinks takes links to other articles off the end of the body: linked lines, or
// one lone headline between the last words and the next title.
func (d *draft) takeLinks() {
	n := len(d.body)
	for n > 1 && d.blocks[d.body[n-1]].linked && !d.blocks[d.body[n-1]].item {
		n--
	}
	if n == len(d.body) && n > 1 && !d.last && d.isLone(n-1) {
		n--
	}
	for _, i := range d.body[n:] {
		d.addLink(&d.blocks[i])
	}
	d.body = d.body[:n]
}

// isLone reports whether block n of the body is a headline that stands alone.
func (d *draft) isLone(n int) bool {
	b, before := &d.blocks[d.body[n]], &d.blocks[d.body[n-1]]
	return b.role == roleLine && b.gap && !b.item && before.role != roleLine && isHeadline(b.text)
}

// isHeadline reports whether a line that ends a post reads like the headline of
// another article.
func isHeadline(s string) bool {
	if n := strings.Count(s, " "); n < 2 || n > 16 || stops(s) && !strings.HasSuffix(s, "?") {
		return false
	}
	switch strings.ToLower(firstWord(s)) {
	case "visit", "see", "read", "click", "contact", "for", "find", "download", "email", "follow", "–", "—", "-", "picture:", "photo:":
		return false
	}
	return true
}

// text joins the title and the body.
func (d *draft) text() string {
	var b strings.Builder
	b.WriteString(d.post.Title)
	for n, i := range d.body {
		text, _ := cutMore(d.blocks[i].text, d.post.Title)
		if text == "" {
			continue
		}
		switch {
		case b.Len() == 0:
		case n > 0 && d.joined(d.body[n-1], i):
			b.WriteByte('\n')
		default:
			b.WriteString("\n\n")
		}
		b.WriteString(text)
	}
	return b.String()
}

// joined reports whether two blocks of the body stand in neighbouring lines.
func (d *draft) joined(i, j int) bool {
	a, b := &d.blocks[i], &d.blocks[j]
	return j == i+1 && !b.gap || a.item && b.item
}

// cutMore cuts "Continue reading", with the title that may follow, off the end of an
// excerpt.
func cutMore(text, title string) (string, bool) {
	from := max(0, len(text)-len(title)-40)
	if !strings.Contains(text[from:], "ead") && !strings.Contains(text[from:], "EAD") {
		return text, endsCut(text)
	}
	for _, cue := range []string{"Continue reading", "Read more", "Read More", "Keep reading", "CONTINUE READING", "READ MORE", "Read the rest"} {
		if i := from + strings.LastIndex(text[from:], cue); i > from {
			before := strings.TrimRight(text[:i], " \u00a0([")
			if strings.HasSuffix(before, "…") || strings.HasSuffix(before, "...") || stops(before) {
				return before, true
			}
		}
	}
	return text, endsCut(text)
}

// endsCut reports whether text ends in the mark of an excerpt.
func endsCut(text string) bool {
	return strings.HasSuffix(text, "[…]") || strings.HasSuffix(text, "[...]")
}

// span returns the bytes of the source that the post stands in.
func (d *draft) span() (start, end int) {
	first, last := d.from, d.from
	if d.title >= 0 {
		last = max(last, d.title)
	}
	for _, i := range d.body {
		last = max(last, i)
	}
	if first >= len(d.blocks) {
		return 0, 0
	}
	return d.blocks[first].start, d.blocks[last].end
}
