package analyze

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"stakeout/extract"
)

// Table is rows to print. Its values are those that output.PrintRelation takes, and
// values that print themselves as text and as JSON.
type Table struct {
	Columns []Column
	Rows    [][]any
}

// Column is a column of a table: Key is its name for machines, Heading the one for
// people; where one of them is "" the others alone see the column.
type Column struct{ Key, Heading string }

// Shown returns the table as people see it, without columns that have nothing in them,
// or as machines do.
func (t Table) Shown(people bool) (columns []string, rows [][]any) {
	var kept []int
	for i, c := range t.Columns {
		name := c.Key
		if people {
			name = c.Heading
		}
		if name != "" && (!people || slices.ContainsFunc(t.Rows, func(row []any) bool { return fmt.Sprint(row[i]) != "" })) {
			kept, columns = append(kept, i), append(columns, name)
		}
	}
	for _, row := range t.Rows {
		cells := make([]any, len(kept))
		for k, i := range kept {
			cells[k] = row[i]
		}
		rows = append(rows, cells)
	}
	return columns, rows
}

// tables are what a summary can be looked at by.
var tables = []struct {
	by    string
	facts extract.Kinds // that it needs
	table func(*Summary) Table
}{
	{"companies", extract.Mentions | extract.Stakes, (*Summary).companies},
	{"holders", extract.Mentions | extract.Stakes, (*Summary).holders},
	{"people", extract.Mentions | extract.Quotes, func(s *Summary) Table { return s.named(personClass) }},
	{"organisations", extract.Mentions, func(s *Summary) Table { return s.named(bodyClass) }},
	{"places", extract.Mentions, func(s *Summary) Table { return s.named(placeClass) }},
	{"network", extract.Mentions, (*Summary).network},
	{"posts", extract.Mentions | extract.Stakes | extract.Quotes, (*Summary).byPost},
	{"months", extract.Mentions | extract.Stakes | extract.Quotes, (*Summary).byMonth},
	{"quotes", extract.Mentions | extract.Quotes, (*Summary).quotes},
}

// Views returns the names of the tables that a summary has.
func Views() []string {
	var names []string
	for _, t := range tables {
		names = append(names, t.by)
	}
	return names
}

// FactsFor returns the kinds of facts that a table needs, ok false for an unknown one.
func FactsFor(by string) (facts extract.Kinds, ok bool) {
	for _, t := range tables {
		if t.by == by {
			return t.facts, true
		}
	}
	return 0, false
}

// Table returns one of Views.
func (s *Summary) Table(by string) Table {
	for _, t := range tables {
		if t.by == by {
			return t.table(s)
		}
	}
	return Table{}
}

// Holdings are the holders of an account with their shares.
type Holdings []*Statement

// String prints the holders: "Orrin Capital 40%, employees 25% (acquiring)". What all are
// doing is said once.
func (h Holdings) String() string {
	said := make([]string, len(h))
	alike := !slices.ContainsFunc(h, func(s *Statement) bool { return s.Status != h[0].Status })
	for i, s := range h {
		said[i] = strings.TrimSpace(cmp.Or(s.holderName(), "?") + " " + s.Share.String())
		switch {
		case s.isPresent() || alike && i < len(h)-1:
		case alike && i > 0:
			said[i] += " (all " + string(s.Status) + ")"
		default:
			said[i] += " (" + string(s.Status) + ")"
		}
	}
	return strings.Join(said, ", ")
}

// MarshalJSON prints an array of objects.
func (h Holdings) MarshalJSON() ([]byte, error) {
	type holding struct {
		Holder   *string  `json:"holder"` // null when nobody is named
		HolderID *string  `json:"holder_id"`
		Exact    *float64 `json:"exact"`
		Min      *float64 `json:"min"`
		Max      *float64 `json:"max"`
		Status   string   `json:"status"`
		Date     *string  `json:"date"`
		Post     string   `json:"post"`
		Sentence string   `json:"sentence"`
	}
	all := make([]holding, len(h))
	for i, s := range h {
		all[i] = holding{orNull(s.holderName()), orNull(s.Holder.id()), s.Share.Exact, s.Share.Min, s.Share.Max, string(s.Status), orNull(s.Date.String()), s.Post.ID, s.Sentence}
	}
	return json.Marshal(all)
}

// id returns the ID of an actor's entity, "" for one without.
func (a *Actor) id() string {
	if a == nil || a.Entity == nil {
		return ""
	}
	return a.Entity.ID
}

// KindName says what an entity is: the kind of organisation, "person" or "place".
func (e *Entity) KindName() string {
	switch classOf(e.Kind) {
	case personClass:
		return "person"
	case bodyClass:
		return e.Sort
	}
	return "place"
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// list prints strings as JSON's array, and joined.
type list []string

func (l list) String() string { return strings.Join(l, ", ") }

func (l list) MarshalJSON() ([]byte, error) { return json.Marshal(append([]string{}, l...)) }

// companies has a row an account: the present state of each company, and what was said
// otherwise.
func (s *Summary) companies() Table {
	t := Table{Columns: []Column{{"company", "Company"}, {"company_id", ""}, {"kind", ""}, {"holders", "Holders"}, {"least", ""}, {"most", ""}, {"finding", ""}, {"", "Total"},
		{"standing", ""}, {"date", ""}, {"", "When"}, {"post", ""}, {"title", "Post"}, {"url", ""}}}
	for _, o := range s.Ownerships {
		for i := range o.Accounts {
			a := &o.Accounts[i]
			least, most := a.Sum()
			posts := a.posts()
			t.Rows = append(t.Rows, []any{o.Company.Name, text(o.Company.id()), text(o.Company.Kind()), Holdings(a.Holdings), round(least), round(min(most, 100*float64(len(a.Holdings)))), a.Finding(), a.total(),
				string(a.Standing), text(a.Date.String()), strings.TrimSpace(string(a.Standing) + " " + day(a.Date)), posts[0].ID, posts[0].Title, text(posts[0].URL)})
		}
	}
	return t
}

// posts returns the posts of an account, the newest first.
func (a *Account) posts() []*PostNote {
	var posts []*PostNote
	for _, s := range a.Holdings {
		if !slices.Contains(posts, s.Post) {
			posts = append(posts, s.Post)
		}
	}
	slices.SortStableFunc(posts, func(x, y *PostNote) int { return strings.Compare(y.Published.String(), x.Published.String()) })
	return posts
}

// total prints what the shares add up to, and what is missing.
func (a *Account) total() string {
	least, most := a.Sum()
	said := percent(least)
	if most > least {
		said = "≥" + said
	}
	switch finding := a.Finding(); finding {
	case "adds up":
		return said
	default:
		return said + ": " + finding
	}
}

func round(f float64) float64 { return float64(int64(f*100+0.5)) / 100 }

// text is a string, or null when it is empty.
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// day prints a date without the time of day.
func day(d extract.Date) string {
	d.Clock, d.Zone = "", ""
	return d.String()
}

// holders has a row for what each holder has of each company, directly or through others.
func (s *Summary) holders() Table {
	t := Table{Columns: []Column{{"holder", "Holder"}, {"holder_id", ""}, {"kind", ""}, {"company", "Company"}, {"company_id", ""}, {"exact", ""}, {"min", ""}, {"max", ""}, {"", "Share"},
		{"status", "Status"}, {"through", ""}, {"before", "Before"}, {"date", ""}, {"", "Date"}, {"post", ""}, {"title", ""}, {"url", ""}, {"sentence", ""}}}
	for _, o := range s.Ownerships {
		if len(o.Accounts) == 0 {
			continue
		}
		for _, h := range o.Accounts[0].Holdings {
			if h.Holder == nil {
				continue
			}
			t.Rows = append(t.Rows, []any{h.Holder.Name, text(h.Holder.id()), text(h.Holder.Kind()), o.Company.Name, text(o.Company.id()), float(h.Share.Exact), float(h.Share.Min), float(h.Share.Max), h.Share.String(),
				string(h.Status), list(nil), o.before(h), text(h.Date.String()), day(h.Date), h.Post.ID, h.Post.Title, text(h.Post.URL), h.Sentence})
		}
	}
	for _, i := range s.Indirect {
		var through list
		for _, a := range i.Through {
			through = append(through, a.Name)
		}
		t.Rows = append(t.Rows, []any{i.Holder.Name, text(i.Holder.id()), text(i.Holder.Kind()), i.Company.Name, text(i.Company.id()), round(i.Share), nil, nil, percent(i.Share),
			"through " + through.String(), through, list(nil), nil, "", nil, nil, nil, nil})
	}
	slices.SortStableFunc(t.Rows, func(a, b []any) int {
		return cmp.Or(strings.Compare(a[0].(string), b[0].(string)), strings.Compare(fmt.Sprint(a[1]), fmt.Sprint(b[1])))
	})
	return t
}

func float(f *float64) any {
	if f == nil {
		return nil
	}
	return *f
}

// before returns what was said earlier of the holder's share, where it was another.
func (o *Ownership) before(h *Statement) list {
	var said list
	for _, s := range o.Said {
		if s == h {
			break
		}
		if share := s.Share.String(); s.sameHolder(h) && share != h.Share.String() {
			if when := day(s.Date); when != "" {
				share += " (" + when + ")"
			}
			if !slices.Contains(said, share) {
				said = append(said, share)
			}
		}
	}
	if h.Previous != nil && len(said) == 0 {
		said = append(said, percent(*h.Previous))
	}
	return said
}

// named has a row an entity, the most mentioned first.
func (s *Summary) named(c class) Table {
	t := Table{Columns: []Column{{"name", ""}, {"", "Name"}, {"id", ""}, {"kind", ""}, {"mentions", "Mentions"}, {"posts", "Posts"}, {"first", ""}, {"last", ""}, {"aliases", "Also called"}, {"registered", ""}, {"months", ""}, {"", "By month"}}}
	if c == bodyClass {
		t.Columns[3].Heading = "Kind"
	}
	if c == personClass {
		t.Columns = slices.Insert(t.Columns, 6, Column{"quotes", "Quotes"}, Column{"one_name", ""})
	}
	for _, e := range s.Entities {
		if classOf(e.Kind) != c || e.Posts == 0 {
			continue
		}
		trend := s.trend(e)
		row := []any{e.Name, e.Name, e.ID, e.KindName(), e.Mentions, e.Posts, text(e.First.String()), text(e.Last.String()), list(e.Aliases), e.Register, trend, trend.Sparkline()}
		if c == personClass {
			row = slices.Insert(row, 6, any(s.spoken[e]), any(e.Single))
		}
		if e.Single {
			row[1] = e.Name + " (?)"
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// byPost has a row a post, in the order of the inputs.
func (s *Summary) byPost() Table {
	t := Table{Columns: []Column{{"id", ""}, {"published", ""}, {"", "Published"}, {"title", "Title"}, {"words", ""}, {"stakes", "Stakes"}, {"quotes", "Quotes"}, {"people", "People"}, {"organisations", "Organisations"}, {"places", ""}, {"source", ""}, {"url", ""}}}
	for _, p := range s.Posts {
		names := map[class]list{}
		for _, e := range s.entitiesOf(p) {
			names[classOf(e.Kind)] = append(names[classOf(e.Kind)], e.Name)
		}
		t.Rows = append(t.Rows, []any{p.ID, text(p.Published.String()), day(p.Published), p.Title, p.Words, p.Stakes, p.Quotes, names[personClass], names[bodyClass], names[placeClass], p.Source, text(p.URL)})
	}
	return t
}

// byMonth has a row a month, those without posts between the first and the last included,
// and one for the posts without a month.
func (s *Summary) byMonth() Table {
	t := Table{Columns: []Column{{"month", ""}, {"", "Month"}, {"posts", "Posts"}, {"", "Trend"}, {"stakes", "Stakes"}, {"quotes", "Quotes"}, {"people", ""}, {"organisations", ""}, {"most_named", "Most named"}}}
	months := map[month][]*PostNote{}
	for _, p := range s.Posts {
		months[monthOf(p.Published)] = append(months[monthOf(p.Published)], p)
	}
	most := 0
	for _, posts := range months {
		most = max(most, len(posts))
	}
	for _, m := range span(slices.Collect(maps.Keys(months))) {
		stakes, quotes := 0, 0
		count := map[*Entity]int{}
		for _, p := range months[m] {
			stakes, quotes = stakes+p.Stakes, quotes+p.Quotes
			for _, e := range s.entitiesOf(p) {
				count[e]++
			}
		}
		people, bodies := 0, 0
		var top list
		for _, e := range mostNamed(count) {
			switch classOf(e.Kind) {
			case personClass:
				people++
			case bodyClass:
				bodies++
			default:
				continue
			}
			if len(top) < 3 && count[e] > 1 {
				top = append(top, e.Name)
			}
		}
		t.Rows = append(t.Rows, []any{text(m.String()), cmp.Or(m.String(), "undated"), len(months[m]), bar(len(months[m]), most), stakes, quotes, people, bodies, top})
	}
	return t
}

func mostNamed(count map[*Entity]int) []*Entity {
	return slices.SortedFunc(maps.Keys(count), func(a, b *Entity) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
	})
}

// quotes has a row a speaker, the most quoted first.
func (s *Summary) quotes() Table {
	t := Table{Columns: []Column{{"speaker", "Speaker"}, {"speaker_id", ""}, {"kind", ""}, {"quotes", "Quotes"}, {"posts", "Posts"}, {"first", ""}, {"last", ""}, {"", "Last"}, {"words", ""}, {"", "Last words"}, {"title", ""}, {"url", ""}}}
	for _, v := range s.voices() {
		first, last := v.said[0], v.said[len(v.said)-1]
		posts := map[*PostNote]bool{}
		for _, q := range v.said {
			posts[q.post] = true
		}
		t.Rows = append(t.Rows, []any{v.actor.Name, text(v.actor.id()), text(v.actor.Kind()), len(v.said), len(posts), text(first.post.Published.String()), text(last.post.Published.String()), day(last.post.Published), last.words, beginning(last.words), last.post.Title, text(last.post.URL)})
	}
	return t
}

// mostShown is about how many bytes of a quotation a table shows.
const mostShown = 100

// beginning returns the first words of a text.
func beginning(words string) string {
	if len(words) <= mostShown {
		return words
	}
	return words[:max(0, strings.LastIndexByte(words[:mostShown], ' '))] + " …"
}
