package source

import (
	"strconv"
	"strings"
	"time"

	"stakeout/extract"
)

// publishedDate reads a date as feeds and exports write it: what extract.ParseDate
// reads, RFC 822 and its kin, Unix times, and dates in English words. The zero date
// stands for what it cannot read; days and months in digits of unknown order are
// among that.
func publishedDate(s string) extract.Date {
	if d, err := extract.ParseDate(s); err == nil || s == "" {
		return d
	}
	if t, ok := unixTime(s); ok {
		d, _ := extract.ParseDate(t.Format(time.RFC3339))
		return d
	}
	if s = plainDate(s); !strings.ContainsAny(s, "0123456789") { // most of what is asked about is a word
		return extract.Date{}
	}
	for _, day := range dayLayouts {
		if inFigures(day.layout) != inFigures(s) {
			continue
		}
		for _, clock := range clockLayouts {
			t, err := time.Parse(day.layout+clock.layout, s)
			if err != nil {
				continue
			}
			as := day.as + clock.as
			if zone, _ := t.Zone(); strings.HasSuffix(clock.layout, "MST") && zone != "UTC" && zone != "GMT" {
				as = strings.TrimSuffix(as, "Z07:00") // letters like EST do not say how many hours
			}
			d, _ := extract.ParseDate(t.Format(as))
			return d
		}
	}
	return extract.Date{}
}

// inFigures reports whether a date begins with a figure, not with the name of its month.
func inFigures(date string) bool { return '0' <= date[0] && date[0] <= '9' }

// written is a layout of package time and the one of extract.ParseDate that holds
// as much.
type written struct{ layout, as string }

var dayLayouts = []written{
	{"2 January 2006", "2006-01-02"},
	{"2 Jan 2006", "2006-01-02"},
	{"2-Jan-2006", "2006-01-02"},
	{"January 2 2006", "2006-01-02"},
	{"Jan 2 2006", "2006-01-02"},
	{"2006-1-2", "2006-01-02"},
	{"2006/1/2", "2006-01-02"},
	{"20060102", "2006-01-02"},
	{"January 2006", "2006-01"},
	{"Jan 2006", "2006-01"},
	{"2006/01", "2006-01"},
}

var clockLayouts = []written{
	{"", ""},
	{" 15:04:05 -0700", "T15:04:05Z07:00"},
	{" 15:04:05 -07:00", "T15:04:05Z07:00"},
	{" 15:04:05 MST", "T15:04:05Z07:00"},
	{" 15:04:05", "T15:04:05"},
	{" 15:04 MST", "T15:04:05Z07:00"},
	{" 15:04", "T15:04:05"},
	{" 3:04 PM", "T15:04:05"},
	{" 3:04PM", "T15:04:05"},
	{"T15:04:05-0700", "T15:04:05Z07:00"},
	{"T150405Z0700", "T15:04:05Z07:00"},
}

// unixTime reads the seconds, or milliseconds, since 1970 of any date from 2001 to
// 2286, which have as many digits as no other way to write a date.
func unixTime(s string) (time.Time, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case err != nil || s[0] < '0' || s[0] > '9':
		return time.Time{}, false
	case len(s) == len("1331000000"):
		return time.Unix(n, 0).UTC(), true
	case len(s) == len("1331000000000"):
		return time.UnixMilli(n).UTC(), true
	}
	return time.Time{}, false
}

// plainDate strips a date of what its layouts do without: the day of the week,
// ordinals, commas and the words between date and time.
func plainDate(s string) string {
	words := strings.Fields(s)
	kept := words[:0]
	for _, w := range words {
		w = strings.TrimRight(w, ",.")
		switch lower := strings.ToLower(w); {
		case lower == "at" || lower == "of" || lower == "the" || lower == "on" || lower == "-" || isWeekday(lower):
			continue
		case lower == "sept":
			w = "Sep"
		case lower == "am" || lower == "pm" || strings.HasSuffix(lower, "am") || strings.HasSuffix(lower, "pm"):
			w = strings.ToUpper(w)
		case len(w) > 2 && w[0] <= '9':
			w = trimOrdinal(w)
		}
		kept = append(kept, w)
	}
	return strings.Join(kept, " ")
}

// isWeekday reports whether a lower-case word is a day of the week or short for one.
func isWeekday(word string) bool {
	if len(word) < 3 {
		return false
	}
	for day := time.Sunday; day <= time.Saturday; day++ {
		if strings.HasPrefix(strings.ToLower(day.String()), word) {
			return true
		}
	}
	return false
}

// trimOrdinal turns 5th into 5.
func trimOrdinal(w string) string {
	for _, end := range []string{"st", "nd", "rd", "th"} {
		if day, ok := strings.CutSuffix(w, end); ok && len(day) <= 2 {
			return day
		}
	}
	return w
}
