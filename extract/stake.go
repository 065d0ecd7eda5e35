package extract

// From a sentence to its stakes, with the files that do it:
//
//	Orrin said it will sell its 40 per cent stake in Lakeside Gas to Petrim.
//
//  1. Is it worth a look? A scan over the words finds "per cent" (stake.go).
//  2. Quantities: "40 per cent" is a Share of exactly 40 (share.go).
//  3. Chunks: tags are grouped into noun phrases, verb groups and prepositions
//     around the quantity (stake_chunk.go):
//     [Orrin] said [it] [will sell] [its] <40 per cent> [stake] in [Lakeside Gas] to [Petrim]
//  4. The measure: what hangs on the quantity. It is a stake, its possessor is
//     "its", its company "Lakeside Gas" (stake_measure.go).
//  5. Frames are asked in turn whether they can read the measure. The frame of
//     verbs can: sell is a verb of giving, its subject is "it", and behind "to"
//     stands who gets it (stake_verb.go, with stake_clause.go for subjects and
//     arguments and stake_status.go for tense): two claims, disposing and acquiring.
//  6. A question is asked of every quantity: is it a stake, of which candidate, who
//     holds it (stake_candidate.go)? Log-linear models weigh what speaks for each
//     answer (stake_feature.go, stake_feature_party.go, stake_model.go), what the frames
//     have read among it. Where a frame has read a party it is taken at its word; "it"
//     and what no frame has read go to the most probable candidate (stake_rank.go).
//  7. The parties get their names: "it" is Orrin (stake_party.go).
//  8. What cannot be meant is dropped: a prospectus holds nothing, and a majority
//     in the Senate is one of seats (stake_doubt.go).
//
// Lines under a heading that announces owners or holdings are read as rows before any
// of this (stake_table.go).
//
// The weights are in stake_model.bin; "stakeout train stakes" learns them from
// annotated passages (stake_train.go).
//
// That gives (Orrin, Lakeside Gas, 40, disposing) and (Petrim, Lakeside Gas, 40,
// acquiring). What the frames know of words is in stake_words.go.
//
// The rule of a stake is the frame that read it:
//
//	stake.ratio        a 50:50 joint venture between A and C
//	stake.whole        A owns B outright
//	stake.owned        B, 51%-owned by A; A's wholly owned subsidiary B
//	stake.owned-by     B is owned 75 per cent by A and 25 per cent by C
//	stake.owner        A, a 9 per cent shareholder in B
//	stake.parenthesis  B is owned by A (60%) and C (40%)
//	stake.level        A raised its stake in B from 5% to 7%
//	stake.event        the sale of 40% of B to C; a bid for 40% of B
//	stake.passive      40% of B was sold to C
//	stake.with         A, with 9.8 per cent; leaving A with 35%
//	stake.ellipsis     A has 51 per cent, C 30 and D 19
//	stake.verb         A owns, buys or sells 40% of B
//	stake.lacking      the bid values the 60 per cent that A does not own
//	stake.relative     the 23 per cent that A holds in B
//	stake.possessive   A's 40% stake in B
//	stake.list         Shareholders of B: A 60 per cent, C 40 per cent
//	stake.table        the rows of a table or a list of owners or of holdings
//	stake.ranked       no frame: the weights alone

import (
	"strings"

	"stakeout/extract/nlp"
)

// Status says how a holder stands to a share when the post is written.
type Status string

// The statuses of a stake; Disposed and Disposing are said of the one who gives it up.
const (
	Held      Status = "held"      // has it, keeps it
	Acquired  Status = "acquired"  // has it by an event that the post reports
	Acquiring Status = "acquiring" // will or may have it
	Disposed  Status = "disposed"  // had it
	Disposing Status = "disposing" // will or may give it up
)

// Stake is the statement that a holder owns, owned or will own a share of a
// company. The span of its evidence reaches from the first to the last of the
// words that state it.
type Stake struct {
	Company, Holder *Party // nil when the text names none
	Share           Share
	Status          Status
	Previous        *float64 // the percentage before: "from 5 per cent to 7 per cent"
	AsOf            Date     // the date that the text gives for it, zero for none
	Price           *Money   // what is paid for it, nil when the text does not say
	Evidence
}

// stakes finds who holds what share of what, and tells why, if it is not nil, what
// became of every quantity.
func stakes(d *nlp.Document, who []Mention, why *trace) []Stake {
	var list features
	found := eachQuestion(d, who, why, func(q *question) []Stake { return q.decide(ownModel(), &list) })
	price(d, found)
	return found
}

// eachQuestion asks about every quantity of the sentences that are worth a look, in
// the order of the text, and returns all that answer has told. What it has told of one
// is known when it is asked about the next.
func eachQuestion(d *nlp.Document, who []Mention, why *trace, answer func(*question) []Stake) []Stake {
	var t *teller
	token, near := 0, false
	tables := findTables(d)
	for i, s := range d.Sentences {
		first := token
		for token < len(d.Tokens) && d.Tokens[token].Start < s.End {
			token++
		}
		for len(tables) > 0 && tables[0].End <= s.Start {
			tables = tables[1:]
		}
		if len(tables) > 0 && tables[0].beginsIn(s) {
			if t == nil {
				t = newTeller(d, who, why)
			}
			if t.tellTable(&tables[0], i) {
				continue
			}
		}
		if token-first > longestSentence {
			near = false
			continue
		}
		if near = worthALook(d, first, token, near); !near {
			continue
		}
		if t == nil {
			t = newTeller(d, who, why)
		}
		t.tell(t.reading(i), answer)
	}
	if t == nil {
		return nil
	}
	return t.stakes
}

// longestSentence is how many tokens a sentence that people write can have. Longer
// ones are data, and the frames would take the square of their length.
const longestSentence = 400

// worthALook reports whether the tokens [first,last) hold a word that can state a
// share. near says that the sentence before did: then a fraction or "all" is enough,
// without a word of owning beside it.
func worthALook(d *nlp.Document, first, last int, near bool) bool {
	weak := false
	for i := first; i < last; i++ {
		t := d.Tokens[i]
		switch c := d.Text[t.Start] | 0x20; c {
		case '%':
			return true
		case 'p', 'm', 'h', 't', 'q', 'w', 's', 'a', 'f', 'c', 'e', 'o':
			if t.Len() < 3 {
				continue
			}
			if c == 's' && isSharesIn(d, i, last) {
				return true
			}
			strong, maybe := triggers(strings.ToLower(d.Text[t.Start:t.End]))
			if strong {
				return true
			}
			weak = weak || maybe
		case '1', '2', '3', '4', '5', '6', '7', '8', '9':
			if strings.Contains(d.Text[t.Start:t.End], "-per") { // 10-per-cent
				return true
			}
			_, _, ratio := ratioAt(d, i, last)
			weak = weak || ratio
		}
	}
	return weak && (near || speaksOfOwning(d, first, last))
}

// isSharesIn reports whether token i is the middle of "five shares in eight".
func isSharesIn(d *nlp.Document, i, last int) bool {
	if w := wordOf(d, i); w != "share" && w != "shares" || i == 0 {
		return false
	}
	_, ok := sharesIn(d, i-1, last)
	return ok
}

// triggers tells words that state a share from words that may.
func triggers(word string) (strong, weak bool) {
	switch word {
	case "percent", "pct", "pct.", "pc", "per", "cent", "majority", "minority", "wholly-owned", "majority-owned", "half-owned":
		return true, false
	case "half", "third", "thirds", "quarter", "quarters", "two-thirds", "one-third", "three-quarters", "tenth", "fifth", "sixth", "eighth", "wholly", "fully", "sole", "whole", "entire",
		"entirety", "all", "fifths", "sixths", "eighths", "tenths", "halves", "complete", "full", "outright", "fifty-fifty", "one-quarter", "one-fifth", "one-tenth", "one-sixth":
		return false, true
	}
	return false, strings.HasSuffix(word, "ths") && strings.Contains(word, "-") || word == "equal"
}

// speaksOfOwning reports whether a word of owning stands in the tokens [first,last).
func speaksOfOwning(d *nlp.Document, first, last int) bool {
	for i := first; i < last; i++ {
		word := wordOf(d, i)
		if v, ok := verbs()[word]; ok && v.class != otherVerb && (v.class != level || v.lemma == "go") || stakeNouns[word] || capitalNouns[word] || ownerNouns[word] || word == "venture" || word == "subsidiary" {
			return true
		}
	}
	return false
}
