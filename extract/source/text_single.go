package source

import "strings"

// singleEnd returns the block before which the article of a page ends that could be
// cut but holds a single article and, beside it, the teasers of others, readers'
// comments, or sections of its own; -1 when the page is an archive.
func (p *page) singleEnd(c cuts) int {
	first := c.segments[0].from
	before := p.hasArticleBefore(first)
	if before && p.size(0, first) >= p.longest(c.segments) {
		return first
	}
	if end := p.dominantEnd(c); end > 0 {
		return end
	}
	if before || p.onlyRelated(c.first) || p.oneWithCards(c.segments) || c.feet && p.onlyFirstSigned(c.segments) {
		return len(p.blocks)
	}
	return -1
}

// longest returns the size of the longest of some segments.
func (p *page) longest(segments []segment) (most int) {
	for _, s := range segments {
		most = max(most, p.size(s.from, s.to))
	}
	return most
}

// hasArticleBefore reports whether the words before block i, where the first post
// seems to begin, are an article: most of those of the page, or some under a date.
func (p *page) hasArticleBefore(i int) bool {
	const some, article = 200, 600
	n := p.size(0, i)
	if n > article && n*2 > p.size(0, len(p.blocks)) {
		return true
	}
	for j := range p.blocks[:i] {
		if b := &p.blocks[j]; b.role == roleMeta && b.by.dated {
			return p.size(j, i) > some
		}
	}
	return false
}

// dominantEnd returns the end of the one among the posts that holds most of the words
// of the page, the others being its teasers or comments; 0 when there is none. Less
// is asked when many of them want a title or words; they may be parts of it then.
func (p *page) dominantEnd(c cuts) int {
	const article = 600
	end, poor, untitled, total, most, second := 0, 0, 0, 0, 0, 0
	for _, s := range c.segments {
		n := p.size(s.from, s.to)
		total += n
		if s.title < 0 {
			untitled++
		}
		if s.title < 0 || n == 0 {
			poor++
		}
		if n >= article {
			end = s.to
		}
		most, second = max(most, n), max(second, min(most, n))
	}
	weak := c.feet || poor*4 >= len(c.segments)
	switch {
	case most < article:
		return 0
	case most*10 >= total*7:
		return end
	case weak && (most*2 >= total || untitled*4 > len(c.segments) && most > 2*second):
		return len(p.blocks)
	}
	return 0
}

// onlyFirstSigned reports whether the first of the posts has a byline and no other.
func (p *page) onlyFirstSigned(segments []segment) bool {
	for n, s := range segments {
		from := s.from
		if n == 0 {
			from = 0
		}
		if p.hasByline(from, s.to) != (n == 0) {
			return false
		}
	}
	return true
}

// hasByline reports whether a byline with a date or a name stands between two blocks.
func (p *page) hasByline(from, to int) bool {
	for _, b := range p.blocks[from:to] {
		if b.role == roleMeta && (b.by.dated || len(b.by.authors) > 0) {
			return true
		}
	}
	return false
}

// oneWithCards reports whether the page is one article with the beginnings of others
// below it: the article stands before all segments or is the first of them, and a
// heading parts it from the rest.
func (p *page) oneWithCards(s []segment) bool {
	const article, card = 600, 400
	r := p.relatedHeading()
	if p.size(0, s[0].from) > article && (r >= 0 || p.blocks[s[0].head()].level > 0) {
		return true
	}
	if r < 0 || p.size(0, r) < article {
		return false
	}
	before := 0
	for _, t := range s {
		if t.from < r && t.title >= 0 {
			before++
		}
		if t.from > r && p.size(t.from, t.to) > card {
			return false
		}
	}
	return before <= 1
}

// head is the block of the title, or the first one.
func (s segment) head() int { return max(s.from, s.title) }

// size counts the bytes of the paragraphs between two blocks.
func (p *page) size(from, to int) (n int) {
	for _, b := range p.blocks[from:to] {
		if b.role == roleWords {
			n += len(b.text)
		}
	}
	return n
}

// onlyRelated reports whether what parts posts is found under a post only, among the
// related articles: the first of it, block i, comes behind their heading, and words
// or a date stand between the two.
func (p *page) onlyRelated(i int) bool {
	r := p.relatedHeading()
	if r < 0 || r > i {
		return false
	}
	for _, b := range p.blocks[r:i] {
		if b.role == roleWords || b.role == roleMeta {
			return true
		}
	}
	return p.blocks[i].role != roleMeta || p.blocks[i].level > 0 || p.blocks[i-1].role == roleLine
}

// relatedHeading returns the heading over the other articles that a page shows under
// its post, -1 for none.
func (p *page) relatedHeading() int {
	read := 0
	for i := range p.blocks {
		switch b := &p.blocks[i]; b.role {
		case roleWords:
			read += len(b.text)
		case roleRelated:
			if read > 200 {
				return i
			}
		}
	}
	return -1
}

// little is the number of bytes of running text below which a page is taken for one
// whose words are lists and lines: it is read from its title to its foot then.
const little = 80

// anyTitle returns the line before block limit that looks most like a title, wherever
// it stands; -1 for none.
func (p *page) anyTitle(limit int) int {
	best, top := -1, 0
	for i := range limit {
		b := &p.blocks[i]
		if b.role != roleLine || b.linked || b.item || b.level != 1 && !p.bylineBelow(i) {
			continue
		}
		if n := p.titleScore(i, i); n > top {
			best, top = i, n
		}
	}
	return best
}

// foot returns the block behind the article with the title t of which nothing else is
// known: the first that stands at the foot of pages.
func (p *page) foot(t, limit int) int {
	for i := t + 1; i < limit; i++ {
		switch p.blocks[i].role {
		case roleComments, roleWidget, roleColophon:
			return i
		}
	}
	return limit
}

// single returns the one post of a page, which stands before the block limit.
func (p *page) single(limit int) segment {
	s := segment{to: limit, title: -1}
	if !p.furnished() {
		s.title = p.firstLine()
		for i := s.title - 1; i > 0 && p.blocks[i].role != roleMeta; i-- {
			s.from = i // what stands over the title is no title: "PRESS RELEASE"
		}
		return s
	}
	p.openWidgets()
	p.dropCalls()
	limit = min(limit, p.commentsAt())
	lead, end := p.core(limit)
	if s.title = p.titleOver(lead, end); p.size(lead, end) < little {
		if t := p.anyTitle(limit); t >= 0 {
			s.title, lead, end = t, t+1, p.foot(t, limit)
		}
	}
	s.to, s.lead = end, lead
	s.from = lead
	if s.title >= 0 {
		s.from = s.title
	}
	for s.from > 0 && p.blocks[s.from-1].role == roleMeta {
		s.from--
	}
	return s
}

// isEmpty reports whether a page says that it has no posts, and little else.
func (p *page) isEmpty() bool {
	said := false
	for i := range p.blocks {
		b := &p.blocks[i]
		said = said || b.role == roleEmpty
		if b.role == roleMeta || b.role == roleWords && !b.item && stops(b.text) {
			return false
		}
	}
	return said && p.furnished()
}

// firstLine returns the line that a bare text begins with, when it can be its title,
// -1 otherwise.
func (p *page) firstLine() int {
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.role == roleMeta || b.role == roleRule || isGenre(b.text) {
			continue
		}
		if i+1 == len(p.blocks) || b.role == roleWords && b.level == 0 || b.item {
			return -1
		}
		return i
	}
	return -1
}

// isGenre reports whether a line says what kind of text follows.
func isGenre(s string) bool {
	switch key(s) {
	case "press release", "news release", "media release", "for immediate release", "newsletter", "statement", "press notice":
		return true
	}
	return false
}

// isComment reports whether a block is the line over a reader's comment: a name and
// the time of day when it was written, "Anna Wren May 5, 2012 at 9:01".
func (b *block) isComment() bool {
	if b.role != roleMeta || b.by.date.Clock == "" || b.by.label != "" || b.by.signed {
		return false
	}
	_, _, n := dateAt(b.text)
	return n == 0 && isWordByte(b.text[0])
}

// commentsAt returns the block of the first of three or more readers' comments, the
// end of the page for fewer.
func (p *page) commentsAt() int {
	const article, comments = 600, 3
	first, n, read := len(p.blocks), 0, 0
	for i := range p.blocks {
		switch b := &p.blocks[i]; {
		case b.isComment() && read > article:
			if first = min(first, i); n+1 == comments {
				return first
			}
			n++
		case (b.role == roleWords || b.role == roleLine) && !b.item && !b.linked:
			read += len(b.text)
		}
	}
	return len(p.blocks)
}

// core returns the blocks of a page that its article stands in: the run with most
// running text and least of anything else, from its first paragraph to the block
// behind its last; it ends before the block limit.
func (p *page) core(limit int) (from, to int) {
	sum, start, best, teasers := 0, 0, 0, false
	for i := range p.blocks[:limit] {
		w := p.blocks[i].weight()
		switch r := p.blocks[i].role; {
		case r == roleRelated || r == roleWidget:
			teasers = best > 0
		case teasers && r == roleWords && !p.runsOn(i):
			w = 0
		case r == roleWords:
			teasers = false
		}
		if sum <= 0 {
			sum, start = 0, i
		}
		if sum += w; w > 0 && sum > best && p.blocks[i].role == roleWords {
			best, from, to = sum, start, i+1
		}
	}
	if best == 0 {
		return 0, limit
	}
	for p.blocks[from].role != roleWords {
		from++
	}
	return from, p.announced(to, limit)
}

// announced returns the end of what the paragraph before block i announces with a
// colon: a list, a table or the lines of a program; i when it announces nothing.
func (p *page) announced(i, limit int) int {
	if !strings.HasSuffix(p.blocks[i-1].text, ":") {
		return i
	}
	for first := i; i < limit; i++ {
		b := &p.blocks[i]
		if b.role != roleWords && b.role != roleLine || i > first && b.gap && !b.item {
			break
		}
	}
	return i
}

// runsOn reports whether block i is a paragraph of a running text and no teaser under
// a headline: it is long, or another stands above or below it.
func (p *page) runsOn(i int) bool {
	const paragraph, long = 80, 300
	b := &p.blocks[i]
	if b.item || len(b.text) < paragraph {
		return false
	}
	a, c := &p.blocks[max(0, i-1)], &p.blocks[min(i+1, len(p.blocks)-1)]
	return len(b.text) >= long || a != b && a.runs(paragraph) || c != b && c.runs(paragraph)
}

// runs reports whether a block is a paragraph of at least so many bytes.
func (b *block) runs(least int) bool {
	return b.role == roleWords && !b.item && len(b.text) >= least
}

// weight says how far a block belongs to the running text of an article, in bytes,
// or, below 0, how far it breaks it off.
func (b *block) weight() int {
	switch b.role {
	case roleWords:
		switch {
		case b.linked:
			return -10
		case b.item:
			return min(len(b.text), 100)
		case !stops(b.text) && !strings.Contains(b.text, ". "):
			return 0
		}
		return min(len(b.text), 400)
	case roleLine:
		switch {
		case b.linked:
			return -20
		case b.item:
			return -15
		case stops(b.text):
			return 0
		}
		return -10
	case roleMeta, roleRule, roleAdvert, roleShare:
		return -5
	case roleRelated, roleWidget, roleColophon, roleArchive:
		return -100
	case roleComments:
		return -600
	}
	return -20
}

// titleOver returns the title of the article that stands from block lead up to end,
// -1 for none: the line above it, or right below where a notice stands over the
// title, that looks most like one.
func (p *page) titleOver(lead, end int) int {
	const above, below, article = 40, 8, 800
	best, top := -1, 0
	for i := max(0, lead-above); i < min(end, lead+below); i++ {
		if i >= lead && !(p.blocks[i].level == 1 || p.bylineBelow(i) && p.size(lead, i)*4 < p.size(i, end)) {
			continue
		}
		if p.blocks[i].role == roleWords && p.size(i+1, end) < article {
			continue // a sentence over a short text is its first
		}
		if n := p.titleScore(i, lead); n > 0 && n >= top {
			best, top = i, n
		}
	}
	return best
}

// longestSentence is the number of bytes that a title may have that ends in a stop.
const longestSentence = 140

// titleScore says how far block i looks like the title over block lead; 0 for not at
// all.
func (p *page) titleScore(i, lead int) (n int) {
	b := &p.blocks[i]
	sentence := b.role == roleWords && b.gap && !b.item && len(b.text) <= longestSentence && p.bylineBelow(i) && (i == 0 || p.blocks[i-1].role != roleWords)
	if b.role != roleLine && !sentence || isFileName(b.text) || strings.Count(b.text, " ") < 3 && p.betweenBylines(i) || p.goesOn(i) {
		return 0
	}
	n = 12 - abs(lead-i)/3
	if sentence {
		n -= 2
	}
	switch words := strings.Count(b.text, " ") + 1; {
	case words == 1:
		n -= 6
	case words >= 4 && words <= 20:
		n += 6
	}
	if b.level > 0 && b.level < 7 {
		n += 2 * (5 - min(b.level, 4))
	}
	if b.linked {
		n -= 4
	}
	if b.item {
		n -= 6
	}
	if p.bylineBelow(i) || i > 0 && p.blocks[i-1].role == roleMeta && (p.blocks[i-1].by.label != "" || p.blocks[i-1].by.signed) {
		n += 6
	}
	if isName(b.text) && strings.Count(b.text, " ") < 3 && (p.datedBeside(i, 1) || p.datedBeside(i, -1)) {
		n -= 8 // the author
	}
	if strings.EqualFold(b.text, p.site) || strings.Contains(b.text, " » ") || strings.Contains(b.text, " > ") {
		n -= 6 // the way to the page: "Home » News"
	}
	if stops(b.text) && !strings.HasSuffix(b.text, "?") {
		n -= 4
	}
	return n + min(p.echoes(i), 6)
}

// goesOn reports whether the line below block i goes on with its sentence.
func (p *page) goesOn(i int) bool {
	if i+1 >= len(p.blocks) || p.blocks[i+1].gap {
		return false
	}
	c := p.blocks[i+1].text
	return c != "" && 'a' <= c[0] && c[0] <= 'z' && p.blocks[i+1].role == roleWords
}

// isFileName reports whether a line shows an address or the name of a picture.
func isFileName(s string) bool {
	for _, part := range []string{"://", "](", "%20", ".jpg", ".png", ".jpeg", ".gif", ".html"} {
		if strings.Contains(s, part) {
			return true
		}
	}
	return false
}

// bylineBelow reports whether a byline follows within a few lines of block i.
func (p *page) bylineBelow(i int) bool {
	for _, b := range p.blocks[i+1 : min(i+5, len(p.blocks))] {
		switch b.role {
		case roleMeta:
			return true
		case roleWords:
			if len(b.text) > 160 {
				return false
			}
		}
	}
	return false
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// betweenBylines reports whether bylines stand on both sides of block i.
func (p *page) betweenBylines(i int) bool {
	return i > 0 && i+1 < len(p.blocks) && p.blocks[i-1].role == roleMeta && p.blocks[i+1].role == roleMeta
}

// echoes scores how often the page says the line i again, alone or in a longer one.
func (p *page) echoes(i int) (n int) {
	b := &p.blocks[i]
	if len(b.text) < 20 || strings.EqualFold(b.text, p.site) {
		return 0
	}
	for j := range p.blocks {
		if j != i && len(p.blocks[j].text) < 3*longestLine && strings.Contains(p.blocks[j].text, b.text) {
			n += 3
		}
	}
	return n
}
