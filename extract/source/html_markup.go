package source

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/net/html"
)

// markup says what the tag of an element, and the names that authors of pages give to
// elements, make of it.
type markup uint8

const (
	noMark        markup = iota
	furnitureMark        // it holds none of the article's words
	otherMark            // it holds other things, however many: comments, other articles
	hiddenMark           // it is not seen, at first
	bodyMark             // it holds the article
)

var markupNames = map[string]markup{"out": furnitureMark, "other": otherMark, "hidden": hiddenMark, "body": bodyMark}

//go:embed markup.tsv
var markupTable string

// markups holds markup.tsv. A word is known by its number, so that a page can count
// what stands under each.
type markups struct {
	kinds []markup // of the words, by number; 0 is no word
	words map[string]uint16
	tags  map[string]uint16
	roles map[string]uint16
}

var loadMarkups = sync.OnceValue(func() *markups {
	m := &markups{kinds: []markup{noMark}, words: map[string]uint16{}, tags: map[string]uint16{}, roles: map[string]uint16{}}
	for l := range strings.Lines(markupTable) {
		name, word, ok := strings.Cut(strings.TrimSpace(l), "\t")
		if !ok || name[0] == '#' {
			continue
		}
		number := uint16(len(m.kinds))
		m.kinds = append(m.kinds, markupNames[name])
		if tag, ok := strings.CutPrefix(word, "<"); ok {
			m.tags[tag] = number
		} else if role, ok := strings.CutPrefix(word, "role="); ok {
			m.roles[role] = number
		} else {
			m.words[word] = number
		}
	}
	return m
})

// of returns the number of the word that marks an element, 0 for none: its tag, its
// role, or a name in its classes or id.
func (m *markups) of(n *html.Node) uint16 {
	if w := m.tags[n.Data]; w != 0 {
		return w
	}
	for i := range n.Attr {
		w := uint16(0)
		switch a := &n.Attr[i]; a.Key {
		case "class", "id":
			w = m.inNames(a.Val)
		case "role":
			w = m.roles[a.Val]
		case "hidden":
			w = m.words["hidden"]
		case "style":
			if isHiding(a.Val) {
				w = m.words["hidden"]
			}
		case "itemprop":
			if a.Val == "articleBody" {
				w = m.words["article body"]
			}
		}
		if w != 0 {
			return w
		}
	}
	return 0
}

// isHiding reports whether a style keeps an element from being seen.
func isHiding(style string) bool {
	_, value, ok := strings.Cut(style, "display")
	value, _, _ = strings.Cut(value, ";")
	return ok && strings.Trim(value, ": \t") == "none"
}

// isFurniture reports whether the tag of an element says that it holds none of an
// article's words.
func isFurniture(n *html.Node) bool {
	m := loadMarkups()
	if m.tags[n.Data] != 0 {
		return true
	}
	for i := range n.Attr {
		if n.Attr[i].Key == "hidden" {
			return true
		}
	}
	return false
}

// inNames looks the words of classes or of an id up, each alone and with the one before
// it. Words end at marks and at capitals: "post-share" and "postShare" are two.
func (m *markups) inNames(names string) uint16 {
	var buf [64]byte
	before, at, n := 0, 0, 0 // where the word before this one and this one begin, and where it ends
	for i := 0; i <= len(names); i++ {
		c := byte(' ')
		if i < len(names) {
			c = names[i]
		}
		isLetter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if n > at && (!isLetter || c < 'a' && names[i-1] >= 'a' || n == len(buf)-1) {
			if w := m.words[string(buf[at:n])]; w != 0 {
				return w
			}
			if w := m.words[string(buf[before:n])]; w != 0 {
				return w
			}
			n = copy(buf[:], buf[at:n])
			buf[n] = ' '
			n++
			before, at = 0, n
			if n >= len(buf)/2 {
				at, n = 0, 0
			}
		}
		switch {
		case isLetter:
			buf[n] = c | 0x20
			n++
		case c == ' ':
			before, at, n = 0, 0, 0
		}
	}
	return 0
}
