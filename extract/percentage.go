package extract

import "stakeout/extract/nlp"

// Percentage is a percentage of anything.
type Percentage struct {
	Value float64 // in percent
	Stake bool    // it states a share that one of the post's stakes was read from
	Evidence
}

// percentages finds every percentage; those that overlap the share of a stake are marked.
func percentages(d *nlp.Document, stakes []Stake) []Percentage { return nil }
