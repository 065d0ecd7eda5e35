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

// openEnd reads the second number of a range that has no sign of its own: £2-3
// million, £2m to 3m. A number of something else may follow (£50 to 100 families),
// so it must have the magnitude of the first or stand behind a dash.
func (f *moneyFinder) openEnd(first number, code string) {
	how, at := connect(f.text, first.End)
	if how == unconnected || how == andWord && !rangeOpens(f.text, f.found[len(f.found)-1].Start, "between") {
		return
	}
	second, ok := numberAt(f.text, at)
	if !ok || second.Words || !inherit(&first, second) || second.Scale != first.Scale || second.Scale == 1 && how != tightDash || strings.HasPrefix(f.text[second.End:], "%") {
		return
	}
	f.add(second, second.Span, code, moneyRange, moneyRangeScore)
}

// openStart reads the first number of a range whose currency stands behind the
// second, which is in token i: 2 to 3 million pounds.
func (f *moneyFinder) openStart(second number, i int, code string) {
	limit := strings.TrimRight(f.text[:second.Start], " \n")
	for _, word := range [...]string{"-", "–", "to", "and"} {
		before, ok := strings.CutSuffix(limit, word)
		if !ok {
			continue
		}
		first, ok := f.numberEnding(i, len(strings.TrimRight(before, " \n")))
		if !ok || !inherit(&first, second) || first.Scale != second.Scale || word == "and" && !rangeOpens(f.text, first.Start, "between") {
			return
		}
		f.add(first, first.Span, code, moneyRange, moneyRangeScore)
		return
	}
}

// link joins neighbouring amounts that are the two ends of a range. "From £5m to
// £3m" is a change and no range, unless something "ranges".
func (f *moneyFinder) link() {
	ranges := 0
	for i := 1; i < len(f.found); i++ {
		a, b := &f.found[i-1], &f.found[i]
		if b.Start-a.End > len("\n and\n") || a.Range > 0 {
			continue
		}
		how, at := connect(f.text, a.End)
		if how == unconnected || at != b.Start || a.Currency != b.Currency || !inherit(&f.numbers[i-1], f.numbers[i]) {
			continue
		}
		a.Amount = f.numbers[i-1].Value
		if how == andWord && !rangeOpens(f.text, a.Start, "between") || how == toWord && f.changes(a.Span) {
			continue
		}
		ranges++
		a.Range, b.Range = ranges, ranges
	}
}

// changes reports whether "from" stands before an amount and nothing says that it
// opens a range.
func (f *moneyFinder) changes(amount nlp.Span) bool {
	from := wordBefore(f.text, amount.Start, "from")
	return from >= 0 && !anyBefore(f.text, from, ranging)
}

// rangeOpens reports whether word stands before the amount that begins at start,
// or before the word in front of it ("between about £2m and £3m").
func rangeOpens(text string, start int, word string) bool {
	if wordBefore(text, start, word) >= 0 {
		return true
	}
	before := strings.TrimRight(text[:start], " \n")
	return wordBefore(text, len(before)-len(before[strings.LastIndexAny(before, " \n")+1:]), word) >= 0
}
