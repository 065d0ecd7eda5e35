package source

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// role says what a line of a saved page is.
type role uint8

// The roles; furniture.tsv describes those from nav on.
const (
	roleWords role = iota // a paragraph, a list item or a row of a table
	roleLine              // a short line that no stop ends: a title or a heading, perhaps
	roleRule              // a line drawn across the page
	roleMeta              // who wrote a post and when
	roleNav
	rolePaging
	roleShare
	roleFoot
	roleMore
	roleLabel
	roleWidget
	roleRelated
	roleComments
	roleArchive
	roleAdvert
	roleNotice
	roleColophon
	roleEmpty
)

var roleNames = map[string]role{
	"nav": roleNav, "paging": rolePaging, "share": roleShare, "foot": roleFoot, "more": roleMore, "label": roleLabel, "widget": roleWidget,
	"related": roleRelated, "comments": roleComments, "archive": roleArchive, "advert": roleAdvert, "notice": roleNotice, "colophon": roleColophon, "empty": roleEmpty,
}

//go:embed furniture.tsv
var furnitureTable string

// furniture holds the phrases of furniture.tsv: the whole ones, and under their
// first word those that something follows; and the words by which a site speaks to
// its reader.
type furniture struct {
	whole map[string]role
	open  map[string][]phrase
	small map[string][]string // anywhere in a paragraph, by their first word
	call  map[string]bool     // at its beginning
	cue   []string            // behind a call
}

type phrase struct {
	words string
	role  role
}

var loadFurniture = sync.OnceValue(func() furniture {
	f := furniture{whole: map[string]role{}, open: map[string][]phrase{}, small: map[string][]string{}, call: map[string]bool{}}
	for l := range strings.Lines(furnitureTable) {
		name, p, ok := strings.Cut(strings.TrimSpace(l), "\t")
		if !ok || name[0] == '#' {
			continue
		}
		switch name {
		case "small":
			first := p[:smallLettersAt(p)]
			f.small[first] = append(f.small[first], p)
			continue
		case "call":
			f.call[p] = true
			continue
		case "cue":
			f.cue = append(f.cue, p)
			continue
		}
		if begin, ok := strings.CutSuffix(p, "*"); ok {
			first := firstWord(begin)
			f.open[first] = append(f.open[first], phrase{begin, roleNames[name]})
		} else {
			f.whole[p] = roleNames[name]
		}
	}
	return f
})

// longestFurniture is the number of bytes that a line of furniture may have; tags
// under a post can be many.
const longestFurniture = 600

// role looks a line up; words when it is not furniture.
func (f furniture) role(text string) role {
	if len(text) > longestFurniture || len(text) > longestKey && len(f.open[firstWord(key(text[:longestKey/4]))]) == 0 {
		return roleWords
	}
	k := key(text)
	switch k {
	case "":
		return roleNav
	case "#":
		return roleFoot // a number alone: a page, comments, likes
	}
	if r, ok := f.whole[k]; ok {
		return r
	}
	for _, p := range f.open[firstWord(k)] {
		if strings.HasPrefix(k, p.words) && (!isProse(text) || p.role == roleNotice || p.role == roleMore || strings.Count(p.words, " ") > 2) {
			return p.role
		}
	}
	switch {
	case (strings.HasSuffix(k, " read more") || strings.HasSuffix(k, " continue reading")) && !strings.Contains(text, ". "):
		return roleMore
	case pointsAway(text):
		return rolePaging
	case len(text) < longestLine && strings.Contains(text, "©"):
		return roleColophon
	}
	if isGlued(text, "Categories", "Category", "Tags", "Tagged", "Topics", "Labels") {
		return roleFoot
	}
	if isGlued(text, "Continue Reading", "Continue reading", "Read More", "Read more") {
		return roleMore
	}
	return roleWords
}

// isGlued reports whether one of the words and what belongs to it stand without a
// blank between them, as dumps write neighbouring elements ("CategoriesHousing").
func isGlued(s string, words ...string) bool {
	for _, w := range words {
		if rest, ok := strings.CutPrefix(s, w); ok && rest != "" && len(s) < longestLine && (isUpper(rest[0]) || strings.Contains(rest, "Tags")) {
			return true
		}
	}
	return false
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

// pointsAway reports whether a short line has an arrow at one end: the title of the
// post before or after this one.
func pointsAway(s string) bool {
	if len(s) > longestLine {
		return false
	}
	for _, arrow := range []string{"←", "«", "‹", "<-", "<<"} {
		if strings.HasPrefix(s, arrow) {
			return true
		}
	}
	for _, arrow := range []string{"→", "»", "›", "->", ">>"} {
		if strings.HasSuffix(s, arrow) {
			return true
		}
	}
	return false
}

// longestKey is the number of bytes that a key has at most.
const longestKey = 96

// key writes the beginning of a line as furniture.tsv has it.
func key(text string) string {
	var b [longestKey + utf8.UTFMax]byte
	n, digits := 0, false
	for _, c := range strings.TrimFunc(text, isDecoration) {
		if n >= longestKey {
			break
		}
		if '0' <= c && c <= '9' {
			if !digits {
				b[n] = '#'
				n++
			}
			digits = true
			continue
		}
		digits = false
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == '’' || c == '‘':
			c = '\''
		case c == '“' || c == '”':
			c = '"'
		case c == '\u00a0' || c == '\t':
			c = ' '
		}
		if c == ' ' && n > 0 && b[n-1] == ' ' {
			continue
		}
		n += utf8.EncodeRune(b[n:], c)
	}
	return strings.TrimRight(string(b[:n]), " ")
}

// isDecoration reports whether pages put c around the words of a button or heading.
func isDecoration(c rune) bool {
	if c < utf8.RuneSelf {
		return strings.IndexByte(" \t.:|<>-+*()[]{}_#=~/\\,;", byte(c)) >= 0
	}
	switch c {
	case '\u00a0', '…', '·', '•', '«', '»', '‹', '›', '←', '→', '↑', '↓', '⟵', '⟶', '–', '—', '▲', '▼', '▸', '▾', '►', '◄', '☰', '×', '✕':
		return true
	}
	return false
}

// isProse reports whether a line reads like a sentence and not like a button, a
// title or a list of categories: it is long or has words and a stop at its end.
func isProse(text string) bool {
	if len(text) > 220 {
		return true
	}
	return stops(text) && strings.Count(text, " ") >= 3
}

// stops reports whether text ends as a sentence does, before any closing mark.
func stops(text string) bool {
	text = strings.TrimRight(text, "”’\"')]»*_ \u00a0")
	if text == "" {
		return false
	}
	switch text[len(text)-1] {
	case '.', '!', '?', ':', ';', ',':
		return true
	}
	return strings.HasSuffix(text, "…")
}
