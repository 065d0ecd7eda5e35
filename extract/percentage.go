package extract

import (
	"slices"
	"strings"

	"stakeout/extract/nlp"
)

// Percentage is a percentage of anything. Its span covers the number and the
// words for "per cent". The rule of its evidence is one of
//
//	percentage.sign    40%, -0.3 %
//	percentage.word    40 per cent, forty percent, 40 pct, 40pc, half a per cent
//	percentage.points  0.5 percentage points: a difference of two percentages
//	percentage.range   a number that leaves the words to the other end: the 20 of "20-25 per cent"
//
// Fractions (a third) and majorities are no percentages.
type Percentage struct {
	Value float64 // in percent
	Stake bool    // it states a share that one of the post's stakes was read from
	Evidence
}

// The rules of percentages and how sure they are.
const (
	percentSign, percentSignScore     = "percentage.sign", 0.99
	percentWord, percentWordScore     = "percentage.word", 0.99
	percentPoints, percentPointsScore = "percentage.points", 0.98
	percentRange, percentRangeScore   = "percentage.range", 0.95
)

// percentages finds every percentage; those that overlap the share of a stake are marked.
func percentages(d *nlp.Document, stakes []Stake) []Percentage {
	f := percentageFinder{doc: d, text: d.Text}
	for i := range d.Tokens {
		f.token(i)
	}
	for i := range f.found {
		f.found[i].Sentence = d.SentenceAt(f.found[i].Start)
	}
	markStakes(f.found, stakes)
	return f.found
}

// markStakes marks the percentages that overlap the share of a stake.
func markStakes(found []Percentage, stakes []Stake) {
	shares := make([]nlp.Span, len(stakes))
	for i, s := range stakes {
		shares[i] = s.Share.Span
	}
	slices.SortFunc(shares, func(a, b nlp.Span) int { return a.Start - b.Start })
	for i := range found {
		for len(shares) > 0 && shares[0].End <= found[i].Start {
			shares = shares[1:]
		}
		found[i].Stake = len(shares) > 0 && shares[0].Overlaps(found[i].Span)
	}
}

// percentageFinder collects percentages in the order of the text.
type percentageFinder struct {
	doc   *nlp.Document
	text  string
	found []Percentage
}

func (f *percentageFinder) add(value float64, words nlp.Span, rule string, score float64) {
	if k := len(f.found); k > 0 && words.Start < f.found[k-1].End {
		return
	}
	f.found = append(f.found, Percentage{Value: value, Evidence: Evidence{Span: words, Rule: rule, Score: score}})
}

// token reads the percentage whose sign or word is token i, or is glued to the
// number in it (40pc, 51-per-cent-owned).
func (f *percentageFinder) token(i int) {
	t := f.doc.Tokens[i]
	switch c := f.text[t.Start]; {
	case c == '%' || c == 'p' || c == 'P' || c == "％"[0] && strings.HasPrefix(f.text[t.Start:], "％"):
		f.unit(i, t.Start)
	case isDigit(c):
		if n, ok := numberAt(f.text, t.Start); ok && n.End < t.End {
			f.unit(i, follow(f.text, n.End))
			f.glued(i, n)
		}
	case isLetter(c) && t.Len() >= len("one-per-cent"):
		if at := strings.Index(f.text[t.Start:t.End], "-per"); at > 0 {
			f.unit(i, t.Start+at+1)
		}
	}
}

// glued reads the second number of a token (20-25pc).
func (f *percentageFinder) glued(i int, first number) {
	t := f.doc.Tokens[i]
	at := follow(f.text, first.End)
	if at >= t.End || !isDigit(f.text[at]) {
		return
	}
	if n, ok := numberAt(f.text, at); ok && n.End < t.End {
		f.unit(i, follow(f.text, n.End))
	}
}

// unit reads the percentage whose sign or word begins at byte at, in token i.
func (f *percentageFinder) unit(i, at int) {
	end, rule, score := percentAt(f.text, at)
	if end == 0 {
		return
	}
	n, ok := f.number(i, at)
	if !ok || n.Scale >= 1000 || n.Start > 0 && strings.IndexByte("%/=", f.text[n.Start-1]) >= 0 { // a%20b in an address
		return
	}
	if first, ok := rangeStart(f.doc, i, n); ok && first.Scale == 1 {
		f.add(first.Value, first.Span, percentRange, percentRangeScore)
	}
	start := minusBefore(f.text, n.Start)
	if start < n.Start {
		n.Value = -n.Value
	}
	f.add(n.Value, nlp.Span{Start: start, End: end}, rule, score)
}

// number reads the number before the unit at byte limit, "half a" and "a quarter
// of one" among them.
func (f *percentageFinder) number(i, limit int) (number, bool) {
	n, ok := numberEnding(f.doc, i, limit)
	one := n.Start
	switch {
	case !ok:
		if one = wordBefore(f.text, limit, "a"); one < 0 {
			return number{}, false
		}
	case n.Value != 1 || !n.Words:
		return n, true
	}
	before := one
	if of := wordBefore(f.text, one, "of"); of >= 0 {
		before = of
	}
	part, parted := numberEnding(f.doc, i, blanksBefore(f.text, before))
	if parted && part.Fraction && part.Words {
		return part, true
	}
	return n, ok
}

// minusBefore returns where the minus before the number at start stands, start
// when there is none.
func minusBefore(text string, start int) int {
	if before, ok := strings.CutSuffix(text[:start], "−"); ok {
		return len(before)
	}
	at := start - len("-")
	if at < 0 || text[at] != '-' || at > 0 && text[at-1] != '(' && blanksBefore(text, at) == at {
		return start
	}
	return at
}

// percentAt returns the end of the sign or the words for per cent at i, and the
// rule that they stand for; 0 when there are none.
func percentAt(text string, i int) (end int, rule string, score float64) {
	for _, sign := range [...]string{"%", "％"} {
		if !strings.HasPrefix(text[min(i, len(text)):], sign) {
			continue
		}
		end = i + len(sign)
		if points := pointsAt(text, end); points > 0 {
			return points, percentPoints, percentPointsScore
		}
		return end, percentSign, percentSignScore
	}
	for _, word := range [...]string{"per cent", "per-cent", "percent", "pct", "pc", "p.c.", "percentage", "ppts", "ppt"} {
		if end = phraseHere(text, i, word); end == 0 {
			continue
		}
		points := pointsAt(text, end)
		switch {
		case points > 0:
			return points, percentPoints, percentPointsScore
		case strings.HasPrefix(word, "ppt"):
			return end, percentPoints, percentPointsScore
		case word == "percentage", word == "pc" && text[i] != 'p': // a PC
			return 0, "", 0
		}
		return end, percentWord, percentWordScore
	}
	return 0, "", 0
}

// pointsAt returns the end of "points" behind the words for per cent that end at i.
func pointsAt(text string, i int) int {
	at := follow(text, i)
	for _, word := range [...]string{"points", "point", "pts"} {
		if end := wordHere(text, at, word); end > 0 {
			return end
		}
	}
	return 0
}
