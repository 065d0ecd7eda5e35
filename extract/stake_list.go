package extract

import "strings"

// Lists in parentheses: "owned by A (60%) and C (40%)". The words before the first
// member tell whether holders or companies are listed, and whose.

// member is one body of a list: A in "A (40%, operator)". In "B (A, 40%)" the holder
// stands inside.
type member struct{ name, inner, closing int }

// memberAt returns the member of a list that the measure m stands beside in
// parentheses. It is not ok when more than remarks stands there.
func (r *reading) memberAt(m measure) (member, bool) {
	it := member{inner: nobody}
	open := m.at - 1
	for r.inParentheses(open) && !r.is(open, otherChunk) {
		open--
	}
	it.name, it.closing = open-1, m.end
	for r.inParentheses(it.closing) {
		it.closing++
	}
	if !r.is(open, openChunk) || !r.is(it.closing, closeChunk) {
		return it, false
	}
	for i := open + 1; i < it.closing; i++ {
		if n := r.chunks[i]; i != m.at && (i < m.at || i >= m.end) && r.noun(i) && (n.title || n.proper || groupNouns[n.word]) && !isRole(r.text(i)) {
			if it.inner >= 0 {
				return it, false
			}
			it.inner = i
		}
	}
	return it, true
}

// inParentheses reports whether chunk i can stand beside the number of a member in its
// parentheses: a remark, a holder.
func (r *reading) inParentheses(i int) bool {
	switch {
	case r.is(i, commaChunk), r.is(i, otherChunk), r.is(i, nounChunk):
		return true
	case r.is(i, verbChunk):
		return r.chunks[i].verb.class == hold && r.chunks[i].verb.passive && r.prep(i+1) == "by"
	}
	return r.prep(i) == "by" || r.prep(i) == "as"
}

// parenthesisFrame reads "A (42.5%), C (32.5%)" where the words around say that
// shares are listed.
func (r *reading) parenthesisFrame(m measure) []claim {
	it, ok := r.memberAt(m)
	switch {
	case !ok:
		return nil
	case !r.noun(it.name):
		return []claim{}
	case it.inner >= 0 && r.known():
		return []claim{{holder: it.inner, company: it.name, status: Held}}
	case it.inner >= 0:
		return []claim{}
	}
	if last := r.lastClaim(); last != nil && last.rule == "parenthesis" && last.at < m.at && r.oneList(last.at, it.name) {
		if last.company >= 0 && last.company < last.at && last.holder < last.company {
			return []claim{{holder: last.holder, company: it.name, status: last.status}}
		}
		return []claim{{holder: it.name, company: last.company, status: last.status}}
	}
	if v := r.verbOfList(it.closing + 1); v >= 0 {
		return []claim{{holder: it.name, company: r.possessed(v + 1), status: having(r.chunks[v].verb)}}
	}
	return r.listClaim(it)
}

// oneList reports whether only other members of a list stand between the chunks a and b.
func (r *reading) oneList(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if r.is(i, verbChunk) && r.chunks[i].verb.form == "followed" && r.prep(i+1) == "by" {
			i++
			continue
		}
		switch r.chunks[i].kind {
		case verbChunk, linkChunk, whoChunk:
			return false
		case prepChunk:
			switch r.prep(i) {
			case "of", "for", "around", "about", "over":
			default:
				return false
			}
		case stopChunk:
			if s := r.text(i); s != ";" && s != "/" {
				return false
			}
		}
	}
	return true
}

// listClaim claims the first member of a list by the words before it.
func (r *reading) listClaim(it member) []claim {
	for i := it.name - 1; i >= 0; i-- {
		n := r.chunks[i]
		switch {
		case r.is(i, verbChunk):
			if c, ok := r.listBehindVerb(i, it); ok && r.shareable(c, r.chunks[i].verb) {
				return []claim{c}
			}
			return []claim{}
		case r.is(i, linkChunk), r.is(i, whoChunk):
			return []claim{}
		case r.is(i, stopChunk) && r.text(i) == ":" && r.is(i-1, nounChunk) && r.chunks[i-1].title && r.possessedFrom(i-1) == 0 && (r.sharesOut(it) || unitStated(r.d, r.first(), r.chunks[len(r.chunks)-1].last)): // "B: A (60%), C (40%)"
			return []claim{{holder: it.name, company: i - 1, status: Held}}
		case !r.is(i, nounChunk):
		case ownsListed(r.text(i), n.word) && (r.prep(i+1) == "of" || r.prep(i+1) == "in" || r.prep(i+1) == "for") && r.possessed(i+2) == it.name:
			return []claim{{holder: r.described(r.start(i)), company: it.name, status: Held}}
		case stakeNouns[n.word] && (!doubtfulNouns[n.word] || strings.HasSuffix(n.word, "s")) && r.prep(i+1) == "in" && r.possessed(i+2) == it.name:
			if c := r.stakesIn(i, it); c.holder != nobody {
				return []claim{c}
			}
			return []claim{}
		case ownerNouns[n.word], ventureNouns[n.word], backerNouns[n.word]:
			return []claim{{holder: it.name, company: r.companyListed(i, it.name), status: Held}}
		}
	}
	return []claim{}
}

// backerNouns are more words for those who are listed with their shares.
var backerNouns = setOf(`parents backers sponsors participants founders`)

// ownsListed reports whether a noun is said of the owner of the companies listed behind
// it: "the holding company of A (85%) and C (60%)".
func ownsListed(words, noun string) bool {
	return noun == "parent" || noun == "owner" || noun == "shareholder" || noun == "investor" || strings.HasSuffix(words, "holding company") || strings.HasSuffix(words, "parent company")
}

// stakesIn reads "has stakes in B (35%), C (20%)" and "A's stakes in B (35%)" at the noun
// chunk i.
func (r *reading) stakesIn(i int, it member) claim {
	c := claim{holder: nobody, company: it.name, status: Held}
	if k := r.start(i); k < i {
		c.holder = k
	} else if v := r.verbBefore(i); v >= 0 && !r.chunks[v].verb.negative {
		switch g := r.chunks[v].verb; g.class {
		case hold, keep, get, pay:
			c.holder, c.status = orImplied(r.subject(v)), statusOf(g)
		}
	}
	return c
}

// listBehindVerb claims the first member of a list behind the verb at chunk v.
func (r *reading) listBehindVerb(v int, it member) (claim, bool) {
	g := r.chunks[v].verb
	c := claim{holder: it.name, status: having(g)}
	s := r.subject(v)
	switch {
	case g.negative:
		return c, false
	case g.copula && r.inHandsOf(v) >= 0:
		c.company = orImplied(s)
	case (g.class == hold || g.class == divide) && g.passive:
		c.company = r.companyOfShares(r.companyOfOwned(v))
	case g.class == belong && !g.passive, consists(g.lemma, r.text(v)) && r.is(s, nounChunk) && !ownerNouns[r.chunks[s].word]:
		c.company = orImplied(s)
		return c, g.class == belong || r.sharesOut(it)
	case (g.copula || g.lemma == "include" || g.lemma == "comprise") && r.is(s, nounChunk) && (ownerNouns[r.chunks[s].word] || backerNouns[r.chunks[s].word]):
		c.company = r.companyListed(s, it.name)
	case g.lemma == "own" || g.lemma == "control" || g.lemma == "hold":
		if !g.passive && !g.participle && r.possessed(v+1) == it.name {
			return claim{holder: orImplied(s), company: it.name, status: having(g)}, true
		}
		return c, false
	case g.passive && founds(g.lemma) && r.sharesOut(it):
		c.company = r.companyOfOwned(v)
	case g.passive && g.class == get && r.sharesOut(it): // "was bought by A (75%) and C (25%)"
		c.company, c.status = r.companyOfOwned(v), getting(g)
	case (g.class == award || g.class == give) && r.sharesOut(it):
		return r.awarded(v, it)
	default:
		return c, false
	}
	return c, true
}

// shareable reports whether what a list parts behind the verb g can be a company, and the
// first member one who owns it. Of "owned" nobody needs to ask.
func (r *reading) shareable(c claim, g verbGroup) bool {
	if g.class == hold || c.company == implied {
		return true
	}
	n := r.chunks[c.holder]
	return r.ownable(c.company) && (n.proper || n.definite || n.indefinite || groupNouns[n.word] || insideNouns[n.word])
}

// consists reports whether a verb says what its subject is made of.
func consists(lemma, words string) bool {
	switch lemma {
	case "consist", "comprise", "compose", "form", "unite", "group":
		return true
	}
	return strings.HasPrefix(words, "made") || strings.HasSuffix(words, " made") || strings.HasPrefix(words, "composed") || strings.HasPrefix(words, "compris") || strings.HasPrefix(words, "consist")
}

// founds reports whether those who do it to a company are its first owners.
func founds(lemma string) bool {
	for _, stem := range []string{"found", "set", "establish", "form", "create", "launch", "built", "build", "run", "operate", "start"} {
		if strings.HasPrefix(lemma, stem) {
			return true
		}
	}
	return false
}

// awarded claims a member of "handed B to A (70%) and C (30%)".
func (r *reading) awarded(v int, it member) (claim, bool) {
	g := r.chunks[v].verb
	to := it.name - 1
	for to > v && r.prep(to) != "to" {
		to--
	}
	c := claim{holder: it.name, company: r.possessed(v + 1), status: getting(g)}
	if g.passive {
		c.company = orImplied(r.subject(v))
	}
	return c, to > v && (c.company == implied || r.ownable(c.company))
}

// sharesOut reports whether the members of the list that it opens have the whole
// among them.
func (r *reading) sharesOut(it member) bool {
	sum := 0.0
	end := it.closing
	for i := it.name; i < len(r.chunks) && r.oneList(end, i); i++ {
		if q := r.chunks[i]; q.kind == quantityChunk && q.quantity.Exact != nil {
			sum += *q.quantity.Exact
			end = i
		}
	}
	return sum > 99 && sum <= wholeAtMost
}

// companyOfShares returns the company of which chunk k is all or the rest of the shares.
func (r *reading) companyOfShares(k int) int {
	for k >= 0 && (capitalNouns[r.chunks[k].word] || stakeNouns[r.chunks[k].word] || restNouns[r.chunks[k].word]) && !r.chunks[k].title {
		w := r.prep(k + 1)
		switch {
		case r.is(k-1, whoChunk) && r.chunks[k-1].word == "whose":
			return orImplied(r.antecedentOf(k - 1))
		case r.start(k) < k:
			return k - 1
		case (w == "of" || w == "in") && r.noun(r.possessed(k+2)):
			k = r.possessed(k + 2)
		default:
			return implied
		}
	}
	return k
}

var restNouns = setOf(`rest remainder balance whole`)

// companyListed returns the company whose owners are listed behind the noun at chunk i,
// the first of them at chunk name: B of "B's owners", "the owners of B" and "B, a venture of".
func (r *reading) companyListed(i, name int) int {
	n := r.chunks[i]
	if w := r.prep(i + 1); (w == "in" || w == "of") && r.possessed(i+2) < name && r.ownable(r.possessed(i+2)) {
		return r.possessed(i + 2)
	}
	if ventureNouns[n.word] && !ownerNouns[n.word] {
		if k := r.named(i); k >= 0 && k < name && !r.is(i+1, commaChunk) {
			return k
		}
		if k := r.start(i) - 1; n.indefinite && (r.prep(k) == "by" || r.prep(k) == "to") { // "built by a consortium of"
			if v := r.verbBefore(k); v >= 0 && r.chunks[v].verb.passive {
				return r.companyOfOwned(v)
			}
		}
		if name := r.described(r.start(i)); name >= 0 && r.chunks[name].proper {
			return name
		}
		return i
	}
	if r.is(i-1, nounChunk) && r.chunks[i-1].possessive {
		return i - 1
	}
	if r.is(i-1, whoChunk) && r.chunks[i-1].word == "whose" {
		return orImplied(r.antecedentOf(i - 1))
	}
	return implied
}

// verbOfList returns the verb of "A (71%) and C (29%) own B" behind chunk i, -1 when
// the list is no subject of owning.
func (r *reading) verbOfList(i int) int {
	for ; i < len(r.chunks); i++ {
		switch {
		case r.is(i, verbChunk):
			if g := r.chunks[i].verb; g.class == hold && !g.passive && !g.participle && r.ownable(r.possessed(i+1)) {
				return i
			}
			return -1
		case r.is(i, stopChunk), r.is(i, prepChunk):
			return -1
		}
	}
	return -1
}

// joinListed joins the chunks of the members of a list whose names go on behind "of":
// "the department of Moray (46%)". What the list itself is called stays apart ("a
// consortium of A (60%)").
func joinListed(chunks []chunk) []chunk {
	for i := 0; i+4 < len(chunks); i++ {
		a, of, b := &chunks[i], chunks[i+1], chunks[i+2]
		if a.kind != nounChunk || a.possessive || a.pronoun || of.kind != prepChunk || of.word != "of" || b.kind != nounChunk || b.possessive || b.pronoun ||
			chunks[i+3].kind != openChunk || chunks[i+4].kind != quantityChunk || !a.title && listsMembers(a.word) {
			continue
		}
		a.last, a.proper = b.last, a.proper || b.proper
		chunks = append(chunks[:i+1], chunks[i+3:]...)
	}
	return chunks
}

// listsMembers reports whether the members of a list stand behind a noun and "of".
func listsMembers(word string) bool {
	return ventureNouns[word] || ownerNouns[word] || backerNouns[word] || stakeNouns[word] || capitalNouns[word] || restNouns[word] || insideNouns[word] ||
		companyNouns[word] && !groupNouns[word] && !institutions[word] || word == "hands" || word == "group" || word == "alliance" || word == "team" || word == "trio" || word == "pair"
}
