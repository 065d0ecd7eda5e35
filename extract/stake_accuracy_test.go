package extract

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stakeout/extract/nlp"
)

// passagesIn reads a file of annotated passages, or skips the test where it is not.
func passagesIn(t testing.TB, name string) []Passage {
	file, err := os.Open(filepath.Join("..", filepath.FromSlash(name)))
	if err != nil {
		t.Skip("the annotated passages are not here: ", err)
	}
	defer file.Close()
	passages, err := ReadPassages(file)
	if err != nil {
		t.Fatal(name, err)
	}
	return passages
}

// TestStakeAccuracy holds the finder to what it reaches: F1 of share, holder and
// company together, and with the status.
func TestStakeAccuracy(t *testing.T) {
	for _, c := range []struct {
		name        string
		tuple, full float64
	}{
		{"../shared/stakes/dev.jsonl", 0.77, 0.73},
		{"../shared/stakes/written.jsonl", 0.89, 0.88},
		{"testdata/truth/stakes.jsonl", 0.69, 0.66},
		{"testdata/truth/unseen.jsonl", 0.70, 0.68},
	} {
		t.Run(c.name, func(t *testing.T) { checkStakes(t, c.name, c.tuple, c.full) })
	}
}

// checkStakes wants the F1 of share, holder and company, and of these with the
// status, in an annotated file to be no lower than the floors.
func checkStakes(t *testing.T, name string, tupleFloor, fullFloor float64) {
	var score StakeScore
	for _, p := range passagesIn(t, name) {
		score.Add(p.Score((Extractor{Only: Stakes}).Extract(Post{Text: p.Text}).Stakes))
	}
	t.Log(name, score)
	if score.Tuple.F1() < tupleFloor || score.Full.F1() < fullFloor {
		t.Errorf("%s: %v, want tuple %.2f and full %.2f", name, score, tupleFloor, fullFloor)
	}
}

// TestTraps wants no stake in the passages that have a holder and a company in one
// sentence, or clause, and an unrelated figure in another, and hardly any in the
// other look-alikes.
func TestTraps(t *testing.T) {
	const unrelated, most = 53, 3 // the passages of the first kind; the stakes that may be told in the others
	others := 0
	for i, p := range passagesIn(t, "testdata/truth/traps.jsonl") {
		found := (Extractor{Only: Stakes}).Extract(Post{Text: p.Text}).Stakes
		switch {
		case len(p.Stakes) > 0 || len(found) == 0:
		case i < unrelated:
			t.Errorf("%s: %d stakes in %q", p.ID, len(found), p.Text)
		default:
			others += len(found)
		}
	}
	if others > most {
		t.Errorf("%d stakes in the other traps, want at most %d", others, most)
	}
}

// Two sentences that have nothing to do with each other are never joined.
func TestStakeTraps(t *testing.T) {
	for text, want := range map[string]string{
		"Orrin makes glass. Turnout in the ballot was 61 per cent.":                                                     "",
		"Orrin owns Lakeside Gas. Prices rose by 40 per cent.":                                                          "",
		"Petrim is in talks with Orrin. Half of the staff are on holiday.":                                              "",
		"Orrin owns 40 per cent of Lakeside Gas. Inflation was 3 per cent.":                                             "Orrin | Lakeside Gas | 40 | held",
		"Orrin owns 40 per cent of Lakeside Gas. Petrim has 12 per cent of the market.":                                 "Orrin | Lakeside Gas | 40 | held",
		"Orrin sold its 40 per cent stake in Lakeside Gas. Its shares rose 4 per cent.":                                 "Orrin | Lakeside Gas | 40 | disposed",
		"The council owns Harbour Lights. Support for the mayor fell to 35 per cent.":                                   "",
		"Shareholders met on Monday.\n\nOrrin: sales up 40 per cent":                                                    "",
		"Members of the society\nYorkshire 40 per cent\nKent 60 per cent":                                               "",
		"Petrim took over Lakeside Gas. A third of homes have no central heating.":                                      "",
		"Orrin owns 40 per cent of Lakeside Gas, and Petrim cut its prices by 10 per cent.":                             "Orrin | Lakeside Gas | 40 | held",
		"Orrin, which owns 40 per cent of Lakeside Gas, said that 70 per cent of customers had paid.":                   "Orrin | Lakeside Gas | 40 | held",
		"Orrin will buy Lakeside Gas. The minister has a majority of 40.":                                               "",
		"Orrin bought Lakeside Gas for £3m, of which 20 per cent was paid in cash.":                                     "",
		"Magnus Rendall runs Lakeside Gas. Turnout at Rendall's election was 40 per cent, and the owner was pleased.":   "",
		"The chairman of Orrin spoke of the prospectus. It offers 40 per cent off the tickets of Lakeside Gas.":         "",
		"Orrin owns 40 per cent of Lakeside Gas. Petrim bought the tram company, and half of the tram drivers left it.": "Orrin | Lakeside Gas | 40 | held",
		"Orrin has shares in Lakeside Gas. It pays tax at 20 per cent.":                                                 "",
		"Lakeside Gas is owned by Orrin. Its output is down by a third, and 15 per cent of jobs will be lost.":          "",
	} {
		if got := told(text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

// BenchmarkStakes reads the development passages, one after the other.
func BenchmarkStakes(b *testing.B) {
	var docs []*nlp.Document
	size := 0
	for _, p := range passagesIn(b, "../shared/stakes/dev.jsonl") {
		docs = append(docs, nlp.New(p.Text))
		size += len(p.Text)
	}
	b.SetBytes(int64(size))
	tokens := 0
	for b.Loop() {
		for _, d := range docs {
			fresh := *d
			fresh.Tokens = untagged(d.Tokens)
			stakes(&fresh, nil, nil)
			tokens += len(d.Tokens)
		}
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

// untagged returns the tokens without the tags that an earlier round has set.
func untagged(tokens []nlp.Token) []nlp.Token {
	fresh := slices.Clone(tokens)
	for i := range fresh {
		fresh[i].Tag = ""
	}
	return fresh
}

// BenchmarkStakesPrefilter reads text without a share.
func BenchmarkStakesPrefilter(b *testing.B) {
	text := strings.Repeat("The committee met on Thursday to talk about the roof, and the members who had come from Hull went home before it rained. ", 5000)
	d := nlp.New(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		stakes(d, nil, nil)
	}
}
