package analyze

import (
	"strings"
	"unicode"
)

// nameForm is a name as it is compared with others.
type nameForm struct {
	core  string // its words in small letters, without what makes no difference and without the legal form
	legal string // the legal form: "plc", "ltd", "" for none
}

// formOf brings a name into the form in which it is compared: no leading "the", no
// possessive, no accents, dots or commas, "&" as "and", hyphens as blanks. Acronyms keep
// their capitals, for "WHO" is not "who".
func formOf(name string) nameForm {
	words := strings.Fields(plain(name))
	if len(words) > 1 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	for i, w := range words {
		if len(words) > 1 || !isAcronym(w) {
			words[i] = strings.ToLower(w)
		}
	}
	f := nameForm{}
	for len(words) > 1 && legalForm(words[len(words)-1]) != "" {
		f.legal = legalForm(words[len(words)-1])
		words = words[:len(words)-1]
	}
	f.core = strings.Join(words, " ")
	return f
}

// plain writes a name without accents, punctuation and a possessive.
func plain(name string) string {
	name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
	var b strings.Builder
	for _, r := range name {
		switch {
		case r == '&':
			b.WriteString(" and ")
		case r == '.' || r == '\'' || r == '’' || r == '‘':
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			b.WriteString(unaccented(r))
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// unaccented writes the letters of the languages around Britain without accents.
func unaccented(r rune) string {
	if r < 0x80 {
		return string(r)
	}
	const accented = "àáâãäåāăąçćčďèéêëēęěìíîïīłñńňòóôõöøōőřśşšţťùúûüūůűýÿźżžÀÁÂÃÄÅÇČÈÉÊËÌÍÎÏŁÑÒÓÔÕÖØŚŞŠÙÚÛÜÝŹŻŽ"
	const bare = "aaaaaaaaacccdeeeeeeeiiiiilnnnoooooooorssstt" + "uuuuuuuyyzzzAAAAAACCEEEEIIIILNOOOOOOSSSUUUUYZZZ"
	i := 0
	for _, a := range accented {
		if a == r {
			return bare[i : i+1]
		}
		i++
	}
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'Æ':
		return "AE"
	}
	return string(r)
}

// isAcronym reports whether a word is written like one: DWP, MoD, G4S.
func isAcronym(word string) bool {
	capitals, letters := 0, 0
	for _, r := range word {
		if unicode.IsUpper(r) {
			capitals++
		}
		letters++
	}
	return capitals > 1 && letters <= 7 && 2*capitals >= letters
}

// legalForm returns the short name of the legal form that a word says, "" for none.
func legalForm(word string) string {
	switch word {
	case "ltd", "limited":
		return "ltd"
	case "plc", "llp", "llc", "lp", "gmbh", "ag", "sa", "nv", "bv", "spa", "cic", "ab", "oy":
		return word
	case "inc", "incorporated":
		return "inc"
	case "corp", "corporation":
		return "corp"
	}
	return ""
}

// withoutInitials returns the words of a name without initials in the middle, and
// whether there were any.
func withoutInitials(core string) (string, bool) {
	words := strings.Fields(core)
	kept := words[:0:0]
	for i, w := range words {
		if i > 0 && i < len(words)-1 && len(w) == 1 {
			continue
		}
		kept = append(kept, w)
	}
	return strings.Join(kept, " "), len(kept) < len(words)
}
