package output

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"

	"stakeout/extract"
)

// Snapshot is what Diff remembers of an output: its posts with the hashes of their
// texts, who is said to hold what, and the names. The zero value is empty.
type Snapshot struct {
	posts  map[string]postSeen
	stakes map[partyPair]*holding
	names  map[nameSeen]bool

	NoStakes, NoMentions bool // some post lacks the key, as --only leaves it out
}

// postSeen is what is remembered of a post.
type postSeen struct{ id, title, published, digest string }

// partyPair is a holder and a company as they are compared, "" for nobody.
type partyPair struct{ holder, company string }

// holding is what posts say of a pair.
type holding struct {
	holder, company *string             // as they are written first
	said            map[string][]string // the posts by statement: "40% held"
}

type nameSeen struct{ name, kind string }

// Change is a difference between two outputs. Every key is there in JSON; what does not
// belong to the kind is "", null or [].
type Change struct {
	Change    string   `json:"change"`    // new, changed, gone
	Kind      string   `json:"kind"`      // post, stake, name
	Title     string   `json:"title"`     // of the post, or of the first that says it
	Published *string  `json:"published"` // its date, null when unknown
	Posts     []string `json:"posts"`     // the IDs of the post, or of those that say it
	Holder    *string  `json:"holder"`    // of a stake; null when nobody is named
	Company   *string  `json:"company"`
	Old       []string `json:"old"` // what was said of the stake, "40% held"
	New       []string `json:"new"` // what is
	Name      string   `json:"name"`
	NameKind  string   `json:"name_kind"` // PERSON, ORG, GPE, LOC
}

// Add remembers a post that json or jsonl has printed.
func (s *Snapshot) Add(object []byte) error {
	var p post
	if err := readObject(object, &p); err != nil {
		return err
	}
	if p.ID == "" {
		return errors.New("the post has no id")
	}
	if s.posts == nil {
		s.posts, s.stakes, s.names = map[string]postSeen{}, map[partyPair]*holding{}, map[nameSeen]bool{}
	}
	s.posts[p.ID] = postSeen{
		id: p.ID, published: orElse(p.Published, ""), digest: p.Origin.SHA256,
		title: strings.Clone(titleOf(extract.Post{Title: p.Title, Text: p.Text})), // not to hold on to the text
	}
	s.NoStakes = s.NoStakes || p.Stakes == nil
	s.NoMentions = s.NoMentions || p.Mentions == nil
	for _, k := range p.Stakes {
		s.addStake(k, p.ID)
	}
	for _, m := range p.Mentions {
		s.names[nameSeen{m.Name, m.Kind}] = true
	}
	return nil
}

// addStake remembers what a post says of a holder and a company.
func (s *Snapshot) addStake(k stake, id string) {
	pair := partyPair{comparedName(k.Holder), comparedName(k.Company)}
	h := s.stakes[pair]
	if h == nil {
		h = &holding{said: map[string][]string{}}
		if k.Holder != nil {
			h.holder = &k.Holder.Name
		}
		if k.Company != nil {
			h.company = &k.Company.Name
		}
		s.stakes[pair] = h
	}
	share := extract.Share{Exact: k.Share.Exact, Min: k.Share.Min, Max: k.Share.Max,
		MinExclusive: k.Share.MinExclusive, MaxExclusive: k.Share.MaxExclusive, Approximate: k.Share.Approximate}
	said := strings.TrimSpace(shareInWords(share) + " " + k.Status)
	if !slices.Contains(h.said[said], id) {
		h.said[said] = append(h.said[said], id)
	}
}

// comparedName is the name of a party without what makes no difference.
func comparedName(p *party) string {
	if p == nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(strings.Join(strings.Fields(p.Name), " ")), "the ")
}

// Diff returns what is new, changed and gone in after: posts, stakes, then names. What
// one of the two does not have, because it was not asked for, is not compared.
func Diff(before, after *Snapshot) []Change {
	changes := diffPosts(before, after)
	if !before.NoStakes && !after.NoStakes {
		changes = append(changes, diffStakes(before, after)...)
	}
	if !before.NoMentions && !after.NoMentions {
		changes = append(changes, diffNames(before, after)...)
	}
	slices.SortFunc(changes, func(a, b Change) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(orElse(a.Published, ""), orElse(b.Published, "")), cmp.Compare(a.Title, b.Title), slices.Compare(a.Posts, b.Posts),
			cmp.Compare(orElse(a.Company, ""), orElse(b.Company, "")), cmp.Compare(orElse(a.Holder, ""), orElse(b.Holder, "")),
			cmp.Compare(a.NameKind, b.NameKind), cmp.Compare(a.Name, b.Name))
	})
	return changes
}

// The kinds and what happens to them, in the order in which they are told.
var (
	changeKinds = []string{"post", "stake", "name"}
	changeWords = []string{"new", "changed", "gone"}
)

// rank orders the kinds, and in a kind what happened.
func rank(c Change) int {
	return slices.Index(changeKinds, c.Kind)*len(changeWords) + slices.Index(changeWords, c.Change)
}

// newChange returns a change with lists that print as [].
func newChange(change, kind string) Change {
	return Change{Change: change, Kind: kind, Old: []string{}, New: []string{}, Posts: []string{}}
}

// diffPosts compares posts by ID, and those whose ID has changed with their text by
// title and date.
func diffPosts(before, after *Snapshot) []Change {
	var changes []Change
	add := func(change string, p postSeen) {
		c := newChange(change, "post")
		c.Title, c.Published, c.Posts = p.title, orNull(p.published), []string{p.id}
		changes = append(changes, c)
	}
	missing := map[postSeen]postSeen{} // the titled posts whose ID is no longer there, by title and date
	for id, p := range before.posts {
		if _, there := after.posts[id]; !there && p.title != "" {
			key := postSeen{title: p.title, published: p.published}
			if other, known := missing[key]; !known || p.id < other.id {
				missing[key] = p
			}
		}
	}
	found := map[string]bool{} // the IDs of before whose post after has
	for id, p := range after.posts {
		old, there := before.posts[id]
		if !there {
			old, there = missing[postSeen{title: p.title, published: p.published}]
		}
		switch {
		case !there:
			add("new", p)
		case old.digest != p.digest:
			add("changed", p)
		}
		found[old.id] = true
	}
	for id, p := range before.posts {
		if !found[id] {
			add("gone", p)
		}
	}
	return changes
}

// diffStakes compares what is said of each holder and company.
func diffStakes(before, after *Snapshot) []Change {
	var changes []Change
	for pair, now := range after.stakes {
		old := before.stakes[pair]
		switch {
		case old == nil:
			changes = append(changes, after.stakeChange("new", now, nil))
		case !sameKeys(old.said, now.said):
			c := after.stakeChange("changed", now, old)
			c.Old = slices.Sorted(maps.Keys(old.said))
			changes = append(changes, c)
		}
	}
	for pair, old := range before.stakes {
		if after.stakes[pair] == nil {
			c := before.stakeChange("gone", old, nil)
			c.Old, c.New = c.New, c.Old
			changes = append(changes, c)
		}
	}
	return changes
}

// sameKeys reports whether two maps have the same keys.
func sameKeys(a, b map[string][]string) bool {
	return maps.EqualFunc(a, b, func(_, _ []string) bool { return true })
}

// stakeChange tells what posts of s say in h and other does not; other may be nil.
func (s *Snapshot) stakeChange(change string, h, other *holding) Change {
	c := newChange(change, "stake")
	c.Holder, c.Company, c.New = h.holder, h.company, slices.Sorted(maps.Keys(h.said))
	var posts []postSeen
	for said, ids := range h.said {
		if other == nil || other.said[said] == nil {
			for _, id := range ids {
				posts = append(posts, s.posts[id])
			}
		}
	}
	slices.SortFunc(posts, func(a, b postSeen) int { return cmp.Or(cmp.Compare(a.published, b.published), cmp.Compare(a.id, b.id)) })
	posts = slices.Compact(posts)
	c.Posts = convert(posts, func(p postSeen) string { return p.id })
	if len(posts) > 0 {
		c.Title, c.Published = posts[0].title, orNull(posts[0].published)
	}
	return c
}

// diffNames compares names.
func diffNames(before, after *Snapshot) []Change {
	var changes []Change
	add := func(change string, n nameSeen) {
		c := newChange(change, "name")
		c.Name, c.NameKind = n.name, n.kind
		changes = append(changes, c)
	}
	for n := range after.names {
		if !before.names[n] {
			add("new", n)
		}
	}
	for n := range before.names {
		if !after.names[n] {
			add("gone", n)
		}
	}
	return changes
}
