package extract

import (
	"sort"
	"strings"

	"stakeout/extract/nlp"
)

// teller gives the claims of a document their parties and remembers what was told.
type teller struct {
	d         *nlp.Document
	names     *names
	readings  map[int]*reading
	quotes    []Quote  // nil until somebody in a quotation is asked for
	companies []*Party // of the stakes told so far
	company   *Party   // of the last stake
	holder    *Party   // of the last stake
	told      int      // the sentence it was told in
	why       *trace   // nil when nobody asks
}

func newTeller(d *nlp.Document, who []Mention, why *trace) *teller {
	return &teller{d: d, names: indexNames(d, who), readings: map[int]*reading{}, told: -10, why: why}
}

// reading returns the chunks of sentence i, parsed once.
func (t *teller) reading(i int) *reading {
	if r := t.readings[i]; r != nil {
		return r
	}
	s := t.d.Sentences[i]
	first := t.d.TokenAt(s.Start)
	last := first + len(t.d.Within(s))
	if last-first > longestSentence {
		t.readings[i] = &reading{d: t.d, sentence: s, index: i}
		return t.readings[i]
	}
	t.d.Tag(s)
	r := &reading{d: t.d, sentence: s, index: i, chunks: chunksOf(t.d, first, last, quantities(t.d, first, last))}
	t.readings[i] = r
	return r
}

// tell turns the claims of a sentence into stakes.
func (t *teller) tell(r *reading) []Stake {
	var found []Stake
	var company *Party
	for i, c := range r.claims {
		s := Stake{Share: r.chunks[c.at].quantity.Share, Status: c.status, Previous: c.previous}
		if before := len(found) - 1; c.rule == "ellipsis" && before >= 0 && c.company == r.claims[i-1].company {
			s.Company = found[before].Company
		} else if i > 0 && c.sellsTo(r.claims[i-1]) {
			s.Company = company
		} else if s.Company = t.companyOf(r, c); s.Company == nil {
			s.Company = t.companyAhead(r, i)
		}
		company = s.Company
		s.Holder = t.holderOf(r, c, s.Company)
		if s.Company == nil && s.Holder == nil || sameParty(s.Company, s.Holder) && len(s.Company.Name) == len(s.Holder.Name) {
			t.why.drop(s.Share.Span, oneOrNone(s))
			continue
		}
		if gives := s.Status == Disposed || s.Status == Disposing; gives && s.Company == nil && i+1 < len(r.claims) && r.claims[i+1].at == c.at {
			t.why.drop(s.Share.Span, OwnShares)
			continue
		}
		if doubt := t.doubt(s, r, c); doubt != "" {
			t.why.drop(s.Share.Span, doubt)
			if c.company >= 0 && r.chunks[c.company].title {
				r.topic = c.company
			}
			continue
		}
		s.Evidence = Evidence{Span: s.Share.Span, Sentence: r.sentence, Rule: "stake." + c.rule, Score: t.score(s, r, c)}
		s.AsOf = t.asOf(r)
		s.reach(s.Company)
		s.reach(s.Holder)
		if s.Company != nil {
			t.company, t.told, t.holder = s.Company, r.index, s.Holder
			t.companies = append(t.companies, s.Company)
		}
		found = append(found, s)
	}
	if len(found) == 0 && r.topic >= 0 {
		t.keepTopic(r)
	}
	return found
}

// keepTopic remembers a company of which a share was spoken of without a stake: what
// the next sentences say of shares is about it.
func (t *teller) keepTopic(r *reading) {
	if p := t.party(r, r.topic, nil); !t.isPlace(p) && !seatsIn(p.Name) {
		t.company, t.told, t.holder = p, r.index, nil
	}
}

// sellsTo reports whether c is the seller's side of what the claim before it buys.
func (c claim) sellsTo(before claim) bool {
	return before.at == c.at && before.company == c.company && before.status.gets() && !c.status.gets()
}

// reach stretches the span of s over p where p stands in its sentence.
func (s *Stake) reach(p *Party) {
	if p != nil && s.Sentence.Contains(p.Span) {
		s.Span.Start, s.Span.End = min(s.Span.Start, p.Start), max(s.Span.End, p.End)
	}
}

// companyAhead returns the company that a later claim of the sentence names when claim i
// names none: "A, which controls 51 per cent, will buy the 49 per cent of B".
func (t *teller) companyAhead(r *reading, i int) *Party {
	for _, later := range r.claims[i+1:] {
		if k := later.company; k >= 0 && k != r.claims[i].holder && r.chunks[k].title {
			return t.party(r, k, nil)
		}
	}
	return nil
}

// The scores of stakes: how many of a hundred records were right in all parts, over
// passages that were not tuned on.
const (
	shapeScore     = 0.9  // 91: the words around leave no choice ("B, 51%-owned by A"), and name both parties
	namedScore     = 0.8  // 87: a verb has A as its subject and "of B" behind the quantity
	referenceScore = 0.65 // 69: a party is read out of a reference or of what stands before
	missingScore   = 0.2  // hardly any: a party is missing
)

// shapes are the rules whose words leave no choice of parties.
var shapes = setOf(`owned owned-by owner passive parenthesis ratio with`)

// score says how sure the stake of claim c is.
func (t *teller) score(s Stake, r *reading, c claim) float64 {
	for _, p := range []*Party{s.Holder, s.Company} {
		if p == nil {
			return missingScore
		}
	}
	for _, p := range []*Party{s.Holder, s.Company} {
		if !r.sentence.Contains(p.Span) || t.d.Slice(p.Span) != p.Name {
			return referenceScore
		}
	}
	switch {
	case shapes[c.rule]:
		return shapeScore
	case c.company >= 0 && r.chunks[c.company].title && s.Company.Start > s.Share.Start:
		return namedScore
	}
	return referenceScore
}

// asOf returns the date behind "as of" and "as at" in the sentence of r.
func (t *teller) asOf(r *reading) Date {
	first := t.d.TokenAt(r.sentence.Start)
	for i := first; i+2 < first+len(t.d.Within(r.sentence)); i++ {
		if wordOf(t.d, i) != "as" || wordOf(t.d, i+1) != "of" && wordOf(t.d, i+1) != "at" {
			continue
		}
		start := t.d.Tokens[i+2].Start
		for _, date := range dates(nlp.New(t.d.Slice(nlp.Span{Start: start, End: r.sentence.End})), Date{}) {
			return date.From
		}
	}
	return Date{}
}

// companyReach is how many sentences on the company of a stake is still the one that
// shares are spoken of.
const companyReach = 4

// companyOf returns the company of a claim.
func (t *teller) companyOf(r *reading, c claim) *Party {
	var holder *Party
	if c.holder >= 0 {
		holder = t.party(r, c.holder, nil)
	}
	if c.company >= 0 && !t.refers(r, c.company) {
		return t.party(r, c.company, nil)
	}
	if p := t.toldBefore(r, c.company); p != nil {
		return p
	}
	if t.company != nil && r.index-t.told <= companyReach && !sameParty(t.company, holder) && (c.company < 0 || r.chunks[c.company].pronoun || referringNouns[r.chunks[c.company].word]) {
		p := *t.company
		if c.company >= 0 {
			p.Span = t.nameSpan(r.chunks[c.company])
		}
		return &p
	}
	if c.company >= 0 {
		if r.chunks[c.company].possessive {
			holder = nil // "8 per cent of its equity": the seller's own
		}
		return t.party(r, c.company, holder)
	}
	if k := r.insidersOf(c.holder); k >= 0 {
		return t.party(r, k, nil)
	}
	if k := r.companyInvolved(c); k >= 0 {
		if p := t.party(r, k, holder); !sameParty(p, holder) {
			return p
		}
	}
	if k := r.companyBefore(c); k >= 0 {
		return t.party(r, k, holder)
	}
	return t.antecedent(r, c.at, holder)
}

// insidersOf returns B of "directors of B" at chunk i, nobody when it speaks of no such people.
func (r *reading) insidersOf(i int) int {
	if i < 0 || !insideNouns[r.chunks[i].word] {
		return nobody
	}
	if w := r.prep(i + 1); (w == "of" || w == "in" || w == "at") && r.ownable(r.possessed(i+2)) && r.chunks[r.possessed(i+2)].title {
		return r.possessed(i + 2)
	}
	if r.is(i-1, nounChunk) && r.chunks[i-1].possessive && r.chunks[i-1].title {
		return i - 1
	}
	return nobody
}

// companyInvolved returns B of "shares in B", "its stake in B", "a bid for B"
// anywhere in the sentence.
func (r *reading) companyInvolved(c claim) int {
	for i, n := range r.chunks {
		if n.kind != nounChunk || n.title || i == c.holder {
			continue
		}
		k := r.possessed(i + 2)
		switch w := r.prep(i + 1); {
		case w == "of" && (n.word == "control" || n.word == "ownership") && r.ownable(k): // "full control of the refinery"
			return k
		case (w == "in" || w == "of") && (n.word == "shares" || stakeNouns[n.word] || ownerNouns[n.word]), w == "for" && (n.word == "bid" || n.word == "offer"):
			if r.ownable(k) && r.chunks[k].title {
				return k
			}
		}
	}
	for i := range r.chunks {
		if k := r.possessed(i + 1); r.is(i, verbChunk) && r.chunks[i].verb.lemma == "take" && r.noun(k) && r.chunks[k].title && wordOf(r.d, r.chunks[k].last) == "private" {
			return k
		}
		if r.is(i, verbChunk) && r.chunks[i].word == "bid" && r.prep(i+1) == "for" && r.noun(i+2) && r.ownable(r.possessed(i+2)) {
			return r.possessed(i + 2)
		}
	}
	return nobody
}

// companyBefore returns the chunk of a company without a name that the sentence
// has spoken of before the quantity: "In the one mutual that was created, staff".
func (r *reading) companyBefore(c claim) int {
	for i := 0; i < c.at; i++ {
		if n := r.chunks[i]; n.kind == nounChunk && !n.title && i != c.holder && referringNouns[n.word] && !n.possessive && r.is(i-1, prepChunk) {
			return i
		}
	}
	return nobody
}

// recentCompanies is how many stakes back a description can reach.
const recentCompanies = 20

// toldBefore returns the company of an earlier stake that the description at chunk i
// repeats a word of: the airport company for "the airport".
func (t *teller) toldBefore(r *reading, i int) *Party {
	if i < 0 || r.chunks[i].pronoun {
		return nil
	}
	for k := len(t.companies) - 1; k >= max(0, len(t.companies)-recentCompanies); k-- {
		if p := t.companies[k]; strings.HasSuffix(strings.ToLower(p.Name), r.chunks[i].word) && t.d.Slice(p.Span) != t.d.Slice(t.nameSpan(r.chunks[i])) {
			return &Party{Name: p.Name, Span: t.nameSpan(r.chunks[i])}
		}
	}
	return nil
}

// refers reports whether chunk i stands for a body that was named before: "it",
// "the company".
func (t *teller) refers(r *reading, i int) bool {
	n := r.chunks[i]
	return n.pronoun || n.definite && !n.title && !t.saysWhich(n) && (referringNouns[n.word] || companyNouns[n.word]) && r.named(i) < 0 && !(r.is(i+1, prepChunk) && r.is(i+2, nounChunk) && r.chunks[i+2].title && r.chunks[i+1].word != "to" && r.chunks[i+1].word != "from" && r.chunks[i+1].word != "by")
}

// saysWhich reports whether the words before the noun of a description single the body
// out, so that it is not the one spoken of: "the Renault group", "the tram company",
// "the combined firm", but not "the Glasgow lender" and "the French group".
func (t *teller) saysWhich(n chunk) bool {
	for i := n.first; i < n.head; i++ {
		if isDeterminer(wordOf(t.d, i)) || isCapital(t.d, i) && strings.HasPrefix(t.d.Tokens[i].Tag, "JJ") {
			continue
		}
		if m := t.names.at(t.d.Tokens[i].Start); m == nil || m.Kind != GPE && m.Kind != Location {
			return true
		}
	}
	return false
}

// holderOf returns the holder of a claim.
func (t *teller) holderOf(r *reading, c claim, company *Party) *Party {
	if c.holder >= 0 {
		if c.joint > c.holder {
			return t.joint(r, c)
		}
		if p := t.sameHolder(r, c.holder, company); p != nil {
			return p
		}
		return t.party(r, c.holder, company)
	}
	if c.holder == implied {
		return t.antecedent(r, c.at, company)
	}
	return nil
}

// sameHolder returns the holder of the stake told in the sentence before when "it",
// "he" or "they" at chunk i begins the next about the same company.
func (t *teller) sameHolder(r *reading, i int, company *Party) *Party {
	n := r.chunks[i]
	if !n.pronoun || n.possessive || t.holder == nil || r.index != t.told+1 || !sameParty(company, t.company) {
		return nil
	}
	for k := range i { // somebody else is spoken of first
		if r.noun(k) && !r.is(k-1, prepChunk) && !r.chunks[k].pronoun {
			return nil
		}
	}
	if m := t.names.at(t.holder.Start); (n.word == "he" || n.word == "she") != (m != nil && m.Kind == Person) {
		return nil
	}
	return &Party{Name: t.holder.Name, Span: t.nameSpan(n)}
}

// joint returns several holders of one share as one party.
func (t *teller) joint(r *reading, c claim) *Party {
	span := nlp.Span{Start: t.nameSpan(r.chunks[c.holder]).Start, End: t.nameSpan(r.chunks[c.joint]).End}
	return &Party{Name: t.d.Slice(span), Span: span}
}

// party returns the body that chunk i names or refers to. other is the party that
// it cannot be.
func (t *teller) party(r *reading, i int, other *Party) *Party {
	i = r.canonical(i)
	n := r.chunks[i]
	words := t.nameSpan(n)
	if t.refers(r, i) {
		if p := t.referent(r, i, other); p != nil {
			return &Party{Name: p.Name, Span: words}
		}
		if n.pronoun {
			return nil
		}
	}
	if !n.title {
		if k := r.named(i); k >= 0 {
			return t.party(r, k, other)
		}
	}
	if p := i - 1; r.is(p, nounChunk) && r.chunks[p].possessive && !r.chunks[p].pronoun && (isPlural(t.d, r.chunks[p]) || isMen(r.chunks[p].word) || kinNouns[n.word] && r.chunks[p].title) { // the farmers' union
		words.Start = t.nameSpan(r.chunks[p]).Start
	}
	if k := i + 2; !n.title && (groupNouns[n.word] || insideNouns[n.word]) && (r.prep(i+1) == "in" || r.prep(i+1) == "of") && r.is(k, nounChunk) && r.chunks[k].title && !r.chunks[k].possessive { // "investors in Acme"
		if span := t.nameSpan(r.chunks[k]); other != nil && !sameParty(other, &Party{Name: t.fullName(span)}) {
			words.End = span.End
		}
	}
	return &Party{Name: t.fullName(words), Span: words}
}

// isPlural reports whether a possessive is one of a plural, so that it belongs to
// the name: "the farmers' union", but not "Acme's union".
func isPlural(d *nlp.Document, n chunk) bool {
	end := d.Tokens[n.last-1].End
	return end > 0 && d.Text[end-1] == 's' && n.last < len(d.Tokens) && d.Tokens[n.last].Len() < len("'s")+2 && !strings.HasSuffix(d.Slice(d.Tokens[n.last].Span), "s")
}

// isMen reports whether word is a plural of people without an s: "the quarrymen's fund".
func isMen(word string) bool {
	return strings.HasSuffix(word, "men") || word == "people" || word == "children"
}

// canonical returns the chunk of the name that the description at chunk i is said
// of: A in "A is a joint venture", "A, a subsidiary".
func (r *reading) canonical(i int) int {
	n := r.chunks[i]
	if k := r.start(i); ownerNouns[n.word] && !n.title && r.is(i+1, commaChunk) && r.noun(r.possessed(i+2)) && k < i { // "its largest shareholder, the Sultan's fund,"
		return r.possessed(i + 2)
	}
	if n.proper || !n.indefinite {
		return i
	}
	k := r.before(r.start(i))
	if r.is(k, verbChunk) && r.chunks[k].verb.copula {
		if s := r.subject(k); s >= 0 && r.chunks[s].proper {
			return s
		}
	}
	if r.is(k, commaChunk) && r.is(k-1, nounChunk) && r.chunks[k-1].title {
		return k - 1
	}
	return i
}

// referent returns the body that a pronoun or a description at chunk i stands for.
func (t *teller) referent(r *reading, i int, other *Party) *Party {
	n := r.chunks[i]
	if isFirstPerson(n.word) {
		if p := t.speaker(n); p != nil {
			return p
		}
		return t.subjectOf(r, i, other)
	}
	switch n.word {
	case "he", "she", "his", "her", "him":
		if m := t.names.antecedent(n.word, t.d.Tokens[n.first].Start); m != nil {
			return m.party()
		}
	}
	if p := t.inSentence(r, i, other); p != nil {
		return p
	}
	if !n.pronoun {
		if p := t.namesake(r, i); p != nil || !referringNouns[n.word] {
			return p
		}
	}
	if n.word == "they" || n.word == "them" {
		if p := t.group(r, i); p != nil {
			return p
		}
	}
	if p := t.antecedent(r, i, other); p != nil || n.word != "it" {
		return p
	}
	return t.bodyBefore(r)
}

// inSentence returns the body of the same sentence that a pronoun or "the latter" at
// chunk i stands for: the subject, the last name.
func (t *teller) inSentence(r *reading, i int, other *Party) *Party {
	n := r.chunks[i]
	if n.word == "latter" {
		for k := i - 1; k >= 0; k-- {
			if r.chunks[k].title && r.noun(k) {
				return t.party(r, k, nil)
			}
		}
	}
	v := r.verbBefore(i)
	if !n.pronoun || v < 0 || !n.possessive && v == i-1 && !r.is(i+1, verbChunk) {
		return nil
	}
	if s := r.subject(v); s >= 0 && s < i && !t.refers(r, s) {
		if p := t.party(r, s, nil); !sameParty(p, other) {
			return p
		}
	}
	return nil
}

// bodyNouns are bodies that are called by a common noun and that "it" stands for.
var bodyNouns = setOf(`council government state ministry treasury trust county city university charity church union crown company firm bank fund consortium`)

// bodyBefore returns the body without a name that the sentence before r is about: the council.
func (t *teller) bodyBefore(r *reading) *Party {
	if r.index == 0 {
		return nil
	}
	before := t.reading(r.index - 1)
	for i, n := range before.chunks {
		if n.kind == nounChunk && n.definite && !n.title && bodyNouns[n.word] && before.beginsClause(i) {
			span := t.nameSpan(n)
			return &Party{Name: t.fullName(span), Span: span}
		}
	}
	return nil
}

func isFirstPerson(word string) bool {
	switch word {
	case "i", "me", "my", "we", "us", "our":
		return true
	}
	return false
}

// speaker returns who says the "I" or "we" of chunk n in a quotation: a person for I,
// the body that the person speaks for ("said Ann Lister, head of Acme") for we. It is
// nil outside quotations.
func (t *teller) speaker(n chunk) *Party {
	if t.quotes == nil {
		t.quotes = append([]Quote{}, quotes(t.d, t.names.who)...)
	}
	at := t.d.Tokens[n.first].Start
	i := sort.Search(len(t.quotes), func(i int) bool { return t.quotes[i].End > at })
	if i == len(t.quotes) || t.quotes[i].Start > at || t.quotes[i].Speaker == nil {
		return nil
	}
	p := t.quotes[i].Speaker
	m := t.names.at(p.Start)
	if n.word == "i" || n.word == "my" || n.word == "me" || m == nil || m.Kind != Person {
		return p
	}
	return t.employer(*m)
}

// employer returns the body that the person of mention m speaks for: Acme in "Ann
// Lister, head of Acme" and "Acme's chairman, Ann Lister". It is nil when the sentence names none.
func (t *teller) employer(m Mention) *Party {
	for _, body := range t.names.within(m.Sentence) {
		if body.Kind != Organisation || body.Start < m.Start && t.d.Text[body.End:min(len(t.d.Text), body.End+1)] != "'" && !strings.HasPrefix(t.d.Text[body.End:], "’") {
			continue
		}
		if body.Start > m.End && strings.ContainsAny(t.d.Text[m.End:body.Start], "“\"") {
			continue
		}
		return body.party()
	}
	return nil
}

// group returns the people that "they" at chunk i of r stands for: the last plural
// before it that does something.
func (t *teller) group(r *reading, i int) *Party {
	for back := 0; back <= 1 && r.index-back >= 0; back++ {
		before, limit := r, i
		if back > 0 {
			before = t.reading(r.index - back)
			limit = len(before.chunks)
		}
		for k := limit - 1; k >= 0; k-- {
			n := before.chunks[k]
			if before.noun(k) && !n.pronoun && !n.possessive && !before.is(k-1, prepChunk) && !before.is(k-1, verbChunk) && (t.d.Tokens[n.head].Tag == "NNS" || groupNouns[n.word]) {
				span := t.nameSpan(n)
				return &Party{Name: t.fullName(span), Span: span}
			}
		}
	}
	return nil
}

// namesake returns the body named before with the noun of a description in its
// name: the Teesside plant for "the plant".
func (t *teller) namesake(r *reading, i int) *Party {
	word := r.chunks[i].word
	for back := 0; back <= 3 && r.index-back >= 0; back++ {
		before := t.reading(r.index - back)
		for k := range before.chunks {
			if n := before.chunks[k]; (back > 0 || k < i) && n.proper && n.word == word {
				span := t.nameSpan(n)
				return &Party{Name: t.fullName(span), Span: span}
			}
		}
	}
	return nil
}

// fullName returns the full form of a name.
func (t *teller) fullName(span nlp.Span) string {
	return strings.Join(strings.Fields(t.names.full(t.d.Slice(span))), " ")
}

// nameSpan returns the words of a noun chunk that name it: the name in "the Spanish
// builder Ferrán", all but the article of "the 500 staff".
func (t *teller) nameSpan(n chunk) nlp.Span {
	first, last := n.first, n.last
	if end := t.d.Tokens[last-1].End; strings.HasSuffix(t.d.Text[:end], "-owned") {
		return nlp.Span{Start: t.d.Tokens[first].Start, End: end - len("-owned")}
	}
	if n.title {
		for i := n.head; i >= n.first && (isCapital(t.d, i) || i == n.head && companySuffixes[n.word] || t.d.Text[t.d.Tokens[i].Start] == '&' || isNamePart(wordOf(t.d, i)) && i > n.first && isCapital(t.d, i-1)); i-- {
			first = i
		}
	}
	for i := first; i < last-1 && n.title; i++ { // "Kuala Lumpur-based Sentosa Bhd"
		if strings.HasSuffix(wordOf(t.d, i), "-based") || strings.HasSuffix(wordOf(t.d, i), "-backed") || strings.HasSuffix(wordOf(t.d, i), "-listed") {
			first = i + 1
		}
	}
	for first < last-1 && isDeterminer(wordOf(t.d, first)) {
		first++
	}
	span := nlp.Span{Start: t.d.Tokens[first].Start, End: t.d.Tokens[last-1].End}
	if n.title {
		span = t.mentioned(span, t.d.Tokens[n.head].Start)
	}
	return span
}

// mentioned fits the words of a name to the mention that covers offset in them: one
// that reaches further ("Department for Work and Pensions") and one of a person
// without title and trade.
func (t *teller) mentioned(span nlp.Span, offset int) nlp.Span {
	m := t.names.at(offset)
	if m == nil {
		return span
	}
	if m.Span.Contains(span) || m.Kind == Person && span.Contains(m.Span) && m.End == span.End && strings.Contains(t.d.Slice(m.Span), " ") {
		return m.Span
	}
	return span
}

// isNamePart reports whether a small word can stand inside a name.
func isNamePart(word string) bool {
	switch word {
	case "of", "for", "the", "and", "du", "de", "la", "na", "le", "van", "von", "der", "di", "al", ",":
		return true
	}
	return false
}

func isDeterminer(word string) bool {
	switch word {
	case "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "some", "each", "both", "another", "other", "any":
		return true
	}
	return false
}

// antecedent returns the body that the reader has in mind at chunk i of r: the
// subject of its sentence, or of the sentences before. other is who it cannot be.
func (t *teller) antecedent(r *reading, i int, other *Party) *Party {
	if p := t.subjectOf(r, i, other); p != nil {
		return p
	}
	for back := 1; back <= 4 && r.index-back >= 0; back++ {
		before := t.reading(r.index - back)
		if t.continues(before) {
			continue
		}
		if p := t.subjectOf(before, len(before.chunks), other); p != nil {
			return p
		}
	}
	return nil
}

// continues reports whether the subject of r refers to a body named still earlier.
func (t *teller) continues(r *reading) bool {
	for i := range r.chunks {
		if r.is(i, verbChunk) {
			return false
		}
		if r.noun(i) && !r.is(i-1, prepChunk) {
			return t.refers(r, i) && !r.chunks[i].possessive
		}
	}
	return false
}

// reporting are verbs whose sentence is about what they report.
var reporting = setOf(`said says confirmed confirms reported reports announced announces heard told believes believe argued showed shows revealed learned understands suggests claimed denied warned`)

// subjectOf returns the first body that r names before chunk limit: what a report
// is about, the subject, a name in a prepositional phrase.
func (t *teller) subjectOf(r *reading, limit int, other *Party) *Party {
	limit = min(limit, len(r.chunks))
	for i := 1; i+1 < limit; i++ {
		if r.is(i-1, verbChunk) && reporting[r.chunks[i-1].verb.form] || r.is(i, linkChunk) && r.chunks[i].word == "that" {
			if r.is(i, linkChunk) {
				i++
			}
			if p := t.nameAt(r, i, other); p != nil {
				return p
			}
		}
	}
	verb := 0
	for verb < limit && !r.is(verb, verbChunk) {
		verb++
	}
	for _, part := range [2][2]int{{0, verb}, {verb, limit}} { // the subject with what hangs on it, then the rest
		for _, inPhrase := range []bool{false, true} {
			for i := part[0]; i < part[1]; i++ {
				if r.is(i-1, prepChunk) == inPhrase {
					if p := t.nameAt(r, i, other); p != nil {
						return p
					}
				}
			}
		}
	}
	return nil
}

// nameAt returns the body named by chunk i, nil when it is no name or is other.
func (t *teller) nameAt(r *reading, i int, other *Party) *Party {
	if r.is(i, nounChunk) && r.chunks[i].proper && dealNouns[r.chunks[i].word] { // "the Acme deal"
		return t.insideName(r, i, other)
	}
	if !r.noun(i) || !r.chunks[i].title || len(t.names.who) > 0 && len(t.names.within(t.span(r.chunks[i]))) == 0 && t.names.at(t.d.Tokens[r.chunks[i].head].Start) == nil || isCurrency(wordOf(t.d, r.chunks[i].head)) || t.d.Tokens[r.chunks[i].head].Len() == 1 || t.noBody(r.chunks[i]) {
		return nil
	}
	span := t.nameSpan(r.chunks[i])
	if p := (&Party{Name: t.fullName(span), Span: span}); !sameParty(p, other) {
		return p
	}
	return nil
}

// sure is the score from which the kind of a mention is taken at its word.
const sure = 0.8

// noBody reports whether the name of chunk n is surely a person's or a place's, which
// "it" and "the company" do not stand for.
func (t *teller) noBody(n chunk) bool {
	m := t.names.at(t.d.Tokens[n.head].Start)
	if first := n.first; first > 0 && m != nil && m.Kind == Person && reporting[wordOf(t.d, first-1)] { // "said Magnus Rendall"
		return true
	}
	if m == nil || m.Score < sure {
		return false
	}
	return m.Kind == GPE && m.End >= t.d.Tokens[n.head].End || m.Kind == Person && (t.names.gender[m.Name] != 0 || m.Rule == "title" || m.Rule == "role")
}

// span returns the words of a chunk.
func (t *teller) span(n chunk) nlp.Span {
	return nlp.Span{Start: t.d.Tokens[n.first].Start, End: t.d.Tokens[n.last-1].End}
}

// dealNouns are what is done with the company named before them.
var dealNouns = setOf(`deal sale takeover float flotation stake bid buyout privatisation shares share shareholders shareholding board merger acquisition disposal`)

// insideName returns the name inside the noun at chunk i: Acme in "the Acme deal".
func (t *teller) insideName(r *reading, i int, other *Party) *Party {
	n := r.chunks[i]
	span := nlp.Span{}
	for k := n.first; k < n.head; k++ {
		if isCapital(t.d, k) && !isDeterminer(wordOf(t.d, k)) {
			if span.End == 0 {
				span.Start = t.d.Tokens[k].Start
			}
			span.End = t.d.Tokens[k].End
		}
	}
	if p := (&Party{Name: t.fullName(span), Span: span}); span.End > 0 && !sameParty(p, other) {
		return p
	}
	return nil
}

func isCurrency(word string) bool {
	switch word {
	case "eur", "usd", "gbp", "hk", "us", "sfr", "chf", "aud", "nz", "rs":
		return true
	}
	return false
}

// sameParty reports whether two parties go by the same name.
func sameParty(a, b *Party) bool {
	return a != nil && b != nil && (strings.EqualFold(a.Name, b.Name) || strings.Contains(a.Name, b.Name) || strings.Contains(b.Name, a.Name))
}
