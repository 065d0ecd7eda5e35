package analyze

import (
	"cmp"
	"slices"
	"strings"

	"stakeout/extract"
)

// Entity is what one or more posts name: the names that Ranked returns are told apart
// by their words alone, those of Resolve are people, organisations and places.
type Entity struct {
	Name     string
	Kind     extract.Kind
	Mentions int // in all posts
	Posts    int // that name it

	ID       string   // of a resolved entity: that of the user's register, or 16 hex digits
	Sort     string   // of an organisation: one of OrganisationKinds
	Aliases  []string // its other names, the most mentioned first
	Register bool     // the ID is that of the user's register
	Single   bool     // a person who is called by one name: several people may be meant
	First    extract.Date
	Last     extract.Date // the first and the last dated post that names it
}

// Entities counts who is named. The zero value is ready; it grows with the number
// of names, not with the number of posts.
type Entities struct {
	index  map[entityKey]int32
	names  []Entity
	here   []int32                     // for each name: 1 + the result that last named it
	seen   int32                       // results
	shorts map[entityKey]map[int32]int // the short form of a name: what posts say it stands for, and in how many mentions
}

type entityKey struct {
	name string
	kind extract.Kind
}

// Add counts the mentions of a result.
func (e *Entities) Add(r Result) {
	e.seen++
	for _, m := range r.Mentions {
		i := e.of(m.Name, m.Kind)
		e.names[i].Mentions++
		if e.here[i] != e.seen {
			e.here[i] = e.seen
			e.names[i].Posts++
		}
		if m.End <= len(r.Text) && m.Len() > 0 && m.Len() < len(m.Name) {
			e.learn(entityKey{r.Text[m.Start:m.End], m.Kind}, i)
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
		e.here = append(e.here, 0)
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

// Ranked returns the names as entities, the most mentioned first; the name, then the
// kind, decides between equals.
func (e *Entities) Ranked() []Entity {
	ranked := slices.Clone(e.names)
	slices.SortFunc(ranked, compareEntities)
	return ranked
}

func compareEntities(a, b Entity) int {
	return cmp.Or(cmp.Compare(b.Mentions, a.Mentions), strings.Compare(a.Name, b.Name), cmp.Compare(a.Kind, b.Kind), strings.Compare(a.ID, b.ID))
}
