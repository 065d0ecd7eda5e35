package source

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"stakeout/extract"
)

// splitListing returns the posts of a page that lists several, nil for a page that is
// one article. To split an article is worse than to miss a list: every rule is in
// doubt for the article.
func splitListing(p *htmlPage) []extract.Post {
	s := p.signs()
	if s.single {
		return nil
	}
	o := newOutline(p.root)
	l := o.bestList(s)
	if l == nil {
		return nil
	}
	if p.base == nil {
		p.base = s.base
	}
	return p.listedPosts(o, l.entries)
}

// leastCovered is the share of a list's text that its posts should hold.
const leastCovered = 0.5

// notCovered returns what percentage of the text of a list that was read as posts is
// in none of them; 0 when that is little.
func notCovered(posts []extract.Post) int {
	if len(posts) == 0 || posts[0].Origin.Coverage == nil || *posts[0].Origin.Coverage >= leastCovered {
		return 0
	}
	return 100 - int(100**posts[0].Origin.Coverage)
}

// list is a way to read a page as posts, and what speaks for it.
type list struct {
	candidate
	links    map[string]bool // the places of the permalinks on their sites
	hosts    map[string]bool // the sites that the permalinks name
	titles   map[string]bool
	words    int // letters of prose in the entries
	largest  int // letters of prose in the largest entry
	linked   int // entries with a permalink of their own
	rooted   int // entries that lead to the front page of a site, as comments do
	unlinked int // entries whose title is no link
	lone     int // the last of these
	dated    int // entries with a date of their own, or one for all of a day
	titled   int // entries with a title
	named    int // entries whose title has the shape of a name
	filled   int // entries with words beside title and date
	worth    int
}

// candidate is a list of entries and by what they were found.
type candidate struct {
	entries []entry
	kind    titleKind
	marked  bool // by what the elements are called
}

// mostLists is the number of ways to read a page that are looked at closely, those
// with the most prose first.
const mostLists = 16

// bestList returns the best way to read a page as a list of posts, nil for none.
func (o *outline) bestList(s signs) *list {
	var best *list
	for _, c := range o.candidates() {
		if !o.mayFill(c.entries, s) {
			continue
		}
		l := o.weigh(c)
		if o.isList(l, s) && (best == nil || l.beats(best)) {
			best = l
		}
	}
	return best
}

// shortRest is how many letters of prose a page of posts may have beside them however
// short they are.
const shortRest = 400

// mayFill reports whether entries hold so much of a page's prose that they may be what
// it is about. It is a look before the entries are weighed.
func (o *outline) mayFill(entries []entry, s signs) bool {
	in := 0
	for _, e := range entries {
		in += o.words(e.from, e.to)
	}
	rest := o.words(0, len(o.nodes)) - in
	if s.article {
		return 5*rest < in
	}
	return rest < shortRest || in >= rest
}

// candidates returns the ways to read a page that hold the most of its prose.
func (o *outline) candidates() []candidate {
	var all []candidate
	for _, entries := range o.markedEntries() {
		all = append(all, candidate{entries, byHeading, true})
	}
	for _, g := range o.titleGroups() {
		if len(g.at) < 2 {
			continue
		}
		entries := o.entriesOf(g)
		all = append(all, candidate{entries, g.kind, false})
		for _, part := range o.byParent(entries) {
			all = append(all, candidate{part, g.kind, false})
		}
	}
	for _, entries := range o.alikeEntries() {
		all = append(all, candidate{entries, byWeight, false})
	}
	all = slices.DeleteFunc(all, func(c candidate) bool { return len(c.entries) < 2 && !o.isOnly(c.entries) })
	words := make(map[*entry]int, len(all))
	for _, c := range all {
		words[&c.entries[0]] = o.prosePlus(c.entries)
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(words[&b.entries[0]], words[&a.entries[0]]) })
	return all[:min(len(all), mostLists)]
}

// isOnly reports whether an entry may be the only post of a list: it says that it is a
// post, its title is a link and not the page's first heading.
func (o *outline) isOnly(entries []entry) bool {
	if len(entries) != 1 || !o.isMarked(entries[0].from) || entries[0].title < 0 {
		return false
	}
	t := entries[0].title
	return isHeading(o.nodes[t].Node) && o.linkIn(t) >= 0 && slices.ContainsFunc(o.nodes[:t], func(n outlined) bool {
		return n.DataAtom == atom.H1 && n.end <= t
	})
}

// prosePlus returns the letters of prose of entries and a little for each of them.
func (o *outline) prosePlus(entries []entry) (n int) {
	for _, e := range entries {
		n += o.words(e.from, e.to) + 20
	}
	return n
}

// byParent parts entries by the element around them, when they have several; those
// alone in one are dropped.
func (o *outline) byParent(entries []entry) (parts [][]entry) {
	for i := 0; i < len(entries); {
		j := i + 1
		for j < len(entries) && o.nodes[entries[j].from].parent == o.nodes[entries[i].from].parent {
			j++
		}
		if j-i > 1 && j-i < len(entries) {
			parts = append(parts, slices.Clone(entries[i:j]))
		}
		i = j
	}
	return parts
}

// weigh looks at each entry of a list.
func (o *outline) weigh(c candidate) *list {
	above := o.daysAbove(c.entries)
	headed := false // a date line stands above the entries of a day
	l := &list{candidate: c, links: make(map[string]bool, len(c.entries)), titles: make(map[string]bool, len(c.entries)), hosts: map[string]bool{}}
	for i := range c.entries {
		e := &c.entries[i]
		title := ""
		if e.title >= 0 {
			title = o.lineAt(e.title)
			l.titles[strings.TrimPrefix(strings.ToLower(title), "re: ")] = true
			l.titled++
			if n := strings.Count(title, " "); n >= 1 && n <= 2 && isName(title) {
				l.named++
			}
		}
		switch link := o.permalink(*e); {
		case link == "":
		case placeOf(link) == "":
			l.rooted++
		case !l.links[placeOf(link)]:
			l.links[placeOf(link)] = true
			if u, err := url.Parse(link); err == nil && u.Host != "" {
				l.hosts[u.Host] = true
			}
			l.linked++
		}
		if e.title >= 0 && o.linkIn(e.title) < 0 {
			l.unlinked++
			l.lone = i
		}
		dated, words := o.survey(*e, title)
		headed = headed && !dated || above[i] >= 0
		if dated || headed {
			l.dated++
		}
		if words >= fewLetters {
			l.filled++
		}
		l.words += words
		l.largest = max(l.largest, words)
	}
	l.worth = l.words * (len(c.entries) + 2*l.dated + 2*l.linked + l.titled) / len(c.entries)
	return l
}

// fewLetters is what a post has at least beside its title and date.
const fewLetters = 25

// survey reports whether an entry is dated, and how many letters of prose it has beside
// its title and what else is said of it.
func (o *outline) survey(e entry, title string) (dated bool, words int) {
	words = o.words(e.from, e.to)
	if e.title >= 0 {
		words -= o.words(e.title, o.nodes[e.title].end)
	}
	for i := e.from; i < e.to && !dated; i++ {
		n := &o.nodes[i]
		if n.furniture || i == e.title || n.hints&hintBody != 0 {
			continue
		}
		dated = n.DataAtom == atom.Time || n.hints&hintDate != 0 && n.hints&hintPost == 0 && o.size(i, n.end) > 0 && o.size(i, n.end) < longestTitle
	}
	if dated {
		return dated, words
	}
	lines := o.lines(e)
	for i := range lines {
		if i > 5 && i < len(lines)-4 {
			continue
		}
		if b, ok := readByline(lines[i].text); ok && b.dated {
			return true, words
		}
	}
	return false, words
}

// manyUndated is from how many posts on a list may have no dates where nothing says
// that they are posts.
const manyUndated = 5

// isList reports whether a way to read a page holds: its entries are posts, and they
// are what the page is about.
func (o *outline) isList(l *list, s signs) bool {
	n := len(l.entries)
	dated := 4*l.dated >= 3*n
	switch {
	case n == 1:
		return l.filled == 1 && l.linked == 1 && !l.links[s.place] && 10*l.words > 7*o.words(0, len(o.nodes))
	case !dated && 4*l.linked < 3*n, s.place != "" && l.links[s.place]:
		return false
	case 2*l.titled < n && !(l.marked && l.dated == n && l.linked == n && !l.isThread()):
		return false
	case 2*len(l.titles) < l.titled || 2*l.rooted > n:
		return false
	case !dated && (4*l.named > 3*n || 2*len(l.hosts) > n && n > 2 || !l.marked && n < manyUndated):
		return false
	case n > 2 && l.unlinked == 1 && o.isMain(l.entries[l.lone], l):
		return false
	case n == 2 && (l.dated < 2 || l.linked < 2 && !o.isMarked(l.entries[0].from)):
		return false
	case l.kind >= byLink && 4*len(l.titles) < 3*n:
		return false
	case l.kind >= byLink && !dated && (n < 4 || 10*l.linked < 9*n || s.article || 4*l.filled < 3*n):
		return false
	case 2*l.filled < n && (n < 3 || !dated):
		return false
	case 2*l.largest > l.words && (s.article || 2*l.filled < n):
		return false
	}
	rest := o.words(0, len(o.nodes)) - l.all(o)
	if s.article || o.hasArticle(l.entries[0].from) {
		return 5*rest < l.words
	}
	if o.isBelowArticle(l.entries[0].from) {
		return false
	}
	if rest < shortRest && (2*l.filled >= n || dated) {
		return true
	}
	return 2*l.words >= 3*rest || l.words >= rest && 4*l.dated >= 3*n && 4*l.linked >= 3*n
}

// isMain reports whether an entry among others is the article of a page that shows
// others beside it.
func (o *outline) isMain(e entry, l *list) bool {
	return o.nodes[e.title].DataAtom == atom.H1 || 5*o.words(e.from, e.to) > 2*l.words
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
		if at := above[i]; at >= 0 {
			if b, ok := readByline(lines[at].text); !ok || lines[at].side || b.date.Day == 0 || b.free > 0 || len(b.authors) > 0 || lines[at].to > e.from {
				above[i] = -1
			}
		}
		for ; next < len(lines) && lines[next].from < e.to; next++ {
		}
	}
	return above
}

// all returns the letters of prose in all entries.
func (l *list) all(o *outline) (n int) {
	for _, e := range l.entries {
		n += o.words(e.from, e.to)
	}
	return n
}

// hasArticle reports whether an article with a date under its heading stands before a
// list.
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
			near = 3
		case near > 0 && !dated:
			near--
			b, ok := readByline(l.text)
			dated = ok && b.dated
		case dated && !l.isLinked() && l.size > 40:
			prose += l.size
		}
	}
	return dated && prose > 100
}

// isBelowArticle reports whether a list has a heading such as "Related articles" below
// some prose.
func (o *outline) isBelowArticle(to int) bool {
	prose, heading := 0, ""
	for i := range o.pageLines() {
		switch l := &o.whole[i]; {
		case l.from >= to:
			return prose > 150 && loadFurniture().role(heading) == roleRelated && !strings.Contains(strings.ToLower(heading), "latest")
		case l.side:
		case l.heading:
			heading = l.text
		case !l.isLinked() && l.size > 40:
			prose += l.size
		}
	}
	return false
}

// isThread reports whether the addresses of entries are those of the messages of one
// page, numbered from 1.
func (l *list) isThread() bool {
	for n := range len(l.entries) {
		found := false
		for link := range l.links {
			found = found || link[strings.LastIndexByte(link, '/')+1:] == strconv.Itoa(n+1)
		}
		if !found {
			return false
		}
	}
	return true
}

// beats reports whether one way to read a page is better than another.
func (l *list) beats(m *list) bool {
	if l.refines(m) || m.refines(l) {
		return l.refines(m)
	}
	return l.worth > m.worth
}

// refines reports whether a list parts what another takes for one post.
func (l *list) refines(m *list) bool {
	return len(l.entries) > len(m.entries) && 10*l.words >= 7*m.words &&
		l.linked*len(m.entries) >= m.linked*len(l.entries) && l.dated*len(m.entries) >= m.dated*len(l.entries)
}

// permalink returns the address of an entry's post as the page writes it, "" when it
// shows none.
func (o *outline) permalink(e entry) string {
	if e.title >= 0 {
		if a := o.linkIn(e.title); a >= 0 {
			if href := strings.TrimSpace(attr(o.nodes[a].Node, "href")); isPageLink(href) {
				return href
			}
		}
	}
	for _, is := range []func(i int) bool{
		func(i int) bool {
			return strings.Contains(attr(o.nodes[i].Node, "rel"), "bookmark") || hasToken(o.nodes[i].Node, "u-url")
		},
		func(i int) bool { return o.holdsTime(i) },
		func(i int) bool { return o.nodes[i].hints&hintMore != 0 || o.isFootLink(i) },
	} {
		for i := e.from; i < e.to; i++ {
			n := &o.nodes[i]
			if n.DataAtom != atom.A || n.furniture {
				continue
			}
			if href := strings.TrimSpace(attr(n.Node, "href")); isPageLink(href) && is(i) {
				return href
			}
		}
	}
	return o.onlyLink(e)
}

// onlyLink returns the address to which all links of an entry lead that are not in
// its words, "" when there are several.
func (o *outline) onlyLink(e entry) (only string) {
	for i := e.from; i < e.to; i++ {
		n := &o.nodes[i]
		if n.DataAtom != atom.A || n.furniture || n.hints&(hintAuthor|hintTags|hintShare) != 0 || o.within(i, e.from, hintBody|hintTags|hintAuthor|hintShare) {
			continue
		}
		switch href := strings.TrimSpace(attr(n.Node, "href")); {
		case !isPageLink(href) || isAuthorPage(href):
		case only == "":
			only = href
		case only != href:
			return ""
		}
	}
	return only
}

// holdsTime reports whether a link is a date.
func (o *outline) holdsTime(i int) bool {
	n := &o.nodes[i]
	if o.size(i, n.end) > 40 {
		return false
	}
	for j := i; j < n.end; j++ {
		if o.nodes[j].DataAtom == atom.Time || o.nodes[j].hints&hintDate != 0 {
			return true
		}
	}
	return isDateLine(o.lineAt(i))
}

// isFootLink reports whether a link leads to the whole post, by its words.
func (o *outline) isFootLink(i int) bool {
	n := &o.nodes[i]
	if size := o.size(i, n.end); size == 0 || size > longestTitle {
		return false
	}
	text := o.lineAt(i)
	return loadFurniture().role(text) == roleMore || strings.EqualFold(text, "permalink") || strings.EqualFold(text, "link") || text == "#" || text == "∞"
}

// isPageLink reports whether an address is that of a page rather than of a place in
// this one, of a file or of nothing.
func isPageLink(href string) bool {
	for _, scheme := range []string{"#", "javascript:", "mailto:", "tel:"} {
		if foldPrefix(href, scheme) {
			return false
		}
	}
	file, _, _ := strings.Cut(href, "?")
	switch strings.ToLower(path.Ext(file)) {
	case ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".csv", ".ppt", ".pptx", ".zip", ".jpg", ".jpeg", ".png", ".gif", ".mp3", ".mp4", ".ics":
		return false
	}
	return href != ""
}
