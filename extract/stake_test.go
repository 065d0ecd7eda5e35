package extract

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// told prints the stakes of a text: holder | company | share | status.
func told(text string) string {
	var lines []string
	for _, s := range (Extractor{Only: Stakes}).Extract(Post{Text: text}).Stakes {
		line := fmt.Sprintf("%s | %s | %s | %s", nameOf(s.Holder), nameOf(s.Company), shareText(s.Share), s.Status)
		if s.Previous != nil {
			line += fmt.Sprintf(" was %.4g", *s.Previous)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "; ")
}

func nameOf(p *Party) string {
	if p == nil {
		return "-"
	}
	return p.Name
}

// shareText prints a share: 40, ~33.33, >50, <=49, 20-25.
func shareText(s Share) string {
	about := ""
	if s.Approximate {
		about = "~"
	}
	switch {
	case s.Exact != nil:
		return fmt.Sprintf("%s%.4g", about, *s.Exact)
	case s.Min != nil && s.Max != nil:
		return fmt.Sprintf("%s%.4g-%.4g", about, *s.Min, *s.Max)
	case s.Min != nil && s.MinExclusive:
		return fmt.Sprintf("%s>%.4g", about, *s.Min)
	case s.Min != nil:
		return fmt.Sprintf("%s>=%.4g", about, *s.Min)
	case s.MaxExclusive:
		return fmt.Sprintf("%s<%.4g", about, *s.Max)
	}
	return fmt.Sprintf("%s<=%.4g", about, *s.Max)
}

func TestStakes(t *testing.T) {
	for _, c := range stakeSentences {
		if got := told(c.text); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}

// Sentences that speak of shares, owners and percentages and state no stake.
func TestNoStakes(t *testing.T) {
	for _, text := range stakeLookAlikes {
		if got := told(text); got != "" {
			t.Errorf("%s\n got %s, want nothing", text, got)
		}
	}
}

func FuzzStakes(f *testing.F) {
	for _, c := range stakeSentences {
		f.Add(c.text)
	}
	for _, text := range stakeLookAlikes[:10] {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, s := range (Extractor{Only: Stakes}).Extract(Post{Text: text}).Stakes {
			if s.Share.Start < last {
				t.Fatalf("stakes out of order at %d", s.Share.Start)
			}
			last = s.Share.Start
			checkSpan(t, text, s.Start, s.End)
			checkSpan(t, text, s.Share.Start, s.Share.End)
			for _, p := range []*Party{s.Holder, s.Company} {
				if p != nil {
					checkSpan(t, text, p.Start, p.End)
				}
			}
		}
	})
}

// checkSpan fails when a span does not cover whole runes of text.
func checkSpan(t *testing.T, text string, start, end int) {
	t.Helper()
	if start < 0 || start >= end || end > len(text) {
		t.Fatalf("span %d to %d of %d bytes", start, end, len(text))
	}
	if utf8.ValidString(text) && !utf8.ValidString(text[start:end]) {
		t.Fatalf("span %d to %d cuts a rune", start, end)
	}
}

// stakeSentences are sentences and the stakes that they state, over every
// construction; the bodies are invented.
var stakeSentences = []struct{ text, want string }{
	{"Lakeside Gas is a 60:40 joint venture between Norvale and Petrim.", "Norvale | Lakeside Gas | 60 | held; Petrim | Lakeside Gas | 40 | held"},
	{"Lakeside Gas is 60 per cent owned by Norvale and 40 per cent by Petrim.", "Norvale | Lakeside Gas | 60 | held; Petrim | Lakeside Gas | 40 | held"},
	{"Lakeside Gas is jointly owned by Norvale (60%) and Petrim (40%).", "Norvale | Lakeside Gas | 60 | held; Petrim | Lakeside Gas | 40 | held"},
	{"Norvale, which owns 60% of Lakeside Gas, declined to comment.", "Norvale | Lakeside Gas | 60 | held"},
	{"Norvale said on Monday it would sell its 60% stake in Lakeside Gas.", "Norvale | Lakeside Gas | 60 | disposing"},
	{"Norvale has put its 60% stake in Lakeside Gas up for sale.", "Norvale | Lakeside Gas | 60 | disposing"},
	{"Norvale is considering the sale of a 20% stake in Lakeside Gas.", "Norvale | Lakeside Gas | 20 | disposing"},
	{"Norvale's 60%-owned subsidiary Lakeside Gas reported a loss.", "Norvale | Lakeside Gas | 60 | held"},
	{"Lakeside Gas, a wholly owned subsidiary of Norvale, reported a loss.", "Norvale | Lakeside Gas | 100 | held"},
	{"Lakeside Gas, in which Norvale has a 60 per cent stake, reported a loss.", "Norvale | Lakeside Gas | 60 | held"},
	{"Norvale, Lakeside Gas's 60 per cent owner, declined to comment.", "Norvale | Lakeside Gas | 60 | held"},
	{"Norvale bought a further 5% of Lakeside Gas, taking its holding to 29%.", "Norvale | Lakeside Gas | 5 | acquired; Norvale | Lakeside Gas | 29 | acquired"},
	{"Norvale lifted its holding in Lakeside Gas to 29% from 24%.", "Norvale | Lakeside Gas | 29 | acquired was 24"},
	{"Norvale took full ownership of Lakeside Gas by buying the 40% it did not already own.", "Norvale | Lakeside Gas | 40 | acquired"},
	{"Norvale sold 40% of Lakeside Gas to Petrim for £30m and kept 60%.", "Norvale | Lakeside Gas | 40 | disposed; Petrim | Lakeside Gas | 40 | acquired; Norvale | Lakeside Gas | 60 | held"},
	{"The Government, which holds 35 per cent of Lakeside Gas, will have two directors.", "Government | Lakeside Gas | 35 | held"},
	{"Shareholders in Lakeside Gas\nNorvale: 60%\nPetrim: 25%\nStaff: 15%", "Norvale | Lakeside Gas | 60 | held; Petrim | Lakeside Gas | 25 | held; Staff | Lakeside Gas | 15 | held"},
	{"Staff will get a 10 per cent stake in Lakeside Gas.", "Staff | Lakeside Gas | 10 | acquiring"},
	{"The council will retain a 25 per cent stake in Lakeside Gas.", "council | Lakeside Gas | 25 | held"},
	{"Employees would own 45 per cent of the new company, Lakeside Mutual, with the government retaining 35 per cent and management the rest.", "Employees | Lakeside Mutual | 45 | acquiring; government | Lakeside Mutual | 35 | held"},
	{"Petrim exercised an option to buy another 15 per cent of Lakeside Gas.", "Petrim | Lakeside Gas | 15 | acquiring"},
	{"The state still owns just under 70% of Lakeside Gas.", "state | Lakeside Gas | ~70 | held"},
	{"Petrim's interest in Lakeside Gas rose to 12 per cent.", "Petrim | Lakeside Gas | 12 | acquired"},
	{"Petrim has built up a 12 per cent stake in Lakeside Gas.", "Petrim | Lakeside Gas | 12 | acquired"},
	{"Petrim emerged yesterday with a 12 per cent stake in Lakeside Gas.", "Petrim | Lakeside Gas | 12 | acquired"},
	{"A 12 per cent stake in Lakeside Gas has been bought by Petrim.", "Petrim | Lakeside Gas | 12 | acquired"},
	{"Petrim, with 12 per cent, is the second-largest shareholder in Lakeside Gas.", "Petrim | Lakeside Gas | 12 | held"},
	{"Mr Hale and his wife together own 62% of Lakeside Gas.", "Mr Hale and his wife | Lakeside Gas | 62 | held"},
	{"Under the deal, Norvale gets 51 percent of Lakeside Gas and Petrim 49 percent.", "Norvale | Lakeside Gas | 51 | acquired; Petrim | Lakeside Gas | 49 | acquired"},
	{"Petrim has a minority stake in Lakeside Gas.", "Petrim | Lakeside Gas | <50 | held"},
	{"Norvale, majority owner of Lakeside Gas, is in talks to sell.", "Norvale | Lakeside Gas | >50 | held"},
	{"The company is two-thirds owned by Norvale.", "Norvale | company | 66.67 | held"},
	{"Norvale acquired all of the shares in Lakeside Gas.", "Norvale | Lakeside Gas | 100 | acquired"},
	{"Norvale acquired the whole of Lakeside Gas for £2m.", "Norvale | Lakeside Gas | 100 | acquired"},
	{"Petrim's 12 per cent shareholding in Lakeside Gas is worth £3m.", "Petrim | Lakeside Gas | 12 | held"},
	{"Norvale will float a quarter of Lakeside Gas on the stock market.", "Norvale | Lakeside Gas | 25 | disposing"},
	{"Petrim agreed to pay £3m for 12 per cent of Lakeside Gas.", "Petrim | Lakeside Gas | 12 | acquiring"},
	{"The partnership, in which Norvale holds 60% and Petrim 40%, runs a gas field.", "Norvale | partnership | 60 | held; Petrim | partnership | 40 | held"},
	{"Norvale holds a 40% operating interest in the Brigand field; its partners are Petrim (35%) and Oxo (25%).", "Norvale | Brigand field | 40 | held; Petrim | Brigand field | 35 | held; Oxo | Brigand field | 25 | held"},
	{"Norvale's stake in Lakeside Gas will be cut from 60 per cent to 40 per cent.", "Norvale | Lakeside Gas | 40 | held was 60"},
	{"The sale reduces Norvale's stake in Lakeside Gas to 40 per cent.", "Norvale | Lakeside Gas | 40 | held"},
	{"Norvale has offered to buy out minority shareholders in Lakeside Gas.", "Norvale | Lakeside Gas | <50 | acquiring"},
	{"Shareholders of Halcyon Water:\n- Quayside Capital 52 per cent\n- Bramley council 48 per cent", "Quayside Capital | Halcyon Water | 52 | held; Bramley council | Halcyon Water | 48 | held"},
	{"The new owners of Halcyon Water are Quayside Capital, with 52 per cent, and Bramley council, with 48 per cent.", "Quayside Capital | Halcyon Water | 52 | held; Bramley council | Halcyon Water | 48 | held"},
	{"Quayside Capital owns Halcyon Water outright.", "Quayside Capital | Halcyon Water | 100 | held"},
	{"Quayside Capital bought the entire share capital of Halcyon Water.", "Quayside Capital | Halcyon Water | 100 | acquired"},
	{"Quayside Capital, Halcyon Water's sole shareholder, said it would invest.", "Quayside Capital | Halcyon Water | 100 | held"},
	{"Halcyon Water is 52 per cent owned by Quayside Capital; the rest belongs to the staff.", "Quayside Capital | Halcyon Water | 52 | held"},
	{"The agency would be 51 per cent owned by its staff.", "staff | agency | 51 | acquiring"},
	{"Just over a third of Halcyon Water is in the hands of Quayside Capital.", "Quayside Capital | Halcyon Water | ~33.33 | held"},
	{"Minority shareholders in Halcyon Water have rejected an offer from Quayside Capital.", "Minority shareholders | Halcyon Water | <50 | held"},
	{"Quayside Capital has cut its stake in Halcyon Water to 10% from 15%.", "Quayside Capital | Halcyon Water | 10 | held was 15"},
	{"Quayside Capital will own 52 per cent of the merged company, with Halcyon Water shareholders holding the other 48 per cent.", "Quayside Capital | merged company | 52 | acquiring; Halcyon Water shareholders | merged company | 48 | acquiring"},
	{"Quayside Capital is to sell half of its 40 per cent stake in Halcyon Water.", "Quayside Capital | Halcyon Water | 40 | disposing"},
	{"Quayside Capital disclosed a 3.02 per cent stake in Halcyon Water.", "Quayside Capital | Halcyon Water | 3.02 | held"},
	{"Quayside Capital has increased its stake in Halcyon Water by one per cent to 14.9 per cent.", "Quayside Capital | Halcyon Water | 14.9 | acquired"},
	{"Quayside Capital and Bramley council are to set up a 51:49 joint venture.", "Quayside Capital | joint venture | 51 | acquiring; Bramley council | joint venture | 49 | acquiring"},
	{"The council, which owns 49 per cent of Halcyon Water, and Quayside Capital, which owns 51 per cent, have fallen out.", "council | Halcyon Water | 49 | held; Quayside Capital | Halcyon Water | 51 | held"},
	{"Quayside Capital gave up its 45% interest in Halcyon Water.", "Quayside Capital | Halcyon Water | 45 | disposed"},
	{"The deal gives Quayside Capital 52% of Halcyon Water.", "Quayside Capital | Halcyon Water | 52 | acquired"},
	{"The deal leaves Bramley council with 35 per cent of Halcyon Water and Quayside Capital with 65 per cent.", "Bramley council | Halcyon Water | 35 | held; Quayside Capital | Halcyon Water | 65 | held"},
	{"Quayside Capital has been invited to take a stake of 15 per cent in Halcyon Water.", "Quayside Capital | Halcyon Water | 15 | acquiring"},
	{"Quayside Capital's holding in Halcyon Water now stands at 13 per cent.", "Quayside Capital | Halcyon Water | 13 | held"},
	{"Quayside Capital bought shares in Halcyon Water yesterday, lifting its interest to 14.6 per cent.", "Quayside Capital | Halcyon Water | 14.6 | acquired"},
	{"Quayside Capital, already a 14.6 per cent shareholder, has bid for Halcyon Water.", "Quayside Capital | Halcyon Water | 14.6 | held"},
	{"Quayside Capital converted its loan into 20 pct of Halcyon Water.", "Quayside Capital | Halcyon Water | 20 | acquired"},
	{"Halcyon Water has sold a 20% stake to Quayside Capital.", "Quayside Capital | Halcyon Water | 20 | acquired"},
	{"Employees will be given shares worth 10% of Halcyon Water.", "Employees | Halcyon Water | 10 | acquiring"},
	{"Quayside Capital, Bramley council and the staff own a third of Halcyon Water each.", "Quayside Capital | Halcyon Water | 33.33 | held; Bramley council | Halcyon Water | 33.33 | held; staff | Halcyon Water | 33.33 | held"},
	{"Halcyon Water is part-owned by Bramley council, which has a 15% share.", "Bramley council | Halcyon Water | 15 | held"},
	{"Quayside Capital's offer for the 48% of Halcyon Water it does not own lapsed.", "Quayside Capital | Halcyon Water | 48 | acquiring"},
	{"Lakeland Rail was one-third owned by the state until 1994.", "state | Lakeland Rail | 33.33 | held"},
	{"The state used to own 30% of Lakeland Rail.", "state | Lakeland Rail | 30 | disposed"},
	{"A majority of the shares in Lakeland Rail are held by its drivers.", "drivers | Lakeland Rail | >50 | held"},
	{"Its drivers hold a majority of Lakeland Rail.", "drivers | Lakeland Rail | >50 | held"},
	{"The state has reduced its shareholding in Lakeland Rail from 55 pct to 20 pct.", "state | Lakeland Rail | 20 | held was 55"},
	{"Bidders must take at least 51 per cent of Lakeland Rail, the ministry said.", "Bidders | Lakeland Rail | >=51 | acquiring"},
	{"Lakeland Rail shareholders will receive 24.5% of the combined group.", "Lakeland Rail shareholders | combined group | 24.5 | acquiring"},
}

// stakeLookAlikes state no stake.
var stakeLookAlikes = []string{
	"Norvale has 40 per cent of the market for bottled water.",
	"Norvale's share of the retail market rose to 12 per cent.",
	"The party won 40 per cent of the vote and a majority of the seats.",
	"Turnout was 61 per cent, and 94 per cent of those who voted said No.",
	"Shares in Norvale fell by 12 per cent in early trading.",
	"Norvale's shares rose 4 per cent to 210p.",
	"The loan carries interest of 7 per cent a year.",
	"The bonds pay 5 per cent interest.",
	"Profits grew by a third to £30m.",
	"Half of the staff will lose their jobs.",
	"Norvale cut 15 per cent of its workforce.",
	"The board proposed a final dividend of 7p a share, up 20 per cent.",
	"Foreigners may own up to 49 per cent of an airline.",
	"Under the bill no person could hold more than 20 per cent of a broadcaster.",
	"Norvale does not own any of Lakeside Gas.",
	"It is not true that the state holds 10 per cent of Lakeside Gas.",
	"The city owns 60 per cent of the land.",
	"Health takes 43 per cent of the budget.",
	"Ten per cent of the profits go to staff.",
	"Norvale buys 20 per cent of its coal from Poland.",
	"The plant produces 30 per cent of the country's electricity.",
	"Exports account for half of Lakeside Gas's output.",
	"Norvale has a significant stake in Lakeside Gas.",
	"Norvale is considering a stake sale.",
	"Norvale has a controlling interest in Lakeside Gas.",
	"The minister leads a minority government.",
	"The Lords defeated the clause by a majority of 40.",
	"A simple majority of shareholders voted for the deal.",
	"A third of the shareholders voted against the pay report.",
	"In the third quarter Norvale took on 40 staff.",
	"The third runway will be owned by the airport.",
	"Norvale sold a quarter of its stores to Petrim.",
	"Only 38 per cent of young people own their own home.",
	"Norvale offered a 35 per cent premium to the share price.",
	"The shares were sold at a 10 per cent discount.",
	"Norvale raised its offer for Lakeside Gas by 10 per cent.",
	"The council raised rents by 5 per cent and cut grants by half.",
	"VAT on tickets was raised from 15 per cent to 20 per cent.",
	"The bank cut its rate to 4 per cent from 5 per cent.",
	"The two-thirds majority was needed to change the articles.",
	"Norvale kept a third of the money.",
	"All of the trains will be replaced.",
	"The whole of the north will get broadband.",
	"Members wholly support the proposals.",
	"The entire board of Lakeside Gas resigned.",
	"We have a stake in the country, and half of us know it.",
	"Norvale invested 10 per cent more in research.",
	"Norvale holds 40 per cent of its cash in dollars.",
	"Seven in ten firms said they had a stake in the outcome, and 12 per cent had not.",
	"Norvale completed the sole pilot project of the scheme.",
	"The majority of Lakeside Gas customers pay by direct debit.",
	"Staff own half of the blame, the chairman said.",
	"Norvale gained 3 per cent, and Petrim lost 2 per cent, in a weak market.",
	"The fund returned 12 per cent last year.",
	"Customers hold an average of 2.4 per cent in cash.",
	"The state took 30 per cent of the proceeds of the sale.",
	"Norvale controls about 70 per cent of world supply.",
	"The team won half of its games at home.",
	"Petrim acquired 40 per cent more customers than Norvale.",
	"He received 12 per cent of the purchase price as a fee.",
}
