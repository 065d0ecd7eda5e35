package source

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"stakeout/extract"
)

// byline is what a line under or over a post says of it.
type byline struct {
	label   string // the word that announces the date: "posted", "published", "updated"; "" for none
	date    extract.Date
	authors []string
	numeric [2]int // the two first numbers of a date in figures whose order is open
	order   order  // of a date in figures
	dated   bool   // it has a date, though perhaps one that is not known in full
	free    int    // words that were not understood
	signed  bool   // "by" stood before the author
}

// order is the order of day and month in a date in figures.
type order uint8

const (
	dayBeforeMonth order = iota + 1
	monthBeforeDay
)

// kind tells bylines of different make apart: those that a page repeats are alike.
func (b byline) kind() string {
	if b.dated {
		return b.label + " date"
	}
	return b.label + " by"
}

// longestByline is the number of bytes that a byline may have.
const longestByline = 400

// readByline reads a line that says who wrote a post and when, and nothing else.
func readByline(text string) (byline, bool) {
	if len(text) > longestByline || !mayBeByline(text) {
		return byline{}, false
	}
	r := bylineReader{s: cutRemark(text)}
	for r.skip(); r.i < len(r.s); r.skip() {
		if r.byline.free > mostFree {
			return byline{}, false
		}
		if !r.date() && !r.clock() && !r.word() {
			return byline{}, false
		}
	}
	b := r.byline
	if !b.dated && len(b.authors) == 0 {
		return byline{}, false
	}
	if b.dated && !b.signed && len(b.authors) == 0 {
		r.looseAuthor()
		b = r.byline
	}
	return b, r.plausible()
}

// cutRemark cuts what WordPress writes around a byline: "This entry was" before it,
// "Leave a comment on (the title)" and "Bookmark the permalink" behind it.
func cutRemark(s string) string {
	for _, open := range []string{"this entry was ", "this post was ", "this article was ", "this was "} {
		if foldPrefix(s, open) {
			s = s[len(open):]
			s, _, _ = strings.Cut(s, ". Bookmark")
			s = strings.TrimSuffix(s, ".")
			break
		}
	}
	s, _, _ = strings.Cut(s, "©")
	s, _, _ = strings.Cut(s, " Next »")
	if !strings.Contains(s, "omment") {
		return s
	}
	for _, close := range []string{"Leave a comment on ", "Leave a Comment on ", " Comments on ", " Comment on "} {
		if i := strings.LastIndex(s, close); i > 0 {
			s = s[:i]
		}
	}
	return s
}

// mayBeByline is a cheap look before the reader starts: a byline has a figure or
// the word "by" or "author".
func mayBeByline(text string) bool {
	if len(text) > 80 && stops(text) && text[len(text)-1] != ':' && !foldPrefix(text, "this ") && !strings.Contains(text, "omment") {
		return false
	}
	if len(text) < 80 && strings.Contains(text, "uthor") {
		return true
	}
	for i := 0; i < len(text); i++ {
		if c := text[i]; '0' <= c && c <= '9' {
			return true
		} else if (c == 'b' || c == 'B') && i+2 < len(text) && text[i+1]|0x20 == 'y' && text[i+2] == ' ' && (i == 0 || !isWordByte(text[i-1])) {
			return true
		}
	}
	return false
}

// mostFree is the number of words in a byline that need not be understood.
const mostFree = 16

// bylineReader takes a byline apart from left to right.
type bylineReader struct {
	s      string
	i      int
	byline byline
	loose  []string // runs of words that were not understood
	first  bool     // the date began the line
	ran    bool     // the last thing read was such a run
	small  bool     // such a run has a word with a small letter
	glued  bool     // a capital follows the date without a blank, as in innerText
}

// plausible reports whether so little was not understood that the line is a byline.
func (r *bylineReader) plausible() bool {
	b := r.byline
	if !b.dated && !opensByline(r.s) {
		return false
	}
	if b.free == 0 {
		return true
	}
	if stops(r.s) && !strings.HasSuffix(r.s, ":") {
		return false
	}
	if strings.ContainsAny(r.s, "|·•") || r.glued {
		return b.free <= mostFree
	}
	if b.label != "" || r.first {
		return b.free <= 6 && !r.small
	}
	if b.signed && !b.dated {
		return b.free == 1 && isUpper(b.authors[0][0]) || b.free <= 6 && strings.Contains(r.s, ",")
	}
	return b.free <= 3 && b.dated && !strings.Contains(r.s, ": ")
}

// opensByline reports whether a line without a date begins as a byline does.
func opensByline(s string) bool {
	switch strings.ToLower(s[:wordLen(s)]) {
	case "by", "post", "posted", "written", "published", "submitted", "author", "authors", "text", "words", "created", "added", "interview", "report", "story", "analysis", "comment", "review":
		return true
	}
	return false
}

// skip moves over blanks and what parts the items of a byline.
func (r *bylineReader) skip() {
	for r.i < len(r.s) {
		c, n := utf8.DecodeRuneInString(r.s[r.i:])
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return
		}
		if c != ' ' && c != '\u00a0' {
			r.ran = false
		}
		r.i += n
	}
}

func (r *bylineReader) date() bool {
	d, numeric, n := dateAt(r.s[r.i:])
	if n == 0 {
		return false
	}
	if !r.byline.dated {
		r.first = r.i == 0
		r.byline.date, r.byline.numeric = d, numeric
		r.byline.order = orderOf(r.s[r.i:], d)
	}
	r.byline.dated, r.ran = true, false
	r.i += n
	r.glued = r.glued || r.i < len(r.s) && 'A' <= r.s[r.i] && r.s[r.i] <= 'Z'
	return true
}

// orderOf tells the order of the day and month of a date in figures, which s begins
// with; 0 when it is open or the date is none in figures.
func orderOf(s string, d extract.Date) order {
	s = s[weekdayAt(s):]
	n := digitsAt(s)
	switch {
	case n == 0 || n > 2 || n == len(s) || s[n] != '/' && s[n] != '-' || d.Month == 0 || digitsAt(s[n+1:]) == 0:
		return 0
	case number(s[:n]) == d.Day:
		return dayBeforeMonth
	}
	return monthBeforeDay
}

func (r *bylineReader) clock() bool {
	clock, n := clockAt(r.s[r.i:])
	if n == 0 {
		return false
	}
	if r.byline.date.Clock == "" && r.byline.date.Day > 0 {
		r.byline.date.Clock = clock
	}
	r.i += n
	return true
}

// word reads a word of the trade or one that is not understood.
func (r *bylineReader) word() bool {
	rest := r.s[r.i:]
	w := rest[:wordLen(rest)]
	if w == "" {
		return false
	}
	switch lw := strings.ToLower(w); lw {
	case "by", "author", "authors", "authored":
		r.i += len(w)
		r.author()
		return true
	case "post", "posted", "published", "updated", "submitted", "written", "created", "added", "date", "dated", "released", "issued", "modified":
		if r.byline.label == "" {
			r.byline.label = lw
		}
		r.i += len(w)
		return true
	case "on", "at", "last", "first", "the", "am", "pm", "gmt", "bst", "utc", "est", "edt", "cet", "cest", "and", "time", "from", "of", "noon", "hrs":
		r.i += len(w)
		return true
	case "in", "under", "tagged", "filed", "categories", "category", "tags", "topics", "labels", "comments", "comment", "leave", "no", "one", "permalink", "edit", "views", "reads", "share", "min", "mins", "minute", "minutes", "read", "reply", "replies", "responses", "uncategorized", "uncategorised", "ago", "with":
		if r.i == 0 && lw == "in" {
			break
		}
		r.i += len(w)
		r.item()
		return true
	}
	if strings.IndexFunc(w, func(c rune) bool { return !unicode.IsDigit(c) }) < 0 {
		r.i += len(w)
		return true
	}
	r.free(w)
	return true
}

// free notes a word that was not understood.
func (r *bylineReader) free(w string) {
	r.byline.free++
	if c, _ := utf8.DecodeRuneInString(w); unicode.IsLower(c) {
		r.small = true
	}
	at := r.i
	r.i += len(w)
	if n := len(r.loose); r.ran && n > 0 {
		last := r.loose[n-1]
		begin := strings.LastIndex(r.s[:at], last)
		r.loose[n-1] = r.s[begin:r.i]
	} else {
		r.loose = append(r.loose, w)
	}
	r.ran = true
}

// item moves to the end of an item: the categories, the number of comments.
func (r *bylineReader) item() {
	for r.i < len(r.s) {
		if strings.IndexByte("|/", r.s[r.i]) >= 0 || strings.HasPrefix(r.s[r.i:], "·") || strings.HasPrefix(r.s[r.i:], "•") || strings.HasPrefix(r.s[r.i:], "—") || strings.HasPrefix(r.s[r.i:], "–") {
			return
		}
		if r.s[r.i] == ' ' {
			if _, _, n := dateAt(r.s[r.i+1:]); n > 0 {
				return
			}
			if r.itemEnds(r.s[r.i+1:]) {
				return
			}
		}
		r.i++
	}
}

// itemEnds reports whether the next item begins with rest: "on" a date, "by" a name.
func (r *bylineReader) itemEnds(rest string) bool {
	if foldPrefix(rest, "on ") || foldPrefix(rest, "at ") {
		_, _, date := dateAt(rest[3:])
		_, clock := clockAt(rest[3:])
		return date > 0 || clock > 0
	}
	if foldPrefix(rest, "by ") {
		names, _ := splitNames(rest[3 : 3+authorEnd(rest[3:])])
		return names != nil
	}
	for _, w := range []string{"posted ", "filed ", "tagged ", "leave "} {
		if foldPrefix(rest, w) {
			return true
		}
	}
	return false
}

// author reads the names behind "by".
func (r *bylineReader) author() {
	r.skip()
	rest := r.s[r.i:]
	end := authorEnd(rest)
	if label, ok := cutLabel(rest[:end], "Categories", "Category", "Tags", "Posted", "Published", "Filed"); ok {
		end = label
	}
	names, behind := splitNames(rest[:end])
	r.byline.signed = true
	if len(names) == 0 || strings.Count(behind, " ") > 4 {
		r.byline.free += 99
	}
	r.byline.authors = append(r.byline.authors, names...)
	r.i += end
}

// authorEnd returns where the names that s begins with end: at a mark, a date or a
// word that goes on with something else.
func authorEnd(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case strings.IndexByte("|/(:;[@", c) >= 0, '0' <= c && c <= '9':
			return i
		case c >= 0x80 && (strings.HasPrefix(s[i:], "·") || strings.HasPrefix(s[i:], "•") || strings.HasPrefix(s[i:], "—") || strings.HasPrefix(s[i:], "–") || strings.HasPrefix(s[i:], "»")):
			return i
		case c == ' ' || c == ',':
			word := strings.TrimLeft(s[i:], " ,-")
			if _, _, n := dateAt(word); n > 0 {
				return i
			}
			switch lw := strings.ToLower(word[:wordLen(word)]); lw {
			case "on", "at", "in", "posted", "published", "updated", "filed", "under", "leave", "no", "comments", "tagged", "with", "last", "for", "share", "one", "min", "permalink", "to", "·":
				return i
			}
			if strings.HasPrefix(s[i:], " - ") || strings.HasPrefix(s[i:], " -- ") || strings.HasPrefix(s[i:], "  ") {
				return i
			}
		}
	}
	return len(s)
}

// cutLabel finds one of the labels glued to the end of a word, as innerText does
// with neighbouring elements ("Press OfficeCategories").
func cutLabel(s string, labels ...string) (int, bool) {
	for _, l := range labels {
		if i := strings.Index(s, l); i > 0 {
			return i, true
		}
	}
	return 0, false
}

// splitNames reads names joined by commas and "and"; nil when they are none. What
// stands behind them, a trade ("refuse loader") most often, is no name.
func splitNames(s string) (names []string, behind string) {
	s = strings.TrimFunc(s, isLayout)
	for s != "" {
		n, rest := cutName(s)
		if n = strings.Trim(n, " \u00a0*_.-–—"); !isName(n) {
			return names, s
		}
		names, s = append(names, n), strings.TrimLeft(rest, " ")
	}
	return names, ""
}

// cutName cuts s at the first comma or "and".
func cutName(s string) (name, rest string) {
	end, skip := len(s), 0
	for _, and := range []string{",", " and ", " AND ", " & ", " with "} {
		if i := strings.Index(s, and); i >= 0 && i < end {
			end, skip = i, len(and)
		}
	}
	name, rest = s[:end], s[min(end+skip, len(s)):]
	if skip == 1 && foldPrefix(strings.TrimLeft(rest, " "), "and ") {
		rest = strings.TrimLeft(rest, " ")[4:]
	}
	return name, rest
}

// isName reports whether s has the shape of a name: up to six words, each with a
// capital, a few small ones between them.
func isName(s string) bool {
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) > 6 || len(s) > 60 {
		return false
	}
	for i, f := range fields {
		c, _ := utf8.DecodeRuneInString(f)
		if unicode.IsUpper(c) || unicode.IsTitle(c) {
			continue
		}
		if len(fields) == 1 && unicode.IsLower(c) && strings.IndexFunc(f, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("._-'", r)
		}) < 0 {
			continue // the name of an account: "admin", "dbicknell"
		}
		switch f {
		case "de", "van", "der", "den", "von", "la", "le", "du", "of", "the", "al", "bin", "ap", "y", "da", "di", "dos", "for":
			if i > 0 {
				continue
			}
		}
		return false
	}
	return true
}

// looseAuthor takes the last run of words that were not understood as the author of
// a line that gives a date, when it has the shape of a name ("14 February 2014
// Martha Quill").
func (r *bylineReader) looseAuthor() {
	if len(r.loose) == 0 || !r.first && !strings.ContainsAny(r.s, "|·•—–/") {
		return
	}
	for _, n := range slices.Backward(r.loose) {
		if glued := gluedAt(n); glued > 0 {
			n = n[glued:]
		}
		if isName(n) && len(strings.Fields(n)) <= 4 && strings.ContainsRune(n, ' ') {
			r.byline.authors = []string{n}
			return
		}
	}
}

// gluedAt returns where the last capital stands that follows a small letter or a
// figure: innerText sets neighbouring elements without a blank.
func gluedAt(s string) int {
	for i := len(s) - 1; i > 0; i-- {
		if 'A' <= s[i] && s[i] <= 'Z' && ('a' <= s[i-1] && s[i-1] <= 'z' || '0' <= s[i-1] && s[i-1] <= '9') {
			if opensName(s[strings.LastIndexByte(s[:i], ' ')+1 : i]) {
				continue
			}
			return i
		}
	}
	return 0
}

// opensName reports whether a capital follows a part of a name in one word: McQuill,
// DeWitt.
func opensName(s string) bool {
	if strings.HasSuffix(s, "Mc") || strings.HasSuffix(s, "Mac") {
		return true
	}
	switch s {
	case "De", "Di", "Da", "Du", "La", "Le", "Lo", "Van", "Von", "Fitz", "Des", "Del", "St":
		return true
	}
	return false
}

// wordLen returns the length of the word that s begins with: letters and figures,
// apostrophes, hyphens and stops inside it.
func wordLen(s string) int {
	for i, c := range s {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.Mn, c) {
			continue
		}
		if i > 0 && strings.ContainsRune("'’-.&", c) {
			continue
		}
		return i
	}
	return len(s)
}

// foldPrefix reports whether s begins with prefix, whatever the case of its ASCII
// letters; prefix is in lower case.
func foldPrefix(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := 0; i < len(prefix); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != prefix[i] {
			return false
		}
	}
	return true
}

// dateAt reads the date that s begins with and returns its length, 0 for none. Of a
// date in figures whose order is not clear it returns the two numbers.
func dateAt(s string) (d extract.Date, numeric [2]int, n int) {
	if s == "" {
		return
	}
	if c := s[0]; c < '0' || c > '9' && strings.IndexByte("jfmasondtw", c|0x20) < 0 {
		return
	}
	i := weekdayAt(s)
	if m, w := monthAt(s[i:]); w > 0 {
		d, n = monthFirst(s[i:], m, w)
	} else if digits := digitsAt(s[i:]); digits == 4 {
		d, numeric, n = yearFirst(s[i:])
	} else if digits == 1 || digits == 2 {
		if d, n = dayFirst(s[i:], digits); n == 0 {
			d, numeric, n = figures(s[i:], digits)
		}
	}
	if n > 0 {
		n += i
	}
	return d, numeric, n
}

var weekdays = [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// weekdayAt returns the length of a weekday at the beginning of s, with the comma
// and blanks behind it.
func weekdayAt(s string) int {
	for _, w := range weekdays {
		if !foldPrefix(s, w[:3]) {
			continue
		}
		n := wordLen(s)
		if word := strings.TrimSuffix(s[:n], "."); n == 0 || len(word) > len(w) || !foldPrefix(w, strings.ToLower(word)) {
			return 0
		}
		for n < len(s) && (s[n] == ',' || s[n] == ' ' || s[n] == '.') {
			n++
		}
		if foldPrefix(s[n:], "the ") {
			n += 4
		}
		return n
	}
	return 0
}

var months = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthAt returns the month that s begins with and the length of its name; a short
// form may have a stop.
func monthAt(s string) (time.Month, int) {
	n := 0
	for n < len(s) && n < 10 && ('A' <= s[n] && s[n] <= 'Z' || 'a' <= s[n] && s[n] <= 'z') {
		n++
	}
	if n < 3 {
		return 0, 0
	}
	for i, m := range months {
		if n <= len(m) && foldPrefix(s, m[:n]) && (n == 3 || n == len(m) || n == 4 && i == 8) {
			if n < len(s) && s[n] == '.' {
				n++
			}
			return time.Month(i + 1), n
		}
	}
	return 0, 0
}

// dayFirst reads "3 May 2012", "3rd of May, 2012", "3-May-12"; n is the length of
// the day.
func dayFirst(s string, n int) (extract.Date, int) {
	day := number(s[:n])
	i := n + ordinalAt(s[n:])
	i += gapAt(s[i:])
	if foldPrefix(s[i:], "of ") {
		i += 3
	}
	m, w := monthAt(s[i:])
	if w == 0 || day < 1 || day > 31 {
		return extract.Date{}, 0
	}
	i += w
	year, w := yearAt(s[i:])
	if w == 0 {
		return extract.Date{}, 0
	}
	return extract.Date{Year: year, Month: m, Day: day}, i + w
}

// monthFirst reads "May 3, 2012", "May 3rd 2012"; w is the length of the month's name.
func monthFirst(s string, m time.Month, w int) (extract.Date, int) {
	i := w + gapAt(s[w:])
	n := digitsAt(s[i:])
	if n == 0 || n > 2 {
		return extract.Date{}, 0
	}
	day := number(s[i : i+n])
	i += n
	i += ordinalAt(s[i:])
	if strings.HasPrefix(s[i:], ". ") {
		i++
	}
	year, w := yearAt(s[i:])
	if w == 0 || day < 1 || day > 31 {
		return extract.Date{}, 0
	}
	return extract.Date{Year: year, Month: m, Day: day}, i + w
}

// yearFirst reads "2012-05-03", "2012/05/03", "2012.05.03".
func yearFirst(s string) (extract.Date, [2]int, int) {
	if len(s) < 8 || strings.IndexByte("-/.", s[4]) < 0 {
		return extract.Date{}, [2]int{}, 0
	}
	m := digitsAt(s[5:])
	if m < 1 || m > 2 || 5+m >= len(s) || s[5+m] != s[4] {
		return extract.Date{}, [2]int{}, 0
	}
	d := digitsAt(s[6+m:])
	date := extract.Date{Year: number(s[:4]), Month: time.Month(number(s[5 : 5+m])), Day: number(s[6+m : 6+m+d])}
	if d < 1 || d > 2 || date.Month < 1 || date.Month > 12 || date.Day < 1 || date.Day > 31 {
		return extract.Date{}, [2]int{}, 0
	}
	n := 6 + m + d
	if n < len(s) && s[n] == 'T' {
		if clock, w := clockAt(s[n+1:]); w > 0 {
			date.Clock = clock
			n += 1 + w
		}
	}
	return date, [2]int{}, n
}

// figures reads "03/05/2012", "3.5.2012", "23-11-98"; n is the length of the first
// number.
func figures(s string, n int) (extract.Date, [2]int, int) {
	if n >= len(s) || strings.IndexByte("-/.", s[n]) < 0 {
		return extract.Date{}, [2]int{}, 0
	}
	m := digitsAt(s[n+1:])
	at := n + 1 + m
	if m < 1 || m > 2 || at >= len(s) || s[at] != s[n] {
		return extract.Date{}, [2]int{}, 0
	}
	y := digitsAt(s[at+1:])
	a, b := number(s[:n]), number(s[n+1:at])
	if y != 4 && y != 2 || a < 1 || b < 1 || a > 31 || b > 31 || a > 12 && b > 12 {
		return extract.Date{}, [2]int{}, 0
	}
	date := extract.Date{Year: fullYear(number(s[at+1:at+1+y]), y)}
	end := at + 1 + y
	switch {
	case a > 12 || s[n] == '.':
		date.Day, date.Month = a, time.Month(min(b, 12))
	case b > 12:
		date.Day, date.Month = b, time.Month(a)
	default:
		return date, [2]int{a, b}, end
	}
	return date, [2]int{}, end
}

// yearAt reads ", 2012", " 2012", "-12" or " '12".
func yearAt(s string) (year, n int) {
	i := gapAt(s)
	apostrophe := i < len(s) && (s[i] == '\'')
	if apostrophe {
		i++
	} else if i < len(s) && strings.HasPrefix(s[i:], "’") {
		apostrophe = true
		i += len("’")
	}
	d := digitsAt(s[i:])
	if d == 4 {
		if y := number(s[i : i+4]); y >= 1900 && y < 2100 {
			return y, i + 4
		}
		return 0, 0
	}
	if d == 2 && (apostrophe || i > 0 && (s[0] == '-' || s[0] == ' ')) && (i+2 == len(s) || s[i+2] != ':' && s[i+2] != '.') {
		return fullYear(number(s[i:i+2]), 2), i + 2
	}
	return 0, 0
}

// fullYear makes four figures of a year of two.
func fullYear(y, figures int) int {
	switch {
	case figures == 4:
		return y
	case y >= 70:
		return 1900 + y
	}
	return 2000 + y
}

// gapAt returns the length of what parts the members of a date.
func gapAt(s string) (n int) {
	for n < len(s) {
		switch {
		case s[n] == ' ' || s[n] == ',' || s[n] == '-':
			n++
		case strings.HasPrefix(s[n:], "\u00a0"):
			n += 2
		default:
			return n
		}
	}
	return n
}

// ordinalAt returns the length of "st", "nd", "rd" or "th".
func ordinalAt(s string) int {
	for _, o := range []string{"st", "nd", "rd", "th"} {
		if foldPrefix(s, o) {
			return 2
		}
	}
	return 0
}

func number(s string) (n int) {
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// clockAt reads the time of day that s begins with: "09:14", "9.14 pm", "6:00 am",
// "9am".
func clockAt(s string) (clock string, n int) {
	h := digitsAt(s)
	if h == 0 || h > 2 {
		return "", 0
	}
	hour, minute := number(s[:h]), 0
	n = h
	if n+2 < len(s) && (s[n] == ':' || s[n] == '.') && digitsAt(s[n+1:]) == 2 {
		minute = number(s[n+1 : n+3])
		n += 3
		if n+2 < len(s) && s[n] == ':' && digitsAt(s[n+1:]) == 2 {
			n += 3
		}
	}
	timed := n > h
	half := strings.TrimLeft(s[n:], " \u00a0")
	skipped := len(s) - n - len(half)
	for _, mark := range []string{"am", "a.m.", "pm", "p.m."} {
		if foldPrefix(half, mark) && (len(half) == len(mark) || !isWordByte(half[len(mark)])) {
			if mark[0] == 'p' && hour < 12 {
				hour += 12
			} else if mark[0] == 'a' && hour == 12 {
				hour = 0
			}
			n += skipped + len(mark)
			timed = true
			break
		}
	}
	if !timed || hour > 23 || minute > 59 {
		return "", 0
	}
	return string([]byte{byte('0' + hour/10), byte('0' + hour%10), ':', byte('0' + minute/10), byte('0' + minute%10), ':', '0', '0'}), n
}
