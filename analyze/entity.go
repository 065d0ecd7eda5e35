package analyze

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"stakeout/extract"
)

// Entity is a person, an organisation or a place that posts name.
type Entity struct {
	Name     string
	Kind     extract.Kind
	Mentions int // in all posts
	Posts    int // that name it

	ID       string   // that of the user's register, or 16 hex digits
	Sort     string   // of an organisation: one of OrganisationKinds
	Aliases  []string // its other names, the most mentioned first
	Register bool     // the ID is that of the user's register
	Single   bool     // a person who is called by one name: several people may be meant
	First    extract.Date
	Last     extract.Date // the first and the last dated post that names it
}

// Entities collects who is named. The zero value is ready; it grows with the number of
// names, and by some bytes for each name of each post.
type Entities struct {
	index  map[entityKey]int32
	names  []Entity
	posts  [][]nameCount               // the names of each result
	shorts map[entityKey]map[int32]int // the short form of a name: what posts say it stands for, and in how many mentions
}

type entityKey struct {
	name string
	kind extract.Kind
}

// nameCount is how often a post mentions a name.
type nameCount struct{ name, mentions int32 }

// Add takes in the names of a result.
func (e *Entities) Add(r Result) { e.add(r) }

// add takes in the names of a result and returns them in the order of their first
// mention.
func (e *Entities) add(r Result) []nameCount {
	var named []nameCount
	at := make(map[int32]int, len(r.Mentions))
	for _, m := range r.Mentions {
		name := e.of(m.Name, m.Kind)
		i, here := at[name]
		if !here {
			i = len(named)
			at[name] = i
			named = append(named, nameCount{name: name})
			e.names[name].Posts++
		}
		named[i].mentions++
		e.names[name].Mentions++
		if m.End <= len(r.Text) && m.Len() > 0 && m.Len() < len(m.Name) {
			e.learn(entityKey{r.Text[m.Start:m.End], m.Kind}, name)
		}
	}
	named = slices.Clip(named)
	e.posts = append(e.posts, named)
	return named
}

// NamesOf yields the names of the i-th result that was added, in the order of their first
// mention.
func (e *Entities) NamesOf(i int) iter.Seq2[string, extract.Kind] {
	return func(yield func(string, extract.Kind) bool) {
		for _, n := range e.posts[i] {
			if !yield(e.names[n.name].Name, e.names[n.name].Kind) {
				return
			}
		}
	}
}

// of returns the index of a name, which it adds when it is new.
func (e *Entities) of(name string, kind extract.Kind) int32 {
	i, known := e.index[entityKey{name, kind}]
	if !known {
		if e.index == nil {
			e.index, e.shorts = map[entityKey]int32{}, map[entityKey]map[int32]int{}
		}
		name = strings.Clone(name) // not to hold on to the text of the post
		i = int32(len(e.names))
		e.index[entityKey{name, kind}] = i
		e.names = append(e.names, Entity{Name: name, Kind: kind})
	}
	return i
}

// learn remembers that a post uses a short form for the name i.
func (e *Entities) learn(short entityKey, i int32) {
	meanings := e.shorts[short]
	if meanings == nil {
		meanings = map[int32]int{}
		short.name = strings.Clone(short.name)
		e.shorts[short] = meanings
	}
	meanings[i]++
}

// compareEntities puts the most mentioned first; the name, then the kind, decides between
// equals.
func compareEntities(a, b Entity) int {
	return cmp.Or(cmp.Compare(b.Mentions, a.Mentions), strings.Compare(a.Name, b.Name), cmp.Compare(a.Kind, b.Kind), strings.Compare(a.ID, b.ID))
}
