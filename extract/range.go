package extract

import (
	"strings"

	"stakeout/extract/nlp"
)

// connection is what stands between the two ends of a range.
type connection int

const (
	unconnected connection = iota
	tightDash              // £2m-£3m
	looseDash              // £2m – £3m
	toWord                 // £2m to £3m
	andWord                // between £2m and £3m
)

// connect returns how text[i:] goes on to the second end of a range, and where
// that begins.
func connect(text string, i int) (connection, int) {
	at := skipBlank(text, i)
	for _, dash := range [...]string{"-", "–", "—", "‑"} {
		if !strings.HasPrefix(text[at:], dash) {
			continue
		}
		next := skipBlank(text, at+len(dash))
		if at == i && next == at+len(dash) {
			return tightDash, next
		}
		return looseDash, next
	}
	if end := wordHere(text, at, "to"); end > 0 {
		return toWord, skipBlank(text, end)
	}
	if end := wordHere(text, at, "and"); end > 0 {
		return andWord, skipBlank(text, end)
	}
	return unconnected, 0
}

// inherit gives the first number of a range the magnitude of the second where it
// has none of its own, as the 2 of "£2 to £3 million". It reports whether the two
// can be ends of a range.
func inherit(first *number, second number) bool {
	if first.Scale == 1 && second.Scale > 1 && first.Value < second.Value/second.Scale {
		first.Value, first.Scale = first.Value*second.Scale, second.Scale
	}
	return first.Value < second.Value
}

// rangeStart reads the first number of a range whose unit stands behind the
// second, which is in token i: the 2 of "2 to 3 million pounds", the 20 of "20-25
// per cent".
func rangeStart(d *nlp.Document, i int, second number) (number, bool) {
	limit := d.Text[:blanksBefore(d.Text, second.Start)]
	for _, word := range [...]string{"-", "–", "to", "and"} {
		before, ok := strings.CutSuffix(limit, word)
		if !ok {
			continue
		}
		first, ok := numberEnding(d, i, blanksBefore(d.Text, len(before)))
		if year(d.Text, first) || joined(d.Text, first.Start) || word == "and" && !rangeOpens(d.Text, first.Start, "between") {
			return number{}, false
		}
		return first, ok
	}
	return number{}, false
}

// joined reports whether what begins at start is the second part of something:
// the 11 of 2010-11, the 5 of 24/5.
func joined(text string, start int) bool {
	return start > 0 && (text[start-1] == '-' || text[start-1] == '/') || strings.HasSuffix(text[:start], "–")
}

// rangeOpens reports whether word stands before the quantity that begins at start,
// or before the word in front of it ("between about £2m and £3m").
func rangeOpens(text string, start int, word string) bool {
	if wordBefore(text, start, word) >= 0 {
		return true
	}
	end := blanksBefore(text, start)
	near := max(0, end-maxQualifier) // a text may have no blank at all
	return wordBefore(text, near+strings.LastIndexAny(text[near:end], " \n")+1, word) >= 0
}

// maxQualifier is more than the length of any word that qualifies a quantity.
const maxQualifier = 32
