package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stakeout/extract/nlp"
)

// row is a line that lists shares: holders or companies with a number each, behind a
// label ("Lakeside Gas: Norvale 60%, staff 40%") or without, or the cells of a table.
type row struct {
	nlp.Span // without bullet or number
	label    nlp.Span
	entries  []entry
	cells    []nlp.Span // of a line in columns, which the heading tells to read
	bullet   bool
}

// entry is a name and the number beside it.
type entry struct {
	name   nlp.Span
	share  Share
	signed bool // with a percent sign
}

// longestRow is how many bytes a line can have that is a row.
const longestRow = 400

// rowOf reads the line of a text as a row, if it has the form of one.
func rowOf(d *nlp.Document, line nlp.Span) (row, bool) {
	if line.Len() > longestRow {
		return row{}, false
	}
	r := row{Span: withoutBullet(d.Text, line)}
	r.bullet = r.Start > line.Start
	if r.cells = cellsOf(d.Text, r.Span); len(r.cells) > 1 {
		return r, true
	}
	r.cells = nil
	if text := d.Text[r.Start:r.End]; !hasDigit(text) && !hasPart(text) {
		return r, false
	}
	numbers := numbersIn(d, r.Span)
	switch len(numbers) {
	case 0:
		return r, false
	case 1:
		return r, r.readOne(d.Text, numbers[0])
	}
	return r, r.readList(d.Text, numbers)
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if isDigit(s[i]) {
			return true
		}
	}
	return false
}

// hasPart reports whether s may have a fraction in words.
func hasPart(s string) bool {
	return strings.Contains(s, "third") || strings.Contains(s, "half") || strings.Contains(s, "quarter")
}

// trimmed takes blanks and marks off the ends of s.
func trimmed(text string, s nlp.Span, marks ...string) nlp.Span {
	cut := " \t\r\u00a0" + strings.Join(marks, "")
	for {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if n == 0 || !strings.ContainsRune(cut, r) || r == utf8.RuneError {
			break
		}
		s.Start += n
	}
	for {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if n == 0 || !strings.ContainsRune(cut, r) || r == utf8.RuneError {
			break
		}
		s.End -= n
	}
	return s
}

// withoutBullet takes the mark or the number of a list item off a line: "- ", "(a) ", "2. ".
func withoutBullet(text string, line nlp.Span) nlp.Span {
	line = trimmed(text, line, "{}|")
	start := line.Start
	for start < line.End && strings.ContainsRune("*-–—•·▪◦‣+", firstRune(text[start:line.End])) {
		start += utf8.RuneLen(firstRune(text[start:line.End]))
	}
	if start > line.Start {
		if start < line.End && text[start] != ' ' && text[start] != '\t' {
			return line
		}
		return trimmed(text, nlp.Span{Start: start, End: line.End})
	}
	item := text[line.Start:min(line.End, line.Start+6)]
	open := strings.HasPrefix(item, "(")
	mark := strings.TrimLeft(item, "(0123456789")
	if mark == item || open && len(item)-len(mark) == 1 { // "(a)", "b)"
		mark = strings.TrimLeft(strings.TrimPrefix(item, "("), "abcdefghivx")
		if len(mark) == len(item) || !strings.HasPrefix(mark, ")") {
			return line
		}
	}
	if len(mark) < 2 || mark[0] != ')' && (mark[0] != '.' || open) || mark[1] != ' ' {
		return line
	}
	return trimmed(text, nlp.Span{Start: line.Start + len(item) - len(mark) + 1, End: line.End})
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// cellsOf parts a line at tabs and upright strokes.
func cellsOf(text string, line nlp.Span) []nlp.Span {
	if !strings.ContainsAny(text[line.Start:line.End], "\t|") {
		return nil
	}
	var cells []nlp.Span
	for start := line.Start; start <= line.End; {
		stop := line.End
		if n := strings.IndexAny(text[start:line.End], "\t|"); n >= 0 {
			stop = start + n
		}
		if cell := trimmed(text, nlp.Span{Start: start, End: stop}); cell.Len() > 0 || len(cells) > 0 {
			cells = append(cells, cell)
		}
		start = stop + 1
	}
	return cells
}

// number is a percentage or a number that may be one.
type rowNumber struct {
	Share
	signed bool
}

// numbersIn returns the percentages in s, or, where it has none, the numbers that end
// it or a part of it.
func numbersIn(d *nlp.Document, s nlp.Span) []rowNumber {
	first := d.TokenAt(s.Start)
	last := first + len(d.Within(s))
	var signed, plain []rowNumber
	for i := first; i < last; {
		if q, ok := percentShareAt(d, i, last); ok {
			q = bounded(d, q, first, last)
			signed = append(signed, rowNumber{q.Share, true})
			i = max(i+1, q.last)
			continue
		}
		if q, ok := fractionShareAt(d, i, last); ok && endsPart(d.Text, q.End, s.End) {
			signed = append(signed, rowNumber{q.Share, true})
			i = max(i+1, q.last)
			continue
		}
		n, next, ok := numberAtToken(d, i)
		if !ok || next > last {
			i++
			continue
		}
		if !n.Fraction && !n.Words && n.Scale == 1 && n.Value <= 100 && n.End <= s.End && endsPart(d.Text, n.End, s.End) && beginsPart(d.Text, n.Start, s.Start) {
			plain = append(plain, rowNumber{Share: Share{Exact: percentValue(n.Value), Span: n.Span}})
		}
		i = next
	}
	if len(signed) > 0 {
		return signed
	}
	return plain
}

// endsPart reports whether a number that ends at offset is the last word of its part of a row.
func endsPart(text string, offset, end int) bool {
	return offset == end || strings.IndexByte("),;\t|/", text[offset]) >= 0 && (offset+1 == end || text[offset] == ')' || text[offset+1] == ' ')
}

// beginsPart reports whether a number that begins at offset is a word of its own.
func beginsPart(text string, offset, start int) bool {
	return offset == start || strings.IndexByte(" (\t|:.", text[offset-1]) >= 0
}

// readOne reads a row with one number.
func (r *row) readOne(text string, n rowNumber) bool {
	before, after := nlp.Span{Start: r.Start, End: n.Start}, nlp.Span{Start: n.End, End: r.End}
	if open := strings.LastIndexByte(text[before.Start:before.End], '('); open >= 0 && !strings.Contains(text[before.Start+open:before.End], ")") {
		open += before.Start
		closing := n.End + strings.IndexByte(text[n.End:r.End], ')')
		if closing < n.End || !isNote(text[closing+1:r.End]) {
			return false
		}
		outer := nameIn(text, nlp.Span{Start: r.Start, End: open})
		inner := nameIn(text, nlp.Span{Start: open + 1, End: n.Start})
		if inner.Len() == 0 || isRole(text[inner.Start:inner.End]) {
			inner = nameIn(text, nlp.Span{Start: n.End, End: closing})
		}
		if inner.Len() > 0 && !isRole(text[inner.Start:inner.End]) {
			r.label = outer
			return r.add(text, inner, n)
		}
		return r.add(text, outer, n)
	}
	if trimmed(text, before, "(~:").Len() == 0 {
		return r.add(text, nameIn(text, after), n)
	}
	if !isNote(text[after.Start:after.End]) {
		return false
	}
	if colon := strings.IndexByte(text[before.Start:before.End], ':'); colon >= 0 && trimmed(text, nlp.Span{Start: before.Start + colon, End: before.End}, ":(").Len() > 0 {
		r.label = nameIn(text, nlp.Span{Start: before.Start, End: before.Start + colon})
		before.Start += colon + 1
	}
	return r.add(text, nameIn(text, before), n)
}

// add adds a pair if the name can be one.
func (r *row) add(text string, name nlp.Span, n rowNumber) bool {
	if !namesBody(text[name.Start:name.End]) {
		return false
	}
	r.entries = append(r.entries, entry{name, n.Share, n.signed})
	return true
}

// isNote reports whether s, which follows the number of a row, is only a remark on it:
// "(Class A)", "of the shares", a full stop.
func isNote(s string) bool {
	s = strings.Trim(s, " \t\u00a0.,;)|")
	if s == "" || s[0] == '(' || s[0] == '[' || s[0] == '*' {
		return true
	}
	n := 0
	for word := range strings.FieldsSeq(s) {
		if n++; n > 5 || !shareRemarks[strings.Trim(strings.ToLower(word), ".,;()")] {
			return false
		}
	}
	return true
}

// shareRemarks are the words that only say again that a number is a share.
var shareRemarks = setOf(`stake share shares shareholding holding interest equity of the ordinary voting direct directly indirect indirectly owned held operator capital each ownership beneficial non-operated working issued and`)

// readList reads a row with several numbers, a name beside each.
func (r *row) readList(text string, numbers []rowNumber) bool {
	body := nlp.Span{Start: r.Start, End: r.End}
	head := text[r.Start:numbers[0].Start]
	last := numbers[len(numbers)-1]
	if colon := strings.IndexByte(head, ':'); colon >= 0 {
		r.label = nameIn(text, nlp.Span{Start: r.Start, End: r.Start + colon})
		body.Start += colon + 1
	} else if open := strings.IndexByte(head, '('); open >= 0 && !strings.Contains(text[r.Start+open:last.Start], ")") && namesBody(strings.Trim(head[open+1:]+text[numbers[0].End:numbers[1].Start], " (,;")) {
		r.label = nameIn(text, nlp.Span{Start: r.Start, End: r.Start + open})
		body.Start += open + 1
		if closing := strings.IndexByte(text[last.End:r.End], ')'); closing >= 0 {
			body.End = last.End + closing
		}
	}
	nameFirst := trimmed(text, nlp.Span{Start: body.Start, End: numbers[0].Start}, "(~").Len() > 0
	for i, n := range numbers {
		name := nlp.Span{Start: body.Start, End: n.Start}
		if i > 0 {
			name.Start = numbers[i-1].End
		}
		if !nameFirst {
			name = nlp.Span{Start: n.End, End: body.End}
			if i+1 < len(numbers) {
				name.End = numbers[i+1].Start
			}
		}
		if !r.add(text, nameIn(text, name), n) {
			return false
		}
	}
	return !nameFirst || isNote(text[last.End:body.End])
}

// nameIn takes off a part of a row what does not belong to its name: leaders, "and",
// articles, remarks in parentheses or behind a dash.
func nameIn(text string, s nlp.Span) nlp.Span {
	const marks = ":;–—-,.=(|•/&…[\u2026"
	s = trimmed(text, s, marks, ")]*")
	if strings.Contains(text[s.Start:s.End], "(") && s.End < len(text) && text[s.End] == ')' {
		s.End++
	}
	for again := true; again; {
		again = false
		words := text[s.Start:s.End]
		for _, w := range leadingWords {
			if len(words) > len(w) && strings.EqualFold(words[:len(w)], w) {
				s.Start += len(w)
				s, again = trimmed(text, s, marks), true
				break
			}
		}
	}
	for _, w := range trailingWords {
		if words := text[s.Start:s.End]; strings.HasSuffix(words, w) {
			s = trimmed(text, nlp.Span{Start: s.Start, End: s.End - len(w)}, marks)
		}
	}
	words := text[s.Start:s.End]
	if open := strings.LastIndex(words, " ("); open > 0 && strings.HasSuffix(words, ")") {
		s.End = s.Start + open
	}
	for _, dash := range []string{" – ", " — ", " - ", ", "} {
		if k := strings.LastIndex(text[s.Start:s.End], dash); k > 0 && isRole(text[s.Start+k+len(dash):s.End]) {
			s.End = s.Start + k
		}
	}
	end := s.End
	if s = trimmed(text, s, marks); s.End < end && text[s.End] == '.' && strings.ContainsAny(text[max(s.Start, s.End-4):s.End], ".") {
		s.End++ // S.A.
	}
	return s
}

// leadingWords stand before a name in a row and do not belong to it.
var leadingWords = []string{"and ", "the ", "held by ", "owned by ", "by ", "to ", "for ", "of "}

// trailingWords join a name in a row to the number behind it.
var trailingWords = []string{" with the other", " with the remaining", " with", " at", " has", " holds", " owns"}

// isRole reports whether s only says what a holder is: operator, beneficial.
func isRole(s string) bool {
	n := 0
	for word := range strings.FieldsSeq(s) {
		if n++; !roleRemarks[strings.Trim(strings.ToLower(word), ".,;()")] {
			return false
		}
	}
	return n > 0
}

// roleRemarks are words about a holder that are no part of the name.
var roleRemarks = setOf(`operator operators lead leader managing partner beneficial non-beneficial founder chairman chairwoman chair director chief executive ceo indirect direct
	indirectly directly via and the non-operator carried state-owned foreign local through nominee class a b ordinary preferred approx approximately about circa ca c around`)

// namesBody reports whether s can be the name of a holder or a company in a row.
func namesBody(s string) bool {
	if s == "" || len(s) > 90 || strings.ContainsAny(s, "%£$€?!\"") {
		return false
	}
	n, capital, lastWord := 0, false, ""
	for word := range strings.FieldsSeq(s) {
		if n++; n > 12 || rowVerbs[word] {
			return false
		}
		r := firstRune(strings.TrimLeft(word, "(‘’'“"))
		capital = capital || unicode.IsUpper(r) || unicode.IsDigit(r) && len(s) > len(word)
		lastWord = strings.ToLower(strings.Trim(word, ".,;()"))
	}
	return capital && !notRows[strings.ToLower(s)] || groupHolders[lastWord] || groupNouns[lastWord] || institutions[lastWord]
}

// hasVerb reports whether s is a sentence.
func hasVerb(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if rowVerbs[word] {
			return true
		}
	}
	return false
}

// rowVerbs make a line a sentence.
var rowVerbs = setOf(`is are was were be been has have had will would may can could should said says rose fell grew owns holds held own hold bought sold sells buys takes took keeps retains raised raises receives acquired which who that when while because if not`)

// notRows are names of rows that sum up or say nothing.
var notRows = setOf(`total totals sum subtotal average source note notes year date rank turnover revenue sales profit debt`)

// groupHolders are holders without a name.
var groupHolders = setOf(`staff employees workers management founders founder public government state city council members community others other shareholders investors family trust
	directors customers suppliers farmers growers municipality municipalities region county counties province prefecture union association float company treasury pool`)

// readCells reads a row in columns and reports whether it lists a share. percent says
// that numbers without a sign are percentages.
func (r *row) readCells(d *nlp.Document, header []nlp.Span, percent bool) bool {
	name, at := -1, -1
	var n rowNumber
	for i, cell := range r.cells {
		numbers := numbersIn(d, cell)
		if len(numbers) == 1 && (numbers[0].signed || percent) && isNote(d.Text[numbers[0].End:cell.End]) && trimmed(d.Text, nlp.Span{Start: cell.Start, End: numbers[0].Start}, "(~").Len() == 0 {
			if at >= 0 {
				return false
			}
			at, n = i, numbers[0]
		} else if name < 0 && cell.Len() > 0 && !isDigit(d.Text[cell.Start]) {
			name = i
		}
	}
	return name >= 0 && at >= 0 && r.add(d.Text, nameIn(d.Text, r.cells[name]), n)
}
