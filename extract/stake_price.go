package extract

import (
	"sort"

	"stakeout/extract/nlp"
)

// price gives the stakes that change hands the money that is paid for them, where
// their sentence says so in one of three ways:
//
//	sold its 40 per cent stake in Lakeside Gas to Petrim for £61m
//	paid £61m in cash for a 40 per cent stake
//	sold its 40 per cent stake in a deal worth £61m
//
// Where two shares stand before one price it is anybody's, and nobody gets it.
func price(d *nlp.Document, all []Stake) {
	var p *pricing
	for i := range all {
		s := &all[i]
		if s.Status == Held {
			continue
		}
		if p == nil {
			p = &pricing{d: d, money: money(d)}
		}
		if s.Sentence != p.sentence {
			p.enter(s.Sentence, all[i:])
		}
		for k := range p.amounts {
			if p.pays(k, s.Share.Span) {
				s.Price = &p.amounts[k]
				break
			}
		}
	}
}

// pricing looks for the prices of one sentence after the other.
type pricing struct {
	d        *nlp.Document
	money    []Money // of the document
	sentence nlp.Span
	shares   []nlp.Span // of the sentence's stakes
	amounts  []Money    // of the sentence, without the ends of ranges
}

// enter makes a sentence the one that is looked at; its stakes are the first of rest,
// but for those that are held, which may stand before.
func (p *pricing) enter(sentence nlp.Span, rest []Stake) {
	*p = pricing{d: p.d, money: p.money, sentence: sentence}
	for i := 0; i < len(rest) && rest[i].Sentence == sentence; i++ {
		p.shares = append(p.shares, rest[i].Share.Span)
	}
	first := sort.Search(len(p.money), func(i int) bool { return p.money[i].Start >= sentence.Start })
	for _, m := range p.money[first:] {
		if m.End > sentence.End {
			break
		}
		if m.Range == 0 && !p.perShare(m) {
			p.amounts = append(p.amounts, m)
		}
	}
}

// perShare reports whether an amount is the price of a single share: "for 212p each".
func (p *pricing) perShare(m Money) bool {
	i := p.behind(m.Span)
	switch wordOf(p.d, i) {
	case "each", "apiece":
		return true
	case "a", "per":
		w := wordOf(p.d, i+1)
		return w == "share" || w == "unit"
	}
	return false
}

// pays reports whether amount k is what is paid for a share.
func (p *pricing) pays(k int, share nlp.Span) bool {
	m := p.amounts[k].Span
	if m.Start < share.Start {
		return p.paysBefore(m, share)
	}
	if !p.alone(k, share) {
		return false
	}
	before := p.before(m)
	switch wordOf(p.d, before) {
	case "for":
		return !p.startsAnew(share.End, m.Start)
	case "worth", "valued": // at
		return p.isDeal(before - 1)
	}
	return p.isDeal(p.behind(m)) && !p.startsAnew(share.End, m.Start)
}

// paysBefore reports whether an amount that stands before a share is paid for it:
// "£61m in cash for a 40 per cent stake".
func (p *pricing) paysBefore(m, share nlp.Span) bool {
	paid := false
	first, last := p.behind(m), p.d.TokenAt(share.Start)
	for i := first; i < last; i++ {
		w := wordOf(p.d, i)
		if beginsClause(w) || paid && (w == "," || w == "and") {
			return false
		}
		paid = paid || w == "for"
	}
	return paid && last-first <= farthestPrice
}

// farthestPrice is how many tokens may stand between a price and the share behind it.
const farthestPrice = 12

// alone reports whether a share is the only one that stands between amount k and the
// amount before it, or the beginning of the sentence.
func (p *pricing) alone(k int, share nlp.Span) bool {
	from := nlp.Span{Start: p.sentence.Start, End: p.amounts[k].Start}
	if k > 0 {
		from.Start = p.amounts[k-1].End
	}
	for _, other := range p.shares {
		if other != share && from.Contains(other) {
			return false
		}
	}
	return from.Contains(share)
}

// startsAnew reports whether text[start:end] begins a clause that tells another
// story: "its stake in Lakeside Gas, which it had bought for £5m".
func (p *pricing) startsAnew(start, end int) bool {
	for i := p.d.TokenAt(start); i < len(p.d.Tokens) && p.d.Tokens[i].Start < end; i++ {
		if beginsClause(wordOf(p.d, i)) {
			return true
		}
	}
	return false
}

func beginsClause(word string) bool {
	switch word {
	case "which", "that", "who", "whom", "whose", ";", "but", "after", "before", "while", "when", "because":
		return true
	}
	return false
}

// isDeal reports whether token i is a word for a sale.
func (p *pricing) isDeal(i int) bool {
	switch wordOf(p.d, i) {
	case "deal", "transaction", "sale", "placing", "buyout", "buy-out", "takeover", "purchase", "acquisition":
		return true
	}
	return false
}

// before returns the token before an amount and the words that qualify it.
func (p *pricing) before(m nlp.Span) int {
	for i := p.d.TokenAt(m.Start) - 1; ; i-- {
		switch wordOf(p.d, i) {
		case "a", "an", "the", "about", "around", "some", "just", "only", "nearly", "almost", "approximately", "roughly", "up", "to", "more", "less", "than", "over", "under",
			"at", "least", "estimated", "reported", "undisclosed", "total", "of", "price":
		default:
			return i
		}
	}
}

// behind returns the first token behind an amount.
func (p *pricing) behind(m nlp.Span) int {
	i := p.d.TokenAt(m.Start)
	for i < len(p.d.Tokens) && p.d.Tokens[i].Start < m.End {
		i++
	}
	return i
}
