package extract

import (
	"sort"
	"strings"

	"stakeout/extract/nlp"
)

// teller gives the claims of a document their parties and remembers what was told.
type teller struct {
	d        *nlp.Document
	names    *names
	readings map[int]*reading
	quotes   []Quote           // nil until somebody in a quotation is asked for
	stakes   []Stake           // told so far
	tallies  map[string]*tally // of names, nil until one is asked for
	company  *Party            // of the last stake that names one
	holder   *Party            // of that stake
	told     int               // the sentence it was told in
	why      *trace            // nil when nobody asks
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
	r := &reading{d: t.d, sentence: s, index: i, chunks: joinListed(chunksOf(t.d, first, last, quantities(t.d, first, last)))}
	t.readings[i] = r
	return r
}

// tell asks about the quantities of a sentence and keeps what answer tells of them.
func (t *teller) tell(r *reading, answer func(*question) []Stake) {
	r.told = t.company != nil && r.index-t.told <= 2 || r.index > 0 && t.reading(r.index-1).speaksOfShares()
	r.read(t.why)
	if len(r.claims) == 0 && !r.told && r.isRow() {
		return // of a table of something else
	}
	before := len(t.stakes)
	for _, m := range r.measures {
		told := answer(t.ask(r, m, t.stakes[before:]))
		t.keep(r, told)
		t.why.settle(r.chunks[m.at].quantity.Span, len(told) > 0)
	}
}

// tally is how often a name stands in the text, and in the stakes told so far.
type tally struct{ mentions, company, holder int }

// tally returns the tally of a name, whatever its letters' case.
func (t *teller) tally(name string) *tally {
	if t.tallies == nil {
		t.tallies = make(map[string]*tally, len(t.names.who))
		for i := range t.names.who {
			t.tally(t.names.who[i].Name).mentions++
		}
	}
	name = strings.ToLower(name)
	if t.tallies[name] == nil {
		t.tallies[name] = &tally{}
	}
	return t.tallies[name]
}

// opens reports whether the first sentence of the text, its title as a rule, names the
// body.
func (t *teller) opens(name string) bool {
	for _, m := range t.names.within(t.d.Sentences[0]) {
		if m.Name == name {
			return true
		}
	}
	return false
}

// keep remembers stakes told in r.
func (t *teller) keep(r *reading, told []Stake) {
	t.stakes = append(t.stakes, told...)
	for _, s := range told {
		if s.Company != nil {
			t.tally(s.Company.Name).company++
		}
		if s.Holder != nil {
			t.tally(s.Holder.Name).holder++
		}
		if s.Company != nil {
			t.company, t.told, t.holder = s.Company, r.index, s.Holder
		}
	}
}

// reach stretches the span of s over p where p stands in its sentence.
func (s *Stake) reach(p *Party) {
	if p != nil && s.Sentence.Contains(p.Span) {
		s.Span.Start, s.Span.End = min(s.Span.Start, p.Start), max(s.Span.End, p.End)
	}
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
	if k := r.nameGoesOn(i); k > i {
		words.End = t.nameSpan(r.chunks[k]).End
	}
	if k := i + 2; !n.title && (groupNouns[n.word] || insideNouns[n.word]) && (r.prep(i+1) == "in" || r.prep(i+1) == "of") && r.is(k, nounChunk) && r.chunks[k].title && !r.chunks[k].possessive { // "investors in Acme"
		if span := t.nameSpan(r.chunks[k]); other != nil && !sameParty(other, &Party{Name: t.fullName(span)}) {
			words.End = span.End
		}
	}
	return &Party{Name: t.fullName(words), Span: words}
}

// nameGoesOn returns the chunk with which the name that begins with the noun at chunk i ends:
// Tavira in "the municipality of Tavira", C in "a consortium of A and C"; i when it is whole.
func (r *reading) nameGoesOn(i int) int {
	n, k := r.chunks[i], r.possessed(i+2)
	switch {
	case n.title || n.possessive || r.prep(i+1) != "of" || !r.noun(k) || r.chunks[k].pronoun || r.hasQuantity(k+1):
	case jointNouns[n.word] && r.chunks[k].proper:
		return r.listEnd(k)
	case namedOf[n.word] || kinNouns[n.word]:
		return k
	}
	return i
}

// listEnd returns the last member of the list of names that begins with chunk k, k when it
// is none: C of "A, B and C".
func (r *reading) listEnd(k int) int {
	for i := k; ; {
		next, and := i+1, false
		for r.is(next, commaChunk) || r.is(next, conjChunk) && r.chunks[next].word == "and" {
			and = and || r.is(next, conjChunk)
			next++
		}
		if next == i+1 || !r.noun(r.possessed(next)) || !r.chunks[r.possessed(next)].proper {
			return k
		}
		if i = r.possessed(next); and {
			return i
		}
	}
}

// jointNouns are what several bodies are together.
var jointNouns = setOf(`consortium alliance coalition group trio pair syndicate`)

// namedOf are bodies that are called by the name behind "of".
var namedOf = setOf(`city municipality commune canton borough district parish county town village province prefecture region state republic kingdom government ministry
	department bishop mayor diocese people citizens taxpayers villagers inhabitants executors administrators inventors foundation fund subsidiary unit arm management`)

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
	if n.word == "former" {
		return t.former(r, i)
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

// former returns the first of the two bodies named last before chunk i: A for "A and C, the
// former with 80 per cent". It is nil when no two are named together.
func (t *teller) former(r *reading, i int) *Party {
	for back := 0; back <= 1 && r.index-back >= 0; back++ {
		before, limit := r, i
		if back > 0 {
			before = t.reading(r.index - 1)
			limit = len(before.chunks)
		}
		for k := limit - 1; k >= 0; k-- {
			if !before.noun(k) || before.chunks[k].pronoun {
				continue
			}
			if list := before.sharers(k); len(list) == 2 && before.chunks[list[0]].proper {
				return t.party(before, list[0], nil)
			}
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
	return m.Kind == GPE && m.End >= t.d.Tokens[n.head].End || m.Kind == Person && t.names.gender[m.Name] != 0
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
