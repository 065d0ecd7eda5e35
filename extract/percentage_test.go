package extract

import (
	"fmt"
	"strings"
	"testing"

	"stakeout/extract/nlp"
)

// percents prints what percentages reads in text.
func percents(text string) string {
	var out []string
	for _, p := range percentages(nlp.New(text), nil) {
		out = append(out, fmt.Sprintf("%s = %v %s", text[p.Start:p.End], p.Value, strings.TrimPrefix(p.Rule, "percentage.")))
	}
	return strings.Join(out, "; ")
}

func TestPercentages(t *testing.T) {
	tests := []struct{ text, want string }{
		{"It rose 40%.", "40% = 40 sign"},
		{"It rose 40 % and 2.7%.", "40 % = 40 sign; 2.7% = 2.7 sign"},
		{"A 40 per cent stake.", "40 per cent = 40 word"},
		{"A 40 percent stake, 12.5 pct, 9pc and 3 pc.", "40 percent = 40 word; 12.5 pct = 12.5 word; 9pc = 9 word; 3 pc = 3 word"},
		{"Only 40\nper cent voted.", "40\nper cent = 40 word"},
		{"Forty per cent voted; sixty-five per cent did not.", "Forty per cent = 40 word; sixty-five per cent = 65 word"},
		{"One hundred per cent of them.", "One hundred per cent = 100 word"},
		{"The 51-per-cent-owned unit, a 10-percent stake.", "51-per-cent = 51 word; 10-percent = 10 word"},
		{"A forty-per-cent stake.", "forty-per-cent = 40 word"},
		{"At 5½ per cent or 2 1/2%.", "5½ per cent = 5.5 word; 2 1/2% = 2.5 sign"},
		{"Two and a half per cent.", "Two and a half per cent = 2.5 word"},
		{"Rates rose half a per cent, then half of one per cent.", "half a per cent = 0.5 word; half of one per cent = 0.5 word"},
		{"A quarter of a percentage point.", "A quarter of a percentage point = 0.25 points"},
		{"It rose 0.5 percentage points and 3%-points.", "0.5 percentage points = 0.5 points; 3%-points = 3 points"},
		{"Between 20 and 25 per cent.", "20 = 20 range; 25 per cent = 25 word"},
		{"Some 20-25 per cent, 20 to 25% or 20–25pc.", "20 = 20 range; 25 per cent = 25 word; 20 = 20 range; 25% = 25 sign; 20 = 20 range; 25pc = 25 word"},
		{"Some 20-25pc.", "20 = 20 range; 25pc = 25 word"},
		{"Cut from 30 to 25 per cent.", "30 = 30 range; 25 per cent = 25 word"},
		{"20% to 25%", "20% = 20 sign; 25% = 25 sign"},
		{"It fell -0.3% (−2 per cent).", "-0.3% = -0.3 sign; −2 per cent = -2 word"},
		{"In 2010 to 25 per cent.", "25 per cent = 25 word"},
		{"In 1990 and 25 per cent.", "25 per cent = 25 word"},
		{"From 44.9% in 2010-11 to 40%.", "44.9% = 44.9 sign; 40% = 40 sign"},
		{"Cut to 16%46. The next", "16% = 16 sign"},
		{"ONE PER CENT", "ONE PER CENT = 1 word"},
	}
	for _, tt := range tests {
		if got := percents(tt.text); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestPercentagesNone(t *testing.T) {
	for _, text := range []string{
		"A third of the shares and a majority.",
		"The percentage fell; per cent is the unit.",
		"Fifty per century.",
		"See example.org/a%20b%20c.",
		"Rent of £695 pcm.",
		"Two PCs and 1 PC were stolen.",
		"Pages 12 pp.",
		"5 per centre, 3 per child.",
		"The % sign.",
		"40 points.",
		"A few per cent.",
		"Half a percentage.",
	} {
		if got := percents(text); got != "" {
			t.Errorf("%q: read %s", text, got)
		}
	}
}

func TestPercentageStake(t *testing.T) {
	const text = "Arden holds 40 per cent of Brill, up 5 per cent; Corin 60%."
	share := func(words string) Share {
		at := strings.Index(text, words)
		return Share{Span: nlp.Span{Start: at, End: at + len(words)}}
	}
	got := percentages(nlp.New(text), []Stake{{Share: share("60%")}, {Share: share("40 per cent")}})
	for i, want := range []bool{true, false, true} {
		if got[i].Stake != want {
			t.Errorf("%s: stake %v, want %v", text[got[i].Start:got[i].End], got[i].Stake, want)
		}
	}
}

func FuzzPercentages(f *testing.F) {
	for _, s := range []string{"20-25 per cent", "half a per cent", "−2%", "5½ %", "\xff%", "1-1-1-1pc"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, p := range percentages(nlp.New(text), nil) {
			checkEvidence(t, text, p.Evidence, end)
			end = p.End
		}
	})
}

func BenchmarkPercentages(b *testing.B) {
	text := strings.Repeat(strings.Repeat("The minister told members of the committee on Tuesday that nothing had been decided about the future of the agency. ", 20)+"A 40 per cent stake, 20-25% more. ", 100)
	d := nlp.New(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		percentages(d, nil)
	}
}
