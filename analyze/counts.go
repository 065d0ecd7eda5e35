package analyze

import (
	"fmt"
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
