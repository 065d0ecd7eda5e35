package ner

import (
	"context"

	"stakeout/extract/ner/crf"
	"stakeout/extract/nlp"
)

// Train learns a model of names from the folder dir, as crf.Train does, with what the
// rules say of the same texts.
func Train(ctx context.Context, dir string, s crf.Settings) (*crf.Model, error) {
	s.Hints = func(d *nlp.Document) []crf.Hint {
		r := read(d)
		return r.hints(r.entities())
	}
	s.Correct = correct
	return crf.Train(ctx, dir, s)
}

// Evaluate compares the names that the rules and m find with those marked in a set.
func Evaluate(m *crf.Model, set []crf.Example) crf.Tallies {
	return crf.Evaluate(func(d *nlp.Document) []crf.Name {
		entities := find(m, d)
		names := make([]crf.Name, len(entities))
		for i, e := range entities {
			names[i] = crf.Name{Span: e.Span, Kind: e.modelKind()}
		}
		return names
	}, set)
}
