package ner

import "strings"

// judge reads a candidate by its own words and by those beside it. One that was
// told when it was cut out stays as it is.
func (r *reader) judge(c, previous *candidate) {
	if c.sure || r.bracketed(c, previous) {
		return
	}
	if c.last-c.first == 1 && r.words[c.first].phrase == 0 {
		r.judgeWord(c)
	} else {
		r.judgeChain(c)
	}
	if c.kind == gpe || c.kind == loc {
		r.station(c)
	}
}

// stationRule tells a station by the small word behind its name.
const stationRule = "mention.station"

// station takes the small word behind a place into its name: "Otley station".
func (r *reader) station(c *candidate) {
	if r.beforeStation(c.last) {
		c.last++
		c.span = r.span(c.first, c.last)
		c.tell(loc, true, stationRule)
	}
}

// tell records what a candidate is.
func (c *candidate) tell(kind int, sure bool, rule string) {
	c.kind, c.sure, c.rule = kind, sure, rule
}

// placeKind tells a state or town from other places.
func placeKind(c Class) int {
	if c&Location != 0 {
		return loc
	}
	return gpe
}

// beforeStation reports whether a small "station" or "airport" stands at token i,
// on the line of the word before it.
func (r *reader) beforeStation(i int) bool {
	t := r.text(i)
	return (t == "station" || t == "airport") && r.beside(i-1)
}

// judgeChain reads a name of several words: by the lists, then by its form, then by
// guessing.
func (r *reader) judgeChain(c *candidate) {
	if !r.judgeListed(c) && !r.judgeForm(c) {
		r.guessChain(c)
	}
}

// judgeListed reads what the lists hold as a whole, what is certainly no name, and
// what a title, a head ("Department of …") or brackets tell. It reports whether the
// candidate is settled.
func (r *reader) judgeListed(c *candidate) bool {
	entry := r.words[c.first].phrase
	switch {
	case r.seatEnd(c.first) == c.last:
		c.tell(loc, true, "mention.seat")
	case entry&Org != 0 && r.is(c.first, First) && (c.afterRole || r.personContext(c)): // John Lewis may be a person
		c.tell(person, true, "mention.context")
	case entry != 0 && r.unit(c.first) == c.last && entry&(Place|Location) == 0:
		c.tell(org, true, "mention.list")
	case entry != 0 && r.unit(c.first) == c.last:
		c.tell(placeKind(entry), true, "mention.list")
	case r.nounBefore(c) && !(r.is(c.first-1, Job) && r.personLike(c)):
		c.tell(org, true, "mention.noun")
	case r.endsInThing(c):
	case r.abbreviated(c):
		c.tell(org, true, "mention.acronym")
		c.defined = true
	case c.afterTitle && !r.is(c.last-1, Tail):
		c.tell(person, true, "mention.title")
	case r.headed(c) && r.is(c.first, PlaceHead) && !r.is(c.last-1, Tail):
		c.tell(r.placeHead(c), true, "mention.head")
	case r.headed(c):
		c.tell(org, true, "mention.head")
	case r.nothingOwn(c):
	default:
		return false
	}
	return true
}

// nounBefore reports whether a noun stands before the name that tells an organisation:
// "the lender Orrin", or with the capital of its sentence "Lender Orrin".
func (r *reader) nounBefore(c *candidate) bool {
	if r.has(c.first-1, cut) {
		return r.cased(r.text(c.first-1), false)&OrgNoun != 0
	}
	return r.is(c.first-1, OrgNoun) && !r.has(c.first, opening)
}

// judgeForm reads a name by its first and its last word. It reports whether they
// tell anything.
func (r *reader) judgeForm(c *candidate) bool {
	first, last := c.first, c.last-1
	switch {
	case r.personLike(c) && (!r.is(last, Tail|PlaceTail) || last == first+1 && r.is(last, Surname|First|PlaceTail) && !r.is(last, Head)):
		if c.tell(person, true, "mention.first-name"); r.orgContext(c) && !c.afterRole {
			c.tell(org, false, "mention.context")
		}
	case r.suffix(last):
		c.tell(org, true, "mention.legal-form")
	case r.is(first, Foreign):
		c.tell(org, true, "mention.head")
	case r.is(last, Tail):
		c.tell(org, true, "mention.tail")
	case r.is(last, PlaceTail) && r.is(c.last, Says): // Norrland Line said
		c.tell(org, false, "mention.saying")
	case r.is(last, PlaceTail):
		c.tell(r.placeTail(c), false, "mention.place-tail")
	case r.is(first, PlaceHead):
		c.tell(loc, true, "mention.place-head")
	case r.is(last, Compass) && r.is(first, Place|WeakPlace): // Harlow West
		c.tell(gpe, true, "mention.compass")
	case r.is(first, Compass) && (r.is(last, Place|Location|WeakPlace) || r.has(last, inPhrase)):
		c.tell(placeKind(r.words[last].class), true, "mention.compass")
	case c.afterRole || r.is(first-1, Job) && !r.has(first, opening):
		c.tell(person, true, "mention.role")
	case r.is(last, Place|Location) || r.is(first, Org) || r.words[first].phrase&Org != 0:
		c.tell(org, true, "mention.part")
	default:
		return false
	}
	return true
}

// endsInThing reports whether the last word makes the chain the name of a law, a
// plan or a day.
func (r *reader) endsInThing(c *candidate) bool {
	last := c.last - 1
	return r.is(last, Thing) && !r.is(last, Tail) && !r.has(last, inPhrase) && !r.hasList(c.first, c.last) && !r.personLike(c)
}

// guessChain reads a name of several words none of which is known: strange words
// are a person's, ordinary ones with capitals an organisation's.
func (r *reader) guessChain(c *candidate) {
	strange, ordinary, shouts := 0, 0, 0
	for i := c.first; i < c.last; i++ {
		if r.has(i, allCaps) {
			shouts++
		}
		switch {
		case r.is(i, Thing) && !r.is(i, First|Surname):
			return
		case r.has(i, allCaps|camel):
			ordinary++
		case r.is(i, Ordinary|Tail|Generic|People|Place|Thing|Compass|Opener):
			ordinary++
		case r.has(i, capital):
			strange++
		}
	}
	firm := ordinary > 0 || r.firmLike(c)
	switch {
	case r.tellsFirm(c):
	case r.has(c.first, headline) && ordinary > 0, shouts == c.last-c.first, r.quoted(c):
	case strings.HasSuffix(r.text(c.first-1), "-based"): // Leeds-based Tarn Glass
		c.tell(org, false, "mention.noun")
	case strange > 0 && !r.firmLike(c) && r.is(c.first-1, PlacePrep), r.seat(c.first):
		c.tell(gpe, false, "mention.context")
	case strange > 0 && r.is(c.first, Saint):
		c.tell(gpe, true, "mention.saint")
	case !firm && strange < 4 && !r.orgContext(c) && !r.determined(c):
		c.tell(person, r.personContext(c), "mention.strange-words")
	case ordinary > 0 && r.determined(c) && !r.orgContext(c):
	case strange == 0:
		c.tell(org, false, "mention.ordinary-words")
	default:
		c.tell(org, false, "mention.unknown")
	}
}

// tellsFirm reads an unknown name by an office before it or a noun in apposition,
// which make it an organisation.
func (r *reader) tellsFirm(c *candidate) bool {
	switch {
	case r.served(c):
		c.tell(org, false, "mention.office")
	case r.apposed(c):
		c.tell(org, false, "mention.apposition")
	default:
		return false
	}
	return true
}

// served reports whether the words before a name tell who works there or that it is
// asked or quoted: "the director of Tarn Glass", "staff at Tarn Glass", "a spokesman for
// Tarn Glass", "told the Tarn Echo", "according to the Tarn Trust".
func (r *reader) served(c *candidate) bool {
	switch r.text(c.first - 1) {
	case "of", "at", "for":
		return r.is(c.first-2, Officer)
	case "the":
		return r.text(c.first-2) == "told" || r.text(c.first-2) == "to" && r.text(c.first-3) == "according"
	}
	return false
}

// apposed reports whether a noun for an organisation stands beside a name and a comma:
// "the glass maker, Tarn Glass,", "Tarn Glass, a charity that …".
func (r *reader) apposed(c *candidate) bool {
	if r.text(c.first-1) == "," && r.is(c.first-2, OrgNoun) && !r.has(c.first-2, capital) {
		return r.text(c.last) == ","
	}
	if r.text(c.last) != "," {
		return false
	}
	switch r.text(c.last + 1) {
	case "a", "an", "the", "one":
	default:
		if !r.owned(c.last + 2) {
			return false
		}
	}
	for i := c.last + 2; i < c.last+apposition && r.text(i) != ","; i++ {
		if r.is(i, OrgNoun) && !r.has(i, capital) && r.closesNoun(i+1) {
			return true
		}
	}
	return false
}

// apposition is how many tokens behind a name the noun may stand.
const apposition = 7

// owned reports whether token i is the possessive of the word before it.
func (r *reader) owned(i int) bool { return r.text(i) == "'s" || r.text(i) == "’s" }

// closesNoun reports whether token i can follow a noun that ends its phrase: no
// possessive and no further noun.
func (r *reader) closesNoun(i int) bool {
	switch r.text(i) {
	case ",", ".", ";", ")", "that", "which", "based", "in", "for", "of", "behind", "representing", "with", "running", "whose", "set", "run", "owned", "and":
		return true
	}
	return false
}

// quoted reports whether the name alone stands between quotation marks: a slogan, a
// title or a term.
func (r *reader) quoted(c *candidate) bool {
	switch r.text(c.first - 1) {
	case "“", "‘", "\"", "'":
	default:
		return false
	}
	switch r.text(c.last) {
	case "”", "’", "\"", "'":
		return true
	}
	return false
}

// firmLike reports whether strange words are a firm's name rather than a person's:
// they are joined by "&", end in a plural, or stand where a stake is held.
func (r *reader) firmLike(c *candidate) bool {
	for i := c.first; i < c.last; i++ {
		if r.text(i) == "&" {
			return true
		}
	}
	last := c.last - 1
	held := (r.text(c.first-1) == "of" || r.text(c.first-1) == "in") && r.is(c.first-2, OrgOf)
	return held || r.weighed(c.last) || plural(r.text(last)) && !r.is(last, Surname) || r.ordinaryForm(last)
}

// weighed reports whether a share in brackets stands at token i: "(42.5%)".
func (r *reader) weighed(i int) bool {
	if t := r.text(i + 1); r.text(i) != "(" || t == "" || t[0] < '0' || t[0] > '9' {
		return false
	}
	switch r.text(i + 2) {
	case "%", "per", "percent", "pct":
		return true
	}
	return strings.HasSuffix(r.text(i+1), "%")
}

// ordinaryForm reports whether token i is an ordinary plural or an -ing form that is
// no frequent surname: Trent Metals, Tarn Coaching.
func (r *reader) ordinaryForm(i int) bool {
	t := r.text(i)
	return r.is(i, Ordinary) && !r.is(i, Surname|First) && (strings.HasSuffix(t, "s") && !strings.HasSuffix(t, "ss") || strings.HasSuffix(t, "ing"))
}

// plural reports whether a word ends as plurals do.
func plural(s string) bool {
	return len(s) > 5 && s[len(s)-1] == 's' && strings.IndexByte("seiu", s[len(s)-2]) < 0 || strings.HasSuffix(s, "ies")
}

// determined reports whether an article or the like stands before the name, as it
// does before the names of schemes and things and seldom before a company's.
func (r *reader) determined(c *candidate) bool {
	switch strings.ToLower(r.text(c.first - 1)) {
	case "the", "a", "an", "this", "each", "every", "any", "our", "its", "their", "his", "her", "your", "my", "no", "new", "'s", "’s":
		return true
	}
	return false
}

// headed reports whether the chain is "Department of …" or "Bank for …".
func (r *reader) headed(c *candidate) bool {
	for i := c.first + 1; i < c.last-1; i++ {
		switch r.text(i) {
		case "of", "for", "on", "to":
			return r.is(i-1, Head|PlaceHead) || i-1 == c.first
		}
	}
	return false
}

// nothingOwn reports whether all words are such as name nothing by themselves:
// "Prime Minister", "Local Government", but not "Prison Service", "Welsh Government".
func (r *reader) nothingOwn(c *candidate) bool {
	nation := false
	for i := c.first; i < c.last; i++ {
		if !r.is(i, Generic|Role|Title|Thing|People) || r.words[i].phrase != 0 || r.has(i, inPhrase|allCaps|camel) {
			return false
		}
		nation = nation || r.is(i, People)
	}
	last := r.text(c.last - 1)
	return !r.is(c.last-1, Tail) || last[len(last)-1] == 's' && !nation || last == "Government" && !nation
}

// personLike reports whether the chain has the form of a person's name: a known
// first name or an initial, then words that may be a surname.
func (r *reader) personLike(c *candidate) bool {
	n, last := c.last-c.first, c.last-1
	if n < 2 || n > 5 || r.words[c.first].phrase != 0 || !r.surnameLike(last) || r.is(last, Place) && r.is(c.first, Place|WeakPlace) {
		return false
	}
	for i := c.first; i < c.last; i++ {
		switch r.text(i) {
		case "of", "for", "&", "and", ",":
			return false
		}
	}
	switch {
	case r.ordinaryForm(last) && !c.afterRole && !r.personContext(c): // Trent Metals, but not Ed Balls, who
		return false
	case r.is(c.first, Generic|Title|Compass):
		return false
	case r.is(c.first, First) && !r.is(c.first, Ordinary|Place|Thing|People):
		return !r.is(last, Head) || n == 2
	case r.is(c.first, First):
		return !r.is(last, Ordinary|Tail|Head|Generic)
	}
	return r.has(c.first, initial) && r.text(c.first) != "A" && r.text(c.first) != "I" && !r.is(last, Tail|Head|Ordinary)
}

// surnameLike reports whether token i can be the last word of a person's name.
func (r *reader) surnameLike(i int) bool {
	return !r.has(i, allCaps|inPhrase) && !r.is(i, Role|Org|Location) && (!r.is(i, Thing) || r.is(i, Surname|First))
}

// orgContext reports whether the words behind a name tell an organisation: "John
// Lewis shops", "the Cobb law firm".
func (r *reader) orgContext(c *candidate) bool {
	i := c.last
	if r.is(i, PersonWord|Says) || !r.beside(i-1) {
		return false
	}
	if r.is(i, OrgNoun|OrgAfter) {
		return true
	}
	between := r.beside(i) && !r.has(i, capital) && r.d.Tokens[i].Len() > 2 && !r.is(i, Auxiliary|PlacePrep|Particle)
	return between && r.is(i+1, OrgNoun)
}

// possessed reports whether 's follows the name.
func (r *reader) possessed(c *candidate) bool {
	return r.owned(c.last)
}

// personContext reports whether the words beside a name tell a person: who, a verb
// of saying, an age, an office in apposition.
func (r *reader) personContext(c *candidate) bool {
	if r.is(c.last, PersonWord|Says) || r.is(c.first-1, Says|Job) {
		return true
	}
	if r.text(c.last) != "," {
		return false
	}
	if t := r.text(c.last + 1); len(t) == 2 && '1' <= t[0] && t[0] <= '9' || r.is(c.last+1, PersonWord) {
		return true
	}
	for i := c.last + 1; i < c.last+5; i++ {
		if r.is(i, Job) {
			return true
		}
	}
	return false
}

// placeHead tells whether a place that opens with Borough or Port is governed.
func (r *reader) placeHead(c *candidate) int {
	if r.text(c.first) == "Borough" {
		return gpe
	}
	return loc
}

// placeTail tells whether a place that ends in County or Street is governed.
func (r *reader) placeTail(c *candidate) int {
	switch r.text(c.last - 1) {
	case "County", "District", "Region", "Province", "Town", "Village", "Kingdom", "Republic", "Borough", "Arabia", "Territory", "City", "Shire", "Parish":
		return gpe
	}
	return loc
}

// bracketed tells an acronym in brackets by what stands before it: the name that it
// abbreviates, or what is no name, and then it is none ("rivers support grant
// (RSG)").
func (r *reader) bracketed(c, previous *candidate) bool {
	i := c.first
	if c.last != i+1 || !r.has(i, allCaps|camel) || r.text(i-1) != "(" || r.text(i+1) != ")" {
		return false
	}
	named := previous.last == i-1
	switch {
	case named && previous.kind == org:
		c.tell(org, true, "mention.acronym")
		c.defined = true
	case named && previous.kind != unknown && previous.kind != nothing:
		return false
	case named, r.has(i-2, capital), r.spells(i), smallWord(r.text(i-2)) && !r.is(i, Org) && !r.is(i-2, OrgNoun):
		c.tell(nothing, true, "mention.acronym")
	default:
		return false
	}
	return true
}

// abbreviated reports whether the capitals of the name follow it in brackets:
// Deutsche Quelle (DQ).
func (r *reader) abbreviated(c *candidate) bool {
	if r.text(c.last) != "(" || r.text(c.last+2) != ")" || !r.has(c.last+1, allCaps) {
		return false
	}
	acronym := r.text(c.last + 1)
	for i := c.first; i < c.last; i++ {
		if !r.has(i, capital) {
			continue
		}
		if acronym == "" || r.text(i)[0] != acronym[0] {
			return false
		}
		acronym = acronym[1:]
	}
	return acronym == ""
}

// smallWord reports whether a token begins with a small letter.
func smallWord(s string) bool { return s != "" && 'a' <= s[0] && s[0] <= 'z' }

// spells reports whether the small words before the bracket at token i-1 begin with
// the letters of the acronym at token i.
func (r *reader) spells(i int) bool {
	word := r.text(i)
	k := i - 1
	for n := len(word) - 1; n >= 0; n-- {
		if k--; r.text(k) == "and" || r.text(k) == "of" || r.text(k) == "for" {
			k--
		}
		if t := r.text(k); t == "" || t[0]|0x20 != word[n]|0x20 || r.has(k, capital) {
			return false
		}
	}
	return true
}
