package source

import (
	"strings"
	"time"
)

// classify gives every block its role.
func (p *page) classify() {
	f := loadFurniture()
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.role == roleRule {
			continue
		}
		if by, ok := readByline(b.text); ok {
			b.role, b.by = roleMeta, by
			continue
		}
		b.role = f.role(b.text)
		if len(b.links) > 1 && (b.role == roleWords || b.role == roleLine) {
			b.role = f.firstLink(b)
		}
		if b.role == roleWords && b.isLine() {
			b.role = roleLine
		}
	}
	p.joinLabels()
	p.findFields()
	p.findLabels()
	p.findNames()
	p.orderDates()
	p.site = p.findSite()
}

// orderDates reads the dates in figures whose order is open ("03/05/2012") as the
// page writes those that have one order only ("27/04/2012").
func (p *page) orderDates() {
	dayFirst, monthFirst := 0, 0
	for i := range p.blocks {
		switch p.blocks[i].by.order {
		case dayBeforeMonth:
			dayFirst++
		case monthBeforeDay:
			monthFirst++
		}
	}
	if (dayFirst > 0) == (monthFirst > 0) {
		return
	}
	for i := range p.blocks {
		by := &p.blocks[i].by
		if by.numeric == [2]int{} || by.date.Month != 0 {
			continue
		}
		day, month := by.numeric[0], by.numeric[1]
		if monthFirst > 0 {
			day, month = month, day
		}
		by.date.Day, by.date.Month = day, time.Month(month)
	}
}

// firstLink gives a line of links the role of the first of them when the others are
// glued to it ("read more" and the picture of the next post).
func (f furniture) firstLink(b *block) role {
	if !strings.HasPrefix(b.text, b.links[0].Text) || b.links[0].Text == "" {
		return b.role
	}
	switch r := f.role(b.links[0].Text); r {
	case roleMore, roleFoot, roleShare, rolePaging:
		return r
	}
	return b.role
}

// findLabels marks the short lines that the page repeats at least every other post:
// categories, "Details".
func (p *page) findLabels() {
	seen, dates := map[string]int{}, 0
	for i := range p.blocks {
		switch b := &p.blocks[i]; b.role {
		case roleLine:
			seen[b.text]++
		case roleMeta:
			dates++
		}
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.role == roleLine && len(b.text) < 60 && (seen[b.text] >= 3 && seen[b.text]*2 >= dates || isCategory(b.text)) && b.form() == 0 {
			b.role = roleLabel
		}
	}
}

// isCategory reports whether a line is a category as templates write it: "in
// Housing", "#boats #lettings", a bare number of likes.
func isCategory(s string) bool {
	if rest, ok := strings.CutPrefix(s, "in "); ok {
		return strings.Count(rest, " ") < 4
	}
	if s[0] == '#' && len(s) > 1 && isWordByte(s[1]) {
		return strings.Count(s, "#") >= strings.Count(s, " ")
	}
	return false
}

// findNames marks the names that stand alone beside the dates of a page: its
// authors, when some of them come more than once.
func (p *page) findNames() {
	var at []int
	seen := map[string]bool{}
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.role != roleLine && b.role != roleLabel || b.level > 0 || !strings.Contains(b.text, " ") || strings.Count(b.text, " ") > 3 || !isName(b.text) {
			continue
		}
		if p.datedBeside(i, -1) || p.datedBeside(i, 1) {
			at = append(at, i)
			seen[b.text] = true
		}
	}
	if len(at) < 3 || len(seen)*5 > len(at)*4 {
		return
	}
	for _, i := range at {
		b := &p.blocks[i]
		names, _ := splitNames(b.text)
		b.role, b.by = roleMeta, byline{label: "label", signed: true, authors: names}
	}
}

// datedBeside reports whether a date without an author stands next to block i, with
// labels between them at most.
func (p *page) datedBeside(i, step int) bool {
	for i += step; i >= 0 && i < len(p.blocks); i += step {
		switch b := &p.blocks[i]; b.role {
		case roleLabel, roleFoot:
			continue
		case roleNav:
			if key(b.text) == "" {
				continue // "|"
			}
		case roleMeta:
			if b.by.label == "label" && !b.by.dated {
				continue
			}
			return b.by.dated && len(b.by.authors) == 0
		}
		return false
	}
	return false
}

// findFields marks the lines "Organisation: Treasury" whose first words the page
// repeats: what a list says of each of its items.
func (p *page) findFields() {
	seen := map[string]int{}
	for i := range p.blocks {
		if f := p.blocks[i].field(); f != "" {
			seen[f]++
		}
	}
	for i := range p.blocks {
		if f := p.blocks[i].field(); f != "" && seen[f] >= 3 {
			p.blocks[i].role = roleFoot
		}
	}
}

// field returns what stands before the colon of a short line.
func (b *block) field() string {
	if b.role != roleLine && b.role != roleArchive || len(b.text) > 100 {
		return ""
	}
	f, _, ok := strings.Cut(b.text, ":")
	if !ok || f == "" || !isWordByte(f[0]) || digitsAt(f) > 0 || len(f) > 24 || strings.Count(f, " ") > 2 {
		return ""
	}
	return f
}

// longestLine is the number of bytes that a title or heading may have.
const longestLine = 220

// longestCut is the number of bytes that a title may have that ends in an ellipsis;
// longer lines are the beginnings of posts.
const longestCut = 90

// isLine reports whether the block can be a title or a heading.
func (b *block) isLine() bool {
	if b.level > 0 && b.level < 7 {
		return true
	}
	if len(b.text) > longestLine || b.quoted {
		return false
	}
	bare := strings.TrimRight(b.text, "”’\"')]")
	if strings.HasSuffix(bare, "…") && (len(bare) > longestCut || strings.Contains(bare, ". ")) {
		return false
	}
	if bare == "" || strings.IndexByte(".,;:", bare[len(bare)-1]) >= 0 {
		return false
	}
	return len(b.text) <= 90 || !strings.Contains(b.text, ". ")
}

// joinLabels reads a label and the value in the next line as one byline ("Posted
// on", "12 September 2013"), as innerText parts them.
func (p *page) joinLabels() {
	signed, seen := false, p.labels()
	for i := 0; i+1 < len(p.blocks); i++ {
		a, b := &p.blocks[i], &p.blocks[i+1]
		signed = signed || a.role == roleMeta
		if a.role == roleFoot && b.role == roleLine && !b.gap && strings.HasPrefix(b.text, "on ") {
			b.role = roleFoot // "1 Comment", "on The title of the post"
		}
		if a.role != roleLabel || b.gap && !(isAuthorLabel(a.text) && isName(b.text)) || b.level > 0 {
			continue
		}
		if by, ok := readByline(a.text + " " + b.text); ok {
			if by.label == "" {
				by.label = "label"
			}
			a.role, a.by = roleMeta, byline{label: "label"}
			b.role, b.by = roleMeta, by
		} else if isAuthorLabel(a.text) && isName(b.text) {
			a.role, a.by = roleMeta, byline{label: "label"}
			names, _ := splitNames(b.text)
			b.role, b.by = roleMeta, byline{label: "label", signed: true, authors: names}
		} else if (signed || seen[key(a.text)] > 1) && (b.role == roleLine || b.role == roleWords && !stops(b.text)) {
			b.role = roleFoot
		}
	}
}

// labels counts the labels of a page: one that comes once, before any byline, may be
// an item of a menu.
func (p *page) labels() map[string]int {
	seen := map[string]int{}
	for i := range p.blocks {
		if p.blocks[i].role == roleLabel {
			seen[key(p.blocks[i].text)]++
		}
	}
	return seen
}

// isAuthorLabel reports whether a label announces a name.
func isAuthorLabel(s string) bool {
	switch key(s) {
	case "author", "authors", "by", "posted by", "written by", "published by":
		return true
	}
	return false
}

// segment is the part of a page that one post stands in.
type segment struct {
	from, to int // blocks
	title    int // block, -1 for none
	lead     int // block of the first paragraph of an article, 0 when that is not known
}

// body returns the blocks among which the posts are: what a sidebar, the readers'
// comments or the foot of the site holds is marked as furniture.
func (p *page) fence() {
	for i := range p.blocks {
		p.blocks[i].open = p.blocks[i].role
	}
	p.fenceWidgets()
	p.fenceComments()
}

// openWidgets takes the fences of the sidebars down: a single article may stand among
// the menus.
func (p *page) openWidgets() {
	for i := range p.blocks {
		p.blocks[i].role = p.blocks[i].open
	}
	p.fenceComments()
}

// outside marks blocks from (inclusive) to (exclusive) as no part of a post.
func (p *page) outside(from, to int) {
	for i := from; i < to; i++ {
		if r := p.blocks[i].role; r == roleWords || r == roleLine || r == roleMeta || r == roleRelated || r == roleFoot || r == roleLabel || r == roleArchive || r == roleMore {
			p.blocks[i].role = roleNav
		}
	}
}

// fenceWidgets marks the sidebars: from the first to the last heading of a widget,
// and the short lines behind it.
func (p *page) fenceWidgets() {
	seen := map[string]int{}
	for i := range p.blocks {
		if p.blocks[i].role == roleWidget {
			seen[key(p.blocks[i].text)]++
		}
	}
	first, last := -1, -1
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.role != roleWidget {
			continue
		}
		if seen[key(b.text)] > 2 {
			b.role = roleFoot
			continue
		}
		if last >= 0 && p.sidebar(last, i) {
			last = i
			continue
		}
		if last >= 0 {
			p.outside(first, p.widgetEnd(last))
		}
		first, last = i, i
	}
	if last >= 0 {
		p.outside(first, p.widgetEnd(last))
	}
}

// sidebar reports whether the blocks between two headings of widgets belong to
// widgets too: they are lists and short lines, not an article.
func (p *page) sidebar(from, to int) bool {
	const article = 600
	long, words := 0, 0
	for i := from + 1; i < to; i++ {
		if b := &p.blocks[i]; b.role == roleWords && !b.item && len(b.text) > 80 {
			words += len(b.text)
			if len(b.text) > 200 {
				long++
			}
		}
	}
	return long <= 1 && words < article && to-from < 80
}

// widgetEnd returns the block behind the widget whose heading is block i: its list
// and short lines, up to a heading or the line above a paragraph.
func (p *page) widgetEnd(i int) int {
	for i++; i < len(p.blocks); i++ {
		b := &p.blocks[i]
		switch {
		case b.item || b.role == roleColophon || b.role == roleShare || b.role == roleNav || b.role == roleLabel || b.role == roleFoot:
			continue
		case b.role == roleArchive || b.role == roleRule || b.level > 0:
			return i
		case b.role == roleWords && len(b.text) > 100 || b.role == roleMeta:
			for i > 0 && p.blocks[i-1].role == roleLine && !p.blocks[i-1].item {
				return i - 1
			}
			return i
		}
	}
	return i
}

// fenceComments marks the readers' comments at the end of a page.
func (p *page) fenceComments() {
	at, n := -1, 0
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.role == roleFoot && p.opensComments(i) {
			b.role = roleComments
		}
		if b.role == roleComments {
			if n++; at < 0 {
				at = i
			}
		}
	}
	switch {
	case n > 2:
		for i := range p.blocks {
			if p.blocks[i].role == roleComments {
				p.blocks[i].role = roleFoot
			}
		}
	case n > 0:
		p.outside(at, len(p.blocks))
	}
}

// opensComments reports whether the line i, "Comments" or "3 comments", stands over
// comments: someone says something at some time of day right below it.
func (p *page) opensComments(i int) bool {
	switch key(p.blocks[i].text) {
	case "comments", "# comments", "# comment", "comments (#", "comment (#", "# responses", "# replies":
	default:
		return false
	}
	for _, b := range p.blocks[i+1 : min(i+5, len(p.blocks))] {
		if b.role == roleMeta && b.by.date.Clock != "" && b.by.label == "" {
			return true
		}
		for _, says := range []string{" says", " says:", " said:", " wrote:", " writes:"} {
			if len(b.text) < 60 && strings.HasSuffix(b.text, says) {
				return true
			}
		}
	}
	return false
}
