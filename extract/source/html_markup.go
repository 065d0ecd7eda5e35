package source

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/net/html"
)

// markup says what the names that an author of pages gives to an element make of it.
type markup uint8

const (
	noMark        markup = iota
	furnitureMark        // it holds none of the article's words
	bodyMark             // it holds the article
)

//go:embed markup.tsv
var markupTable string

// markupWords holds the words of markup.tsv.
var markupWords = sync.OnceValue(func() map[string]markup {
	words := map[string]markup{}
	for l := range strings.Lines(markupTable) {
		name, word, ok := strings.Cut(strings.TrimSpace(l), "\t")
		if !ok || name[0] == '#' {
			continue
		}
		switch name {
		case "out":
			words[word] = furnitureMark
		case "body":
			words[word] = bodyMark
		}
	}
	return words
})

// markupOf returns what the tag, the classes and the id of an element say of it.
func markupOf(n *html.Node) markup {
	if isFurniture(n) {
		return furnitureMark
	}
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "class", "id":
			if m := nameMark(a.Val); m != noMark {
				return m
			}
		}
	}
	return noMark
}

// nameMark looks the words of classes or an id up, each alone and with the one before.
// Words end at marks and at capitals: "entry-content" and "entryContent" are two.
func nameMark(s string) markup {
	words := markupWords()
	var buf [64]byte
	found := noMark
	pair, last := 0, 0 // where the word before and this one begin in buf
	n := 0
	look := func() {
		if n == last {
			return
		}
		if m := words[string(buf[last:n])]; m > found {
			found = m
		}
		if last > pair {
			if m := words[string(buf[pair:n])]; m > found {
				found = m
			}
		}
	}
	for i := 0; i <= len(s); i++ {
		var c byte = ' '
		if i < len(s) {
			c = s[i]
		}
		upper := 'A' <= c && c <= 'Z'
		letter := upper || 'a' <= c && c <= 'z'
		begins := upper && i > 0 && 'a' <= s[i-1] && s[i-1] <= 'z'
		if !letter || begins || n >= len(buf)-2 {
			look()
			if c == ' ' || c == '\t' || c == '\n' || n >= len(buf)-2 {
				pair, last, n = 0, 0, 0
			} else if n > last {
				// keep this word as the first of the next pair
				copy(buf[:], buf[last:n])
				n -= last
				buf[n] = ' '
				n++
				pair, last = 0, n
			}
		}
		if letter {
			buf[n] = c | 0x20
			n++
		}
	}
	return found
}
