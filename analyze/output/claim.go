package output

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"stakeout/analyze"
	"stakeout/extract"
	"stakeout/extract/nlp"
)

// claim is a stake as one post states it, for the formats that print ownership. It
// keeps its own copies of the words, so that it does not hold on to the text.
type claim struct {
	id              string // of the stake: 32 hex digits
	company, holder *actor // nil when the text names none
	share           extract.Share
	status          extract.Status
	previous        *float64
	asOf            extract.Date
	said            string // the words of the share
	words           string // of the stake
	sentence        string
	start, end      int // code points of the post's text
	rule            string
	score           float64
	from            *article

	companyRef, holderRef analyze.PartyRef // from which resolve makes the actors
}

// article is what is printed of a claim's post.
type article struct {
	id, digest, url, site string
	authors               []string
	published             extract.Date
	retrieved             string
}

// actor is a party of stakes: a holder, or a company, or both.
type actor struct {
	*analyze.Actor
	id      string // that of its entity, 32 hex digits for what has no name; the same in every run
	kind    string // as analyze.Actor.Kind tells
	company bool   // a stake is one in it
	linked  bool   // a stake names both its holder and its company, and it is one of them
}

// claims collects the stakes of all posts, and the names, because who a party is may be
// told by a later post. Memory grows with the stakes, by their sentences, and with the
// names.
type claims struct {
	corrections analyze.Corrections

	all    []claim
	actors []*actor // in the order in which they are named; known when the claims are resolved
	names  analyze.Entities
	seen   map[string]bool // the IDs of all
}

// add collects the stakes of a result. Those of a post that comes twice, with its ID and
// its words, are taken once.
func (c *claims) add(r analyze.Result) {
	c.names.Add(r)
	if len(r.Stakes) == 0 {
		return
	}
	if c.seen == nil {
		c.seen = map[string]bool{}
	}
	from, points := articleOf(r.Post), nlp.NewCodePoints(r.Text)
	for i, s := range r.Stakes {
		share, id := s.Share, stableID("stake", r.ID, strconv.Itoa(i), words(r, s.Span))
		if c.seen[id] {
			continue
		}
		c.seen[id] = true
		c.all = append(c.all, claim{
			id: id, companyRef: c.names.Party(r, s.Company), holderRef: c.names.Party(r, s.Holder),
			share: share, status: s.Status, previous: s.Previous, asOf: s.AsOf,
			said: strings.Clone(words(r, share.Span)), words: strings.Clone(words(r, s.Span)), sentence: strings.Clone(sentence(r, s.Evidence)),
			start: points.At(s.Start), end: points.At(s.End), rule: s.Rule, score: s.Score, from: from,
		})
	}
}

// resolve tells who the parties of all claims are, and drops the claims about parties
// that the user ignores.
func (c *claims) resolve() *analyze.Resolution {
	names := c.names.Resolve(c.corrections)
	byID := map[string]*actor{}
	kept := c.all[:0]
	for _, k := range c.all {
		company := names.Actor(k.companyRef, k.from.id)
		scope := k.from.id
		if company != nil {
			scope = company.Key()
		}
		holder := names.Actor(k.holderRef, scope)
		if company == nil && !k.companyRef.IsNobody() || holder == nil && !k.holderRef.IsNobody() {
			continue
		}
		k.company, k.holder = c.actor(byID, company), c.actor(byID, holder)
		if company != nil {
			k.company.company = true
			k.company.IssueShares()
		}
		if company != nil && holder != nil {
			k.company.linked, k.holder.linked = true, true
		}
		kept = append(kept, k)
	}
	c.all = kept
	for _, a := range c.actors {
		a.kind = a.Kind()
	}
	return names
}

// actor returns the actor for one of a resolution, nil for nil.
func (c *claims) actor(byID map[string]*actor, of *analyze.Actor) *actor {
	if of == nil {
		return nil
	}
	id := stableID("party", of.Key())
	if of.Entity != nil {
		id = of.Entity.ID
	}
	a := byID[id]
	if a == nil {
		a = &actor{Actor: of, id: id}
		byID[id] = a
		c.actors = append(c.actors, a)
	}
	return a
}

// linked returns the parties and stakes of which both the holder and the company are
// named.
func (c *claims) linked() (parties []*actor, stakes []claim) {
	for _, k := range c.all {
		if k.holder != nil && k.company != nil {
			stakes = append(stakes, k)
		}
	}
	for _, a := range c.actors {
		if a.linked {
			parties = append(parties, a)
		}
	}
	return parties, stakes
}

func articleOf(p extract.Post) *article {
	return &article{id: p.ID, digest: p.Digest(), url: webAddress(p.URL), site: p.Site, authors: p.Authors, published: p.Published, retrieved: p.Origin.Retrieved}
}

// stableID returns the first 32 hex digits of the SHA-256 of what is identified.
func stableID(parts ...string) string {
	h := sha256.New()
	for _, s := range parts {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))[:32]
}

// kindName prints what an actor is: a company where nothing else is known of what a
// stake is one in.
func (a *actor) kindName() string {
	switch {
	case a.kind == "" && a.company:
		return "company"
	case a.kind == "":
		return "unknown"
	}
	return a.kind
}

// isPublic reports whether an actor is a public body, or a place with a government.
func isPublic(a *actor) bool {
	switch a.kind {
	case "government", "council", "health body", "place":
		return true
	}
	return false
}

// aliases are the other names of an actor.
func (a *actor) aliases() []string {
	if a.Entity == nil {
		return nil
	}
	return a.Entity.Aliases
}

// registerID is the ID of an actor in the user's register, "" for one that is not there.
func (a *actor) registerID() string {
	if a.Entity == nil || !a.Entity.Register {
		return ""
	}
	return a.Entity.ID
}

// least is the smallest percentage that a claim can mean, 0 when it is not known.
func (c claim) least() float64 {
	switch {
	case c.share.Exact != nil:
		return *c.share.Exact
	case c.share.Min != nil:
		return *c.share.Min
	}
	return 0
}
