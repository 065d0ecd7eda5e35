package extract

import (
	"strconv"
	"strings"

	"stakeout/extract/nlp"
)

// Share is a quantity of ownership in percent, as the Beneficial Ownership Data
// Standard 0.4 has it: exact, or a range that may be open on one side.
type Share struct {
	Exact, Min, Max            *float64
	MinExclusive, MaxExclusive bool // more than Min; less than Max
	Approximate                bool // about, nearly, just under
	nlp.Span                        // the words that state the quantity: "40 per cent", "majority"
}

// String prints the share as people write it: 40%, ~40%, >50%, 20–25%; "" when nothing
// is known.
func (s Share) String() string {
	about, above, below := "", "≥", "≤"
	if s.Approximate {
		about = "~"
	}
	if s.MinExclusive {
		above = ">"
	}
	if s.MaxExclusive {
		below = "<"
	}
	percent := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	switch {
	case s.Exact != nil:
		return about + percent(*s.Exact) + "%"
	case s.Min != nil && s.Max != nil:
		return about + percent(*s.Min) + "–" + percent(*s.Max) + "%"
	case s.Min != nil:
		return above + percent(*s.Min) + "%"
	case s.Max != nil:
		return below + percent(*s.Max) + "%"
	}
	return ""
}

// quantity is a share as it is written, before anybody has asked whether it is one
// of a company.
type quantity struct {
	Share
	first, last int // its tokens in Document.Tokens, half open, "-owned" included
	form        quantityForm
	owned       bool // "owned" or "held" is glued to it: 51%-owned, wholly-owned
}

// quantityForm says how a quantity is written.
type quantityForm uint8

const (
	percentForm  quantityForm = iota // 40 per cent
	fractionForm                     // a third
	wordForm                         // majority, minority
	wholeForm                        // wholly, sole, all of, the whole of
	ratioForm                        // 50:50, and each number of 51:49
	bareForm                         // 35, behind "40 per cent"
)

// quantities reads the shares in the tokens [first,last) of d, in order. They are
// numbers only: whether anything is owned is for the frames to say.
func quantities(d *nlp.Document, first, last int) []quantity {
	var found []quantity
	percent := false
	for i := first; i < last; {
		read := quantityAt(d, i, first, last)
		if len(read) == 0 {
			i++
			continue
		}
		found = append(found, read...)
		percent = percent || read[0].form == percentForm
		i = found[len(found)-1].last
	}
	if percent || unitStated(d, first, last) {
		found = withBareNumbers(d, found, first, last)
	}
	return found
}

// quantityAt reads what begins with token i: one quantity, or the two numbers of
// an uneven ratio.
func quantityAt(d *nlp.Document, i, first, last int) []quantity {
	if !opensQuantity(d.Text, d.Tokens[i].Start) {
		return nil
	}
	if parts, next, ok := ratioAt(d, i, last); ok {
		return ratio(d, i, next, parts)
	}
	if q, ok := percentShareAt(d, i, last); ok {
		return []quantity{bounded(d, q, first, last)}
	}
	if q, ok := sharesIn(d, i, last); ok {
		return []quantity{q}
	}
	if q, ok := equalShares(d, i, last); ok {
		return []quantity{q}
	}
	if q, ok := fractionShareAt(d, i, last); ok {
		return []quantity{bounded(d, q, first, last)}
	}
	if q, ok := wordAt(d, i, first, last); ok {
		return []quantity{q}
	}
	return nil
}

// opensQuantity reports whether a quantity may begin at byte i of text, the beginning of
// a word: a number, or one of the words of equalShares, partAt and wordAt.
func opensQuantity(text string, i int) bool {
	if i+2 < len(text) {
		switch [2]byte{text[i] | 0x20, text[i+1] | 0x20} {
		case [2]byte{'a', 'l'}, [2]byte{'c', 'o'}, [2]byte{'e', 'n'}, [2]byte{'e', 'q'}, [2]byte{'f', 'u'}, [2]byte{'h', 'a'}, [2]byte{'m', 'a'}, [2]byte{'m', 'i'},
			[2]byte{'o', 'u'}, [2]byte{'q', 'u'}, [2]byte{'s', 'o'}, [2]byte{'w', 'h'}:
			return true
		}
	}
	return opensNumber(text, i)
}

// percentValue returns a pointer to a percentage, rounded as the text's precision allows.
func percentValue(v float64) *float64 {
	v = float64(int64(v*100+0.5)) / 100
	return &v
}

// percentShareAt reads "40%", "20-25 per cent", "5 per cent to 7 per cent", "between 20
// and 25 pct". Over a hundred nothing can be owned.
func percentShareAt(d *nlp.Document, i, last int) (quantity, bool) {
	n, next, ok := numberAtToken(d, i)
	if !ok || n.Fraction || n.Scale != 1 || n.Value > 100 || n.Value < 0 || next > last {
		return quantity{}, false
	}
	q := quantity{first: i, last: next}
	q.Start = n.Start
	limit := d.Tokens[last-1].End // the sentence's
	if end := signEnd(d.Text, n.End); end > 0 && end <= limit {
		if high, highEnd := signedRangeEnd(d, end, i); highEnd > 0 && highEnd <= limit && high > n.Value {
			q.Min, q.Max = percentValue(n.Value), percentValue(high)
			q.close(d, highEnd, last)
			return q, true
		}
		q.Exact = percentValue(n.Value)
		q.close(d, end, last)
		return q, true
	}
	high, end := rangeEnd(d, n.End, next, i)
	if end == 0 || end > limit || high <= n.Value {
		return quantity{}, false
	}
	q.Min, q.Max = percentValue(n.Value), percentValue(high)
	q.close(d, end, last)
	return q, true
}

// rangeEnd reads the second number of a range and its sign: the "-25 per cent" of
// "20-25 per cent", the "and 25 per cent" behind "between 20". i is the token that
// the range began with.
func rangeEnd(d *nlp.Document, at, next, i int) (high float64, end int) {
	if hyphen := strings.TrimLeft(d.Text[at:min(len(d.Text), at+4)], "-–‑ "); len(hyphen) > 0 {
		start := min(len(d.Text), at+4) - len(hyphen)
		if n, ok := numberAt(d.Text, start); ok && start > at {
			return n.Value, signEnd(d.Text, n.End)
		}
	}
	if next+1 >= len(d.Tokens) {
		return 0, 0
	}
	switch word := wordOf(d, next); {
	case word == "to" && wordOf(d, i-1) != "from", word == "and" && wordOf(d, i-1) == "between", word == "or":
		if n, _, ok := numberAtToken(d, next+1); ok {
			return n.Value, signEnd(d.Text, n.End)
		}
	}
	return 0, 0
}

// signedRangeEnd reads the "and 25%" of "between 20% and 25%". at is the end of the
// first sign, i the token that the range began with.
func signedRangeEnd(d *nlp.Document, at, i int) (high float64, end int) {
	if wordOf(d, i-1) != "between" {
		return 0, 0
	}
	next := d.TokenAt(at)
	for next < len(d.Tokens) && d.Tokens[next].Start < at {
		next++
	}
	if wordOf(d, next) != "and" {
		return 0, 0
	}
	n, _, ok := numberAtToken(d, next+1)
	if !ok {
		return 0, 0
	}
	return n.Value, signEnd(d.Text, n.End)
}

// close ends the quantity at byte end and takes in a glued or following "-owned".
func (q *quantity) close(d *nlp.Document, end, last int) {
	q.End = end
	for q.last < last && d.Tokens[q.last].Start < end {
		q.last++
	}
	if q.last+1 < last && wordOf(d, q.last) == "." && isSmall(d, q.last+1) { // "45 per cent. of Acme"
		q.last++
		return
	}
	if tail := d.Text[end:d.Tokens[q.last-1].End]; tail != "" {
		q.owned = isOwned(strings.TrimLeft(tail, "-‑–"))
		return
	}
	if q.last+1 < last && strings.Trim(wordOf(d, q.last), "-‑–") == "" && isOwned(wordOf(d, q.last+1)) {
		q.last, q.owned = q.last+2, true
	} else if before := wordOf(d, q.first-1); before == "the" || before == "remaining" || before == "other" { // "the 20 per cent held by A"
		return
	} else if q.last < last && isOwned(strings.TrimLeft(wordOf(d, q.last), "-‑–")) {
		q.last, q.owned = q.last+1, true
	}
}

// isSmall reports whether token i begins with a small letter.
func isSmall(d *nlp.Document, i int) bool {
	c := d.Text[d.Tokens[i].Start]
	return 'a' <= c && c <= 'z'
}

func isOwned(word string) bool {
	switch word {
	case "owned", "held", "controlled":
		return true
	}
	return false
}

// shareSigns are the ways to write percent, longest first.
var shareSigns = []string{"per centum", "per cent", "per-cent", "percent", "pct", "p.c.", "pc", "%"}

// signEnd returns the end of the percent sign behind the number that ends at
// offset, 0 when there is none. Percentage points are not percent.
func signEnd(text string, offset int) int {
	at := offset
	for at < len(text) && (text[at] == ' ' || text[at] == '-' || text[at] == '\n') {
		at++
	}
	at += len(text[at:min(len(text), at+2)]) - len(strings.TrimPrefix(text[at:min(len(text), at+2)], "\u00a0"))
	for _, sign := range shareSigns {
		end := at + len(sign)
		if end > len(text) || !strings.EqualFold(text[at:end], sign) {
			continue
		}
		if sign != "%" && end < len(text) && isLetter(text[end]) {
			return 0
		}
		if rest := strings.TrimLeft(text[end:min(len(text), end+9)], " -"); strings.HasPrefix(rest, "point") {
			return 0
		}
		return end
	}
	return 0
}

// fractionShareAt reads "a third", "half", "two-thirds", "three quarters", "a quarter of",
// but not "the third quarter" and "a third runway": what follows must be able to be
// a part of something.
func fractionShareAt(d *nlp.Document, i, last int) (quantity, bool) {
	n, next, ok := numberAtToken(d, i)
	part := false // the article belongs to the share: "the quarter of Acme", "the remaining third"
	if !ok {
		n, next, part = partAt(d, i)
		ok = part
	}
	if !ok || !n.Fraction || !n.Words || n.Value >= 1 || n.Scale != 1 || next > last {
		return quantity{}, false
	}
	if i > 0 && !part && isOrdinal(wordOf(d, i-1)) && !strings.Contains(d.Slice(n.Span), " ") {
		return quantity{}, false
	}
	q := quantity{first: i, last: next, form: fractionForm}
	q.Start, q.Exact = n.Start, percentValue(n.Value*100)
	q.close(d, n.End, last)
	return q, q.owned || q.last >= last || followsFraction(d, q.last)
}

// parts are the fractions that can be called by the denominator alone.
var parts = map[string]float64{"third": 1.0 / 3, "quarter": 1.0 / 4, "fifth": 1.0 / 5, "sixth": 1.0 / 6, "eighth": 1.0 / 8, "tenth": 1.0 / 10}

// partAt reads the "third" of "the remaining third" and "another third" at token i, and the
// "quarter" of "the quarter of Acme".
func partAt(d *nlp.Document, i int) (n number, next int, ok bool) {
	v, known := parts[wordOf(d, i)]
	if !known {
		return n, i, false
	}
	switch wordOf(d, i-1) {
	case "remaining", "other", "another", "further", "additional":
	case "the", "last", "final", "this", "that", "his", "her", "its", "their":
		if wordOf(d, i+1) != "of" && !(wordOf(d, i-1) == "last" && v != 0.25) {
			return n, i, false
		}
	default:
		return n, i, false
	}
	return number{Span: d.Tokens[i].Span, Value: v, Scale: 1, Fraction: true, Words: true}, i + 1, true
}

// isOrdinal reports whether a fraction behind word is the name of a time or a place
// in a row: the third quarter, the first half.
func isOrdinal(word string) bool {
	switch word {
	case "first", "second", "third", "fourth", "last", "next", "this", "per", "each", "every", "final", "previous":
		return true
	}
	return false
}

// followsFraction reports whether token i can stand behind a fraction of something:
// a noun of its own would make it a number in a row ("a third runway") or a time ("half
// time").
func followsFraction(d *nlp.Document, i int) bool {
	word := wordOf(d, i)
	if stakeNouns[word] || capitalNouns[word] || ownerNouns[word] || !isLetter(word[0]) {
		return true
	}
	switch tag := d.Tokens[i].Tag; {
	case strings.HasPrefix(tag, "NN"), strings.HasPrefix(tag, "JJ"), tag == "CD", tag == "VBG":
		return word == "equity" || word == "ownership"
	}
	return true
}

// sharesIn reads "one share in eight" and "five shares in eight".
func sharesIn(d *nlp.Document, i, last int) (quantity, bool) {
	if i+3 >= last || wordOf(d, i+1) != "share" && wordOf(d, i+1) != "shares" || wordOf(d, i+2) != "in" && wordOf(d, i+2) != "out" {
		return quantity{}, false
	}
	k := i + 3
	if wordOf(d, k) == "of" || wordOf(d, k) == "every" {
		k++
	}
	num, _, ok := numberAtToken(d, i)
	den, next, also := numberAtToken(d, k)
	if !ok || !also || num.Value < 1 || den.Value <= num.Value || num.Fraction || den.Fraction || next > last {
		return quantity{}, false
	}
	q := quantity{first: i, last: next, form: fractionForm}
	q.Exact, q.Span = percentValue(100*num.Value/den.Value), nlp.Span{Start: num.Start, End: den.End}
	return q, true
}

// equalShares reads the "equal" of "in equal shares by A and B": a half each, and with
// three a third.
func equalShares(d *nlp.Document, i, last int) (quantity, bool) {
	if wordOf(d, i) != "equal" || i+1 >= last {
		return quantity{}, false
	}
	parties := 2
	switch wordOf(d, i+1) {
	case "halves":
	case "thirds":
		parties = 3
	case "quarters":
		parties = 4
	case "shares", "parts", "proportions":
		parties = holdersListed(d, i+2, last)
	default:
		return quantity{}, false
	}
	q := quantity{first: i, last: i + 1, form: ratioForm}
	q.Exact, q.Span = percentValue(100/float64(parties)), d.Tokens[i].Span
	return q, true
}

// holdersListed counts the members of the list that "by" or "between" begins at token i, at
// least two.
func holdersListed(d *nlp.Document, i, last int) int {
	n := 1
	for ; i < last; i++ {
		switch word := wordOf(d, i); {
		case word == "and":
			return max(n+1, 2)
		case word == ",":
			n++
		case word == ";", word == "(", strings.HasPrefix(d.Tokens[i].Tag, "VB"), strings.HasPrefix(d.Tokens[i].Tag, "W"):
			return 2
		}
	}
	return 2
}

// wordAt reads majority, minority, wholly, sole and the other ways to say it without
// a number.
func wordAt(d *nlp.Document, i, first, last int) (quantity, bool) {
	word, owned := strings.CutSuffix(strings.ReplaceAll(wordOf(d, i), "‑", "-"), "-owned")
	q := quantity{first: i, last: i + 1, form: wordForm, owned: owned}
	q.Span = nlp.Span{Start: d.Tokens[i].Start, End: d.Tokens[i].Start + len(word)}
	switch word {
	case "majority":
		q.Min, q.MinExclusive = percentValue(50), true
	case "minority":
		q.Max, q.MaxExclusive = percentValue(50), true
	case "half": // half-owned; "half of" is a fraction
		if !owned {
			return q, false
		}
		q.Exact = percentValue(50)
	default:
		if !isWhole(d, i, last, word, owned) {
			return q, false
		}
		q.form, q.Exact = wholeForm, percentValue(100)
	}
	if !owned {
		q.close(d, q.End, last)
	}
	return q, true
}

// isWhole reports whether the word at token i says that all of something is meant.
func isWhole(d *nlp.Document, i, last int, word string, owned bool) bool {
	next, then := "", ""
	if i+1 < last {
		next = wordOf(d, i+1)
	}
	if i+2 < last {
		then = wordOf(d, i+2)
	}
	switch word {
	case "wholly", "fully", "solely", "entirely":
		return owned || isOwned(strings.TrimLeft(next, "-‑–")) || strings.HasSuffix(next, "-owned") || next == "-" && isOwned(then)
	case "outright":
		return !stakeNouns[next] && next != "owner" || isOwned(next) || ownerNouns[next]
	case "sole", "complete", "full":
		return ownerNouns[next] && word != "full" || next == "ownership" || next == "and" && word == "sole" && ownerNouns[then]
	case "whole":
		return next == "of"
	case "entirety":
		return true
	case "entire":
		return isCapitalWord(next) || isCapitalWord(then)
	case "all":
		return next == "of" || (next == "the" || next == "its" || next == "their") && (capitalNouns[then] || adjectiveOfCapital(then)) || capitalNouns[next]
	}
	return false
}

// isCapitalWord reports whether word is the capital of a company, not a part of it:
// "the entire equity", but not "its entire stake".
func isCapitalWord(word string) bool {
	switch word {
	case "share", "shares", "equity", "capital", "stock", "ownership":
		return true
	}
	return false
}

func adjectiveOfCapital(word string) bool {
	switch word {
	case "issued", "ordinary", "outstanding", "remaining":
		return true
	}
	return false
}

// ratioParts are the numbers of a ratio; no writer gives more.
type ratioParts struct {
	n    int
	list [5]number
}

// ratioAt reads 50:50, 51/49, 60-40, 50:30:20 and fifty-fifty: numbers that make a hundred.
// next is the token behind them.
func ratioAt(d *nlp.Document, i, last int) (parts ratioParts, next int, ok bool) {
	if strings.HasPrefix(wordOf(d, i), "fifty-fifty") {
		parts.list[0], parts.n = number{Span: d.Tokens[i].Span, Value: 50}, 2
		parts.list[1] = parts.list[0]
		return parts, i + 1, true
	}
	at, sum := d.Tokens[i].Start, 0.0
	for parts.n < len(parts.list) {
		v, end := twoDigits(d.Text, at)
		if end == 0 {
			return parts, 0, false
		}
		parts.list[parts.n] = number{Span: nlp.Span{Start: at, End: end}, Value: v}
		parts.n, sum, at = parts.n+1, sum+v, end
		mark := ratioMark(d.Text, end)
		if sum >= 100 || mark == 0 {
			break
		}
		at += mark
	}
	if parts.n < 2 || sum != 100 || parts.n > 2 && d.Text[parts.list[0].End] != ':' || at > d.Tokens[last-1].End || signEnd(d.Text, at) > 0 {
		return parts, 0, false
	}
	for next = i + 1; next < last && d.Tokens[next].Start < at; next++ {
	}
	return parts, next, true
}

// ratioMark returns the length of the mark between the numbers of a ratio at offset, 0
// for none: 51:49, 51/49, 51-49, 51–49.
func ratioMark(text string, offset int) int {
	for _, mark := range []string{":", "/", "-", "–", "‑"} {
		if strings.HasPrefix(text[min(offset, len(text)):], mark) {
			return len(mark)
		}
	}
	return 0
}

// twoDigits reads a number of one or two digits at offset and returns its end, 0
// when there is none.
func twoDigits(text string, offset int) (v float64, end int) {
	end = offset + digitsAt(text, offset)
	if n := end - offset; n == 0 || n > 2 {
		return 0, 0
	}
	for _, c := range []byte(text[offset:end]) {
		v = v*10 + float64(c-'0')
	}
	return v, end
}

// ratio makes the quantities of a ratio over the tokens [first,next): one for
// 50:50, which all parties have, one a number for 51:49.
func ratio(d *nlp.Document, first, next int, parts ratioParts) []quantity {
	span := nlp.Span{Start: d.Tokens[first].Start, End: d.Tokens[next-1].End}
	if parts.n == 2 && parts.list[0].Value == parts.list[1].Value {
		q := quantity{Share: Share{Exact: percentValue(parts.list[0].Value), Span: span}, first: first, last: next, form: ratioForm}
		q.close(d, span.End, next)
		return []quantity{q}
	}
	found := make([]quantity, 0, parts.n)
	for _, part := range parts.list[:parts.n] {
		found = append(found, quantity{Share: Share{Exact: percentValue(part.Value), Span: part.Span}, first: first, last: next, form: ratioForm})
	}
	return found
}

// withBareNumbers adds the numbers that a writer who has just said "per cent" does
// not say it of again: "from 53.7", "holding 35 and the employees 25".
func withBareNumbers(d *nlp.Document, found []quantity, first, last int) []quantity {
	var all []quantity
	k, unit := 0, unitStated(d, first, last)
	for i := first; i < last; {
		if k < len(found) && found[k].first <= i {
			i = max(i+1, found[k].last)
			all = append(all, found[k])
			k++
			continue
		}
		n, next, ok := numberAtToken(d, i)
		if !ok {
			i++
			continue
		}
		if !n.Fraction && n.Scale == 1 && n.Value <= 100 && !(n.Words && n.Value == 1) && next <= last && n.End == d.Tokens[next-1].End && endsPhrase(d, next, last) && !isMoney(d, i) && (unit || !isItem(d, i, next)) {
			q := quantity{Share: Share{Exact: percentValue(n.Value), Span: n.Span}, first: i, last: next, form: bareForm}
			all = append(all, q)
		}
		i = next
	}
	return all
}

// unitStated reports whether the tokens [first,last) say of all their numbers that they
// are percentages: "Norvale 60, Petrim 40 (in per cent)".
func unitStated(d *nlp.Document, first, last int) bool {
	for i := first; i+1 < last; i++ {
		if wordOf(d, i) == "in" && (wordOf(d, i+1) == "percent" || wordOf(d, i+1) == "per" && wordOf(d, i+2) == "cent" || wordOf(d, i+1) == "%") {
			return true
		}
	}
	return false
}

// isItem reports whether the number of the tokens [i,next) stands alone in parentheses, as the
// numbers of the items of a list do: "(2) The vendor".
func isItem(d *nlp.Document, i, next int) bool {
	return wordOf(d, i-1) == "(" && wordOf(d, next) == ")"
}

// endsPhrase reports whether a bare number before token i counts nothing that
// follows.
func endsPhrase(d *nlp.Document, i, last int) bool {
	if i >= last {
		return true
	}
	switch word := wordOf(d, i); word {
	case "and", "to", "each", ",", ".", ";", ")", "respectively", "from":
		return true
	}
	return false
}

func isMoney(d *nlp.Document, i int) bool {
	return i > 0 && strings.Contains("£$€", d.Slice(d.Tokens[i-1].Span))
}

// exclusive are the first words of qualifiers that leave the number itself out:
// more than half is not half.
var exclusive = setOf(`more over above greater higher better exceeding exceeds exceeded in upwards upward north well less lower fewer under below > <`)

// bounded reads the words around q that make a bound of it: "at least", "just under",
// "or more". "No less than 60 and no more than 75 per cent" has one at each end.
func bounded(d *nlp.Document, q quantity, first, last int) quantity {
	before, after := blanksBefore(d.Text, q.Start), skipBlank(d.Text, q.End)
	for _, w := range qualifiers {
		if start := wordBefore(d.Text, before, w.words); start >= d.Tokens[first].Start {
			if i := d.TokenAt(start); i > first && belongsToVerb(wordOf(d, i-1), w.words) && !(wordOf(d, i-1) == "holding" && strings.HasPrefix(d.Tokens[i-2].Tag, "NN")) {
				return q
			}
			q.qualify(w.qualifier, w.words)
			q.startAt(d, start)
			q.lowerEnd(d, first)
			return q
		}
	}
	for _, w := range []string{"plus one share", "plus one vote", "plus a share", "plus 1 share", "and one share"} {
		if end := phraseHere(d.Text, after, w); end > 0 && q.Exact != nil {
			q.Min, q.Exact, q.MinExclusive = q.Exact, nil, true
			q.endAt(d, end, last)
			return q
		}
	}
	for _, w := range followers {
		if end := phraseHere(d.Text, after, w.words); end > 0 && end < d.Tokens[last-1].Start {
			q.qualify(w.qualifier, w.words)
			q.endAt(d, end, last)
			return q
		}
	}
	if q.Min != nil && q.Max != nil && q.first > first && wordOf(d, q.first-1) == "between" {
		q.startAt(d, d.Tokens[q.first-1].Start)
	}
	return q
}

// belongsToVerb reports whether the words of a qualifier are the adverb of the verb
// before them: "handed over 60 per cent", "will go up to 79 per cent".
func belongsToVerb(verb, words string) bool {
	switch words {
	case "over":
		switch verb {
		case "option", "options", "rights", "control", "hand", "hands", "handed", "handing", "sign", "signed", "turned", "take", "took", "taken", "taking", "make", "made":
			return true
		}
	case "up to":
		switch verb {
		case "is", "are", "was", "were", "now", "go", "goes", "went", "gone", "going", "rise", "move", "moved", "stake", "holding", "interest":
			return true
		}
	}
	return false
}

// startAt moves the beginning of q to byte start.
func (q *quantity) startAt(d *nlp.Document, start int) {
	for q.Start = start; q.first > 0 && d.Tokens[q.first-1].Start >= start; {
		q.first--
	}
}

// endAt moves the end of q to byte end.
func (q *quantity) endAt(d *nlp.Document, end, last int) {
	for q.End = end; q.last < last && d.Tokens[q.last].Start < end; {
		q.last++
	}
}

// lowerEnd reads the "no less than 60 and" before "no more than 75 per cent".
func (q *quantity) lowerEnd(d *nlp.Document, first int) {
	if q.Max == nil || q.first-2 <= first || wordOf(d, q.first-1) != "and" {
		return
	}
	n, _, ok := numberAtToken(d, q.first-2)
	if !ok || n.Value >= *q.Max {
		return
	}
	for _, w := range qualifiers {
		if start := wordBefore(d.Text, blanksBefore(d.Text, n.Start), w.words); w.qualifier == atLeast && start >= d.Tokens[first].Start {
			q.Min = percentValue(n.Value)
			q.startAt(d, start)
			return
		}
	}
}

// qualify turns an exact quantity into a bound.
func (q *quantity) qualify(qualifier, words string) {
	opening, _, _ := strings.Cut(words, " ")
	if q.form == fractionForm && *q.Exact == 50 && words == "just over" { // just over half is a majority
		qualifier, opening = atLeast, "over"
	}
	switch {
	case qualifier == about || q.Exact == nil:
		q.Approximate = true
	case qualifier == atLeast:
		q.Min, q.Exact, q.MinExclusive = q.Exact, nil, exclusive[opening]
	case qualifier == atMost:
		q.Max, q.Exact, q.MaxExclusive = q.Exact, nil, exclusive[opening]
	}
}

// beginsWith returns how many tokens from token i on are the words of phrase, 0 when
// they are not.
func beginsWith(d *nlp.Document, i, last int, phrase string) int {
	n := 0
	for word := range strings.SplitSeq(phrase, " ") {
		if i+n >= last || wordOf(d, i+n) != word {
			return 0
		}
		n++
	}
	return n
}

// wordOf returns the word of token i in small letters, "" outside the document.
func wordOf(d *nlp.Document, i int) string {
	if i < 0 || i >= len(d.Tokens) {
		return ""
	}
	return strings.ToLower(d.Text[d.Tokens[i].Start:d.Tokens[i].End])
}
