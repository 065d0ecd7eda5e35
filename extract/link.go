package extract

import (
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

// full returns the fullest form that the document gives the name in words (Mayo →
// Ed Mayo, DWP → Department for Work and Pensions), or words unchanged when they
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
	back := n.d.Text[far:offset]
	back = back[:max(0, strings.LastIndex(back, "\n\n"))]
	return far + max(0, strings.LastIndex(back, "\n\n"))
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
