package source

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// list is a way to read a page as posts, and what speaks for it.
type list struct {
	candidate
	links    map[string]bool // the places of the permalinks on their sites
	hosts    map[string]bool // the sites that the permalinks name
	titles   map[string]bool // in small letters, those of replies like those of what they reply to
	words    int             // letters of prose in the entries, without their titles
	largest  int             // the most of them in one entry
	linked   int             // entries with a permalink of their own
	rooted   int             // entries that lead to the front page of a site, as comments do
	unlinked int             // entries whose title is no link
	lone     int             // the last of these
	dated    int             // entries with a date of their own, or one for all of a day
	titled   int             // entries with a title
	named    int             // entries whose title has the shape of a person's name
	filled   int             // entries with words beside title and date
	mixed    int             // entries with several dates, counted where most have no address
	whole    int             // letters of prose in the entries
	rest     int             // letters of prose of the page beside them
}

// weigh looks at each entry of a candidate.
func (o *outline) weigh(c candidate) *list {
	l := &list{candidate: c, links: map[string]bool{}, hosts: map[string]bool{}, titles: map[string]bool{}}
	above := o.daysAbove(c.entries)
	headed := false // a date line stands above the entries of a day
	for i, e := range c.entries {
		l.addTitle(o, i)
		l.addLink(o.permalink(e))
		l.addWords(o, e)
		dated := o.isDated(e)
		headed = headed && !dated || above[i] >= 0
		if dated || headed {
			l.dated++
		}
	}
	l.rest = o.words(0, len(o.nodes)) - l.whole
	if 2*l.linked < len(l.entries) {
		l.mixed = o.countMixed(l.entries)
	}
	return l
}

// addTitle notes the title of entry i.
func (l *list) addTitle(o *outline, i int) {
	e := l.entries[i]
	if e.title < 0 {
		return
	}
	l.titled++
	title := o.lineAt(e.title)
	l.titles[strings.TrimPrefix(strings.ToLower(title), "re: ")] = true
	if n := strings.Count(title, " "); n >= 1 && n <= 2 && isName(title) {
		l.named++
	}
	if o.linkIn(e.title) < 0 {
		l.unlinked++
		l.lone = i
	}
}

// addLink notes the permalink of an entry.
func (l *list) addLink(link string) {
	place := placeOf(link)
	switch {
	case link == "":
	case place == "":
		l.rooted++
	case !l.links[place]:
		l.links[place] = true
		l.linked++
		if u, err := url.Parse(link); err == nil && u.Host != "" {
			l.hosts[u.Host] = true
		}
	}
}

// fewLetters is what a post has at least beside its title and date.
const fewLetters = 25

// addWords notes the words of an entry.
func (l *list) addWords(o *outline, e entry) {
	words := o.words(e.from, e.to)
	l.whole += words
	if e.title >= 0 {
		words -= o.words(e.title, o.nodes[e.title].end)
	}
	if words >= fewLetters {
		l.filled++
	}
	l.words += words
	l.largest = max(l.largest, words)
}

// isDated reports whether an entry has a date: an element that marks one, or a line
// near its beginning or end.
func (o *outline) isDated(e entry) bool {
	for i := e.from; i < e.to; i++ {
		n := &o.nodes[i]
		if n.furniture || i == e.title || n.hints&(hintBody|hintPost) != 0 {
			continue
		}
		if size := o.size(i, n.end); n.DataAtom == atom.Time || n.hints&hintDate != 0 && size > 0 && size < longestTitle {
			return true
		}
	}
	lines := o.lines(e)
	for i := range lines {
		if i > 5 && i < len(lines)-4 {
			continue
		}
		if b, ok := readByline(lines[i].text); ok && b.dated {
			return true
		}
	}
	return false
}

// manyDates is from how many dated lines on an entry is a part of the page that lists
// posts itself.
const manyDates = 3

// countMixed counts the entries with several dated lines.
func (o *outline) countMixed(entries []entry) (mixed int) {
	for _, e := range entries {
		dates := 0
		for _, l := range o.lines(e) {
			if b, ok := readByline(l.text); ok && b.dated {
				dates++
			}
		}
		if dates >= manyDates {
			mixed++
		}
	}
	return mixed
}

// daysAbove returns for each entry the line of the page right above it that is a date
// and nothing else; -1 for none.
func (o *outline) daysAbove(entries []entry) []int {
	above := make([]int, len(entries))
	lines := o.pageLines()
	next := 0
	for i, e := range entries {
		above[i] = -1
		for ; next < len(lines) && lines[next].from < e.from; next++ {
			above[i] = next
		}
		if at := above[i]; at >= 0 && !(lines[at].to <= e.from && lines[at].isDay()) {
			above[i] = -1
		}
		for ; next < len(lines) && lines[next].from < e.to; next++ {
		}
	}
	return above
}

// isDay reports whether a line is a day's date and nothing else.
func (l *textLine) isDay() bool {
	b, ok := readByline(l.text)
	return ok && !l.side && b.date.Day > 0 && b.free == 0 && len(b.authors) == 0
}

// isList reports whether a way to read a page holds: its entries are posts, and they
// are what the page is about.
func (o *outline) isList(l *list, s signs) bool {
	n := len(l.entries)
	if s.place != "" && l.links[s.place] {
		return false // the page is one of them
	}
	if n == 1 {
		return l.filled == 1 && l.linked == 1 && 7*l.rest < 3*l.words
	}
	return l.arePosts() && l.areFilled(s) && !l.areOthers(s) && !o.hasMain(l) && o.areThePage(l, s) && !o.isAmong(l)
}

// most reports whether k of n are three in four or more.
func most(k, n int) bool { return 4*k >= 3*n }

// arePosts reports whether entries have what posts have: a title, and a date or an
// address of their own. Notes have no title, but both of the others, all of them.
func (l *list) arePosts() bool {
	n := len(l.entries)
	switch {
	case !most(l.dated, n) && !most(l.linked, n):
		return false
	case 2*l.titled < n:
		return l.marked && l.dated == n && l.linked == n && !l.isThread()
	case n == 2:
		return l.dated == 2 && (l.linked == 2 || l.marked)
	case l.kind < byLink || most(l.dated, n):
		return l.kind < byLink || most(len(l.titles), n)
	}
	return most(len(l.titles), n) && n > 3 && 10*l.linked >= 9*n
}

// areFilled reports whether entries hold words, or are dated headlines. On a page that
// calls itself an article, none of them outweighs the others.
func (l *list) areFilled(s signs) bool {
	n := len(l.entries)
	switch filled := 2*l.filled >= n; {
	case !filled && (n < 3 || !most(l.dated, n)):
		return false
	case 2*l.largest > l.words && (s.article || !filled):
		return false
	}
	return l.kind < byLink || most(l.dated, n) || !s.article && most(l.filled, n)
}

// manyUndated is from how many posts on a list may have no dates where nothing says
// that they are posts.
const manyUndated = 5

// areOthers reports whether entries are something else than posts: messages of a
// thread or comments, or, without dates, people, books or parts of an article.
func (l *list) areOthers(s signs) bool {
	n := len(l.entries)
	switch {
	case 2*len(l.titles) < l.titled || 2*l.rooted > n || 2*l.mixed > n:
		return true
	case most(l.dated, n):
		return false
	case s.base != nil && len(l.hosts) > 0 && !l.hosts[s.base.Host]:
		return true
	case !l.marked && (s.article || n < manyUndated):
		return true
	}
	return 4*l.named > 3*n || 2*len(l.hosts) > n && n > 2
}

// isThread reports whether the addresses of entries are those of the messages of one
// page, numbered from 1.
func (l *list) isThread() bool {
	last := make(map[string]bool, len(l.links))
	for link := range l.links {
		last[link[strings.LastIndexByte(link, '/')+1:]] = true
	}
	for i := range l.entries {
		if !last[strconv.Itoa(i+1)] {
			return false
		}
	}
	return true
}

// hasMain reports whether one of the entries outweighs the others, and alone among
// them its title is no link: the article of a page that shows others beside it.
func (o *outline) hasMain(l *list) bool {
	if len(l.entries) < 3 || l.unlinked != 1 {
		return false
	}
	e := l.entries[l.lone]
	return 5*o.words(e.from, e.to) > 2*l.words
}

// isHeaded reports whether one of the entries is the article of the page: its title is
// the first heading, and alone among them no link.
func (o *outline) isHeaded(l *list) bool {
	return len(l.entries) > 2 && l.unlinked == 1 && o.nodes[l.entries[l.lone].title].DataAtom == atom.H1
}

// areThePage reports whether entries are what the page is about, and do not stand
// beside an article.
func (o *outline) areThePage(l *list, s signs) bool {
	n := len(l.entries)
	switch first := l.entries[0].from; {
	case s.article || !l.marked && !most(l.dated, n) || o.hasArticle(first):
		return 5*l.rest < l.words
	case o.isBelowArticle(first):
		return false
	case l.rest < shortRest:
		return true
	}
	return 2*l.words >= 3*l.rest || l.words >= l.rest && most(l.dated, n) && most(l.linked, n)
}

// isAmong reports whether the page is one of the posts that it lists: its first heading
// is the title of one.
func (o *outline) isAmong(l *list) bool {
	for i := range l.entries[0].from {
		if o.nodes[i].DataAtom != atom.H1 || o.nodes[i].furniture || o.linkIn(i) >= 0 {
			continue
		}
		if title := o.lineAt(i); strings.Contains(title, " ") && l.titles[strings.ToLower(title)] {
			return true
		}
	}
	return false
}

// longLine is the number of letters from which on a line is taken for prose.
const longLine = 40

// hasArticle reports whether an article with a date under its heading stands before a
// node.
func (o *outline) hasArticle(to int) bool {
	prose, near, dated := 0, 0, false
	for i := range o.pageLines() {
		l := &o.whole[i]
		if l.from >= to {
			break
		}
		switch {
		case l.side:
		case l.heading && !dated:
			near = 3 // lines in which its date may stand
		case near > 0 && !dated:
			near--
			b, ok := readByline(l.text)
			dated = ok && b.dated
		case dated && !l.isLinked() && l.size > longLine:
			prose += l.size
		}
	}
	return dated && prose > 2*longLine
}

// isBelowArticle reports whether the last heading before a node is one such as
// "Related articles", below some prose.
func (o *outline) isBelowArticle(to int) bool {
	prose, heading := 0, ""
	for i := range o.pageLines() {
		l := &o.whole[i]
		switch {
		case l.from >= to:
			return prose > 4*longLine && loadFurniture().role(heading) == roleRelated && !strings.Contains(strings.ToLower(heading), "latest")
		case l.side:
		case l.heading:
			heading = l.text
		case !l.isLinked() && l.size > longLine:
			prose += l.size
		}
	}
	return false
}

// worth is how good a way to read a page is: the words that it finds, more where
// their posts are dated, linked and titled.
func (l *list) worth() int {
	n := len(l.entries)
	return l.words * (n + 2*l.dated + 2*l.linked + l.titled) / n
}

// beats reports whether one way to read a page is better than another.
func (l *list) beats(m *list) bool {
	if l.refines(m) || m.refines(l) {
		return l.refines(m)
	}
	return l.worth() > m.worth()
}

// refines reports whether a list parts what another takes for one post.
func (l *list) refines(m *list) bool {
	return len(l.entries) > len(m.entries) && 10*l.words >= 7*m.words &&
		l.linked*len(m.entries) >= m.linked*len(l.entries) && l.dated*len(m.entries) >= m.dated*len(l.entries)
}
