package extract

import "stakeout/extract/nlp"

// Money is an amount of money.
type Money struct {
	Amount    float64 // written out: £600m is 600000000
	Currency  string  // ISO 4217, "" when the text leaves it open
	Qualifier string  // exact, about, min or max
	Range     int     // the same number, from 1, on the two ends of a range ("£2m to £3m"); 0 for no range
	Evidence
}

// money finds the amounts of money in a document.
func money(d *nlp.Document) []Money { return nil }
