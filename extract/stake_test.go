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
	{"Norvale took full ownership of Lakeside Gas by buying the 40% it did not already own.", "Norvale | Lakeside Gas | 100 | acquired; Norvale | Lakeside Gas | 40 | acquired"},
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
	{"Following the transaction, Orla Foods' stake in Bridgend Dairies will be 71 per cent, up from 55 per cent.", "Orla Foods | Bridgend Dairies | 71 | acquiring was 55"},
	{"Orla Foods now controls 71 per cent of Bridgend Dairies' share capital.", "Orla Foods | Bridgend Dairies | 71 | held"},
	{"Bridgend Dairies, 71 per cent of which is owned by Orla Foods, makes cheese.", "Orla Foods | Bridgend Dairies | 71 | held"},
	{"Bridgend Dairies (71% owned by Orla Foods) makes cheese.", "Orla Foods | Bridgend Dairies | 71 | held"},
	{"Orla Foods (71%) and the Welsh farmers' union (29%) own Bridgend Dairies.", "Orla Foods | Bridgend Dairies | 71 | held; Welsh farmers' union | Bridgend Dairies | 29 | held"},
	{"Bridgend Dairies' owners are Orla Foods (71%) and the Welsh farmers' union (29%).", "Orla Foods | Bridgend Dairies | 71 | held; Welsh farmers' union | Bridgend Dairies | 29 | held"},
	{"Orla Foods owns 71 per cent of Bridgend Dairies. The remaining 29 per cent belongs to the farmers' union.", "Orla Foods | Bridgend Dairies | 71 | held; farmers' union | Bridgend Dairies | 29 | held"},
	{"Orla Foods owns 71 per cent of Bridgend Dairies. The rest is held by the farmers' union.", "Orla Foods | Bridgend Dairies | 71 | held"},
	{"Orla Foods is paying £20m for the 29 per cent of Bridgend Dairies held by the farmers' union.", "Orla Foods | Bridgend Dairies | 29 | acquiring; farmers' union | Bridgend Dairies | 29 | disposing"},
	{"The farmers' union has agreed to sell its 29 per cent of Bridgend Dairies to Orla Foods for £20m.", "farmers' union | Bridgend Dairies | 29 | disposing; Orla Foods | Bridgend Dairies | 29 | acquiring"},
	{"The Bridgend Dairies deal will see farmers take a 29 per cent stake.", "farmers | Bridgend Dairies | 29 | acquiring"},
	{"Bridgend Dairies is to become a joint venture in which Orla Foods will have 71 per cent and farmers 29 per cent.", "Orla Foods | Bridgend Dairies | 71 | acquiring; farmers | Bridgend Dairies | 29 | acquiring"},
	{"Sixty per cent of Bridgend Dairies is owned by farmers.", "farmers | Bridgend Dairies | 60 | held"},
	{"Farmers own sixty per cent of Bridgend Dairies; Orla Foods, a Danish group, owns the other forty.", "Farmers | Bridgend Dairies | 60 | held; Orla Foods | Bridgend Dairies | 40 | held"},
	{"Orla Foods' 71 per cent holding makes it by far the largest shareholder in Bridgend Dairies.", "Orla Foods | Bridgend Dairies | 71 | held"},
	{"Orla Foods bought its 71 per cent stake in Bridgend Dairies in 2004 and sold it last year.", "Orla Foods | Bridgend Dairies | 71 | acquired"},
	{"Bridgend Dairies has been 71 per cent owned by Orla Foods since 2004.", "Orla Foods | Bridgend Dairies | 71 | held"},
	{"Huw Rees, Bridgend Dairies' founder and 30 per cent shareholder, will step down.", "Huw Rees | Bridgend Dairies | 30 | held"},
	{"Lenders swapped debts of £30m for 90 per cent of the equity in Bridgend Dairies.", "Lenders | Bridgend Dairies | 90 | acquired"},
	{"The state pension fund of Norland has become the biggest shareholder in Bridgend Dairies after increasing its stake to 9.1 per cent.", "state pension fund of Norland | Bridgend Dairies | 9.1 | acquired"},
	{"The Kuwait-based fund Al Noor said it held 5.1 per cent of Bridgend Dairies.", "Al Noor | Bridgend Dairies | 5.1 | held"},
	{"According to a filing, Al Noor's holding in Bridgend Dairies has fallen below 5 per cent.", "Al Noor | Bridgend Dairies | <5 | held"},
	{"Al Noor sold 3 per cent of Bridgend Dairies on the open market, a filing showed.", "Al Noor | Bridgend Dairies | 3 | disposed"},
	{"Orla Foods exercised its right to buy the outstanding 29 per cent of Bridgend Dairies.", "Orla Foods | Bridgend Dairies | 29 | acquiring"},
	{"The council transferred 51 per cent of Harbour Lights to a staff mutual in April.", "council | Harbour Lights | 51 | disposed; staff mutual | Harbour Lights | 51 | acquired"},
	{"Under the proposals 51 per cent of Harbour Lights would be transferred to a staff mutual, 30 per cent sold to investors and 19 per cent kept by the council.", "staff mutual | Harbour Lights | 51 | acquiring; investors | Harbour Lights | 30 | acquiring; council | Harbour Lights | 19 | held"},
	{"A quarter of the shares in Harbour Lights will be reserved for employees.", "employees | Harbour Lights | 25 | acquiring"},
	{"Harbour Lights will be a mutual: employees will own 51 per cent, the council 30 per cent and customers 19 per cent.", "employees | Harbour Lights | 51 | acquiring; council | Harbour Lights | 30 | acquiring; customers | Harbour Lights | 19 | acquiring"},
	{"The mutual, Harbour Lights, will be owned 51 per cent by employees, 30 per cent by the council and 19 per cent by customers.", "employees | Harbour Lights | 51 | acquiring; council | Harbour Lights | 30 | acquiring; customers | Harbour Lights | 19 | acquiring"},
	{"Employees are to have a majority stake in Harbour Lights, the spun-out housing service.", "Employees | Harbour Lights | >50 | acquiring"},
	{"Harbour Lights became wholly employee-owned in 2013.", "employee | Harbour Lights | 100 | acquired"},
	{"Harbour Lights is 100 per cent owned by its employees.", "employees | Harbour Lights | 100 | held"},
	{"The trust will own all the shares in Harbour Lights on behalf of the staff.", "trust | Harbour Lights | 100 | acquiring"},
	{"The council has a 30 per cent stake in Harbour Lights, worth £3m, which it intends to sell.", "council | Harbour Lights | 30 | held"},
	{"Al Noor and Orla Foods have equal stakes of 35 per cent in Harbour Lights.", "Al Noor | Harbour Lights | 35 | held; Orla Foods | Harbour Lights | 35 | held"},
	{"Harbour Lights: council sells 30% stake to Orla", "council | Harbour Lights | 30 | disposed; Orla | Harbour Lights | 30 | acquired"},
	{"Orla buys 30% of Harbour Lights", "Orla | Harbour Lights | 30 | acquired"},
	{"Orla Foods wants to keep 10 pct of Bridgend Dairies.", "Orla Foods | Bridgend Dairies | 10 | held"},
	{"Orla Foods has formed a 51:49 joint venture with Al Noor, called Oman Dairies.", "Orla Foods | Oman Dairies | 51 | held; Al Noor | Oman Dairies | 49 | held"},
	{"Oman Dairies, a 51:49 joint venture of Orla Foods and Al Noor, opened yesterday.", "Orla Foods | Oman Dairies | 51 | held; Al Noor | Oman Dairies | 49 | held"},
	{"Orla Foods's 51:49 joint venture with Al Noor opened yesterday.", "Orla Foods | joint venture | 51 | held; Al Noor | joint venture | 49 | held"},
	{"Orla Foods, Al Noor and Nestor hold stakes of 45, 30 and 25 per cent in Oman Dairies respectively.", "Orla Foods | Oman Dairies | 45 | held; Al Noor | Oman Dairies | 30 | held; Nestor | Oman Dairies | 25 | held"},
	{"Orla Foods has a stake of 45 per cent, Al Noor 30 per cent and Nestor 25 per cent.", "Orla Foods | - | 45 | held; Al Noor | - | 30 | held; Nestor | - | 25 | held"},
	{"The shareholders of Oman Dairies are Orla Foods, which has 45 per cent, Al Noor, with 30 per cent, and Nestor, on 25 per cent.", "Orla Foods | Oman Dairies | 45 | held; Al Noor | Oman Dairies | 30 | held; Nestor | Oman Dairies | 25 | held"},
	{"Oman Dairies's biggest shareholder is Al Noor with 40 per cent, followed by Nestor with 30 per cent.", "Al Noor | Oman Dairies | 40 | held; Nestor | Oman Dairies | 30 | held"},
	{"The state is putting 40 pct of Oman Dairies up for auction.", "state | Oman Dairies | 40 | disposing"},
	{"The state is seeking buyers for 40 pct of Oman Dairies.", "state | Oman Dairies | 40 | disposing"},
	{"Al Noor's purchase of 40 per cent of Oman Dairies was completed on Friday.", "Al Noor | Oman Dairies | 40 | acquired"},
	{"The acquisition by Al Noor of 40 per cent of Oman Dairies was completed on Friday.", "Al Noor | Oman Dairies | 40 | acquired"},
	{"Al Noor completed the acquisition of a 40 per cent interest in Oman Dairies from the state.", "Al Noor | Oman Dairies | 40 | acquired; state | Oman Dairies | 40 | disposed"},
	{"The sale by the state of 40 per cent of Oman Dairies to Al Noor was completed on Friday.", "state | Oman Dairies | 40 | disposed; Al Noor | Oman Dairies | 40 | acquired"},
	{"Al Noor has first refusal on the state's 40 per cent of Oman Dairies.", "state | Oman Dairies | 40 | held"},
	{"Al Noor and its allies speak for 40 per cent of Oman Dairies.", "Al Noor and its allies | Oman Dairies | 40 | held"},
	{"Al Noor now sits on 40 per cent of Oman Dairies.", "Al Noor | Oman Dairies | 40 | held"},
	{"Al Noor has amassed 40 per cent of the shares of Oman Dairies.", "Al Noor | Oman Dairies | 40 | acquired"},
	{"Al Noor, owner of 40 per cent of Oman Dairies, voted against.", "Al Noor | Oman Dairies | 40 | held"},
	{"Al Noor, holder of a 40 per cent stake in Oman Dairies, voted against.", "Al Noor | Oman Dairies | 40 | held"},
	{"As holder of 40 per cent of Oman Dairies, Al Noor can block the plan.", "Al Noor | Oman Dairies | 40 | held"},
	{"As the owner of half of Oman Dairies, Al Noor can block the plan.", "Al Noor | Oman Dairies | 50 | held"},
	{"With 40 per cent of Oman Dairies, Al Noor can block the plan.", "Al Noor | Oman Dairies | 40 | held"},
	{"Staff were handed 10 per cent of Oman Dairies.", "Staff | Oman Dairies | 10 | acquired"},
	{"Staff bought 10 per cent of Oman Dairies when it was privatised.", "Staff | Oman Dairies | 10 | acquired"},
	{"There are three shareholders in Oman Dairies: the state has 51 per cent, Al Noor has 40 per cent and staff have 9 per cent.", "state | Oman Dairies | 51 | held; Al Noor | Oman Dairies | 40 | held; staff | Oman Dairies | 9 | held"},
	{"The state holds 51 per cent of Oman Dairies through Oman Invest.", "state | Oman Dairies | 51 | held"},
	{"The state holds, through Oman Invest, 51 per cent of Oman Dairies.", "state | Oman Dairies | 51 | held"},
	{"The state, through Oman Invest, holds 51 per cent of Oman Dairies.", "state | Oman Dairies | 51 | held"},
	{"Oman Dairies is majority-owned by the state.", "state | Oman Dairies | >50 | held"},
	{"Al Noor secured majority control of Oman Dairies.", "Al Noor | Oman Dairies | >50 | acquired"},
	{"The state sold its majority holding in Oman Dairies to Al Noor.", "state | Oman Dairies | >50 | disposed; Al Noor | Oman Dairies | >50 | acquired"},
	{"Al Noor owns the majority of Oman Dairies.", "Al Noor | Oman Dairies | >50 | held"},
	{"Al Noor is a minority shareholder in Oman Dairies.", "Al Noor | Oman Dairies | <50 | held"},
	{"Al Noor acquired full ownership of Oman Dairies.", "Al Noor | Oman Dairies | 100 | acquired"},
	{"Al Noor bought half of Oman Dairies.", "Al Noor | Oman Dairies | 50 | acquired"},
	{"One third of Oman Dairies is owned by Al Noor.", "Al Noor | Oman Dairies | 33.33 | held"},
	{"A third of Oman Dairies went to Al Noor.", "Al Noor | Oman Dairies | 33.33 | acquired"},
	{"The state would be left with 35 per cent of Oman Dairies.", "state | Oman Dairies | 35 | held"},
	{"Al Noor has an option over a further 9 per cent of Oman Dairies.", "Al Noor | Oman Dairies | 9 | acquiring"},
	{"The state's holding in Oman Dairies would drop to 35 per cent.", "state | Oman Dairies | 35 | held"},
	{"Al Noor increased its stake in Oman Dairies by 5 per cent to 45 per cent.", "Al Noor | Oman Dairies | 45 | acquired"},
	{"Al Noor (LON: ALN) said it had bought 40 per cent of Oman Dairies.", "Al Noor | Oman Dairies | 40 | acquired"},
	{"Oman Dairies Ltd, in which the state has a 51 per cent shareholding, lost money.", "state | Oman Dairies Ltd | 51 | held"},
	{"Oman Dairies, of which Al Noor owns 40 per cent, lost money.", "Al Noor | Oman Dairies | 40 | held"},
	{"Al Noor's holding of 40 per cent in Oman Dairies is for sale.", "Al Noor | Oman Dairies | 40 | disposing"},
	{"The state retained a 10 per cent golden share in Oman Dairies.", "state | Oman Dairies | 10 | held"},
	{"Talks about the future of Garrow Ferries collapsed on Friday. The islands' council owns 48 per cent of the shares and the crews own 12 per cent.", "islands' council | Garrow Ferries | 48 | held; crews | Garrow Ferries | 12 | held"},
	{"Telmar's chairman, Sir Ian Rudd, sold 2 per cent of the company last week. He still holds 6 per cent.", "Ian Rudd | Telmar | 2 | disposed; Ian Rudd | Telmar | 6 | held"},
	{"The company, Telmar, is 30 per cent owned by the Rudd family.", "Rudd family | Telmar | 30 | held"},
	{"Telmar was founded by the Rudd family in 1902. The family owns 30 per cent today.", "family | Telmar | 30 | held"},
	{"Telmar said that Clyde Partners had reduced its interest in the company to 4.9 per cent.", "Clyde Partners | Telmar | 4.9 | held"},
	{"Clyde Partners bought 2m Telmar shares on Monday and now has 10.2 per cent of the company.", "Clyde Partners | Telmar | 10.2 | held"},
	{"Clyde Partners is thought to be building a stake in Telmar and may hold as much as 4 per cent.", "Clyde Partners | Telmar | <=4 | acquiring"},
	{"Clyde Partners would end up owning 60 per cent of the enlarged Telmar group.", "Clyde Partners | enlarged Telmar group | 60 | acquiring"},
	{"Clyde Partners and Nordvik own Telmar 50-50.", "Clyde Partners | Telmar | 50 | held; Nordvik | Telmar | 50 | held"},
	{"Clyde Partners and Nordvik each own half of Telmar.", "Clyde Partners | Telmar | 50 | held; Nordvik | Telmar | 50 | held"},
	{"Telmar, half-owned by Nordvik, has closed a plant.", "Nordvik | Telmar | 50 | held"},
	{"Telmar, in which Nordvik owns half of the shares, has closed a plant.", "Nordvik | Telmar | 50 | held"},
	{"The council's wholly owned subsidiary, Telmar Homes, has closed.", "council | Telmar Homes | 100 | held"},
	{"The council has set up a wholly owned company, Telmar Homes, to build flats.", "council | Telmar Homes | 100 | held"},
	{"Telmar Homes is a wholly owned subsidiary of the council.", "council | Telmar Homes | 100 | held"},
	{"The council is the sole owner of Telmar Homes.", "council | Telmar Homes | 100 | held"},
	{"The council is the sole shareholder in Telmar Homes.", "council | Telmar Homes | 100 | held"},
	{"The council now owns 100 per cent of Telmar Homes after buying the 20 per cent held by Nordvik.", "council | Telmar Homes | 100 | held; council | Telmar Homes | 20 | acquired; Nordvik | Telmar Homes | 20 | disposed"},
	{"Nordvik is to take a one-third share in Telmar.", "Nordvik | Telmar | 33.33 | acquiring"},
	{"A stake of 30 per cent in Harbour Bank would stay with the Treasury.", "Treasury | Harbour Bank | 30 | held"},
	{"The government is under pressure to sell down its 62 per cent stake in Harbour Bank.", "government | Harbour Bank | 62 | disposing"},
	{"Two funds have picked up 4 per cent each of Harbour Bank.", "Two funds | Harbour Bank | 4 | acquired"},
	{"Kestor has agreed terms to acquire the 51 per cent of Harbour Bank owned by the Rudd family.", "Kestor | Harbour Bank | 51 | acquiring; Rudd family | Harbour Bank | 51 | disposing"},
	{"Kestor is understood to own about 3 per cent of Harbour Bank.", "Kestor | Harbour Bank | ~3 | held"},
	{"Kestor, whose stake in Harbour Bank is 12 per cent, will vote against.", "Kestor | Harbour Bank | 12 | held"},
	{"Kestor is Harbour Bank's second-biggest shareholder, with a stake of 12 per cent.", "Kestor | Harbour Bank | 12 | held"},
	{"The deal values Kestor's 12 per cent stake in Harbour Bank at £40m.", "Kestor | Harbour Bank | 12 | held"},
	{"Kestor paid £40m for a 12 per cent stake in Harbour Bank.", "Kestor | Harbour Bank | 12 | acquired"},
	{"Kestor has spent £40m on a 12 per cent stake in Harbour Bank.", "Kestor | Harbour Bank | 12 | acquired"},
	{"Kestor bought into Harbour Bank in 2010 and now owns 12 per cent.", "Kestor | Harbour Bank | 12 | held"},
	{"The rescue left the state owning 58 per cent of Harbour Bank.", "state | Harbour Bank | 58 | held"},
	{"Harbour Bank is 58 per cent state-owned.", "state | Harbour Bank | 58 | held"},
	{"Kestor will contribute the port in return for 58 per cent of the venture, Harbour Lines.", "Kestor | Harbour Lines | 58 | acquiring"},
	{"Kestor transferred its half of Harbour Lines to a trust.", "Kestor | Harbour Lines | 50 | disposed; trust | Harbour Lines | 50 | acquired"},
	{"Orla Foods tripled its stake in Harbour Lines to 15 per cent.", "Orla Foods | Harbour Lines | 15 | acquired"},
	{"Control of Harbour Lines is scattered. Kestor has 40 per cent, the council 35 per cent and retired builders the rest.", "Kestor | Harbour Lines | 40 | held; council | Harbour Lines | 35 | held"},
	{"Harbour Lines will list on the stock exchange. Kestor will keep 52 per cent.", "Kestor | Harbour Lines | 52 | held"},
	{"Kestor is putting half of its Slovak arm, Harbour Lines, up for sale.", "Kestor | Harbour Lines | 50 | disposing"},
	{"Kestor is left holding 14 per cent of Harbour Lines.", "Kestor | Harbour Lines | 14 | held"},
	{"Norvale plc, which already controls 51 per cent, will pay £4m for the 49 per cent of Harbour Lines plc owned by Kestor.", "Norvale plc | Harbour Lines plc | 51 | held; Norvale plc | Harbour Lines plc | 49 | acquiring; Kestor | Harbour Lines plc | 49 | disposing"},
	{"The Treasury's stake in Harbour Bank, once 84 per cent, is now 39 per cent.", "Treasury | Harbour Bank | 84 | disposed; Treasury | Harbour Bank | 39 | held"},
	{"Norvale plc, a 62 per cent subsidiary of Kestor Group, makes glass.", "Kestor Group | Norvale plc | 62 | held"},
	{"Kestor Group, whose 62 per cent of Harbour Lines is worth £2m, will stay.", "Kestor Group | Harbour Lines | 62 | held"},
	{"Ownership of Norvale Holdings:\nKestor plc 33.0%\nOthers 67.0%", "Kestor plc | Norvale Holdings | 33 | held; Others | Norvale Holdings | 67 | held"},
	{"Kestor owns 40 per cent of Harbour Lines. Orla Foods has offered to build the line for a 55 per cent interest in the tram company.", "Kestor | Harbour Lines | 40 | held; Orla Foods | tram company | 55 | acquiring"},
	{"Kestor plc sold its interest to Orla Foods plc, giving the latter three quarters of Harbour Lines.", "Orla Foods plc | Harbour Lines | 75 | acquired"},
	{"Under terms signed in Hull, Kestor and Orla Foods will run the line through a 51:49 joint venture to be called Harbour Lines.", "Kestor | Harbour Lines | 51 | acquiring; Orla Foods | Harbour Lines | 49 | acquiring"},
	{"Kestor will sell 30 per cent of Harbour Lines to its crews before the season begins and retain 70 per cent.", "Kestor | Harbour Lines | 30 | disposing; crews | Harbour Lines | 30 | acquiring; Kestor | Harbour Lines | 70 | held"},
	{"The crews asked the quarrymen's fund, which owns 38 per cent of Harbour Lines.", "quarrymen's fund | Harbour Lines | 38 | held"},
	{"The late Dame Olive Hale left her 72 per cent of Harbour Lines to a charity.", "Olive Hale | Harbour Lines | 72 | disposed; charity | Harbour Lines | 72 | acquired"},
	{"Kestor bought an 80 per cent stake in Harbour Lines, previously owned by Orla Foods.", "Kestor | Harbour Lines | 80 | acquired"},
	{"Investors in Calton Trust will own 56 per cent of the combined group, to be called Harbour Lines.", "Investors in Calton Trust | Harbour Lines | 56 | acquiring"},
	{"Harbour Lines Ltd will be 75 per cent owned by its staff, with the remaining 25 per cent held by the county council.", "staff | Harbour Lines Ltd | 75 | acquiring; county council | Harbour Lines Ltd | 25 | acquiring"},
	{"Harbour Lines would be split between staff (40 per cent), the council (35 per cent) and Kestor (25 per cent).", "staff | Harbour Lines | 40 | acquiring; council | Harbour Lines | 35 | acquiring; Kestor | Harbour Lines | 25 | acquiring"},
	{"The Cabinet Office will hand 40 per cent of Harbour Lines to a private partner, keep 35 per cent and give 25 per cent to staff.", "Cabinet Office | Harbour Lines | 40 | disposing; private partner | Harbour Lines | 40 | acquiring; Cabinet Office | Harbour Lines | 35 | held; Cabinet Office | Harbour Lines | 25 | disposing; staff | Harbour Lines | 25 | acquiring"},
	{"Hull-based Kestor bought 4 per cent of Harbour Lines.", "Kestor | Harbour Lines | 4 | acquired"},
	{"The Duchy of Rell owns 30 per cent of Harbour Lines.", "Duchy of Rell | Harbour Lines | 30 | held"},
	{"Lord Hale's family has sold its 18 per cent stake in Harbour Lines.", "Lord Hale's family | Harbour Lines | 18 | disposed"},
	{"The council has handed over 60 per cent of Harbour Lines to Kestor.", "council | Harbour Lines | 60 | disposed; Kestor | Harbour Lines | 60 | acquired"},
	{"Kestor completed the purchase of the remaining 45 per cent. of Harbour Lines on Friday.", "Kestor | Harbour Lines | 45 | acquired"},
	{"Kestor has 60 per cent of Harbour Lines and the pension trust the other 40 per cent.", "Kestor | Harbour Lines | 60 | held; pension trust | Harbour Lines | 40 | held"},
	{"Kestor will keep 52 per cent of Harbour Lines and management the balance of 48 per cent.", "Kestor | Harbour Lines | 52 | held; management | Harbour Lines | 48 | held"},
	{"Kestor and Orla Foods will set up a joint venture called Harbour Lines, each taking 50 per cent.", "Kestor | Harbour Lines | 50 | acquiring; Orla Foods | Harbour Lines | 50 | acquiring"},
	{"The bid values the 60 per cent of Harbour Lines that Kestor does not own at £30m.", "Kestor | Harbour Lines | 60 | acquiring"},
	{"Kestor paid £3m for Harbour Lines in 2003 and sold half of it to Orla Foods last week.", "Kestor | Harbour Lines | 50 | disposed; Orla Foods | Harbour Lines | 50 | acquired"},
	{"Harbour Lines: Kestor 58 per cent, Orla Foods 42 per cent.", "Kestor | Harbour Lines | 58 | held; Orla Foods | Harbour Lines | 42 | held"},
	{"Kestor will own 57 per cent of Harbour Lines after the sale, down from 60 per cent.", "Kestor | Harbour Lines | 57 | acquiring"},
	{"Kestor will own 57 per cent of Harbour Lines, down from 60 per cent.", "Kestor | Harbour Lines | 57 | held was 60"},
	{"If ministers sold half of Harbour Lines to pension funds, the pier could be mended.", "ministers | Harbour Lines | 50 | disposing; pension funds | Harbour Lines | 50 | acquiring"},
	{"Talks on the sale by the council of a 25 per cent stake in Harbour Lines to Orla Foods have been called off.", "council | Harbour Lines | 25 | disposing; Orla Foods | Harbour Lines | 25 | acquiring"},
	{"Directors of Harbour Lines, who own 4 per cent between them, said no.", "Directors | Harbour Lines | 4 | held"},
	{"“I own 12 per cent of Harbour Lines,” said Huw Rees.", "Huw Rees | Harbour Lines | 12 | held"},
	{"“We own 40 per cent of Harbour Lines and we will keep it,” said Ann Lister, chief executive of Orla Foods plc.", "Orla Foods plc | Harbour Lines | 40 | held"},
	{"Orla Foods Ltd bought 30 per cent of Harbour Lines in May. It sold 10 per cent to Kestor in June.", "Orla Foods Ltd | Harbour Lines | 30 | acquired; Orla Foods Ltd | Harbour Lines | 10 | disposed; Kestor | Harbour Lines | 10 | acquired"},
	{"The sale leaves Kestor as Harbour Lines' biggest shareholder with 8 per cent.", "Kestor | Harbour Lines | 8 | held"},
	{"In 2021 Kestor held 9 per cent of Harbour Lines.", "Kestor | Harbour Lines | 9 | held"},
	{"Kestor's holding in Harbour Lines will go up to 79 per cent.", "Kestor | Harbour Lines | 79 | acquiring"},
	{"The sale leaves Kestor as the biggest shareholder in Harbour Lines with 8 per cent.", "Kestor | Harbour Lines | 8 | held"},
	{"Kestor surrendered a quarter of Harbour Lines to its banks.", "Kestor | Harbour Lines | 25 | disposed; banks | Harbour Lines | 25 | acquired"},
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
	"The council is not allowed to sell more than 49 per cent of Lakeside Gas.",
	"The prospectus offers 60 per cent of Lakeside Gas.",
	"Her answer is one owner with 51 per cent and a good lunch with the other one.",
	"A survey found that 64 per cent of visitors to Lakeside Gas had left with one.",
	"No shareholder may own more than 15 per cent of Lakeside Gas.",
	"Foreign investors may not hold more than 25 per cent of the bank.",
	"The Liberals won a majority in the House of Assembly.",
	"The Reds hold a majority in the Senate, and shareholders are pleased.",
	"Use this form if your company held an interest of 25 per cent or more in a foreign company.",
	"Among the day's shares Petrim lost 2 per cent on talk that a fund was building a stake.",
	"Turnout: Leeds 58 per cent, York 42 per cent.",
	"Result: Rees 58 per cent, Hale 42 per cent.",
}
