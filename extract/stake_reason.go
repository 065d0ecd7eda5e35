package extract

import (
	"strings"
	"sync"

	"stakeout/extract/nlp"
)

// Reason says why a percentage, a ratio or a word such as "majority" is no stake.
// The values are stable.
type Reason string

// The reasons. They are also the order in which Reasons lists them.
const (
	NotHeld    Reason = "not-held"     // no frame has read it
	Unlikely   Reason = "unlikely"     // a frame has read it, the words around it speak against it
	NoParties  Reason = "no-parties"   // neither a holder nor a company
	NotHolder  Reason = "not-a-holder" // of a prospectus, "no shareholder"
	NotCompany Reason = "not-owned"    // of something that nobody can own shares of
	Market     Reason = "market"       // market share
	Votes      Reason = "votes"        // votes, seats, turnout
	People     Reason = "people"       // part of the staff, of respondents
	Income     Reason = "income"       // part of profits, sales, a budget, of output
	Rate       Reason = "rate"         // interest, tax, discount, dividend
	Change     Reason = "change"       // a rise or a fall, of a price or anything else
	Before     Reason = "before"       // the 5 of "from 5 to 7 per cent"
	Points     Reason = "points"       // percentage points
	OutOfRange Reason = "out-of-range" // 120 per cent, -3 per cent
	Negated    Reason = "negated"      // "does not own"
	Rule       Reason = "rule"         // a ceiling, "may own up to 49 per cent of an airline"
	OwnShares  Reason = "own-shares"   // new shares of the company that sells them
	SameParty  Reason = "same-party"   // holder and company are one
	TooLong    Reason = "too-long"     // data, not prose
)

// reasons are the reasons with the sentence that explains each to a reader.
var reasons = []struct {
	reason   Reason
	sentence string
}{
	{NotHeld, "Nothing beside it says who has, buys, sells or shares out this part of a company."},
	{Unlikely, "It is said like a share of a company, but the words around it speak against that."},
	{NoParties, "Too little is said of who holds it and what it is a share of."},
	{NotHolder, "What is said to have it, or to give it up, cannot hold shares."},
	{NotCompany, "What it is a part of is no company or other body with owners."},
	{Market, "It is a share of a market or an audience."},
	{Votes, "It is a share of votes or seats."},
	{People, "It is a part of a group of people."},
	{Income, "It is a part of money or output: of profits, sales, costs, a budget, production."},
	{Rate, "It is a rate: of interest, tax, dividend, return or discount."},
	{Change, "It says by how much something rose or fell."},
	{Before, "It says where a share, or another figure, stood before it moved."},
	{Points, "It counts percentage points, the difference of two percentages."},
	{OutOfRange, "Nobody can own less than nothing or more than the whole."},
	{Negated, "The sentence denies it."},
	{Rule, "It is a rule or a limit for any company, not said of one."},
	{OwnShares, "A company that sells new shares of its own has not held them."},
	{SameParty, "Its holder and its company would be one and the same."},
	{TooLong, "The sentence is too long to be prose, and is not read."},
}

// Reasons returns all reasons.
func Reasons() []Reason {
	all := make([]Reason, len(reasons))
	for i, r := range reasons {
		all[i] = r.reason
	}
	return all
}

// Sentence explains the reason to a reader; it is "" for no reason.
func (why Reason) Sentence() string {
	for _, r := range reasons {
		if r.reason == why {
			return r.sentence
		}
	}
	return ""
}

// trace keeps what became of each quantity that the finder of stakes looked at. The
// nil trace keeps nothing and costs nothing.
type trace struct{ looks []look }

// look is one quantity that was looked at.
type look struct {
	share    Share
	form     quantityForm
	sentence nlp.Span
	reason   Reason // why it has no claim, "" when it has
}

// look notes the measure m of r, which the frames have or have not claimed.
func (t *trace) look(r *reading, m measure, claimed bool) {
	if t == nil {
		return
	}
	q := r.chunks[m.at].quantity
	l := look{share: q.Share, form: q.form, sentence: r.sentence}
	if !claimed {
		l.reason = r.whyNot(m)
	}
	r.refusal = ""
	t.looks = append(t.looks, l)
}

// tell notes a stake that was read from a table, where nothing else is looked at.
func (t *trace) tell(s Stake) {
	if t != nil {
		t.looks = append(t.looks, look{share: s.Share, sentence: s.Sentence})
	}
}

// drop notes why an answer about a share came to nothing.
func (t *trace) drop(share nlp.Span, why Reason) {
	t.change(share, func(Reason) Reason { return why })
}

// change replaces the reasons of the looks at a share of the sentence looked at last.
func (t *trace) change(share nlp.Span, reason func(Reason) Reason) {
	if t == nil {
		return
	}
	for i := len(t.looks) - 1; i >= 0 && t.looks[i].share.Start >= share.Start; i-- {
		if l := &t.looks[i]; l.share.Span == share {
			l.reason = reason(l.reason)
		}
	}
}

// settle notes whether the quantity of share was told as a stake in the end.
func (t *trace) settle(share nlp.Span, told bool) {
	t.change(share, func(why Reason) Reason {
		switch {
		case told:
			return ""
		case why == "":
			return Unlikely
		}
		return why
	})
}

// refuse is a frame's word that there is no stake here, and why.
func (r *reading) refuse(why Reason) []claim {
	r.refusal = why
	return []claim{}
}

// whyNot says why no frame has claimed the measure m.
func (r *reading) whyNot(m measure) Reason {
	switch {
	case r.refusal != "":
		return r.refusal
	case r.denies(m.at) || r.deniedByVerb(m.at):
		return Negated
	case m.kind == otherMeasure:
		return r.whyOther(m)
	}
	if why := r.whyBefore(m.at); m.kind == bareMeasure && why != "" {
		return why
	}
	return NotHeld
}

// deniedByVerb reports whether the verb before the quantity at chunk at is denied.
func (r *reading) deniedByVerb(at int) bool {
	v := r.verbBefore(at)
	return v >= 0 && (r.chunks[v].verb.negative || r.untrue(v))
}

// whyNoHolder says why the noun at chunk i holds nothing.
func (r *reading) whyNoHolder(i int) Reason {
	switch wordOf(r.d, r.chunks[i].first) {
	case "no", "neither", "nobody":
		return Negated
	case "any":
		return Rule
	}
	return NotHolder
}

// whyOther says what the quantity of m is a part of, when it is no company: the noun
// behind it, or behind its share ("a 4 per cent share of the Polish market").
func (r *reading) whyOther(m measure) Reason {
	for k := m.nounAt; k > m.at && r.is(k, nounChunk); k = r.possessed(k + 2) {
		if why := r.whyNoun(k); why != "" {
			return why
		}
		if r.prep(k+1) != "of" {
			break
		}
	}
	switch q := r.chunks[m.at].quantity; {
	case m.noun == "share" && r.speaksOf("market"):
		return Market
	case q.form == wordForm && r.speaksOfVotes():
		return Votes
	}
	return NotCompany
}

// whyNoun says what a part of the noun at chunk k is, "" when it tells nothing. Its
// head tells most: "the votes of shareholders", "market share".
func (r *reading) whyNoun(k int) Reason {
	n := r.chunks[k]
	for i := n.last - 1; i >= n.first; i-- {
		if why := reasonNouns()[wordOf(r.d, i)]; why != "" {
			return why
		}
	}
	return ""
}

// speaksOfVotes reports whether the sentence is about a vote or a parliament.
func (r *reading) speaksOfVotes() bool {
	for _, c := range r.chunks {
		if c.kind == nounChunk && (legislatures[c.word] || reasonNouns()[c.word] == Votes) {
			return true
		}
	}
	return false
}

// whyBefore says what the words before the quantity at chunk at make of it: "sales
// rose 3 per cent", "a turnout of 40 per cent", "fell from 9 to 8 per cent"; "" when
// they say nothing.
func (r *reading) whyBefore(at int) Reason {
	if k := r.before(at); r.is(k, prepChunk) && r.noun(k-1) {
		switch why := r.whyNoun(k - 1); {
		case why == Income && r.prep(k) == "at": // money, debt
			return Rate
		case why != "":
			return why
		}
	}
	v := r.verbBefore(at)
	if v < 0 {
		return ""
	}
	if g := r.chunks[v].verb; g.class == raise || g.class == cut || g.class == level || moves[g.lemma] {
		return Change
	}
	if s := r.subject(v); s >= 0 && r.chunks[v].verb.copula {
		return r.whyNoun(s)
	}
	return ""
}

// nounsOfReasons are nouns that a percentage is of, with what that makes of it. Add to
// a list to teach it a word.
var nounsOfReasons = map[Reason]string{
	Market: `market markets audience readership viewing segment`,
	Votes:  `vote votes voting poll polls ballot ballots seat seats turnout electorate delegates election elections candidate candidates power`,
	People: `people population households voters citizens residents members staff workers employees workforce jobs adults children women men pupils students patients
		customers passengers users readers respondents those us them farmers drivers subscribers homes firms schools cases deaths`,
	Income: `profit profits revenue revenues turnover sales income budget spending cost costs price prices money funding proceeds bill gdp economy trade exports
		imports output production supply demand electricity energy emissions land area time surplus saving savings debt wages pay salary waste food fish crop`,
	Rate: `rate rates interest tax vat duty levy coupon yield yields dividend dividends return returns discount premium margin margins commission fee fees royalty
		loan loans bond bonds mortgage unemployment inflation probability chance occupancy`,
	Change: `rise rises fall falls increase increases decrease growth drop decline cut cuts jump gain gains loss losses slump reduction recovery higher lower more less`,
}

// reasonNouns maps each of those nouns to its reason.
var reasonNouns = sync.OnceValue(func() map[string]Reason {
	table := map[string]Reason{}
	for why, list := range nounsOfReasons {
		for noun := range strings.FieldsSeq(list) {
			table[noun] = why
		}
	}
	return table
})
