package extract

import "strings"

// What is no stake although a frame has read one: a holder that cannot own, a
// company that cannot be owned. A record that names the wrong party is worse than none.

// doubt says why a stake with the parties of claim c cannot be meant, "" when it can.
func (t *teller) doubt(s Stake, r *reading, c claim) Reason {
	word := r.chunks[c.at].quantity.form == wordForm
	switch {
	case s.Holder == nil && (s.Company == nil || c.company >= 0 && t.vague(r, c.company)):
		return NoParties
	case c.holder >= 0 && !r.canHold(c.holder):
		return NotHolder
	case s.Company == nil && word:
		return NoParties
	case s.Company == nil:
		return ""
	case t.isPlace(s.Company):
		return NotCompany
	case word && seatsIn(s.Company.Name):
		return Votes
	}
	return ""
}

// oneOrNone says why a stake whose parties are the same, or both missing, is none.
func oneOrNone(s Stake) Reason {
	if s.Company == nil {
		return NoParties
	}
	return SameParty
}

// canHold reports whether the noun at chunk i can have a share: a name, people, but not
// "the prospectus" or "no shareholder".
func (r *reading) canHold(i int) bool {
	n := r.chunks[i]
	switch wordOf(r.d, n.first) {
	case "no", "any", "neither", "nobody":
		return false
	}
	return n.title || !notHolders[n.word]
}

// vague reports whether chunk i is a company without a name that nothing before has named.
func (t *teller) vague(r *reading, i int) bool {
	n := r.chunks[i]
	return !n.title && (n.pronoun || companyNouns[n.word] || n.indefinite)
}

// isPlace reports whether the text surely means a place by the name of p.
func (t *teller) isPlace(p *Party) bool {
	m := t.names.at(p.Start)
	return m != nil && m.Score >= sure && (m.Kind == GPE || m.Kind == Location) && m.End >= p.End && m.Start <= p.Start
}

// seatsIn reports whether a majority in the body called name is one of seats.
func seatsIn(name string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(name)) {
		if legislatures[word] {
			return true
		}
	}
	return false
}
