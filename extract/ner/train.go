package ner

import (
	"context"

	"stakeout/extract/ner/crf"
	"stakeout/extract/nlp"
)

// Train learns a model of names from the folder dir, as crf.Train does, with what the
// rules say of the same texts.
func Train(ctx context.Context, dir string, s crf.Settings) (*crf.Model, error) {
	s.Hints, s.Correct = Hints, Correct
	return crf.Train(ctx, dir, s)
}

// Evaluate compares the names that m finds with those marked in a set.
func Evaluate(m *crf.Model, set []crf.Example) crf.Tallies {
	return crf.Evaluate(func(d *nlp.Document) []crf.Name { return m.Names(d, Hints(d)) }, set)
}
