package analyze

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"stakeout/extract"
)

//go:embed kinds.tsv
var kindWords string

// kindPhrase is a line of kinds.tsv.
type kindPhrase struct {
	phrase, kind string
	anywhere     bool
}

var kindPhrases = sync.OnceValue(func() []kindPhrase {
	var all []kindPhrase
	for line := range strings.Lines(kindWords) {
		phrase, kind, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		phrase, anywhere := strings.CutSuffix(phrase, "*")
		all = append(all, kindPhrase{strings.ReplaceAll(phrase, "-", " "), kind, anywhere})
	}
	return all
})

// OrganisationKinds are the kinds of organisations that Entity.Sort has.
var OrganisationKinds = []string{"company", "government", "council", "health body", "mutual", "charity", "union", "university", "party", "media", "other"}

// sortOf tells the kind of an organisation by its name; "group" where the name is that of
// people, "other" where it does not say.
func sortOf(f nameForm) string {
	if f.legal == "cic" {
		return "mutual"
	}
	if f.legal != "" {
		return "company"
	}
	head := " " + headOf(f.core)
	for _, k := range kindPhrases() {
		if k.anywhere && strings.Contains(" "+f.core+" ", " "+k.phrase+" ") || !k.anywhere && strings.HasSuffix(head, " "+k.phrase) {
			return k.kind
		}
	}
	if last := f.core[strings.LastIndexByte(f.core, ' ')+1:]; last == "group" || last == "holdings" || last == "capital" || last == "industries" {
		return "company"
	}
	return "other"
}

// unnamedKind tells what words that are no name mean: one of OrganisationKinds or "group",
// "" where they do not say.
func unnamedKind(words string) string {
	if kind := sortOf(formOf(words)); kind != "other" {
		return kind
	}
	first, _ := utf8.DecodeRuneInString(words)
	head := headOf(formOf(words).core)
	if unicode.IsDigit(first) || unicode.IsLower(first) && strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss") {
		return "group"
	}
	return ""
}

// headOf returns what stands before the first "of", "for", "in" or "at" of a name.
func headOf(core string) string {
	words := strings.Fields(core)
	for i, w := range words {
		if i > 0 && (w == "of" || w == "for" || w == "in" || w == "at") {
			return strings.Join(words[:i], " ")
		}
	}
	return core
}

//go:embed bodies.tsv
var bodyNames string

// body is a line of bodies.tsv.
type body struct {
	name, kind string
}

// knownBodies are the bodies by the form of each of their names; acronyms are marked.
var knownBodies = sync.OnceValue(func() map[string]*body {
	known := map[string]*body{}
	for line := range strings.Lines(bodyNames) {
		fields := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(fields) < 3 || line[0] == '#' {
			continue
		}
		b := &body{fields[0], fields[1]}
		for _, name := range append(strings.Split(fields[2], "; "), b.name) {
			if name != "" {
				known[formOf(name).core] = b
			}
		}
	}
	return known
})

// class is what two names must share to be one entity: people are no organisations.
type class byte

const (
	personClass class = 'p'
	bodyClass   class = 'o'
	placeClass  class = 'l'
)

func classOf(k extract.Kind) class {
	switch k {
	case extract.Person:
		return personClass
	case extract.Organisation:
		return bodyClass
	}
	return placeClass
}

// fits reports whether a body may be what a name of the class means.
func (b *body) fits(c class) bool {
	switch b.kind {
	case "group":
		return false
	case "place":
		return c == placeClass
	}
	return c == bodyClass
}

// isOrganisationKind reports whether a user may call an organisation so.
func isOrganisationKind(kind string) bool { return slices.Contains(OrganisationKinds, kind) }
