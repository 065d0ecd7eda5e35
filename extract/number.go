package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stakeout/extract/nlp"
)

// number is a quantity as it is written, in figures ("1,106", "6.8m", "2½") or in
// words ("twenty-five", "two-thirds", "half a million").
type number struct {
	nlp.Span
	Value    float64 // scale included: 6800000 for "6.8m"
	Scale    float64 // the magnitude written with it: 1e6 for "6.8m" and "two million"; 1 for none
	Fraction bool    // a part of one, not more: "a third", "half", "¾"; a caller asks what follows ("of", "stake"), for "a third runway" and "a quarter" of a year are read too
	Words    bool    // written in words
}

// numberAt reads the longest number that begins at byte start of text, which must
// be the beginning of a word. A letter glued to figures is read as a magnitude
// where it can be one (6.8m, 10K); what else is glued to them (5p, 3rd, 40pc) is
// left to the caller, who looks at the text behind End.
func numberAt(text string, start int) (number, bool) {
	if !opensNumber(text, start) {
		return number{}, false
	}
	q := quotient{end: start, num: 0, den: 1, scale: 1}
	if !q.figures(text) && !q.words(text) {
		return number{}, false
	}
	q.magnitude(text)
	q.rest(text)
	return number{
		Span:     nlp.Span{Start: start, End: q.end},
		Value:    q.num * q.scale / q.den,
		Scale:    q.scale,
		Fraction: q.fraction,
		Words:    q.inWords,
	}, true
}

// opensNumber reports whether a number may begin at byte i of text: it is asked of
// every word, and looks at three letters at most.
func opensNumber(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	letter := func(i int) byte {
		if i < len(text) {
			return text[i] | 0x20
		}
		return ' '
	}
	second, third := letter(i+1), letter(i+2)
	switch letter(i) {
	case 'a': // a, an
		return !isLetter(second) || second == 'n' && !isLetter(third)
	case 'e': // eight, eleven
		return second == 'i' || second == 'l'
	case 'f': // five, four
		return second == 'i' || second == 'o'
	case 'h': // half
		return second == 'a' && third == 'l'
	case 'n': // nine
		return second == 'i'
	case 'o': // one
		return second == 'n' && third == 'e'
	case 's': // six, seven
		return second == 'i' || second == 'e'
	case 't': // ten, two, three, thirty
		return second == 'e' || second == 'w' || second == 'h' && (third == 'r' || third == 'i')
	case 'z': // zero
		return second == 'e'
	}
	return text[i] >= utf8.RuneSelf || isDigit(text[i]) || text[i] == '.'
}

// numberAtToken reads the longest number that begins with token i. next is the
// first token that begins behind the number; the last token of the number may
// reach beyond it ("51-per-cent").
func numberAtToken(d *nlp.Document, i int) (n number, next int, ok bool) {
	if n, ok = numberAt(d.Text, d.Tokens[i].Start); !ok {
		return n, i, false
	}
	for next = i + 1; next < len(d.Tokens) && d.Tokens[next].Start < n.End; next++ {
	}
	return n, next, true
}

// numberEnding reads the longest number that ends at byte limit, in token i or at
// its beginning, but for blanks or a hyphen.
func numberEnding(d *nlp.Document, i, limit int) (number, bool) {
	const most = 10 // tokens of "two million three hundred and forty thousand five hundred"
	for j := max(0, i-most); j <= i; j++ {
		t := d.Tokens[j]
		for at := t.Start; at < min(t.End, limit); {
			if n, ok := numberAt(d.Text, at); ok && n.End <= limit && (n.End == limit || follow(d.Text, n.End) == limit) {
				return n, true
			}
			hyphen := strings.IndexByte(d.Text[at:t.End], '-')
			if hyphen < 0 || t.Len() > 64 {
				break
			}
			at += hyphen + 1
		}
	}
	return number{}, false
}

// year reports whether n is written as a year of our time is.
func year(text string, n number) bool {
	return n.End-n.Start == len("2012") && 1900 <= n.Value && n.Value < 2100 && digitsAt(text, n.Start) == 4
}

// quotient is a number while it is read. It stays num × scale / den, three whole
// numbers, until all is known, so that 4.35 hundred is 435 and not a little less.
type quotient struct {
	num, den, scale float64
	end             int
	fraction        bool
	inWords         bool
}

// figures reads 1,106 or 2.7 or ¾ or 3/4 and the mixed forms 5½ and 2 1/2.
func (q *quotient) figures(text string) bool {
	if num, den, end := fractionSign(text, q.end); end > 0 {
		q.num, q.den, q.end, q.fraction = num, den, end, true
		return true
	}
	num, den, end := figuresAt(text, q.end)
	if end == 0 {
		return false
	}
	q.num, q.den, q.end = num, den, end
	if den != 1 {
		return true
	}
	if num, den, end := fractionSign(text, skipBlank(text, end)); end > 0 {
		q.num, q.den, q.end = q.num*den+num, den, end
	}
	return true
}

// words reads a fraction or a number below a thousand in words, or the article of
// "a million".
func (q *quotient) words(text string) bool {
	q.inWords = true
	if num, den, end := fractionWords(text, q.end); end > 0 {
		q.num, q.den, q.end, q.fraction = num, den, end, true
		return true
	}
	if v, end := belowThousand(text, q.end); end > 0 {
		q.num, q.end = v, end
		return true
	}
	end := article(text, q.end)
	if end == 0 {
		return false
	}
	q.num, q.end = 1, end
	_, scaled := magnitudeAt(text, follow(text, end), false)
	return scaled > 0
}

// magnitude reads what multiplies the number: a letter glued to figures, or the
// words million, thousand million, lakh crore. A fraction is "of a million".
func (q *quotient) magnitude(text string) {
	q.half(text)
	if !q.inWords {
		if scale, end := magnitudeAt(text, q.end, true); end > 0 {
			q.scale, q.end = scale, end
		}
	}
	at := follow(text, q.end)
	if q.fraction && q.inWords {
		if of := wordHere(text, at, "of"); of > 0 {
			at = follow(text, of)
		}
		end := article(text, at)
		if end == 0 {
			return
		}
		at = follow(text, end)
	}
	for q.scale < maxScale {
		scale, end := magnitudeAt(text, at, false)
		if end == 0 {
			return
		}
		q.scale, q.end, q.fraction = q.scale*scale, end, false
		at = follow(text, end)
	}
}

// half reads the fraction behind a whole number: "two and a half", "2 and a
// quarter".
func (q *quotient) half(text string) {
	if q.fraction || q.den != 1 {
		return
	}
	at := wordHere(text, follow(text, q.end), "and")
	if at == 0 {
		return
	}
	if num, den, end := fractionWords(text, follow(text, at)); end > 0 {
		q.num, q.den, q.end = q.num*den+num, den, end
	}
}

// rest reads the lower parts of a number in words: "two thousand three hundred
// and five".
func (q *quotient) rest(text string) {
	last := q.scale
	for q.inWords && last >= 1000 && q.den == 1 {
		at := follow(text, q.end)
		if and := wordHere(text, at, "and"); and > 0 {
			at = follow(text, and)
		}
		v, end := belowThousand(text, at)
		if end == 0 {
			return
		}
		part := 1.0
		if scale, scaled := magnitudeAt(text, follow(text, end), false); scaled > 0 {
			part, end = scale, scaled
		}
		if v*part >= last {
			return
		}
		q.num, q.scale, q.end, last = q.num*q.scale+v*part, 1, end, part
	}
}

// maxScale ends a row of magnitudes, and maxFigures a row of digits: more is no
// number that anybody meant.
const (
	maxScale   = 1e12
	maxFigures = 40
)

// figuresAt reads digits with their separators as num / den; end is 0 when there
// are none at i, and for what is no number but a version or an address (1.2.3).
func figuresAt(text string, i int) (num, den float64, end int) {
	whole := i + digitsAt(text, i)
	end = whole
	if n := whole - i; 0 < n && n <= 3 {
		end = thousands(text, whole)
	}
	point := end
	switch n := digitsAt(text, point+1); {
	case n == 0 || point >= len(text):
	case text[point] == '.', text[point] == ',' && whole > i && end == whole && n <= 2 && !listed(text, point+1+n):
		end = point + 1 + n
	}
	if end == i || end > i+maxFigures || text[i] == '.' && end == point || end > point && text[point] == '.' && listed(text, end) {
		return 0, 0, 0
	}
	den = 1
	for j := i; j < end; j++ {
		if !isDigit(text[j]) {
			continue
		}
		num = num*10 + float64(text[j]-'0')
		if j > point {
			den *= 10
		}
	}
	return num, den, end
}

// listed reports whether another number is joined to figures that end at i (1.2.3).
func listed(text string, i int) bool {
	return i+1 < len(text) && (text[i] == '.' || text[i] == ',') && isDigit(text[i+1])
}

// thousands returns the end of the groups of digits behind the first, which ends
// at i: 1,106,000, 1.300.000 (two groups at least, else it is a decimal), groups
// parted by a blank that does not break, and the Indian 12,34,000.
func thousands(text string, i int) int {
	for _, sep := range [...]string{",", "\u00a0", "\u202f", "\u2009"} {
		if end := groups(text, i, sep); end > i {
			return end
		}
	}
	if end := groups(text, i, "."); end >= i+2*len(".000") {
		return end
	}
	end := i
	for end < len(text) && text[end] == ',' && digitsAt(text, end+1) == 2 {
		end += len(",00")
	}
	if end > i && groups(text, end, ",") == end+len(",000") {
		return end + len(",000")
	}
	return i
}

// groups returns the end of the groups of exactly three digits, each behind sep,
// that follow i.
func groups(text string, i int, sep string) int {
	for strings.HasPrefix(text[i:], sep) && digitsAt(text, i+len(sep)) == 3 {
		i += len(sep) + 3
	}
	return i
}

// digitsAt counts the digits from i on.
func digitsAt(text string, i int) int {
	j := i
	for j < len(text) && isDigit(text[j]) {
		j++
	}
	return j - i
}

// fractionSign reads ¾ or 3/4; end is 0 when there is none at i.
func fractionSign(text string, i int) (num, den float64, end int) {
	if i >= len(text) {
		return 0, 0, 0
	}
	if text[i] >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(text[i:])
		v, ok := vulgarFractions[r]
		if !ok {
			return 0, 0, 0
		}
		return v.num, v.den, i + size
	}
	slash := i + digitsAt(text, i)
	end = slash + 1 + digitsAt(text, slash+1)
	if slash != i+1 || end > slash+3 || end == slash+1 || text[slash] != '/' || end < len(text) && text[end] == '/' {
		return 0, 0, 0
	}
	den, _, _ = figuresAt(text, slash+1)
	num = float64(text[i] - '0')
	if num == 0 || num >= den || den > 10 {
		return 0, 0, 0
	}
	return num, den, end
}

// fractionWords reads half, a third, two-thirds, three quarters, nine-tenths.
func fractionWords(text string, i int) (num, den float64, end int) {
	if end := wordHere(text, i, "half"); end > 0 {
		return 1, 2, end
	}
	num, end = 1, article(text, i)
	if end == 0 {
		if num, end = belowHundred(text, i); end == 0 {
			return 0, 0, 0
		}
	}
	at := follow(text, end)
	var buf [maxWord]byte
	word, end := lowerWord(text, at, &buf)
	plural := len(word) > 1 && word[len(word)-1] == 's'
	if plural {
		word = word[:len(word)-1]
	}
	hyphened := at < len(text) && at > 0 && text[at-1] == '-'
	den = fractionDenominators[string(word)]
	if den == 0 || num >= den || num == 1 && plural || num > 1 && !plural && !hyphened {
		return 0, 0, 0
	}
	return num, den, end
}

// belowThousand reads seven, twenty-five, a hundred and twenty; end is 0 when none
// is at i.
func belowThousand(text string, i int) (v float64, end int) {
	v, end = belowHundred(text, i)
	if end == 0 {
		v, end = 1, article(text, i)
	}
	hundred := 0
	if end > 0 && v > 0 {
		hundred = wordHere(text, follow(text, end), "hundred")
	}
	if hundred == 0 {
		if article(text, i) > 0 {
			return 0, 0
		}
		return v, end
	}
	v, end = v*100, hundred
	at := follow(text, end)
	if and := wordHere(text, at, "and"); and > 0 {
		at = follow(text, and)
	}
	if low, lowEnd := belowHundred(text, at); lowEnd > 0 {
		v, end = v+low, lowEnd
	}
	return v, end
}

// belowHundred reads seven, seventeen, seventy, seventy-seven.
func belowHundred(text string, i int) (v float64, end int) {
	var buf [maxWord]byte
	word, end := lowerWord(text, i, &buf)
	v, ok := numberWords[string(word)]
	if !ok {
		return 0, 0
	}
	if v < 20 {
		return v, end
	}
	word, low := lowerWord(text, follow(text, end), &buf)
	if unit := numberWords[string(word)]; 0 < unit && unit < 10 {
		return v + unit, low
	}
	return v, end
}

// magnitudeAt reads a magnitude at i: million, bn, and when it is glued to figures
// m, K, b too.
func magnitudeAt(text string, i int, glued bool) (scale float64, end int) {
	var buf [maxWord]byte
	word, end := lowerWord(text, i, &buf)
	if len(word) == 1 && !glued {
		return 0, 0
	}
	if scale = magnitudes[string(word)]; scale == 0 {
		return 0, 0
	}
	return scale, end
}

// article returns the end of "a" or "an" at i, 0 when it is neither.
func article(text string, i int) int {
	if end := wordHere(text, i, "a"); end > 0 {
		return end
	}
	return wordHere(text, i, "an")
}

// maxWord is the length of the longest word in the tables.
const maxWord = len("seventeenth")

// lowerWord returns the ASCII letters at i in lower case, in buf, and where they
// end; no word when there are none, or more than a number word has, or a digit or
// another letter is glued to them.
func lowerWord(text string, i int, buf *[maxWord]byte) (word []byte, end int) {
	for end = i; end < len(text); end++ {
		c := text[end] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		if end-i == len(buf) {
			return nil, 0
		}
		buf[end-i] = c
	}
	if end == i || !wordEnds(text, end) {
		return nil, 0
	}
	return buf[:end-i], end
}

// wordHere returns the end of word, given in lower case, when it stands at i in
// any case; else 0.
func wordHere(text string, i int, word string) int {
	end := i + len(word)
	if end > len(text) || !wordEnds(text, end) {
		return 0
	}
	for j := range len(word) {
		if text[i+j]|0x20 != word[j] {
			return 0
		}
	}
	return end
}

// wordEnds reports whether no letter or digit follows at i.
func wordEnds(text string, i int) bool {
	if i >= len(text) {
		return true
	}
	c := text[i]
	if c < utf8.RuneSelf {
		return !isDigit(c) && !isLetter(c)
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return !unicode.IsLetter(r)
}

// follow returns where the next word of a number begins when the one before it
// ends at i: behind blanks or a hyphen.
func follow(text string, i int) int {
	if i < len(text) && text[i] == '-' {
		return i + 1
	}
	if strings.HasPrefix(text[min(i, len(text)):], "‑") { // does not break
		return i + len("‑")
	}
	return skipBlank(text, i)
}

// skipBlank returns the offset of what follows blanks, at most one line break
// among them, from i on.
func skipBlank(text string, i int) int {
	for lines := 0; i < len(text); {
		switch c := text[i]; {
		case c == ' ' || c == '\t' || c == '\r':
			i++
		case c == '\n' && lines == 0:
			lines++
			i++
		case strings.HasPrefix(text[i:], "\u00a0"):
			i += len("\u00a0")
		case strings.HasPrefix(text[i:], "\u202f") || strings.HasPrefix(text[i:], "\u2009"):
			i += len("\u202f")
		default:
			return i
		}
	}
	return i
}

func isDigit(b byte) bool  { return '0' <= b && b <= '9' }
func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// numberWords are the words for whole numbers below a hundred.
var numberWords = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// magnitudes multiply the number before them. A single letter counts only when it
// is glued to figures.
var magnitudes = map[string]float64{
	"hundred": 1e2, "dozen": 12, "thousand": 1e3, "k": 1e3,
	"million": 1e6, "millions": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "mil": 1e6,
	"billion": 1e9, "billions": 1e9, "b": 1e9, "bn": 1e9, "bln": 1e9, "mrd": 1e9,
	"trillion": 1e12, "trillions": 1e12, "t": 1e12, "tn": 1e12, "trn": 1e12, "tln": 1e12,
	"lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "crore": 1e7, "crores": 1e7, "cr": 1e7,
}

// fractionDenominators are the names of the parts of one, in the singular.
var fractionDenominators = map[string]float64{
	"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"twelfth": 12, "fifteenth": 15, "sixteenth": 16, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}

// vulgarFractions are the fractions that have a sign of their own.
var vulgarFractions = map[rune]struct{ num, den float64 }{
	'¼': {1, 4}, '½': {1, 2}, '¾': {3, 4}, '⅓': {1, 3}, '⅔': {2, 3}, '⅕': {1, 5}, '⅖': {2, 5}, '⅗': {3, 5}, '⅘': {4, 5},
	'⅙': {1, 6}, '⅚': {5, 6}, '⅛': {1, 8}, '⅜': {3, 8}, '⅝': {5, 8}, '⅞': {7, 8}, '⅐': {1, 7}, '⅑': {1, 9}, '⅒': {1, 10},
}
