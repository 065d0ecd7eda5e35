package extract

import "testing"

// frameSentences are more constructions and the stakes that they state, a class after
// the other.
var frameSentences = []struct{ text, want string }{
	// Ratios of more than two, and those behind the names.
	{"Halden Quay is owned by Orrin, Petrim and Norvale in the ratio 50:30:20.", "Orrin | Halden Quay | 50 | held; Petrim | Halden Quay | 30 | held; Norvale | Halden Quay | 20 | held"},
	{"Ownership of Halden Quay is split between Orrin, Petrim and Norvale in the proportions 50:30:20.", "Orrin | Halden Quay | 50 | held; Petrim | Halden Quay | 30 | held; Norvale | Halden Quay | 20 | held"},
	{"Orrin, Petrim and Norvale have set up a 50:30:20 joint venture, Halden Quay.", "Orrin | Halden Quay | 50 | held; Petrim | Halden Quay | 30 | held; Norvale | Halden Quay | 20 | held"},
	{"Rutland Homes is jointly owned by two charities, the Almoners' Trust and Petrim, in the ratio 60:40.", "Almoners' Trust | Rutland Homes | 60 | held; Petrim | Rutland Homes | 40 | held"},
	{"Halden Quay is owned in equal shares by Orrin, Petrim and Norvale.", "Orrin | Halden Quay | 33.33 | held; Petrim | Halden Quay | 33.33 | held; Norvale | Halden Quay | 33.33 | held"},

	// In the hands of.
	{"The brewery is in the hands of the Kestor family (40%), Norvale (30%) and its managers (30%).", "Kestor family | brewery | 40 | held; Norvale | brewery | 30 | held; managers | brewery | 30 | held"},
	{"The council owns 80.1 per cent of Halden Homes, with 19.9 per cent in the hands of its partner, Orrin Estates.", "council | Halden Homes | 80.1 | held; Orrin Estates | Halden Homes | 19.9 | held"},

	// Each of several.
	{"Skarvik holds 62 percent of Halden Quay and the neighbouring towns of Balnes and Ytre Holm 19 percent each.", "Skarvik | Halden Quay | 62 | held; Balnes | Halden Quay | 19 | held; Ytre Holm | Halden Quay | 19 | held"},
	{"Halden Quay is jointly owned by Orrin and Petrim, who each have 50 per cent.", "Orrin | Halden Quay | 50 | held; Petrim | Halden Quay | 50 | held"},
	{"Halden Quay was purchased by Orrin and its chief pilot, Walter Rees, the former taking 80% and the latter 20%.", "Orrin | Halden Quay | 80 | acquired; Walter Rees | Halden Quay | 20 | acquired"},
	{"Three years ago the Kestor Office and Petrim Associates set up a joint venture. The former holds a third, Petrim a third and the staff a third.", "Kestor Office | joint venture | 33.33 | held; Petrim Associates | joint venture | 33.33 | held; staff | joint venture | 33.33 | held"},

	// Relative clauses.
	{"Orrin and Petrim are forming a joint venture in Norland in which Petrim will have 55 percent and Orrin 45 percent.", "Petrim | joint venture | 55 | acquiring; Orrin | joint venture | 45 | acquiring"},
	{"The 25 per cent of Halden Quay that Petrim bought in May is now worth £3m.", "Petrim | Halden Quay | 25 | acquired"},
	{"The 25 per cent stake Petrim bought in Halden Quay in May is now worth £3m.", "Petrim | Halden Quay | 25 | acquired"},
	{"The 25 per cent stake in Halden Quay which Petrim holds is now worth £3m.", "Petrim | Halden Quay | 25 | held"},
	{"Norvale will not exercise its right over the 11.25 per cent of the Halden field that Orrin is selling to Petrim.", "Orrin | Halden field | 11.25 | disposing; Petrim | Halden field | 11.25 | acquiring"},
	{"The council will buy back the 30 per cent of its property company that it sold in 2009 to Orrin Capital.", "council | property company | 30 | acquiring; Orrin Capital | property company | 30 | disposing"},
	{"Orrin agreed to buy the 45 percent of its wiring venture that it does not already own from Petrim.", "Orrin | wiring venture | 45 | acquiring; Petrim | wiring venture | 45 | disposing"},
	{"Halden Quay is a subsidiary 60 per cent of whose shares are held by Orrin.", "Orrin | Halden Quay | 60 | held"},

	// Owners by name.
	{"Kestor Beef, whose sole shareholder is the Halden Meat Authority, will be merged.", "Halden Meat Authority | Kestor Beef | 100 | held"},
	{"Halden Quay's biggest shareholder is Petrim, at 29 per cent.", "Petrim | Halden Quay | 29 | held"},
	{"The largest shareholder in Halden Quay is Petrim (29 per cent), followed by Orrin (12 per cent).", "Petrim | Halden Quay | 29 | held; Orrin | Halden Quay | 12 | held"},
	{"30 per cent shareholder Petrim has called for the head of Halden Quay to go.", "Petrim | Halden Quay | 30 | held"},

	// Buying and selling.
	{"Orrin will swap its 10 per cent of Petrim for 30 per cent of Halden Quay.", "Orrin | Petrim | 10 | disposing; Orrin | Halden Quay | 30 | acquiring"},
	{"Orrin holds an option over 20 per cent of Halden Quay.", "Orrin | Halden Quay | 20 | acquiring"},
	{"Orrin bought 3m shares in Halden Quay, giving it 20 per cent of the company.", "Orrin | Halden Quay | 20 | acquired"},
	{"Petrim bought Orrin out of its 40 per cent holding in Halden Quay.", "Petrim | Halden Quay | 40 | acquired; Orrin | Halden Quay | 40 | disposed"},
	{"Orrin's disposal of its 20 per cent in Halden Quay raised £4m.", "Orrin | Halden Quay | 20 | disposed"},
	{"Orrin said that its board had approved the purchase of 51 percent of Halden Quay.", "Orrin | Halden Quay | 51 | acquiring"},
	{"Petrim's 25 per cent share in Halden Quay passed to Orrin in 1998.", "Orrin | Halden Quay | 25 | acquired; Petrim | Halden Quay | 25 | disposed"},
	{"Petrim's 25 per cent share in Halden Quay was acquired by Orrin in 1998.", "Orrin | Halden Quay | 25 | acquired; Petrim | Halden Quay | 25 | disposed"},
	{"Orrin holds 34 per cent of Halden Quay's voting rights.", "Orrin | Halden Quay | 34 | held"},
	{"Halden Quay became a wholly owned subsidiary of Petrim in 2004.", "Petrim | Halden Quay | 100 | acquired"},
	{"Forty per cent of Halden Quay went to its staff, 35 per cent stayed with the state and the rest was sold.", "staff | Halden Quay | 40 | acquired; state | Halden Quay | 35 | held"},

	// Bodies that go by what stands behind "of".
	{"The municipality of Tavira holds 30 per cent of Air Tavira.", "municipality of Tavira | Air Tavira | 30 | held"},
	{"The heirs of the founder hold 30 per cent of Air Tavira.", "heirs of the founder | Air Tavira | 30 | held"},
	{"A consortium of Petrim and Orrin has bought 75 per cent of Halden Quay.", "consortium of Petrim and Orrin | Halden Quay | 75 | acquired"},
	{"A consortium of Petrim (60%) and Orrin (40%) owns Halden Quay.", "Petrim | Halden Quay | 60 | held; Orrin | Halden Quay | 40 | held"},

	// Levels.
	{"The state is down to 10 per cent of Halden Quay and Orrin is up to 47 per cent.", "state | Halden Quay | 10 | held; Orrin | Halden Quay | 47 | held"},
	{"The fund has bought 3.6% of Halden Quay from Ann Lister, whose share thereby declines to 41%.", "fund | Halden Quay | 3.6 | acquired; Ann Lister | Halden Quay | 3.6 | disposed; Ann Lister | Halden Quay | 41 | held"},
	{"Norvale's holding in Halden Quay has crossed 30 per cent.", "Norvale | Halden Quay | 30 | acquired"},

	// Becoming.
	{"Orrin became the owner of the whole of Halden Quay.", "Orrin | Halden Quay | 100 | acquired"},
	{"Halden Quay will become wholly owned by Orrin.", "Orrin | Halden Quay | 100 | acquiring"},
	{"Orrin became the largest shareholder in Halden Quay with 45 per cent.", "Orrin | Halden Quay | 45 | acquired"},

	// Paying, giving, placing.
	{"Orrin will put in 51 percent of the capital of Halden Quay and Petrim 49 percent.", "Orrin | Halden Quay | 51 | acquiring; Petrim | Halden Quay | 49 | acquiring"},
	{"The mechanics put up £500 apiece for 40 per cent of the equity in Halden Quay.", "mechanics | Halden Quay | 40 | acquired"},
	{"Orrin sold 10% of Halden Quay to its employees and 20% to each of three towns.", "Orrin | Halden Quay | 10 | disposed; employees | Halden Quay | 10 | acquired; Orrin | Halden Quay | 20 | disposed; three towns | Halden Quay | 20 | acquired"},
	{"Orrin placed 10 per cent of Halden Quay with institutions.", "Orrin | Halden Quay | 10 | disposed; institutions | Halden Quay | 10 | acquired"},
	{"Orrin has pledged its 10 per cent stake in Halden Quay to its bank.", "Orrin | Halden Quay | 10 | held"},
	{"The court ordered Orrin to hand over its 10 per cent of the Keta block to the state.", "Orrin | Keta block | 10 | disposing; state | Keta block | 10 | acquiring"},
	{"Orrin is entitled to 10 per cent of the Keta block.", "Orrin | Keta block | 10 | acquiring"},
	{"Shareholders rejected the offer by Orrin for 51% of Halden Quay.", "Orrin | Halden Quay | 51 | acquiring"},
	{"Three quarters of the shares in the new body, provisionally called Halden Trust, are to be held by the county council.", "county council | Halden Trust | 75 | acquiring"},

	// Verbs, clauses and phrases between the two.
	{"The 640 people who pay the pensions of retired miners now own a quarter of Halden Quay.", "640 people | Halden Quay | 25 | held"},
	{"Orrin became a wholly-owned subsidiary of Petrim after Petrim purchased the remaining 40% stake from Norvale in 2010.", "Petrim | Orrin | 100 | acquired; Petrim | Orrin | 40 | acquired; Norvale | Orrin | 40 | disposed"},
	{"A 75% stake in Halden Quay was sold, for £300 million, to Petrim, the German arm of a fund.", "Petrim | Halden Quay | 75 | acquired"},
	{"A 75% stake in Halden Quay was sold for £300 million (equal to $400 million in 2020) to Petrim.", "Petrim | Halden Quay | 75 | acquired"},
	{"Orrin announced they would purchase a 51% controlling stake in Halden Universal from Petrim (which would retain the remaining 49%) for $6.5 billion.", "Orrin | Halden Universal | 51 | acquiring; Petrim | Halden Universal | 51 | disposing; Petrim | Halden Universal | 49 | held"},
	{"Orrin sold the remaining 40% stake it held in Halden Quay to Petrim in 2011.", "Orrin | Halden Quay | 40 | disposed; Petrim | Halden Quay | 40 | acquired"},
	{"In return, Orrin transferred to Petrim its 50 per cent holding in Halden Nylon.", "Orrin | Halden Nylon | 50 | disposed; Petrim | Halden Nylon | 50 | acquired"},
	{"In 2004, 57% of Petrim was transferred from Halden Investment to Norvale Holding.", "Halden Investment | Petrim | 57 | disposed; Norvale Holding | Petrim | 57 | acquired"},
	{"Orrin has an 80.1% stake in the Halden based plastics distributor, Petrim Holdings.", "Orrin | Petrim Holdings | 80.1 | held"},
	{"The path belongs to Thrum Estates, in which Orrin has 85% and the Duke of Arden's trustees have 15%.", "Orrin | Thrum Estates | 85 | held; Duke of Arden's trustees | Thrum Estates | 15 | held"},
	{"As of 2018, Petrim is the majority shareholder of Orrin with 51.4% of the shares.", "Petrim | Orrin | >50 | held; Petrim | Orrin | 51.4 | held"},
	{"Becoming the team's majority stockholder in 1973, Rees bought Lister's share.", "Rees | team | >50 | acquired"},
	{"Orrin was acquired by Petrim (75%) and Norvale (25%) in 2011.", "Petrim | Orrin | 75 | acquired; Norvale | Orrin | 25 | acquired"},
	{"Halden Quay was a joint venture between Orrin and Petrim, each of which held 50%.", "Orrin | Halden Quay | 50 | held; Petrim | Halden Quay | 50 | held"},
	{"Halden Quay was founded in 1999 by Orrin and Petrim, each holding 50 per cent of the shares.", "Orrin | Halden Quay | 50 | held; Petrim | Halden Quay | 50 | held"},
	{"Petrim and Norvale own one-third stakes in Orrin.", "Petrim | Orrin | 33.33 | held; Norvale | Orrin | 33.33 | held"},
	{"Orrin bought Petrim, with Halden Quay a 50/50 venture between Orrin and Norvale.", "Orrin | Halden Quay | 50 | held; Norvale | Halden Quay | 50 | held"},

	// What stands between the holder and the share.
	{"Orrin has 60 per cent of Halden Quay, the boroughs 30 per cent between them and the employees, through a trust, 10 per cent.", "Orrin | Halden Quay | 60 | held; boroughs | Halden Quay | 30 | held; employees | Halden Quay | 10 | held"},
	{"The shareholders of Halden Quay, Orrin, Petrim and Norvale, are equal owners with one-third each.", "Orrin | Halden Quay | 33.33 | held; Petrim | Halden Quay | 33.33 | held; Norvale | Halden Quay | 33.33 | held"},
	{"Norvale has an interest in 4,112,900 ordinary shares of Halden Quay plc, representing 2.14 per cent of the issued class.", "Norvale | Halden Quay plc | 2.14 | held"},
}

// otherFrames look like these constructions and state no stake.
var otherFrames = []string{
	"The state holds a golden share in Halden Quay.",
	"The votes were split between Orrin, Petrim and Norvale in the proportions 50:30:20.",
	"The ratio of sand, lime and water is 50:30:20.",
	"The score was 50:30:20 at the end.",
	"The meeting of 20/10/70 was held by Orrin and Petrim.",
	"The town is in the hands of rebels (40%), militias (30%) and looters (30%).",
	"The 25 per cent that Petrim saved in May is now worth £3m.",
	"The 25 per cent discount that Petrim gave in May is over.",
	"The two towns have 19 per cent of the jobs each.",
	"Orrin swapped 10 per cent of its vans for newer ones.",
	"Orrin will swap a third of its coal for gas.",
	"The board has approved the purchase of 51 percent more coal.",
	"Orrin has an option to cut output by 20 per cent.",
	"The former took 80 per cent of the blame and the latter 20 per cent.",
	"Orrin's biggest market is Norland, at 29 per cent.",
	"The largest party is Labour (40 per cent), followed by the Liberals (12 per cent).",
	"Unemployment is highest in Halden, at 12 per cent.",
	"The bank's rate stays at 5 per cent.",
	"A 25 per cent pay rise passed to the drivers in May.",
	"Unemployment is down to 4 per cent, and the party is up to 30 per cent in the polls.",
	"The road's slope is up to 8 per cent, and Orrin owns the land.",
	"Prices were up to 20 per cent higher.",
	"Temperatures have crossed 30 per cent of the usual range.",
	"A consortium of towns and villages has cut its costs by 20 per cent.",
	"Widows are entitled to half of the pension.",
	"The men put up with 40 per cent of the noise.",
	"The state put in 51 per cent of the effort.",
	"Orrin pledged 10 per cent of its profits to the hospital.",
	"Analysts put the chances of a merger between Orrin and Petrim at 50/50.",
	"The people who own cars now pay a quarter of the tax.",
	"Orrin's shares were bought by pensioners (75%) and students (25%) in their spare time.",
	"Half of the mining operation's staff left after Petrim bought the mill.",
	"Rees transferred to Petrim half of his notes.",
	"Each of the two towns, which held elections, saw a turnout of 50%.",
	"The Halden based builder, Petrim, cut 10 per cent of its jobs.",
	"He asked that taxes be raised by 10 per cent.",
}

func TestStakeFrames(t *testing.T) {
	for _, c := range frameSentences {
		if got := told(c.text); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
	for _, text := range otherFrames {
		if got := told(text); got != "" {
			t.Errorf("%s\n got %s, want nothing", text, got)
		}
	}
}
