package source

import (
	"cmp"
	"slices"

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
		if l.arePosts() && o.isHeaded(l) {
			return nil
		}
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
	all := o.allCandidates()
	words := make(map[*entry]int, len(all))
	for _, c := range all {
		for _, e := range c.entries {
			words[&c.entries[0]] += o.words(e.from, e.to) + fewLetters
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(words[&b.entries[0]], words[&a.entries[0]]) })
	return all[:min(len(all), mostLists)]
}

// allCandidates returns the ways to read a page.
func (o *outline) allCandidates() (all []candidate) {
	add := func(c candidate) {
		if len(c.entries) > 1 || o.isOnly(c.entries) {
			all = append(all, c)
		}
	}
	for _, entries := range o.markedEntries() {
		add(candidate{entries, byHeading, true})
	}
	for _, g := range o.titleGroups() {
		if len(g.at) < 2 {
			continue
		}
		entries := o.entriesOf(g)
		add(candidate{entries, g.kind, false})
		for _, part := range o.byParent(entries) {
			add(candidate{part, g.kind, false})
		}
	}
	for _, entries := range o.alikeEntries() {
		add(candidate{entries, byWeight, false})
	}
	return all
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
