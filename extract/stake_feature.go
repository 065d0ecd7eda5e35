package extract

// feature is the hash of what a decision may look at: "the preposition before the
// candidate is in". Its weights are in the model (stake_rank.go).
type feature uint32

// feat begins the feature called name (FNV-1a).
func feat(name string) feature { return feature(2166136261).str(name) }

// str adds a value to the feature.
func (f feature) str(s string) feature {
	for i := 0; i < len(s); i++ {
		f = (f ^ feature(s[i])) * 16777619
	}
	return (f ^ 0x1f) * 16777619
}

// num adds a small number to the feature.
func (f feature) num(n int) feature { return (f ^ feature(n+3)) * 16777619 }

// flag adds a yes or no to the feature.
func (f feature) flag(b bool) feature {
	if b {
		return f.num(1)
	}
	return f.num(0)
}

// features collects the features of one decision.
type features []feature

func (f *features) add(list ...feature) { *f = append(*f, list...) }

// few buckets a count: beyond three it matters little how many there are.
func few(n int) int {
	switch {
	case n <= 3:
		return n
	case n <= 5:
		return 4
	case n <= 9:
		return 6
	}
	return 10
}

var verbClassNames = [...]string{otherVerb: "other", hold: "hold", keep: "keep", get: "get", pay: "pay", give: "give", award: "award", divide: "divide",
	raise: "raise", cut: "cut", level: "level", belong: "belong", convert: "convert"}

var formNames = [...]string{percentForm: "percent", fractionForm: "fraction", wordForm: "word", wholeForm: "whole", ratioForm: "ratio", bareForm: "bare"}

var measureNames = [...]string{bareMeasure: "bare", stakeMeasure: "stake", capitalMeasure: "capital", thingMeasure: "thing", ownerMeasure: "owner",
	ventureMeasure: "venture", ownedMeasure: "owned", otherMeasure: "other"}

// verbName says what the verb at chunk v does to a share.
func (r *reading) verbName(v int) string {
	if v < 0 {
		return "-"
	}
	g := r.chunks[v].verb
	switch {
	case g.copula && g.passive:
		return "be+passive"
	case g.copula:
		return "be"
	case g.passive:
		return verbClassNames[g.class] + "+passive"
	}
	return verbClassNames[g.class]
}

// tenseOf names the tense and mood of a verb.
func tenseOf(g verbGroup) string {
	switch {
	case g.negative:
		return "not"
	case g.former:
		return "former"
	case g.future:
		return "future"
	case g.infinitive:
		return "to"
	case g.participle:
		return "participle"
	case g.past:
		return "past"
	}
	return "present"
}

// nounClass says what sort of thing a common noun is.
func nounClass(word string) string {
	switch {
	case stakeNouns[word]:
		return "stake"
	case capitalNouns[word]:
		return "capital"
	case groupNouns[word], insideNouns[word]:
		return "group"
	case ownerNouns[word]:
		return "owner"
	case eventNouns[word] != otherVerb:
		return "event"
	case referringNouns[word]:
		return "referring"
	case companyNouns[word]:
		return "company"
	case notOwned[word]:
		return "not owned"
	case notHolders[word]:
		return "not a holder"
	case bodyNouns[word]:
		return "body"
	case timeNouns[word]:
		return "time"
	}
	return "noun"
}

// kindAt describes the noun at chunk i of r: the pronoun itself, the kind of a name, the
// sort of thing.
func (q *question) kindAt(r *reading, i int) string {
	n := r.chunks[i]
	switch {
	case n.pronoun:
		return n.word
	case !n.title:
		return nounClass(n.word)
	}
	if m := q.t.names.at(q.t.d.Tokens[n.head].Start); m != nil {
		return string(m.Kind)
	}
	return "title"
}

// item describes chunk i as a step on a path, "" when it is none, and "|" outside the
// sentence.
func (r *reading) item(i int) string {
	if i < 0 || i >= len(r.chunks) {
		return "|"
	}
	switch c := r.chunks[i]; c.kind {
	case nounChunk:
		if c.title || c.pronoun {
			return "name"
		}
		return nounClass(c.word)
	case verbChunk:
		return r.verbName(i)
	case prepChunk:
		return c.word
	case quantityChunk:
		return "quantity"
	case commaChunk:
		return ","
	case conjChunk:
		return "&"
	case openChunk:
		return "("
	case closeChunk:
		return ")"
	case whoChunk:
		return "who"
	case linkChunk:
		return "that"
	case stopChunk:
		return ";"
	}
	return ""
}

// longestPath is how many steps a path may have that texts repeat.
const longestPath = 7

// path adds the chunks between i and the quantity to f, and reports whether they
// are few enough to be worth a feature.
func (q *question) path(f feature, i int) (feature, bool) {
	first, last := i+1, q.m.at
	if i > q.m.at {
		first, last = q.m.at+1, i
	}
	steps := 0
	for k := first; k < last && steps <= longestPath; k++ {
		if w := q.r.item(k); w != "" {
			f = f.str(w)
			steps++
		}
	}
	return f, steps <= longestPath
}

// wordAround returns the word at distance k from the quantity in small letters; "Cap"
// stands for a name, "0" for a number, "|" for the end of the sentence.
func (q *question) wordAround(k int) string {
	c, last := q.r.chunks[q.m.at], q.r.chunks[len(q.r.chunks)-1].last
	i := c.last + k - 1
	if k < 0 {
		i = c.first + k
	}
	if i < q.r.first() || i >= last {
		return "|"
	}
	if isCapital(q.t.d, i) && i > q.r.first() {
		return "Cap"
	}
	w := wordOf(q.t.d, i)
	if '0' <= w[0] && w[0] <= '9' {
		return "0"
	}
	return w
}

func (q *question) form() string { return formNames[q.r.chunks[q.m.at].quantity.form] }
func (q *question) kind() string { return measureNames[q.m.kind] }

// stakeFeatures are those of whether the quantity is a stake at all.
func (q *question) stakeFeatures(f *features) {
	form, kind, verb := q.form(), q.kind(), q.r.verbName(q.verb)
	f.add(feat("s"), feat("s form").str(form), feat("s measure").str(kind).str(q.m.noun), feat("s measure").str(kind).str(form),
		feat("s parts").str(kind).flag(q.m.company >= 0).flag(q.m.possessor >= 0), feat("s verb").str(verb), feat("s verb").str(verb).str(kind))
	if len(q.claims) == 0 {
		f.add(feat("s frames").num(0), feat("s frames").num(0).str(kind))
	} else {
		f.add(feat("s frames").num(1), feat("s frames").num(1).str(q.claims[0].rule))
	}
	if q.verb >= 0 {
		lemma := q.r.chunks[q.verb].verb.lemma
		f.add(feat("s lemma").str(lemma), feat("s lemma").str(lemma).str(kind))
	}
	if v := q.r.chunks[q.m.at].quantity.Exact; v != nil && *v == 100 {
		f.add(feat("s 100").str(form))
	} else if v != nil && *v != float64(int(*v)) {
		f.add(feat("s decimals"))
	}
	f.add(feat("s told").num(few(min(q.r.index-q.t.told, 6))), feat("s known").flag(q.r.known()).str(kind))
	q.wordFeatures(f)
	q.neighbourFeatures(f)
}

// wordFeatures are the words of the sentence, the nearer the more telling.
func (q *question) wordFeatures(f *features) {
	next, then, before, last := q.wordAround(1), q.wordAround(2), q.wordAround(-2), q.wordAround(-1)
	f.add(feat("s +1").str(next), feat("s +2").str(then), feat("s +1+2").str(next).str(then), feat("s -1").str(last), feat("s -2-1").str(before).str(last))
	for i, n := range q.r.chunks {
		switch {
		case n.kind == nounChunk && !n.title && !n.pronoun:
			d := i - q.m.at
			f.add(feat("s noun").str(n.word), feat("s noun").str(n.word).flag(-4 <= d && d <= 4))
		case n.kind == verbChunk:
			f.add(feat("s has verb").str(n.verb.lemma))
		}
	}
}

// neighbourFeatures say what stands on both sides of the quantity and became of the
// one before.
func (q *question) neighbourFeatures(f *features) {
	right := q.r.item(q.m.at + 1)
	f.add(feat("s around").str(q.r.item(q.m.at-1)).str(right), feat("s right").str(right).str(q.r.item(q.m.at+2)))
	titles, before := 0, 0
	for i, n := range q.r.chunks {
		if n.kind == nounChunk && n.title {
			titles++
			if i < q.m.at {
				before++
			}
		}
	}
	f.add(feat("s names").num(few(titles)), feat("s name before").flag(before > 0))
	for i := q.m.at - 1; i >= 0; i-- {
		if !q.r.is(i, quantityChunk) {
			continue
		}
		became := feat("s before").str(q.statusBefore(i))
		f.add(became)
		if path, near := q.path(became.str("path"), i); near {
			f.add(path)
		}
		break
	}
}

// statusBefore returns the status told of the quantity at chunk i, "" for none.
func (q *question) statusBefore(i int) string {
	for _, s := range q.told {
		if s.Share.Span == q.r.chunks[i].quantity.Span {
			return string(s.Status)
		}
	}
	return ""
}
