package nlp

import "strings"

// An abbreviation keeps its full stop. What the stop means for the sentence
// depends on the kind.
type abbreviation uint8

const (
	title  abbreviation = iota + 1 // stands before a name: never ends a sentence
	before                         // stands before a number or a name: ends a sentence only before a word that opens one
	suffix                         // stands after a name (Ltd., Jr.): ends a sentence before a word that opens one
	unit                           // stands after a number (pct., p.m.): ends a sentence before a capital
)

// abbreviations, lower case, without the stop. Those that are also ordinary words
// are in needsNumber.
var abbreviations = map[string]abbreviation{
	"mr": title, "mrs": title, "ms": title, "messrs": title, "mx": title, "dr": title, "prof": title, "rev": title, "revd": title, "hon": title,
	"sen": title, "rep": title, "gov": title, "gen": title, "col": title, "lt": title, "capt": title, "cmdr": title, "sgt": title, "cllr": title, "supt": title,
	"insp": title, "pres": title, "st": title, "mt": title, "ft": title, "fr": title, "rt": title, "maj": title, "adm": title, "amb": title, "atty": title,
	"no": before, "nos": before, "p": before, "pp": before, "vol": before, "para": before, "paras": before, "art": before, "arts": before, "sec": before, "fig": before, "figs": before,
	"ch": before, "cl": before, "ref": before, "est": before, "approx": before, "ca": before, "vs": before, "v": before, "cf": before, "rs": before, "viz": before, "al": before,
	"jan": before, "feb": before, "mar": before, "apr": before, "jun": before, "jul": before, "aug": before, "sep": before, "sept": before, "oct": before, "nov": before, "dec": before,
	"ltd": suffix, "inc": suffix, "corp": suffix, "co": suffix, "cos": suffix, "bros": suffix, "pty": suffix, "pte": suffix, "bhd": suffix, "sdn": suffix, "kft": suffix,
	"jr": suffix, "sr": suffix, "esq": suffix, "etc": suffix, "govt": suffix, "dept": suffix, "assn": suffix, "mfg": suffix, "intl": suffix, "univ": suffix, "ave": suffix, "rd": suffix, "blvd": suffix,
	"pct": unit, "mln": unit, "bln": unit, "trn": unit, "bn": unit, "tel": suffix, "ext": suffix, "hrs": unit, "mins": unit, "inst": unit, "ult": unit, "oz": unit, "lb": unit, "lbs": unit,
}

// needsNumber are abbreviations that are words of their own unless a number follows.
var needsNumber = map[string]bool{
	"no": true, "nos": true, "p": true, "rs": true, "art": true, "arts": true, "sec": true, "fig": true, "figs": true, "cl": true, "ch": true, "para": true, "paras": true,
	"vol": true, "ref": true, "jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true, "sep": true, "sept": true, "oct": true, "nov": true, "dec": true,
}

// abbreviationKind returns what the word, without its stop, is short for.
func abbreviationKind(word string) (abbreviation, bool) {
	if len(word) > 6 {
		return 0, false
	}
	k, ok := abbreviations[strings.ToLower(word)]
	return k, ok
}

// abbreviated reports whether the stop at end belongs to the word text[start:end].
func abbreviated(text string, start, end int) bool {
	word := text[start:end]
	if isInitials(word) {
		return true
	}
	if end+1 < len(text) && classes[text[end+1]] == letter { // "Ltd.The": the stop ends a sentence
		return false
	}
	kind, ok := abbreviationKind(word)
	if !ok {
		return false
	}
	next := nextVisible(text, end+1)
	if needsNumber[strings.ToLower(word)] {
		return next < len(text) && classes[text[next]] == digit
	}
	return kind != title || isUpper(word[0]) || word == "hon"
}

// isInitials reports whether word is a single capital (the J of "J. Smith") or
// letters parted by stops (U.S, p.m, e.g).
func isInitials(word string) bool {
	if len(word) == 1 {
		return isUpper(word[0]) && word != "I"
	}
	if len(word)%2 == 0 || len(word) > 9 {
		return false
	}
	for i := range len(word) {
		if i%2 == 0 && classes[word[i]] != letter || i%2 == 1 && word[i] != '.' {
			return false
		}
	}
	return true
}

// nextVisible returns the offset of the first byte from i on that is no blank.
func nextVisible(text string, i int) int {
	for i < len(text) && classes[text[i]] == space {
		i++
	}
	return i
}
