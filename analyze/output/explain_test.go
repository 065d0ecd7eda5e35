package output

import (
	"regexp"
	"strings"
	"testing"

	"github.com/olekukonko/tablewriter/pkg/twwidth"

	"stakeout/analyze"
	"stakeout/extract"
)

// explainedAs returns what NewExplanation prints of a text.
func explainedAs(t *testing.T, text string, o Options) string {
	t.Helper()
	var b strings.Builder
	w, err := NewExplanation("text", &b, o)
	if err != nil {
		t.Fatal(err)
	}
	p := extract.Post{Title: "The mill", Text: text, Origin: extract.Origin{Source: "posts/mill.txt"}}
	if err := w.Write(analyze.Result{Post: p, Facts: extract.Extractor{Only: extract.NoFacts, Explain: true}.Extract(p)}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestExplanation(t *testing.T) {
	const text = "Orrin Capital, which bakes bread in the north of the county, will soon own 30 per cent of Pellham Foods. It paid a dividend of 4%.\n\nThe staff will hold 20 per cent."
	want := `mill.txt: The mill

30 per cent: a stake
    [holder: Orrin Capital], which bakes bread in the north of the county, will
    soon own [share: 30 per cent] of [company: Pellham Foods].
    = Orrin Capital, 30% of Pellham Foods, acquiring (stake.verb, score N)

4%: no stake
    It paid a dividend of [4%].
    = It is a rate: of interest, tax, dividend, return or discount. (rate)

20 per cent: a stake
    The [holder: staff] will hold [share: 20 per cent].
    = staff, 20% of Pellham Foods, acquiring (stake.verb, score N)
      … in the north of the county, will soon own 30 per cent of [company:
      Pellham Foods]. It paid a dividend of 4%.
`
	score := regexp.MustCompile(`score 0\.\d+`) // it changes with the weights
	if got := score.ReplaceAllString(explainedAs(t, text, Options{}), "score N"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	coloured := explainedAs(t, text, Options{Colour: true})
	for _, want := range []string{"\x1b[1;36mOrrin\x1b[0m \x1b[1;36mCapital\x1b[0m, which", "\x1b[1;35mFoods\x1b[0m.\n", "= \x1b[1;36mOrrin"} {
		if !strings.Contains(coloured, want) {
			t.Errorf("%q is not in %q", want, coloured)
		}
	}
}

// TestExplanationOfForeignText wants no control character of the text on the terminal,
// and no line wider than asked for.
func TestExplanationOfForeignText(t *testing.T) {
	text := "\x1b[31mOrrin\x1b[0m\u202e Capital\aLtd owns\t30 per\ncent of " + strings.Repeat("Pell", 40) + "\x1b]0;ham\a Foods 地域銀行" + strings.Repeat("銀行", 40) + ", 5% of it\u2028all."
	for _, o := range []Options{{}, {Colour: true}, {Width: 20}, {Width: 1}} {
		got := explainedAs(t, text, o)
		for line := range strings.Lines(got) {
			if n := twwidth.Width(strings.TrimSuffix(line, "\n")); o.Width != 1 && n > max(o.Width, 20) && o.Width > 0 || n > defaultWidth {
				t.Errorf("%+v: %d columns: %q", o, n, line)
			}
		}
		if !o.Colour && strings.ContainsAny(got, "\x1b\a\u202e\t") || strings.Contains(got, "\x1b[31m") || strings.Contains(got, "\x1b]") {
			t.Errorf("%+v: control characters in %q", o, got)
		}
	}
}

// TestPiecesOfColoured leaves a word whole that is only longer by its colours.
func TestPiecesOfColoured(t *testing.T) {
	word := "\x1b[1;36mOrrin\x1b[0m"
	if got := pieces(word, 5); len(got) != 1 || got[0] != word {
		t.Errorf("cut into %q", got)
	}
}

func TestExplanationFormats(t *testing.T) {
	for _, format := range ExplanationFormats() {
		if _, err := NewExplanation(format, &strings.Builder{}, Options{}); err != nil {
			t.Error(err)
		}
	}
	if _, err := NewExplanation("csv", &strings.Builder{}, Options{}); err == nil || !strings.Contains(err.Error(), "want one of json, jsonl, text") {
		t.Errorf("csv: %v", err)
	}
}
