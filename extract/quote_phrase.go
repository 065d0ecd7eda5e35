package extract

import (
	"slices"
	"sort"
	"strings"

	"stakeout/extract/ner"
	"stakeout/extract/nlp"
)

// subjectOf returns the phrase that is the subject of the cue t[k]. A participle or
// a second verb has that of the verb before it, or what the sentence begins with.
func (s *speech) subjectOf(t []int, k int) []int {
	before := t[:k]
	if n := len(before); n > 0 && s.word(before[n-1]) == "as" {
		before = s.quoted(before[:n-1])
	} else if s.word(t[k]) == "saying" {
		before = s.quoted(before)
	}
	if participle(s.word(t[k])) && k > 1 && s.is(t[k-2], heWord|otherPronoun) {
		return t[k-2 : k-1] // I remember thinking
	}
	if phrase := s.subject(before); phrase != nil && !(participle(s.word(t[k])) && s.afterComma(t, k)) {
		return phrase
	}
	tries := 3
	for j := k - 1; j >= 0 && tries > 0; j-- {
		if s.is(t[j], cueVerb) && s.isVerb(t, j) && !participle(s.word(t[j])) {
			tries--
			if phrase := s.subject(t[:j]); phrase != nil {
				return phrase
			}
		}
	}
	return s.opening(t[:k])
}

// maxQuoted is how many tokens "quoted" and "heard" stand before "saying" at most.
const maxQuoted = 8

// quoted returns the tokens that end with the one who is quoted or heard: t for
// Reuters quoted him; for he was quoted by Reuters, those before the passive.
func (s *speech) quoted(t []int) []int {
	for k := len(t) - 1; k > 0 && k >= len(t)-maxQuoted; k-- {
		if s.is(t[k], quotingVerb|hearsay) && s.isPassive(t, k) {
			return t[:k]
		}
	}
	return t
}

// afterComma reports whether t[k] stands behind a comma or opens the list.
func (s *speech) afterComma(t []int, k int) bool {
	return k == 0 || s.word(t[k-1]) == ","
}

// subject returns the phrase at the end of t that can be the subject of the verb
// behind it: X; X, chief executive of Y,; X, who led it,; X of Y.
func (s *speech) subject(t []int) []int {
	for len(t) > 0 && (s.is(t[len(t)-1], auxiliaryVerb) || s.isAdverb(t[len(t)-1])) {
		t = t[:len(t)-1]
	}
	t = s.withoutTime(t)
	if n := len(t) - 3; n > 0 && s.carriesOn(t, n) {
		t = t[:n] // went on to
	}
	n := len(t)
	switch {
	case n > 0 && s.is(t[n-1], relativeWord):
		return s.explained(s.parts(s.clause(s.withoutComma(t[:n-1]))))
	case n > 0 && s.word(t[n-1]) == ",":
		return s.apposed(s.parts(s.behindBreak(t[:n-1])))
	}
	parts := s.parts(s.clause(t))
	phrase := s.explained(parts)
	if head := s.headOf(parts[len(parts)-1], phrase); head != nil {
		return head
	}
	return phrase
}

// withoutTime drops a time from the end of t: last week, this year.
func (s *speech) withoutTime(t []int) []int {
	n := len(t)
	if n < 3 || !s.is(t[n-1], timeNoun) {
		return t
	}
	switch s.word(t[n-2]) {
	case "last", "this", "that", "next":
		return t[:n-2]
	}
	return t
}

// headOf returns the phrase that t begins with when its end, phrase, only describes
// it: of "the order signed by the king" it is the order. nil for none. Without a
// "by" a person at the end is more than a description.
func (s *speech) headOf(t, phrase []int) []int {
	head := s.phraseAt(t)
	n := len(head)
	if n == 0 || t[0] != head[0] && !s.is(t[0], determinerWord) || n+1 >= len(t) {
		return nil
	}
	behind, _ := slices.BinarySearch(t, head[n-1]+1)
	rest := t[behind:]
	if len(rest) > 1 && (strings.HasSuffix(s.word(rest[0]), "ed") || s.word(rest[1]) == "to") {
		rest = rest[1:] // signed by; close to
	}
	if len(rest) < 2 || !s.is(rest[0], prepositionWord) || s.is(rest[len(rest)-1], pronounWord) {
		return nil
	}
	if s.word(rest[0]) != "by" && s.personIn(phrase) != nil && s.personIn(head) == nil {
		return nil
	}
	for _, token := range head {
		if s.is(token, personNoun|bodyNoun|accountNoun) || s.names.at(s.d.Tokens[token].Start) != nil {
			return head
		}
	}
	return nil
}

// explained returns the phrase at the end of the last part, or the name before it
// that it explains (X, 42; X, chief executive of Y).
func (s *speech) explained(parts [][]int) []int {
	n := len(parts)
	phrase := s.phraseEnding(parts[n-1])
	if phrase == nil || n == 1 || s.is(phrase[0], pronounWord) || s.personIn(phrase) != nil || len(parts[n-2]) == 0 {
		return phrase
	}
	if name := s.phraseEnding(parts[n-2]); s.wholeName(name) {
		return name
	}
	if isDigit(s.word(phrase[0])[0]) {
		return s.phraseEnding(parts[n-2])
	}
	return phrase
}

func (s *speech) withoutComma(t []int) []int {
	if len(t) > 0 && s.word(t[len(t)-1]) == "," {
		return t[:len(t)-1]
	}
	return t
}

// clause returns the part of t behind the last word that begins a clause.
func (s *speech) clause(t []int) []int {
	for k := len(t) - 1; k >= 0; k-- {
		w := s.word(t[k])
		if breaks(w) || s.is(t[k], subordinator) || (w == "and" || w == "or") && (k+1 == len(t) || !s.joinsNames(t, k)) {
			return t[k+1:]
		}
	}
	return t
}

// behindBreak returns the part of t behind the last mark or word that always parts
// two clauses.
func (s *speech) behindBreak(t []int) []int {
	for k := len(t) - 1; k >= 0; k-- {
		if breaks(s.word(t[k])) {
			return t[k+1:]
		}
	}
	return t
}

// breaks reports whether a mark or a word always parts two clauses.
func breaks(w string) bool {
	return w == ";" || w == ":" || w == "but" || w == "that" || isDash(w)
}

// joinsNames reports whether the "and" at k stands inside a name or between two
// (Perth and Kinross Council; Mr Smith and Mrs Jones).
func (s *speech) joinsNames(t []int, k int) bool {
	if m := s.names.at(s.d.Tokens[t[k]].Start); m != nil {
		return true
	}
	return k > 0 && s.capital(t[k-1]) && s.capital(t[k+1]) || k > 0 && !s.capital(t[k-1]) && s.is(t[k-1], personNoun)
}

// firstPart returns the part of t before its first comma.
func (s *speech) firstPart(t []int) []int {
	for k := range t {
		if s.word(t[k]) == "," {
			return t[:k]
		}
	}
	return t
}

// parts splits t at its commas.
func (s *speech) parts(t []int) [][]int {
	var all [][]int
	start := 0
	for k := range t {
		if s.word(t[k]) == "," {
			all = append(all, t[start:k])
			start = k + 1
		}
	}
	return append(all, t[start:])
}

// apposed returns the phrase that the others explain: of "In May, Jane Roe, 42,
// head of Acme" it is Jane Roe, and of "the minister, Jane Roe" too.
func (s *speech) apposed(parts [][]int) []int {
	var first []int
	for _, p := range parts {
		if len(p) > 1 && s.word(p[0]) == "and" {
			first, p = nil, p[1:]
		}
		if len(p) == 0 || s.introduces(p) {
			continue
		}
		if s.personIn(p) != nil && !s.is(p[0], relativeWord) || first != nil && s.explains(first, p) {
			return p
		}
		if first == nil {
			first = p
		}
	}
	if first == nil {
		return nil
	}
	return s.phraseEnding(first)
}

// explains reports whether name is two to four words with capitals behind a role
// (the minister, Xan Quill) or what can only be one (the harbour master, Xan Quill),
// or the organisation that a description stands for (their own union, Tarn United).
func (s *speech) explains(role, name []int) bool {
	last := role[len(role)-1]
	described := s.is(role[0], determinerWord) && !s.capital(last)
	if m := s.names.at(s.d.Tokens[name[0]].Start); described && m != nil && m.Kind == Organisation && m.Span == s.span(name) {
		return !s.is(last, personNoun|accountNoun)
	}
	isRole := s.is(last, personNoun) || described && !s.is(last, bodyNoun|accountNoun)
	if len(name) < 2 || len(name) > 4 || !isRole {
		return false
	}
	for _, t := range name {
		if m := s.names.at(s.d.Tokens[t].Start); !s.capital(t) || s.is(t, bodyNoun|functionWord) || m != nil && m.Kind != Person && m.Kind != Organisation {
			return false
		}
	}
	return !s.is(name[len(name)-1], personNoun)
}

// introduces reports whether a part before a comma only says when, where or how.
func (s *speech) introduces(p []int) bool {
	w := s.word(p[0])
	return s.is(p[0], prepositionWord|conjunctionWord) && w != "Like" || s.isAdverb(p[0]) || len(w) > 5 && strings.HasSuffix(w, "ing") && s.names.at(s.d.Tokens[p[0]].Start) == nil ||
		isDigit(w[0])
}

// opening returns the phrase that a sentence begins with: its subject, as far as
// can be told without parsing.
func (s *speech) opening(t []int) []int {
	if len(t) > 1 && s.capital(t[0]) && s.is(t[0], conjunctionWord) && !s.is(t[0], prepositionWord|subordinator) {
		t = t[1:]
	}
	for _, p := range s.parts(t) {
		if len(p) == 0 || s.introduces(p) {
			continue
		}
		if s.is(p[0], pronounWord) && !s.is(p[0], determinerWord) {
			return p[:1]
		}
		phrase := s.phraseFrom(p)
		switch {
		case phrase == nil:
		case s.personIn(phrase) != nil, s.is(phrase[len(phrase)-1], personNoun|bodyNoun):
			return phrase
		case s.nameAt(phrase) != nil:
			return s.upTo(phrase, s.nameAt(phrase).End)
		}
		break
	}
	return s.firstName(t)
}

// upTo returns the tokens that begin before end.
func (s *speech) upTo(t []int, end int) []int {
	return t[:sort.Search(len(t), func(k int) bool { return s.d.Tokens[t[k]].Start >= end })]
}

// firstName returns the first name of t that no preposition governs.
func (s *speech) firstName(t []int) []int {
	for k, token := range t {
		m := s.names.at(s.d.Tokens[token].Start)
		if m == nil || m.Kind != Person && m.Kind != Organisation || k > 0 && s.governs(t[k-1], t[0]) {
			continue
		}
		end := k + 1
		for end < len(t) && s.d.Tokens[t[end]].Start < m.End {
			end++
		}
		if end == len(t) || !isPossessive(s.word(t[end])) {
			return t[k:end]
		}
	}
	return nil
}

// maxPhrase is the length in tokens beyond which a phrase is no speaker.
const maxPhrase = 14

// phraseFrom returns the noun phrase that t begins with, or the name that explains
// it (the prosecutor, Ann Roe).
func (s *speech) phraseFrom(t []int) []int {
	phrase := s.phraseAt(t)
	n := len(phrase)
	if n == 0 || !s.is(phrase[n-1], personNoun) {
		return phrase
	}
	for k, token := range t[:len(t)-1] {
		if token > phrase[n-1] && s.word(token) == "," {
			if name := s.firstPart(t[k+1:]); len(name) > 0 && s.wholeName(name) {
				return name
			}
			break
		}
	}
	return phrase
}

// phraseAt returns the noun phrase that t begins with.
func (s *speech) phraseAt(t []int) []int {
	if len(t) == 0 {
		return nil
	}
	if s.is(t[0], heWord|itWord) && !s.is(t[0], determinerWord) || s.is(t[0], otherPronoun) && !s.capital(t[0]) {
		return t[:1]
	}
	end := 0
	for end < len(t) && end < maxPhrase && s.continues(t, end) {
		end++
	}
	return s.trimPhrase(t[:end])
}

// continues reports whether t[k] can go on the noun phrase that t begins with.
func (s *speech) continues(t []int, k int) bool {
	w, c := s.word(t[k]), s.class(t[k])
	switch {
	case s.names.at(s.d.Tokens[t[k]].Start) != nil || isPossessive(w) || w == "of" || w == "for" && k > 0 && s.is(t[k-1], personNoun|bodyNoun):
		return true
	case w == "at" || w == "from":
		return k > 0 && s.is(t[k-1], personNoun)
	case w == "and" || w == "&":
		return k > 0 && k+1 < len(t) && s.capital(t[k-1]) && s.capital(t[k+1])
	case c&determinerWord != 0:
		return k == 0 || s.word(t[k-1]) == "of" || s.word(t[k-1]) == "for" || s.word(t[k-1]) == "at"
	case c&(prepositionWord|conjunctionWord|relativeWord|auxiliaryVerb|pronounWord) != 0:
		return false
	case c&(cueVerb|quotingVerb) != 0 && c&(bodyNoun|accountNoun) == 0:
		return s.capital(t[k])
	case s.isAdverb(t[k]):
		return false
	case k > 0 && s.is(t[k-1], personNoun) && !s.capital(t[k]) && c&(personNoun|bodyNoun) == 0 && k+1 < len(t) && s.word(t[k+1]) == "to":
		return false // a source close to
	case k > 1 && strings.HasSuffix(w, "ed") && (s.names.at(s.d.Tokens[t[k-1]].Start) != nil || k+1 < len(t) && s.is(t[k+1], prepositionWord)):
		return false // a statement released by; Acme thanked
	}
	return classesLetter(w)
}

func classesLetter(w string) bool {
	return isLetter(w[0]) || isDigit(w[0]) || w[0] >= 0x80 && !isDash(w) && sideOfWord(w) == word
}

// phraseEnding returns the noun phrase that t ends with.
func (s *speech) phraseEnding(t []int) []int {
	if len(t) == 0 {
		return nil
	}
	last := len(t) - 1
	if s.is(t[last], heWord|itWord|otherPronoun) && !s.is(t[last], determinerWord) {
		return t[last:]
	}
	start := len(t)
	for start > 0 && len(t)-start < maxPhrase && s.precedes(t, start-1) {
		start--
	}
	return s.trimPhrase(t[start:])
}

// precedes reports whether t[k] can belong to the noun phrase that goes on behind it.
func (s *speech) precedes(t []int, k int) bool {
	w, c := s.word(t[k]), s.class(t[k])
	if s.names.at(s.d.Tokens[t[k]].Start) != nil || isPossessive(w) {
		return true
	}
	next := k+1 < len(t)
	switch {
	case k+1 < len(t) && s.is(t[k+1], articleWord) && w != "of" && w != "for" && w != "at" && w != "from":
		return false
	case w == "of" || w == "for" || w == "at" || w == "from" || w == "in":
		return next && k > 0 && (w == "of" || s.is(t[k-1], personNoun|bodyNoun))
	case w == "and" || w == "&":
		return next && k > 0 && s.capital(t[k-1]) && s.capital(t[k+1])
	case c&determinerWord != 0:
		return next
	case c&(prepositionWord|conjunctionWord|relativeWord|auxiliaryVerb|pronounWord) != 0:
		return false
	case c&(cueVerb|quotingVerb) != 0 && c&(bodyNoun|accountNoun) == 0:
		return s.capital(t[k])
	}
	return classesLetter(w)
}

func sideOfWord(w string) side {
	for _, r := range w {
		return sideOf(r, 1)
	}
	return blank
}

// trimPhrase drops a leading article and trailing words that end no phrase; nil
// when nothing is left.
func (s *speech) trimPhrase(t []int) []int {
	for len(t) > 0 && (s.is(t[len(t)-1], prepositionWord|determinerWord) || s.isAdverb(t[len(t)-1]) || isPossessive(s.word(t[len(t)-1]))) {
		t = t[:len(t)-1]
	}
	for len(t) > 0 && (s.isAdverb(t[0]) || s.is(t[0], prepositionWord) || isPossessive(s.word(t[0]))) {
		t = t[1:]
	}
	if len(t) == 0 {
		return nil
	}
	return t
}

// wholeName reports whether the tokens are the name of a person and nothing else.
func (s *speech) wholeName(t []int) bool {
	if len(t) == 0 || len(t) > 5 {
		return false
	}
	for _, token := range t {
		if !s.capital(token) && !s.is(token, personNoun) {
			return false
		}
	}
	return s.personIn(t) != nil || len(t) > 1 && s.givenName(t[0]) && !s.is(t[1], personNoun|bodyNoun)
}

// givenName reports whether a token is a known first name.
func (s *speech) givenName(token int) bool { return ner.FirstName(s.word(token)) != "" }

// nameAt returns the mention that the phrase begins with, behind its article.
func (s *speech) nameAt(t []int) *Mention {
	if s.is(t[0], articleWord) && len(t) > 1 {
		t = t[1:]
	}
	return s.names.at(s.d.Tokens[t[0]].Start)
}

// personIn returns the person that a phrase names: not one who only owns or governs
// what it names (Ms Roe's lawyer, a spokesman for Ms Roe).
func (s *speech) personIn(t []int) *Mention {
	if len(t) == 0 {
		return nil
	}
	who := s.names.within(s.span(t))
	for i := len(who) - 1; i >= 0; i-- {
		first := s.d.TokenAt(who[i].Start)
		if who[i].Kind == Person && !s.owns(&who[i]) && (first == t[0] || !s.governs(first-1, t[0])) {
			return &who[i]
		}
	}
	return nil
}

// governs reports whether the token makes what follows it depend on a noun before
// it: for, of, from, and titles behind them.
func (s *speech) governs(token, first int) bool {
	for token > first && s.capital(token) && s.is(token, personNoun) {
		token--
	}
	if token > first && s.is(token, determinerWord) {
		token--
	}
	return s.is(token, prepositionWord) && !s.is(token, conjunctionWord)
}

// party returns the speaker that a phrase names, nil when it is a pronoun that
// stands for nobody the document names.
func (s *speech) party(t []int) *Party {
	if m := s.inBracketsBehind(t[len(t)-1]); m != nil {
		return m.party()
	}
	if len(t) == 1 && s.is(t[0], pronounWord) {
		return s.resolve(t[0])
	}
	if m := s.personIn(t); m != nil {
		return s.wholeParty(t, m)
	}
	for len(t) > 1 && (s.is(t[0], determinerWord) && !strings.EqualFold(s.word(t[0]), "one") || s.word(t[0]) == "of") {
		t = t[1:]
	}
	name := s.afterRole(t)
	if m := s.names.at(s.d.Tokens[name[0]].Start); m != nil && m.Start == s.d.Tokens[name[0]].Start && m.End >= s.span(name).End {
		return m.party()
	}
	return s.plainParty(s.span(name))
}

// inBracketsBehind returns the person whose name stands in brackets behind a token:
// the Member for Stone (Ann Roe).
func (s *speech) inBracketsBehind(token int) *Mention {
	if token+2 >= len(s.d.Tokens) || s.word(token+1) != "(" {
		return nil
	}
	for t := token + 2; t < len(s.d.Tokens) && t < token+5; t++ {
		m := s.names.at(s.d.Tokens[t].Start)
		if m == nil {
			continue
		}
		end := s.d.TokenAt(m.End)
		if m.Kind == Person && end < len(s.d.Tokens) && s.word(end) == ")" {
			return m
		}
	}
	return nil
}

// plainParty returns the speaker as the text writes him.
func (s *speech) plainParty(name nlp.Span) *Party {
	return &Party{Name: strings.Join(strings.Fields(s.d.Slice(name)), " "), Span: name}
}

// wholeParty returns m as a speaker, without the title that the mention holds and
// with the words of the phrase t that belong to the name although it leaves them out.
func (s *speech) wholeParty(t []int, m *Mention) *Party {
	if m.Name != s.d.Slice(m.Span) {
		return m.party()
	}
	if words := s.d.Within(m.Span); len(words) > 2 && s.is(s.d.TokenAt(m.Start), personNoun) {
		return s.plainParty(nlp.Span{Start: words[1].Start, End: m.End})
	}
	for k, token := range t {
		if s.d.Tokens[token].Start != m.Start {
			continue
		}
		end := k + 1
		for end < len(t) && s.d.Tokens[t[end]].Start < m.End {
			end++
		}
		last := end
		for last < len(t) && s.capital(t[last]) && !s.is(t[last], personNoun|bodyNoun) && s.names.at(s.d.Tokens[t[last]].Start) == nil {
			last++
		}
		if last > end && end == k+1 {
			return s.plainParty(s.span(t[k:last]))
		}
	}
	return m.party()
}

// afterRole returns the name behind the role that t begins with (Labour MP Ann
// Other QC, data customer Ann Other), or t when it names a role only.
func (s *speech) afterRole(t []int) []int {
	last := len(t)
	for last > 2 && s.is(t[last-1], personNoun) && s.capital(t[last-1]) && s.capital(t[last-2]) && !s.is(t[last-2], personNoun|bodyNoun) {
		last--
	}
	for k := last - 2; k >= 0 && s.capital(t[k+1]) && last-k <= 5; k-- {
		if m := s.names.at(s.d.Tokens[t[k+1]].Start); m != nil && m.Kind != Person && m.Start == s.d.Tokens[t[k+1]].Start && !s.givenName(t[k+1]) {
			break
		}
		c := s.class(t[k])
		role := c&personNoun != 0 || !s.capital(t[k]) && c&functionWord == 0 && isLetter(s.word(t[k])[0])
		if (role || last-k > 2 && c&prepositionWord == 0 && s.givenName(t[k+1])) && !s.is(t[k+1], personNoun|prepositionWord) {
			return t[k+1 : last]
		}
	}
	return t
}

// resolve returns whom a pronoun stands for: the last speaker when nobody was named
// since, else the subject of the nearest sentence that names one.
func (s *speech) resolve(token int) *Party {
	span := s.d.Tokens[token].Span
	var name string
	switch c := s.class(token); {
	case c&heWord != 0:
		name = s.person(span)
	case c&itWord != 0:
		name = s.body(span)
	}
	if name == "" {
		return nil
	}
	return &Party{Name: name, Span: span}
}

// maxBack is how many sentences a pronoun reaches back.
const maxBack = 5

// person returns whom "he" or "she" at span means.
func (s *speech) person(span nlp.Span) string {
	gender := byte('m')
	if strings.EqualFold(s.d.Slice(span)[:1], "s") || strings.EqualFold(s.d.Slice(span), "her") {
		gender = 'f'
	}
	sentence := nlp.Span{Start: s.d.SentenceAt(span.Start).Start, End: span.Start}
	weak := ""
	for range maxBack {
		if p := s.speaker; p != nil && sentence.Start <= p.Start && p.Start < sentence.End && s.persons[p.Name] && s.hasGender(p.Name, gender) {
			return p.Name
		}
		if m := s.subjectIn(sentence, Person, gender, false); m != nil {
			return m.Name
		}
		if name := s.strangerIn(sentence, gender); name != "" {
			return name
		}
		if m := s.subjectIn(sentence, Person, gender, true); m != nil && weak == "" && !s.hasPronoun(sentence) {
			weak = m.Name
		}
		before := s.previousSentence(sentence.Start)
		if before.Len() == 0 || weak != "" && nlp.EmptyLine(s.d.Text[before.End:sentence.Start]) {
			break
		}
		sentence = before
	}
	if weak == "" {
		return s.onlyPerson(span.Start, gender)
	}
	return weak
}

// hasGender reports whether a person can be of a gender, as far as the text tells.
func (s *speech) hasGender(name string, gender byte) bool {
	known := s.names.gender[name]
	return known == 0 || known == gender
}

// strangerIn returns the role of somebody without a name whom a sentence brings in:
// a spokesman for Acme; Acme's lawyer; a former adviser whom the writer asked. "" for none.
func (s *speech) strangerIn(sentence nlp.Span, gender byte) string {
	t := s.sentence(sentence)
	for k := range t[:max(0, min(len(t), maxStranger)-1)] {
		owned := k == 0 && s.capital(t[0]) && (isPossessive(s.word(t[1])) || len(t) > 2 && isPossessive(s.word(t[2])))
		if !owned && (!s.is(t[k], articleWord) || strings.EqualFold(s.word(t[k]), "the")) {
			continue
		}
		if k > 0 && !(s.is(t[k-1], speechVerb) && s.is(t[0], otherPronoun)) {
			return ""
		}
		if phrase := s.phraseAt(t[k:]); len(phrase) > 1 && s.namesRole(phrase, gender) {
			return s.party(phrase).Name
		}
		return ""
	}
	return ""
}

// maxStranger is how many tokens of a sentence may stand before a stranger's role.
const maxStranger = 6

// namesRole reports whether the head of a phrase is the role of a person who can be
// of a gender: no spokeswoman is a he, though many a spokesman is a she.
func (s *speech) namesRole(phrase []int, gender byte) bool {
	head := s.head(phrase)
	if !s.is(head, personNoun) {
		return false
	}
	return gender == 'f' || !strings.HasSuffix(s.word(head), "woman")
}

// head returns the noun on which the rest of a phrase depends: the last before a
// preposition.
func (s *speech) head(phrase []int) int {
	for k := 1; k < len(phrase); k++ {
		if s.is(phrase[k], prepositionWord) {
			return phrase[k-1]
		}
	}
	return phrase[len(phrase)-1]
}

// onlyPerson returns the one person of a gender whom the text has named before
// offset outside quotations, "" when there are none or several.
func (s *speech) onlyPerson(offset int, gender byte) string {
	if one := s.first[gender]; one.named < offset && offset <= one.joined {
		return one.name
	}
	return ""
}

// firstPerson is the first person of a gender whom the text names.
type firstPerson struct {
	name          string
	named, joined int // the offsets where the text names this person and another one
}

// firstPersons returns the first person for each gender.
func firstPersons(n *names) map[byte]firstPerson {
	first := map[byte]firstPerson{}
	for _, gender := range []byte{'m', 'f'} {
		one := firstPerson{joined: len(n.d.Text)}
		for i := range n.who {
			m := &n.who[i]
			if m.Kind != Person || !n.fits(m, gender) || m.Name == one.name {
				continue
			}
			if one.name != "" {
				one.joined = m.Start
				break
			}
			one.name, one.named = m.Name, m.Start
		}
		first[gender] = one
	}
	return first
}

// hasPronoun reports whether a sentence already speaks of somebody as he or she.
func (s *speech) hasPronoun(sentence nlp.Span) bool {
	for _, t := range s.sentence(sentence) {
		if w := s.word(t); strings.EqualFold(w, "he") || strings.EqualFold(w, "she") {
			return true
		}
	}
	return false
}

// subjectIn returns the first mention of a kind in a sentence that no preposition
// governs; of "Roe's deputy is Okafor" it is the latter. When there is none and any
// will do, it is the first of all.
func (s *speech) subjectIn(sentence nlp.Span, kind Kind, gender byte, any bool) *Mention {
	var first, owner *Mention
	governed, opening := false, s.d.TokenAt(sentence.Start)
	who := s.names.within(sentence)
	for i := range who[:min(len(who), maxSentence)] {
		t := s.d.TokenAt(who[i].Start) - 1
		if t < opening || s.word(t) != "and" {
			governed = t >= opening && s.governs(t, opening)
		}
		if who[i].Kind != kind || !s.names.fits(&who[i], gender) {
			continue
		}
		switch {
		case governed:
			if first == nil && any {
				first = &who[i]
			}
		case owner == nil && s.owns(&who[i]):
			owner = &who[i]
		case owner == nil || t >= opening && (s.is(t, auxiliaryVerb|personNoun) || s.word(t) == ","):
			return &who[i]
		}
	}
	if owner != nil {
		return owner
	}
	return first
}

// owns reports whether a possessive stands behind m.
func (s *speech) owns(m *Mention) bool {
	next := s.d.TokenAt(m.End)
	return next < len(s.d.Tokens) && isPossessive(s.word(next))
}

// body returns what "it" or "they" at span means: what spoke in the sentence
// before, else the organisation that is its subject.
func (s *speech) body(span nlp.Span) string {
	sentence := nlp.Span{Start: s.d.SentenceAt(span.Start).Start, End: span.Start}
	if m := s.subjectIn(sentence, Organisation, 0, false); m != nil {
		return m.Name
	}
	sentence = s.previousSentence(sentence.Start)
	t := s.sentence(sentence)
	if k := s.governing(t); k > 0 && s.is(t[k], speechVerb) {
		if phrase := s.subject(t[:k]); phrase != nil && !s.is(phrase[0], pronounWord) && s.personIn(phrase) == nil && s.canJudge(phrase) {
			return s.party(phrase).Name
		}
	}
	if m := s.subjectIn(sentence, Organisation, 0, false); m != nil {
		return m.Name
	}
	if phrase := s.phraseAt(t); len(phrase) > 0 && s.is(s.head(phrase), bodyNoun) {
		return s.party(phrase).Name
	}
	return ""
}
