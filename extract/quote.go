package extract

import "stakeout/extract/nlp"

// Quote is a direct quotation. Its span lies between the outer quotation marks; a
// quotation of several paragraphs is one.
type Quote struct {
	Speaker *Party // nil when the text does not tell
	Cue     string // the words that ascribe it: "said", "argued that"; "" for none
	Evidence
}

// quotes finds the direct quotations in a document and who is speaking.
func quotes(d *nlp.Document, who []Mention) []Quote { return nil }
