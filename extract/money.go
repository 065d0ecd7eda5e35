package extract

import (
	"math"
	"strings"
	"unicode/utf8"

	"stakeout/extract/nlp"
)

// Money is an amount of money. Its span covers the amount and the currency, not
// the words that qualify it. The rule of its evidence is one of
//
//	money.symbol  a sign: £600m, US$300 million, 20 €
//	money.code    an ISO 4217 code or its like: GBP 3,000, Rs 5 crore, 900 mln stg
//	money.word    a currency in words: 300 million euros, a 10-million-pound scheme
//	money.minor   a hundredth: 5p, 50 pence, 99 cents
//	money.range   an end of a range that leaves the currency to the other end: £2m to 3m
type Money struct {
	Amount    float64 // written out: £600m is 600000000
	Currency  string  // ISO 4217, "" when the text leaves it open
	Qualifier string  // exact, about, min or max
	Range     int     // the same number, from 1, on the two ends of a range ("£2m to £3m"); 0 for no range
	Evidence
}

// The rules of money and how sure they are.
const (
	moneySymbol, moneySymbolScore = "money.symbol", 0.98
	moneyCode, moneyCodeScore     = "money.code", 0.95
	moneyWord, moneyWordScore     = "money.word", 0.93
	moneyMinor, moneyMinorScore   = "money.minor", 0.9
	moneyRange, moneyRangeScore   = "money.range", 0.9
)

// money finds the amounts of money in a document.
func money(d *nlp.Document) []Money {
	f := moneyFinder{doc: d, text: d.Text}
	for i := range d.Tokens {
		f.token(i)
	}
	f.link()
	for i := range f.found {
		m := &f.found[i]
		m.Qualifier = qualifierOf(d, m.Span)
		m.Sentence = d.SentenceAt(m.Start)
	}
	return f.found
}

// moneyFinder collects amounts in the order of the text.
type moneyFinder struct {
	doc     *nlp.Document
	text    string
	found   []Money
	numbers []number // as they were read for found
}

func (f *moneyFinder) add(n number, words nlp.Span, code, rule string, score float64) {
	if k := len(f.found); k > 0 && words.Start < f.found[k-1].End {
		return
	}
	f.found = append(f.found, Money{Amount: n.Value, Currency: code, Evidence: Evidence{Span: words, Rule: rule, Score: score}})
	f.numbers = append(f.numbers, n)
}

// token reads the amount that token i points at: a sign, a word or a code for a
// currency, or figures with a p.
func (f *moneyFinder) token(i int) {
	t := f.doc.Tokens[i]
	if k := len(f.found); k > 0 && t.Start < f.found[k-1].End {
		return
	}
	word := f.text[t.Start:t.End]
	switch c := word[0]; {
	case c == '$' || c >= utf8.RuneSelf && currencySigns[word] != "":
		f.sign(i, word)
	case word == "p", isDigit(c) && word[len(word)-1] == 'p':
		f.pence(i)
	case len(word) > 1:
		f.named(i, word)
	}
}

// sign reads the amount behind the sign at token i, or before it.
func (f *moneyFinder) sign(i int, sign string) {
	t := f.doc.Tokens[i]
	start, code := f.owner(i, sign)
	if code == "" || f.after(start, t.End, code, moneySymbol, moneySymbolScore) {
		return
	}
	if n, ok := numberEnding(f.doc, i, t.Start); ok {
		f.add(n, nlp.Span{Start: n.Start, End: t.End}, code, moneySymbol, moneySymbolScore)
	}
}

// owner returns the currency of the sign at token i, by the letters before it, and
// where those begin; "" when the dollar belongs to the text of a program.
func (f *moneyFinder) owner(i int, sign string) (start int, code string) {
	t := f.doc.Tokens[i]
	if i == 0 {
		return t.Start, currencySigns[sign]
	}
	prev := f.doc.Tokens[i-1]
	prefix := f.doc.Slice(prev.Span)
	switch glued := prev.End == t.Start; {
	case glued && signPrefixes[f.text[prev.Start:t.End]] != "":
		return prev.Start, signPrefixes[f.text[prev.Start:t.End]]
	case glued && sign == "$" && (isLetter(prefix[0]) || strings.Contains(`{}=\/_`, prefix)):
		return 0, ""
	case !glued && sign == "$" && (prefix == "US" || prefix == "U.S." || prefix == "NZ" || prefix == "HK"):
		return prev.Start, signPrefixes[prefix+sign]
	case !glued && len(prefix) == len("GBP") && currencyCodes[prefix] != "":
		return prev.Start, currencyCodes[prefix]
	}
	return t.Start, currencySigns[sign]
}

// after reads the number behind a sign or a code, text[start:end].
func (f *moneyFinder) after(start, end int, code, rule string, score float64) bool {
	n, ok := numberAt(f.text, skipBlank(f.text, end))
	if !ok || n.Words || wordHere(f.text, n.End, "s") > 0 { // £10s of millions
		return false
	}
	f.loneMillion(&n)
	words := nlp.Span{Start: start, End: n.End}
	if own, end := f.codeAt(skipBlank(f.text, n.End)); end > 0 { // $5m AUD
		code, words.End = own, end
	}
	f.add(n, words, code, rule, score)
	f.openEnd(n, code)
	return true
}

// loneMillion reads the m of "£5 m", which the sign makes a million and no metre.
func (f *moneyFinder) loneMillion(n *number) {
	at := skipBlank(f.text, n.End)
	if end := wordHere(f.text, at, "m"); end > 0 && at > n.End && n.Scale == 1 {
		n.Value, n.Scale, n.End = n.Value*1e6, 1e6, end
	}
}

// codeAt returns the currency whose ISO 4217 code stands at i, and where it ends.
func (f *moneyFinder) codeAt(i int) (code string, end int) {
	end = i + len("GBP")
	if end > len(f.text) || !wordEnds(f.text, end) {
		return "", 0
	}
	if code = currencyCodes[f.text[i:end]]; code == "" {
		return "", 0
	}
	return code, end
}

// pence reads 5p, but not the lines of a screen (1080p) nor the parts of a
// document (page 5p). In 212½p the p is token i alone.
func (f *moneyFinder) pence(i int) {
	t := f.doc.Tokens[i]
	n, ok := numberEnding(f.doc, i, t.End-len("p"))
	if !ok || n.End+len("p") != t.End || n.Words || n.Scale != 1 || screenLines(n.Value) || anyBefore(f.text, n.Start, divisions) {
		return
	}
	n.Value = hundredth(n.Value)
	f.add(n, nlp.Span{Start: n.Start, End: t.End}, "GBP", moneyMinor, moneyMinorScore)
}

// screenLines reports whether n is the height of a video picture.
func screenLines(n float64) bool {
	switch n {
	case 240, 360, 480, 576, 720, 1080, 1440, 2160:
		return true
	}
	return false
}

// hundredth divides by 100 without the dirt of binary fractions: 7.2p is 0.072.
func hundredth(v float64) float64 { return math.Round(v*1e4) / 1e6 }

// named reads the amount beside the word or the code for a currency at token i.
func (f *moneyFinder) named(i int, word string) {
	t := f.doc.Tokens[i]
	if unit, ok := unitOf(word); ok {
		f.word(i, t.Span, unit)
		return
	}
	if _, ok := currencyCodes[word]; ok {
		f.code(i, word)
		return
	}
	if n := gluedCode(word); n > 0 {
		f.after(t.Start, t.Start+n, currencyCodes[word[:n]], moneyCode, moneyCodeScore)
		return
	}
	if hyphen := strings.LastIndexByte(word, '-'); 0 < hyphen && hyphen < len(word)-1 {
		if unit, ok := unitOf(word[hyphen+1:]); ok {
			f.word(i, nlp.Span{Start: t.Start + hyphen + 1, End: t.End}, unit)
		}
	}
}

// unitOf returns the unit that word names, which may begin with a capital.
func unitOf(word string) (currencyUnit, bool) {
	if c := word[0]; c < 'A' || 'Z' < c {
		u, ok := currencyWords[word]
		return u, ok
	}
	var buf [16]byte
	n := copy(buf[:], word)
	buf[0] |= 0x20
	u, ok := currencyWords[string(buf[:n])]
	return u, ok && n == len(word)
}

// gluedCode returns the length of the currency code to which figures are glued
// (EUR12m, Rs500), 0 for none.
func gluedCode(word string) int {
	n := 0
	for n < len(word) && n <= len("GBP") && isLetter(word[n]) {
		n++
	}
	if n < 2 || n == len(word) || !isDigit(word[n]) {
		return 0
	}
	if _, ok := currencyCodes[word[:n]]; !ok {
		return 0
	}
	return n
}

// code reads the amount beside the currency code at token i: GBP 3,000, 3,000 GBP.
func (f *moneyFinder) code(i int, word string) {
	t, code := f.doc.Tokens[i], currencyCodes[word]
	if i+1 < len(f.doc.Tokens) && isDigit(f.text[f.doc.Tokens[i+1].Start]) && f.after(t.Start, t.End, code, moneyCode, moneyCodeScore) {
		return
	}
	if n, ok := numberEnding(f.doc, i, t.Start); ok && !n.Words {
		f.add(n, nlp.Span{Start: n.Start, End: t.End}, code, moneyCode, moneyCodeScore)
	}
}

// word reads the amount before a unit, which is token i or the end of it.
func (f *moneyFinder) word(i int, name nlp.Span, unit currencyUnit) {
	limit, code := f.nation(i, name.Start, unit)
	n, ok := numberEnding(f.doc, i, limit)
	if !ok || n.Value == 0 || n.Fraction || f.noMoney(n, limit, name, unit) {
		return
	}
	rule, score := moneyWord, moneyWordScore
	if unit.minor {
		rule, score = moneyMinor, moneyMinorScore
		n.Value = hundredth(n.Value)
	}
	if code == "" && unit.name == "cent" {
		code = f.centsOf()
	}
	if end := wordHere(f.text, skipBlank(f.text, name.End), "sterling"); end > 0 {
		name.End = end
	}
	f.openStart(n, i, code)
	f.add(n, nlp.Span{Start: n.Start, End: name.End}, code, rule, score)
}

// nation returns the currency that the unit in token i is, by the words before it
// ("Hong Kong dollars"), and where those begin.
func (f *moneyFinder) nation(i, start int, unit currencyUnit) (limit int, code string) {
	for first := i - 1; first >= 0 && first >= i-2 && start == f.doc.Tokens[i].Start; first-- {
		from := f.doc.Tokens[first].Start
		if c := f.text[from]; c != 'e' && (c < 'A' || 'Z' < c) {
			break
		}
		if code := nationalCurrencies[f.text[from:f.doc.Tokens[i-1].End]+" "+unit.name]; code != "" {
			return from, code
		}
	}
	return start, unit.code
}

// centsOf returns the currency that has cents and was named last, the dollar when
// none was.
func (f *moneyFinder) centsOf() string {
	for k := len(f.found) - 1; k >= 0; k-- {
		switch c := f.found[k].Currency; c {
		case "USD", "EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR":
			return c
		}
	}
	return "USD"
}

// noMoney reports whether what looks like an amount in words is a weight, a year,
// or a thing that is called after a currency (the 17 euro area countries).
func (f *moneyFinder) noMoney(n number, limit int, name nlp.Span, unit currencyUnit) bool {
	word := f.text[name.Start:name.End]
	singular := word == unit.name || word[1:] == unit.name[1:]
	next := skipBlank(f.text, name.End)
	switch {
	case unit.name == "won" || word == "sterling" || word == "Sterling": // Labour's 20 won, 925 sterling silver
		return n.Scale < 1000 && limit == name.Start
	case n.Scale >= 1000:
		return unit.name == "pound" && anyAfter(f.text, next, massOf)
	case year(f.text, n) && (singular || wordBefore(f.text, n.Start, "in") >= 0):
		return true
	case singular && (word[0] < 'a' || anyAfter(f.text, next, currencyThings)):
		return true
	case unit.name != "pound" || word == "quid":
		return false
	case singular:
		return !anyAfter(f.text, next, moneyThings)
	}
	of := wordHere(f.text, next, "of")
	return of > 0 && !anyAfter(f.text, skipBlank(f.text, of), moneyMatters) || anyAfter(f.text, next, weighing) || anyBefore(f.text, n.Start, weighing)
}
