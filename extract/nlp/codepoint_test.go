package nlp

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCodePoints(t *testing.T) {
	for _, text := range []string{"", "plain", strings.Repeat("ab", 400), strings.Repeat("é—世🙂x", 300)} {
		points := NewCodePoints(text)
		n := 0
		for i := range text {
			if got := points.At(i); got != n {
				t.Fatalf("%d: %d, want %d", i, got, n)
			}
			n++
		}
		if got := points.At(len(text)); got != utf8.RuneCountInString(text) {
			t.Errorf("end: %d", got)
		}
	}
}

func TestCodePointsOffset(t *testing.T) {
	for _, text := range []string{"", "plain", "“é” 40%", strings.Repeat("aé銀😀", 300), strings.Repeat("x", 255) + "😀", "\xff\xfe"} {
		c := NewCodePoints(text)
		n := 0
		for i := range text {
			if c.Offset(n) != i {
				t.Errorf("%.20q: Offset(%d) = %d, want %d", text, n, c.Offset(n), i)
			}
			n++
		}
		if got := c.Offset(n); got != len(text) {
			t.Errorf("%.20q: Offset(%d) = %d, want the end, %d", text, n, got, len(text))
		}
	}
}
