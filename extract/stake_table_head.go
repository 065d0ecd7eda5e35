package extract

import (
	"strings"

	"stakeout/extract/nlp"
)

// announcement is what the lines above a table say of it.
type announcement struct {
	company, holder *Party // the one that all rows share, nil where each row has its own
	companies       bool   // the rows are companies, not holders
	percent         bool   // numbers without a sign are percentages
	weak            bool   // said in passing: only bullets or a sum of a hundred make it a list of owners
	status          Status
}

// wholeAtMost is what the shares of one company can add up to, rounded.
const wholeAtMost = 101.5

// readTable finds out what a table lists and fills tab.told.
func (t *teller) readTable(tab *table) {
	header := tab.takeHeader(t.d)
	a, ok := t.announcement(tab, header)
	if !ok {
		tab.told = t.labelled(tab)
		return
	}
	var told []Stake
	all := 0.0
	for i := range tab.rows {
		r := &tab.rows[i]
		if r.cells != nil && !r.readCells(t.d, header, a.percent) {
			continue
		}
		stakes, sum, ok := t.rowStakes(&a, r)
		if !ok || sum > wholeAtMost && !a.companies {
			return
		}
		if told = append(told, stakes...); r.label.Len() == 0 {
			all += sum
		}
	}
	if !a.companies && (all > wholeAtMost || a.weak && all < 99 && !tab.rows[0].bullet) {
		return
	}
	tab.told = told
}

// rowStakes returns the stakes of a row and what their shares add up to. It is not ok when
// the row cannot be one of such a table.
func (t *teller) rowStakes(a *announcement, r *row) (told []Stake, sum float64, ok bool) {
	for _, p := range r.entries {
		if !p.signed && !a.percent && r.label.Len() == 0 {
			return nil, 0, false
		}
		words := strings.ToLower(t.d.Slice(p.name))
		if notRows[words] || words == "others" && len(r.entries) > 1 {
			continue
		}
		s := Stake{Share: p.share, Status: a.status, Company: a.company, Holder: a.holder}
		switch name := t.rowParty(p.name); {
		case a.companies:
			s.Company = name
		default:
			s.Holder = name
		}
		if r.label.Len() > 0 && !isDate(t.d.Slice(r.label)) {
			s.Company = t.rowParty(r.label)
		}
		if s.Company == nil || s.Holder == nil {
			return nil, 0, false
		}
		if p.share.Exact != nil {
			sum += *p.share.Exact
		}
		told = append(told, s)
	}
	return told, sum, true
}

// rowParty returns the body that words of a row name.
func (t *teller) rowParty(words nlp.Span) *Party {
	return &Party{Name: t.fullName(words), Span: words}
}

// isDate reports whether s is a year or another date.
func isDate(s string) bool {
	return hasDigit(s) && len(strings.TrimLeft(s, "0123456789-–/. ")) == 0 || hasDigit(s) && timeNouns[strings.ToLower(strings.Trim(s, "0123456789., "))]
}

// takeHeader returns the cells or words above the columns of a table and takes them off its
// rows and the lines above, nil for none.
func (tab *table) takeHeader(d *nlp.Document) []nlp.Span {
	if first := tab.rows[0]; first.cells != nil && !hasDigit(d.Slice(first.Span)) && len(tab.rows) > 1 {
		tab.rows = tab.rows[1:]
		return first.cells
	}
	if len(tab.above) == 0 {
		return nil
	}
	n := 0
	for word := range strings.FieldsSeq(d.Slice(tab.above[0])) {
		if word = strings.Trim(strings.ToLower(word), ".,:;()–—-|"); word != "" && word != "%" && !columnWords[word] {
			return nil
		}
		n++
	}
	if n > 8 {
		return nil
	}
	header := tab.above[0]
	tab.above = tab.above[1:]
	return []nlp.Span{header}
}

// columnWords stand above the columns of tables of shares.
var columnWords = setOf(`shareholder shareholders holder holders owner owners sponsor sponsors partner partners investor investors name company participant participants party member members
	percentage percent per cent pct share shares stake interest holding shareholding ownership equity of total capital the in held number`)

// announcement reads the heading of a table.
func (t *teller) announcement(tab *table, header []nlp.Span) (a announcement, ok bool) {
	a.status = Held
	heads := ""
	for _, cell := range header {
		heads += " " + strings.ToLower(t.d.Slice(cell))
	}
	a.percent = saysPercent(heads)
	var h *heading
	if len(header) > 1 {
		if h = t.headingAt(header[0]); h != nil && h.party == nil {
			h = nil
		}
	}
	if h == nil && len(tab.above) > 0 {
		if h = t.headingAt(tab.above[0]); h == nil && len(header) == 0 && len(tab.above) > 1 && t.d.Text[tab.above[0].End-1] == ')' && t.d.Text[tab.above[0].Start] == '(' { // "(per cent)"
			h = t.headingAt(tab.above[1])
			a.percent = a.percent || saysPercent(t.d.Slice(tab.above[0]))
		}
	}
	if h == nil {
		return a, false
	}
	a.percent = a.percent || h.percent
	a.weak = h.weak
	if h.planned {
		a.status = Acquiring
	}
	a.companies = h.companies
	if a.companies {
		a.holder = h.party
	} else {
		a.company = h.party
	}
	if h.number && !h.weak {
		tab.skip = h.span
	}
	return a, true
}

// saysPercent reports whether words above numbers make them percentages.
func saysPercent(s string) bool {
	s = strings.ToLower(s)
	return strings.Contains(s, "%") || strings.Contains(s, "per cent") || strings.Contains(s, "percent") || strings.Contains(s, "pct")
}

// heading is a line that says that shares are listed below it.
type heading struct {
	span      nlp.Span
	party     *Party // whose shares these are: a company, a holder if companies is true
	named     bool   // the heading itself names the party
	companies bool
	percent   bool
	planned   bool
	weak      bool
	number    bool // it has a percentage of its own
}

// ownersListed are the words of a heading above holders, holdingsListed above companies.
var (
	ownersListed = setOf(`shareholder shareholders stockholder stockholders owner owners holders ownership shareholding shareholdings equity stakes interests interest partners participants sponsors
		investors table capital owned shares structure held own owns controlled divided split made consortium venture`)
	holdingsListed = setOf(`subsidiary subsidiaries associates affiliates holdings portfolio investments`)
	otherTables    = setOf(`vote votes voters votes election poll polls survey market markets sales revenue turnover budget spending cost costs population ingredients results average
		satisfaction respondents customers prices price returns dividends dividend pay remuneration home homes car cars pet land by turnout seats score scores tax rates audience visitors
		passengers readers households smartphone phone age approval support agm resolution resolutions emissions bonds debt loans`)
	plannedWords = setOf(`proposed planned will would expected intended proforma completion listing flotation would-be prospective`)
)

// headingAt reads the last sentence of a line as a heading, nil when it is none.
func (t *teller) headingAt(line nlp.Span) *heading {
	s := t.d.SentenceAt(line.End - 1)
	s = nlp.Span{Start: max(s.Start, line.Start), End: min(max(s.End, s.Start), line.End)}
	first := t.d.TokenAt(s.Start)
	last := first + len(t.d.Within(s))
	if last-first == 0 || last-first > 40 {
		return nil
	}
	h := &heading{span: s, percent: saysPercent(t.d.Slice(s))}
	key := -1
	for i := first; i < last; i++ {
		word := wordOf(t.d, i)
		switch {
		case otherTables[word] && (i == first || !isCapital(t.d, i)):
			return nil
		case plannedWords[word]:
			h.planned = true
		case word == "%" || word == "percent" || word == "cent":
			h.number = h.number || i > first && hasDigit(t.d.Slice(t.d.Tokens[i-1].Span))
		}
		if key < 0 && (ownersListed[word] || holdingsListed[word]) {
			key = i
		}
	}
	if key < 0 {
		return nil
	}
	switch wordOf(t.d, last-1) {
	case ":":
	case ".", "!", "?":
		h.weak = true
	}
	t.partyOfHeading(h, key, first, last)
	return h
}

// partyOfHeading finds whose shares the heading in the tokens [first,last) announces.
// key is its word for them.
func (t *teller) partyOfHeading(h *heading, key, first, last int) {
	word := wordOf(t.d, key)
	h.companies = holdingsListed[word] && wordOf(t.d, key+1) != "in"
	possessor := t.possessorIn(first, key)
	var behind nlp.Span
	for i := key; i+1 < last && behind.Len() == 0; i++ {
		if w := wordOf(t.d, i); w == "of" || w == "in" || w == "called" {
			behind = t.nameFrom(i+1, last)
		}
	}
	switch {
	case behind.Len() > 0:
		h.party = t.rowParty(behind)
	case possessor.Len() > 0:
		h.party = t.rowParty(possessor)
		switch word {
		case "stakes", "interests", "shareholdings":
			h.companies = true
		}
	default:
		if span := t.nameFrom(first, key); span.Len() > 0 {
			h.party = t.rowParty(span)
		}
	}
	h.named = h.party != nil
	if now := t.d.SentenceAt(h.span.Start); h.weak && t.company != nil && t.d.Sentences[max(t.told, 0)] == now {
		h.party, h.companies = t.company, false
	} else if h.party == nil {
		h.party = t.spokenOf(h.span)
	}
}

// possessorIn returns the name before the last possessive in the tokens [first,last), or
// the one that ends there.
func (t *teller) possessorIn(first, last int) nlp.Span {
	for i := last - 1; i > first; i-- {
		switch t.d.Slice(t.d.Tokens[i].Span) {
		case "'s", "’s", "'", "’":
			return t.nameUpTo(first, i)
		}
	}
	return nlp.Span{}
}

// nameUpTo returns the name that ends before token last.
func (t *teller) nameUpTo(first, last int) nlp.Span {
	start := last
	for start > first && (isCapital(t.d, start-1) || start < last && isNamePart(wordOf(t.d, start-1)) && wordOf(t.d, start-1) != "the" && start-1 > first && isCapital(t.d, start-2)) {
		start--
	}
	for start < last && (isDeterminer(wordOf(t.d, start)) || headingWords[wordOf(t.d, start)]) {
		start++
	}
	if start == last {
		return nlp.Span{}
	}
	return nlp.Span{Start: t.d.Tokens[start].Start, End: t.d.Tokens[last-1].End}
}

// headingWords begin headings with a capital and are no names.
var headingWords = setOf(`major largest main principal key current top share club group equity shareholding ownership directors significant substantial biggest new old present other all who what how
	breakdown list structure partners shareholders owners subsidiaries stakes holders interests capital cap holdings conditions breakdown notes names`)

// nameFrom returns the name that begins at token i: the Corridor Sands licence, up to
// what goes on behind it.
func (t *teller) nameFrom(i, last int) nlp.Span {
	for i < last && (isDeterminer(wordOf(t.d, i)) || headingWords[wordOf(t.d, i)]) {
		i++
	}
	if i >= last || !isCapital(t.d, i) || timeNouns[wordOf(t.d, i)] {
		return nlp.Span{}
	}
	end := i
	for end < last {
		word := wordOf(t.d, end)
		if isNamePart(word) && word != "," {
			if end+1 >= last || !isCapital(t.d, end+1) && wordOf(t.d, end+1) != "the" {
				break
			}
		} else if c := t.d.Text[t.d.Tokens[end].Start]; !isLetter(c) && c < 0x80 && c != '&' && !isDigit(c) || endsName[word] || isYear(word) {
			break
		}
		end++
	}
	if end == i {
		return nlp.Span{}
	}
	return nlp.Span{Start: t.d.Tokens[i].Start, End: t.d.Tokens[end-1].End}
}

// endsName are the words that go on behind a name in a heading.
var endsName = setOf(`after before at as on following is are was were will would by per with from since in to who which that today now held shown has have had ended and's or when until under
	percent percentage cent shareholders owners shareholding ownership cap equity`)

// spokenOf returns the company that the text speaks of where the heading at s stands.
func (t *teller) spokenOf(s nlp.Span) *Party {
	if t.company != nil {
		return t.company
	}
	for i, sentence := range t.d.Sentences {
		if sentence.End > s.Start && sentence.Start < s.End {
			r := t.reading(i)
			return t.antecedent(r, len(r.chunks), nil)
		}
	}
	return nil
}

// labelled returns the stakes of rows whose labels say what they list: "Owners: Norvale
// (60%), staff (40%)".
func (t *teller) labelled(tab *table) []Stake {
	var told []Stake
	for i := range tab.rows {
		r := &tab.rows[i]
		if r.label.Len() == 0 || hasVerb(t.d.Slice(r.label)) {
			continue
		}
		h := t.headingAt(r.label)
		if h == nil && !holderLabels[strings.ToLower(t.d.Slice(r.label))] {
			continue
		}
		a := announcement{status: Held}
		if h != nil && h.named {
			a.company = h.party
		} else if a.company = t.companyAround(r.Span); a.company == nil {
			continue
		}
		if h != nil && h.planned {
			a.status = Acquiring
		}
		labelled := row{Span: r.Span, entries: r.entries}
		if stakes, sum, ok := t.rowStakes(&a, &labelled); ok && sum <= wholeAtMost && (h == nil || !h.companies) {
			told = append(told, stakes...)
		}
	}
	return told
}

// holderLabels are more labels of a line that lists owners.
var holderLabels = setOf(`developer developers promoter promoters parent parents backers`)

// companyLabels are the labels of a line that names a company.
var companyLabels = setOf(`company name project venture issuer target club`)

// companyAround returns the company that the lines around a labelled one name: behind a
// label of its own, or as their title.
func (t *teller) companyAround(s nlp.Span) *Party {
	block := nlp.Span{Start: strings.LastIndex(t.d.Text[:s.Start], "\n\n") + 1, End: len(t.d.Text)}
	if n := strings.Index(t.d.Text[s.End:], "\n\n"); n >= 0 {
		block.End = s.End + n
	}
	block.Start, block.End = max(block.Start, s.Start-longestRow), min(block.End, s.End+longestRow)
	var title *Party
	for start := block.Start; start < block.End; {
		line := nlp.Span{Start: start, End: min(block.End, start+lineLength(t.d.Text[start:]))}
		start = line.End + 1
		line = trimmed(t.d.Text, line)
		words := t.d.Slice(line)
		if label, _, ok := strings.Cut(words, ":"); ok {
			if companyLabels[strings.ToLower(strings.TrimSpace(label))] {
				return t.rowParty(nameIn(t.d.Text, nlp.Span{Start: line.Start + len(label) + 1, End: line.End}))
			}
		} else if title == nil && line.End < s.Start && namesBody(words) && !endsSentence(words) {
			title = t.rowParty(line)
		}
	}
	return title
}

func endsSentence(s string) bool {
	return s != "" && strings.IndexByte(".!?", s[len(s)-1]) >= 0
}
