package source

import (
	"bytes"
	"cmp"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"

	"stakeout/extract"
)

// dateMetas are the names of <meta> that hold the date of publication, the best first.
var dateMetas = []string{
	"article.published.time", "article.published", "og.published.time", "og.article.published.time", "shareaholic.article.published.time", "datepublished", "date.published", "rnews.datepublished",
	"dc.date.issued", "dcterms.issued", "dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "dc.created", "prism.publicationdate", "citation.publication.date", "citation.date",
	"date", "pubdate", "pub.date", "publishdate", "publish.date", "publication.date", "publicationdate", "published.date", "published", "originalpublicationdate", "article.date.original",
	"parsely.pub.date", "sailthru.date", "pdate", "bt.pubdate", "og.pubdate", "date.created",
}

// published returns when the article came out, by what is surest: data made for
// machines, its address, elements that are marked as its date, the lines under its
// title, the data of its scripts.
func (f *pageFacts) published(address string, under []htmlLine) extract.Date {
	f.order = orderOn(f.language, address)
	stated, inAddress, shown := f.statedDate(), addressDate(address), f.shownDate(under)
	switch {
	case !stated.IsZero():
		return f.local(stated, shown, inAddress)
	case !inAddress.IsZero() && !isNextTo(shown, inAddress):
		return inAddress
	case !shown.IsZero():
		return shown
	}
	return f.scriptDate()
}

// statedDate returns the date that the page tells machines.
func (f *pageFacts) statedDate() extract.Date {
	for _, d := range f.linked {
		if date := f.dateIn(d.published); !date.IsZero() {
			return date
		}
	}
	for _, name := range dateMetas {
		if date := f.dateIn(f.meta[name]); !date.IsZero() {
			return date
		}
	}
	for _, n := range f.marked {
		if attr(n, "itemprop") == "datePublished" && f.stands(n) {
			if date := f.dateOf(n); !date.IsZero() {
				return date
			}
		}
	}
	return extract.Date{}
}

// local returns a time of UTC in the zone of the page, when the page shows it there, or
// shows the day, which may be another. Shown are the dates that it shows, perhaps.
func (f *pageFacts) local(date extract.Date, shown ...extract.Date) extract.Date {
	at, err := time.Parse(time.RFC3339, date.String())
	if err != nil || date.Zone != "Z" {
		return date
	}
	for _, n := range f.times {
		same, err := time.Parse(time.RFC3339, attr(n, "datetime"))
		if err == nil && same.Equal(at) {
			return publishedDate(attr(n, "datetime"))
		}
	}
	for _, s := range shown {
		if s.Day == 0 {
			continue
		}
		if isOtherDay(s, at) {
			return inItsZone(s, at)
		}
		break
	}
	return date
}

// isOtherDay reports whether a time of UTC falls on a day in some zone that is not the
// day in UTC.
func isOtherDay(day extract.Date, at time.Time) bool {
	const west, east = 12 * time.Hour, 14 * time.Hour
	begin := time.Date(day.Year, day.Month, day.Day, 0, 0, 0, 0, time.UTC)
	end := begin.AddDate(0, 0, 1)
	return at.Before(begin) && at.Add(east).After(begin) || !at.Before(end) && at.Add(-west).Before(end)
}

// inItsZone returns a time of UTC in the zone that the time of day of shown implies, or
// shown's day when that fits none.
func inItsZone(shown extract.Date, at time.Time) extract.Date {
	const step, slack = 15 * time.Minute, time.Minute
	if wall, err := time.Parse("2006-01-02T15:04:05", shown.String()); err == nil {
		ahead := wall.Sub(at)
		zone := ahead.Round(step)
		if (ahead - zone).Abs() <= slack {
			return publishedDate(at.In(time.FixedZone("", int(zone.Seconds()))).Format(time.RFC3339))
		}
	}
	return extract.Date{Year: shown.Year, Month: shown.Month, Day: shown.Day}
}

// isNextTo reports whether two dates are a day apart at most.
func isNextTo(a, b extract.Date) bool {
	if a.Day == 0 || b.Day == 0 {
		return false
	}
	apart := time.Date(a.Year, a.Month, a.Day, 0, 0, 0, 0, time.UTC).Sub(time.Date(b.Year, b.Month, b.Day, 0, 0, 0, 0, time.UTC))
	return apart.Abs() <= 24*time.Hour
}

// shownDate returns the date that the page shows its readers: that of a byline, of an
// element that is marked as one, or of any line under its title; that of a change only
// when there is no other.
func (f *pageFacts) shownDate(under []htmlLine) (changed extract.Date) {
	for _, l := range under {
		switch by, ok := readByline(l.text); {
		case !ok:
		case by.isChange():
			changed = cmp.Or(changed, f.ordered(by))
		case f.ordered(by).Day > 0:
			return f.ordered(by)
		}
	}
	for _, list := range [][]*html.Node{f.times, f.marked} {
		for _, n := range list {
			date := f.dateOf(n)
			switch {
			case date.IsZero() || !f.stands(n):
			case marksChange(n):
				changed = cmp.Or(changed, date)
			default:
				return date
			}
		}
	}
	for _, l := range under {
		if date := f.dateInLine(l.text); !date.IsZero() && changed.IsZero() {
			return date
		}
	}
	return changed
}

// isChange reports whether a byline says when the article was changed.
func (b byline) isChange() bool { return b.label == "updated" || b.label == "modified" }

// marksChange reports whether an element holds the date of a change, by its names or
// its words.
func marksChange(n *html.Node) bool {
	names := strings.ToLower(attr(n, "class") + " " + attr(n, "itemprop"))
	if strings.Contains(names, "publi") {
		return false
	}
	by, _ := readByline(shortLineOf(n))
	return strings.Contains(names, "modif") || strings.Contains(names, "updat") || by.isChange()
}

// dateOf returns the date that an element holds, in its attributes or as its words.
func (f *pageFacts) dateOf(n *html.Node) extract.Date {
	for _, key := range []string{"datetime", "content", "title"} {
		if value := attr(n, key); value != "" {
			if date := f.dateIn(tidy(value)); !date.IsZero() {
				return date
			}
		}
	}
	return f.dateInLine(shortLineOf(n))
}

// dateIn returns the date in a value made for machines, or for people.
func (f *pageFacts) dateIn(value string) extract.Date {
	if date := publishedDate(value); date.Day > 0 {
		return date
	}
	return f.dateInLine(value)
}

// dateInLine returns the date in a short line, whatever stands beside it.
func (f *pageFacts) dateInLine(text string) extract.Date {
	const longest = 120
	if len(text) > longest || !strings.ContainsAny(text, "0123456789") {
		return extract.Date{}
	}
	if by, ok := readByline(text); ok {
		if date := f.ordered(by); date.Day > 0 {
			return date
		}
	}
	for i := 0; i < len(text); i++ {
		if i > 0 && isWordByte(text[i-1]) {
			continue
		}
		if date, numeric, n := dateAt(text[i:]); n > 0 {
			if date = f.ordered(byline{date: date, numeric: numeric}); date.Day > 0 {
				return date
			}
		}
	}
	return extract.Date{}
}

// ordered returns the date of a byline. Of one in figures whose order is open, day and
// month stand as they do where the page comes from; the zero date when that is unknown.
func (f *pageFacts) ordered(b byline) extract.Date {
	date := b.date
	switch {
	case date.Year == 0:
		return extract.Date{}
	case b.numeric == [2]int{}:
	case f.order == dayBeforeMonth, b.numeric[0] == b.numeric[1]:
		date.Day, date.Month = b.numeric[0], time.Month(b.numeric[1])
	case f.order == monthBeforeDay:
		date.Month, date.Day = time.Month(b.numeric[0]), b.numeric[1]
	}
	if date.Day == 0 {
		return extract.Date{}
	}
	return date
}

// orderOn returns the order of day and month in dates in figures on pages of a site and
// in a language; 0 when neither tells.
func orderOn(language, address string) order {
	u, err := url.Parse(address)
	if err == nil {
		host := u.Hostname()
		switch host[strings.LastIndexByte(host, '.')+1:] {
		case "gov", "mil", "edu", "us":
			return monthBeforeDay
		case "uk", "ie", "au", "nz", "in", "pk", "za", "ng", "ke", "gh", "eu", "mt", "sg", "jm", "tt", "bb":
			return dayBeforeMonth
		}
	}
	switch primary, region, _ := strings.Cut(language, "-"); {
	case primary == "":
	case primary != "en":
		return dayBeforeMonth
	case region == "US":
		return monthBeforeDay
	case region != "" && region != "CA":
		return dayBeforeMonth
	}
	return 0
}

// scriptDates are the names under which scripts hold the date of an article.
var scriptDates = []string{"datePublished", "publishedDate", "published_time", "publishedAt", "published_at", "publishDate", "publish_date", "publicationDate", "publication_date", "datePosted"}

// scriptDate returns the date in the data of the page's scripts, under the best name
// that has the same day wherever it stands: scripts hold those of other articles, too.
func (f *pageFacts) scriptDate() extract.Date {
	for _, name := range scriptDates {
		if date, ok := f.dateUnder(name); ok {
			return date
		}
	}
	return extract.Date{}
}

// dateUnder returns the date that stands in the markup as the value of a name, and
// whether there is one and no other.
func (f *pageFacts) dateUnder(name string) (found extract.Date, ok bool) {
	const most = 100 // values: no page of one article has so many
	rest := f.markup
	for range most {
		var more bool
		if _, rest, more = bytes.Cut(rest, []byte(name)); !more {
			return found, !found.IsZero()
		}
		date := valueDate(rest)
		switch {
		case date.Day == 0:
		case found.IsZero():
			found = date
		case found.Year != date.Year || found.Month != date.Month || found.Day != date.Day:
			return extract.Date{}, false
		}
	}
	return extract.Date{}, false
}

// valueDate returns the date that stands behind a name in JSON, which may stand in a
// string itself: `":"2012-03-05"`, `\":\"2012-03-05\"`.
func valueDate(behind []byte) extract.Date {
	const longest = 48
	behind, colon := bytes.CutPrefix(bytes.TrimLeft(behind[:min(len(behind), longest)], "\\\"' "), []byte{':'})
	value := bytes.TrimLeft(behind, "\\\"' \t\r\n")
	if !colon || len(value) == 0 || value[0] < '0' || value[0] > '9' {
		return extract.Date{}
	}
	end := bytes.IndexAny(value, "\\\"',}")
	if end < 0 {
		return extract.Date{}
	}
	return publishedDate(string(value[:end]))
}

// addressDate returns the date in an address: example.org/2012/03/05/a-sale.
func addressDate(address string) extract.Date {
	for i := 0; i+len("/2012/03/05/") <= len(address); i++ {
		if s := address[i:]; s[0] == '/' && digitsAt(s[1:]) == 4 && s[5] == '/' && digitsAt(s[6:]) == 2 && s[8] == '/' && digitsAt(s[9:]) == 2 && s[11] == '/' {
			return publishedDate(s[1:5] + "-" + s[6:8] + "-" + s[9:11])
		}
	}
	return extract.Date{}
}
