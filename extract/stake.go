package extract

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
	Evidence
}

// stakes finds who holds what share of what.
func stakes(d *nlp.Document, who []Mention) []Stake {
	var t *teller
	var found []Stake
	token := 0
	for i, s := range d.Sentences {
		first := token
		for token < len(d.Tokens) && d.Tokens[token].Start < s.End {
			token++
		}
		if !worthALook(d, first, token) {
			continue
		}
		if t == nil {
			t = newTeller(d, who)
		}
		r := t.reading(i)
		r.told = t.company != nil && i-t.told <= 2 || i > 0 && t.reading(i-1).speaksOfShares()
		r.read()
		if len(r.claims) == 0 {
			found = append(found, t.tellRow(r)...)
		}
		found = append(found, t.tell(r)...)
	}
	return found
}

// worthALook reports whether the tokens [first,last) hold a word that can state a
// share.
func worthALook(d *nlp.Document, first, last int) bool {
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
			strong, maybe := triggers(strings.ToLower(d.Text[t.Start:t.End]))
			if strong {
				return true
			}
			weak = weak || maybe
		case '1', '2', '3', '4', '5', '6', '7', '8', '9':
			if strings.Contains(d.Text[t.Start:t.End], "-per") { // 10-per-cent
				return true
			}
			_, _, _, ratio := ratioAt(d, i, last)
			weak = weak || ratio
		}
	}
	return weak && speaksOfOwning(d, first, last)
}

// triggers tells words that state a share from words that may.
func triggers(word string) (strong, weak bool) {
	switch word {
	case "percent", "pct", "pct.", "per", "cent", "majority", "minority", "wholly-owned", "majority-owned", "half-owned":
		return true, false
	case "half", "third", "thirds", "quarter", "quarters", "two-thirds", "one-third", "three-quarters", "tenth", "fifth", "sixth", "eighth", "wholly", "fully", "sole", "whole", "entire",
		"entirety", "all", "complete", "full", "outright", "fifty-fifty", "one-quarter", "one-fifth", "one-tenth", "one-sixth":
		return false, true
	}
	return false, false
}

// speaksOfOwning reports whether a word of owning stands in the tokens [first,last).
func speaksOfOwning(d *nlp.Document, first, last int) bool {
	for i := first; i < last; i++ {
		word := wordOf(d, i)
		if v, ok := verbs()[word]; ok && v.class != otherVerb || stakeNouns[word] || capitalNouns[word] || ownerNouns[word] || word == "venture" || word == "subsidiary" {
			return true
		}
	}
	return false
}
