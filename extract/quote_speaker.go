package extract

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"stakeout/extract/nlp"
)

// ascription says whose words a passage is.
type ascription struct {
	cue     nlp.Span  // the words that ascribe it, empty for none
	class   wordClass // of the cue
	speaker *Party
	rule    string
	tight   bool // nothing stands between the cue and the words but a comma, a colon or "that"
}

// speech reads who is speaking in one document. Lists of tokens are indexes into
// d.Tokens; what stands between other quotation marks is left out of them.
type speech struct {
	d        *nlp.Document
	names    *names
	words    map[string]wordClass
	classes  []wordClass // of each token; 0 until asked for
	passages []quotation
	last     ascription // of the last passage that was a quotation
	lastAt   int        // the index of that passage, -1 for none
	speaker  *Party     // the last speaker
	persons  map[string]bool
	first    map[byte]firstPerson
	scratch  struct{ left, right []int } // reused from passage to passage
}

func newSpeech(d *nlp.Document, who []Mention, passages []quotation) *speech {
	s := &speech{
		d: d, names: indexNames(d, outside(who, passages)), words: quoteWords(), classes: make([]wordClass, len(d.Tokens)),
		passages: passages, lastAt: -1, persons: map[string]bool{},
	}
	s.first = firstPersons(s.names)
	for _, m := range s.names.who {
		if m.Kind == Person {
			s.persons[m.Name] = true
		}
	}
	return s
}

// outside returns the mentions that no passage holds: a name inside a quotation is
// not who "he" means behind it.
func outside(who []Mention, passages []quotation) []Mention {
	kept := make([]Mention, 0, len(who))
	for _, m := range who {
		for len(passages) > 0 && passages[0].outer.End <= m.Start {
			passages = passages[1:]
		}
		if len(passages) == 0 || m.End <= passages[0].outer.Start {
			kept = append(kept, m)
		}
	}
	return kept
}

func (s *speech) word(token int) string { return s.d.Slice(s.d.Tokens[token].Span) }

// class returns the classes of a token, and looks them up but once.
func (s *speech) class(token int) wordClass {
	c := &s.classes[token]
	if *c == 0 {
		*c = classesOf(s.words, uncontracted(s.word(token))) | knownWord
	}
	return *c
}

func (s *speech) is(t int, c wordClass) bool { return s.class(t)&c != 0 }

// uncontracted returns the pronoun of a contraction (they’re, I'd), the auxiliary of
// a denied one (didn't), or the word itself.
func uncontracted(w string) string {
	i := strings.IndexByte(w, '\'')
	if j := strings.Index(w, "’"); j >= 0 {
		i = j
	}
	if i <= 0 {
		return w
	}
	switch strings.TrimLeft(w[i:], "'’") {
	case "re", "ve", "ll", "d", "m":
		return w[:i]
	case "t":
		return "not"
	}
	return w
}

// capital reports whether the token begins with a capital letter.
func (s *speech) capital(token int) bool {
	r, _ := utf8.DecodeRuneInString(s.word(token))
	return unicode.IsUpper(r)
}

// span returns the span from the first of tokens to the last.
func (s *speech) span(tokens []int) nlp.Span {
	return nlp.Span{Start: s.d.Tokens[tokens[0]].Start, End: s.d.Tokens[tokens[len(tokens)-1]].End}
}

// ascribe finds whose words passage i is: the nearest ascription in its own
// sentence first, then the sentence before.
func (s *speech) ascribe(i int, left []int) ascription {
	before, found := s.before(i, left)
	if found && before.tight && before.rule != ruleColon {
		return before
	}
	if after, ok := s.after(i); ok && !(found && before.class&speechVerb != 0 && s.closesSentence(i)) {
		return after
	}
	if found || len(left) > 0 {
		return before
	}
	return s.above(i)
}

// closesSentence reports whether a new sentence begins behind passage i.
func (s *speech) closesSentence(i int) bool {
	next := s.passages[i].to
	return next < len(s.d.Tokens) && s.d.SentenceAt(s.d.Tokens[next].Start).Start >= s.passages[i].outer.End
}

// maxSentence is how many tokens of a sentence are read: more than any that people
// write, and a bound for text without full stops.
const maxSentence = 200

// left returns the tokens of passage i's sentence before it. A sentence that
// begins inside another passage begins with the sentence around that.
func (s *speech) left(i int) []int {
	from := s.passages[i].from
	start := s.d.SentenceAt(s.passages[i].outer.Start).Start
	first := i
	for first > 0 && s.passages[first-1].outer.End > start && i-first < maxSentence {
		first--
		if outer := s.passages[first].outer.Start; outer < start {
			start = s.d.SentenceAt(outer).Start
		}
	}
	list := s.scratch.left[:0]
	for t := max(s.d.TokenAt(start), from-maxSentence); t < from; t++ {
		for first < i && s.passages[first].outer.End <= s.d.Tokens[t].Start {
			first++
		}
		if first == i || s.d.Tokens[t].Start < s.passages[first].outer.Start {
			list = append(list, t)
		}
	}
	s.scratch.left = list
	return s.withoutAsides(list)
}

// withoutAsides drops what stands in brackets, and between two dashes when the
// second is the last token.
func (s *speech) withoutAsides(list []int) []int {
	kept, open, lastDash := list[:0], -1, -1
	for k, t := range list {
		switch w := s.word(t); {
		case w == "(" && open < 0:
			open = len(kept)
		case w == ")" && open >= 0:
			kept, open = kept[:open], -1
			continue
		case isDash(w):
			if k == len(list)-1 && lastDash >= 0 && lastDash < len(kept) {
				return kept[:lastDash]
			}
			lastDash = len(kept)
		}
		kept = append(kept, t)
	}
	return kept
}

func isDash(w string) bool { return w == "—" || w == "–" || w == "-" || w == "--" }

// maxReach is how many tokens behind a quotation its speaker is looked for.
const maxReach = 30

// right returns the tokens behind passage i, up to the end of the sentence or the
// next passage.
func (s *speech) right(i int) []int {
	end := len(s.d.Text)
	if i+1 < len(s.passages) {
		end = s.passages[i+1].outer.Start
	}
	list := s.scratch.right[:0]
	first := s.passages[i].to
	for t := first; t < len(s.d.Tokens) && t < first+maxReach && s.d.Tokens[t].Start < end; t++ {
		if t == first {
			if strings.IndexByte(s.d.Text[s.passages[i].outer.End:s.d.Tokens[t].Start], '\n') >= 0 {
				break
			}
			end = min(end, s.d.SentenceAt(s.d.Tokens[t].Start).End)
		}
		if w := s.word(t); len(w) == 1 && strings.IndexByte(".;:?!", w[0]) >= 0 {
			break
		}
		list = append(list, t)
	}
	s.scratch.right = list
	return list
}

// after reads an ascription behind passage i: “…,” said X; “…,” X told Y;
// “…”, according to X.
func (s *speech) after(i int) (ascription, bool) {
	t, linked, ended := s.link(i)
	a := ascription{rule: ruleAfter, tight: true}
	if len(t) < 2 || s.passages[i].unclosed {
		return a, false
	}
	if n := s.formula(t); n > 0 {
		return s.named(a, t[:n], s.phraseFrom(t[n:]))
	}
	if k := s.skipAdverbs(t); k+1 < len(t) && s.is(t[k], speechVerb|tagVerb) && !participle(s.word(t[k])) && s.opensPhrase(t[k+1], linked || ended) {
		b, _ := s.named(a, t[k:k+1], s.phraseFrom(t[k+1:]))
		return b, true
	}
	if name := s.firstPart(t); s.wholeName(name) && t[0] > 0 && isDash(s.word(t[0]-1)) {
		return s.named(a, nil, name) // a signature
	}
	if b, ok := s.predicate(a, t); ok {
		return b, true
	}
	if s.word(t[0]) == "as" {
		t = t[1:]
	}
	if !linked || s.is(t[0], conjunctionWord|relativeWord) || s.is(t[0], prepositionWord) && len(s.firstPart(t)) == len(t) {
		return a, false
	}
	return s.tagged(a, t)
}

// predicate reads an ascription of which the passage is the subject: “…” is how X
// describes it; “…” was the verdict of X; “…” was X's reply.
func (s *speech) predicate(a ascription, t []int) (ascription, bool) {
	if s.word(t[0]) == "that" {
		t = t[1:]
	}
	if w := s.word(t[0]); len(t) < 4 || w != "is" && w != "was" {
		return a, false
	}
	if s.word(t[1]) == "how" {
		return s.tagged(a, t[2:])
	}
	for k := 2; k < min(len(t), maxPhrase); k++ {
		if !s.is(t[k], accountNoun) {
			continue
		}
		switch {
		case isPossessive(s.word(t[k-1])):
			return s.named(a, t[k:k+1], s.phraseEnding(t[1:k-1]))
		case k+2 < len(t) && s.word(t[k+1]) == "of":
			return s.named(a, t[k:k+1], s.phraseFrom(t[k+2:]))
		}
		break
	}
	return a, false
}

// tagged reads an ascription whose speaker stands before the verb: “…,” X said.
func (s *speech) tagged(a ascription, t []int) (ascription, bool) {
	for v := 1; v < len(t); v++ {
		w := s.word(t[v])
		switch {
		case s.putsIt(t, v), s.carriesOn(t, v):
			return s.named(a, t[v:v+2], s.subject(t[:v]))
		case s.is(t[v], quotingVerb) && !s.is(t[v-1], auxiliaryVerb):
			return s.named(a, t[v:v+1], s.phraseFrom(t[v+1:]))
		case w == "saying" && s.is(t[v-1], hearsay):
			return s.named(a, t[v:v+1], s.subject(t[:v-1]))
		case s.is(t[v], speechVerb|tagVerb|quotingVerb) && !participle(w) && s.isVerb(t, v):
			return s.named(a, t[v:v+1], s.subject(t[:v]))
		}
	}
	return a, false
}

// link returns the tokens behind passage i without the comma or dash that links
// them to it, whether there is such a link (a question mark inside is one too), and
// whether the passage ends its sentence.
func (s *speech) link(i int) (t []int, linked, ended bool) {
	t = s.right(i)
	inside := strings.TrimRight(s.d.Slice(s.passages[i].Span), " \u00a0’'”\"")
	last, _ := utf8.DecodeLastRuneInString(inside)
	linked = strings.ContainsRune(",?!–—…-", last)
	if len(t) > 0 && (s.word(t[0]) == "," || isDash(s.word(t[0]))) {
		return t[1:], true, false
	}
	return t, linked, last == '.'
}

// formula returns how many tokens a set phrase before a speaker has: according to,
// in the words of; 0 when t begins with none.
func (s *speech) formula(t []int) int {
	for _, f := range [...][]string{{"according", "to"}, {"in", "the", "words", "of"}, {"in", "the", "opinion", "of"}} {
		n := 0
		for n < len(f) && n < len(t) && strings.EqualFold(s.word(t[n]), f[n]) {
			n++
		}
		if n == len(f) && len(t) > n {
			return n
		}
	}
	return 0
}

func (s *speech) skipAdverbs(t []int) int {
	k := 0
	for k < len(t) && s.isAdverb(t[k]) {
		k++
	}
	return k
}

func (s *speech) isAdverb(token int) bool {
	w := s.word(token)
	return s.is(token, adverbWord) || len(w) > 4 && strings.HasSuffix(w, "ly")
}

// participle reports whether a verb is an -ing form, whose subject stands elsewhere.
func participle(verb string) bool { return strings.HasSuffix(verb, "ing") }

// opensPhrase reports whether a speaker can begin with the token. Without a comma
// before the verb only a name can.
func (s *speech) opensPhrase(token int, linked bool) bool {
	c := s.class(token)
	if c&(prepositionWord|conjunctionWord|auxiliaryVerb|relativeWord) != 0 && !s.capital(token) {
		return false
	}
	return s.capital(token) || linked && c&otherPronoun == 0 && !s.isAdverb(token) && isLetter(s.word(token)[0])
}

// isVerb reports whether the cue t[k] is used as a verb here, and not as a noun
// (the report, in comments) or a name (United States).
func (s *speech) isVerb(t []int, k int) bool {
	w := s.word(t[k])
	switch {
	case k == 0 && s.capital(t[k]) && s.is(t[k], accountNoun), k > 0 && (s.capital(t[k]) || s.word(t[k-1]) == "That"): // That said, …
		return false
	case k == 0 || participle(w):
		return true
	case isPossessive(s.word(t[k-1])):
		return false
	}
	before, noun := s.class(t[k-1]), s.is(t[k], accountNoun)
	switch {
	case s.word(t[k-1]) == "to":
		return !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ed")
	case before&(pronounWord|relativeWord) != 0:
		return true
	case before&prepositionWord != 0 && before&determinerWord == 0:
		return !noun && strings.HasSuffix(w, "ed")
	case before&determinerWord != 0:
		return before&aloneWord != 0 && !noun
	case !noun || strings.HasSuffix(w, "ed"):
		return true
	case k+1 < len(t) && s.word(t[k+1]) == "it": // Roe thought it
		return s.capital(t[k-1])
	case strings.HasSuffix(w, "s"):
		return s.capital(t[k-1]) || before&(personNoun|bodyNoun|adverbWord) != 0 || s.word(t[k-1]) == ","
	}
	return before&(auxiliaryVerb|adverbWord) != 0 || strings.HasSuffix(s.word(t[k-1]), "s")
}

// before reads the ascription that governs passage i from the tokens before it.
func (s *speech) before(i int, t []int) (ascription, bool) {
	if len(t) == 0 {
		return ascription{}, false
	}
	k := s.governing(t)
	if k >= 0 && s.splits(i, t, k) {
		a := s.last
		a.rule = ruleSplit
		return a, true
	}
	a := ascription{rule: ruleBefore}
	if k < 0 || s.formulaBehind(t, k) {
		return s.withoutVerb(a, t)
	}
	a.class, a.tight = s.class(t[k]), s.isTight(t[k+1:]) || s.putsIt(t, k)
	if phrase := s.agent(t, k); phrase != nil {
		return s.named(a, s.cueFrom(t, k), phrase)
	}
	if s.isPassive(t, k) {
		return s.named(a, s.cueFrom(t, k), nil)
	}
	if n := len(t) - 1; s.insertsSpeaker(t, k) {
		a.tight = true
		return s.named(a, t[k:k+1], s.phraseFrom(t[k+1:n]))
	}
	phrase := s.subjectOf(t, k)
	if a.class&(judgeVerb|mindVerb) != 0 && a.class&speechVerb == 0 && !s.canJudge(phrase) {
		return ascription{rule: ruleUnattributed}, false
	}
	return s.named(a, s.cueFrom(t, k), phrase)
}

// insertsSpeaker reports whether t[k] and what follows it name the speaker in
// passing: It was, said X, “…”.
func (s *speech) insertsSpeaker(t []int, k int) bool {
	n, w := len(t)-1, s.word(t[k])
	return (w == "said" || w == "says") && k+1 < n && s.word(t[n]) == "," && s.afterComma(t, k) && s.opensPhrase(t[k+1], true)
}

// splits reports whether the cue t[k] is that of the passage before, in the middle of
// a quotation: “…,” said X, “…”.
func (s *speech) splits(i int, t []int, k int) bool {
	return i > 0 && s.lastAt == i-1 && s.last.cue.Start >= s.passages[i-1].outer.End && s.last.cue.Start == s.d.Tokens[t[k]].Start && s.isTight(t[len(t)-1:])
}

// formulaBehind reports whether a set phrase ascribes the words rather than the verb
// at k, which stands well before it.
func (s *speech) formulaBehind(t []int, k int) bool {
	for j := k + 3; j < len(t); j++ {
		if s.formula(t[j:]) > 0 {
			return true
		}
	}
	return false
}

// isPassive reports whether the verb at k is said of its subject: was called.
func (s *speech) isPassive(t []int, k int) bool {
	w := s.word(t[k])
	for k--; k > 0 && s.isAdverb(t[k]); k-- {
	}
	if k < 0 || participle(w) {
		return false
	}
	switch strings.ToLower(s.word(t[k])) {
	case "is", "are", "was", "were", "be", "been", "being":
		return true
	}
	return false
}

// canJudge reports whether a phrase can be the subject of a verb of judgement or
// thought: people and bodies, not what we call so.
func (s *speech) canJudge(phrase []int) bool {
	if len(phrase) == 0 {
		return true
	}
	capitals := true
	for _, t := range phrase {
		if s.is(t, heWord|itWord|personNoun|bodyNoun|accountNoun) || s.names.at(s.d.Tokens[t].Start) != nil {
			return true
		}
		capitals = capitals && s.capital(t)
	}
	return capitals && !s.is(phrase[0], pronounWord)
}

// governing returns the index of the cue verb that governs what follows t: the
// nearest verb of speech or judgement, else the nearest verb of thought; -1 for none.
func (s *speech) governing(t []int) int {
	mind := -1
	for k := len(t) - 1; k >= 0; k-- {
		switch c := s.class(t[k]); {
		case c&tagVerb != 0 && s.isTight(t[k+1:]), s.carriesOn(t, k) && s.isTight(t[k+2:]):
			return k
		case s.putsIt(t, k):
			return k
		case c&cueVerb == 0 || !s.isVerb(t, k):
		case c&(speechVerb|judgeVerb) != 0 || s.isTight(t[k+1:]) || k+2 == len(t) && s.word(t[k+1]) == "it":
			return k
		case mind < 0 && len(t)-k <= maxThought:
			mind = k
		}
	}
	return mind
}

// carriesOn reports whether "went on", "shot back" or the like stands at k.
func (s *speech) carriesOn(t []int, k int) bool {
	return s.is(t[k], goingVerb) && k+1 < len(t) && (s.word(t[k+1]) == "on" || s.word(t[k+1]) == "back")
}

// putsIt reports whether "put it" stands at k (as Keynes put it).
func (s *speech) putsIt(t []int, k int) bool {
	w := s.word(t[k])
	return (w == "put" || w == "puts") && k > 0 && k+1 < len(t) && s.word(t[k+1]) == "it"
}

// maxThought is how many tokens a verb of thought may stand before words that it
// introduces.
const maxThought = 10

// isTight reports whether nothing but "that", a comma or a colon stands in between.
func (s *speech) isTight(between []int) bool {
	for _, t := range between {
		switch s.word(t) {
		case ",", ":", "that":
		default:
			return false
		}
	}
	return true
}

// cueFrom returns the tokens of the cue at k: "argued that", "points out".
func (s *speech) cueFrom(t []int, k int) []int {
	end := k + 1
	for end < len(t) && t[end] == t[end-1]+1 && (s.word(t[end]) == "out" || s.word(t[end]) == "that" || s.carriesOn(t, end-1) || s.putsIt(t, end-1)) {
		end++
	}
	return t[k:end]
}

// agent returns the phrase behind "by" right after a passive cue: described by X as.
func (s *speech) agent(t []int, k int) []int {
	if k+2 < len(t) && s.word(t[k+1]) == "by" {
		return s.phraseFrom(t[k+2:])
	}
	return nil
}

// withoutVerb reads "According to X", "X's claim that", "X: ".
func (s *speech) withoutVerb(a ascription, t []int) (ascription, bool) {
	for k := range t {
		if n := s.formula(t[k:]); n > 0 {
			return s.named(a, t[k:k+n], s.phraseFrom(t[k+n:]))
		}
	}
	for k := len(t) - 1; k > 0; k-- {
		if s.is(t[k], accountNoun) && !s.capital(t[k]) && (isPossessive(s.word(t[k-1])) || s.is(t[k-1], heWord|itWord)) {
			a.class, a.tight = accountNoun, s.isTight(t[k+1:])
			owner := t[k-1 : k]
			if isPossessive(s.word(t[k-1])) {
				owner = s.phraseEnding(t[:k-1])
			}
			return s.named(a, t[k:k+1], owner)
		}
	}
	if n := len(t) - 1; n > 0 && s.word(t[n]) == ":" {
		a.tight, a.rule = true, ruleColon
		t = s.behindBreak(t[:n])
		phrase := s.opening(t)
		if whole := s.phraseAt(t); len(whole) == len(t) {
			phrase = whole
		}
		return s.named(a, nil, phrase)
	}
	return a, false
}

func isPossessive(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

// above reads the ascription of a passage that begins its sentence and has none of
// its own: the sentence before announces it, or its speaker goes on.
func (s *speech) above(i int) ascription {
	a := ascription{rule: ruleUnattributed}
	start := s.passages[i].outer.Start
	if i > 0 && s.lastAt == i-1 && s.goesOn(i) {
		a.rule, a.speaker = ruleContinued, s.last.speaker
		return a
	}
	if i > 0 && s.lastAt == i-1 && s.d.SentenceAt(s.passages[i-1].outer.End-1).End >= s.previousSentence(start).End {
		return a
	}
	t := s.sentence(s.previousSentence(start))
	if len(t) == 0 {
		return a
	}
	if s.word(t[len(t)-1]) == "?" {
		return s.replied(a, start)
	}
	if s.word(t[len(t)-1]) == ":" {
		if b, ok := s.before(i, t); ok {
			b.rule, b.tight = ruleColon, true
			return b
		}
		return a
	}
	return s.announced(a, t, i)
}

// announced reads from the sentence before, t, who goes on speaking: its subject,
// when it says or gives an account of something.
func (s *speech) announced(a ascription, t []int, i int) ascription {
	k := s.governing(t)
	if k >= 0 && s.is(t[k], speechVerb) {
		b, _ := s.named(ascription{rule: ruleAbove}, s.cueFrom(t, k), s.subjectOf(t, k))
		if b.speaker != nil {
			return b
		}
	}
	first := s.opening(t)
	if first == nil {
		return a
	}
	party := s.party(first)
	if party == nil {
		return a
	}
	if s.last.speaker != nil && s.last.speaker.Name == party.Name {
		a.rule, a.speaker = ruleContinued, party
		return a
	}
	gap := nlp.Span{Start: s.d.Tokens[t[len(t)-1]].End, End: s.passages[i].outer.Start} // negative where (2013) alone stands before the passage
	if s.persons[party.Name] && gap.Len() >= 0 && strings.IndexByte(s.d.Slice(gap), '\n') < 0 && endsInStop(s.d.Slice(s.passages[i].Span)) {
		a.rule, a.speaker = ruleAbove, party
		return a
	}
	for _, x := range t {
		if s.is(x, accountNoun) && !s.capital(x) {
			a.rule, a.speaker = ruleAbove, party
			break
		}
	}
	return a
}

// replied ascribes a passage behind a question to the one who is interviewed: the
// last speaker, before anybody spoke the first person whom the text names.
func (s *speech) replied(a ascription, start int) ascription {
	if s.speaker != nil && s.persons[s.speaker.Name] {
		a.rule, a.speaker = ruleContinued, s.speaker
		return a
	}
	one, she := s.first['m'], s.first['f']
	if one.name == "" || she.name != "" && she.named < one.named {
		one = she
	}
	if one.name != "" && one.named < start {
		a.rule, a.speaker = ruleAbove, s.names.at(one.named).party()
	}
	return a
}

// previousSentence returns the sentence that ends before offset. Of a passage of
// several it is the first, which holds what stands before the marks.
func (s *speech) previousSentence(offset int) nlp.Span {
	k := s.d.TokenAt(offset)
	if k == 0 {
		return nlp.Span{}
	}
	end := s.d.Tokens[k-1].Start
	i := sort.Search(len(s.passages), func(i int) bool { return s.passages[i].outer.End > end })
	if i < len(s.passages) && s.passages[i].outer.Start < end {
		end = s.passages[i].outer.Start
	}
	return s.d.SentenceAt(end)
}

// sentence returns the tokens of a sentence outside the passages.
func (s *speech) sentence(span nlp.Span) []int {
	var list []int
	first := s.d.TokenAt(span.Start)
	i := sort.Search(len(s.passages), func(i int) bool { return s.passages[i].outer.End > span.Start })
	for t := first; t < len(s.d.Tokens) && t < first+maxSentence && s.d.Tokens[t].Start < span.End; t++ {
		for i < len(s.passages) && s.passages[i].outer.End <= s.d.Tokens[t].Start {
			i++
		}
		if i == len(s.passages) || s.d.Tokens[t].Start < s.passages[i].outer.Start {
			list = append(list, t)
		}
	}
	return list
}

// goesOn reports whether between the passage before and passage i nothing stands
// but the ascription of the former.
func (s *speech) goesOn(i int) bool {
	before := s.passages[i-1]
	if s.passages[i].first > before.last+1 {
		return false
	}
	return s.previousSentence(s.passages[i].outer.Start).Start < before.outer.End+1 ||
		s.last.speaker != nil && s.last.speaker.Start >= s.previousSentence(s.passages[i].outer.Start).Start
}

// named completes an ascription: the cue and the speaker whom phrase names. It
// fails when there is no phrase.
func (s *speech) named(a ascription, cue, phrase []int) (ascription, bool) {
	if len(cue) > 0 {
		a.cue = s.span(cue)
		a.class |= s.class(cue[0])
	}
	if len(phrase) == 0 {
		return a, len(cue) > 0 && a.rule == ruleBefore
	}
	if s.is(phrase[len(phrase)-1], pronounWord) && len(phrase) == 1 && a.rule != ruleColon {
		a.rule = rulePronoun
	}
	a.speaker = s.party(phrase)
	return a, true
}
