package extract

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"stakeout/extract/nlp"
)

// annotatedStake is a stake of the annotated passages of testdata/truth and of those
// that stand beside the project where it is developed. Offsets are code points.
type annotatedStake struct {
	Share           struct{ Exact, Min, Max *float64 }
	Span            [2]int `json:"share_span"`
	Holder, Company *annotatedParty
	Status          any // a string, or several of which each is right
}

type annotatedPassage struct {
	Text   string
	Stakes []annotatedStake
}

// annotatedPassages reads a file of passages, or skips the test where it is not.
func annotatedPassages(t testing.TB, name string) (passages []annotatedPassage) {
	file, err := os.Open(filepath.Join("..", filepath.FromSlash(name)))
	if err != nil {
		t.Skip("the annotated passages are not here: ", err)
	}
	defer file.Close()
	for dec := json.NewDecoder(file); dec.More(); {
		var p annotatedPassage
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		passages = append(passages, p)
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
		{"../shared/stakes/dev.jsonl", 0.62, 0.58},
		{"../shared/stakes/written.jsonl", 0.82, 0.80},
		{"testdata/truth/stakes.jsonl", 0.57, 0.55},
	} {
		t.Run(c.name, func(t *testing.T) { checkStakes(t, c.name, c.tuple, c.full) })
	}
}

// checkStakes wants the F1 of share, holder and company, and of these with the
// status, in an annotated file to be no lower than the floors.
func checkStakes(t *testing.T, name string, tupleFloor, fullFloor float64) {
	var tuple, full, found, want int
	for _, p := range annotatedPassages(t, name) {
		stakes := (Extractor{Only: Stakes}).Extract(Post{Text: p.Text}).Stakes
		found, want = found+len(stakes), want+len(p.Stakes)
		for _, gold := range p.Stakes {
			i := slices.IndexFunc(stakes, func(s Stake) bool { return gold.matches(p.Text, s) })
			if i < 0 {
				continue
			}
			tuple++
			if gold.allows(stakes[i].Status) {
				full++
			}
			stakes = slices.Delete(stakes, i, i+1)
		}
	}
	t2, f2 := 2*float64(tuple)/float64(found+want), 2*float64(full)/float64(found+want)
	t.Logf("%s: tuple F1 %.3f, full F1 %.3f", name, t2, f2)
	if t2 < tupleFloor || f2 < fullFloor {
		t.Errorf("%s: tuple F1 %.3f, full F1 %.3f, want %.2f and %.2f", name, t2, f2, tupleFloor, fullFloor)
	}
}

// matches reports whether s states the annotated share, holder and company.
func (a annotatedStake) matches(text string, s Stake) bool {
	start, end := utf8.RuneCountInString(text[:s.Share.Start]), utf8.RuneCountInString(text[:s.Share.End])
	if start >= a.Span[1] || a.Span[0] >= end || !near(s.Share.Exact, a.Share.Exact) || !near(s.Share.Min, a.Share.Min) || !near(s.Share.Max, a.Share.Max) {
		return false
	}
	return a.Holder.accepts(s.Holder) && a.Company.accepts(s.Company)
}

// near reports whether two bounds of a share are both absent or half a point apart.
func near(a, b *float64) bool {
	return a == nil && b == nil || a != nil && b != nil && math.Abs(*a-*b) <= 0.5
}

// allows reports whether the annotation accepts the status.
func (a annotatedStake) allows(s Status) bool {
	list, several := a.Status.([]any)
	return several && slices.Contains(list, any(string(s))) || a.Status == any(string(s))
}

// annotatedParty lists the names that are right for a body, nil for none.
type annotatedParty struct{ Names []string }

// accepts reports whether p goes by one of the names: the same words, or most of them.
func (a *annotatedParty) accepts(p *Party) bool {
	if a == nil || p == nil {
		return a == nil && p == nil
	}
	return slices.ContainsFunc(a.Names, func(name string) bool { return alike(p.Name, name) })
}

var nameWord = regexp.MustCompile(`[\pL\pN]+`)

// alike reports whether at least 0.6 of the words of two names are common to them.
func alike(a, b string) bool {
	skip := func(w string) bool {
		return w == "s" || isDeterminer(w) || w == "of" || w == "and" || w == "group" || companySuffixes[w]
	}
	words := func(s string) []string {
		return slices.DeleteFunc(nameWord.FindAllString(strings.ToLower(s), -1), skip)
	}
	x, y, common := words(a), words(b), 0
	for _, w := range x {
		if slices.Contains(y, w) {
			common++
		}
	}
	return common > 0 && float64(common) >= 0.6*float64(len(x)+len(y)-common)
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
	nlp.LoadTagger()
	var docs []*nlp.Document
	size := 0
	for _, p := range annotatedPassages(b, "../shared/stakes/dev.jsonl") {
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
