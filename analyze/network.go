package analyze

import (
	"cmp"
	"slices"
	"strings"
)

// Who is named together: an undirected network of people and organisations, with a tie
// for each two of them that the same posts name. Places are left out, for nearly every
// post names some, and so are people who are called by one name alone, who may be several.

// Tie is two people or organisations that posts name together.
type Tie struct {
	A, B    *Entity   // A is named in more posts, or comes first in the alphabet
	Posts   int       // that name both
	Overlap float64   // which part that is of the posts that name either of them, 0 to 1
	Latest  *PostNote // of these posts
}

// mostTied is how many entities a network has at most, those that most posts name. Ties
// grow with its square: a million take 50 MB.
const mostTied = 1000

// Network returns the ties of at least so many posts, those of the most posts first.
func (s *Summary) Network(least int) []Tie {
	ranks := s.ranks(least)
	at := map[[2]int32]int{}
	var all []Tie
	for _, p := range s.Posts {
		named := ranked(s.entitiesOf(p), ranks)
		for i, a := range named {
			for _, b := range named[i+1:] {
				pair := [2]int32{ranks[a], ranks[b]}
				n, known := at[pair]
				if !known {
					n = len(all)
					at[pair] = n
					all = append(all, Tie{A: a, B: b, Latest: p})
				}
				all[n].add(p)
			}
		}
	}
	all = slices.DeleteFunc(all, func(t Tie) bool { return t.Posts < least })
	for i := range all {
		t := &all[i]
		t.Overlap = float64(t.Posts) / float64(t.A.Posts+t.B.Posts-t.Posts)
	}
	slices.SortFunc(all, func(x, y Tie) int {
		return cmp.Or(cmp.Compare(y.Posts, x.Posts), cmp.Compare(ranks[x.A], ranks[y.A]), cmp.Compare(ranks[x.B], ranks[y.B]))
	})
	return all
}

// add counts a post of a tie.
func (t *Tie) add(p *PostNote) {
	t.Posts++
	if p.Published.String() >= t.Latest.Published.String() {
		t.Latest = p
	}
}

// ranks numbers the entities that can have ties of so many posts, beginning with the one
// that most posts name.
func (s *Summary) ranks(least int) map[*Entity]int32 {
	var all []*Entity
	for _, e := range s.Entities {
		if e.Posts >= max(least, 1) && !e.Single && classOf(e.Kind) != placeClass {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b *Entity) int {
		return cmp.Or(cmp.Compare(b.Posts, a.Posts), strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
	})
	ranks := map[*Entity]int32{}
	for i, e := range all[:min(len(all), mostTied)] {
		ranks[e] = int32(i)
	}
	return ranks
}

// ranked returns the entities that have a rank, by rank.
func ranked(named []*Entity, ranks map[*Entity]int32) []*Entity {
	named = slices.DeleteFunc(named, func(e *Entity) bool { _, has := ranks[e]; return !has })
	slices.SortFunc(named, func(a, b *Entity) int { return cmp.Compare(ranks[a], ranks[b]) })
	return named
}

// network has a row a tie.
func (s *Summary) network() Table {
	t := Table{Columns: []Column{{"name", "Name"}, {"id", ""}, {"kind", ""}, {"other", "Named with"}, {"other_id", ""}, {"other_kind", ""},
		{"posts", "Posts"}, {"overlap", "Overlap"}, {"latest", ""}, {"title", "Latest post"}, {"url", ""}}}
	for _, tie := range s.Network(s.LeastPosts) {
		p := tie.Latest
		t.Rows = append(t.Rows, []any{tie.A.Name, tie.A.ID, tie.A.KindName(), tie.B.Name, tie.B.ID, tie.B.KindName(),
			tie.Posts, round(tie.Overlap), text(p.Published.String()), p.Title, text(p.URL)})
	}
	return t
}
