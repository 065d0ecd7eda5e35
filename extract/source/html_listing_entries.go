package source

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// entry is where a post of a list stands: siblings, with what is in them.
type entry struct {
	from, to int // nodes
	title    int // a node among them; -1 for none
}

// isMarked reports whether an element says that it is a post.
func (o *outline) isMarked(i int) bool {
	n := &o.nodes[i]
	if n.Type != html.ElementNode || n.hints&(hintComments|hintRelated) != 0 || n.DataAtom == atom.Body || n.DataAtom == atom.A || isHeading(n.Node) {
		return false
	}
	return n.DataAtom == atom.Article || n.hints&hintPost != 0
}

// markedEntries returns the elements that say that they are posts, by how many
// others of the kind each lies in.
func (o *outline) markedEntries() [][]entry {
	var levels [][]entry
	depth := make([]uint16, len(o.nodes)+1)
	for i := range o.nodes {
		n := &o.nodes[i]
		if n.parent >= 0 {
			depth[i] = depth[n.parent]
		}
		if n.furniture || !o.isMarked(i) {
			continue
		}
		level := int(depth[i])
		if depth[i]++; level >= mostLooks {
			continue
		}
		for len(levels) <= level {
			levels = append(levels, nil)
		}
		levels[level] = append(levels[level], entry{i, n.end, o.titleIn(i, n.end)})
	}
	for _, entries := range levels {
		o.addFirstLines(entries)
	}
	return levels
}

// leastAlike is how many neighbours must be alike to be taken for posts for that alone;
// mostLooks bounds how often the nodes of a page are looked at for it, which matters
// where such groups lie in each other.
const (
	leastAlike = 3
	mostLooks  = 8
)

// alikeEntries returns the elements that stand side by side, are of the same kind and
// class, and hold some words each: posts, perhaps, of which nothing says so.
func (o *outline) alikeEntries() (all [][]entry) {
	looks := mostLooks * len(o.nodes)
	for p := range o.nodes {
		n := &o.nodes[p]
		if n.Type != html.ElementNode || n.furniture || o.words(p, n.end) < leastAlike*2*fewLetters {
			continue
		}
		for _, entries := range o.alikeIn(p) {
			if looks -= n.end - p; looks < 0 {
				return all
			}
			for k := range entries {
				entries[k].title = o.titleIn(entries[k].from, entries[k].to)
			}
			o.addFirstLines(entries)
			all = append(all, entries)
		}
	}
	return all
}

// alikeIn returns the groups of alike elements right in node p, in the order of the page.
func (o *outline) alikeIn(p int) (all [][]entry) {
	groups := map[string]int{}
	for i := p + 1; i < o.nodes[p].end; i = o.nodes[i].end {
		n := &o.nodes[i]
		if n.Type != html.ElementNode || n.furniture || !isBox(n.Node) || o.words(i, n.end) < fewLetters {
			continue
		}
		look := n.Data + " " + lasting(attr(n.Node, "class"))
		g, ok := groups[look]
		if !ok {
			g = len(all)
			groups[look] = g
			all = append(all, nil)
		}
		all[g] = append(all[g], entry{i, n.end, -1})
	}
	return slices.DeleteFunc(all, func(e []entry) bool { return len(e) < leastAlike })
}

// isBox reports whether an element may hold a post.
func isBox(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Section, atom.Li, atom.Tr, atom.Dl, atom.Dd, atom.Table, atom.Td, atom.A, atom.Tbody:
		return true
	}
	return false
}

// firstLine returns the node of the first line of an entry, which is its title when
// nothing says which is; -1 when it does not look like one.
func (o *outline) firstLine(from, to int) int {
	lines := o.lines(entry{from, to, -1})
	f := loadFurniture()
	for i := range lines {
		l := &lines[i]
		if _, ok := readByline(l.text); ok || f.role(l.text) != roleWords {
			continue
		}
		if i+1 == len(lines) || l.size > longestTitle/2 || stops(l.text) && !strings.HasSuffix(l.text, "?") {
			return -1
		}
		at := l.from
		for p := o.nodes[at].parent; p > from && o.size(p, o.nodes[p].end) == l.size; p = o.nodes[p].parent {
			at = p
		}
		return at
	}
	return -1
}

// titleIn returns the node in a range that is most like the title of a post there;
// -1 for none.
func (o *outline) titleIn(from, to int) int {
	best, by := -1, byWeight+1
	for i := from; i < to; i++ {
		if o.nodes[i].hints&hintBody != 0 && i > from && best >= 0 && by <= byClass {
			break // what follows is the post's
		}
		kind, ok := o.titleAt(i)
		if ok && kind <= byClass && o.nodes[i].hints&hintTitle != 0 {
			return o.core(i)
		}
		if ok && kind < by && !(kind >= byLink && o.words(from, i) > longestTitle/4) {
			best, by = i, kind
		}
	}
	if best < 0 {
		return -1
	}
	return o.core(best)
}

// addFirstLines takes the first lines of entries for their titles when most have no
// other.
func (o *outline) addFirstLines(entries []entry) {
	firsts := make([]int, len(entries))
	lacking, found := 0, 0
	for i, e := range entries {
		if e.title >= 0 {
			continue
		}
		lacking++
		if firsts[i] = o.firstLine(e.from, e.to); firsts[i] >= 0 {
			found++
		}
	}
	if 4*lacking < 3*len(entries) || 4*found < 3*lacking {
		return
	}
	for i := range entries {
		if entries[i].title < 0 {
			entries[i].title = firsts[i]
		}
	}
}

// entriesOf returns the posts whose titles are given: the largest elements that hold
// one title each, or, where titles and words stand side by side, what lies from one
// to the next.
func (o *outline) entriesOf(t titles) []entry {
	at, tops := o.climb(t.at)
	if len(at) < 2 {
		return nil
	}
	if o.isFlat(at, tops) {
		return o.flatEntries(at, tops)
	}
	entries := make([]entry, len(at))
	for i, top := range tops {
		entries[i] = entry{top, o.nodes[top].end, at[i]}
	}
	return o.addUntitled(entries)
}

// climb goes up from each title to the highest elements, all equally far above, that
// hold no other. A title that stands in another's post is dropped when most don't.
func (o *outline) climb(at []int) (titles, tops []int) {
	titles, tops = slices.Clone(at), slices.Clone(at)
	for {
		clash, ok := o.clashes(titles, tops)
		switch {
		case !ok || 8*len(clash) > len(titles):
			return titles, tops
		case len(clash) > 0:
			titles, tops = without(titles, clash), without(tops, clash)
		default:
			for i := range tops {
				tops[i] = o.nodes[tops[i]].parent
			}
		}
	}
}

// clashes returns which titles would share an element with the one before if all tops
// went up by one; false when one of them has no place to go.
func (o *outline) clashes(titles, tops []int) (clash []int, ok bool) {
	for i, top := range tops {
		p := o.nodes[top].parent
		if p < 0 || o.nodes[p].DataAtom == atom.Body || o.nodes[p].DataAtom == atom.Main {
			return nil, false
		}
		if i+1 < len(titles) && titles[i+1] < o.nodes[p].end {
			clash = append(clash, i+1)
		}
	}
	return clash, true
}

// without returns numbers less those at some places, which are in order.
func without(numbers, places []int) []int {
	kept := make([]int, 0, len(numbers)-len(places))
	for i, n := range numbers {
		if len(places) > 0 && places[0] == i {
			places = places[1:]
			continue
		}
		kept = append(kept, n)
	}
	return kept
}

// isFlat reports whether the words of posts stand beside the elements of their titles
// and not in them.
func (o *outline) isFlat(at, tops []int) bool {
	inside, between := 0, 0
	for i, top := range tops {
		inside += o.words(top, o.nodes[top].end) - o.words(at[i], o.nodes[at[i]].end)
		if i+1 < len(tops) && o.nodes[top].parent == o.nodes[tops[i+1]].parent {
			between += o.words(o.nodes[top].end, tops[i+1])
		}
	}
	return between > inside
}

// flatEntries returns the posts of titles that stand among the words of posts.
func (o *outline) flatEntries(at, tops []int) []entry {
	var entries []entry
	opening := 0 // the first entry under the same parent
	for i, top := range tops {
		parent := o.nodes[top].parent
		begin := parent + 1
		first := i == 0 || o.nodes[tops[i-1]].parent != parent
		if first {
			opening = i
		} else {
			begin = o.nodes[tops[i-1]].end
		}
		from := o.leadOf(top, begin)
		if !first {
			if o.size(from, top) > 0 && !o.hasLead(entries[opening]) {
				from = top // the line ends the post before
			}
			entries[i-1].to = from
		}
		entries = append(entries, entry{from, o.nodes[parent].end, at[i]})
	}
	o.closeFlat(entries)
	return entries
}

// leadOf returns the first of the siblings right before a title that belong to its
// post: anchors and lines that say when it was written and by whom.
func (o *outline) leadOf(top, begin int) int {
	from := top
	for i := top - 1; i >= begin; {
		s := i // the sibling that ends here
		for o.nodes[s].parent != o.nodes[top].parent {
			s = o.nodes[s].parent
			if s < begin {
				return from
			}
		}
		text := ""
		if o.size(s, o.nodes[s].end) <= longestByline {
			text = o.lineAt(s)
		}
		b, ok := readByline(text)
		switch {
		case ok && b.dated:
			return s
		case o.size(s, o.nodes[s].end) > 0 || o.nodes[s].DataAtom == atom.Hr:
			return from
		case o.nodes[s].DataAtom == atom.A:
			from = s
		}
		i = s - 1
	}
	return from
}

// hasLead reports whether an entry begins with something before its title.
func (o *outline) hasLead(e entry) bool { return o.size(e.from, e.title) > 0 }

// closeFlat ends posts that run to the end of their parent where a list of posts ends.
func (o *outline) closeFlat(entries []entry) {
	ruled := o.areRuled(entries)
	f := loadFurniture()
	for k := range entries {
		e := &entries[k]
		parent := o.nodes[e.from].parent
		if e.to != o.nodes[parent].end {
			continue
		}
		i := e.title
		for o.nodes[i].parent != parent {
			i = o.nodes[i].parent
		}
		for i = o.nodes[i].end; i < e.to; i = o.nodes[i].end {
			n := &o.nodes[i]
			if n.furniture && o.size(i, n.end) > 0 || n.DataAtom == atom.Hr && ruled || o.outranks(i, e.title) || o.closes(f, i) {
				e.to = i
			}
		}
	}
}

// areRuled reports whether a line across the page ends most posts but the last.
func (o *outline) areRuled(entries []entry) bool {
	rules := 0
	for _, e := range entries[:len(entries)-1] {
		last := e.from
		for i := e.from; i < e.to; i = o.nodes[i].end {
			if o.size(i, o.nodes[i].end) > 0 || o.nodes[i].DataAtom == atom.Hr {
				last = i
			}
		}
		if o.nodes[last].DataAtom == atom.Hr {
			rules++
		}
	}
	return rules > 0 && 2*rules >= len(entries)-1
}

// outranks reports whether a node is a heading at least as high as a title.
func (o *outline) outranks(i, title int) bool {
	n := o.nodes[i].Node
	return isHeading(n) && (!isHeading(o.nodes[title].Node) || n.Data <= o.nodes[title].Data)
}

// closes reports whether what follows a list of posts begins with a node.
func (o *outline) closes(f furniture, i int) bool {
	size := o.size(i, o.nodes[i].end)
	if size == 0 || size > longestByline {
		return false
	}
	switch f.role(o.lineAt(i)) {
	case rolePaging, roleColophon, roleWidget, roleComments, roleRelated:
		return true
	}
	return false
}

// addUntitled adds the posts that have no title: elements beside the others of the
// same kind and class.
func (o *outline) addUntitled(entries []entry) []entry {
	tag, token, n := o.commonToken(entries)
	if n < 3 || token == "" && tag != "article" {
		return entries
	}
	known := map[int]bool{}
	parents := map[int]bool{}
	for _, e := range entries {
		known[e.from] = true
		parents[o.nodes[e.from].parent] = true
	}
	added := entries
	for p := range parents {
		for i := p + 1; i < o.nodes[p].end; i = o.nodes[i].end {
			n := &o.nodes[i]
			if !known[i] && !n.furniture && n.Type == html.ElementNode && n.Data == tag && hasToken(n.Node, token) && o.size(i, n.end) > 0 {
				added = append(added, entry{i, n.end, o.titleIn(i, n.end)})
			}
		}
	}
	slices.SortFunc(added, func(a, b entry) int { return cmp.Compare(a.from, b.from) })
	return added
}

// commonToken returns the kind of element that most entries are, a token that most of
// their classes have, "" for none, and how many do.
func (o *outline) commonToken(entries []entry) (tag, token string, n int) {
	counts := map[[2]string]int{}
	for _, e := range entries {
		top := &o.nodes[e.from]
		counts[[2]string{top.Data, ""}]++
		for t := range strings.SplitSeq(lasting(attr(top.Node, "class")), ".") {
			if t != "" {
				counts[[2]string{top.Data, t}]++
			}
		}
	}
	for k, c := range counts {
		switch {
		case 10*c < 7*len(entries):
		case token == "" && k[1] != "", (token == "") == (k[1] == "") && (c > n || c == n && k[1] < token):
			tag, token, n = k[0], k[1], c
		}
	}
	return tag, token, n
}

// hasToken reports whether an element has a class.
func hasToken(n *html.Node, token string) bool {
	if token == "" {
		return true
	}
	for t := range strings.FieldsSeq(attr(n, "class")) {
		if t == token {
			return true
		}
	}
	return false
}
