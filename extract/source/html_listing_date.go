package source

import (
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stakeout/extract"
)

// readDate finds when the post was published.
func (d *listed) readDate() {
	if d.post.Published = d.markedDate(); !d.post.Published.IsZero() {
		return
	}
	for i := range d.lines {
		if d.part[i] != partFrame || d.lines[i].side && d.lines[i].hints&hintDate == 0 {
			continue
		}
		if b, ok := readByline(d.lines[i].text); ok && b.dated {
			d.by = b
			d.post.Published = b.date
			return
		}
	}
}

// markedDate returns the date that an element of the entry marks as one: that of
// publication before any other. Elements among the post's words don't count.
func (d *listed) markedDate() extract.Date {
	best, rank := extract.Date{}, 0
	for i := d.from; i < d.to; i++ {
		n := &d.nodes[i]
		if n.Type != html.ElementNode || n.furniture || d.within(i, d.from, hintComments|hintRelated|hintBody) {
			continue
		}
		r := dateRank(&d.nodes[i])
		if r <= rank {
			continue
		}
		if date := d.dateOf(i); !date.IsZero() {
			best, rank = date, r
		}
	}
	return best
}

// dateRank tells how sure it is that an element gives a post's date; 0 for not at all.
func dateRank(n *outlined) int {
	switch {
	case n.hints&hintPost != 0:
		return 0
	case n.DataAtom == atom.Time && n.hints&hintDate != 0, n.hints&hintDate != 0 && attr(n.Node, "content") != "":
		return 4
	case n.DataAtom == atom.Time && n.hints&hintUpdated == 0, n.hints&hintDate != 0 && attr(n.Node, "title") != "":
		return 3
	case n.hints&hintDate != 0:
		return 2
	case n.DataAtom == atom.Time:
		return 1
	}
	return 0
}

// dateOf reads the date of an element: for machines where it has one, else for
// readers.
func (d *listed) dateOf(i int) extract.Date {
	n := d.nodes[i].Node
	for _, key := range []string{"datetime", "content", "title"} {
		if date := publishedDate(attr(n, key)); date.Year > 0 && date.Month > 0 {
			return date
		}
	}
	if d.size(i, d.nodes[i].end) > longestTitle {
		return extract.Date{}
	}
	if b, ok := readByline(d.spacedLine(i)); ok && b.dated {
		if d.by.numeric == [2]int{} {
			d.by = b
		}
		return b.date
	}
	return extract.Date{}
}

// orderFigures reads dates in figures whose order is open ("03/05/2012") as the other
// posts of the page write them.
func orderFigures(drafts []*listed) {
	seen := [3]int{}
	for _, d := range drafts {
		seen[d.by.order]++
	}
	if (seen[dayBeforeMonth] > 0) == (seen[monthBeforeDay] > 0) {
		return
	}
	for _, d := range drafts {
		if d.by.numeric == [2]int{} || d.post.Published.Month != 0 {
			continue
		}
		day, month := d.by.numeric[0], d.by.numeric[1]
		if seen[monthBeforeDay] > 0 {
			day, month = month, day
		}
		d.post.Published.Day, d.post.Published.Month = day, time.Month(month)
	}
}

// carryDates gives posts without a date that of the line above them, or of the post
// before when that began with it: some blogs write the date of several posts of a day
// once.
func carryDates(o *outline, drafts []*listed) {
	var day extract.Date
	above := o.daysAbove(entriesIn(drafts))
	for i, d := range drafts {
		if above[i] >= 0 {
			b, _ := readByline(o.pageLines()[above[i]].text)
			day = b.date
		}
		switch {
		case d.post.Published.IsZero():
			d.post.Published = day
		case d.beginsWithDay():
			day = d.post.Published
			day.Clock, day.Zone = "", ""
		case day.Day != d.post.Published.Day || day.Month != d.post.Published.Month:
			day = extract.Date{}
		}
	}
}

// beginsWithDay reports whether the first line of an entry is a day's date.
func (d *listed) beginsWithDay() bool { return len(d.lines) > 0 && d.lines[0].isDay() }

// entriesIn returns where drafts stand.
func entriesIn(drafts []*listed) []entry {
	entries := make([]entry, len(drafts))
	for i, d := range drafts {
		entries[i] = d.entry
	}
	return entries
}
