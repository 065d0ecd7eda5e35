package crf

import (
	"testing"

	"stakeout/extract/nlp"
)

// BenchmarkNames reads tokens and finds names in a short text.
func BenchmarkNames(b *testing.B) {
	m := noisy()
	const text = "On Monday Ann Quarrow of Tarn Line Ltd said that the shares of the company, which had been sold by the Department for Rivers, were worth £2m."
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		m.Names(nlp.New(text), nil)
	}
}
