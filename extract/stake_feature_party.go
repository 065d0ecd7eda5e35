package extract

import "strings"

// partyFeatures are those of candidate c as the company, as who has or gets the share
// and as who gives it up: each has weights of its own.
func (q *question) partyFeatures(f *features, c *candidate) {
	f.add(feat("p"))
	kind, verb := q.kind(), q.r.verbName(q.verb)
	if c.party == nil {
		f.add(feat("none").str(kind), feat("none").str(q.form()), feat("none verb").str(verb), feat("none").str(kind).flag(q.m.company >= 0).flag(q.m.possessor >= 0),
			feat("none told").flag(q.t.company != nil && q.r.index-q.t.told < 3))
		return
	}
	q.documentFeatures(f, c)
	q.descriptionFeatures(f, c)
	if c.chunk >= 0 {
		q.chunkFeatures(f, c)
		return
	}
	f.add(feat("back").num(few(c.back)).flag(c.first), feat("back").num(few(c.back)).str(kind), feat("back verb").str(kind).str(verb), feat("back subject").flag(c.subject).num(few(c.back)))
	if q.m.company >= 0 {
		f.add(feat("back other").str(q.kindAt(q.r, q.m.company)))
	}
	if c.of != nil {
		q.contextFeatures(f, c, "back")
		f.add(feat("back").str(q.kindAt(c.of, c.at)).num(few(c.back)).flag(c.first), feat("back").str(q.kindAt(c.of, c.at)).str(kind))
	}
}

// documentFeatures say what the text has told about the candidate.
func (q *question) documentFeatures(f *features, c *candidate) {
	here, told := c.chunk >= 0, few(min(q.r.index-q.t.told, 5))
	if sameName(q.t.company, c.party) {
		f.add(feat("told company").flag(here).num(told))
	}
	if sameName(q.t.holder, c.party) {
		f.add(feat("told holder").flag(here).num(told))
	}
	if who := q.t.names.who; len(who) > 0 && who[0].Name == c.party.Name {
		f.add(feat("first name").flag(here))
	}
	has, opening := q.t.tally(c.party.Name), q.t.opens(c.party.Name)
	f.add(feat("count").flag(here).num(few(has.mentions)), feat("opens").flag(opening).flag(here), feat("opens").flag(opening).str(q.kind()).flag(q.m.company >= 0))
	f.add(feat("was").num(min(has.company, 2)).num(min(has.holder, 2)).flag(len(q.t.stakes) > 0))
	if n := len(q.told); n > 0 {
		last := feat("last").flag(sameName(q.told[n-1].Company, c.party)).flag(sameName(q.told[n-1].Holder, c.party))
		f.add(last.flag(here), last.str(q.kind()).flag(q.m.company >= 0))
	}
}

// sameName reports whether two parties go by the same name.
func sameName(a, b *Party) bool {
	return a != nil && b != nil && strings.EqualFold(a.Name, b.Name)
}

// descriptionFeatures say what the candidate is called beside its name: "the fund
// Acme", "Acme, a maker of pumps", "Acme Bank".
func (q *question) descriptionFeatures(f *features, c *candidate) {
	if c.of == nil || c.of.chunks[c.at].pronoun {
		return
	}
	n := c.of.chunks[c.at]
	name := q.t.nameSpan(n)
	for i := n.first; i < n.last; i++ {
		switch w := wordOf(q.t.d, i); {
		case isDeterminer(w):
		case q.t.d.Tokens[i].Start < name.Start:
			f.add(feat("called").str(w), feat("called class").str(nounClass(w)))
		case n.title:
			f.add(feat("name").str(w))
		}
	}
	if c.of.is(c.at+1, commaChunk) && c.of.is(c.at+2, nounChunk) && !c.of.chunks[c.at+2].title {
		w := c.of.chunks[c.of.possessed(c.at+2)].word
		f.add(feat("is").str(w), feat("is class").str(nounClass(w)))
	}
}

// contextFeatures say how the candidate stands in the sentence where its name was
// read.
func (q *question) contextFeatures(f *features, c *candidate, name string) {
	r, start := c.of, c.of.start(c.at)
	if start > 0 {
		prep := r.item(start - 1)
		f.add(feat(name).str("prep").str(prep))
		if start > 1 {
			f.add(feat(name).str("prep").str(r.item(start-2)).str(prep), feat(name).str("prep word").str(r.chunks[start-2].word).str(prep))
		}
	}
	if v := r.verbBefore(start); v >= 0 {
		f.add(feat(name).str("under").str(r.verbName(v)))
	}
	if v := r.verbAfter(c.at + 1); v >= 0 {
		f.add(feat(name).str("subject").str(r.verbName(v)))
	}
	if r.chunks[c.at].possessive {
		f.add(feat(name).str("possessive").str(r.item(c.at + 1)))
	}
}

// chunkFeatures say how the candidate stands to the quantity in the sentence.
func (q *question) chunkFeatures(f *features, c *candidate) {
	r, i := q.r, c.chunk
	n, right := r.chunks[i], i > q.m.at
	kind, measure, verb := q.kindAt(r, i), q.kind(), r.verbName(q.verb)
	start := r.start(i)
	prep, next := r.item(start-1), r.item(i+1)
	f.add(feat("kind").str(kind).flag(right), feat("prep").flag(right).str(prep), feat("prep kind").flag(right).str(prep).str(kind), feat("prep measure").flag(right).str(prep).str(measure),
		feat("prep verb").flag(right).str(prep).str(verb), feat("next").flag(right).str(next), feat("next").flag(right).str(prep).str(next))
	if c.literal {
		f.add(feat("literal").str(kind))
	}
	if c.via || c.ruled {
		q.referenceFeatures(f, c, kind)
	}
	if !n.title && !n.pronoun {
		f.add(feat("word").str(n.word), feat("article").flag(n.definite).flag(n.indefinite).str(kind))
	}
	if n.possessive {
		f.add(feat("possessive").flag(right).str(next))
		if i+1 < len(r.chunks) {
			f.add(feat("possessive word").str(r.chunks[i+1].word))
		}
	}
	if start > 1 {
		f.add(feat("prep noun").flag(right).str(r.item(start-2)).str(prep), feat("prep word").str(r.chunks[start-2].word).str(prep))
	}
	if path, near := q.path(feat("path").flag(right), i); near {
		f.add(path)
	}
	q.distanceFeatures(f, i, right, prep, kind)
	q.grammarFeatures(f, i, right, prep, verb)
	q.frameFeatures(f, i)
}

// distanceFeatures count what stands between the candidate at chunk i and the
// quantity.
func (q *question) distanceFeatures(f *features, i int, right bool, prep, kind string) {
	var count [stopChunk + 1]int
	titles := 0
	for k := min(i, q.m.at); k <= max(i, q.m.at); k++ {
		if c := q.r.chunks[k]; k != i && k != q.m.at {
			count[c.kind]++
		}
		if q.r.is(k, nounChunk) && q.r.chunks[k].title {
			titles++
		}
	}
	f.add(feat("nearest").flag(right).num(few(titles)).str(kind), feat("nearest").flag(right).num(few(titles)).str(q.kind()).flag(q.m.company >= 0),
		feat("nouns").flag(right).num(few(count[nounChunk])), feat("between").flag(right).num(few(count[verbChunk])).num(few(count[commaChunk])).num(few(count[quantityChunk])),
		feat("quantities").flag(right).num(few(count[quantityChunk])).str(prep))
}

// grammarFeatures say what the verbs and the phrase of the quantity make of the
// candidate at chunk i.
func (q *question) grammarFeatures(f *features, i int, right bool, prep, verb string) {
	r, measure := q.r, q.kind()
	for part, at := range [3]int{q.m.company, q.m.possessor, q.m.holder} {
		if at == i {
			f.add(feat("part").num(part).str(measure), feat("part verb").num(part).str(verb))
		}
	}
	if q.m.company >= 0 && q.m.company != i {
		f.add(feat("other company").flag(right))
	}
	if q.verb >= 0 {
		if s := r.subject(q.verb); s == i || s >= 0 && r.start(s) == i {
			subject := feat("subject").flag(s == i)
			f.add(subject.str(verb), subject.str(verb).str(measure), subject.str(r.chunks[q.verb].verb.lemma).num(1), subject.str(measure).flag(q.m.company >= 0))
		}
	}
	if v := r.verbAfter(i + 1); v >= 0 && v != q.verb {
		f.add(feat("subject of another").str(r.verbName(v)).flag(right))
	}
	if v := r.verbBefore(r.start(i)); v >= 0 && v != q.verb {
		f.add(feat("under another").str(r.verbName(v)).flag(right))
	} else if v >= 0 && right {
		f.add(feat("argument").str(verb).str(prep))
	}
}

// frameFeatures say what the frames make of the candidate at chunk i.
func (q *question) frameFeatures(f *features, i int) {
	for _, c := range q.claims {
		if c.company == i {
			f.add(feat("frame company"), feat("frame company").str(c.rule))
		}
		if c.holder == i {
			f.add(feat("frame holder"), feat("frame holder").str(c.rule), feat("frame status").str(string(c.status)))
		}
	}
	if len(q.claims) > 0 {
		f.add(feat("framed"))
	}
}

// referenceFeatures say how well the candidate fits the pronoun or the description
// that may stand for it.
func (q *question) referenceFeatures(f *features, c *candidate, kind string) {
	f.add(feat("ruled").flag(c.ruled).str(kind), feat("ruled").flag(c.ruled).flag(c.via))
	if !c.via {
		return
	}
	f.add(feat("via").num(few(c.back)).str(kind), feat("via").num(few(c.back)).flag(c.first).flag(c.subject), feat("via kind").str(q.kindAt(c.of, c.at)).str(kind))
	if sameName(q.t.company, c.party) {
		f.add(feat("via company").str(kind))
	}
	if sameName(q.t.holder, c.party) {
		f.add(feat("via holder").str(kind))
	}
	if c.back == 0 {
		f.add(feat("via here").flag(q.r.verbAfter(c.at+1) >= 0).str(kind), feat("via here").num(few(c.chunk-c.at)).str(kind))
	} else {
		q.contextFeatures(f, c, "via")
	}
	if n := q.r.chunks[c.chunk]; !n.pronoun && strings.Contains(strings.ToLower(c.party.Name), n.word) {
		f.add(feat("namesake"))
	}
}

// statusFeatures are those of how the holder c stands to the share.
func (q *question) statusFeatures(f *features, c *candidate) {
	side, prep := "back", "-"
	if c.chunk >= 0 {
		side = "left"
		if c.chunk > q.m.at {
			side = "right"
		}
		if q.m.possessor == c.chunk {
			side = "possessor"
		}
		prep = q.r.item(q.r.start(c.chunk) - 1)
	}
	f.add(feat("t"), feat("t measure").str(q.kind()), feat("t form").str(q.form()), feat("t prep").str(side).str(prep))
	if q.verb >= 0 {
		g, name := q.r.tense(q.verb), q.r.verbName(q.verb)
		tense, rule := tenseOf(g), string(statusOf(g))
		f.add(feat("t verb").str(name).str(tense), feat("t verb").str(name).str(side).str(prep), feat("t verb").str(name).str(tense).str(side).str(prep), feat("t lemma").str(g.lemma),
			feat("t lemma").str(g.lemma).str(side), feat("t tense").str(tense), feat("t rule").str(rule).str(side), feat("t rule").str(rule).flag(g.negative).flag(q.r.denied(q.verb)))
	}
	for i, n := range q.r.chunks {
		switch {
		case n.kind == verbChunk:
			f.add(feat("t has").str(verbClassNames[n.verb.class]).str(tenseOf(n.verb)), feat("t has lemma").str(n.verb.lemma))
		case n.kind == nounChunk && !n.title && !n.pronoun && -4 <= i-q.m.at && i-q.m.at <= 4:
			f.add(feat("t near").str(n.word))
		}
	}
	if n := len(q.told); n > 0 {
		f.add(feat("t last").str(string(q.told[n-1].Status)).str(q.kind()))
	} else if n := len(q.t.stakes); n > 0 {
		f.add(feat("t before").str(string(q.t.stakes[n-1].Status)).num(few(min(q.r.index-q.t.told, 3))))
	}
	q.frameStatusFeatures(f, c)
}

// frameStatusFeatures say what the frames make of the holder c.
func (q *question) frameStatusFeatures(f *features, c *candidate) {
	for _, claim := range q.claims {
		if claim.holder == c.chunk || c.chunk < 0 && claim.holder == implied {
			f.add(feat("t frame").str(string(claim.status)), feat("t frame").str(string(claim.status)).str(claim.rule))
		}
		f.add(feat("t frames").str(string(claim.status)))
	}
}
