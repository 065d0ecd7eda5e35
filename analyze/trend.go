package analyze

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"stakeout/extract"
)

// month is a month of a year; the zero value is an unknown one.
type month struct {
	year int
	of   time.Month
}

// monthOf returns the month of a date.
func monthOf(d extract.Date) month {
	if d.Month == 0 {
		return month{}
	}
	return month{d.Year, d.Month}
}

func (m month) String() string {
	if m.of == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", m.year, m.of)
}

func (m month) next() month {
	if m.of == time.December {
		return month{m.year + 1, time.January}
	}
	return month{m.year, m.of + 1}
}

func compareMonths(a, b month) int {
	return cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(a.of, b.of))
}

// longestSpan is the number of months, 100 years, beyond which a date is a mistake and
// the months between are not filled in.
const longestSpan = 1200

// span returns the months from the first to the last one, without gaps, and the unknown
// one at the end where it is among them.
func span(months []month) []month {
	slices.SortFunc(months, compareMonths)
	unknown := len(months) > 0 && months[0].of == 0
	if unknown {
		months = months[1:]
	}
	all := slices.Clone(months)
	if n := len(months); n > 0 && (months[n-1].year-months[0].year)*12 <= longestSpan {
		all = all[:0]
		for m := months[0]; compareMonths(m, months[n-1]) <= 0; m = m.next() {
			all = append(all, m)
		}
	}
	if unknown {
		all = append(all, month{})
	}
	return all
}

// Trend is how many posts of each month name an entity.
type Trend struct {
	months []month // of the whole summary, without gaps
	counts monthCounts
}

// monthCounts are how many posts of each month there are, in no order: a slice, for most
// entities are named in one or two.
type monthCounts []struct {
	month month
	posts int
}

// of returns the number of posts of a month.
func (c monthCounts) of(m month) int {
	for _, each := range c {
		if each.month == m {
			return each.posts
		}
	}
	return 0
}

// add counts a post of a month.
func (c monthCounts) add(m month) monthCounts {
	for i := range c {
		if c[i].month == m {
			c[i].posts++
			return c
		}
	}
	return append(c, struct {
		month month
		posts int
	}{m, 1})
}

// widestTrend is the number of columns that a sparkline takes at most.
const widestTrend = 12

// ticks are the heights of a sparkline: nothing, then eighths.
var ticks = []rune(" ▁▂▃▄▅▆▇█")

// Sparkline draws the trend; in a long time each column stands for several months.
func (t Trend) Sparkline() string {
	if len(t.months) < 2 {
		return ""
	}
	per := (len(t.months) + widestTrend - 1) / widestTrend
	var sums []int
	for part := range slices.Chunk(t.months, per) {
		n := 0
		for _, m := range part {
			n += t.counts.of(m)
		}
		sums = append(sums, n)
	}
	most := slices.Max(sums)
	var b strings.Builder
	for _, n := range sums {
		b.WriteRune(ticks[height(n, most, len(ticks)-1)])
	}
	return b.String()
}

// height scales n to 0 … steps; what is not 0 stays above it.
func height(n, most, steps int) int {
	if n == 0 || most == 0 {
		return 0
	}
	return max(1, n*steps/most)
}

// String lists the months that have any, in order: "2012-11:1 2013-02:8".
func (t Trend) String() string { return t.join("", "%v:%d", " ", "") }

// MarshalJSON prints an object: the months that have any, in order, with their numbers.
func (t Trend) MarshalJSON() ([]byte, error) { return []byte(t.join("{", "%q:%d", ",", "}")), nil }

func (t Trend) join(opening, format, between, closing string) string {
	var said []string
	for _, m := range t.months {
		if n := t.counts.of(m); n > 0 {
			said = append(said, fmt.Sprintf(format, m, n))
		}
	}
	return opening + strings.Join(said, between) + closing
}

// widestBar is the number of columns of the longest bar.
const widestBar = 10

func bar(n, most int) string { return strings.Repeat("█", height(n, most, widestBar)) }
