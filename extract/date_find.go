package extract

import (
	"slices"
	"strings"
	"time"

	"stakeout/extract/ner"
	"stakeout/extract/nlp"
)

// The rules of dates and how sure they are.
var dateScores = map[string]float64{
	dateAbsolute: 0.98, datePartial: 0.96, dateRange: 0.95, dateYears: 0.93, dateIncomplete: 0.9, dateWeekday: 0.85, dateRelative: 0.9,
}

const (
	dateAbsolute   = "date.absolute"
	datePartial    = "date.partial"
	dateRange      = "date.range"
	dateYears      = "date.year"
	dateIncomplete = "date.incomplete"
	dateWeekday    = "date.weekday"
	dateRelative   = "date.relative"
)

// dates finds the dates in a document. Relative ones ("last summer") are resolved
// against the day of publication when it is known.
func dates(d *nlp.Document, published Date) []DateMention {
	f := dateFinder{doc: d, text: d.Text, published: published}
	var found []DateMention
	for i := 0; i < len(d.Tokens); {
		p, ok := f.read(i)
		if !ok {
			i++
			continue
		}
		f.end = p.next
		p = f.extend(p)
		span := nlp.Span{Start: d.Tokens[p.first].Start, End: d.Tokens[p.next-1].End}
		from, to := f.resolve(p)
		found = append(found, DateMention{From: from, To: to, Evidence: Evidence{Span: span, Sentence: d.SentenceAt(span.Start), Rule: p.rule, Score: dateScores[p.rule]}})
		i, f.end = p.next, p.next
	}
	return found
}

// dateFinder reads dates token by token.
type dateFinder struct {
	doc       *nlp.Document
	text      string
	published Date
	order     dayOrder
	person    answer // whether a May in the text is a person
	end       int    // the token behind the last date
}

// datePhrase is a date as it was read: tokens [first, next). A date without a year
// has the year 0 and its month; both ends are zero when nothing can be known
// without the day of publication.
type datePhrase struct {
	first, next int
	from, to    Date
	rule        string
}

// answer is the answer to a question that is asked of a text at most once.
type answer uint8

const (
	unasked answer = iota
	yes
	no
)

func single(first, next int, d Date, rule string) datePhrase {
	return datePhrase{first: first, next: next, from: d, to: d, rule: rule}
}

// word returns the words of token i, "" when there is none.
func (f *dateFinder) word(i int) string {
	if i < 0 || i >= len(f.doc.Tokens) {
		return ""
	}
	return f.doc.Slice(f.doc.Tokens[i].Span)
}

// glued reports whether tokens i-1 and i touch.
func (f *dateFinder) glued(i int) bool {
	return 0 < i && i < len(f.doc.Tokens) && f.doc.Tokens[i-1].End == f.doc.Tokens[i].Start
}

// calendar returns what token i is in the calendar.
func (f *dateFinder) calendar(i int) calendarWord { return calendarOf(f.word(i)) }

func calendarOf(word string) calendarWord {
	var buf [10]byte
	if len(word) < 2 || len(word) > len(buf) {
		return calendarWord{}
	}
	if word[len(word)-1] == '.' {
		word = word[:len(word)-1]
	}
	for i := range len(word) {
		buf[i] = lower(word[i])
	}
	return calendarWords[string(buf[:len(word)])]
}

// read reads the date that begins with token i, or that ends there ("two years
// ago").
func (f *dateFinder) read(i int) (datePhrase, bool) {
	t := f.doc.Tokens[i]
	c := f.text[t.Start]
	if isDigit(c) {
		return f.figures(i)
	}
	if !isLetter(c) {
		return datePhrase{}, false
	}
	word := f.text[t.Start:t.End]
	w := calendarOf(word)
	capital := c < 'a'
	switch w.kind {
	case monthName, monthShort:
		if capital {
			return f.monthFirst(i, time.Month(w.value), w.kind == monthName)
		}
	case weekdayName, weekdayShort:
		if capital {
			return f.weekday(i, time.Weekday(w.value), w.kind == weekdayName)
		}
	case seasonName:
		return f.season(i, w.value)
	case dayWord:
		return f.dayWord(i, w.value)
	case pointerWord:
		return f.pointer(i, w.value)
	case partWord, edgeWord:
		return f.part(i, w)
	case ordinalWord:
		return f.ordinal(i, w.value)
	case agoWord:
		return f.ago(i)
	}
	if len(word) > len("mid-") && strings.IndexByte(word, '-') > 0 {
		return f.hyphened(i, word)
	}
	return datePhrase{}, false
}

// figures reads a date that begins with figures: 3 May 2012, 2012-05-03,
// 03/05/2012, 2011-12, the 1990s, a year, the 19th century.
func (f *dateFinder) figures(i int) (datePhrase, bool) {
	word := f.word(i)
	if len(word) > len("2012-05-03T09") {
		return datePhrase{}, false
	}
	if p, ok := f.dayFirst(i, word); ok {
		return p, true
	}
	if p, ok := f.slashed(i); ok {
		return p, true
	}
	if from, to, rule := yearsOf(word); rule != "" {
		return datePhrase{i, i + 1, from, to, rule}, f.yearPart(i) || rule != dateYears
	}
	if n := digitsAt(word, 0); n == 4 {
		return f.yearFirst(i, word)
	}
	return datePhrase{}, false
}

// yearPart reports whether years such as 2011-12 stand free: not in a telephone
// number or a reference.
func (f *dateFinder) yearPart(i int) bool {
	if i == 0 {
		return true
	}
	before := f.word(i - 1)
	return !isDigit(before[0]) && before != "+" && !(f.glued(i) && (before == "/" || before == "#" || before == "="))
}

// dayFirst reads 3 May 2012, 3rd of May, 3-5 May 2012, 20th century.
func (f *dateFinder) dayFirst(i int, word string) (datePhrase, bool) {
	from, to, ok := daysOf(word)
	next := i + 1
	if !ok {
		return datePhrase{}, false
	}
	if f.word(next) == "–" || f.word(next) == "-" || f.word(next) == "to" || f.word(next) == "and" {
		if day, _, ok := daysOf(f.word(next + 1)); ok && from == to && day > from && f.fullMonth(next+2) {
			to, next = day, next+2
		}
	}
	if strings.EqualFold(f.word(next), "century") && !isDigit(word[len(word)-1]) {
		if after := f.word(next + 1); f.counts(next+1) || after != "" && after != "AD" && after != "A.D." && isLetter(after[0]) && after[0] < 'a' { // BC, 21st Century Fox
			return datePhrase{}, false
		}
		return datePhrase{i, next + 1, Date{Year: 100*from - 99}, Date{Year: 100 * from}, datePartial}, true
	}
	if f.word(next) == "of" && f.fullMonth(next+1) {
		next++
	}
	m := f.calendar(next)
	if m.kind != monthName && m.kind != monthShort || f.word(next)[0] >= 'a' {
		return datePhrase{}, false
	}
	p := datePhrase{first: i, from: Date{Month: time.Month(m.value), Day: from}, to: Date{Month: time.Month(m.value), Day: to}}
	return f.finish(p, next+1, true), true
}

// fullMonth reports whether token i is a month.
func (f *dateFinder) fullMonth(i int) bool {
	k := f.calendar(i).kind
	return (k == monthName || k == monthShort) && f.word(i)[0] < 'a'
}

// finish reads the year that may follow a day or a month, and settles the rule.
func (f *dateFinder) finish(p datePhrase, next int, comma bool) datePhrase {
	at := next
	if comma && f.word(at) == "," || f.word(at) == "of" {
		at++
	}
	p.next = next
	if year, after, ok := f.yearAt(at); ok {
		p.next = after
		p.from.Year, p.to.Year = year, year
	}
	switch {
	case p.from.Year == 0 && p.from.Month > 0:
		p.rule = dateIncomplete
	case p.from != p.to:
		p.rule = dateRange
	case p.from.Day > 0:
		p.rule = dateAbsolute
	default:
		p.rule = datePartial
	}
	return p
}

// yearAt reads a year in figures, or this, last or next year, which is 0 while the
// publication is not known.
func (f *dateFinder) yearAt(i int) (year, next int, ok bool) {
	word := f.word(i)
	if y, ok := yearOf(word); ok {
		return y, i + 1, !f.counts(i + 1)
	}
	w := calendarOf(word)
	if w.kind == pointerWord && f.word(i+1) == "year" && f.published.Year > 0 {
		return f.published.Year + w.value, i + 2, true
	}
	return 0, i, false
}

// yearOf reads a year of four figures.
func yearOf(word string) (int, bool) {
	if len(word) != 4 || digitsAt(word, 0) != 4 {
		return 0, false
	}
	y := atoi(word)
	return y, 1000 <= y && y < 2200
}

func atoi(digits string) (n int) {
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

// daysOf reads the day or the days of a month: 3, 3rd, 3-5.
func daysOf(word string) (from, to int, ok bool) {
	n := digitsAt(word, 0)
	if n == 0 || n > 2 {
		return 0, 0, false
	}
	from = atoi(word[:n])
	rest := word[n:]
	for _, suffix := range [...]string{"st", "nd", "rd", "th"} {
		rest = strings.TrimPrefix(rest, suffix)
	}
	to = from
	if dash := strings.TrimPrefix(rest, "-"); dash != rest {
		if to, _, ok = daysOf(dash); !ok || to <= from {
			return 0, 0, false
		}
		rest = ""
	}
	return from, to, rest == "" && 1 <= from && to <= 31
}

// yearsOf reads a word of figures that needs nothing beside it: 2012-05-03,
// 03.05.2012, 2011-12, 2008-2016, the 1990s.
func yearsOf(word string) (from, to Date, rule string) {
	switch {
	case len(word) >= len("2012-05-03") && word[4] == '-' && word[7] == '-':
		return isoDay(word)
	case len(word) == len("03.05.2012") && digitsAt(word, 0) == 2 && word[2] == '.' && digitsAt(word, 3) == 2 && word[5] == '.' && digitsAt(word, 6) == 4:
		d := Date{Year: atoi(word[6:]), Month: time.Month(atoi(word[3:5])), Day: atoi(word[:2])}
		return checked(d)
	case len(word) == len("1990s") && word[3] == '0' && word[4] == 's' && digitsAt(word, 0) == 4:
		y := atoi(word[:4])
		return Date{Year: y}, Date{Year: y + 9}, datePartial
	}
	first, ok := yearOf(word[:min(4, len(word))])
	if !ok || len(word) < 5 || word[4] != '-' {
		return Date{}, Date{}, ""
	}
	return yearPair(first, word[5:])
}

// yearPair reads the second part of 2011-12, 1914-18, 2008-2016 and 2012-05.
func yearPair(first int, second string) (from, to Date, rule string) {
	switch n := digitsAt(second, 0); {
	case n != len(second):
	case n == 4:
		if last, ok := yearOf(second); ok && first < last && last < first+200 {
			return Date{Year: first}, Date{Year: last}, dateRange
		}
	case n != 2:
	case atoi(second) == (first+1)%100:
		return Date{Year: first}, Date{Year: first + 1}, dateYears
	case second[0] == '0' && second != "00":
		d := Date{Year: first, Month: time.Month(atoi(second))}
		return d, d, datePartial
	case atoi(second) > first%100:
		return Date{Year: first}, Date{Year: first - first%100 + atoi(second)}, dateRange
	}
	return Date{}, Date{}, ""
}

func isoDay(word string) (from, to Date, rule string) {
	if digitsAt(word, 0) != 4 || digitsAt(word, 5) != 2 || digitsAt(word, 8) != 2 || len(word) > 10 && word[10] != 'T' {
		return Date{}, Date{}, ""
	}
	return checked(Date{Year: atoi(word[:4]), Month: time.Month(atoi(word[5:7])), Day: atoi(word[8:10])})
}

// checked returns d as an absolute date if there is such a day.
func checked(d Date) (from, to Date, rule string) {
	t := d.time()
	if d.Year < 1000 || t.Month() != d.Month || t.Day() != d.Day {
		return Date{}, Date{}, ""
	}
	return d, d, dateAbsolute
}

// dayOrder says how a text writes 03/05/2012.
type dayOrder uint8

const (
	orderUnasked dayOrder = iota
	orderUnknown
	dayMonth
	monthDay
)

// slashed reads 25/12/2012. Where both numbers may be months the other dates of
// the text decide; when they do not, only the year is known.
func (f *dateFinder) slashed(i int) (datePhrase, bool) {
	a, b, year, ok := f.slashedAt(i)
	if !ok {
		return datePhrase{}, false
	}
	if f.order == orderUnasked {
		f.order = f.slashOrder()
	}
	d := Date{Year: year}
	switch {
	case a > 12, a == b, b <= 12 && f.order == dayMonth:
		d.Month, d.Day = time.Month(b), a
	case b > 12, f.order == monthDay:
		d.Month, d.Day = time.Month(a), b
	default:
		return single(i, i+5, d, datePartial), true
	}
	_, _, rule := checked(d)
	return single(i, i+5, d, rule), rule != ""
}

func (f *dateFinder) slashedAt(i int) (a, b, year int, ok bool) {
	if f.word(i+1) != "/" || f.word(i+3) != "/" || len(f.word(i)) > 2 || len(f.word(i+2)) > 2 {
		return 0, 0, 0, false
	}
	if year, ok = yearOf(f.word(i + 4)); !ok || digitsAt(f.word(i+2), 0) != len(f.word(i+2)) || digitsAt(f.word(i), 0) != len(f.word(i)) {
		return 0, 0, 0, false
	}
	a, b = atoi(f.word(i)), atoi(f.word(i+2))
	return a, b, year, 1 <= a && a <= 31 && 1 <= b && b <= 31
}

// slashOrder looks through the text for dates that have only one reading.
func (f *dateFinder) slashOrder() dayOrder {
	order := orderUnknown
	for i := range f.doc.Tokens {
		if !isDigit(f.text[f.doc.Tokens[i].Start]) {
			continue
		}
		a, b, _, ok := f.slashedAt(i)
		switch {
		case !ok || a <= 12 && b <= 12:
		case a > 12 && order != monthDay:
			order = dayMonth
		case b > 12 && order != dayMonth:
			order = monthDay
		default: // both ways
			return orderUnknown
		}
	}
	return order
}

// yearFirst reads what begins with a year: 2011/12, 2008–2016, or the year alone
// where the words around it say that it is one.
func (f *dateFinder) yearFirst(i int, word string) (datePhrase, bool) {
	year, ok := yearOf(word)
	if !ok || !f.yearPart(i) {
		return datePhrase{}, false
	}
	if mark := f.word(i + 1); (mark == "/" || mark == "–") && f.glued(i+1) && f.glued(i+2) && (mark == "–" || !f.followedBy(i+3, "/")) {
		if from, to, rule := yearPair(year, f.word(i+2)); rule == dateYears || rule == dateRange {
			return datePhrase{i, i + 3, from, to, rule}, true
		}
	}
	if !f.yearAlone(i, year) {
		return datePhrase{}, false
	}
	return single(i, i+1, Date{Year: year}, datePartial), true
}

func (f *dateFinder) followedBy(i int, mark string) bool { return f.glued(i) && f.word(i) == mark }

// yearAlone reports whether the words around token i say that it is a year: a
// preposition, an article, brackets, but nothing that can be counted.
func (f *dateFinder) yearAlone(i, year int) bool {
	before, after := f.word(i-1), f.word(i+1)
	if f.counts(i+1) || f.glued(i+1) && (strings.Contains("%/@°", after) || after == ":" && f.glued(i+2)) {
		return false
	}
	if old := year < 1900 || year > 2100; old {
		if before == "of" && len(after) > 4 && 'a' <= after[0] && after[0] <= 'z' { // a survey of 1709 schoolchildren
			return false
		}
		return before == "(" && after == ")" || contains(beforeOldYear, before)
	}
	if f.starts(i) {
		return after == "" || strings.Contains(":,–-", after) || after[0] < 'a' && isLetter(after[0]) || contains(afterYear, after)
	}
	switch before {
	case "(", "[", "'s", "’s":
		return true
	case ",", ";":
		if after == "," || after == ")" || after == ";" {
			return i > 1 && !isDigit(f.word(i - 2)[0])
		}
		fallthrough
	case "–", "-", "—", "and", "or", "&":
		return f.end == i-1 || f.electionFollows(i) // another date in a row: "in 2010, 2012 and 2014"
	case "to", "as":
		return f.end == i-1 || contains(reaching, f.word(i-2)) || f.electionFollows(i)
	}
	return contains(beforeYear, before) && !f.glued(i)
}

// starts reports whether token i begins its sentence.
func (f *dateFinder) starts(i int) bool {
	start := f.doc.Tokens[i].Start
	return f.doc.SentenceAt(start).Start == start
}

// electionFollows reports whether the year at token i is the first word of the
// name of an election.
func (f *dateFinder) electionFollows(i int) bool {
	const longest = 6
	for j := i + 1; j <= i+longest; j++ {
		switch f.word(j) {
		case "election", "elections", "referendum", "census", "Olympics", "Games":
			return true
		}
	}
	return false
}

// contains reports whether list, in small letters, has word in any case.
func contains(list []string, word string) bool {
	return slices.ContainsFunc(list, func(w string) bool { return strings.EqualFold(w, word) })
}

// counts reports whether token i is a thing that figures before it count.
func (f *dateFinder) counts(i int) bool {
	word := f.word(i)
	return contains(counted, word) || word == "%" || word == "°"
}

// monthFirst reads May 3rd, 2012, May 2012, May this year, and a month alone.
func (f *dateFinder) monthFirst(i int, m time.Month, full bool) (datePhrase, bool) {
	p := datePhrase{first: i, from: Date{Month: m}, to: Date{Month: m}}
	if from, to, ok := daysOf(f.word(i + 1)); ok && !f.counts(i+2) && !(f.glued(i+2) && strings.Contains("%:/", f.word(i+2))) {
		p.from.Day, p.to.Day = from, to
		next := i + 2
		if day, _, ok := daysOf(f.word(next + 1)); ok && f.word(next) == "–" && from < day { // May 19–20
			p.to.Day, next = day, next+2
		}
		return f.finish(p, next, true), true
	}
	p = f.finish(p, i+1, full && f.yearFollows(i+2))
	if p.rule != dateIncomplete {
		return p, true
	}
	return p, full && f.monthAlone(i, m)
}

// yearFollows reports whether token i is a year: "in May, 2012", but not "in May,
// 2012 people".
func (f *dateFinder) yearFollows(i int) bool {
	_, ok := yearOf(f.word(i))
	return ok && f.word(i-1) == "," && !f.counts(i+1)
}

// monthAlone reports whether a month without day and year is one: May and March
// are other words too, April, June and August are people.
func (f *dateFinder) monthAlone(i int, m time.Month) bool {
	before := f.word(i - 1)
	ranged := f.fullMonth(i-2) && (before == "and" || before == "to" || before == "–" || before == "or" || before == "/") || f.fullMonth(i+2) && (f.word(i+1) == "to" || f.word(i+1) == "–")
	switch {
	case strings.ToUpper(f.word(i)) == f.word(i):
		return false
	case ranged:
		return true
	case m == time.May:
		return contains(beforeMay, before) && (before != "in" && before != "In" && before != "the" || f.mayIsMonth())
	case m == time.March:
		return contains(beforeMonth, before) || before == "the" && f.word(i+1) != "on" && f.word(i+1) != "for" && f.word(i+1) != "of"
	case m == time.April || m == time.June || m == time.August:
		return contains(beforeMonth, before) || before == "the" || before == "its" || before == "'s" || before == "’s" || f.word(i+1) == "'s" || f.word(i+1) == "’s"
	}
	return true
}

// mayIsMonth reports whether nobody in the text is called May.
func (f *dateFinder) mayIsMonth() bool {
	if f.person == unasked {
		f.person = no
		for i := range f.doc.Tokens {
			if before := f.word(i - 1); f.word(i) == "May" && (slices.Contains(beforeSurname, before) || ner.FirstName(before) != "") {
				f.person = yes
				break
			}
		}
	}
	return f.person == no
}

// season reads spring 2013, the summer of 2012, winter 2012-13.
func (f *dateFinder) season(i, season int) (datePhrase, bool) {
	at := i + 1
	if f.word(at) == "of" || f.word(at) == "," {
		at++
	}
	year, next, ok := f.yearAt(at)
	if !ok {
		if from, _, rule := yearsOf(f.word(at)); rule == dateYears {
			year, next, ok = from.Year, at+1, true
		}
	}
	if !ok {
		return datePhrase{}, false
	}
	from, to := months(year, seasonMonths(season), 3)
	return datePhrase{i, next, from, to, datePartial}, true
}

// months returns the first and the last of n months.
func months(year int, first time.Month, n int) (from, to Date) {
	t := time.Date(year, first, 1, 0, 0, 0, 0, time.UTC)
	return monthOf(t), monthOf(t.AddDate(0, n-1, 0))
}

func monthOf(t time.Time) Date { return Date{Year: t.Year(), Month: t.Month()} }
func dayOf(t time.Time) Date   { return Date{Year: t.Year(), Month: t.Month(), Day: t.Day()} }

// time returns the first moment of d, in UTC.
func (d Date) time() time.Time {
	return time.Date(d.Year, max(1, d.Month), max(1, d.Day), 0, 0, 0, 0, time.UTC)
}

// part reads early 2014, late May, mid 1990s, the end of 2012, the end of the year.
func (f *dateFinder) part(i int, w calendarWord) (datePhrase, bool) {
	at := i + 1
	switch of := f.word(at); {
	case w.kind == partWord && (of == "in" || of == "-") && f.word(at+1) != "the":
		at++
	case w.kind == edgeWord && of != "of":
		return datePhrase{}, false
	case w.kind == edgeWord:
		at++
	}
	if f.word(at) == "the" {
		at++
	}
	year := at
	if f.word(at) == "year" { // the end of the year 2012
		year++
	}
	if year, next, ok := f.yearAt(year); ok {
		from, to := partOfYear(year, w)
		return datePhrase{i, next, from, to, datePartial}, true
	}
	if from, ok := decadeOf(f.word(at)); ok {
		return datePhrase{i, at + 1, Date{Year: from + 4*w.value - w.value/2}, Date{Year: from + 3 + 3*w.value}, datePartial}, true
	}
	if f.fullMonth(at) {
		p := f.finish(datePhrase{first: i, from: Date{Month: time.Month(f.calendar(at).value)}, to: Date{Month: time.Month(f.calendar(at).value)}}, at+1, false)
		return p, true
	}
	return f.partOfNow(i, at, w)
}

// decadeOf reads 1990s.
func decadeOf(word string) (int, bool) {
	from, to, _ := yearsOf(word)
	return from.Year, len(word) == len("1990s") && to.Year > 0
}

// partOfYear returns the months of a part of a year: its thirds for early, mid and
// late, its first and last month for start and end.
func partOfYear(year int, w calendarWord) (from, to Date) {
	if w.kind == edgeWord {
		switch w.value {
		case earlyPart:
			return months(year, time.January, 1)
		case latePart:
			return months(year, time.December, 1)
		}
		return months(year, time.June, 2)
	}
	return months(year, time.Month(1+4*w.value), 4)
}

// hyphened reads mid-2013, mid-May 2012, early-1990s, April-June 2012.
func (f *dateFinder) hyphened(i int, word string) (datePhrase, bool) {
	head, tail, _ := strings.Cut(word, "-")
	w, t := calendarOf(head), calendarOf(tail)
	switch {
	case (head == "pre" || head == "post") && len(tail) == 4:
		year, ok := yearOf(tail)
		return single(i, i+1, Date{Year: year}, datePartial), ok
	case w.kind == partWord && len(tail) == 4:
		if year, ok := yearOf(tail); ok {
			from, to := partOfYear(year, w)
			return datePhrase{i, i + 1, from, to, datePartial}, true
		}
	case w.kind == partWord:
		if from, ok := decadeOf(tail); ok {
			return datePhrase{i, i + 1, Date{Year: from + 4*w.value - w.value/2}, Date{Year: from + 3 + 3*w.value}, datePartial}, true
		}
	}
	if t.kind != monthName && t.kind != monthShort || tail[0] >= 'a' {
		return datePhrase{}, false
	}
	p := datePhrase{first: i, from: Date{Month: time.Month(t.value)}, to: Date{Month: time.Month(t.value)}}
	switch {
	case w.kind == partWord:
		return f.finish(p, i+1, false), true
	case (w.kind == monthName || w.kind == monthShort) && head[0] < 'a' && w.value != t.value:
		p.from.Month = time.Month(w.value)
		p = f.finish(p, i+1, false)
		if p.from.Year > 0 && p.from.Month > p.to.Month {
			p.from.Year--
		}
		return p, true
	}
	return datePhrase{}, false
}

// ordinal reads Q3 2012, the third quarter of 2012, the first half of last year.
func (f *dateFinder) ordinal(i, n int) (datePhrase, bool) {
	at := i + 1
	length := 3
	if f.word(i)[0]|0x20 != 'q' {
		switch f.word(at) {
		case "quarter":
		case "half":
			length = 6
		default:
			return datePhrase{}, false
		}
		at++
	}
	if f.word(at) == "of" || f.word(at) == "," {
		at++
	}
	if f.word(at) == "the" {
		at++
	}
	year, next, ok := f.yearAt(at)
	if !ok && f.word(at) == "year" && f.word(at-1) == "the" && f.published.Year > 0 {
		year, next, ok = f.published.Year, at+1, true
	}
	if !ok || n*length > 12 {
		return datePhrase{}, false
	}
	from, to := months(year, time.Month(1+(n-1)*length), length)
	return datePhrase{i, next, from, to, datePartial}, true
}

// extend joins p with the date that follows it to a span of time: "from April to
// June 2012", "between 2008 and 2016", "3 May – 5 June".
func (f *dateFinder) extend(p datePhrase) datePhrase {
	opener := f.word(p.first - 1)
	from, between := strings.EqualFold(opener, "from"), strings.EqualFold(opener, "between")
	switch link := f.word(p.next); {
	case link == "–" || link == "-" || link == "to":
	case (link == "until" || link == "till" || link == "through") && from:
	case link == "and" && between:
	default:
		return p
	}
	if p.from.IsZero() || p.from != p.to || p.next+1 >= len(f.doc.Tokens) {
		return p
	}
	q, ok := f.read(p.next + 1)
	if !ok || q.first != p.next+1 || q.to.IsZero() || (p.from.Day > 0) != (q.to.Day > 0) || (p.from.Month > 0) != (q.to.Month > 0) || p.rule == dateRelative || q.rule == dateRelative {
		return p
	}
	if p.from.Year == 0 && q.to.Year > 0 {
		p.from.Year = q.to.Year
		if p.from.Month > q.to.Month {
			p.from.Year--
		}
	}
	if p.from.Year > q.to.Year && q.to.Year > 0 {
		return p
	}
	if from || between {
		p.first--
	}
	return datePhrase{p.first, q.next, p.from, q.to, dateRange}
}
