package extract

import "stakeout/extract/nlp"

// Share is a quantity of ownership in percent, as the Beneficial Ownership Data
// Standard 0.4 has it: exact, or a range that may be open on one side.
type Share struct {
	Exact, Min, Max            *float64
	MinExclusive, MaxExclusive bool // more than Min; less than Max
	Approximate                bool // about, nearly, just under
	nlp.Span                        // the words that state the quantity: "40 per cent", "majority"
}
