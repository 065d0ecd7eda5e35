package extract

import "strings"

// What is no stake although a frame has read one or the words make one probable: a
// holder that cannot own, a company that cannot be owned. A record that names the wrong
// party is worse than none.

// doubt says why the answer of company and holder cannot be meant, "" when it can.
func (q *question) doubt(company, holder ranked) Reason {
	word := q.r.chunks[q.m.at].quantity.form == wordForm
	switch {
	case holder.party == nil && (company.party == nil || company.chunk >= 0 && q.r.vague(company.chunk)):
		return NoParties
	case holder.chunk >= 0 && !q.r.canHold(holder.chunk):
		return q.r.whyNoHolder(holder.chunk)
	case company.party == nil && word:
		return NoParties
	case company.party == nil:
		return ""
	case company.same(holder):
		return SameParty
	case q.t.isPlace(company.party):
		return NotCompany
	case word && seatsIn(company.party.Name):
		return Votes
	}
	return ""
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
func (r *reading) vague(i int) bool {
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
