package extract

import "strings"

// Who does what in a sentence of chunks: the verb that governs a chunk, its subject,
// its arguments, lists and appositions.

// verbBefore returns the verb that governs what stands at chunk i: the nearest
// before it in its clause, -1 for none.
func (r *reading) verbBefore(i int) int {
	for i--; i >= 0; i-- {
		switch r.chunks[i].kind {
		case verbChunk:
			return i
		case linkChunk, whoChunk, stopChunk, openChunk:
			return -1
		case closeChunk:
			i = r.open(i)
		}
	}
	return -1
}

// verbAfter returns the verb whose subject the phrase ending before chunk i can be,
// -1 for none. A relative clause between the two is stepped over.
func (r *reading) verbAfter(i int) int {
	for r.is(i, otherChunk) {
		i++
	}
	if r.is(i, commaChunk) && r.is(i+1, whoChunk) {
		for i += 2; i < len(r.chunks) && !r.is(i, commaChunk); i++ {
		}
		i++
	}
	if r.is(i, commaChunk) && r.is(i+1, verbChunk) && naming(r.chunks[i+1].verb.form) && r.is(i+2, nounChunk) && r.is(i+3, commaChunk) { // ", to be called B, are held"
		i += 4
	}
	if r.is(i, verbChunk) {
		return i
	}
	return -1
}

// naming reports whether a name stands behind the verb.
func naming(form string) bool {
	switch form {
	case "called", "named", "known", "dubbed", "branded":
		return true
	}
	return false
}

// beginsClause reports whether chunk i can open a clause, so that what stands there
// may be the subject of the verb behind it.
func (r *reading) beginsClause(i int) bool {
	k := r.before(i)
	if k < 0 {
		return true
	}
	switch r.chunks[k].kind {
	case commaChunk, conjChunk, linkChunk, stopChunk, whoChunk, openChunk:
		return true
	}
	return r.prep(k) == "with"
}

// subject returns the chunk of who does what the verb at chunk v says, nobody when
// the sentence does not tell.
func (r *reading) subject(v int) int {
	g := r.chunks[v].verb
	k := r.before(v)
	switch {
	case k < 0:
		if g.participle && !g.passive {
			return r.subjectAfter(v)
		}
		return nobody
	case r.is(k, whoChunk):
		return r.antecedentOf(k)
	case g.base && !g.infinitive && (r.is(k, conjChunk) || r.is(k, commaChunk)):
		return r.subjectOfModal(v)
	case g.infinitive && r.is(k, commaChunk) && r.verbBefore(v) < 0: // "; A, the contractor, to have"
		return r.subjectAcross(v, k)
	case g.infinitive:
		return r.subjectOfInfinitive(v, k)
	case r.is(k, nounChunk):
		top := r.topOf(k)
		if w := r.before(top); r.is(w, verbChunk) && !r.chunks[w].verb.participle && r.is(w-1, whoChunk) { // "people who pay the pensions own"
			return r.antecedentOf(w - 1)
		}
		return top
	case r.is(k, commaChunk) && g.participle && !g.passive:
		return r.subjectOfEarlier(v)
	case r.is(k, commaChunk):
		return r.subjectAcross(v, k)
	case r.is(k, conjChunk), g.participle:
		return r.subjectOfEarlier(v)
	case r.is(k, closeChunk):
		if k = r.open(k) - 1; r.noun(k) {
			return r.topOf(k)
		}
	}
	return r.subjectOfEarlier(v)
}

// subjectOfModal returns who does what the bare verb at chunk v says, which shares the
// modal of a verb before: "will transfer 30 per cent before it opens and retain".
func (r *reading) subjectOfModal(v int) int {
	for i := v - 1; i >= 0 && !r.is(i, stopChunk); i-- {
		if r.is(i, verbChunk) && r.chunks[i].verb.future && !r.chunks[i].verb.infinitive {
			return r.subject(i)
		}
	}
	return r.subjectOfEarlier(v)
}

// subjectAfter serves "Commenting on it, A said": the subject of the main verb.
func (r *reading) subjectAfter(v int) int {
	for i := v + 1; i < len(r.chunks); i++ {
		if r.is(i, commaChunk) && r.noun(i+1) {
			return r.possessed(i + 1)
		}
	}
	return nobody
}

// subjectOfEarlier returns the subject that a verb shares with the verb before it.
func (r *reading) subjectOfEarlier(v int) int {
	for i := v - 1; i >= 0; i-- {
		if r.is(i, stopChunk) {
			break
		}
		if r.is(i, verbChunk) && !(r.chunks[i].verb.participle && r.chunks[i].verb.passive) {
			return r.subject(i)
		}
	}
	for i := 0; i < v; i++ {
		if r.noun(i) && !r.chunks[i].possessive {
			return i
		}
	}
	return nobody
}

// objectControl are verbs whose object does what the infinitive behind it says.
var objectControl = setOf(`allow allows allowed allowing enable enables enabled let ask asks asked tell told force forces forced require requires required permit permits permitted
	want wants wanted order ordered orders invite invited persuade persuaded leave leaves give gives giving gave help helps helped urge urged expect expects`)

// subjectOfInfinitive returns who does what an infinitive says: "plans for staff to
// own", "allow A to take", "A is in talks to buy". k is the chunk before it.
func (r *reading) subjectOfInfinitive(v, k int) int {
	if r.noun(k) {
		for p := k; p > 1 && r.is(p, nounChunk); p -= 2 { // "plans for staff at the office to own"
			for r.is(p-1, nounChunk) && r.chunks[p-1].possessive {
				p--
			}
			if r.prep(p-1) == "for" {
				return r.possessed(p)
			}
			if !r.is(p-1, prepChunk) {
				break
			}
		}
		top := r.topOf(k)
		if w := r.before(top); r.is(w, verbChunk) && objectControl[r.chunks[w].verb.form] || r.prep(w) == "for" {
			return top
		}
		if w := r.verbBefore(v); w < 0 {
			return top
		}
	}
	return r.subjectOfEarlier(v)
}

// antecedentOf returns the noun that the relative pronoun at chunk k stands for.
func (r *reading) antecedentOf(k int) int {
	i := k - 1
	if r.is(i, prepChunk) { // "to whom"
		i--
	}
	if r.is(i, otherChunk) { // "each of which"
		i--
	}
	if r.is(i, commaChunk) || r.is(i, openChunk) {
		i--
	}
	for r.is(i, closeChunk) {
		i = r.open(i) - 1
	}
	if r.noun(i) {
		if top := r.topOf(i); r.chunks[k].word != "which" && (groupNouns[r.chunks[top].word] || insideNouns[r.chunks[top].word]) { // "directors of Acme, who"
			return top
		}
		return i
	}
	return nobody
}

// topOf climbs from the noun at chunk k over what it hangs on: in "founders of
// Acme" from Acme to founders. A comma before an apposition is climbed over too:
// "A, the ferry line, has".
func (r *reading) topOf(k int) int {
	for k > 0 {
		p := k - 1
		if r.is(p, nounChunk) && r.chunks[p].possessive {
			k = p
			continue
		}
		if r.is(p, prepChunk) && (r.noun(p-1) || r.is(p-1, closeChunk)) && !parting[r.chunks[p].word] {
			if k = p - 1; r.is(k, closeChunk) {
				k = r.open(k) - 1
			}
			continue
		}
		if top := r.togetherOf(k); top >= 0 {
			k = top
			continue
		}
		break
	}
	return r.possessed(max(k, 0))
}

// parting are the words behind which nothing belongs to the noun before them.
var parting = setOf(`with after before since until despite following during because`)

// togetherOf returns the consortium of "a consortium of A and C" when C is chunk k, nobody
// for another list.
func (r *reading) togetherOf(k int) int {
	if !r.is(k-1, conjChunk) {
		return nobody
	}
	list := r.sharers(k)
	of := r.start(list[0]) - 1
	if r.prep(of) == "of" && r.noun(of-1) && jointNouns[r.chunks[of-1].word] {
		return of - 1
	}
	return nobody
}

// subjectAcross returns the subject before an apposition or a clause that ends with
// the comma at chunk k: "A, which left Cyprus, has", "A, the ferry line, has".
func (r *reading) subjectAcross(v, k int) int {
	best := nobody
	if r.noun(k - 1) {
		best = r.topOf(k - 1)
	}
	for i := k - 1; i >= 0; i-- {
		if r.is(i, stopChunk) || r.is(i, linkChunk) {
			break
		}
		if !r.is(i, commaChunk) && !r.is(i, openChunk) {
			continue
		}
		if r.noun(i - 1) {
			best = r.topOf(i - 1)
		}
		break
	}
	if best == nobody {
		return r.subjectOfEarlier(v)
	}
	return best
}

// members returns the chunks of the list of nouns that chunk k belongs to: A, B and C.
func (r *reading) members(k int) []int {
	list := []int{k}
	for i := r.start(k); ; {
		p := i - 1
		and := r.is(p, conjChunk) && r.chunks[p].word == "and"
		if !and && !(r.is(p, commaChunk) && len(list) > 1) {
			break
		}
		p--
		if r.is(p, commaChunk) {
			p--
		}
		if !r.noun(p) {
			break
		}
		i = r.start(p)
		list = append([]int{p}, list...)
	}
	if w := r.prep(r.start(list[0]) - 1); len(list) > 2 && (w == "in" || w == "at" || w == "on") { // "signed in Hull, A and B"
		list = list[1:]
	}
	if !r.opens(r.start(list[0])) {
		list = []int{k}
	}
	return append(list, r.membersBehind(k)...)
}

// sharers returns the members of the list that ends with the noun at chunk k, wherever it
// stands: B and C in "the towns of B and C 19 per cent each".
func (r *reading) sharers(k int) []int {
	list := []int{k}
	for i := r.start(k); ; {
		p := i - 1
		if !(r.is(p, conjChunk) && r.chunks[p].word == "and" && len(list) == 1) && !(r.is(p, commaChunk) && len(list) > 1) || !r.noun(p-1) || r.chunks[p-1].possessive {
			return list
		}
		if i = r.start(p - 1); r.is(i-1, prepChunk) && r.is(i-2, nounChunk) && ownerNouns[r.chunks[i-2].word] { // "the shareholders of B, A and C"
			return list
		}
		list = append([]int{p - 1}, list...)
	}
}

// opens reports whether chunk i begins a clause, behind a phrase like "under the
// deal" too.
func (r *reading) opens(i int) bool {
	if r.beginsClause(i) {
		return true
	}
	k := r.before(i)
	return r.is(k, nounChunk) && r.is(r.start(k)-1, prepChunk) && r.is(i-1, nounChunk)
}

// membersBehind returns the nouns that go on the list behind chunk k: ", B and C".
func (r *reading) membersBehind(k int) []int {
	var list []int
	for i := r.after(k); ; i = r.after(i) {
		and := false
		for r.is(i, commaChunk) || r.is(i, conjChunk) && r.chunks[i].word == "and" {
			and = and || r.is(i, conjChunk)
			i++
		}
		i = r.possessed(i)
		if !r.noun(i) || !r.is(i-1, commaChunk) && !r.is(i-1, conjChunk) && !r.chunks[i-1].possessive || r.is(i+1, verbChunk) && !and {
			return nil
		}
		if r.is(i+1, verbChunk) && !r.chunks[i+1].verb.participle {
			return nil // the subject of the next clause
		}
		list = append(list, i)
		if and {
			return list
		}
	}
}

// named returns the chunk of the name in ", B," or "called B" behind chunk i,
// nobody when there is none.
func (r *reading) named(i int) int {
	if r.is(i+1, commaChunk) && r.is(i+2, nounChunk) && r.chunks[i+2].proper && !r.chunks[i+2].possessive && !r.is(i+3, verbChunk) && !r.is(i+3, conjChunk) && !r.is(i+3, openChunk) && !r.is(i+3, quantityChunk) {
		return i + 2
	}
	for k := i + 1; k < len(r.chunks) && k <= i+4; k++ {
		if r.is(k, verbChunk) {
			if naming(r.chunks[k].verb.form) && r.is(k+1, nounChunk) {
				return k + 1
			}
		}
		if r.is(k, commaChunk) && !(r.is(k+1, verbChunk)) || r.is(k, stopChunk) {
			break
		}
	}
	return nobody
}

// described returns what a phrase that begins at chunk i is said of: B in "B, a" and
// "B is a".
func (r *reading) described(i int) int {
	k := r.before(i)
	switch {
	case r.is(k, quantityChunk): // "A is the majority shareholder"
		return r.described(k)
	case r.is(k, verbChunk):
		return orImplied(r.subject(k))
	case r.is(k, commaChunk), r.is(k, openChunk):
		if r.noun(k - 1) {
			return k - 1
		}
		if r.is(k-1, closeChunk) && r.noun(r.open(k-1)-1) {
			return r.open(k-1) - 1
		}
	case r.prep(k) == "as" && k == 0:
		return orImplied(r.subjectAfter(k))
	case r.prep(k) == "as":
		if v := r.verbBefore(k); v >= 0 && r.chunks[v].verb.lemma == "leave" && r.noun(r.possessed(v+1)) { // "leaves A as the biggest shareholder"
			return r.possessed(v + 1)
		} else if v >= 0 {
			return orImplied(r.subject(v))
		}
	case r.is(k, conjChunk) && r.is(k-1, nounChunk): // "founder and 30 per cent shareholder"
		return r.described(r.start(k - 1))
	case r.is(k, nounChunk):
		return k
	}
	return implied
}

func orImplied(i int) int {
	if i == nobody {
		return implied
	}
	return i
}

// argument returns the noun behind the preposition w in the phrases from chunk i on,
// nobody when the clause has none.
func (r *reading) argument(i int, w string) int {
	for ; i < len(r.chunks); i++ {
		switch r.chunks[i].kind {
		case prepChunk:
			if r.chunks[i].word != w {
				continue
			}
			k := r.possessed(i + 1)
			if r.is(i+1, otherChunk) && r.prep(i+2) == "of" { // "to each of three towns"
				k = r.possessed(i + 3)
			}
			if r.noun(k) && !r.hasQuantity(k+1) {
				return k
			}
		case nounChunk, otherChunk:
		case commaChunk:
			if r.named(i-1) == i+1 { // an apposition
				i++
				if r.is(i+1, commaChunk) {
					i++
				}
				continue
			}
			if end := r.appositionEnd(i); end > i {
				i = end
				continue
			}
			if r.prep(i+1) == w || r.is(i+1, otherChunk) || r.prep(i+1) == "for" && r.isMoneyPhrase(r.possessed(i+2)) && r.is(r.possessed(i+2)+1, commaChunk) { // ", for £3m, to C"
				continue
			}
			return nobody
		case openChunk:
			i = r.closing(i)
		case verbChunk:
			if r.chunks[i].verb.participle && r.chunks[i].verb.passive && r.prep(i+1) != w {
				continue
			}
			return nobody
		default:
			return nobody
		}
	}
	return nobody
}

// argumentWord reports whether the preposition w stands in the clause from chunk i on.
func (r *reading) argumentWord(i int, w string) bool {
	for ; i < len(r.chunks) && !r.is(i, verbChunk) && !r.is(i, stopChunk) && !r.is(i, linkChunk); i++ {
		if r.prep(i) == w {
			return true
		}
	}
	return false
}

// appositionEnd returns the comma that ends the apposition begun by the comma at
// chunk i: ", the world's largest yacht painter,"; i when there is none.
func (r *reading) appositionEnd(i int) int {
	k := r.possessed(i + 1)
	if !r.is(k, nounChunk) {
		return i
	}
	for r.is(k+1, prepChunk) && r.is(k+2, nounChunk) {
		k = r.possessed(k + 2)
	}
	if r.is(k+1, commaChunk) {
		return k + 1
	}
	return i
}

// recipient returns who gets what is given, sold or divided by the words behind a
// verb.
func (r *reading) recipient(i int) int {
	for _, w := range []string{"to", "between", "among", "amongst", "for"} {
		if k := r.argument(i, w); k >= 0 && !r.isMoneyPhrase(k) {
			return k
		}
	}
	return nobody
}

// isMoneyPhrase reports whether the noun at chunk k is a price.
func (r *reading) isMoneyPhrase(k int) bool {
	n := r.chunks[k]
	switch n.word {
	case "million", "billion", "m", "bn", "pence", "pounds", "dollars", "euros", "yen":
		return true
	}
	if n.title || companyNouns[n.word] { // "the $6 billion Marl project"
		return isCurrency(n.word)
	}
	head := r.d.Text[r.d.Tokens[n.head].Start:]
	return isCurrency(n.word) || '0' <= head[0] && head[0] <= '9' && (!isCapital(r.d, n.head-1) || strings.HasPrefix(wordOf(r.d, n.head-1), "no")) || strings.ContainsAny(r.text(k), "£$€")
}

// groupNouns are people who hold shares together.
var groupNouns = setOf(`staff employees workers members shareholders investors customers farmers residents creditors lenders founders managers directors families partners companies
	banks funds firms institutions drinkers fans supporters players tenants users`)

// namedList returns the names of "two funds, A and B," behind the plural noun at
// chunk i, nil when they are not given.
func (r *reading) namedList(i int) []int {
	n := r.chunks[i]
	if n.title || !strings.HasSuffix(n.word, "s") || !r.is(i+1, commaChunk) || !r.is(i+2, nounChunk) {
		return nil
	}
	k := r.possessed(i + 2)
	if !r.chunks[k].title {
		return nil
	}
	if more := r.membersBehind(k); len(more) > 0 {
		return append([]int{k}, more...)
	}
	return nil
}
