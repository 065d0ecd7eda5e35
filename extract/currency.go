package extract

// currencyUnit is a coin or a currency that is named in words.
type currencyUnit struct {
	name  string // the singular, by which nationalCurrencies knows it
	code  string // ISO 4217; "" when several countries have one and none is meant by custom
	minor bool   // a hundredth
}

// currencyWords are the units that stand behind a number, in small letters.
var currencyWords = map[string]currencyUnit{
	"pound": {"pound", "GBP", false}, "pounds": {"pound", "GBP", false}, "quid": {"pound", "GBP", false}, "sterling": {"pound", "GBP", false},
	"pence": {"penny", "GBP", true},
	"euro":  {"euro", "EUR", false}, "euros": {"euro", "EUR", false},
	"dollar": {"dollar", "USD", false}, "dollars": {"dollar", "USD", false}, "bucks": {"dollar", "USD", false},
	"cent": {"cent", "", true}, "cents": {"cent", "", true},
	"yen": {"yen", "JPY", false}, "yuan": {"yuan", "CNY", false}, "renminbi": {"yuan", "CNY", false}, "won": {"won", "KRW", false},
	"rupee": {"rupee", "INR", false}, "rupees": {"rupee", "INR", false}, "taka": {"taka", "BDT", false}, "baht": {"baht", "THB", false},
	"ringgit": {"ringgit", "MYR", false}, "rupiah": {"rupiah", "IDR", false}, "dong": {"dong", "VND", false},
	"franc": {"franc", "", false}, "francs": {"franc", "", false}, "lira": {"lira", "TRY", false}, "lire": {"lira", "ITL", false},
	"guilders": {"guilder", "NLG", false}, "deutschmarks": {"mark", "DEM", false}, "drachmas": {"drachma", "GRD", false}, "pesetas": {"peseta", "ESP", false},
	"krona": {"krona", "SEK", false}, "kronor": {"krona", "SEK", false}, "krone": {"krone", "", false}, "kroner": {"krone", "", false}, "crowns": {"crown", "", false},
	"koruna": {"koruna", "CZK", false}, "korunas": {"koruna", "CZK", false}, "forint": {"forint", "HUF", false}, "forints": {"forint", "HUF", false},
	"zloty": {"zloty", "PLN", false}, "zlotys": {"zloty", "PLN", false}, "zloties": {"zloty", "PLN", false}, "złoty": {"zloty", "PLN", false}, "złotys": {"zloty", "PLN", false}, "złotych": {"zloty", "PLN", false},
	"lei": {"leu", "RON", false}, "leva": {"lev", "BGN", false}, "hryvnia": {"hryvnia", "UAH", false}, "hryvnias": {"hryvnia", "UAH", false},
	"rouble": {"rouble", "RUB", false}, "roubles": {"rouble", "RUB", false}, "ruble": {"rouble", "RUB", false}, "rubles": {"rouble", "RUB", false},
	"rand": {"rand", "ZAR", false}, "naira": {"naira", "NGN", false}, "cedis": {"cedi", "GHS", false}, "shillings": {"shilling", "", false}, "kwacha": {"kwacha", "", false},
	"reais": {"real", "BRL", false}, "peso": {"peso", "", false}, "pesos": {"peso", "", false},
	"shekel": {"shekel", "ILS", false}, "shekels": {"shekel", "ILS", false}, "dinars": {"dinar", "", false}, "dirham": {"dirham", "AED", false}, "dirhams": {"dirham", "AED", false},
	"riyal": {"riyal", "SAR", false}, "riyals": {"riyal", "SAR", false}, "rial": {"rial", "IRR", false}, "rials": {"rial", "IRR", false},
}

// nationalCurrencies are the currencies that share their unit's name with others,
// by the words that tell them apart.
var nationalCurrencies = map[string]string{
	"British pound": "GBP", "UK pound": "GBP", "Egyptian pound": "EGP", "Syrian pound": "SYP", "Lebanese pound": "LBP", "Sudanese pound": "SDG", "Irish pound": "IEP", "Cypriot pound": "CYP",
	"US dollar": "USD", "U.S. dollar": "USD", "American dollar": "USD", "Australian dollar": "AUD", "Canadian dollar": "CAD", "New Zealand dollar": "NZD", "Hong Kong dollar": "HKD",
	"Singapore dollar": "SGD", "Singaporean dollar": "SGD", "Taiwan dollar": "TWD", "Jamaican dollar": "JMD", "Zimbabwean dollar": "ZWL", "Zimbabwe dollar": "ZWL", "Bermudian dollar": "BMD", "Fijian dollar": "FJD",
	"US cent": "USD", "U.S. cent": "USD", "euro cent": "EUR", "Australian cent": "AUD", "Canadian cent": "CAD",
	"Swiss franc": "CHF", "French franc": "FRF", "Belgian franc": "BEF", "CFA franc": "XOF", "Congolese franc": "CDF", "Rwandan franc": "RWF",
	"Swedish krona": "SEK", "Icelandic krona": "ISK", "Danish krone": "DKK", "Norwegian krone": "NOK", "Swedish crown": "SEK", "Danish crown": "DKK", "Norwegian crown": "NOK", "Czech crown": "CZK", "Czech koruna": "CZK",
	"Indian rupee": "INR", "Pakistani rupee": "PKR", "Sri Lankan rupee": "LKR", "Nepalese rupee": "NPR", "Nepali rupee": "NPR", "Mauritian rupee": "MUR",
	"Mexican peso": "MXN", "Argentine peso": "ARS", "Chilean peso": "CLP", "Colombian peso": "COP", "Philippine peso": "PHP", "Cuban peso": "CUP", "Uruguayan peso": "UYU",
	"Kenyan shilling": "KES", "Ugandan shilling": "UGX", "Tanzanian shilling": "TZS", "Somali shilling": "SOS", "Zambian kwacha": "ZMW", "Malawian kwacha": "MWK",
	"Kuwaiti dinar": "KWD", "Iraqi dinar": "IQD", "Jordanian dinar": "JOD", "Bahraini dinar": "BHD", "Tunisian dinar": "TND", "Algerian dinar": "DZD", "Libyan dinar": "LYD", "Serbian dinar": "RSD",
	"Moroccan dirham": "MAD", "Emirati dirham": "AED", "UAE dirham": "AED", "Saudi riyal": "SAR", "Qatari riyal": "QAR", "Qatari rial": "QAR", "Omani rial": "OMR", "Omani riyal": "OMR", "Iranian rial": "IRR", "Yemeni rial": "YER",
	"Turkish lira": "TRY", "Italian lira": "ITL", "South Korean won": "KRW", "Korean won": "KRW", "Russian rouble": "RUB", "Belarusian rouble": "BYN",
}

// currencySigns stand before their number, and now and then behind it.
var currencySigns = map[string]string{
	"£": "GBP", "₤": "GBP", "€": "EUR", "$": "USD", "¥": "JPY", "￥": "JPY", "₹": "INR", "₨": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS", "₦": "NGN", "₫": "VND", "₱": "PHP",
	"₴": "UAH", "฿": "THB", "₵": "GHS", "₸": "KZT", "₡": "CRC",
}

// signPrefixes tell whose a sign is that several countries use.
var signPrefixes = map[string]string{
	"US$": "USD", "U.S.$": "USD", "USD$": "USD", "A$": "AUD", "AU$": "AUD", "AUD$": "AUD", "Aus$": "AUD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "CAN$": "CAD", "Can$": "CAD", "Cdn$": "CAD", "CDN$": "CAD",
	"NZ$": "NZD", "NZD$": "NZD", "HK$": "HKD", "HKD$": "HKD", "S$": "SGD", "SG$": "SGD", "NT$": "TWD", "R$": "BRL", "J$": "JMD", "TT$": "TTD", "EC$": "XCD", "BD$": "BBD", "Bds$": "BBD", "FJ$": "FJD", "N$": "NAD",
	"MX$": "MXN", "Mex$": "MXN", "Z$": "ZWL", "B$": "BND", "T$": "TOP", "CLP$": "CLP", "IR£": "IEP", "E£": "EGP", "LE£": "EGP", "EGP£": "EGP", "C£": "CYP", "CN¥": "CNY", "RMB¥": "CNY",
}

// currencyCodes stand before or behind their number: ISO 4217 without the codes
// that are words, meetings or programming languages (ALL, COP, PHP, TRY), and the
// abbreviations of the press.
var currencyCodes = map[string]string{
	"GBP": "GBP", "EUR": "EUR", "USD": "USD", "CHF": "CHF", "JPY": "JPY", "AUD": "AUD", "CAD": "CAD", "NZD": "NZD", "HKD": "HKD", "SGD": "SGD", "TWD": "TWD", "CNY": "CNY", "RMB": "CNY", "KRW": "KRW",
	"INR": "INR", "PKR": "PKR", "LKR": "LKR", "NPR": "NPR", "BDT": "BDT", "THB": "THB", "MYR": "MYR", "IDR": "IDR", "VND": "VND",
	"SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "ISK": "ISK", "PLN": "PLN", "CZK": "CZK", "HUF": "HUF", "RON": "RON", "BGN": "BGN", "HRK": "HRK", "RSD": "RSD", "UAH": "UAH", "RUB": "RUB", "ITL": "ITL", "DEM": "DEM", "FRF": "FRF",
	"ZAR": "ZAR", "NGN": "NGN", "KES": "KES", "GHS": "GHS", "TZS": "TZS", "UGX": "UGX", "EGP": "EGP", "XOF": "XOF", "XAF": "XAF", "ZMW": "ZMW",
	"BRL": "BRL", "MXN": "MXN", "ARS": "ARS", "CLP": "CLP", "AED": "AED", "QAR": "QAR", "KWD": "KWD", "BHD": "BHD", "OMR": "OMR", "ILS": "ILS", "IRR": "IRR", "KZT": "KZT",
	"Rs": "INR", "Rs.": "INR", "stg": "GBP", "Stg": "GBP", "STG": "GBP", "SKr": "SEK", "SKR": "SEK", "DKr": "DKK", "DKR": "DKK", "NKr": "NOK", "NKR": "NOK", "kr": "", "Kr": "",
	"SFr": "CHF", "Sfr": "CHF", "SFr.": "CHF", "DM": "DEM", "RM": "MYR", "KSh": "KES", "Ksh": "KES", "KSh.": "KES", "USh": "UGX", "Tk": "BDT", "Dh": "AED", "Dhs": "AED",
}

// The words by which an amount in words is told from what looks like one.
var (
	// divisions have numbers with letters: page 5p is no money.
	divisions = []string{"page", "pages", "p.", "pp.", "section", "figure", "fig.", "question", "paragraph", "para", "table", "room", "flat", "no.", "number", "article", "annex", "version", "clause", "chapter", "form"}
	// weighing says that pounds are a weight.
	weighing = []string{"in weight", "heavier", "lighter", "overweight", "heavy", "per square", "of weight", "body", "weight",
		"weigh", "weighs", "weighed", "weighing", "lose", "lost", "losing", "shed", "gain", "gained", "gaining", "lift", "lifted", "lifting"}
	// massOf are goods that are counted by the million pounds.
	massOf = []string{"of carbon", "of co2", "of beef", "of meat", "of chicken", "of cheese", "of waste", "of copper", "of uranium", "of coal", "of fish", "of lobster", "of food", "of thrust", "of pressure", "of force", "of pollution"}
	// moneyMatters follow "pounds of" when the pounds are money.
	moneyMatters = []string{"money", "cash", "public", "taxpayer", "taxpayers", "taxpayers'", "taxpayers’", "funding", "investment", "debt", "debts", "aid", "savings", "revenue", "profit", "profits", "income", "our", "your", "my", "his", "her", "their", "its", "government", "private", "state", "credit", "damage", "work", "business", "pay"}
	// moneyThings follow a pound that is money: a five pound note.
	moneyThings = []string{"note", "notes", "coin", "coins", "fine", "fee", "fare", "ticket", "tickets", "charge", "cut", "cuts", "increase", "rise", "levy", "tax", "bill", "prize", "reward", "donation", "a week", "a year", "a month", "a day", "an hour", "per", "sterling", "deposit", "loan", "grant", "limit", "bonus", "discount", "surcharge", "penalty", "stake", "bet", "tip"}
	// currencyThings are called after a currency: the 17 euro area countries, two dollar stores.
	currencyThings = []string{"zone", "area", "countries", "country", "nations", "members", "member", "states", "bloc", "bonds", "bond", "crisis", "store", "stores", "shop", "shops", "group", "land", "mps", "bills", "sign", "signs", "diplomacy", "summit", "summits"}
	// ranging before "from" says that a range follows and no change.
	ranging = []string{"range", "ranges", "ranged", "ranging", "anything", "anywhere", "vary", "varies", "varied", "varying", "prices", "fines", "grants", "fees", "worth", "of", "costs", "sums", "amounts", "salaries"}
)
