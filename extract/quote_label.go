package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// makeup is what a passage between marks is made of.
type makeup struct {
	words     int  // letters or figures
	function  int  // of, and, the, is …
	capitals  int  // other words with a capital or a figure
	lower     int  // words without a capital
	upper     bool // begins as a sentence does
	name      bool // its last word has a capital
	predicate bool // begins with is, was, will …: no name does
	stopped   bool // ends with a stop or a comma, or a stop follows its closing mark
}

// makeup counts the words of passage i.
func (s *speech) makeup(i int) makeup {
	q := s.passages[i]
	var m makeup
	for _, t := range s.d.Tokens[q.from:q.to] {
		w := s.d.Slice(t.Span)
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		if m.words == 0 {
			m.upper = !unicode.IsLower(r)
			m.predicate = !m.upper && classesOf(s.words, w)&auxiliaryVerb != 0
		}
		m.words++
		m.name = !unicode.IsLower(r)
		if unicode.IsLower(r) {
			m.lower++
		}
		switch {
		case classesOf(s.words, w)&functionWord != 0:
			m.function++
		case !unicode.IsLower(r):
			m.capitals++
		}
	}
	inside := strings.TrimRight(s.d.Slice(q.Span), " \u00a0’'”\"")
	m.stopped = endsInStop(inside) || strings.HasSuffix(inside, ",")
	return m
}

// isLabel reports whether passage i is a name, a title, a term or a scare quote
// rather than somebody's words. left are the tokens of its sentence before it.
func (s *speech) isLabel(i int, m makeup, left []int) bool {
	if m.words < 2 || m.function == m.words && m.words <= maxTerm {
		return true
	}
	sentence := m.upper && m.stopped && m.words > 2
	n := len(left)
	if m.capitals > 1 && m.capitals+m.function == m.words && (!sentence || m.capitals > 2) {
		return true
	}
	if m.upper && m.name && !m.stopped && m.capitals+m.function == m.words && m.words <= maxTitle {
		return true
	}
	if n > 0 && !m.predicate && s.labelled(left) {
		return true
	}
	if sentence {
		return false
	}
	if !m.stopped && s.isHeading(i) || s.inBrackets(i) {
		return true
	}
	if n == 0 {
		return false
	}
	return n == 1 && s.is(left[0], prepositionWord) || m.words <= maxTerm && (m.function == 0 || m.words == 2) && s.isTerm(i, left)
}

// maxTitle is the number of words up to which words with capitals at both ends and
// none but function words between them are a title: “Behind the Music”.
const maxTitle = 5

// inBrackets reports whether passage i is all that a pair of brackets holds: a
// translation or a short name.
func (s *speech) inBrackets(i int) bool {
	q := s.passages[i].outer
	return strings.HasSuffix(s.d.Text[:q.Start], "(") && strings.HasPrefix(s.d.Text[q.End:], ")")
}

// maxTerm is the number of words up to which a passage without function words can
// be a term: “big society”.
const maxTerm = 3

// isTerm reports whether a short passage stands where a term does: before the noun
// that it qualifies (a “big society” bank), or behind a definite article.
func (s *speech) isTerm(i int, left []int) bool {
	last := s.word(left[len(left)-1])
	next := s.passages[i].to
	if next < len(s.d.Tokens) {
		w := s.word(next)
		if isLower(w[0]) && s.class(next)&(functionWord|adverbWord) == 0 {
			return true
		}
	}
	return last == "the" || last == "of"
}

func isLower(b byte) bool { return 'a' <= b && b <= 'z' }

// labelled reports whether the last words before a passage announce a name or a
// term: known as the, the phrase, entitled.
func (s *speech) labelled(left []int) bool {
	for k := len(left) - 1; k >= 0 && k >= len(left)-3; k-- {
		c := s.class(left[k])
		switch {
		case c&labelWord != 0:
			return c&cueVerb == 0 || k > 0 && s.is(left[k-1], auxiliaryVerb|conjunctionWord|labelWord)
		case c&(articleWord) == 0 && s.word(left[k]) != "as" && s.word(left[k]) != ",":
			return false
		}
	}
	return false
}

// maxHeading is the length in bytes of the longest heading.
const maxHeading = 160

// isHeading reports whether passage i stands in a short line without a full stop.
func (s *speech) isHeading(i int) bool {
	q := s.passages[i].outer
	before, after := s.d.Text[max(0, q.Start-maxHeading):q.Start], s.d.Text[q.End:min(len(s.d.Text), q.End+maxHeading)]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	after, _, _ = strings.Cut(after, "\n")
	line := strings.TrimRight(after, " \u00a0\r’'”\")")
	if text := strings.TrimLeft(after, " \u00a0"); before == "" && (strings.HasPrefix(text, "–") || strings.HasPrefix(text, "—") || strings.HasPrefix(text, "- ")) {
		return false // a signature
	}
	return len(before)+q.Len()+len(after) < maxHeading && (line == "" || strings.IndexByte(".!?,:;", line[len(line)-1]) < 0)
}

// isQuotation reports whether a passage that is ascribed as a says is a quotation.
func (s *speech) isQuotation(i int, m makeup, a ascription) bool {
	q := s.passages[i]
	if q.unclosed {
		return a.tight || q.last > q.first
	}
	if m.lower == 0 && !a.tight {
		return false
	}
	if a.cue.Len() > 0 || a.speaker != nil {
		return true
	}
	announced := strings.HasSuffix(strings.TrimRight(s.d.Text[:q.outer.Start], " \u00a0\n"), ":")
	return (m.words >= 5 || announced && m.words > 2) && m.upper && m.stopped && a.rule != ruleBefore
}
