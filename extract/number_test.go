package extract

import (
	"strings"
	"testing"

	"stakeout/extract/nlp"
)

func TestNumberAt(t *testing.T) {
	tests := []struct {
		text, read string
		value      float64
		scale      float64
	}{
		// figures
		{"7 of them", "7", 7, 1},
		{"1,106 jobs", "1,106", 1106, 1},
		{"2.7 and rising", "2.7", 2.7, 1},
		{"12,345,678.90.", "12,345,678.90", 12345678.90, 1},
		{"1.300.000 euros", "1.300.000", 1300000, 1},
		{"1.300 km", "1.300", 1.3, 1},
		{"12,34,000 rupees", "12,34,000", 1234000, 1},
		{"38\u00a0000 people", "38\u00a0000", 38000, 1},
		{"2,7 million", "2,7 million", 2700000, 1e6},
		{".5 million", ".5 million", 500000, 1e6},
		{"2010,2011 and", "2010", 2010, 1},
		{"20-25 per cent", "20", 20, 1},
		{"51-per-cent-owned", "51", 51, 1},
		{"5p", "5", 5, 1},
		{"3rd place", "3", 3, 1},
		{"2,700. The", "2,700", 2700, 1},
		{"1, 2 and 3", "1", 1, 1},
		// fractions
		{"½ of it", "½", 0.5, 1},
		{"5½ per cent", "5½", 5.5, 1},
		{"2 1/2 years", "2 1/2", 2.5, 1},
		{"3/4 of it", "3/4", 0.75, 1},
		{"3/4/2012", "3", 3, 1},
		{"24/7 care", "24", 24, 1},
		{"half the board", "half", 0.5, 1},
		{"a third of", "a third", 1.0 / 3, 1},
		{"two-thirds of", "two-thirds", 2.0 / 3, 1},
		{"two thirds of", "two thirds", 2.0 / 3, 1},
		{"two-third stake", "two-third", 2.0 / 3, 1},
		{"Three quarters of", "Three quarters", 0.75, 1},
		{"a tenth", "a tenth", 0.1, 1},
		{"one in five", "one", 1, 1},
		{"two quarters", "two quarters", 0.5, 1},
		{"two third parties", "two", 2, 1},
		// words
		{"forty people", "forty", 40, 1},
		{"twenty-five people", "twenty-five", 25, 1},
		{"FIFTY-ONE people", "FIFTY-ONE", 51, 1},
		{"twenty twelve", "twenty", 20, 1},
		{"two and a half years", "two and a half", 2.5, 1},
		{"two-and-a-half years", "two-and-a-half", 2.5, 1},
		{"four and three-quarters", "four and three-quarters", 4.75, 1},
		{"a hundred ways", "a hundred", 100, 1},
		{"one hundred and twenty homes", "one hundred and twenty", 120, 1},
		{"one hundred\nand twenty", "one hundred\nand twenty", 120, 1},
		{"one hundred\n\nand twenty", "one hundred", 100, 1},
		{"one hundred and some", "one hundred", 100, 1},
		{"twelve hundred", "twelve hundred", 1200, 1},
		{"two and three", "two", 2, 1},
		// magnitudes
		{"6.8m", "6.8m", 6800000, 1e6},
		{"6.8m. The", "6.8m", 6800000, 1e6},
		{"10K less", "10K", 10000, 1e3},
		{"6.5billion", "6.5billion", 6500000000, 1e9},
		{"2.5 bn", "2.5 bn", 2500000000, 1e9},
		{"14 mln", "14 mln", 14000000, 1e6},
		{"10-million-pound", "10-million", 10000000, 1e6},
		{"5 m tall", "5", 5, 1},
		{"5 crore", "5 crore", 50000000, 1e7},
		{"2 lakh crore", "2 lakh crore", 2e12, 1e12},
		{"two hundred thousand", "two hundred thousand", 200000, 1e3},
		{"4.35 hundred", "4.35 hundred", 435, 1e2},
		{"half a million", "half a million", 500000, 1e6},
		{"a quarter of a million", "a quarter of a million", 250000, 1e6},
		{"one and a half billion", "one and a half billion", 1500000000, 1e9},
		{"2½ million", "2½ million", 2500000, 1e6},
		{"a billion dollars", "a billion", 1e9, 1e9},
		{"two dozen", "two dozen", 24, 12},
		{"two thousand three hundred and five", "two thousand three hundred and five", 2305, 1},
		{"one million two hundred thousand", "one million two hundred thousand", 1200000, 1},
		{"two million and three people", "two million and three", 2000003, 1},
	}
	for _, tt := range tests {
		n, ok := numberAt(tt.text, 0)
		if got := tt.text[n.Start:n.End]; !ok || got != tt.read || n.Value != tt.value || n.Scale != tt.scale {
			t.Errorf("numberAt(%q) = %v, %q, value %v, scale %v; want %q, %v, %v", tt.text, ok, got, n.Value, n.Scale, tt.read, tt.value, tt.scale)
		}
	}
}

func TestNumberAtNone(t *testing.T) {
	for _, text := range []string{"", "a", "a few", "an hour", "million", "hundreds of", "M1", "1.2.3", "192.168.0.1", "and", ".", ".x", "of", "tens", "once", "onerous", "halfway", "tenth", "quarter", strings.Repeat("9", 400)} {
		if n, ok := numberAt(text, 0); ok {
			t.Errorf("numberAt(%q) read %v as %q", text, n.Value, text[n.Start:n.End])
		}
	}
}

func TestNumberFraction(t *testing.T) {
	for text, want := range map[string]bool{"a third of": true, "half of": true, "¾ of": true, "3/4 of": true, "half a million": false, "1½": false, "one and a half": false, "two": false} {
		if n, ok := numberAt(text, 0); !ok || n.Fraction != want {
			t.Errorf("numberAt(%q).Fraction = %v, want %v", text, n.Fraction, want)
		}
	}
}

func TestNumberAtToken(t *testing.T) {
	d := nlp.New("It has one hundred and twenty shops and 51-per-cent of the rest.")
	n, next, ok := numberAtToken(d, 2)
	if !ok || n.Value != 120 || d.Slice(d.Tokens[next].Span) != "shops" {
		t.Errorf("read %v %v up to %q, want 120 up to shops", ok, n.Value, d.Slice(d.Tokens[next].Span))
	}
	n, next, ok = numberAtToken(d, next+2)
	if !ok || n.Value != 51 || d.Slice(d.Tokens[next].Span) != "of" {
		t.Errorf("read %v %v up to %q, want 51 up to of", ok, n.Value, d.Slice(d.Tokens[next].Span))
	}
}

func TestNumberAllocatesNothing(t *testing.T) {
	for _, text := range []string{"twenty-five million two hundred thousand", "1,106.5m", "two and three-quarters", "a third"} {
		if n := testing.AllocsPerRun(10, func() { numberAt(text, 0) }); n > 0 {
			t.Errorf("numberAt(%q): %v allocations", text, n)
		}
	}
}

func FuzzNumberAt(f *testing.F) {
	for _, s := range []string{"6.8m", "two and a half", "a quarter of a million", "1.300.000", "½", "2 1/2", "\xff", "12,34,000"} {
		f.Add(s, 0)
	}
	f.Fuzz(func(t *testing.T, text string, at int) {
		if at < 0 || at > len(text) {
			return
		}
		n, ok := numberAt(text, at)
		if ok && (n.Start != at || n.End <= n.Start || n.End > len(text) || !(0 <= n.Value && n.Value < 1e60)) {
			t.Errorf("numberAt(%q, %d) = %+v", text, at, n)
		}
	})
}

// TestOpens wants no word of the tables to be passed over before they are asked.
func TestOpens(t *testing.T) {
	words := []string{"half", "a", "an", "A", "2", ".5", "½"}
	for word := range numberWords {
		words = append(words, word, strings.ToUpper(word))
	}
	for _, word := range words {
		if !opensNumber(word, 0) || !opensNumber(word+" of", 0) {
			t.Errorf("%s opens no number", word)
		}
	}
	for word := range parts {
		words = append(words, word)
	}
	for _, word := range append(words, "fifty-fifty", "equal", "majority", "minority", "wholly", "fully", "solely", "entirely", "outright", "sole", "complete", "full", "whole", "entirety", "entire", "all") {
		if !opensQuantity(word+" of", 0) {
			t.Errorf("%s opens no quantity", word)
		}
	}
}
