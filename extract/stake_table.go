package extract

import "stakeout/extract/nlp"

// Tables and bullet lists name a holder and a share a line, under a heading that
// says that these are shares:
//
//	Shareholders of Lakeside Gas
//	Norvale: 60%
//	Staff trust: 40%

// headingReach is how many lines above a row its heading can stand.
const headingReach = 12

// row reads r as a row of a table: a name and a quantity without a verb. It returns
// the chunks of the two.
func (r *reading) row() (holder, at int, ok bool) {
	holder, at = nobody, nobody
	for i, c := range r.chunks {
		switch c.kind {
		case verbChunk, linkChunk, whoChunk:
			return 0, 0, false
		case quantityChunk:
			if at >= 0 || c.quantity.form == wholeForm || c.quantity.form == wordForm {
				return 0, 0, false
			}
			at = i
		case nounChunk:
			if holder < 0 && r.noun(i) && !c.possessive {
				holder = i
			}
		}
	}
	if holder < 0 || at < 0 || len(r.chunks) > 12 || r.measure(at).kind != bareMeasure && !stakeNouns[r.measure(at).noun] {
		return 0, 0, false
	}
	return holder, at, at > holder || at+1 == holder || at+2 == holder
}

// heading finds the line above row r that says whose shares the rows list, nil when
// there is none. Only rows may stand between the two.
func (t *teller) heading(r *reading) *reading {
	for back := 1; back <= headingReach && r.index-back >= 0; back++ {
		above := t.reading(r.index - back)
		if above.headsShares() {
			return above
		}
		if _, _, ok := above.row(); !ok && len(above.chunks) > 4 {
			return nil
		}
	}
	return nil
}

// headsShares reports whether a line announces shares of a company.
func (r *reading) headsShares() bool {
	if len(r.chunks) == 0 {
		return false
	}
	for _, c := range r.chunks {
		if c.kind == quantityChunk {
			return false
		}
		if c.kind == nounChunk && (ownerNouns[c.word] || c.word == "ownership" || c.word == "shareholding" || c.word == "shareholdings" || c.word == "stakes" || c.word == "holdings" || c.word == "shares" || c.word == "equity") ||
			c.kind == verbChunk && c.verb.class == hold && (c.verb.lemma == "own" || c.verb.passive) {
			return true
		}
	}
	return false
}

// tellRow reads the row r of a table, nil when it is none.
func (t *teller) tellRow(r *reading) []Stake {
	holder, at, ok := r.row()
	if !ok {
		return nil
	}
	above := t.heading(r)
	if above == nil {
		return nil
	}
	s := Stake{Share: r.chunks[at].quantity.Share, Status: Held, Holder: t.party(r, holder, nil)}
	s.Company = t.companyOfHeading(above)
	for _, c := range above.chunks {
		if c.kind == verbChunk && c.verb.future || c.word == "proposed" || c.word == "planned" {
			s.Status = Acquiring
		}
	}
	if s.Holder == nil || s.Company == nil {
		return nil
	}
	span := nlp.Span{Start: min(s.Share.Start, s.Holder.Start), End: max(s.Share.End, s.Holder.End)}
	s.Evidence = Evidence{Span: span, Sentence: r.sentence, Rule: "stake.table", Score: tableScore}
	return []Stake{s}
}

// companyOfHeading returns the company whose shares a heading announces.
func (t *teller) companyOfHeading(r *reading) *Party {
	for i := range r.chunks {
		if w := r.prep(i); w == "of" || w == "in" {
			if k := r.possessed(i + 1); r.noun(k) && r.chunks[k].proper {
				return t.party(r, k, nil)
			}
		}
	}
	return t.antecedent(r, len(r.chunks), nil)
}

// tableScore is how many of the rows that were not tuned on were right in all parts.
const tableScore = 0.65
