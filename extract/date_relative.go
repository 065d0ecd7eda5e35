package extract

import (
	"slices"
	"strings"
	"time"

	"stakeout/extract/nlp"
)

// resolve gives the dates of a phrase the years that they lack.
func (f *dateFinder) resolve(p datePhrase) (from, to Date) {
	if p.to.Month == 0 || p.to.Year > 0 {
		return p.from, p.to
	}
	if f.published.Year == 0 {
		return Date{}, Date{}
	}
	p.to.Year = f.nearestYear(p.to.Month)
	p.from.Year = p.to.Year
	if p.from.Month > p.to.Month {
		p.from.Year--
	}
	return p.from, p.to
}

// nearestYear returns the year that brings month m nearest to the publication.
func (f *dateFinder) nearestYear(m time.Month) int {
	if f.published.Month == 0 {
		return f.published.Year
	}
	switch ahead := m - f.published.Month; {
	case ahead >= 6:
		return f.published.Year - 1
	case ahead < -6:
		return f.published.Year + 1
	}
	return f.published.Year
}

// unresolved is a date that is named but not known.
func unresolved(first, next int, rule string) datePhrase {
	return datePhrase{first: first, next: next, rule: rule}
}

// day returns the day n days from the publication; zero when that is not known.
func (f *dateFinder) day(n int) Date {
	if f.published.Day == 0 {
		return Date{}
	}
	return dayOf(f.published.time().AddDate(0, 0, n))
}

// dayWord reads yesterday, today, tomorrow.
func (f *dateFinder) dayWord(i, n int) (datePhrase, bool) {
	if f.word(i)[0] < 'a' && !f.starts(i) && !f.behindMark(i) { // USA Today, Tomorrow's World
		return datePhrase{}, false
	}
	d := f.day(n)
	return single(i, i+1, d, dateRelative), true
}

// behindMark reports whether a mark of punctuation stands before token i.
func (f *dateFinder) behindMark(i int) bool {
	c := f.word(i - 1)
	return c != "" && !isLetter(c[0]) && !isDigit(c[0])
}

// pointer reads last year, this week, next May, last Tuesday, the past three years.
func (f *dateFinder) pointer(i, direction int) (datePhrase, bool) {
	word := f.word(i)
	definite := word != "past" && word != "coming"
	name := f.calendar(i + 1)
	capital := name.kind != noCalendar && f.word(i + 1)[0] < 'a'
	switch {
	case definite && name.kind == seasonName:
		return f.pointedSeason(i, direction, name.value), true
	case definite && name.kind == monthName && capital:
		return f.pointedMonth(i, direction, time.Month(name.value)), true
	case definite && name.kind == weekdayName && capital:
		return f.pointedWeekday(i, direction, time.Weekday(name.value)), true
	case contains(possessives, f.word(i-1)):
		return datePhrase{}, false
	}
	if u, ok := timeUnits[f.word(i+1)]; ok {
		switch {
		case u.unit == quarterUnit && direction == lastOne && f.word(i+2) == "of":
			return f.ordinal(i, 4)
		case !definite, strings.EqualFold(f.word(i-1), "the"):
			return f.stretch(i, i+2, direction, u.n, u.unit)
		}
		return f.pointedUnit(i, direction, u.unit, u.n), u.unit != dayUnit && u.n != 2
	}
	if p, ok := f.partOfDay(i, direction); ok {
		return p, true
	}
	return f.counted(i, direction)
}

// partOfDay reads last night, this morning.
func (f *dateFinder) partOfDay(i, direction int) (datePhrase, bool) {
	p := single(i, i+2, f.day(direction), dateRelative)
	switch f.word(i + 1) {
	case "night":
		return p, direction == lastOne
	case "morning", "afternoon", "evening":
		return p, direction == thisOne
	}
	return datePhrase{}, false
}

// counted reads the last three years.
func (f *dateFinder) counted(i, direction int) (datePhrase, bool) {
	if i+1 >= len(f.doc.Tokens) || direction == thisOne {
		return datePhrase{}, false
	}
	n, next, ok := numberAtToken(f.doc, i+1)
	if !ok || n.Value < 1 || n.Value > 1000 || n.Scale != 1 {
		return datePhrase{}, false
	}
	u, ok := timeUnits[f.word(next)]
	if !ok {
		return datePhrase{}, false
	}
	return f.stretch(i, next+1, direction, int(n.Value)*u.n, u.unit)
}

// possessives before "last year" say that it is the last of somebody's years.
var possessives = []string{"its", "his", "her", "their", "my", "our", "your", "'s", "’s", "every", "each", "a", "one", "at"}

// stretch is the time of n units up to the publication or from it on.
func (f *dateFinder) stretch(first, next, direction, n int, unit timeUnit) (datePhrase, bool) {
	p := unresolved(first, next, dateRelative)
	if f.word(next) == "of" || direction == thisOne || unit == weekendUnit || unit == quarterUnit {
		return p, false
	}
	p.from, p.to = f.move(direction*n, unit), f.move(0, unit)
	if direction > 0 {
		p.from, p.to = p.to, p.from
	}
	return p, true
}

// move returns the day, month or year that lies n units from the publication; zero
// when the publication is not known so well.
func (f *dateFinder) move(n int, unit timeUnit) Date {
	pub := f.published
	switch unit {
	case yearUnit:
		if pub.Year > 0 && pub.Year+n > 0 {
			return Date{Year: pub.Year + n}
		}
	case monthUnit:
		if pub.Month > 0 {
			return monthOf(Date{Year: pub.Year, Month: pub.Month}.time().AddDate(0, n, 0))
		}
	case weekUnit:
		return f.day(7 * n)
	case dayUnit:
		return f.day(n)
	}
	return Date{}
}

// pointedUnit is last, this or next week, month, quarter, year, decade.
func (f *dateFinder) pointedUnit(i, direction int, unit timeUnit, n int) datePhrase {
	p := unresolved(i, i+2, dateRelative)
	switch {
	case unit == yearUnit && n == 10:
		if y := f.published.Year; y > 0 {
			p.from.Year = y - y%10 + 10*direction
			p.to.Year = p.from.Year + 9
		}
	case unit == weekUnit:
		p.from, p.to = f.weekOf(7*direction, 0, 6)
	case unit == weekendUnit:
		p.from, p.to = f.weekOf(7*direction, 5, 6)
	case unit == quarterUnit:
		if m := f.published.Month; m > 0 {
			p.from, p.to = months(f.published.Year, m-(m-1)%3+time.Month(3*direction), 3)
		}
	default:
		p.from = f.move(direction, unit)
		p.to = p.from
	}
	return p
}

// weekOf returns two days of the week, counted from Monday, of the day that lies n
// days from the publication.
func (f *dateFinder) weekOf(n, first, last int) (from, to Date) {
	if f.published.Day == 0 {
		return Date{}, Date{}
	}
	t := f.published.time().AddDate(0, 0, n)
	monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	return dayOf(monday.AddDate(0, 0, first)), dayOf(monday.AddDate(0, 0, last))
}

// pointedMonth is last, this or next May.
func (f *dateFinder) pointedMonth(i, direction int, m time.Month) datePhrase {
	p := f.finish(datePhrase{first: i, from: Date{Month: m}, to: Date{Month: m}}, i+2, false)
	if p.from.Year > 0 {
		return p
	}
	p.rule = dateRelative
	pub := f.published
	if pub.Month == 0 {
		return unresolved(i, i+2, dateRelative)
	}
	d := Date{Year: pub.Year, Month: m}
	switch {
	case direction == lastOne && m >= pub.Month:
		d.Year--
	case direction == nextOne && m <= pub.Month:
		d.Year++
	}
	p.from, p.to = d, d
	return p
}

// pointedSeason is last, this or next summer.
func (f *dateFinder) pointedSeason(i, direction, season int) datePhrase {
	p := unresolved(i, i+2, dateRelative)
	pub := f.published
	if pub.Month == 0 {
		return p
	}
	year, first := pub.Year, seasonMonths(season)
	end := first + 2
	switch {
	case direction == lastOne && end >= pub.Month:
		year--
	case direction == nextOne && first <= pub.Month:
		year++
	case direction == thisOne && season == winter && pub.Month <= 2:
		year--
	}
	p.from, p.to = months(year, first, 3)
	return p
}

// pointedWeekday is last, this or next Tuesday.
func (f *dateFinder) pointedWeekday(i, direction int, day time.Weekday) datePhrase {
	p := unresolved(i, i+2, dateWeekday)
	if f.published.Day == 0 {
		return p
	}
	n := (int(day-f.published.time().Weekday()) + 7) % 7 // to come
	switch {
	case direction == lastOne:
		n -= 7
	case direction == nextOne && n == 0:
		n = 7
	case direction == thisOne:
		p.from, p.to = f.weekOf(0, (int(day)+6)%7, (int(day)+6)%7)
		return p
	}
	p.from = f.day(n)
	p.to = p.from
	return p
}

// weekday reads Tuesday 3 May, Tuesday, May 3, 2012, and a weekday alone.
func (f *dateFinder) weekday(i int, day time.Weekday, full bool) (datePhrase, bool) {
	at := i + 1
	for at < len(f.doc.Tokens) && (f.word(at) == "," || f.word(at) == "the" || f.word(at) == "." || f.word(at) == "morning" || f.word(at) == "evening" || f.word(at) == "afternoon") && at < i+3 {
		at++
	}
	if at < len(f.doc.Tokens) && (isDigit(f.word(at)[0]) || f.fullMonth(at)) {
		if p, ok := f.read(at); ok && p.first == at && p.from.Day > 0 && p.from == p.to {
			p.first = i
			return p, true
		}
	}
	if !full || !f.weekdayAlone(i) {
		return datePhrase{}, false
	}
	d := Date{}
	if f.published.Day > 0 {
		n := (int(day-f.published.time().Weekday()) + 7) % 7
		if n > 0 && !f.toCome(i) {
			n -= 7
		}
		d = f.day(n)
	}
	return single(i, i+1, d, dateWeekday), true
}

// weekdayAlone reports whether a weekday is a day and no part of a name (Sheffield
// Wednesday, the Sunday Times, the Mail on Sunday).
func (f *dateFinder) weekdayAlone(i int) bool {
	before, after := f.word(i-1), f.word(i+1)
	if contains(papers, after) && after[0] < 'a' || after == "of" || contains(anyOne, before) {
		return false
	}
	if before == "on" && contains(papers, f.word(i-2)) && f.word(i - 2)[0] < 'a' {
		return false
	}
	name := before != "" && isLetter(before[0]) && before[0] < 'a'
	return !name || f.calendar(i-1).kind != noCalendar || slices.Contains(capitalOpeners, before)
}

// anyOne before a weekday says that no certain day is meant.
var anyOne = []string{"a", "every", "each", "any", "one"}

// capitalOpeners may stand with a capital before a weekday.
var capitalOpeners = []string{"On", "By", "Since", "Until", "From", "Before", "After", "The", "A", "Every", "And", "But", "I", "For", "With", "In", "Last", "Next", "This", "Late", "Early"}

// toCome reports whether the words nearest to the weekday at token i say that it is
// to come: "will meet on Tuesday", but "said on Tuesday that it will".
func (f *dateFinder) toCome(i int) bool {
	const reach = 8
	sentence := f.doc.SentenceAt(f.doc.Tokens[i].Start)
	for j := i - 1; j >= max(0, i-reach) && f.doc.Tokens[j].Start >= sentence.Start; j-- {
		if future, told := tense(f.word(j)); told {
			return future
		}
	}
	for j := i + 1; j < min(len(f.doc.Tokens), i+reach) && f.doc.Tokens[j].End <= sentence.End; j++ {
		if future, told := tense(f.word(j)); told {
			return future
		}
	}
	return false
}

// tense reports whether a word tells the time of what is said, and whether it is
// the future.
func tense(word string) (future, told bool) {
	switch {
	case slices.Contains(planned, word):
		return true, true
	case slices.Contains(reported, word), strings.HasSuffix(word, "ed") && len(word) > 4:
		return false, true
	}
	return false, false
}

// ago reads two years ago, a month ago.
func (f *dateFinder) ago(i int) (datePhrase, bool) {
	u, ok := timeUnits[f.word(i-1)]
	if !ok || u.unit == weekendUnit || u.unit == quarterUnit {
		return datePhrase{}, false
	}
	start := f.doc.Tokens[i-1].Start
	n, ok := numberEnding(f.doc, i-1, start)
	if !ok || n.Start >= start {
		at := max(wordBefore(f.text, start, "a"), wordBefore(f.text, start, "an"))
		if at < 0 {
			return datePhrase{}, false
		}
		n = number{Span: nlp.Span{Start: at}, Value: 1}
	}
	p := unresolved(f.doc.TokenAt(n.Start), i+1, dateRelative)
	if n.Value > 5000 {
		return p, false
	}
	count := n.Value * float64(u.n)
	switch whole := count == float64(int(count)); {
	case u.unit == weekUnit:
		p.from, p.to = f.weekOf(-int(7*count), 0, 6)
	case u.unit == yearUnit && !whole:
		p.from = f.move(-int(12*count), monthUnit)
		p.to = p.from
	default:
		p.from = f.move(-int(count), u.unit)
		p.to = p.from
	}
	return p, true
}

// partOfNow reads the end of the year, of this month, of next week: token at is
// behind the article.
func (f *dateFinder) partOfNow(i, at int, w calendarWord) (datePhrase, bool) {
	direction := 0
	next := at + 1
	if pointed := f.calendar(at); pointed.kind == pointerWord {
		direction, next = pointed.value, at+2
	} else if f.word(at-1) != "the" {
		return datePhrase{}, false
	}
	u, ok := timeUnits[f.word(next-1)]
	if !ok || u.n != 1 || u.unit == dayUnit || u.unit == weekendUnit || w.kind != edgeWord && u.unit != yearUnit {
		return datePhrase{}, false
	}
	p := f.pointedUnit(i, direction, u.unit, 1)
	p.next = next
	if u.unit == yearUnit && p.from.Year > 0 {
		p.from, p.to = partOfYear(p.from.Year, w)
	}
	return p, true
}
