package extract

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"stakeout/extract/nlp"
)

// mentioned writes mentions as "PERSON Ann Lee; ORG Quarrow Group", with "= full name"
// where it differs.
func mentioned(d *nlp.Document, who []Mention) string {
	var all []string
	for _, m := range who {
		s := string(m.Kind) + " " + d.Slice(m.Span)
		if m.Name != d.Slice(m.Span) {
			s += " = " + m.Name
		}
		all = append(all, s)
	}
	return strings.Join(all, "; ")
}

func TestMentions(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"It was sold by the Department for Rivers and Lakes (DRL). The DRL agreed.",
			"ORG Department for Rivers and Lakes; ORG DRL = Department for Rivers and Lakes; ORG DRL = Department for Rivers and Lakes"},
		{"Lord Tarrow of Penrith, a former minister, will chair it. “Fine,” said Lord Tarrow.",
			"PERSON Tarrow of Penrith = Lord Tarrow of Penrith; PERSON Tarrow = Lord Tarrow of Penrith"},
		{"Lord Tarrow wrote to Peter Tarrow. Tarrow replied.",
			"PERSON Tarrow = Lord Tarrow; PERSON Peter Tarrow; PERSON Tarrow"},
		{"The Prime Minister met Susan Oakes. Later Oakes left.", "PERSON Susan Oakes; PERSON Oakes = Susan Oakes"},
		{"Shares in Quillon Group fell. Quillon said so.", "ORG Quillon Group; ORG Quillon = Quillon Group"},
		{"The Quarley Works sold it. The Quarley Works Trust bought it. The Quarley Works closed.", "ORG Quarley Works; ORG Quarley Works Trust; ORG Quarley Works"},
		{"The BBC Trust met. The BBC did not.", "ORG BBC Trust; ORG BBC"},
		{"Chief executive Dorvan Quade spoke.", "PERSON Dorvan Quade"},
		{"The scheme by MyBarn was not new.", "ORG MyBarn"},
		{"Britain's Jane Marlow visited Leeds City Council.", "GPE Britain; PERSON Jane Marlow; ORG Leeds City Council"},
		{"The Department for Rivers, Harbours and Ponds grew.", "ORG Department for Rivers, Harbours and Ponds"},
		{"UK Prime Minister Dorvan Quade met Quillon CEO Susan Oakes.", "GPE UK; PERSON Dorvan Quade; ORG Quillon; PERSON Susan Oakes"},
		{"He left the London Borough of Tarn and Quill for Quillon Ltd, Tarrow & Co.", "ORG London Borough of Tarn and Quill; ORG Quillon Ltd; ORG Tarrow & Co."},
		{"Minister for Rivers Jane Marlow (Lab) said the Bank of Tarn had sold it.", "PERSON Jane Marlow; ORG Lab; ORG Bank of Tarn"},
		{"A stake in Quillon was sold in Quarley.", "ORG Quillon; GPE Quarley"},
		{"She went by the M62 to Otley station in West Yorkshire.", "LOC M62; LOC Otley station; GPE West Yorkshire"},
		{"The UK-Mexico deal was non-British.", "GPE UK; GPE Mexico"},
		{"He lives in the North.", "LOC North"},
		{"Quarrow Line said so. Shares in Quarrow Line rose.", "ORG Quarrow Line; ORG Quarrow Line"},
		{"The National Anglers’ Union (NAU) met at Strome Haven. The NAU lost.",
			"ORG National Anglers’ Union; ORG NAU = National Anglers’ Union; GPE Strome Haven; ORG NAU = National Anglers’ Union"},
		{"It has 15 per cent of Dovey Ferries, of Penny & Vine and of Trent Metals.", "ORG Dovey Ferries; ORG Penny & Vine; ORG Trent Metals"},
		{"Hull, Quarley and Leeds were flooded.", "GPE Hull; GPE Quarley; GPE Leeds"},
		{"Quillon Foods Buys Quarrow Group\n\nQuillon Foods, which is listed, paid £2m. “We like Quarrow,” said Jane Marlow, Quillon Foods’s chair.",
			"ORG Quillon Foods; ORG Quarrow Group; ORG Quillon Foods; ORG Quarrow = Quarrow Group; PERSON Jane Marlow; ORG Quillon Foods"},
		{"From The Times: the John\u00a0Lewis model works.", "ORG Times; ORG John\u00a0Lewis = John Lewis"},
		{"Congressman John Lewis, who marched, said so.", "PERSON John Lewis"},
		{"Deutsche Quelle (DQ) said so, and DQ paid.", "ORG Deutsche Quelle; ORG DQ = Deutsche Quelle; ORG DQ = Deutsche Quelle"},
		{"Parliament sat. The Quarley Parliament did not. Parliament rose.", "ORG Parliament; ORG Quarley Parliament; ORG Parliament"},
		{"Quillon Valley Holdings plc fell; Quillon Valley rose.", "ORG Quillon Valley Holdings plc; ORG Quillon Valley = Quillon Valley Holdings plc"},
		{"LEEDS – Operator Zarnow Petroleum sold it to Leeds-based Chaudière Glass.", "GPE LEEDS; ORG Zarnow Petroleum; GPE Leeds; ORG Chaudière Glass"},
		{"It is owned by Norsk Vindkraft (42.5%) and the Kuwaiti fund Al Reem (20 per cent).", "ORG Norsk Vindkraft; ORG Al Reem"},
		{"The seat of Leeds West went to Labour's man, who moved to The Hague.", "GPE Leeds West; ORG Labour; GPE The Hague"},
		{"Shares in Clyde Wagons rose, said Peter Wagons, who owns some.", "ORG Clyde Wagons; PERSON Peter Wagons"},
		{"It sold Zarnow Marine (UK) Ltd to Quarrow Investment (Group) Co., Ltd.", "ORG Zarnow Marine (UK) Ltd; ORG Quarrow Investment (Group) Co., Ltd."},
		{"Fiona Garrow, Chief Executive of Lumen Wells, spoke.", "PERSON Fiona Garrow; ORG Lumen Wells"},
		{"Ann Garrow (Northwold and Fenbeck) (Lab): I agree.", "PERSON Ann Garrow; LOC Northwold and Fenbeck; ORG Lab"},
		{"Nobody in Whitehall knew, and Whitehall said so.", "LOC Whitehall; ORG Whitehall"},
		{"Ann Garrow QC met Queen Elizabeth II and Dame Ruth Tarn MP.", "PERSON Ann Garrow; PERSON Elizabeth II; PERSON Ruth Tarn"},
		{"Margaret “Peg” Garrow was 94.", "PERSON Margaret “Peg” Garrow"},
		{"The Secretary of State for Rivers told the Wexbury Mercury that the Taoiseach was late.", "ORG Wexbury Mercury"},
		{"Traders at Garrow Market swam in the Tarrow, near Leeds.", "LOC Garrow Market; LOC Tarrow; GPE Leeds"},
		{"Nine-year-old Zoe Tarn sat on the M62 near HMP Garrow.", "PERSON Zoe Tarn; LOC M62; LOC HMP Garrow"},
		{"She works for a South Korean firm in London.", "GPE London"},
		// no names
		{"It was founded by the Rudds.", ""},
		{"The “Educational Oversight” rule and CHECK THIS OUT are no names.", ""},
		{"Under the draft Investment Bill, foreigners may own it.", ""},
		{"The Government said on Tuesday that the Health Bill was dead.", ""},
		{"British voters wrote to MPs about VAT in March.", ""},
		{"However, the Minister left. Nothing happened.", ""},
		{"The White Paper and the Autumn Statement say little.", ""},
		{"The rivers support grant (RSG) fell. The RSG is small.", ""},
		{"Use form CT600C, see Part VIII of the Act.", ""},
		{"Members of this Parliament asked the Chief Executive.", ""},
		{"The Direct Entry scheme and the Local Growth Plan were pre-Brexit.", ""},
		{"Mutuals And Their Many Friends\n\nThe mutuals have many friends, and friends help.", ""},
		{"Write to @QuillonRivers or #SaveTarn at https://x.example/QaZxSw.", ""},
	} {
		d := nlp.New(test.text)
		if got := mentioned(d, mentions(d, Post{Text: test.text})); got != test.want {
			t.Errorf("%q\n names %s\n want  %s", test.text, got, test.want)
		}
	}
}

func FuzzMentions(f *testing.F) {
	f.Add("Lord Tarrow of Penrith, of the Department for Rivers, Lakes and Ponds (DRLP) & Co., Ltd.'s")
	f.Add("\x00\xff “ A of the The I'm U.S. d’É-É 's of for and ,")
	f.Fuzz(func(t *testing.T, text string) {
		d := nlp.New(text)
		end := 0
		for _, m := range mentions(d, Post{Text: text}) {
			if m.Start < end || m.End <= m.Start || m.End > len(text) || m.Name == "" {
				t.Fatalf("mention %+v after offset %d", m, end)
			}
			if utf8.ValidString(text) && !utf8.ValidString(d.Slice(m.Span)) {
				t.Fatalf("mention %q cuts a rune", d.Slice(m.Span))
			}
			end = m.End
		}
	})
}

// BenchmarkMentions reads names in the bundled sample, repeated; the tokens are
// made beforehand.
func BenchmarkMentions(b *testing.B) {
	sample, err := os.ReadFile(filepath.Join("..", "testdata", "posts", "commons-ledger.txt"))
	if err != nil {
		b.Fatal(err)
	}
	d := nlp.New(strings.Repeat(string(sample), 10))
	b.ReportAllocs()
	for b.Loop() {
		mentions(d, Post{Text: d.Text})
	}
	b.ReportMetric(float64(b.N)*float64(len(d.Tokens))/b.Elapsed().Seconds(), "tokens/s")
}

// TestMentionAccuracy holds the finder to what it reaches on our annotated texts and
// on those that stand beside the project where it is developed.
func TestMentionAccuracy(t *testing.T) {
	for _, test := range []struct {
		file  string
		floor float64
	}{
		{"testdata/truth/names.jsonl", 0.90},
		{"../shared/ner/dev/policy.jsonl.gz", 0.90},
		{"../shared/seed/mentions.jsonl", 0.93},
	} {
		file, err := os.Open(filepath.Join("..", filepath.FromSlash(test.file)))
		if err != nil {
			t.Skip("the annotated texts are not here: ", err)
		}
		defer file.Close()
		var input io.Reader = file
		if strings.HasSuffix(test.file, ".gz") {
			if input, err = gzip.NewReader(file); err != nil {
				t.Fatal(err)
			}
		}
		right, spurious, missed := scoreMentions(t, json.NewDecoder(input))
		f1 := 2 * float64(right) / float64(2*right+spurious+missed)
		t.Logf("%s: F1 %.3f (right %d, spurious %d, missed %d)", test.file, f1, right, spurious, missed)
		if f1 < test.floor {
			t.Errorf("%s: F1 %.3f, want %.3f", test.file, f1, test.floor)
		}
	}
}

// annotated is a name as an annotator marked it, in code points; Alt are other
// readings that count as well.
type annotated struct {
	Start, End int
	Label      string
	Alt        [][]any
	Optional   bool
}

// scoreMentions compares the mentions of annotated posts by their exact words and
// kinds; all places are one kind, and an optional name is neither right nor wrong.
func scoreMentions(t *testing.T, posts *json.Decoder) (right, spurious, missed int) {
	kinds := map[string]string{"PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "PLACE": "PLACE"}
	key := func(start, end int, label string) string { return fmt.Sprint(start, " ", end, " ", kinds[label]) }
	for posts.More() {
		var post struct {
			Text     string
			Entities []annotated
		}
		if err := posts.Decode(&post); err != nil {
			t.Fatal(err)
		}
		d := nlp.New(post.Text)
		found := map[string]bool{}
		for _, m := range mentions(d, Post{Text: post.Text}) {
			start := utf8.RuneCountInString(post.Text[:m.Start])
			found[key(start, start+utf8.RuneCountInString(d.Slice(m.Span)), string(m.Kind))] = true
		}
		for _, e := range post.Entities {
			if kinds[e.Label] == "" {
				continue
			}
			accepted := []string{key(e.Start, e.End, e.Label)}
			for _, a := range e.Alt {
				accepted = append(accepted, key(int(a[0].(float64)), int(a[1].(float64)), a[2].(string)))
			}
			hit := slices.IndexFunc(accepted, func(k string) bool { return found[k] })
			switch {
			case hit >= 0:
				delete(found, accepted[hit])
				if !e.Optional {
					right++
				}
			case !e.Optional:
				missed++
			}
		}
		spurious += len(found)
	}
	return right, spurious, missed
}
