package extract

import (
	"fmt"
	"strings"
	"time"
)

// Date is a date as far as it is known: a year, a month, a day, a time of day.
// The zero value is no date. Dates compare with ==.
type Date struct {
	Year  int
	Month time.Month // 0 when unknown
	Day   int        // 0 when unknown
	Clock string     // "15:04:05" or "15:04:05.000", "" when unknown
	Zone  string     // "Z" or "+01:00", as the source writes it; "" when unknown
}

// IsZero reports whether nothing is known.
func (d Date) IsZero() bool { return d == Date{} }

// String prints the date after RFC 3339, cut where knowledge ends: 2012, 2012-03,
// 2012-03-05, 2012-03-05T09:00:00+01:00. The zero date is "".
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	case d.Clock == "":
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02dT%s%s", d.Year, d.Month, d.Day, d.Clock, d.Zone)
}

// ParseDate reads what String prints, and full RFC 3339 times. An error names the
// text and the forms wanted.
func ParseDate(s string) (Date, error) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{"2006", "2006-01", "2006-01-02", "2006-01-02T15:04:05Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			return dateOf(t, layout, s), nil
		}
	}
	return Date{}, fmt.Errorf("date %q: want 2012, 2012-03, 2012-03-05 or 2012-03-05T09:00:00Z", s)
}

// dateOf keeps of t what layout has read from s.
func dateOf(t time.Time, layout, s string) Date {
	d := Date{Year: t.Year()}
	if len(layout) >= len("2006-01") {
		d.Month = t.Month()
	}
	if len(layout) >= len("2006-01-02") {
		d.Day = t.Day()
	}
	if len(layout) > len("2006-01-02") {
		d.Clock = t.Format("15:04:05.999999999")
		if strings.HasSuffix(layout, "Z07:00") {
			d.Zone = t.Format("Z07:00")
		}
	}
	return d
}

// DateMention is a date or a span of time named in the text. The rule of its
// evidence is one of
//
//	date.absolute  a day: 3 May 2012, Tuesday, May 3rd, 2012, 2012-05-03, 25/12/2012
//	date.partial   less than a day: May 2012, spring 2013, early 2014, Q3 2012, 2012, the 1990s
//	date.range     two dates with what lies between: from April to June 2012, 2008–2016
//	date.year      two years that run into each other: 2011-12, 2011/12 (2011/2012)
//	date.incomplete a date without its year: 3 May, in April
//	date.weekday   on Tuesday, last Tuesday
//	date.relative  yesterday, this week, last summer, two years ago, the end of the year
//
// The last three are resolved against the day of publication. A date without its
// year lies in the year that brings its month nearest to the publication, the
// past one of two; a weekday is the last one up to the day of publication, or the
// first from it on when the sentence says that it will be. "Last summer" is over,
// "next summer" has not begun; seasons are those of the north, by whole months. "The
// past three years" run from three years before the publication up to it.
type DateMention struct {
	From, To Date // equal for a single date; zero when it cannot be resolved
	Evidence
}

// String prints the date, or the span of time as an ISO 8601 interval
// (2012-04/2012-06); "" when it could not be resolved.
func (m DateMention) String() string {
	if m.From == m.To {
		return m.From.String()
	}
	return m.From.String() + "/" + m.To.String()
}
