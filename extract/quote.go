package extract

import (
	"stakeout/extract/nlp"
)

// Quote is a direct quotation. Its span lies between the outer quotation marks; a
// quotation of several paragraphs is one.
type Quote struct {
	Speaker *Party // nil when the text does not tell
	Cue     string // the words that ascribe it: "said", "argued that"; "" for none
	Evidence
}

// The rules that find a speaker.
const (
	ruleAfter        = "quote.after"        // “…,” said X; “…,” X told Y; “…”, according to X
	ruleBefore       = "quote.before"       // X said: “…”; X called it “…”
	ruleColon        = "quote.colon"        // X said: and the words in a paragraph of their own
	ruleSplit        = "quote.split"        // “…,” said X, “…”: the second part
	ruleContinued    = "quote.continued"    // the speaker of the quotation before goes on
	ruleAbove        = "quote.above"        // X argued against it. “…”
	rulePronoun      = "quote.pronoun"      // “…,” he said
	ruleUnattributed = "quote.unattributed" // nobody is named
)

// quotes finds the direct quotations in a document and who is speaking.
func quotes(d *nlp.Document, who []Mention) []Quote {
	passages := quotations(d)
	if len(passages) == 0 {
		return nil
	}
	s := newSpeech(d, who, passages)
	all := make([]Quote, 0, len(passages))
	for i, q := range passages {
		left, m := s.left(i), s.makeup(i)
		if s.isLabel(i, m, left) {
			continue
		}
		a := s.ascribe(i, left)
		if !s.isQuotation(i, m, a) {
			continue
		}
		s.last, s.lastAt = a, i
		if a.speaker != nil {
			s.speaker = a.speaker
		}
		all = append(all, Quote{
			Speaker:  a.speaker,
			Cue:      d.Slice(a.cue),
			Evidence: Evidence{Span: q.Span, Sentence: d.SentenceAt(q.Start), Rule: a.rule, Score: scoreOf(a.rule)},
		})
	}
	return all
}

// scoreOf is about the share of quotations right in words and speaker that a rule
// finds in policy texts, rounded down where there were few.
func scoreOf(rule string) float64 {
	switch rule {
	case ruleBefore, ruleAfter, ruleSplit:
		return 0.9
	case ruleColon, ruleContinued:
		return 0.8
	case rulePronoun, ruleAbove:
		return 0.7
	}
	return 0.5
}
