package extract

import (
	"slices"
	"sort"
	"strings"

	"stakeout/extract/ner"
	"stakeout/extract/nlp"
)

// names answers what the finders of quotations and stakes ask about the mentions
// of a document: which name covers these words, what is its full form, whom does
// this pronoun mean. Build it once per document with indexNames.
type names struct {
	d      *nlp.Document
	who    []Mention         // in the order of the text
	forms  map[string]string // the words of a mention → its Name
	gender map[string]byte   // Name of a person → 'm' or 'f', where the text tells
}

// indexNames builds the index over the mentions of a document.
func indexNames(d *nlp.Document, who []Mention) *names {
	n := &names{d: d, who: who, forms: make(map[string]string, len(who)), gender: map[string]byte{}}
	for _, m := range who {
		if words := d.Slice(m.Span); n.forms[words] == "" {
			n.forms[words] = m.Name
		}
		if m.Kind != Person || n.gender[m.Name] != 0 {
			continue
		}
		if g := genderOf(d, m); g != 0 {
			n.gender[m.Name] = g
		}
	}
	return n
}

// at returns the mention that covers offset, nil for none.
func (n *names) at(offset int) *Mention {
	i := sort.Search(len(n.who), func(i int) bool { return n.who[i].End > offset })
	if i < len(n.who) && n.who[i].Start <= offset {
		return &n.who[i]
	}
	return nil
}

// within returns the mentions that lie wholly inside s, in the order of the text,
// as a part of the index's own slice.
func (n *names) within(s nlp.Span) []Mention {
	i := sort.Search(len(n.who), func(i int) bool { return n.who[i].Start >= s.Start })
	j := i + sort.Search(len(n.who)-i, func(k int) bool { return n.who[i+k].End > s.End })
	return n.who[i:j]
}

// full returns the fullest form that the document gives the name in words (Lee →
// Ann Lee, DWP → Department for Work and Pensions), or words unchanged when they
// are no name of the document. A leading "the" and a trailing possessive do not matter.
func (n *names) full(words string) string {
	key := strings.TrimSuffix(strings.TrimSuffix(words, "'s"), "’s")
	if len(key) > 4 && strings.EqualFold(key[:4], "the ") {
		key = key[4:]
	}
	if name := n.forms[key]; name != "" {
		return name
	}
	return words
}

// party returns m as the party of a fact: its full name and the words themselves.
func (m *Mention) party() *Party { return &Party{Name: m.Name, Span: m.Span} }

// antecedent returns the mention that a pronoun or a short description at offset
// stands for: a person for he, she, his and her, an organisation for it, its, they
// and "the company", "the group", "the bank". It looks back through the sentence,
// then the paragraph, then the paragraph before, and is nil when they name nobody
// that fits. words are the pronoun or the description, in any case.
func (n *names) antecedent(words string, offset int) *Mention {
	kind, gender := Organisation, byte(0)
	switch strings.ToLower(words) {
	case "he", "him", "his", "himself":
		kind, gender = Person, 'm'
	case "she", "her", "hers", "herself":
		kind, gender = Person, 'f'
	}
	return n.lastBefore(offset, kind, gender)
}

// lastBefore returns the mention of kind that the reader has in mind at offset: of
// the nearest sentence before it that names one, the first, because the subject
// is what the next sentence goes on about. gender 0 fits everybody.
func (n *names) lastBefore(offset int, kind Kind, gender byte) *Mention {
	limit := n.paragraphBefore(offset)
	var best *Mention
	for i := sort.Search(len(n.who), func(i int) bool { return n.who[i].End > offset }) - 1; i >= 0; i-- {
		m := &n.who[i]
		if m.Start < limit || best != nil && m.Sentence != best.Sentence {
			break
		}
		if m.Kind == kind && n.fits(m, gender) {
			best = m
		}
	}
	return best
}

// fits reports whether a pronoun of the given gender can stand for m.
func (n *names) fits(m *Mention, gender byte) bool {
	known := n.gender[m.Name]
	return gender == 0 || known == 0 || known == gender
}

// memory is how many bytes back a pronoun can reach at most.
const memory = 4096

// paragraphBefore returns where the paragraph before the one of offset begins, or
// the end of memory when that is nearer.
func (n *names) paragraphBefore(offset int) int {
	far := max(0, offset-memory)
	all := n.d.Sentences
	breaks := 0
	for i := sort.Search(len(all), func(i int) bool { return all[i].Start > offset }) - 1; i > 0 && all[i].Start > far; i-- {
		if nlp.EmptyLine(n.d.Text[all[i-1].End:all[i].Start]) {
			if breaks++; breaks == 2 {
				return all[i].Start
			}
		}
	}
	return far
}

// genderOf tells the gender of a person from the title before the name or from the
// first name: 'm', 'f' or 0.
func genderOf(d *nlp.Document, m Mention) byte {
	i := d.TokenAt(m.Start)
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		switch strings.TrimSuffix(d.Slice(d.Tokens[k].Span), ".") {
		case "Mr", "Sir", "Lord", "King", "Prince", "Baron":
			return 'm'
		case "Mrs", "Ms", "Miss", "Lady", "Dame", "Baroness", "Queen", "Princess":
			return 'f'
		}
	}
	first, _, more := strings.Cut(d.Slice(m.Span), " ")
	if sex := ner.FirstName(first); more && (sex == "m" || sex == "f") {
		return sex[0]
	}
	return 0
}

// link gives every mention the fullest form of its name in the document: a surname
// that of the one person who bears it, a short name that of the one organisation
// that it begins or ends, an acronym that of the name it stands for.
func link(d *nlp.Document, who []Mention) {
	people, bodies, seen := forms{}, forms{}, map[string]bool{}
	for i, m := range who {
		switch m.Kind {
		case Person:
			learnPerson(people, d, m)
		case Organisation:
			learnBody(bodies, d, who, i, seen)
		}
	}
	for _, m := range who {
		if title := peer(d, m); title != "" {
			short := title + d.Slice(m.Span)
			people.learn(d.Slice(m.Span), people.full(short))
		}
	}
	for i := range who {
		m := &who[i]
		words := d.Slice(m.Span)
		switch m.Kind {
		case Person:
			m.Name = people.full(peer(d, *m) + words)
		case Organisation:
			m.Name = bodies.full(words)
		}
		m.Name = strings.ReplaceAll(m.Name, "\u00a0", " ")
	}
}

// forms are the short forms of names and what each stands for; a form that two
// names share stands for neither.
type forms map[string]string

// ambiguous marks a form that two names share.
const ambiguous = "\x00"

func (f forms) learn(short, full string) {
	if short == "" || short == full {
		return
	}
	if known, ok := f[short]; ok && known != full {
		full = ambiguous
	}
	f[short] = full
}

// full returns what short stands for, short itself when nothing is known.
func (f forms) full(short string) string {
	for range 3 { // a short form of a short form: Tarn, Tarn Group, Tarn Group plc
		full, ok := f[short]
		if !ok || full == ambiguous {
			break
		}
		short = full
	}
	return short
}

// learnPerson enters the surname of a full name, with the title that a peer is
// called by: Lord Tarrow is Lord Tarrow of Penrith, not Peter Tarrow.
func learnPerson(f forms, d *nlp.Document, m Mention) {
	words := strings.Fields(d.Slice(m.Span))
	if len(words) < 2 {
		return
	}
	title, surname := peer(d, m), words[len(words)-1]
	full := title + d.Slice(m.Span)
	if i := slices.Index(words, "of"); i > 0 {
		surname = words[i-1]
	}
	f.learn(title+surname, full)
	f.learn(surname, full)
	if title == "" {
		f.learn(words[0], full)
	}
}

// peer returns the title of nobility before a person who is not called by a first
// name, with a blank behind it, "" for none.
func peer(d *nlp.Document, m Mention) string {
	words := d.Slice(m.Span)
	if strings.Contains(words, " ") && !strings.Contains(words, " of ") {
		return ""
	}
	before := d.Text[:m.Start]
	for _, title := range []string{"Lord ", "Lady ", "Baroness ", "Viscount ", "Earl "} {
		if strings.HasSuffix(before, title) {
			return title
		}
	}
	return ""
}

// learnBody enters the short forms of the organisation who[i]: its name without
// what closes it, the acronym in brackets behind it, its initials, and its last
// words unless the text has used those before (Parliament is not the European one).
// Nor is a body that the text or a list knows a part of another one: the BBC is not the
// BBC Trust. A firm and its group are one.
func learnBody(f forms, d *nlp.Document, who []Mention, i int, seen map[string]bool) {
	full := d.Slice(who[i].Span)
	seen[full] = true
	if i+1 < len(who) && acronymOf(d, who[i], who[i+1]) {
		f.learn(d.Slice(who[i+1].Span), full)
	}
	if initials := initialsOf(full); len(initials) > 2 {
		f.learn(initials, full)
	}
	for k := range full {
		if full[k] != ' ' {
			continue
		}
		if stem := full[:k]; closes(full[k:]) && (isFirmTail(full[k:]) || !seen[stem] && ner.Lookup(stem)&ner.Org == 0) {
			f.learn(stem, full)
		}
		if last := full[k+1:]; !seen[last] && !hangsOn(full[:k]) {
			f.learn(last, full)
		}
	}
}

// hangsOn reports whether what follows head in a name hangs on it, so that it is a
// name of something else: the Banco Dipolog of "Stockholders of Banco Dipolog".
func hangsOn(head string) bool {
	switch head[strings.LastIndexByte(head, ' ')+1:] {
	case "of", "for", "and", "in", "at", "&":
		return true
	}
	return false
}

// acronymOf reports whether next stands in brackets behind m and is written in
// capitals: Department for Work and Pensions (DWP).
func acronymOf(d *nlp.Document, m, next Mention) bool {
	between := strings.TrimLeft(d.Text[m.End:next.Start], " \u00a0")
	if between != "(" && between != "(“" && between != "(the " || next.End >= len(d.Text) || next.Kind != Organisation {
		return false
	}
	if next.Len() >= m.Len() {
		return false
	}
	return d.Text[next.End] == ')' || strings.HasPrefix(d.Text[next.End:], "”)")
}

// initialsOf returns the capitals that begin the words of a name.
func initialsOf(name string) string {
	var initials []byte
	for word := range strings.FieldsSeq(name) {
		if 'A' <= word[0] && word[0] <= 'Z' {
			initials = append(initials, word[0])
		}
	}
	return string(initials)
}

// closes reports whether words are such as close an organisation's name and are
// left out when it is called by its first word: Group, Holdings plc.
func closes(words string) bool {
	for word := range strings.FieldsSeq(words) {
		if word != "&" && word != "," && ner.Lookup(word)&ner.Tail == 0 {
			return false
		}
	}
	return true
}

// isFirmTail reports whether words end in one that closes the full name of a firm and
// makes no other body of it.
func isFirmTail(words string) bool {
	switch words[strings.LastIndexByte(words, ' ')+1:] {
	case "Group", "Holdings", "Holding", "Ltd", "Ltd.", "Limited", "plc", "PLC", "Plc", "Inc", "Inc.", "Corp", "Corp.", "Corporation", "Company", "Co", "Co.":
		return true
	}
	return false
}
