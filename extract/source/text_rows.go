package source

import (
	"strings"
	"unicode/utf8"
)

// row is a line of the file as it stands.
type row struct {
	start, end int  // the bytes of its words, without the blanks around them
	indent     int  // columns in front of them
	width      int  // columns up to their end
	soft       bool // Markdown: two blanks at the end keep the next line apart
}

func (r row) blank() bool { return r.start == r.end }

// rows cuts a text into its lines.
func rows(text string) []row {
	out := make([]row, 0, strings.Count(text, "\n")+1)
	for pos := 0; pos < len(text); {
		end := pos + len(text[pos:])
		if i := strings.IndexByte(text[pos:], '\n'); i >= 0 {
			end = pos + i
		}
		out = append(out, newRow(text, pos, end))
		pos = end + 1
	}
	return out
}

// newRow measures the line text[start:end].
func newRow(text string, start, end int) row {
	var r row
	for start < end {
		n := blankAt(text[start:end])
		if n == 0 {
			break
		}
		if text[start] == '\t' {
			r.indent += 7 - r.indent%8
		}
		start += n
		r.indent++
	}
	last := end
	for start < last {
		n := blankBefore(text[start:last])
		if n == 0 {
			break
		}
		last -= n
	}
	r.start, r.end = start, last
	r.width = r.indent + utf8.RuneCountInString(text[start:last])
	r.soft = strings.HasPrefix(text[last:end], "  ")
	return r
}

// blankAt returns the length of the blank that s begins with: a space, a control
// character that moves the cursor, a no-break space, or a mark without width.
func blankAt(s string) int {
	switch c := s[0]; {
	case c == ' ' || c >= '\t' && c <= '\r':
		return 1
	case c == 0xC2 && len(s) > 1 && s[1] == 0xA0:
		return 2
	case c >= 0xE2:
		return hiddenAt(s)
	}
	return 0
}

// blankBefore is blankAt for the end of s.
func blankBefore(s string) int {
	n := len(s)
	switch c := s[n-1]; {
	case c == ' ' || c >= '\t' && c <= '\r':
		return 1
	case c == 0xA0 && n > 1 && s[n-2] == 0xC2:
		return 2
	case c < utf8.RuneSelf || n < 3:
		return 0
	}
	return hiddenAt(s[n-3:])
}

// hiddenAt returns the length of the soft hyphen or the mark without width that s
// begins with, 0 for none.
func hiddenAt(s string) int {
	switch {
	case strings.HasPrefix(s, "\u00ad"):
		return 2
	case len(s) < 3:
		return 0
	}
	switch s[:3] {
	case "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff":
		return 3
	}
	return 0
}

// wrapColumn returns the column at which a program has broken the lines, 0 when the
// text is not broken. A program that wraps fills a line as long as the next word
// fits; every pair of neighbouring lines that could come from it votes for the
// columns that explain the break.
func wrapColumn(text string, rows []row, d dialect) int {
	const narrowest, widest = 45, 256
	var change, pairs, widths [widest + 2]int
	over := 0
	for i := 1; i < len(rows); i++ {
		a, b := rows[i-1], rows[i]
		words := text[a.start:a.end]
		linked := strings.Contains(words, "](") // html2text does not break addresses everywhere
		if a.width > widest {
			if !linked {
				over++
			}
			continue
		}
		if !linked {
			widths[a.width]++
		}
		if a.blank() || b.blank() || a.width < narrowest || bulletAt(text[b.start:b.end]) > 0 || strings.Contains(words, "    ") {
			continue // a form or a table has runs of blanks
		}
		pairs[a.width]++
		change[a.width]++
		change[min(a.width+wordWidth(words, text[b.start:b.end], d), widest+1)]--
	}
	best, column, votes := 0, 0, 0
	for w, c := range change[:widest+1] {
		votes += c
		if votes >= best && votes > 0 {
			best, column = votes, w
		}
	}
	could := sum(pairs[column*2/3:])
	if best < 2 || best*5 < could*2 || (best < 4 || column > 100) && best*10 < could*7 || (over+sum(widths[column+1:]))*2 > best {
		return 0
	}
	return column
}

func sum(n []int) (total int) {
	for _, v := range n {
		total += v
	}
	return total
}

// wordWidth returns how many columns the first word of b would have taken behind a;
// html2text breaks a word at its hyphens too.
func wordWidth(a, b string, d dialect) int {
	word := firstWord(b)
	if d != markdown {
		return 1 + utf8.RuneCountInString(word)
	}
	for i := 2; i+2 < len(word); i++ {
		if word[i] == '-' && isLetter(word[i-1]) && isWordByte(word[i-2]) && isWordByte(word[i+1]) && isLetter(word[i+2]) {
			word = word[:i+1]
		}
	}
	n := utf8.RuneCountInString(word)
	if a[len(a)-1] == '-' {
		return n
	}
	return n + 1
}

func isLetter(c byte) bool { return isWordByte(c) && (c < '0' || c > '9') }

// firstWord returns s up to its first blank.
func firstWord(s string) string {
	if i := strings.IndexAny(s, " \t"); i >= 0 {
		return s[:i]
	}
	return s
}
