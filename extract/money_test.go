package extract

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"stakeout/extract/nlp"
)

// amounts prints what money reads in text: words, amount, currency, qualifier.
func amounts(text string) string {
	var out []string
	for _, m := range money(nlp.New(text)) {
		s := fmt.Sprintf("%s = %s %s", text[m.Start:m.End], strings.TrimSuffix(fmt.Sprintf("%.3f", m.Amount), ".000"), m.Currency)
		if m.Qualifier != "exact" {
			s += " " + m.Qualifier
		}
		if m.Range > 0 {
			s += fmt.Sprintf(" range %d", m.Range)
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestMoney(t *testing.T) {
	tests := []struct{ text, want string }{
		// signs
		{"The unit saves £600m a year.", "£600m = 600000000 GBP"},
		{"It cost £6.8m. The council paid.", "£6.8m = 6800000 GBP"},
		{"A £6.5billion hole.", "£6.5billion = 6500000000 GBP"},
		{"They found €2.5 bn there.", "€2.5 bn = 2500000000 EUR"},
		{"Worth US$300 million.", "US$300 million = 300000000 USD"},
		{"Worth US $300 million.", "US $300 million = 300000000 USD"},
		{"A$4m, HK$5m, C$1.2bn and NZ$3.", "A$4m = 4000000 AUD; HK$5m = 5000000 HKD; C$1.2bn = 1200000000 CAD; NZ$3 = 3 NZD"},
		{"Loans of ¥500bn.", "¥500bn = 500000000000 JPY"},
		{"Fares of £4.50 and €1,106.", "£4.50 = 4.500 GBP; €1,106 = 1106 EUR"},
		{"A £1.2m-a-year post.", "£1.2m = 1200000 GBP"},
		{"It lost £5 m in May.", "£5 m = 5000000 GBP"},
		{"The £2½m house and the £1 1/2 million one.", "£2½m = 2500000 GBP; £1 1/2 million = 1500000 GBP"},
		{"Rents of 700 € or 700€.", "700 € = 700 EUR; 700€ = 700 EUR"},
		{"He paid $5m AUD.", "$5m AUD = 5000000 AUD"},
		{"A bill of £600\nmillion for it.", "£600\nmillion = 600000000 GBP"},
		{"₹5 crore was spent.", "₹5 crore = 50000000 INR"},
		// codes
		{"A fee of GBP 3,000.", "GBP 3,000 = 3000 GBP"},
		{"It raised EUR12m and 40m CHF.", "EUR12m = 12000000 EUR; 40m CHF = 40000000 CHF"},
		{"Sales of stg 900 mln, or 1.1 bln stg.", "stg 900 mln = 900000000 GBP; 1.1 bln stg = 1100000000 GBP"},
		{"A dam of Rs 5 crore, Rs. 2,000 or Rs500.", "Rs 5 crore = 50000000 INR; Rs. 2,000 = 2000 INR; Rs500 = 500 INR"},
		{"It owes 20m kr.", "20m kr = 20000000 "},
		// words
		{"It got 300 million euros.", "300 million euros = 300000000 EUR"},
		{"A 38.8 million euro loan.", "38.8 million euro = 38800000 EUR"},
		{"A 10-million-pound scheme and a million-pound one.", "10-million-pound = 10000000 GBP; a million-pound = 1000000 GBP"},
		{"Half a million pounds was lost.", "Half a million pounds = 500000 GBP"},
		{"They owe a billion dollars.", "a billion dollars = 1000000000 USD"},
		{"They paid fifty pounds for it.", "fifty pounds = 50 GBP"},
		{"A hundred and twenty Australian dollars.", "A hundred and twenty Australian dollars = 120 AUD"},
		{"About 5 million Hong Kong dollars.", "5 million Hong Kong dollars = 5000000 HKD about"},
		{"3 million pounds sterling.", "3 million pounds sterling = 3000000 GBP"},
		{"10 million Egyptian pounds.", "10 million Egyptian pounds = 10000000 EGP"},
		{"900 million złotys.", "900 million złotys = 900000000 PLN"},
		{"It costs 40 Swiss francs or 300 francs.", "40 Swiss francs = 40 CHF; 300 francs = 300 "},
		{"The fund won 40 million won.", "40 million won = 40000000 KRW"},
		{"A five pound note.", "five pound = 5 GBP"},
		// minor units
		{"A 5p levy, up from 3.5p.", "5p = 0.050 GBP; 3.5p = 0.035 GBP"},
		{"It fell to 7.2p a share, from 12½p.", "7.2p = 0.072 GBP; 12½p = 0.125 GBP"},
		{"It costs 50 pence or 99 cents.", "50 pence = 0.500 GBP; 99 cents = 0.990 USD"},
		{"From €2 to 99 cents.", "€2 = 2 EUR; 99 cents = 0.990 EUR"},
		// qualifiers
		{"It was almost £1 billion, nearly £2m, just under £3m.", "£1 billion = 1000000000 GBP about; £2m = 2000000 GBP about; £3m = 3000000 GBP about"},
		{"More than £10 million, at least £5 and over £2.", "£10 million = 10000000 GBP min; £5 = 5 GBP min; £2 = 2 GBP min"},
		{"Up to £5m, less than £4m and as much as £3m.", "£5m = 5000000 GBP max; £4m = 4000000 GBP max; £3m = 3000000 GBP max"},
		{"An estimated £7m; no more than £8m; £9m or more.", "£7m = 7000000 GBP about; £8m = 8000000 GBP max; £9m = 9000000 GBP min"},
		{"The takeover £5m bid.", "£5m = 5000000 GBP"},
		// ranges
		{"It needs £2m to £3m.", "£2m = 2000000 GBP range 1; £3m = 3000000 GBP range 1"},
		{"It needs £2m-£3m now, £4m – £5m later.", "£2m = 2000000 GBP range 1; £3m = 3000000 GBP range 1; £4m = 4000000 GBP range 2; £5m = 5000000 GBP range 2"},
		{"It needs £2–3 million.", "£2 = 2000000 GBP range 1; 3 million = 3000000 GBP range 1"},
		{"It needs £2-3m.", "£2 = 2000000 GBP range 1; 3m = 3000000 GBP range 1"},
		{"Between £2m and £3m.", "£2m = 2000000 GBP range 1; £3m = 3000000 GBP range 1"},
		{"Between $5 and $7 billion.", "$5 = 5000000000 USD range 1; $7 billion = 7000000000 USD range 1"},
		{"Some 2 to 3 million pounds.", "2 = 2000000 GBP about range 1; 3 million pounds = 3000000 GBP range 1"},
		{"Between five and ten million euros.", "five = 5000000 EUR range 1; ten million euros = 10000000 EUR range 1"},
		{"Grants range from £500 to £2,000.", "£500 = 500 GBP range 1; £2,000 = 2000 GBP range 1"},
		{"Costs rose from £2m to £3m.", "£2m = 2000000 GBP; £3m = 3000000 GBP"},
		{"Rents of £2m and £3m.", "£2m = 2000000 GBP; £3m = 3000000 GBP"},
		{"It gave £50 to 100 families.", "£50 = 50 GBP"},
		{"It fell from £500 to £1 million.", "£500 = 500 GBP; £1 million = 1000000 GBP"},
		{"From 2010 to 3 million pounds.", "3 million pounds = 3000000 GBP"},
	}
	for _, tt := range tests {
		if got := amounts(tt.text); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestMoneyNone(t *testing.T) {
	for _, text := range []string{
		"The M1 motorway closed.",
		"It opens at 5p.m. and shuts at 6 p.m. daily.",
		"See page 5p of the annex.",
		"A 1080p screen.",
		"Run echo $HOME or cost=$5 in the shell.",
		"The £ fell and the $ rose.",
		"It takes 10 pounds of flour.",
		"She lost 20 pounds in a year.",
		"He weighs 150 pounds.",
		"A 20-pound bag.",
		"They met at euro 2012.",
		"The 2012 Euro was in Poland.",
		"The 17 euro area countries.",
		"He pounds the table.",
		"Two dollar stores closed.",
		"Hundreds of millions of pounds.",
		"Tens of thousands of dollars.",
		"A few hundred pounds.",
		"Several million euros.",
		"Prices in 2008 dollars.",
		"A cut of 40 per cent.",
		"Labour's 20 won, the rest lost.",
		"£10s of millions were lost.",
		"925 Sterling Silver",
		"A million pounds of beef.",
		"Mike Pence and 50 Cent.",
		"No 5. The pound fell.",
	} {
		if got := amounts(text); got != "" {
			t.Errorf("%q: read %s", text, got)
		}
	}
}

// TestCurrencyTables catches slips in tables that people extend by hand.
func TestCurrencyTables(t *testing.T) {
	check := func(entry, code string) {
		if code != "" && (len(code) != 3 || strings.ToUpper(code) != code) {
			t.Errorf("%q: %q is no ISO 4217 code", entry, code)
		}
	}
	units := map[string]bool{}
	for word, unit := range currencyWords {
		check(word, unit.code)
		units[unit.name] = true
	}
	for _, table := range []map[string]string{currencySigns, signPrefixes, currencyCodes, nationalCurrencies} {
		for entry, code := range table {
			check(entry, code)
		}
	}
	for name := range nationalCurrencies {
		if unit := name[strings.LastIndexByte(name, ' ')+1:]; !units[unit] {
			t.Errorf("nationalCurrencies: %q is no unit of currencyWords", unit)
		}
	}
}

func FuzzMoney(f *testing.F) {
	for _, s := range []string{"£2–3 million", "between $5 and $7 billion", "two million pounds", "5p", "EUR12m", "\xff£5\x00", "1-2-3-pound", "US$ $ £ € 5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, m := range money(nlp.New(text)) {
			checkEvidence(t, text, m.Evidence, end)
			end = m.End
		}
	})
}

// checkEvidence reports a span that is empty, outside the text, before end, or
// that cuts a rune in two.
func checkEvidence(t *testing.T, text string, e Evidence, end int) {
	t.Helper()
	if e.Start < end || e.End <= e.Start || e.End > len(text) {
		t.Fatalf("%q: span %v behind %d", text, e.Span, end)
	}
	if !utf8.RuneStart(text[e.Start]) || e.End < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[e.End]) {
		t.Fatalf("%q: span %v cuts a rune", text, e.Span)
	}
	if !e.Sentence.Contains(e.Span) && e.Sentence.Len() == 0 || e.Rule == "" || e.Score <= 0 || e.Score > 1 {
		t.Fatalf("%q: evidence %+v", text, e)
	}
}

// TestMoneyAccuracy holds the finder to what it reaches on the policy texts that
// stand beside the project where it is developed.
func TestMoneyAccuracy(t *testing.T) {
	file, err := os.Open(filepath.Join("..", "..", "shared", "quotes", "dev.jsonl"))
	if err != nil {
		t.Skip("the annotated texts are not here: ", err)
	}
	defer file.Close()
	type fact struct {
		Start, End int // in code points
		Amount     float64
		Currency   *string
	}
	right, spurious, missed := 0, 0, 0
	for dec := json.NewDecoder(file); dec.More(); {
		var post struct {
			Text  string
			Money []fact
		}
		if err := dec.Decode(&post); err != nil {
			t.Fatal(err)
		}
		found := money(nlp.New(post.Text))
		spurious += len(found)
		for _, want := range post.Money {
			i := slices.IndexFunc(found, func(m Money) bool {
				start, end := utf8.RuneCountInString(post.Text[:m.Start]), utf8.RuneCountInString(post.Text[:m.End])
				return start < want.End && want.Start < end && math.Abs(m.Amount-want.Amount) <= want.Amount/1000 && (want.Currency == nil || m.Currency == *want.Currency)
			})
			if i < 0 {
				missed++
				continue
			}
			found = slices.Delete(found, i, i+1)
			right++
			spurious--
		}
	}
	f1 := 2 * float64(right) / float64(2*right+spurious+missed)
	t.Logf("F1 %.3f (right %d, spurious %d, missed %d)", f1, right, spurious, missed)
	if f1 < 0.97 {
		t.Errorf("F1 %.3f, want 0.97", f1)
	}
}

func BenchmarkMoney(b *testing.B) {
	const amounts = "The unit saves £600m a year, between 2 and 3 million euros, or 5p a letter. "
	const none = "The minister told members of the committee on Tuesday that nothing had been decided about the future of the agency. "
	for name, text := range map[string]string{"many": strings.Repeat(amounts, 2000), "few": strings.Repeat(strings.Repeat(none, 20)+amounts, 100)} {
		b.Run(name, func(b *testing.B) {
			d := nlp.New(text)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				money(d)
			}
		})
	}
}
