package analyze

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stakeout/extract"
)

// Analysis is what many posts say together: add all of them, then Sum it up. The zero
// value is ready. It keeps names, counts and the sentences of stakes, not the texts of
// the posts: some hundred bytes a post.
type Analysis struct {
	entities Entities
	posts    []*PostNote
	stakes   []*Statement
	speeches []speech
}

// PostNote is what is kept of a post.
type PostNote struct {
	ID, URL, Title, Source string // Title is the first words of a post without one
	Published              extract.Date
	Words                  int
	Stakes, Quotes         int

	order int
	names []nameCount
}

// nameCount is how often a post mentions a name.
type nameCount struct{ name, mentions int32 }

// partyRef is a party of a fact before names are resolved.
type partyRef struct {
	words string // as the post calls it, "" for nobody
	name  int32  // of Entities, or none
}

// none is no name.
const none = -1

// speech is a quotation with its speaker.
type speech struct {
	post    *PostNote
	speaker partyRef
	words   string
}

// Add takes in the facts of a post.
func (a *Analysis) Add(r Result) {
	p := &PostNote{
		ID: strings.Clone(r.ID), URL: strings.Clone(r.URL), Title: strings.Clone(headingOf(r.Post)), Source: strings.Clone(r.Origin.Source),
		Published: r.Published, Words: len(strings.Fields(r.Text)), Stakes: len(r.Stakes), Quotes: len(r.Quotes), order: len(a.posts),
	}
	a.posts = append(a.posts, p)
	a.entities.Add(r)
	p.names = a.namesOf(r)
	for i := range r.Stakes {
		said := a.statement(r, &r.Stakes[i], p)
		if i > 0 && r.Stakes[i].Sentence == r.Stakes[i-1].Sentence {
			said.Sentence = a.stakes[len(a.stakes)-1].Sentence
		} else {
			said.Sentence = strings.Clone(r.Text[r.Stakes[i].Sentence.Start:r.Stakes[i].Sentence.End])
		}
		a.stakes = append(a.stakes, said)
	}
	for _, q := range r.Quotes {
		a.speeches = append(a.speeches, speech{p, a.party(r, q.Speaker), strings.Clone(r.Text[q.Start:q.End])})
	}
}

// namesOf counts the names of a post, in the order of their first mention.
func (a *Analysis) namesOf(r Result) []nameCount {
	var names []nameCount
	at := make(map[int32]int, len(r.Mentions))
	for _, m := range r.Mentions {
		name := a.entities.of(m.Name, m.Kind)
		i, known := at[name]
		if !known {
			i = len(names)
			at[name] = i
			names = append(names, nameCount{name: name})
		}
		names[i].mentions++
	}
	return slices.Clip(names)
}

// statement copies a stake but for its sentence.
func (a *Analysis) statement(r Result, s *extract.Stake, p *PostNote) *Statement {
	said := &Statement{
		Post: p, Share: s.Share, Status: s.Status, Previous: s.Previous, Score: s.Score,
		company: a.party(r, s.Company), holder: a.party(r, s.Holder), start: s.Start, end: s.End, Date: p.Published,
	}
	if as := s.AsOf; !as.IsZero() && (p.Published.IsZero() || as.String() < p.Published.String()) {
		said.Date = as
	}
	return said
}

// party finds the name of a party among the mentions of its post: the same name, or one
// with a word of what it is behind it, "Orrin" for "Orrin group".
func (a *Analysis) party(r Result, p *extract.Party) partyRef {
	if p == nil {
		return partyRef{"", none}
	}
	ref := partyRef{strings.Clone(p.Name), none}
	bare := p.Name
	for _, noun := range []string{" business", " group", " company", " firm"} {
		bare = strings.TrimSuffix(bare, noun)
	}
	for _, m := range r.Mentions {
		if m.Name == p.Name {
			ref.name = a.entities.of(m.Name, m.Kind)
			break
		}
		if m.Name == bare && ref.name == none {
			ref.name = a.entities.of(m.Name, m.Kind)
		}
	}
	return ref
}

// headingOf returns the title of a post, or its first words.
func headingOf(p extract.Post) string {
	if p.Title != "" {
		return p.Title
	}
	const most = 8
	words := strings.Fields(p.Text[:min(len(p.Text), 200)])
	return strings.ToValidUTF8(strings.Join(words[:min(len(words), most)], " "), "")
}

// Actor is who holds a stake or what it is one in: an entity, or what one post calls it
// without a name ("the terminal", "500 staff").
type Actor struct {
	Entity *Entity // nil without a name
	Name   string
	key    string // what tells it from others; of a holder without a name, among those of a company
}

// actor resolves a party; nil where nobody is meant, or somebody who is ignored. post is
// the ID of the post where a name without an entity means something.
func (r *Resolution) actor(p partyRef, post string) *Actor {
	if p.words == "" {
		return nil
	}
	if p.name != none {
		if e := r.of[p.name]; e != nil {
			return &Actor{e, e.Name, e.ID}
		}
		return nil
	}
	if first, _ := utf8.DecodeRuneInString(p.words); unicode.IsUpper(first) {
		if e := r.Find(p.words, ""); e != nil {
			return &Actor{e, e.Name, e.ID}
		}
		return &Actor{nil, p.words, "\x00" + formOf(p.words).core}
	}
	return &Actor{nil, p.words, post + "\x00" + groupName(p.words)}
}

// groupName returns what people without a name are called, without their number and the
// words before: "employees" of "the agency's 500 staff".
func groupName(words string) string {
	fields := strings.Fields(formOf(words).core)
	if len(fields) == 0 {
		return ""
	}
	last := fields[len(fields)-1]
	if b := knownBodies()[last]; b != nil && b.kind == "group" {
		return b.name
	}
	kept := fields[:0]
	for _, w := range fields {
		if w[0] < '0' || w[0] > '9' {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}
