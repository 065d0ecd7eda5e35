package extract

import "stakeout/extract/nlp"

// Explanation says what the finder of stakes made of one percentage, ratio or word
// such as "majority".
type Explanation struct {
	nlp.Span          // the words
	Sentence nlp.Span // around them; of a sentence that is too long to be read, the tokens around them
	Stakes   []Stake  // what was read from them
	Reason   Reason   // why nothing was, "" when Stakes has something
}

// explain returns what became of every quantity that was looked at and of every
// percentage that was not, in the order of the text. found are all stakes of d.
func (t *trace) explain(d *nlp.Document, found []Stake) []Explanation {
	if t == nil {
		return nil
	}
	byShare := map[nlp.Span][]Stake{}
	for _, s := range found {
		byShare[s.Share.Span] = append(byShare[s.Share.Span], s)
	}
	all := []Explanation{}
	rest := percentages(d, found)
	for _, l := range t.looks {
		for len(rest) > 0 && rest[0].End <= l.share.Start {
			all = append(all, unseen(d, rest[0]))
			rest = rest[1:]
		}
		e := Explanation{Span: l.share.Span, Sentence: l.sentence, Stakes: byShare[l.share.Span], Reason: l.reason}
		percent := len(rest) > 0 && rest[0].Overlaps(e.Span)
		for len(rest) > 0 && rest[0].Overlaps(e.Span) {
			rest = rest[1:]
		}
		if len(e.Stakes) > 0 {
			e.Reason = ""
		} else if l.form == bareForm && !percent {
			continue // any number
		}
		all = append(all, e)
	}
	for _, p := range rest {
		all = append(all, unseen(d, p))
	}
	return all
}

// shownAround is how many tokens on each side of a percentage are its sentence when
// the sentence itself is too long to be read.
const shownAround = 20

// unseen explains a percentage that the finder of stakes did not look at.
func unseen(d *nlp.Document, p Percentage) Explanation {
	e := Explanation{Span: p.Span, Sentence: p.Sentence, Reason: NotHeld}
	switch tokens := d.Within(p.Sentence); {
	case len(tokens) > longestSentence:
		e.Reason = TooLong
		first, at := d.TokenAt(p.Sentence.Start), d.TokenAt(p.Start)
		e.Sentence = nlp.Span{Start: d.Tokens[max(first, at-shownAround)].Start, End: d.Tokens[min(first+len(tokens)-1, at+shownAround)].End}
	case p.Rule == percentPoints:
		e.Reason = Points
	case p.Value < 0 || p.Value > 100:
		e.Reason = OutOfRange
	}
	e.Sentence.Start, e.Sentence.End = min(e.Sentence.Start, p.Start), max(e.Sentence.End, p.End) // "9\n%" is in two sentences
	return e
}
