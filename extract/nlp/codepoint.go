package nlp

import (
	"sort"
	"unicode/utf8"
)

// pointsEvery is the distance in bytes of the offsets that CodePoints remembers.
const pointsEvery = 256

// CodePoints converts between byte offsets of a text and code points.
type CodePoints struct {
	text  string
	marks []int // the code points before every pointsEvery bytes; nil when the text is ASCII
}

// NewCodePoints reads through a text once.
func NewCodePoints(text string) CodePoints {
	c := CodePoints{text: text}
	n := 0
	for i := range len(text) {
		if i%pointsEvery == 0 {
			c.marks = append(c.marks, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	if n == len(text) {
		c.marks = nil
	}
	return c
}

// At returns the number of code points before the byte at offset.
func (c CodePoints) At(offset int) int {
	if c.marks == nil {
		return offset
	}
	mark := min(offset/pointsEvery, len(c.marks)-1)
	n := c.marks[mark]
	for _, b := range []byte(c.text[mark*pointsEvery : offset]) {
		if utf8.RuneStart(b) {
			n++
		}
	}
	return n
}

// Offset returns the byte at which the code point n begins, the length of the text
// behind the last one.
func (c CodePoints) Offset(n int) int {
	if c.marks == nil {
		return n
	}
	mark := sort.Search(len(c.marks), func(i int) bool { return c.marks[i] > n }) - 1
	before := c.marks[mark]
	for i := mark * pointsEvery; i < len(c.text); i++ {
		if !utf8.RuneStart(c.text[i]) {
			continue
		}
		if before == n {
			return i
		}
		before++
	}
	return len(c.text)
}
