package extract

import (
	"slices"

	"stakeout/extract/nlp"
)

// Evidence shows where a fact was read. The embedded Span covers the words
// themselves.
type Evidence struct {
	nlp.Span
	Sentence nlp.Span // the sentence around them
	Rule     string   // the pattern that read them; the names are stable
	Score    float64  // how sure it is, 0 to 1
}

// Party is a holder, a company or a speaker: the fullest name that the post gives
// it, and the words that stood for it where the fact was read. The words may be a
// pronoun or stand in another sentence.
type Party struct {
	Name string
	nlp.Span
}

// Facts is what a post says. The facts of a kind are in the order of the text.
type Facts struct {
	Mentions    []Mention
	Stakes      []Stake
	Money       []Money
	Dates       []DateMention
	Percentages []Percentage
	Quotes      []Quote

	Explanations []Explanation // only with Extractor.Explain, where it is never nil
}

// Extractor finds the facts of posts. The zero value finds all kinds and is safe
// for concurrent use.
type Extractor struct {
	Only     Kinds   // the kinds wanted; zero means all
	MinScore float64 // facts that are less sure are left out
	Explain  bool    // explain each percentage, ratio and word for a share
}

// Kinds is a set of kinds of facts.
type Kinds uint

// The kinds of facts. Mentions are also found when stakes or quotes are wanted,
// which hang on them.
const (
	Mentions Kinds = 1 << iota
	Stakes
	MoneyAmounts
	Dates
	Percentages
	Quotes
	NoFacts // alone: only the posts are wanted
)

// Has reports whether any of the kinds k is in the set; the empty set has all.
func (s Kinds) Has(k Kinds) bool { return s == 0 || s&k != 0 }

// Extract finds the facts of a post. It is pure: the same post gives the same facts.
func (x Extractor) Extract(p Post) Facts {
	var f Facts
	if x.Only == NoFacts && !x.Explain {
		return f
	}
	d := nlp.New(p.Text)
	if x.Explain || x.Only.Has(Mentions|Stakes|Percentages|Quotes) {
		f.Mentions = mentions(d, p)
	}
	if x.TellsStakes() {
		var why *trace
		if x.Explain {
			why = &trace{}
		}
		f.Stakes = stakes(d, f.Mentions, why)
		f.Explanations = why.explain(d, f.Stakes)
		f.Stakes = sureOf(f.Stakes, x.MinScore) // before the percentages, which say whether they are stakes
	}
	if x.Only.Has(MoneyAmounts) {
		f.Money = money(d)
	}
	if x.Only.Has(Dates) {
		f.Dates = dates(d, p.Published)
	}
	if x.Only.Has(Percentages) {
		f.Percentages = percentages(d, f.Stakes)
	}
	if x.Only.Has(Quotes) {
		f.Quotes = quotes(d, f.Mentions)
	}
	return f.sure(x.MinScore)
}

// TellsStakes reports whether stakes are looked for, which needs parts of speech.
func (x Extractor) TellsStakes() bool { return x.Explain || x.Only.Has(Stakes|Percentages) }

// sure leaves out the facts whose score is below least. Stakes and explanations are
// not touched.
func (f Facts) sure(least float64) Facts {
	f.Mentions = sureOf(f.Mentions, least)
	f.Money = sureOf(f.Money, least)
	f.Dates = sureOf(f.Dates, least)
	f.Percentages = sureOf(f.Percentages, least)
	f.Quotes = sureOf(f.Quotes, least)
	return f
}

// sureOf returns the facts whose score is least or more.
func sureOf[F interface{ score() float64 }](facts []F, least float64) []F {
	if least <= 0 {
		return facts
	}
	return slices.DeleteFunc(facts, func(f F) bool { return f.score() < least })
}

func (e Evidence) score() float64 { return e.Score }
