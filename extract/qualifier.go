package extract

import "stakeout/extract/nlp"

// The qualifiers of a quantity.
const (
	exactly = "exact"
	about   = "about"
	atLeast = "min"
	atMost  = "max"
)

// qualifiers are the words before a quantity that qualify it. Of two that end
// alike the longer stands first.
var qualifiers = []struct{ words, qualifier string }{
	{"as little as", atLeast}, {"no less than", atLeast}, {"not less than", atLeast}, {"nothing less than", atLeast}, {"no fewer than", atLeast},
	{"no more than", atMost}, {"not more than", atMost}, {"little more than", about}, {"little over", about}, {"no greater than", atMost}, {"not exceeding", atMost}, {"not over", atMost}, {"not exceed", atMost},
	{"more than", atLeast}, {"greater than", atLeast}, {"higher than", atLeast}, {"better than", atLeast}, {"at least", atLeast}, {"a minimum of", atLeast}, {"minimum of", atLeast}, {"in excess of", atLeast},
	{"upwards of", atLeast}, {"upward of", atLeast}, {"north of", atLeast}, {"exceeding", atLeast}, {"exceeds", atLeast}, {"exceed", atLeast}, {"exceeded", atLeast}, {"starting at", atLeast}, {"starting from", atLeast}, {"starts at", atLeast}, {"prices from", atLeast}, {"tickets from", atLeast},
	{"costs from", atLeast}, {"available from", atLeast}, {">", atLeast},
	{"just over", about}, {"just under", about}, {"slightly more than", about}, {"slightly over", about}, {"just above", about}, {"just below", about}, {"a little over", about}, {"a little under", about}, {"slightly under", about}, {"slightly less than", about},
	{"well over", atLeast}, {"over", atLeast}, {"above", atLeast},
	{"up to", atMost}, {"less than", atMost}, {"lower than", atMost}, {"fewer than", atMost}, {"as much as", atMost}, {"as many as", atMost}, {"as high as", atMost}, {"at most", atMost}, {"a maximum of", atMost}, {"maximum of", atMost}, {"capped at", atMost}, {"limited to", atMost},
	{"well under", atMost}, {"under", atMost}, {"below", atMost}, {"<", atMost},
	{"almost", about}, {"nearly", about}, {"about", about}, {"around", about}, {"some", about}, {"approximately", about}, {"approx", about}, {"approx.", about}, {"roughly", about}, {"circa", about}, {"c.", about}, {"ca.", about}, {"~", about},
	{"an estimated", about}, {"estimated at", about}, {"estimated", about}, {"close to", about}, {"in the region of", about}, {"region of", about}, {"something like", about}, {"or so", about}, {"just short of", about}, {"short of", about}, {"virtually", about}, {"practically", about},
	{"in the order of", about}, {"of the order of", about}, {"somewhere around", about}, {"near", about}, {"approaching", about}, {"towards", about},
}

// followers are the words behind a quantity that qualify it.
var followers = []struct{ words, qualifier string }{
	{"or more", atLeast}, {"or above", atLeast}, {"and above", atLeast}, {"or over", atLeast}, {"and over", atLeast}, {"or higher", atLeast}, {"at least", atLeast}, {"-plus", atLeast}, {"plus", atLeast}, {"+", atLeast},
	{"or less", atMost}, {"or under", atMost}, {"or below", atMost}, {"or fewer", atMost}, {"or lower", atMost}, {"at most", atMost},
	{"or so", about}, {"or thereabouts", about}, {"-odd", about}, {"odd", about}, {"-ish", about},
}

// qualifierOf returns how the words around a quantity qualify it.
func qualifierOf(d *nlp.Document, quantity nlp.Span) string {
	before, after := blanksBefore(d.Text, quantity.Start), skipBlank(d.Text, quantity.End)
	for i := range qualifiers {
		if wordBefore(d.Text, before, qualifiers[i].words) >= 0 {
			return qualifiers[i].qualifier
		}
	}
	for i := range followers {
		if phraseHere(d.Text, after, followers[i].words) > 0 {
			return followers[i].qualifier
		}
	}
	return exactly
}
