package analyze

import (
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

// PartyRef is a party of a fact before names are resolved. The zero value is nobody.
type PartyRef struct {
	words string // as the post calls it, "" for nobody
	name  int32  // of Entities, or none where words are no name that it mentions
}

// none is no name.
const none = -1

// speech is a quotation with its speaker.
type speech struct {
	post    *PostNote
	speaker PartyRef
	words   string
}

// Add takes in the facts of a post.
func (a *Analysis) Add(r Result) {
	p := &PostNote{
		ID: strings.Clone(r.ID), URL: strings.Clone(r.URL), Title: strings.Clone(headingOf(r.Post)), Source: strings.Clone(r.Origin.Source),
		Published: r.Published, Words: len(strings.Fields(r.Text)), Stakes: len(r.Stakes), Quotes: len(r.Quotes), order: len(a.posts),
	}
	a.posts = append(a.posts, p)
	p.names = a.entities.add(r)
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
		a.speeches = append(a.speeches, speech{p, a.entities.Party(r, q.Speaker), strings.Clone(r.Text[q.Start:q.End])})
	}
}

// statement copies a stake but for its sentence.
func (a *Analysis) statement(r Result, s *extract.Stake, p *PostNote) *Statement {
	said := &Statement{
		Post: p, Share: s.Share, Status: s.Status, Previous: s.Previous, Score: s.Score,
		company: a.entities.Party(r, s.Company), holder: a.entities.Party(r, s.Holder), start: s.Start, end: s.End, Date: p.Published,
	}
	if as := s.AsOf; !as.IsZero() && (p.Published.IsZero() || as.String() < p.Published.String()) {
		said.Date = as
	}
	return said
}

// Party finds the name of a party among the mentions of its post: the same name, or one
// with a word of what it is behind it, "Orrin" for "Orrin group". r is
// a result that was added.
func (e *Entities) Party(r Result, p *extract.Party) PartyRef {
	if p == nil {
		return PartyRef{name: none}
	}
	ref := PartyRef{strings.Clone(p.Name), none}
	bare := p.Name
	for _, noun := range []string{" business", " group", " company", " firm"} {
		bare = strings.TrimSuffix(bare, noun)
	}
	for _, m := range r.Mentions {
		if m.Name == p.Name {
			ref.name = e.of(m.Name, m.Kind)
			break
		}
		if m.Name == bare && ref.name == none {
			ref.name = e.of(m.Name, m.Kind)
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

// Key tells an actor from others; that of a holder without a name does so among the
// holders of a company only.
func (a *Actor) Key() string { return a.key }

// Kind says what an actor is: the kind of its entity, else what its name tells: one of
// OrganisationKinds, "group" for people without a name of their own, "" where it tells
// nothing.
func (a *Actor) Kind() string {
	if a.Entity != nil {
		return a.Entity.KindName()
	}
	return unnamedKind(a.Name)
}

// LegalForm is the legal form that one of an actor's names says, "plc" or "ltd"; "" for
// none.
func (a *Actor) LegalForm() string {
	if legal := formOf(a.Name).legal; legal != "" || a.Entity == nil {
		return legal
	}
	for _, name := range a.Entity.Aliases {
		if legal := formOf(name).legal; legal != "" {
			return legal
		}
	}
	return ""
}

// Actor resolves a party; nil where nobody is meant, or somebody who is ignored. What has
// no name ("the staff") is the same within scope: the ID of a post, or the key of a
// company.
func (r *Resolution) Actor(p PartyRef, scope string) *Actor {
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
		if core := formOf(p.words).core; !isGroup(core) {
			return &Actor{nil, p.words, "\x00" + core}
		}
	}
	return &Actor{nil, p.words, scope + "\x00" + groupName(p.words)}
}

// IsNobody reports whether a fact has no such party.
func (p PartyRef) IsNobody() bool { return p.words == "" }

// groupName returns what people without a name are called, without their number and the
// words before: "employees" of "the agency's 500 staff".
func groupName(words string) string {
	fields := strings.Fields(formOf(words).core)
	if len(fields) == 0 {
		return ""
	}
	last := fields[len(fields)-1]
	if isGroup(last) {
		return knownBodies()[last].name
	}
	kept := fields[:0]
	for _, w := range fields {
		if w[0] < '0' || w[0] > '9' {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// isGroup reports whether a word is one for people without a name: "staff".
func isGroup(word string) bool {
	b := knownBodies()[word]
	return b != nil && b.kind == "group"
}
