package extract

import (
	"strings"
	"testing"
)

var stakeTables = []struct{ text, want string }{
	// A heading that names the company, rows of holders.
	{"Shareholders in Lakeside Gas\nNorvale: 60%\nPetrim: 25%\nStaff: 15%", "Norvale | Lakeside Gas | 60 | held; Petrim | Lakeside Gas | 25 | held; Staff | Lakeside Gas | 15 | held"},
	{"Largest owners of Halden Quay (per cent)\nOrrin Capital 41.5\nHeirs of Magnus Rendall 20.25\nP. Tostrup AS 3.1", "Orrin Capital | Halden Quay | 41.5 | held; Heirs of Magnus Rendall | Halden Quay | 20.25 | held; P. Tostrup AS | Halden Quay | 3.1 | held"},
	{"Holders of more than 3 percent of Petrim Paper S.A.:\nNorvale: 38.4\nCaja Serena: 14.6", "Norvale | Petrim Paper S.A. | 38.4 | held; Caja Serena | Petrim Paper S.A. | 14.6 | held"},
	{"Equity in the Trans-Orrin Highway Company\nSponsor — Percentage\nNorvale Roads — 55\nToll Systems — 45", "Norvale Roads | Trans-Orrin Highway Company | 55 | held; Toll Systems | Trans-Orrin Highway Company | 45 | held"},
	{"Interests in the Kestor licence after the farm-out:\n(a) Norvale Oil (operator), 40%;\n(b) Petrim, 35%;\n(c) the state, 25%.", "Norvale Oil | Kestor licence | 40 | held; Petrim | Kestor licence | 35 | held; state | Kestor licence | 25 | held"},
	{"Lakeside Gas’s largest shareholders:\n• Norvale – 30 per cent\n• Petrim – 12.5 per cent", "Norvale | Lakeside Gas | 30 | held; Petrim | Lakeside Gas | 12.5 | held"},
	{"Severn Tram shareholders\nHolder | Per cent\nNorvale | 71\nBramley council | 29", "Norvale | Severn Tram | 71 | held; Bramley council | Severn Tram | 29 | held"},
	{"The venture, called Amber LNG, is made up like this:\nNorvale .......... 62.5%\nPetrim Gas ....... 37.5%", "Norvale | Amber LNG | 62.5 | held; Petrim Gas | Amber LNG | 37.5 | held"},
	{"Proposed ownership of Bramley Buses:\nEmployees 51%\nNorvale 49%", "Employees | Bramley Buses | 51 | acquiring; Norvale | Bramley Buses | 49 | acquiring"},
	{"Owners of Halcyon Water, in shares of the whole:\nNorvale: two thirds\nBramley council: one third", "Norvale | Halcyon Water | 66.67 | held; Bramley council | Halcyon Water | 33.33 | held"},
	{"Shareholders of Lakeside Gas\nNorvale\t12,400,000\t62.00%\nPetrim\t7,600,000\t38.00%\nTotal\t20,000,000\t100.00%", "Norvale | Lakeside Gas | 62 | held; Petrim | Lakeside Gas | 38 | held"},

	// A heading that names the holder, rows of companies.
	{"Subsidiary of Kestor\tHolding\nKestor Mobile\t99.9%\nHarbour Cable\t75%", "Kestor | Kestor Mobile | 99.9 | held; Kestor | Harbour Cable | 75 | held"},
	{"Subsidiaries of Orla Foods plc:\n- Orla Bread 100%\n- Moor Dairies 60%", "Orla Foods plc | Orla Bread | 100 | held; Orla Foods plc | Moor Dairies | 60 | held"},

	// Rows that list both.
	{"Ownership of the clubs:\nKestor Town: members 51%, Orrin Steel 49%\nHalden City: council 100%", "members | Kestor Town | 51 | held; Orrin Steel | Kestor Town | 49 | held; council | Halden City | 100 | held"},
	{"Structure of the group:\n1. Orla Holding (owned by the Lister family, 100)\n2. Moor Press (74.9 per cent Orla Holding, 25.1 per cent Kestor Trust)", "Lister family | Orla Holding | 100 | held; Orla Holding | Moor Press | 74.9 | held; Kestor Trust | Moor Press | 25.1 | held"},
}

// Tables of other things, and of shares that nobody can tell whose they are.
var otherStakeTables = []string{
	"Members of the society by county\nYorkshire 40%\nKent 60%",
	"Market shares in bottled water, 2014\nNorvale 31.2%\nPetrim Springs 24.0%\nPrivate label 44.8%",
	"Vote by shareholders\nRemuneration report: for 61.4%, against 38.6%\nElection of Ms Lister: for 97.0%, against 3.0%",
	"Result of the election\nLister (Labour) 48.2%\nRendall (Conservative) 40.1%",
	"What our readers think of Lakeside Gas\nVery good 20%\nGood 50%\nPoor 30%",
	"Ingredients\nWheat flour 62%\nSugar 20%\nButter 18%",
	"Sales of Orla Foods by region\nEurope 55%\nAsia 45%",
	"Budget of Bramley council\nSchools 51%\nRoads 49%",
	"Home ownership in Bramley\nOwned outright 40%\nRented 60%",
	"Share prices\nNorvale +3.2%\nPetrim -1.1%\nLakeside Gas +0.4%",
	"Breakdown of costs per passenger:\nFuel 34%\nStaff 22%\nAircraft 44%",
	"Turnout\nHalden 61%\nKestor 54%",
	"Wine list\nHouse red 13.5%\nRioja 14%",
	"Approval of the shareholders' plan\nNorth 40%\nSouth 60%",
	"Shareholders met on Monday.\n\nOrrin: sales up 40 per cent",
	"Owners of dogs, by county\nYorkshire 40\nKent 25",
	"Shareholders of Lakeside Gas\nNorvale 80%\nPetrim 70%",
	"Partners of the festival\nNorvale 2014\nPetrim 2015",
	"Top of the table\nKestor Town 60\nHalden City 54",
	"Interest rates of the banks\nNorvale Bank 3.2%\nPetrim Bank 4.1%",
	"Dividends of the owners of Lakeside Gas\nNorvale 3%\nPetrim 4%",
	"Ownership of smartphones by age\nUnder 25 90%\nOver 65 40%",
}

func TestStakeTables(t *testing.T) {
	for _, c := range stakeTables {
		if got := told(c.text); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
	for _, text := range otherStakeTables {
		if got := told(text); got != "" {
			t.Errorf("%s\n got %s, want nothing", text, got)
		}
	}
}

// A table of a hundred thousand rows is read in time that grows with its length.
func TestLongStakeTable(t *testing.T) {
	text := "Shareholders of Lakeside Gas\n" + strings.Repeat("Norvale: 0.001%\n", 100_000)
	if n := len((Extractor{Only: Stakes}).Extract(Post{Text: text}).Stakes); n != 100_000 {
		t.Errorf("%d stakes, want one a row", n)
	}
}
