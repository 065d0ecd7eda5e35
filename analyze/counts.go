package analyze

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"stakeout/extract"
)

// Counts says how much was found of the kinds in Only. The finders of one kind may
// leave others behind, which nobody asked for.
type Counts struct {
	Only                                                       extract.Kinds
	Posts, Stakes, Mentions, Money, Dates, Percentages, Quotes int
	Explanations                                               int
}

// Add counts a result.
func (c *Counts) Add(r Result) {
	c.Posts++
	c.Stakes += c.wanted(extract.Stakes, len(r.Stakes))
	c.Mentions += c.wanted(extract.Mentions, len(r.Mentions))
	c.Money += c.wanted(extract.MoneyAmounts, len(r.Money))
	c.Dates += c.wanted(extract.Dates, len(r.Dates))
	c.Percentages += c.wanted(extract.Percentages, len(r.Percentages))
	c.Quotes += c.wanted(extract.Quotes, len(r.Quotes))
	c.Explanations += len(r.Explanations)
}

func (c *Counts) wanted(k extract.Kinds, n int) int {
	if c.Only.Has(k) {
		return n
	}
	return 0
}

// Facts is the number of facts of all kinds.
func (c Counts) Facts() int {
	return c.Stakes + c.Mentions + c.Money + c.Dates + c.Percentages + c.Quotes
}

// String says the counts of the kinds wanted in words: "10 posts, 5 stakes, …".
func (c Counts) String() string {
	said := []string{inWords(c.Posts, "post", "posts")}
	for _, k := range []struct {
		kind      extract.Kinds
		n         int
		one, many string
	}{
		{extract.Stakes, c.Stakes, "stake", "stakes"},
		{extract.Mentions, c.Mentions, "mention", "mentions"},
		{extract.MoneyAmounts, c.Money, "amount of money", "amounts of money"},
		{extract.Dates, c.Dates, "date", "dates"},
		{extract.Percentages, c.Percentages, "percentage", "percentages"},
		{extract.Quotes, c.Quotes, "quotation", "quotations"},
	} {
		if c.Only.Has(k.kind) {
			said = append(said, inWords(k.n, k.one, k.many))
		}
	}
	if c.Explanations > 0 {
		said = append(said, inWords(c.Explanations, "percentage or word for a share explained", "percentages and words for a share explained"))
	}
	return strings.Join(said, ", ")
}

func inWords(n int, one, many string) string {
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
			key.name = strings.Clone(m.Name) // not to hold on to the text of the post
			entity = &Entity{Name: key.name, Kind: m.Kind}
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
