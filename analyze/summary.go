package analyze

import (
	"cmp"
	"slices"
	"strings"

	"stakeout/extract"
)

// Summary is what posts say together.
type Summary struct {
	*Resolution
	Posts      []*PostNote // in the order of the inputs
	Ownerships []*Ownership
	Indirect   []Indirect
	LeastPosts int // that must name two together, for their tie to be a row of the network

	months   []month // from the first to the last post
	trends   map[*Entity]monthCounts
	spoken   map[*Entity]int
	speeches []speech
}

// Sum resolves the names of all posts and sums them up. Where company is not "", only
// the stakes in it and the posts that name it are.
func (a *Analysis) Sum(c Corrections, company string) *Summary {
	s := &Summary{Resolution: a.entities.Resolve(c), Posts: a.posts, trends: map[*Entity]monthCounts{}, spoken: map[*Entity]int{}}
	s.own(a.stakes)
	wanted := formOf(company).core
	if wanted != "" {
		s.Ownerships = slices.DeleteFunc(s.Ownerships, func(o *Ownership) bool { return !o.Company.isCalled(wanted) })
		s.Indirect = slices.DeleteFunc(s.Indirect, func(i Indirect) bool { return !i.Company.isCalled(wanted) })
		s.Posts = s.postsAbout(wanted)
	}
	kept := make(map[*PostNote]bool, len(s.Posts))
	for _, p := range s.Posts {
		kept[p] = true
	}
	for _, q := range a.speeches {
		if kept[q.post] {
			s.speeches = append(s.speeches, q)
		}
	}
	s.count()
	return s
}

// own sorts out who owns what.
func (s *Summary) own(stakes []*Statement) {
	var said []*Statement
	for _, k := range stakes {
		k.Company, k.Holder = s.Actor(k.company, k.Post.ID), s.Actor(k.holder, "")
		if k.Company != nil && (k.Holder != nil || k.holder.words == "") {
			said = append(said, k)
		}
		if k.Company != nil {
			k.Company.IssueShares()
		}
	}
	s.Ownerships = ownerships(said)
	s.Indirect = indirect(s.Ownerships)
}

// IssueShares makes a company of an organisation of which nothing else is known: there
// are shares of it.
func (a *Actor) IssueShares() {
	if e := a.Entity; e != nil && e.Sort == "other" && knownBodies()[formOf(e.Name).core] == nil {
		e.Sort = "company"
	}
}

// isCalled reports whether one of an actor's names holds the words wanted.
func (a *Actor) isCalled(wanted string) bool {
	if a.Entity != nil {
		return a.Entity.isCalled(wanted)
	}
	return holdsWords(a.Name, wanted)
}

func (e *Entity) isCalled(wanted string) bool {
	return holdsWords(e.Name, wanted) || slices.ContainsFunc(e.Aliases, func(name string) bool { return holdsWords(name, wanted) })
}

// holdsWords reports whether a name has the words wanted in it, in any case.
func holdsWords(name, wanted string) bool {
	return strings.Contains(" "+strings.ToLower(formOf(name).core)+" ", " "+strings.ToLower(wanted)+" ")
}

// postsAbout returns the posts that name a company, or state who owns it.
func (s *Summary) postsAbout(wanted string) []*PostNote {
	about := map[*PostNote]bool{}
	for _, o := range s.Ownerships {
		for _, k := range o.Said {
			about[k.Post] = true
		}
	}
	called := map[*Entity]bool{}
	for _, e := range s.Entities {
		called[e] = e.isCalled(wanted)
	}
	var posts []*PostNote
	for _, p := range s.Posts {
		if about[p] || slices.ContainsFunc(p.names, func(n nameCount) bool { return called[s.of[n.name]] }) {
			posts = append(posts, p)
		}
	}
	return posts
}

// count counts the mentions, posts and quotations of each entity in the posts, and dates
// them.
func (s *Summary) count() {
	for _, e := range s.Entities {
		e.Mentions, e.Posts = 0, 0
	}
	months := map[month]bool{}
	for _, p := range s.Posts {
		if m := monthOf(p.Published); m.of != 0 {
			months[m] = true
		}
		for _, n := range p.names {
			if e := s.of[n.name]; e != nil {
				e.Mentions += int(n.mentions)
			}
		}
		for _, e := range s.entitiesOf(p) {
			e.Posts++
			s.date(e, p.Published)
		}
	}
	for m := range months {
		s.months = append(s.months, m)
	}
	s.months = span(s.months)
	for _, q := range s.speeches {
		if a := s.Actor(q.speaker, q.post.ID); a != nil && a.Entity != nil {
			s.spoken[a.Entity]++
		}
	}
	slices.SortFunc(s.Entities, func(a, b *Entity) int { return compareEntities(*a, *b) })
}

// date counts a post in the month of an entity.
func (s *Summary) date(e *Entity, d extract.Date) {
	if d.IsZero() {
		return
	}
	if e.First.IsZero() || d.String() < e.First.String() {
		e.First = d
	}
	if d.String() > e.Last.String() {
		e.Last = d
	}
	s.trends[e] = s.trends[e].add(monthOf(d))
}

// trend returns how many posts a month name an entity.
func (s *Summary) trend(e *Entity) Trend { return Trend{s.months, s.trends[e]} }

// entitiesOf returns the entities that a post names, the most mentioned first.
func (s *Summary) entitiesOf(p *PostNote) []*Entity {
	var all []*Entity
	mentions := make(map[*Entity]int32, len(p.names))
	for _, n := range p.names {
		if e := s.of[n.name]; e != nil {
			if mentions[e] == 0 {
				all = append(all, e)
			}
			mentions[e] += n.mentions
		}
	}
	slices.SortStableFunc(all, func(a, b *Entity) int { return cmp.Compare(mentions[b], mentions[a]) })
	return all
}

// voice is who is quoted.
type voice struct {
	actor *Actor
	said  []speech // in the order of their posts' dates
}

// voices sorts the quotations by speaker, the most quoted first.
func (s *Summary) voices() []*voice {
	byKey := map[string]*voice{}
	var all []*voice
	for _, q := range s.speeches {
		a := s.Actor(q.speaker, q.post.ID)
		if a == nil {
			continue
		}
		v := byKey[a.key]
		if v == nil {
			v = &voice{actor: a}
			byKey[a.key] = v
			all = append(all, v)
		}
		v.said = append(v.said, q)
	}
	for _, v := range all {
		slices.SortStableFunc(v.said, func(a, b speech) int {
			return strings.Compare(a.post.Published.String(), b.post.Published.String())
		})
	}
	slices.SortStableFunc(all, func(a, b *voice) int {
		return cmp.Or(cmp.Compare(len(b.said), len(a.said)), strings.Compare(a.actor.Name, b.actor.Name), strings.Compare(a.actor.key, b.actor.key))
	})
	return all
}
