// Package ner holds what is known about names before a post is read: first names,
// places, public bodies and the words that stand in, before or after a name. The
// lists are text files sorted by bytes, one entry a line, key and value parted by a
// tab. They are searched where they lie in the program, so nothing is loaded at
// start-up and looking up allocates nothing. LICENCES.md says where they come from.
package ner

import (
	_ "embed"
	"strings"
)

//go:embed firstnames.tsv
var firstNames string

// FirstName returns the sex of those who usually bear a first name: "m", "f" or
// "b" for both. It is "" for a word that is no known first name.
func FirstName(word string) string { return lookup(firstNames, word) }

// lookup returns the value of key in a sorted table, "" when it has none.
func lookup(table, key string) string {
	lo, hi := 0, len(table) // line starts
	for lo < hi {
		start := lo + strings.LastIndexByte(table[lo:lo+(hi-lo)/2], '\n') + 1
		end := start + strings.IndexByte(table[start:], '\n')
		entry, value, _ := strings.Cut(table[start:end], "\t")
		switch {
		case entry == key:
			return value
		case entry < key:
			lo = end + 1
		default:
			hi = start
		}
	}
	return ""
}
