package extract

import "testing"

var stakeLists = []struct{ text, want string }{
	{"Halden Quay is owned by Orrin Capital (68.4%), Norvale (25%) and Petrim (6.6%).", "Orrin Capital | Halden Quay | 68.4 | held; Norvale | Halden Quay | 25 | held; Petrim | Halden Quay | 6.6 | held"},
	{"Halden Quay is owned by the department of Moray (46%), the city of Kestor (44%) and the Chamber of Trade (10%).", "department of Moray | Halden Quay | 46 | held; city of Kestor | Halden Quay | 44 | held; Chamber of Trade | Halden Quay | 10 | held"},
	{"The bank's largest shareholders were the Ministry of Finance of Kestor (31.4%), the Pension Fund of Public Employees (12.1%) and Orrin Holding S.A. (9.9%).", "Ministry of Finance of Kestor | bank | 31.4 | held; Pension Fund of Public Employees | bank | 12.1 | held; Orrin Holding S.A. | bank | 9.9 | held"},
	{"Halden Quay, whose capital is divided among the regional government (60%), the chamber of commerce (25%) and the city of Kestor (15%), runs the port.", "regional government | Halden Quay | 60 | held; chamber of commerce | Halden Quay | 25 | held; city of Kestor | Halden Quay | 15 | held"},
	{"The tramway was built by a consortium of Orrin Works (47%), Norvale Cable (33%) and Petrim Metals (20%).", "Orrin Works | tramway | 47 | held; Norvale Cable | tramway | 33 | held; Petrim Metals | tramway | 20 | held"},
	{"The line is to be run by the consortium HaldenRail, made up of Orrin (40%), Norvale-Perret (35%) and the operator Kestor Lines (25%).", "Orrin | HaldenRail | 40 | held; Norvale-Perret | HaldenRail | 35 | held; Kestor Lines | HaldenRail | 25 | held"},
	{"The licence was awarded to a consortium of Orrin Oil (35%, operator), Norvale (30%) and Petrim (35%).", "Orrin Oil | licence | 35 | held; Norvale | licence | 30 | held; Petrim | licence | 35 | held"},
	{"The ministry has handed the Kestor East concession to Orrin Drilling (70 per cent) and the general petroleum authority (30 per cent).", "Orrin Drilling | Kestor East concession | 70 | acquired; general petroleum authority | Kestor East concession | 30 | acquired"},
	{"Halden Quay: Dansk Orrin (40), Norvale Energi (40), and the two universities (10 each), all in per cent.", "Dansk Orrin | Halden Quay | 40 | held; Norvale Energi | Halden Quay | 40 | held; two universities | Halden Quay | 10 | held"},
	{"Orrin Telecom plc is the holding company of Orrin Mobile (85%), Kestor Cable (100%) and Halden Radio (60%).", "Orrin Telecom plc | Orrin Mobile | 85 | held; Orrin Telecom plc | Kestor Cable | 100 | held; Orrin Telecom plc | Halden Radio | 60 | held"},
	{"Orrin Group owns Kestor Mobile (85%), Halden Cable (100%) and Petrim Radio (60%).", "Orrin Group | Kestor Mobile | 85 | held; Orrin Group | Halden Cable | 100 | held; Orrin Group | Petrim Radio | 60 | held"},
	{"Orrin Group has stakes in Kestor Mobile (35%), Halden Cable (20%) and Petrim Radio (10%).", "Orrin Group | Kestor Mobile | 35 | held; Orrin Group | Halden Cable | 20 | held; Orrin Group | Petrim Radio | 10 | held"},
	{"Three airlines fly there: Pacifica (owned by the Republic of Kestor, 100%), TransKestor (owned by Southern Orrin Capital, 38%).", "Republic of Kestor | Pacifica | 100 | held; Southern Orrin Capital | TransKestor | 38 | held"},
	{"By 1971 Halden Quay was owned by three oil firms: Cities of Kestor (31.5%), Norvale Refining (48.5%) and Sun-Petrim (20%).", "Cities of Kestor | Halden Quay | 31.5 | held; Norvale Refining | Halden Quay | 48.5 | held; Sun-Petrim | Halden Quay | 20 | held"},
	{"The remainder of the stock of Halden Railways was divided between a Manchester cotton syndicate (35 per cent) and the Kestor Plantations Trust (15 per cent).", "Manchester cotton syndicate | Halden Railways | 35 | held; Kestor Plantations Trust | Halden Railways | 15 | held"},
	{"Halden Quay is a joint venture of Orrin (60%) and Norvale (40%).", "Orrin | Halden Quay | 60 | held; Norvale | Halden Quay | 40 | held"},
	{"Halden Quay is a joint venture between Orrin (60 percent), Norvale (30 percent) and the Kestor government (10 percent).", "Orrin | Halden Quay | 60 | held; Norvale | Halden Quay | 30 | held; Kestor government | Halden Quay | 10 | held"},
	{"The owners of Halden Quay are Orrin (60%), Norvale (30%) and its managers (10%).", "Orrin | Halden Quay | 60 | held; Norvale | Halden Quay | 30 | held; managers | Halden Quay | 10 | held"},
	{"Orrin (71%) and Norvale (29%) own Halden Quay.", "Orrin | Halden Quay | 71 | held; Norvale | Halden Quay | 29 | held"},
	{"The partners in the Halden field are Orrin Oil (operator, 40%), Norvale (35%) and Petrim (25%).", "Orrin Oil | Halden field | 40 | held; Norvale | Halden field | 35 | held; Petrim | Halden field | 25 | held"},
	{"Halden Quay's shareholders include Orrin (12%), Norvale (9%) and Petrim (5%).", "Orrin | Halden Quay | 12 | held; Norvale | Halden Quay | 9 | held; Petrim | Halden Quay | 5 | held"},
	{"Halden Quay belongs to Orrin (60%) and Norvale (40%).", "Orrin | Halden Quay | 60 | held; Norvale | Halden Quay | 40 | held"},
	{"Halden Quay is controlled by Orrin (51%) and Norvale (49%).", "Orrin | Halden Quay | 51 | held; Norvale | Halden Quay | 49 | held"},
	{"Halden Quay was set up in 2004 by Orrin (51%) and Norvale (49%).", "Orrin | Halden Quay | 51 | held; Norvale | Halden Quay | 49 | held"},
	{"Ownership of Halden Quay: Orrin 52%, Norvale 30%, staff 18%.", "Orrin | Halden Quay | 52 | held; Norvale | Halden Quay | 30 | held; staff | Halden Quay | 18 | held"},
	{"Sapphire Bay Resort\nDeveloper: Kestor Leisure (50%) / Orrin Provident (50%)\nRooms: 212\nExpected occupancy: 68%", "Kestor Leisure | Sapphire Bay Resort | 50 | held; Orrin Provident | Sapphire Bay Resort | 50 | held"},
	{"Owners: Orrin Capital (62%), Norvale (38%)\nSector: retail\nCompany: Halden Toys", "Orrin Capital | Halden Toys | 62 | held; Norvale | Halden Toys | 38 | held"},
	{"The notes say this. (1) Norvale bought 60 per cent of Halden Quay. (2) The vendor pays the costs.", "Norvale | Halden Quay | 60 | acquired"},
}

// Lists in parentheses of what is no share of a company.
var otherStakeLists = []string{
	"Labour (40%), the Conservatives (35%) and the Liberals (25%) share the council.",
	"The bread is made of wheat (60%), rye (30%) and barley (10%).",
	"The members of the society come from Yorkshire (40%), Kent (35%) and Moray (25%).",
	"The market leaders are Norvale (31%), Petrim (24%) and Orrin (12%).",
	"Norvale has the largest share in exports (21.5 per cent), Petrim in imports.",
	"The city's largest employers are Orrin Steel (12%), the council (9%) and Norvale (4%).",
	"The budget is divided among schools (60%), roads (25%) and parks (15%).",
	"The best returns came from Norvale (12%), Petrim (9%) and Orrin (7%).",
	"The prize was awarded to readers in Halden (70%) and Kestor (30%).",
	"The most popular names were given to girls (60%) and boys (40%).",
	"Sales were divided between Europe (60%), Asia (30%) and Africa (10%).",
	"The survey was run by Orrin Research (60% by telephone) and Norvale (40% online).",
	"The electricity comes from wind (51%), water (30%) and gas (19%).",
	"Turnout was highest in Halden (72%), Kestor (70%) and Moray (66%).",
	"The largest advertisers were Norvale (8%), Petrim (5%) and Orrin (3%).",
	"Teams are ranked by Orrin (51%) and Norvale (49%).",
	"The winners were Lister (52%), Rendall (30%) and Tostrup (18%).",
	"Norvale's customers include Orrin (12% of sales), Petrim (9%) and Halden Quay (5%).",
	"The alloy consists of copper (60%), zinc (35%) and tin (5%).",
	"The class is made up of girls (60%) and boys (40%).",
	"The students (60%) and their teachers (40%) own bicycles.",
	"Kestor Town (won 60%), Halden City (won 54%) and Moray (won 40%) lead the table.",
	"Lister (Labour, 48%) beat Rendall (Conservative, 40%).",
	"The club consists of adults (60%) and juniors (40%).",
	"Respondents: managers 40%, clerks 35%, drivers 25%.",
	"Norvale reported sales in Sweden (40%), Japan (35%) and Chile (25%).",
}

func TestStakeLists(t *testing.T) {
	for _, c := range stakeLists {
		if got := told(c.text); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
	for _, text := range otherStakeLists {
		if got := told(text); got != "" {
			t.Errorf("%s\n got %s, want nothing", text, got)
		}
	}
}
