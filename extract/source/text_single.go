package source

import "strings"

// isSingle reports whether a page that could be cut holds one article and, beside it,
// the teasers of others, readers' comments, or sections of its own.
func (p *page) isSingle(c cuts) bool {
	return p.onlyRelated(c.first) || p.oneWithCards(c.segments) || p.hasArticleBefore(c.segments[0].from) ||
		p.isDominated(c) || c.feet && p.onlyFirstSigned(c.segments)
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

// isDominated reports whether one of the posts holds most of the words of the page:
// the others are its teasers then. Less is asked when many of them want a title or
// words.
func (p *page) isDominated(c cuts) bool {
	const article = 1000
	poor, untitled, total, longest, second := 0, 0, 0, 0, 0
	for _, s := range c.segments {
		n := p.size(s.from, s.to)
		total += n
		if s.title < 0 {
			untitled++
		}
		if s.title < 0 || n == 0 {
			poor++
		}
		longest, second = max(longest, n), max(second, min(longest, n))
	}
	if longest < article {
		return false
	}
	if c.feet || poor*4 >= len(c.segments) {
		return longest*10 >= total*6 || untitled*4 > len(c.segments) && longest > 2*second
	}
	return longest*4 >= total*3
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

// single returns the whole page as one post.
func (p *page) single() segment {
	s := segment{to: len(p.blocks), title: -1}
	if !p.furnished() {
		s.title = p.firstLine()
		for i := s.title - 1; i > 0 && p.blocks[i].role != roleMeta; i-- {
			s.from = i // what stands over the title is no title: "PRESS RELEASE"
		}
		return s
	}
	lead := p.lead()
	s.title = p.titleOver(lead)
	s.from = lead
	if s.title >= 0 {
		s.from = s.title
	}
	for s.from > 0 && p.blocks[s.from-1].role == roleMeta {
		s.from--
	}
	return s
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

// lead returns the first paragraph of a page that is long enough for an article, or
// its first words.
func (p *page) lead() int {
	first := -1
	for i, b := range p.blocks {
		if b.role != roleWords || b.item {
			continue
		}
		if len(b.text) >= 60 {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	return max(first, 0)
}

// titleOver returns the title of the post whose first paragraph is block lead, -1
// for none. Where a byline stands between two lines, either may be the title: the
// page says it again elsewhere, or marks it as a heading.
func (p *page) titleOver(lead int) int {
	best, score := -1, -1
	for i := lead - 1; i >= 0; i-- {
		b := &p.blocks[i]
		switch b.role {
		case roleMeta, roleShare, roleRule, roleAdvert, roleFoot, roleLabel, roleWords, roleMore:
			continue
		case roleLine:
			if p.betweenBylines(i) || isName(b.text) && p.datedBeside(i, 1) {
				continue // the author, or what the author is
			}
			if n := p.echoes(i); n > score {
				best, score = i, n
			}
			if lead-i < 6 || best < 0 {
				continue
			}
		}
		break
	}
	return best
}

// betweenBylines reports whether bylines stand on both sides of block i.
func (p *page) betweenBylines(i int) bool {
	return i > 0 && i+1 < len(p.blocks) && p.blocks[i-1].role == roleMeta && p.blocks[i+1].role == roleMeta
}

// echoes scores block i as the title of its page.
func (p *page) echoes(i int) (n int) {
	b := &p.blocks[i]
	if b.level > 0 && b.level < 7 {
		n += 4 - min(b.level, 3)
	}
	if len(b.text) < 12 || strings.EqualFold(b.text, p.site) {
		return n
	}
	for j := range p.blocks {
		if j != i && len(p.blocks[j].text) < 3*longestLine && strings.Contains(p.blocks[j].text, b.text) {
			n += 3
		}
	}
	return n
}
