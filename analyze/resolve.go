package analyze

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"stakeout/extract"
)

// From names to entities. Package extract has linked the names within each post; here
// those of all posts meet. Names are brought into units that are the same but for
// spelling (name.go); then rules merge units, each on evidence of its own:
//
//	legal forms   Tarn Ltd and Tarn, unless Tarn plc is there, too
//	short forms   DWP, where every post that spells it out spells the same; Tarn for
//	              Tarn Group, where a post uses both
//	known bodies  Treasury, of bodies.tsv
//	people        Ann B. Reed and Ann Reed; Lord Tarrow and the only Lord Tarrow of …
//	misspellings  Departmant for Work and Pensions, one letter in a long, rare name
//
// The user's corrections come first and outrank them. People are never merged on a
// surname: of two posts that say Reed, each may mean another, and the entity says so
// (Entity.Single).

// Resolution is the entities that the names of all posts stand for.
type Resolution struct {
	Entities []*Entity // the most mentioned first
	of       []*Entity // of each name of Entities; nil for one that is ignored
	index    map[entityKey]int32
	byForm   map[unitKey]*Entity
}

// Find returns the entity of a name of a kind, nil for one that no post mentions or that
// is ignored. Where kind is "", an organisation comes before a person and a place.
func (r *Resolution) Find(name string, kind extract.Kind) *Entity {
	if kind == "" {
		for _, kind := range []extract.Kind{extract.Organisation, extract.Person, extract.GPE, extract.Location} {
			if e := r.Find(name, kind); e != nil {
				return e
			}
		}
		return nil
	}
	if i, known := r.index[entityKey{name, kind}]; known {
		return r.of[i]
	}
	f := formOf(name)
	return cmp.Or(r.byForm[unitKey{classOf(kind), f.core, f.legal}], r.byForm[unitKey{classOf(kind), f.core, ""}])
}

// unitKey is what the names of a unit share.
type unitKey struct {
	class class
	core  string
	legal string // "" but where names differ in nothing else
}

// unit is names that differ in nothing that counts.
type unit struct {
	unitKey
	names    []int32
	mentions int
	body     *body
	parent   *unit // what it was merged into

	fixed      bool   // the user has said what it is: no rule merges it into another
	name, sort string // as the user calls it; "" where the user does not
	registered string // the ID of the user's register
	ignored    bool
}

// resolver turns names into units, and units into entities.
type resolver struct {
	names  []Entity
	shorts map[entityKey]map[int32]int
	of     []*unit // of each name
	units  []*unit // sorted by key
	byKey  map[unitKey]*unit
}

// Resolve tells which names stand for the same.
func (e *Entities) Resolve(c Corrections) *Resolution {
	r := &resolver{names: e.names, shorts: e.shorts, of: make([]*unit, len(e.names)), byKey: map[unitKey]*unit{}}
	r.makeUnits()
	r.correct(c)
	r.mergeShorts()
	r.mergeKnown()
	r.mergePeople()
	r.mergeMisspelt()
	return r.finish(e)
}

// makeUnits brings the names into units.
func (r *resolver) makeUnits() {
	forms, classes := make([]nameForm, len(r.names)), r.classes()
	legals := map[unitKey]string{} // the legal form of each core, "*" for several
	for i, n := range r.names {
		forms[i] = formOf(n.Name)
		key := unitKey{class: classes[i], core: forms[i].core}
		if known, ok := legals[key]; forms[i].legal != "" {
			if ok && known != forms[i].legal {
				legals[key] = "*"
			} else {
				legals[key] = forms[i].legal
			}
		}
	}
	for i := range r.names {
		key := unitKey{class: classes[i], core: forms[i].core}
		if legals[key] == "*" {
			key.legal = forms[i].legal
		}
		u := r.byKey[key]
		if u == nil {
			u = &unit{unitKey: key}
			r.byKey[key] = u
			r.units = append(r.units, u)
		}
		u.names = append(u.names, int32(i))
		u.mentions += r.names[i].Mentions
		r.of[i] = u
	}
	slices.SortFunc(r.units, compareUnits)
}

func compareUnits(a, b *unit) int {
	return cmp.Or(cmp.Compare(a.class, b.class), strings.Compare(a.core, b.core), strings.Compare(a.legal, b.legal))
}

// oftener is how many times as often one reading of a name must be found as another to
// be taken for it.
const oftener = 4

// classes returns the class of each name. One that is mostly read as another kind is a
// misreading of it.
func (r *resolver) classes() []class {
	counts := map[string]map[class]int{}
	classes := make([]class, len(r.names))
	for i, n := range r.names {
		classes[i] = classOf(n.Kind)
		if counts[n.Name] == nil {
			counts[n.Name] = make(map[class]int, 1)
		}
		counts[n.Name][classes[i]] += n.Mentions
	}
	for i, n := range r.names {
		read := counts[n.Name]
		for _, other := range []class{bodyClass, personClass, placeClass} {
			if read[other] >= oftener*read[classes[i]] && other != classes[i] {
				classes[i] = other
				break
			}
		}
	}
	return classes
}

// root returns the unit that u was merged into.
func (u *unit) root() *unit {
	for u.parent != nil {
		u = u.parent
	}
	return u
}

// merge makes u a part of into.
func (u *unit) merge(into *unit) {
	u, into = u.root(), into.root()
	if u == into || u.class != into.class || u.fixed || u.registered != "" && into.registered != "" && u.registered != into.registered {
		return
	}
	u.join(into)
}

// join makes the root u a part of the root into.
func (u *unit) join(into *unit) {
	u.parent = into
	into.registered = cmp.Or(into.registered, u.registered)
	into.mentions += u.mentions
	if into.body == nil {
		into.body = u.body
	}
}

// mergeShorts merges short forms with what posts say that they stand for, where all say
// the same: acronyms, and names without what closes them.
func (r *resolver) mergeShorts() {
	for _, key := range slices.SortedFunc(maps.Keys(r.shorts), compareKeys) {
		short, form := key.name, formOf(key.name)
		u := r.byKey[unitKey{class: bodyClass, core: form.core}]
		if u == nil || key.kind != extract.Organisation {
			continue
		}
		meant := map[*unit]bool{}
		for name := range r.shorts[key] {
			if full := r.of[name].root(); full != u {
				meant[full] = true
			}
		}
		if len(meant) != 1 {
			continue
		}
		for full := range meant {
			if isAcronym(short) || closesName(strings.TrimPrefix(full.core, form.core)) {
				u.merge(full)
			}
		}
	}
}

func compareKeys(a, b entityKey) int {
	return cmp.Or(strings.Compare(a.name, b.name), cmp.Compare(a.kind, b.kind))
}

// closesName reports whether words are such as a name is often without: " group".
func closesName(words string) bool {
	switch words {
	case " group", " holdings", " company", " and co", " co", " party", " partnership", " international":
		return true
	}
	return false
}

// mergeKnown merges the names of bodies that are known. An acronym that a post spells out
// as something else is left alone.
func (r *resolver) mergeKnown() {
	first := map[*body]*unit{}
	for _, u := range r.units {
		b := knownBodies()[u.core]
		if b == nil || !b.fits(u.class) || u.legal != "" {
			continue
		}
		root := u.root()
		if root != u && root.body != b && formOf(b.name).core != root.core {
			continue
		}
		if root.body == nil {
			root.body = b
		}
		if known := first[root.body]; known != nil {
			root.merge(known)
		} else {
			first[root.body] = root
		}
	}
}

// mergePeople merges people whose names differ in an initial, and lords with their
// territory, where only one is meant.
func (r *resolver) mergePeople() {
	fuller := map[string][]*unit{} // by the name without initials or territory
	for _, u := range r.units {
		if u.class != personClass {
			continue
		}
		if short, had := withoutInitials(u.core); had {
			fuller[short] = append(fuller[short], u)
		}
		if title, _, _ := strings.Cut(u.core, " "); isPeerage(title) {
			if short, _, territory := strings.Cut(u.core, " of "); territory {
				fuller[short] = append(fuller[short], u)
			}
		}
	}
	for _, short := range slices.Sorted(maps.Keys(fuller)) {
		u := r.byKey[unitKey{class: personClass, core: short}]
		if u != nil && len(fuller[short]) == 1 && strings.Contains(short, " ") {
			u.merge(fuller[short][0])
		}
	}
}

// isPeerage reports whether a word is a title of nobility.
func isPeerage(word string) bool {
	switch word {
	case "lord", "lady", "baroness", "baron", "viscount", "earl":
		return true
	}
	return false
}

// finish makes the entities of the units.
func (r *resolver) finish(e *Entities) *Resolution {
	res := &Resolution{of: make([]*Entity, len(r.names)), index: e.index, byForm: make(map[unitKey]*Entity, len(r.units))}
	members := map[*unit][]*unit{}
	for _, u := range r.units {
		members[u.root()] = append(members[u.root()], u)
	}
	for _, u := range r.units {
		if u.parent != nil {
			continue
		}
		made := r.entity(u, members[u])
		for _, m := range members[u] {
			if m.ignored || u.ignored {
				continue
			}
			res.byForm[m.unitKey] = made
			for _, i := range m.names {
				res.of[i] = made
			}
		}
	}
	res.count(e)
	return res
}

// entity makes the entity of merged units, of which root is the one that has the fullest
// name.
func (r *resolver) entity(root *unit, members []*unit) *Entity {
	e := &Entity{Kind: map[class]extract.Kind{personClass: extract.Person, bodyClass: extract.Organisation, placeClass: extract.GPE}[root.class]}
	var best *Entity
	for _, i := range root.names {
		if n := &r.names[i]; best == nil || compareEntities(*n, *best) < 0 {
			best = n
		}
	}
	if best != nil {
		e.Name = best.Name
		if classOf(best.Kind) == root.class {
			e.Kind = best.Kind
		}
	}
	if root.body != nil {
		e.Name = root.body.name
	}
	e.Name = cmp.Or(root.name, e.Name)
	form := formOf(e.Name)
	switch root.class {
	case bodyClass:
		e.Sort = cmp.Or(root.sort, r.sortOf(root, members))
	case personClass:
		e.Single = !strings.Contains(form.core, " ")
	}
	e.ID, e.Register = entityID(root.class, form.core, root.legal), root.registered != ""
	if e.Register {
		e.ID = root.registered
	}
	return e
}

// sortOf returns the kind of an organisation, as it is known or as its names say.
func (r *resolver) sortOf(root *unit, members []*unit) string {
	if root.body != nil {
		return root.body.kind
	}
	for _, m := range members {
		for _, i := range m.names {
			if s := sortOf(formOf(r.names[i].Name)); isOrganisationKind(s) && s != "other" {
				return s
			}
		}
	}
	return "other"
}

// entityID returns the first 16 hex digits of the SHA-256 of what tells an entity from
// all others, so that it stays when posts come and go.
func entityID(c class, core, legal string) string {
	sum := sha256.Sum256([]byte(string(rune(c)) + "\x00" + core + "\x00" + legal))
	return hex.EncodeToString(sum[:])[:16]
}

// count sums up the mentions and posts of the entities, lists what else they are called
// and ranks them.
func (res *Resolution) count(names *Entities) {
	called := map[*Entity]map[string]int{}
	for i, e := range res.of {
		if e == nil {
			continue
		}
		if called[e] == nil {
			called[e] = map[string]int{}
			res.Entities = append(res.Entities, e)
		}
		called[e][names.names[i].Name] += names.names[i].Mentions
		e.Mentions += names.names[i].Mentions
	}
	for short, meanings := range names.shorts {
		for i, mentions := range meanings {
			if e := res.of[i]; e != nil {
				called[e][short.name] += mentions
			}
		}
	}
	for e, names := range called {
		delete(names, e.Name)
		e.Aliases = slices.SortedFunc(maps.Keys(names), func(a, b string) int {
			return cmp.Or(cmp.Compare(names[b], names[a]), strings.Compare(a, b))
		})
	}
	res.countPosts(names.posts)
	slices.SortFunc(res.Entities, func(a, b *Entity) int { return compareEntities(*a, *b) })
}

// countPosts counts the posts that name each entity.
func (res *Resolution) countPosts(posts [][]nameCount) {
	last := make(map[*Entity]int, len(res.Entities)) // 1 + the post that named it last
	for i, named := range posts {
		for _, n := range named {
			if e := res.of[n.name]; e != nil && last[e] <= i {
				last[e] = i + 1
				e.Posts++
			}
		}
	}
}
