package extract

import "stakeout/extract/nlp"

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
func stakes(d *nlp.Document, who []Mention) []Stake { return nil }
