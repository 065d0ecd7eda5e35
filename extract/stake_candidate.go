package extract

// candidate is a body that may be the holder or the company of a quantity.
type candidate struct {
	party   *Party   // nil: the text names none
	chunk   int      // where it stands in the sentence of the quantity, nobody when only before
	of      *reading // the sentence where its name was read, nil when unknown
	at      int      // the chunk of its name there
	back    int      // how many sentences back that is
	first   bool     // the first name of that sentence
	subject bool     // a verb follows its name there
	literal bool     // by the words at chunk, although these may stand for a name
	via     bool     // a pronoun or a description at chunk may stand for it
	ruled   bool     // the rules of reference say that it does
}

// question is one quantity of a sentence with all that may be answered: whether it is
// a stake, of what, who holds it and how.
type question struct {
	t          *teller
	r          *reading
	m          measure
	claims     []claim // what the frames say of it
	verb       int     // the chunk of the verb that governs the quantity, nobody for none
	candidates []candidate
	told       []Stake // of the quantities before it in the sentence
}

// ask prepares the question about the quantity of m. told are the stakes of the
// quantities before it in the sentence.
func (t *teller) ask(r *reading, m measure, told []Stake) *question {
	q := &question{t: t, r: r, m: m, told: told}
	for _, c := range r.claims {
		if c.at == m.at {
			q.claims = append(q.claims, c)
		}
	}
	if q.verb = r.verbBefore(q.m.start); q.verb < 0 {
		q.verb = r.verbAfter(q.m.end)
	}
	before := q.before()
	q.candidates = append(q.inSentence(before), before...)
	return q
}

// canBe reports whether the noun at chunk i of r can be a candidate at all: no time, no
// sum, no "A" of "A shares".
func (r *reading) canBe(i int) bool {
	c := r.chunks[i]
	return r.noun(i) && !restNouns[c.word] && !r.isMoneyPhrase(i) && !(c.title && r.d.Tokens[c.head].Len() == 1)
}

// inSentence returns the candidates of the sentence itself. before are those of the
// sentences before, which its pronouns may stand for.
func (q *question) inSentence(before []candidate) []candidate {
	var found []candidate
	for i, c := range q.r.chunks {
		if !q.r.canBe(i) || !c.title && !c.proper && (stakeNouns[c.word] || capitalNouns[c.word]) {
			continue
		}
		words := q.t.nameSpan(c)
		here := candidate{chunk: i, of: q.r, at: i}
		own := candidate{chunk: i, of: q.r, at: i, party: &Party{Name: q.t.d.Slice(words), Span: words}, literal: true}
		if inner := q.innerName(i); inner != nil {
			here.party = inner
			if groupNouns[c.word] || insideNouns[c.word] { // Acme shareholders, who may own another company
				here.literal, own.literal = true, false
				found = append(found, own)
			}
			found = append(found, here)
			continue
		}
		here.party = q.t.party(q.r, i, nil)
		if c.pronoun || q.t.refers(q.r, i) {
			found = append(found, q.antecedents(i, here.party, found, before)...)
			here.ruled = true
		}
		if here.party != nil && !(here.ruled && isNamed(found, here.party.Name)) {
			found = append(found, here)
		}
		if !c.pronoun && !c.title && (here.party == nil || here.party.Name != own.party.Name) {
			found = append(found, own)
		}
	}
	return q.withMentions(found)
}

// innerName returns the name inside the noun at chunk i that says what is done with
// its bearer, Acme in "the Acme deal", nil when it is no such noun.
func (q *question) innerName(i int) *Party {
	if c := q.r.chunks[i]; c.proper && dealNouns[c.word] {
		return q.t.insideName(q.r, i, nil)
	}
	return nil
}

// withMentions adds the mentions of the sentence that no chunk names as a whole.
func (q *question) withMentions(found []candidate) []candidate {
	for _, m := range q.t.names.within(q.r.sentence) {
		if k := q.chunkAt(m.Start); k >= 0 && !isNamed(found, m.Name) {
			found = append(found, candidate{chunk: k, of: q.r, at: k, party: m.party(), literal: true})
		}
	}
	return found
}

// chunkAt returns the noun chunk that covers offset, nobody for none.
func (q *question) chunkAt(offset int) int {
	for i, c := range q.r.chunks {
		if c.kind == nounChunk && q.t.d.Tokens[c.first].Start <= offset && offset < q.t.d.Tokens[c.last-1].End {
			return i
		}
	}
	return nobody
}

// isNamed reports whether a candidate goes by name.
func isNamed(list []candidate, name string) bool {
	for i := range list {
		if list[i].party != nil && list[i].party.Name == name {
			return true
		}
	}
	return false
}

// antecedents returns the bodies named before that the pronoun or the description at
// chunk i may stand for. ruled is the one that the rules of reference say.
func (q *question) antecedents(i int, ruled *Party, here, before []candidate) []candidate {
	var found []candidate
	words := q.t.nameSpan(q.r.chunks[i])
	for _, list := range [2][]candidate{here, before} {
		for _, c := range list {
			if c.party == nil || c.via || c.literal || c.of == nil || c.of.chunks[c.at].pronoun || isNamed(found, c.party.Name) {
				continue
			}
			c.chunk, c.via, c.ruled = i, true, sameName(ruled, c.party)
			c.party = &Party{Name: c.party.Name, Span: words}
			found = append(found, c)
		}
	}
	return found
}

// contextReach is how many sentences back a name can be a candidate. What the text
// begins with always is.
const contextReach = 4

// before returns the candidates of the sentences before, and the one that names none.
func (q *question) before() []candidate {
	var found []candidate
	for back := 1; back <= contextReach && q.r.index-back >= 0; back++ {
		found = q.named(found, q.r.index-back, back)
	}
	if q.r.index > contextReach {
		found = q.named(found, 0, contextReach+1)
	}
	for _, p := range []*Party{q.t.company, q.t.holder} {
		if p != nil && !isNamed(found, p.Name) {
			found = append(found, candidate{chunk: nobody, party: p, back: contextReach + 2})
		}
	}
	return append(found, candidate{chunk: nobody})
}

// nobodies begin sentences with a capital and name nobody.
var nobodies = setOf(`nobody everybody everyone someone anybody anyone somebody nothing something everything others many few most some all both none that this these those there what who`)

// named adds the bodies that the sentence at index names and that are not found yet.
func (q *question) named(found []candidate, index, back int) []candidate {
	r := q.t.reading(index)
	first := true
	for i, c := range r.chunks {
		if !r.canBe(i) || c.pronoun || !c.title && (!companyNouns[c.word] || q.t.refers(r, i) || r.generic(i)) {
			continue
		}
		if c.title && c.last == c.first+1 && (nobodies[c.word] || nounClass(c.word) != "noun" && !companyNouns[c.word]) {
			continue // a capital that the sentence gives, or a heading: Nobody, Shareholders
		}
		span := q.t.nameSpan(c)
		if name := q.t.fullName(span); !isNamed(found, name) {
			found = append(found, candidate{chunk: nobody, of: r, at: i, party: &Party{Name: name, Span: span}, back: back, first: first, subject: r.verbAfter(i+1) >= 0})
		}
		first = false
	}
	return found
}
