package extract

import (
	"strings"

	"stakeout/extract/nlp"
)

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
	if first, ok := rangeStart(f.doc, i, second); ok && inherit(&first, second) && first.Scale == second.Scale {
		f.add(first, first.Span, code, moneyRange, moneyRangeScore)
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
