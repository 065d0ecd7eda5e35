package analyze

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"stakeout/extract"
)

// Counts says how much was found.
type Counts struct {
	Posts, Stakes, Mentions, Money, Dates, Percentages, Quotes int
}

// Add counts a result.
func (c *Counts) Add(r Result) {
	c.Posts++
	c.Stakes += len(r.Stakes)
	c.Mentions += len(r.Mentions)
	c.Money += len(r.Money)
	c.Dates += len(r.Dates)
	c.Percentages += len(r.Percentages)
	c.Quotes += len(r.Quotes)
}

// Facts is the number of facts of all kinds.
func (c Counts) Facts() int {
	return c.Stakes + c.Mentions + c.Money + c.Dates + c.Percentages + c.Quotes
}

// String says the counts in words: "10 posts, 5 stakes, …".
func (c Counts) String() string {
	parts := []string{
		count(c.Posts, "post", "posts"), count(c.Stakes, "stake", "stakes"), count(c.Mentions, "mention", "mentions"),
		count(c.Money, "amount of money", "amounts of money"), count(c.Dates, "date", "dates"),
		count(c.Percentages, "percentage", "percentages"), count(c.Quotes, "quotation", "quotations"),
	}
	return strings.Join(parts, ", ")
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

// Entity is what one or more posts name: mentions of the same name and kind.
type Entity struct {
	Name     string
	Kind     extract.Kind
	Mentions int // in all posts
	Posts    int // that name it
}

// Entities counts who is named. The zero value is ready; it grows with the number
// of names, not with the number of posts.
type Entities struct {
	byName map[entityKey]*Entity
}

type entityKey struct {
	name string
	kind extract.Kind
}

// Add counts the mentions of a result.
func (e *Entities) Add(r Result) {
	if e.byName == nil {
		e.byName = map[entityKey]*Entity{}
	}
	here := map[entityKey]bool{}
	for _, m := range r.Mentions {
		key := entityKey{m.Name, m.Kind}
		entity := e.byName[key]
		if entity == nil {
			entity = &Entity{Name: m.Name, Kind: m.Kind}
			e.byName[key] = entity
		}
		entity.Mentions++
		if !here[key] {
			here[key] = true
			entity.Posts++
		}
	}
}

// Ranked returns the entities, the most mentioned first; the name, then the kind,
// decides between equals.
func (e *Entities) Ranked() []Entity {
	ranked := make([]Entity, 0, len(e.byName))
	for entity := range maps.Values(e.byName) {
		ranked = append(ranked, *entity)
	}
	slices.SortFunc(ranked, func(a, b Entity) int {
		return cmp.Or(cmp.Compare(b.Mentions, a.Mentions), strings.Compare(a.Name, b.Name), cmp.Compare(a.Kind, b.Kind))
	})
	return ranked
}
