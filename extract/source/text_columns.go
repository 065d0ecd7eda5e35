package source

import (
	"strings"
	"unicode/utf8"
)

// cutColumns cuts a narrow navigation column off the rows of a table that a program
// has drawn side by side: when most rows begin in the same column far from the
// left, what stands before it is not the text.
func cutColumns(text string, rows []row) {
	from := textColumn(text, rows)
	if from == 0 {
		return
	}
	for i, r := range rows {
		if r.blank() || r.indent >= from {
			continue
		}
		words := text[r.start:r.end]
		at := columnAt(words, from-r.indent)
		if at < len(words) && strings.HasSuffix(words[:at], "  ") {
			rows[i].start, rows[i].indent = r.start+at, from
		} else if r.width < from {
			rows[i].end = r.start
		}
	}
}

// textColumn returns the column in which most rows begin when it is far from the
// left and shared by more than the lines of a centred heading; 0 for none.
func textColumn(text string, rows []row) int {
	const near, far = 12, 60
	var starts [far]int
	filled, beside := 0, 0
	for _, r := range rows {
		if r.blank() {
			continue
		}
		filled++
		if r.indent >= near && r.indent < far {
			starts[r.indent]++
		}
	}
	best := 0
	for c, n := range starts {
		if n > starts[best] {
			best = c
		}
	}
	if best == 0 || starts[best]*2 < filled {
		return 0
	}
	for _, r := range rows {
		if !r.blank() && r.indent < best {
			words := text[r.start:r.end]
			if at := columnAt(words, best-r.indent); at < len(words) && strings.HasSuffix(words[:at], "  ") {
				beside++
			}
		}
	}
	if beside < 2 {
		return 0
	}
	return best
}

// columnAt returns the byte of s at which its column n begins.
func columnAt(s string, n int) int {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}
