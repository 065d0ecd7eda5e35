package extract

import "time"

// calendarKind says what a word of the calendar is.
type calendarKind uint8

const (
	noCalendar   calendarKind = iota
	monthName                 // May
	monthShort                // Sept: only beside a day or a year
	weekdayName               // Tuesday
	weekdayShort              // Tues: only before a day and a month
	seasonName                // summer
	dayWord                   // yesterday
	pointerWord               // last, this, next
	partWord                  // early, mid, late
	edgeWord                  // end (of)
	ordinalWord               // first (quarter of)
	agoWord                   // (two years) ago
)

// calendarWord is a word that dates are made of, and its number: the month, the
// weekday, the quarter, the days from the day of publication, the direction.
type calendarWord struct {
	kind  calendarKind
	value int
}

// The values of pointerWord, of partWord and edgeWord, and one of seasonName.
const (
	lastOne, thisOne, nextOne    = -1, 0, 1
	earlyPart, midPart, latePart = 0, 1, 2
	winter                       = 3
)

// calendarWords in small letters.
var calendarWords = map[string]calendarWord{
	"january": {monthName, 1}, "february": {monthName, 2}, "march": {monthName, 3}, "april": {monthName, 4}, "may": {monthName, 5}, "june": {monthName, 6},
	"july": {monthName, 7}, "august": {monthName, 8}, "september": {monthName, 9}, "october": {monthName, 10}, "november": {monthName, 11}, "december": {monthName, 12},
	"jan": {monthShort, 1}, "feb": {monthShort, 2}, "mar": {monthShort, 3}, "apr": {monthShort, 4}, "jun": {monthShort, 6}, "jul": {monthShort, 7},
	"aug": {monthShort, 8}, "sep": {monthShort, 9}, "sept": {monthShort, 9}, "oct": {monthShort, 10}, "nov": {monthShort, 11}, "dec": {monthShort, 12},
	"sunday": {weekdayName, 0}, "monday": {weekdayName, 1}, "tuesday": {weekdayName, 2}, "wednesday": {weekdayName, 3}, "thursday": {weekdayName, 4}, "friday": {weekdayName, 5}, "saturday": {weekdayName, 6},
	"sun": {weekdayShort, 0}, "mon": {weekdayShort, 1}, "tue": {weekdayShort, 2}, "tues": {weekdayShort, 2}, "wed": {weekdayShort, 3}, "weds": {weekdayShort, 3},
	"thu": {weekdayShort, 4}, "thur": {weekdayShort, 4}, "thurs": {weekdayShort, 4}, "fri": {weekdayShort, 5}, "sat": {weekdayShort, 6},
	"spring": {seasonName, 0}, "summer": {seasonName, 1}, "autumn": {seasonName, 2}, "fall": {seasonName, 2}, "winter": {seasonName, winter},
	"yesterday": {dayWord, -1}, "today": {dayWord, 0}, "tonight": {dayWord, 0}, "tomorrow": {dayWord, 1},
	"last": {pointerWord, lastOne}, "past": {pointerWord, lastOne}, "this": {pointerWord, thisOne}, "next": {pointerWord, nextOne}, "coming": {pointerWord, nextOne},
	"early": {partWord, earlyPart}, "mid": {partWord, midPart}, "late": {partWord, latePart},
	"beginning": {edgeWord, earlyPart}, "start": {edgeWord, earlyPart}, "middle": {edgeWord, midPart}, "end": {edgeWord, latePart}, "close": {edgeWord, latePart},
	"first": {ordinalWord, 1}, "second": {ordinalWord, 2}, "third": {ordinalWord, 3}, "fourth": {ordinalWord, 4}, "final": {ordinalWord, 4},
	"q1": {ordinalWord, 1}, "q2": {ordinalWord, 2}, "q3": {ordinalWord, 3}, "q4": {ordinalWord, 4},
	"ago": {agoWord, 0},
}

// A timeUnit is a stretch of the calendar.
type timeUnit uint8

const (
	noUnit timeUnit = iota
	dayUnit
	weekUnit
	monthUnit
	quarterUnit
	yearUnit // decades are ten
	weekendUnit
)

// timeUnits by their names, with how many of the unit each is.
var timeUnits = map[string]struct {
	unit timeUnit
	n    int
}{
	"day": {dayUnit, 1}, "days": {dayUnit, 1}, "fortnight": {weekUnit, 2}, "week": {weekUnit, 1}, "weeks": {weekUnit, 1}, "weekend": {weekendUnit, 1},
	"month": {monthUnit, 1}, "months": {monthUnit, 1}, "quarter": {quarterUnit, 1}, "year": {yearUnit, 1}, "years": {yearUnit, 1}, "decade": {yearUnit, 10}, "decades": {yearUnit, 10},
}

// The words around a date that decide whether it is one.
var (
	// beforeYear stand before a year that stands alone.
	beforeYear = []string{"in", "since", "by", "until", "till", "from", "of", "during", "before", "after", "between", "early", "late", "mid", "year", "through", "pre", "post",
		"election", "winter", "summer", "spring", "autumn", "the", "its", "their", "his", "her", "a", "that", "this", "our", "circa", "c.", "for", "budget", "copyright", "©", "both", "upcoming", "beyond",
		"act", "bill", "report", "census", "order", "regulations", "review", "contest", "cup", "conference", "summit", "survey", "agreement", "directive", "rules", "statement", "strategy", "olympics", "games"}
	// beforeOldYear are those that stand before a year of other centuries.
	beforeOldYear = []string{"in", "since", "by", "until", "from", "of", "during", "before", "after", "between", "year", "circa"}
	// reaching stand before the "to" or "as" of a year: up to 2020, as early as 1926.
	reaching = []string{"up", "back", "forward", "compared", "early", "late", "recently"}
	// afterYear follow a year that begins its sentence: 1987 was proclaimed.
	afterYear = []string{"was", "is", "will", "saw", "has", "had", "marked", "brought", "election", "elections"}
	// counted are things that a number counts: 2000 people, the 2000 staff.
	counted = []string{"people", "staff", "jobs", "workers", "employees", "members", "homes", "houses", "pupils", "students", "patients", "children", "women", "men", "residents", "votes", "troops", "soldiers", "police", "officers",
		"deaths", "cases", "companies", "firms", "businesses", "schools", "shares", "pages", "words", "miles", "metres", "meters", "kilometres", "kilometers", "km", "m", "kg", "tonnes", "tons", "feet", "acres", "hectares", "square",
		"years", "months", "weeks", "days", "hours", "hrs", "gmt", "times", "pounds", "euros", "dollars", "per", "percent", "pct", "million", "billion", "thousand", "seats", "families", "households", "others", "units", "items",
		"civil", "nurses", "doctors", "teachers", "copies", "visitors", "supporters", "protesters", "demonstrators", "refugees", "migrants", "signatures", "respondents", "posts", "ships", "vehicles", "cars", "trees", "calories", "volts", "watts", "mw", "bc", "b.c.", "bce"}
	// beforeMonth stand before a month that stands alone.
	beforeMonth = []string{"in", "since", "until", "till", "by", "from", "during", "of", "last", "next", "this", "early", "late", "mid", "before", "after", "between", "for", "every", "each", "to", "on", "through"}
	// beforeMay are those that do not stand before a person too.
	beforeMay = []string{"in", "since", "until", "till", "during", "last", "next", "early", "late", "mid", "the", "every", "each"}
	// beforeSurname stand before the surname of a person: Mrs May, Minister May.
	beforeSurname = []string{"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Prof", "Professor", "Sir", "Lord", "Lady", "Dame", "Baroness", "Cllr", "Councillor", "Minister", "Secretary", "President", "Senator"}
	// papers appear on Sundays.
	papers = []string{"times", "telegraph", "mirror", "express", "herald", "people", "mail", "sun", "post", "independent", "world", "brunch", "politics", "best", "night", "tribune"}
	// planned and reported tell whether a weekday is to come or has been.
	planned  = []string{"will", "shall", "'ll", "’ll", "due", "scheduled", "expected", "plans"}
	reported = []string{"said", "told", "was", "were", "had", "has", "have", "says", "did", "met", "held", "won", "lost", "made", "took", "came", "went", "found", "saw", "gave", "began", "became", "showed"}
)

// seasonMonths returns the first month of a season, which lasts three; the winter
// ends in the year after.
func seasonMonths(season int) time.Month { return time.Month(3 + 3*season) }
