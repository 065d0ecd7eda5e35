package extract

import (
	"strings"
	"sync"
)

// The words that stakes are told with. Add to a list to teach the frames a word.

// stakeNouns are what a share of a company is called: "a 40 per cent stake".
var stakeNouns = setOf(`stake stakes interest interests share shareholding shareholdings holding holdings slice participation ownership
	position equity shares participations piece chunk tranche portion stakeholding equity-stake partnership partnerships control`)

// capitalNouns are what a company is parted into: "40 per cent of the shares in".
var capitalNouns = setOf(`shares stock equity capital share-capital shareholding stake ownership voting-shares units`)

// doubtfulNouns are stake nouns that also mean something else (a share of the
// market, interest on a loan): they count with a company or an owner beside them.
var doubtfulNouns = setOf(`control share interest interests participation position equity holdings piece chunk portion tranche partnership partnerships`)

// ownerNouns are what the holder of a share is called: "a 9 per cent shareholder in".
var ownerNouns = setOf(`owner owners shareholder shareholders stockholder stockholders holder holders investor investors partner partners stakeholder co-owner`)

// ventureNouns are bodies that a ratio divides: "a 50:50 joint venture".
var ventureNouns = setOf(`venture ventures partnership partnerships company jv joint-venture consortium owner owners partners basis`)

// companyNouns are common nouns for what can be owned. A quantity of one of them
// may be a stake; a quantity of any other common noun (votes, sales, people) is none.
var companyNouns = setOf(`company companies firm firms group groups bank banks business businesses corporation enterprise enterprises venture ventures mutual unit units subsidiary
	subsidiaries club clubs team airline airlines airport airports port ports pipeline project projects field fields plant plants mine mines mill mills brewery breweries brewer refinery
	factory shipyard newspaper newspapers magazine paper publisher broadcaster channel station stations network networks operator operators utility insurer lender retailer chain
	manufacturer maker producer developer builder startup start-up fund funds trust agency service services hotel hotels resort casino terminal terminals berth railway line ferry dockyard
	harbour shaft licence license licences block concession property estate estates development building park complex farm farms vineyard vessel ship smelter dam reactor site
	asset assets arm division affiliate offshoot spin-off spin-out carrier studio label brand brands restaurant store stores partnership consortium jv entity body organisation organization
	cooperative co-operative society exchange conglomerate supplier contractor consultancy distributor trader wholesaler telecoms grid scheme interconnector hub facility depot portfolio
	successor parent buyer bidder target franchise side yard works laboratory university hospital hospitals practice school schools equity capital shares stock
	distillery foundry bakery clinic theatre cinema gallery racecourse stadium marina tramway wharf quarry warehouse windfarm reservoir canal tunnel bookmaker grocer caterer housebuilder miner
	drugmaker carmaker steelmaker shipbuilder toolmaker publican wholesaler packager refiner shipper haulier sawmill nursery zoo pier dock docks arena rig tanker fleet hatchery creamery dairy
	tower towers skyscraper mall arcade headquarters offices pub pubs tram trams zone operation operations
	owner programme app website platform provider manufacturer's institute centre`)

// referringNouns are nouns that, with "the", mean a body named before. Things that
// have no name of their own more often than not (the terminal, the pipeline) are not
// among them.
var referringNouns = setOf(`company firm group bank business corporation enterprise venture mutual unit subsidiary club team airline newspaper magazine paper publisher broadcaster
	channel station operator utility insurer lender retailer chain manufacturer maker producer developer builder brewer start-up startup fund agency arm division carrier studio label
	brand partnership consortium jv entity body organisation organization cooperative co-operative society exchange conglomerate supplier contractor consultancy distributor trader distillery foundry bakery bookmaker grocer caterer housebuilder miner
	drugmaker carmaker steelmaker shipbuilder toolmaker haulier dairy quarry buyer bidder target franchise side holding parent investor latter former pair giant`)

// notOwned are nouns that percentages are said of and nobody owns.
var notOwned = setOf(`market markets vote votes seats seat budget turnover revenue revenues sales turnout population households people residents voters members time cost costs price
	prices output electricity energy profit profits income spending land world country economy staff workforce jobs gdp tax students pupils homes housing electorate poll seats
	stockmarket supply demand production exports imports trade traffic passengers readers adults employees cases respondents industry sector area total amount money proceeds debt charge`)

// notHolders are nouns that are the subject of verbs of having and giving and own
// nothing: what is written, what is planned and what happens.
var notHolders = setOf(`prospectus report survey study poll answer reply question name plan plans deal agreement agreements offer bid scheme proposal proposals move transaction lunch
	figure figures statement filing circular document documents letter announcement law bill rule rules act article treaty contract option options vote votes result results
	economy market sector industry price value cost tax rate rise fall growth amount total number percentage share shares stake stakes interest holding holdings merger takeover
	acquisition sale disposal privatisation flotation float restructuring reform change effect idea aim target decision talks negotiations story review inquiry problem
	mandate quota requirement settlement peak interest expression evidence chance chances odds probability
	loan debt capital equity stock profit profits revenue turnover sales history record place thing things fact none nobody nothing something everything one ones other rest what`)

// legislatures are bodies in which a majority is one of seats.
var legislatures = setOf(`house senate assembly parliament congress commons lords duma knesset bundestag legislature chamber dail dáil seanad stormont holyrood cortes sejm riksdag storting folketing diet electorate cabinet committee`)

// insideNouns are people who own the body that is named behind them: "directors of Acme".
var insideNouns = setOf(`directors director managers management staff employees workers members shareholders investors owners founder founders chairman chairwoman chief executive executives
	trustees partners customers creditors lenders unitholders policyholders bondholders pilots drivers`)

// kinNouns say nothing without the name before them: "Lord Hale's family".
var kinNouns = setOf(`family families widow wife husband son sons daughter daughters brother brothers sister sisters heirs estate children descendants widower trustees executors`)

// timeNouns begin or are phrases of time, which are neither holders nor companies.
var timeNouns = setOf(`today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
	december week month year years months weeks day days night morning afternoon evening quarter half spring summer autumn winter time moment end beginning decade century
	christmas easter weekend turn return addition total exchange case part fact basis terms hands majority minority minutes hours noon midnight`)

// companySuffixes end the names of companies, behind a comma too.
var companySuffixes = setOf(`plc ltd ltd. limited inc inc. corp corp. co co. llc llp lp l.p. s.a. sa ag nv n.v. bv b.v. spa s.p.a. gmbh se ab as asa oy oyj kg sarl srl sas kk k.k. bhd pte pty cic l.l.c. p.l.c. company`)

// institutions are the heads of names that go on behind "of" and "for": the Bank of
// England, the Department for Transport.
var institutions = setOf(`bank port department ministry government governments university republic state kingdom duke duchess isle house council city board commission church college
	institute secretary county borough corporation academy office trust society association authority agency union federation commonwealth emirate province ministers minister
	commissioners treasury duchy principality sultanate bailiwick diocese district school museum library royal earl friends development investment assets`)

// setOf splits a list of words.
func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// verbClass is what a verb does to a share. The comments name the subject's side.
type verbClass uint8

const (
	otherVerb verbClass = iota
	hold                // has it: own, hold, have
	keep                // has it and goes on having it, whatever the tense: keep, retain
	get                 // comes to have it: buy, acquire
	pay                 // comes to have what it pays for: "invested £3m for 40 per cent"
	give                // gives it up: sell, float
	award               // gives it to somebody: hand, allot; the passive's subject may be who gets it
	divide              // parts it among several: split, share out
	raise               // makes its own share bigger: "raised its stake to"
	cut                 // makes it smaller: "cut its holding to"
	level               // the share itself comes to stand at: "its stake fell to"
	belong              // the share's own verb: "the 40 per cent that belongs to"
	convert             // turns into a share: "the loan converts into"
)

// verbForms lists the verbs: the class, then the forms of each lemma, base form first.
var verbForms = map[verbClass]string{
	hold: `own owns owned owning | hold holds held holding | have has had having | possess possesses possessed possessing | control controls controlled controlling |
		speak speaks spoke spoken speaking | interested | sit sits sat sitting | disclose discloses disclosed disclosing | reveal reveals revealed revealing | declare declares declared declaring`,
	keep: `keep keeps kept keeping | retain retains retained retaining | leave leaves left leaving | maintain maintains maintained maintaining | remain remains remained remaining | stay stays stayed staying | pledge pledges pledged pledging | mortgage mortgages mortgaged mortgaging`,
	get: `buy buys bought buying | acquire acquires acquired acquiring | purchase purchases purchased purchasing | take takes took taken taking | get gets got gotten getting |
		gain gains gained gaining | obtain obtains obtained obtaining | secure secures secured securing | receive receives received receiving | win wins won winning |
		pick picks picked picking | snap snaps snapped snapping | inherit inherits inherited inheriting | amass amasses amassed amassing | build builds built building |
		end ends ended ending | emerge emerges emerged emerging | grab grabs grabbed grabbing | nationalise nationalises nationalised nationalising | negotiate negotiates negotiated negotiating |
		subscribe subscribes subscribed subscribing | bid bids bidding | seize seizes seized seizing | accumulate accumulates accumulated accumulating | regain regains regained regaining |
		net nets netted netting | claim claims claimed claiming | earn earns earned earning | nationalize nationalized | assume assumes assumed assuming | become becomes became becoming`,
	pay: `swap swaps swapped swapping | exchange exchanges exchanged exchanging | pay pays paid paying | invest invests invested investing | inject injects injected injecting | spend spends spent spending | contribute contributes contributed contributing`,
	give: `sell sells sold selling | dispose disposes disposed disposing | divest divests divested divesting | offload offloads offloaded offloading | float floats floated floating |
		list lists listed listing | privatise privatises privatised privatising | privatize privatized privatizing | cede cedes ceded ceding | surrender surrenders surrendered surrendering |
		relinquish relinquishes relinquished relinquishing | auction auctions auctioned auctioning | shed sheds shedding | unload unloads unloaded unloading |
		lose loses lost losing | disinvest disinvests disinvested | demerge demerges demerged demerging | spin spins spun spinning | transfer transfers transferred transferring |
		exit exits exited exiting | put puts putting | place places placed placing | hive hives hived hiving | part parts parted parting | farm farms farmed farming`,
	award: `give gives gave given giving | hand hands handed handing | offer offers offered offering | award awards awarded awarding | grant grants granted granting | entitle entitles entitled entitling | promise promises promised promising |
		donate donates donated donating | allot allots allotted | bequeath bequeaths bequeathed | issue issues issued issuing | allow allows allowed allowing`,
	divide: `divide divides divided dividing | split splits splitting | share shares shared sharing | distribute distributes distributed distributing | reserve reserves reserved reserving |
		earmark earmarks earmarked earmarking | allocate allocates allocated allocating`,
	raise: `raise raises raised raising | increase increases increased increasing | lift lifts lifted lifting | boost boosts boosted boosting | bump bumps bumped | double doubles doubled doubling | triple triples tripled tripling | treble trebles trebled trebling | quadruple quadruples quadrupled quadrupling |
		bring brings brought bringing | up ups upped upping | strengthen strengthened strengthening | top tops topped topping`,
	cut: `cut cuts cutting | reduce reduces reduced reducing | trim trims trimmed trimming | lower lowers lowered lowering | dilute dilutes diluted diluting | slim slims slimmed | scale scales scaled scaling |
		pare pares pared paring | halve halves halved halving | decrease decreases decreased decreasing | squeeze squeezes squeezed`,
	level: `fall falls fell fallen falling | drop drops dropped dropping | rise rises rose risen rising | come comes came coming | stand stands stood standing | hit hits hitting | reach reaches reached reaching |
		go goes went gone going | grow grows grew grown growing | shrink shrinks shrank shrunk shrinking | climb climbs climbed climbing | slip slips slipped | total totals totalled | amount amounts amounted amounting |
		cross crosses crossed crossing | jump jumps jumped jumping | leap leaps leapt leaped leaping | decline declines declined declining | dwindle dwindles dwindled dwindling | creep creeps crept creeping | edge edges edged edging | swell swells swelled swollen swelling | dip dips dipped dipping | exceed exceeds exceeded exceeding`,
	belong:  `pass passes passed passing | belong belongs belonged belonging`,
	convert: `convert converts converted converting | translate translates translated translating`,
}

// verb is one verb of the table.
type verb struct {
	lemma string
	class verbClass
}

// verbs maps every form to its verb.
var verbs = sync.OnceValue(func() map[string]verb {
	table := map[string]verb{}
	for class, list := range verbForms {
		for group := range strings.SplitSeq(list, "|") {
			forms := strings.Fields(group)
			for _, f := range forms {
				table[f] = verb{forms[0], class}
			}
		}
	}
	return table
})

// plannedBy are verbs that the tagger takes for nouns behind a name: "Acme plans to sell".
var plannedBy = setOf(`plans hopes aims moves offers bids seeks wants needs vows pledges votes promises decides`)

// doneBy are verbs whose infinitive is a fact. Any other infinitive is still to
// come: "agreed to sell".
var doneBy = setOf(`continue continues continued chose managed went came said reported believed known thought understood claims claim claimed seems seem appears appear`)

// deniedBy are verbs and nouns that negate the infinitive behind them.
var deniedBy = setOf(`failed fails refused declined denied denies ruled refuses declines`)
