package source

import "strings"

// style is where the byline of a post stands.
type style uint8

const (
	under style = iota // title, byline, body
	above              // byline, title, body
	below              // title, body, byline
)

// segments finds where the posts of a page are: one, or those of an archive.
func (p *page) segments() []segment {
	c := p.cut()
	end := len(p.blocks)
	if len(c.segments) > 1 {
		if end = p.singleEnd(c); end < 0 {
			return c.segments
		}
	}
	return []segment{p.single(end)}
}

// cuts are the posts that a page may have and what they were found by.
type cuts struct {
	segments []segment
	first    int  // the first title, byline or other line that parts them
	feet     bool // they were found by lines under posts that are no bylines
}

// cut cuts the page at what marks its posts best: titles, bylines, or other lines
// under the posts.
func (p *page) cut() cuts {
	heads, lines := p.headings(), p.repeated()
	switch {
	case len(heads) >= 2 && len(heads)*10 >= len(lines.at)*7:
		return cuts{first: heads[0], segments: p.cutAtTitles(heads, lines)}
	case len(lines.at) >= 2:
		return cuts{first: lines.at[0], segments: p.cutAtBylines(lines)}
	}
	if feet := p.feet(); len(feet.at) > 0 {
		return cuts{first: feet.at[0], segments: p.cutAtBylines(feet), feet: true}
	}
	return cuts{}
}

// headings returns the titles when the page marks them: headings or list items of
// one make, each a link, with words and the signs of a post between them.
func (p *page) headings() []int {
	var forms [bareForm + 7][]int
	for i := range p.blocks {
		if f := p.blocks[i].form(); f > 0 {
			forms[f] = append(forms[f], i)
		}
	}
	var best []int
	for f, at := range forms {
		if n := p.firstSigned(at); n < len(at) {
			at = at[n:]
		}
		if f >= bareForm {
			at = p.onlyDated(at)
		}
		if len(at) > len(best) && p.areTitles(at) {
			best = at
		}
	}
	return best
}

// firstSigned returns the first of the headings at that a byline or the like belongs
// to, len(at) for none: those before it name the site.
func (p *page) firstSigned(at []int) int {
	for n := range at {
		if p.signed(at[n], at[n+1:]) {
			return n
		}
	}
	return len(at)
}

// onlyDated returns those of the headings at that have a byline right below, or right
// above as the first one has: what is no link may be a heading within a post.
func (p *page) onlyDated(at []int) (dated []int) {
	over := len(at) > 0 && at[0] > 0 && p.blocks[at[0]-1].role == roleMeta
	for _, i := range at {
		if over && p.blocks[i-1].role == roleMeta || i+1 < len(p.blocks) && p.blocks[i+1].role == roleMeta {
			dated = append(dated, i)
		}
	}
	return dated
}

// listForm is the form of titles that are list items; those that are no links are
// numbered from bareForm on, by their level.
const (
	listForm = 7
	bareForm = 8
)

// form numbers the makes of linked headings: their level, listForm for list items; 0 for
// what cannot be a title.
func (b *block) form() int {
	switch {
	case b.role != roleLine && b.role != roleArchive && b.role != roleWords && b.role != roleMeta && b.text != "":
		return 0
	case len(b.links) == 0 && b.level > 0 && b.level < 7 && b.role == roleLine:
		return bareForm + b.level - 1
	case len(b.links) == 0 || isRoot(b.links[0].URL):
		return 0
	case b.level > 0 && b.level < 7 && len(b.links) == 1:
		return b.level
	case b.item && b.linked:
		return listForm
	}
	return 0
}

// isRoot reports whether a URL is that of a site and not of a page in it.
func isRoot(url string) bool {
	if _, rest, ok := strings.Cut(url, "://"); ok {
		_, path, _ := strings.Cut(rest, "/")
		return path == ""
	}
	return url == "/"
}

// areTitles reports whether posts stand between the blocks at.
func (p *page) areTitles(at []int) bool {
	if len(at) < 2 {
		return false
	}
	signed, filled := 0, 0
	for n, i := range at {
		if p.signed(i, at[n+1:]) {
			signed++
		}
		if p.filled(i, p.until(at[n+1:])) {
			filled++
		}
	}
	if signed == 0 && len(at) >= 4 && len(p.blocks[at[0]].links) > 0 {
		return filled == len(at) && p.paged()
	}
	return signed*10 >= len(at)*6 && filled*2 >= len(at)
}

// paged reports whether the page shows the way to further pages of a list.
func (p *page) paged() bool {
	for i := range p.blocks {
		if p.blocks[i].role == rolePaging {
			return true
		}
	}
	return false
}

// until returns the first of the blocks at, or the end of the page.
func (p *page) until(at []int) int {
	if len(at) > 0 {
		return at[0]
	}
	return len(p.blocks)
}

// signed reports whether the post with the title i, which ends at the first of the
// blocks behind, has a byline or something else that stands under posts.
func (p *page) signed(i int, behind []int) bool {
	if i > 0 && p.blocks[i-1].role == roleMeta {
		return true
	}
	for _, b := range p.blocks[i+1 : p.until(behind)] {
		if b.role == roleMeta || b.role == roleMore || b.role == roleFoot {
			return true
		}
		if b.role == roleArchive || b.role == roleWidget {
			return false
		}
	}
	return false
}

// filled reports whether words stand between two blocks.
func (p *page) filled(from, to int) bool {
	for i := from; i < to; i++ {
		if r := p.blocks[i].role; i > from && (r == roleWords || r == roleMore) {
			return true
		}
	}
	return false
}

// bylines are the lines of one make that a page repeats, and where they stand.
type bylines struct {
	kind   string
	style  style
	kicker bool // a category or the like stands over every title
	feet   bool // they are no bylines but other lines that stand under posts
	at     []int
}

// repeated returns the bylines that part the posts: of the makes that the page
// repeats, and of the places in which they may stand in a post, those that give the
// best posts.
func (p *page) repeated() bylines {
	kinds := map[string][]int{}
	var order []string
	for i := range p.blocks {
		if b := &p.blocks[i]; b.role == roleMeta && b.by.label != "label" {
			k := b.by.kind()
			if kinds[k] == nil {
				order = append(order, k)
			}
			kinds[k] = append(kinds[k], i)
		}
	}
	var best bylines
	top := 0
	for _, k := range order {
		if len(kinds[k]) < 2 {
			continue
		}
		if l, q := p.bestStyle(bylines{kind: k, at: kinds[k]}); q > top {
			best, top = l, q
		}
	}
	return best
}

// bestStyle returns the place in the posts in which the bylines l make most sense,
// and how much: 0 when they part no posts.
func (p *page) bestStyle(l bylines) (best bylines, top int) {
	for _, l.style = range []style{under, above, below} {
		for _, l.kicker = range []bool{false, true} {
			if l.kicker && l.style == under {
				continue
			}
			s := p.cutAtBylines(l)
			if l.kicker && !p.kicked(s) {
				continue
			}
			if q := p.quality(s, l); q > top && p.arePosts(s, l) {
				best, top = l, q
			}
		}
	}
	return best, top
}

// quality says how far segments look like the posts of a page: a title each, said
// once, and words, and none left over.
func (p *page) quality(segments []segment, l bylines) (q int) {
	titles := map[string]int{}
	for _, s := range segments {
		if p.filled(max(s.from, s.title), s.to) {
			q += 2
		} else {
			q--
		}
		if s.title < 0 {
			continue
		}
		t := p.blocks[s.title].text
		q += 2
		if strings.Count(t, " ") < 2 || stops(t) && !strings.HasSuffix(t, "?") {
			q--
		}
		if titles[t]++; titles[t] >= 3 {
			q -= 3
		}
	}
	if len(segments) > 0 {
		q -= 3 * min(2, p.paragraphs(0, segments[0].from))
	}
	if l.style == below && len(l.at) > 0 {
		q -= 3 * min(2, p.paragraphs(l.at[len(l.at)-1], len(p.blocks)))
	}
	return q
}

// paragraphs counts the paragraphs between two blocks, up to the end of the posts.
func (p *page) paragraphs(from, to int) (n int) {
	for _, b := range p.blocks[from:to] {
		switch {
		case b.role == rolePaging && from > 0, b.role == roleColophon && from > 0, b.role == roleRelated:
			return n
		case b.role == roleWords && len(b.text) > 40 && !b.item:
			n++
		}
	}
	return n
}

// kicked reports whether a second line follows the first in nearly all segments: the
// first is no title then but a category.
func (p *page) kicked(segments []segment) bool {
	n := 0
	for _, s := range segments {
		if s.title > 0 && p.blocks[s.title-1].role == roleLine && s.title-1 >= s.from {
			n++
		}
	}
	return n*5 >= len(segments)*4
}

// arePosts reports whether segments are posts and not the sections of one: most have
// a title and words. Bare dates prove less than names: without any other sign of a
// page they must be three and run backwards, as archives do and chronicles do not.
func (p *page) arePosts(segments []segment, l bylines) bool {
	titled, filled := 0, 0
	for _, s := range segments {
		if s.title >= 0 {
			titled++
		}
		if p.filled(max(s.from, s.title), s.to) {
			filled++
		}
	}
	switch {
	case len(segments) < 2 || titled*2 < len(segments) || filled*2 < len(segments):
		return false
	case len(l.at) == 2 && p.blocks[l.at[0]].by.date == p.blocks[l.at[1]].by.date && p.blocks[l.at[0]].by.dated:
		return false // the same date over and under one post
	case l.feet:
		return len(segments) >= 3 && titled*4 >= len(segments)*3 && filled*4 >= len(segments)*3
	case l.kind == " date" && !p.furnished():
		return len(segments) >= 3 && p.backwards(l.at)
	}
	return true
}

// backwards reports whether the dates of the bylines at run from the newest back.
func (p *page) backwards(at []int) bool {
	down, up := 0, 0
	for n := 1; n < len(at); n++ {
		a, b := p.blocks[at[n-1]].by.date.String(), p.blocks[at[n]].by.date.String()
		if a > b {
			down++
		} else if a < b {
			up++
		}
	}
	return down > 0 && up == 0
}

// furnished reports whether the text is a page with menus, sidebars and the like
// and not a bare text.
func (p *page) furnished() bool {
	if p.dialect == lynx {
		return true
	}
	n := 0
	for i := range p.blocks {
		switch p.blocks[i].role {
		case roleNav, rolePaging, roleShare, roleWidget, roleColophon, roleNotice, roleArchive:
			n++
		case roleFoot, roleMore:
			n++
		}
	}
	return n >= 2
}

// longestFoot is the number of blocks that the lines over or under a post may have:
// without it a page of nothing else would be read again from each of them.
const longestFoot = 64

// cutAtTitles cuts at the headings and, for posts without a title, at a second
// byline of the same make.
func (p *page) cutAtTitles(at []int, lines bylines) []segment {
	over := p.kindsOver(at[0])
	var out []segment
	for _, i := range at {
		out = append(out, p.withOver(segment{from: i, title: i}, over))
	}
	return p.close(p.addUntitled(out, lines, over))
}

// withOver lets a segment begin at the first byline over it that is of one of the
// makes over.
func (p *page) withOver(s segment, over map[string]bool) segment {
	for j := s.from - 1; j >= max(0, s.from-longestFoot) && p.overTitle(j); j-- {
		if p.blocks[j].role == roleMeta {
			if !over[p.blocks[j].by.kind()] {
				break
			}
			s.from = j
		}
	}
	return s
}

// kindsOver returns the makes of the bylines over the first title of a page, where
// no post can end yet.
func (p *page) kindsOver(title int) map[string]bool {
	kinds := map[string]bool{}
	for j := title - 1; j >= max(0, title-longestFoot) && p.overTitle(j); j-- {
		if p.blocks[j].role == roleMeta {
			kinds[p.blocks[j].by.kind()] = true
		}
	}
	return kinds
}

// overTitle reports whether block i can stand between a title and a byline over it.
func (p *page) overTitle(i int) bool {
	switch p.blocks[i].role {
	case roleMeta, roleFoot, roleLabel, roleRule:
		return true
	}
	return false
}

// close ends every segment where the next begins.
func (p *page) close(s []segment) []segment {
	for i := range s {
		s[i].to = len(p.blocks)
		if i+1 < len(s) {
			s[i].to = s[i+1].from
		}
	}
	return s
}

// addUntitled adds the posts that have a byline but no title: those whose byline is
// the second of its make behind a title.
func (p *page) addUntitled(s []segment, l bylines, over map[string]bool) []segment {
	if len(l.at) <= len(s) {
		return s
	}
	var out []segment
	last := -1
	for _, i := range l.at {
		for len(s) > 0 && s[0].from <= i {
			out, s, last = append(out, s[0]), s[1:], -1
		}
		if len(out) == 0 && l.style != under {
			continue
		}
		if last >= 0 || len(out) == 0 {
			u := segment{from: i, title: -1}
			if l.style == below {
				u.from = p.behindFoot(last, over).from
			}
			out = append(out, u)
		}
		last = i
	}
	return append(out, s...)
}

// cutAtBylines cuts the page at the bylines l.
func (p *page) cutAtBylines(l bylines) []segment {
	var out []segment
	if l.style == below {
		out = append(out, p.beforeFoot(l.at[0]))
		l.at = l.at[:len(l.at)-1]
	}
	p.inLists = p.areItems(l.at)
	over := p.kindsOver(l.at[0])
	if l.style == below {
		over = p.kindsOver(out[0].head())
	}
	for _, i := range l.at {
		switch l.style {
		case under:
			out = append(out, p.titleAbove(i))
		case above:
			out = append(out, p.withOver(p.titleBelow(i), over))
		default:
			out = append(out, p.behindFoot(i, over))
		}
	}
	if l.kicker {
		for i := range out {
			p.skipKicker(&out[i])
		}
	}
	return p.close(out)
}

// areItems reports whether most of the bylines at stand right under list items: the
// posts are the items of a list then.
func (p *page) areItems(at []int) bool {
	n := 0
	for _, i := range at {
		if i > 0 && p.blocks[i-1].item {
			n++
		}
	}
	return n*2 > len(at)
}

// skipKicker moves the title of a segment from the line over it to the title itself.
func (p *page) skipKicker(s *segment) {
	if t := s.title + 1; s.title >= 0 && t < len(p.blocks) && p.blocks[t].role == roleLine {
		s.title = t
	}
}

// titleAbove returns the beginning of the post whose byline i stands under its title.
func (p *page) titleAbove(i int) segment {
	j := i
	for j > max(0, i-longestFoot) && (p.blocks[j-1].role == roleMeta || p.blocks[j-1].role == roleRule || p.blocks[j-1].role == roleLabel) {
		j--
	}
	if j > 0 && p.isTitle(j-1) {
		return segment{from: j - 1, title: j - 1}
	}
	return segment{from: i, title: -1}
}

// isTitle reports whether block i, which stands where titles stand, is one. The
// first line that names an archive is the page's, a later one a title like
// "Category: opinion".
func (p *page) isTitle(i int) bool {
	switch p.blocks[i].role {
	case roleLine:
		return !p.blocks[i].item || p.blocks[i].linked || p.blocks[i].gap || p.inLists
	case roleArchive:
		for _, b := range p.blocks[:i] {
			if b.role == roleArchive || b.role == roleMeta {
				return true
			}
		}
		return false
	case roleWords:
		return p.blocks[i].level > 0 || p.blocks[i].linked
	}
	return false
}

// titleBelow returns the beginning of the post whose byline i stands over its title.
func (p *page) titleBelow(i int) segment {
	j := i + 1
	for j < min(len(p.blocks), i+longestFoot) && (p.blocks[j].role == roleMeta || p.blocks[j].role == roleRule || p.blocks[j].role == roleLabel || p.blocks[j].role == roleFoot) {
		j++
	}
	if j < len(p.blocks) && p.blocks[j].role == roleLine {
		return segment{from: i, title: j}
	}
	return segment{from: i, title: -1}
}

// behindFoot returns the beginning of the post behind the foot that block i is part
// of; a byline of one of the makes over stands over that post already.
func (p *page) behindFoot(i int, over map[string]bool) segment {
	limit := min(len(p.blocks), i+longestFoot)
	for i++; i < limit; i++ {
		switch p.blocks[i].role {
		case roleFoot, roleShare, roleAdvert, roleLabel, roleRule, roleMore, roleNav, roleNotice:
			continue
		case roleMeta:
			if !over[p.blocks[i].by.kind()] {
				continue
			}
		}
		break
	}
	s := segment{from: i, title: -1}
	for i < limit && p.blocks[i].role == roleMeta {
		i++
	}
	if i < len(p.blocks) && p.blocks[i].role == roleLine {
		s.title = i
	}
	return s
}

// beforeFoot returns the beginning of the first post of a page whose foot block i is
// part of: the last lone line over the words.
func (p *page) beforeFoot(i int) segment {
	last := i
	for j := i - 1; j >= 0; j-- {
		switch b := &p.blocks[j]; b.role {
		case roleArchive, roleNav, rolePaging, roleWidget, roleColophon, roleNotice:
			if last == i && b.role == roleNav {
				continue
			}
			return p.opening(j+1, last)
		case roleWords:
			last = j
		}
	}
	return p.opening(0, last)
}

// opening returns the segment that begins between the blocks from and first, the
// first with words: at the last line above them.
func (p *page) opening(from, first int) segment {
	for j := first - 1; j >= from; j-- {
		if p.blocks[j].role == roleLine {
			if stops(p.blocks[j].text) && j > from && p.blocks[j-1].role == roleLine {
				continue // a short question is the body
			}
			s := segment{from: j, title: j}
			for s.from > 0 && p.blocks[s.from-1].role == roleMeta {
				s.from--
			}
			return s
		}
	}
	return segment{from: from, title: -1}
}

// feet returns the lines that stand under every post of a page without bylines: the
// way to the rest of it, its categories, its comments.
func (p *page) feet() bylines {
	at := map[string][]int{}
	var order []string
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.role != roleFoot && b.role != roleMore && b.role != roleShare {
			continue
		}
		k := firstWord(key(b.text))
		if b.role == roleShare && k != "share" {
			continue
		}
		if at[k] == nil {
			order = append(order, k)
		}
		at[k] = append(at[k], i)
	}
	var best bylines
	for _, k := range order {
		l := bylines{kind: k, style: below, at: at[k], feet: true}
		if len(l.at) >= 3 && len(l.at) > len(best.at) && p.arePosts(p.cutAtBylines(l), l) {
			best = l
		}
	}
	return best
}
