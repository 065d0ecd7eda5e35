package extract

import (
	"sort"
	"strings"

	"stakeout/extract/nlp"
)

// Tables and lists of lines name a holder and a share a line, under a heading that
// says that these are shares:
//
//	Shareholders of Lakeside Gas (per cent)
//	Norvale: 60
//	Staff trust: 40
//
// Lines are read as they are written, without tags: rows are found by their form
// (stake_table_row.go), what they list by the heading (stake_table_head.go). A heading
// that is about shares of one company has rows of holders; one about the holdings of
// one owner has rows of companies; rows that list both have a company each.

// table is a run of rows and the lines above them.
type table struct {
	nlp.Span            // of the rows
	above    []nlp.Span // the lines above, the nearest first
	rows     []row
	read     bool // the heading has been looked at
	told     []Stake
	skip     nlp.Span // the heading, where it has a number that is no share: "holders of over 5 per cent"
}

// linesAbove is how many lines above a table can be its heading or have the name of
// its company.
const linesAbove = 3

// findTables returns the runs of lines that have the form of rows.
func findTables(d *nlp.Document) []table {
	var found []table
	var now table
	var above []nlp.Span
	end := func() {
		if len(now.rows) > 0 {
			found = append(found, now)
			above = append(above, now.rows[len(now.rows)-1].Span)
		}
		now = table{}
	}
	for start := 0; start < len(d.Text); {
		stop := start + lineLength(d.Text[start:])
		line := trimmed(d.Text, nlp.Span{Start: start, End: stop})
		start = stop + 1
		if line.Len() == 0 {
			continue
		}
		r, ok := rowOf(d, line)
		switch {
		case !ok:
			end()
			found = append(found, labelledIn(d, line)...)
			above = append(above, line)
			if len(above) > 4*linesAbove {
				above = append(above[:0], above[len(above)-linesAbove:]...)
			}
			continue
		case len(now.rows) == 0:
			for i := len(above) - 1; i >= max(0, len(above)-linesAbove); i-- {
				now.above = append(now.above, above[i])
			}
			now.Start = line.Start
		}
		now.rows, now.End = append(now.rows, r), line.End
	}
	end()
	return found
}

// labelledIn returns the sentences of a line that are rows with a label: "Shareholders:
// Norvale 60%, staff 40%".
func labelledIn(d *nlp.Document, line nlp.Span) []table {
	if strings.IndexByte(d.Slice(line), ':') < 0 {
		return nil
	}
	var found []table
	i := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > line.Start })
	for ; i < len(d.Sentences) && d.Sentences[i].Start < line.End; i++ {
		if r, ok := rowOf(d, d.Sentences[i]); ok && r.label.Len() > 0 {
			found = append(found, table{Span: d.Sentences[i], rows: []row{r}})
		}
	}
	return found
}

// lineLength returns how many bytes come before the end of the first line of text.
func lineLength(text string) int {
	if n := strings.IndexByte(text, '\n'); n >= 0 {
		return n
	}
	return len(text)
}

// tellTable tells the rows of a table that lie in the sentence at index, and reports
// whether all has been told of it that it says.
func (t *teller) tellTable(tab *table, index int) bool {
	if s := t.d.Sentences[index]; !tab.read && (s.End > tab.Start || !strings.HasSuffix(t.d.Slice(s), ".")) { // prose is told before its list
		tab.read = true
		t.readTable(tab)
	}
	s := t.d.Sentences[index]
	if tab.told == nil {
		return false
	}
	if s.End <= tab.Start {
		return tab.skip.Overlaps(s)
	}
	for len(tab.told) > 0 && tab.told[0].Share.Start < s.End {
		stake := tab.told[0]
		tab.told = tab.told[1:]
		stake.Evidence = Evidence{Span: stake.Share.Span, Sentence: s, Rule: "stake.table", Score: tableScore}
		stake.reach(stake.Holder)
		stake.reach(stake.Company)
		t.stakes = append(t.stakes, stake)
		t.company, t.holder, t.told = stake.Company, stake.Holder, index
		t.why.tell(stake)
	}
	return true
}

// tableScore is how many of the rows that were not tuned on were right in all parts.
const tableScore = 0.65

// beginsIn reports whether the table, or the heading that it may have, reaches into the
// sentence s.
func (tab *table) beginsIn(s nlp.Span) bool {
	return tab.Start < s.End || len(tab.above) > 0 && tab.above[0].Start < s.End
}

// isRow reports whether r has the form of a row: a name and a quantity without a verb.
func (r *reading) isRow() bool {
	holder, at := nobody, nobody
	for i, c := range r.chunks {
		switch c.kind {
		case verbChunk, linkChunk, whoChunk:
			return false
		case quantityChunk:
			if at >= 0 || c.quantity.form == wholeForm || c.quantity.form == wordForm {
				return false
			}
			at = i
		case nounChunk:
			if holder < 0 && r.noun(i) && !c.possessive {
				holder = i
			}
		}
	}
	if holder < 0 || at < 0 || len(r.chunks) > 12 || r.measure(at).kind != bareMeasure && !stakeNouns[r.measure(at).noun] {
		return false
	}
	return at > holder || at+1 == holder || at+2 == holder
}
