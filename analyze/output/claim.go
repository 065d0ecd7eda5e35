package output

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

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
	id      string // 32 hex digits, the same in every run
	name    string
	kind    actorKind
	company bool // a stake is one in it
	linked  bool // a stake names both its holder and its company, and it is one of them
}

// claims collects the stakes of all posts with their parties, because what a party
// is may be told by a later post. Parties with one name are one, here alone; what has
// no name ("the staff") is another in every post. Memory grows with the stakes, by
// their sentences.
type claims struct {
	all    []claim
	actors []*actor // in the order in which they are named
	byID   map[string]*actor
	seen   map[string]bool // the IDs of all
}

// add collects the stakes of a result. Those of a post that comes twice, with its ID and
// its words, are taken once.
func (c *claims) add(r analyze.Result) {
	if len(r.Stakes) == 0 {
		return
	}
	kinds := make(map[string]extract.Kind, len(r.Mentions))
	for _, m := range r.Mentions {
		if kinds[m.Name] == "" {
			kinds[m.Name] = m.Kind
		}
	}
	if c.seen == nil {
		c.seen, c.byID = map[string]bool{}, map[string]*actor{}
	}
	from, points := articleOf(r.Post), nlp.NewCodePoints(r.Text)
	for i, s := range r.Stakes {
		share, id := s.Share, stableID("stake", r.ID, strconv.Itoa(i), words(r, s.Span))
		if c.seen[id] {
			continue
		}
		c.seen[id] = true
		company, holder := c.actor(s.Company, r.ID, kinds, true), c.actor(s.Holder, r.ID, kinds, false)
		if company != nil && holder != nil {
			company.linked, holder.linked = true, true
		}
		c.all = append(c.all, claim{
			id: id, company: company, holder: holder,
			share: share, status: s.Status, previous: s.Previous, asOf: s.AsOf,
			said: strings.Clone(words(r, share.Span)), words: strings.Clone(words(r, s.Span)), sentence: strings.Clone(sentence(r, s.Evidence)),
			start: points.At(s.Start), end: points.At(s.End), rule: s.Rule, score: s.Score, from: from,
		})
	}
}

// actor returns the actor of a party of a post, nil for none.
func (c *claims) actor(p *extract.Party, post string, kinds map[string]extract.Kind, company bool) *actor {
	if p == nil {
		return nil
	}
	id := stableID("party", p.Name)
	if !strings.ContainsFunc(p.Name, unicode.IsUpper) {
		id = stableID("party", p.Name, post)
	}
	a := c.byID[id]
	if a == nil {
		a = &actor{id: id, name: strings.Clone(p.Name)}
		c.byID[id] = a
		c.actors = append(c.actors, a)
	}
	if a.kind == unknownActor {
		a.kind = actorKindOf(a.name, kinds[a.name])
	}
	a.company = a.company || company
	return a
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

// actorKind is what a party is, as far as its name or its mentions tell.
type actorKind string

const (
	unknownActor      actorKind = ""
	personActor       actorKind = "person"
	organisationActor actorKind = "organisation"
	companyActor      actorKind = "company"    // its name ends in a legal form
	departmentActor   actorKind = "department" // of a government
	publicActor       actorKind = "public"     // another public body, or a place with a government
	groupActor        actorKind = "group"      // people without a name: "230 employees"
	trustActor        actorKind = "trust"
)

//go:embed parties.tsv
var partyHeads string

// kindByHead holds parties.tsv.
var kindByHead = sync.OnceValue(func() map[string]actorKind {
	kinds := map[string]actorKind{}
	for line := range strings.Lines(partyHeads) {
		if head, kind, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			kinds[head] = actorKind(kind)
		}
	}
	return kinds
})

// kindName prints what an actor is: a company where nothing else is known of what a
// stake is one in.
func (a *actor) kindName() string {
	switch {
	case a.kind == unknownActor && a.company:
		return string(companyActor)
	case a.kind == unknownActor:
		return "unknown"
	}
	return string(a.kind)
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

// actorKindOf tells what a party is by the kind of its mentions, "" for none, and the
// head word of its name.
func actorKindOf(name string, mentioned extract.Kind) actorKind {
	if mentioned == extract.Person {
		return personActor
	}
	if kind := kindByHead()[headWord(name)]; kind != unknownActor {
		return kind
	}
	switch mentioned {
	case extract.GPE:
		return publicActor
	case extract.Organisation:
		return organisationActor
	}
	if mentioned == "" && isCounted(name) {
		return groupActor
	}
	return unknownActor
}

// isCounted reports whether a name is one of many: "412 subscribers", "ushers".
func isCounted(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsDigit(first) || unicode.IsLower(first) && strings.HasSuffix(headWord(name), "s") && !strings.HasSuffix(headWord(name), "ss")
}

// headWord returns the head word of a name in lower case: "council" of "Council of
// Tarnbeck".
func headWord(name string) string {
	head := ""
	for word := range strings.FieldsFuncSeq(strings.ToLower(name), func(r rune) bool { return unicode.IsSpace(r) || r == ',' }) {
		if head != "" && (word == "of" || word == "for" || word == "in") {
			break
		}
		head = strings.ReplaceAll(word, ".", "")
	}
	return head
}
