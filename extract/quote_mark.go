package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stakeout/extract/nlp"
)

// quotation is a passage between quotation marks, before anybody asks whether it
// is a quotation and whose.
type quotation struct {
	nlp.Span                // between the outer marks
	outer       nlp.Span    // with the outer marks
	first, last int         // the paragraphs it begins and ends in
	from, to    int         // the tokens from its opening mark to the first behind it
	unclosed    bool        // the writer forgot the closing mark
	family      quoteFamily // the kind of its outer marks
}

// quoteFamily is a pair of marks that open and close each other.
type quoteFamily uint8

const (
	doubleMarks quoteFamily = iota + 1 // “ ” „ and "
	singleMarks                        // ‘ ’ ‚ and '
	angleMarks                         // « »
)

// markRole is what a mark can do, as its glyph and its neighbours tell.
type markRole uint8

const (
	opening markRole = 1 << iota
	closing
)

// quoteMark is a quotation mark, or an apostrophe that could be one.
type quoteMark struct {
	nlp.Span
	family quoteFamily
	role   markRole
}

// markBytes are the first bytes of quotation marks in UTF-8.
var markBytes = [256]bool{'"': true, '\'': true, 0xC2: true, 0xE2: true}

// quoteMarks finds the quotation marks of text. Apostrophes within words, elisions
// (’90s, rock ’n’ roll) and inches are none.
func quoteMarks(text string) []quoteMark {
	var marks []quoteMark
	for i := 0; i < len(text); i++ {
		if !markBytes[text[i]] {
			continue
		}
		family, glyph, size := markAt(text[i:])
		if family == 0 {
			continue
		}
		m := quoteMark{Span: nlp.Span{Start: i, End: i + size}, family: family}
		m.role = roleOf(text, m, glyph)
		if m.role != 0 {
			marks = append(marks, m)
		}
		i += size - 1
	}
	return marks
}

// markAt reads the quotation mark that s begins with: its family, the role that
// its glyph has by custom (0 for straight marks) and its length. The family is 0
// when s begins with no mark.
func markAt(s string) (quoteFamily, markRole, int) {
	switch {
	case s[0] == '"':
		return doubleMarks, 0, 1
	case s[0] == '\'':
		return singleMarks, 0, 1
	case strings.HasPrefix(s, "“"), strings.HasPrefix(s, "„"), strings.HasPrefix(s, "‟"):
		return doubleMarks, opening, 3
	case strings.HasPrefix(s, "”"):
		return doubleMarks, closing, 3
	case strings.HasPrefix(s, "‘"), strings.HasPrefix(s, "‚"), strings.HasPrefix(s, "‛"):
		return singleMarks, opening, 3
	case strings.HasPrefix(s, "’"):
		return singleMarks, closing, 3
	case strings.HasPrefix(s, "«"):
		return angleMarks, opening, 2
	case strings.HasPrefix(s, "»"):
		return angleMarks, closing, 2
	}
	return 0, 0, 0
}

// side is what stands beside a mark.
type side uint8

const (
	blank   side = iota // white space, or the end of the text
	word                // a letter, a digit, a currency sign
	stop                // punctuation that follows a word
	dash                // a dash, which can stand on either side
	bracket             // an opening bracket, or another quotation mark
)

func sideOf(r rune, size int) side {
	if size == 0 || unicode.IsSpace(r) {
		return blank
	}
	switch r {
	case '.', ',', ';', ':', '!', '?', '…', ')', ']', '}', '%':
		return stop
	case '-', '–', '—', '/':
		return dash
	case '(', '[', '{', '“', '‘', '«', '„', '"', '\'', '”', '’', '»':
		return bracket
	}
	return word
}

// roleOf tells from a mark's neighbours whether it opens, closes or may do both;
// 0 when it is no quotation mark.
func roleOf(text string, m quoteMark, glyph markRole) markRole {
	before, nb := utf8.DecodeLastRuneInString(text[:m.Start])
	after, na := utf8.DecodeRuneInString(text[m.End:])
	left, right := sideOf(before, nb), sideOf(after, na)
	if left == blank && right == stop && (after == '…' || startsEllipsis(text[m.End:])) {
		right = word
	}
	opens := left != word && left != stop && (right == word || right == bracket)
	closes := left != blank && right != word
	switch {
	case m.family == singleMarks && left == word && right == word, m.family == singleMarks && elides(text, m):
		return 0
	case m.family == singleMarks && glyph == closing:
		return role(false, closes)
	case glyph != 0 && opens == closes:
		return glyph
	case glyph == 0 && unicode.IsDigit(before) && !closes:
		return 0
	case opens == closes:
		return role(m.family != singleMarks, m.family != singleMarks)
	case left == blank && right == stop:
		return closing
	}
	return role(opens, closes)
}

func role(opens, closes bool) (r markRole) {
	if opens {
		r |= opening
	}
	if closes {
		r |= closing
	}
	return r
}

// startsEllipsis reports whether s begins with an ellipsis or a decimal (.5): a
// stop that words may begin with.
func startsEllipsis(s string) bool {
	return len(s) > 1 && s[0] == '.' && (s[1] == '.' || s[1] >= '0' && s[1] <= '9')
}

// elides reports whether the mark stands for letters left out at the beginning of
// a word (’90s, ’em) or on its two sides (rock ’n’ roll).
func elides(text string, m quoteMark) bool {
	if before := text[:m.Start]; strings.HasSuffix(before, "’n") || strings.HasSuffix(before, "'n") || strings.HasSuffix(before, "‘n") {
		return true
	}
	rest := text[m.End:]
	end := 0
	for end < len(rest) && end < 5 && isAlphanumeric(rest[end]) {
		end++
	}
	switch strings.ToLower(rest[:end]) {
	case "n", "em", "til", "tis", "twas":
		return true
	}
	return (end == 2 || end == 3 && rest[2] == 's') && isDigit(rest[0]) && isDigit(rest[1])
}

func isAlphanumeric(b byte) bool { return isDigit(b) || 'a' <= b|0x20 && b|0x20 <= 'z' }

// quotations pairs the marks of a document. A passage inside another is a part of
// it; paragraphs that each open but do not close go on into the next.
func quotations(d *nlp.Document) []quotation {
	marks := quoteMarks(d.Text)
	if len(marks) == 0 {
		return nil
	}
	p := pairing{text: d.Text}
	for i, paragraph := range paragraphs(d) {
		n := 0
		for n < len(marks) && marks[n].Start < paragraph.End {
			n++
		}
		p.read(i, paragraph, marks[:n])
		marks = marks[n:]
	}
	p.abandon()
	locate(d, p.found)
	return p.found
}

// locate enters the tokens of passages, which are in the order of the text.
func locate(d *nlp.Document, passages []quotation) {
	t := 0
	next := func(offset int) int {
		for t < len(d.Tokens) && d.Tokens[t].Start < offset {
			t++
		}
		return t
	}
	for i := range passages {
		q := &passages[i]
		q.from, q.to = next(q.outer.Start), next(q.outer.End)
	}
}

// paragraphs returns the paragraphs of a document: sentences with no line break
// between them.
func paragraphs(d *nlp.Document) []nlp.Span {
	all := make([]nlp.Span, 0, len(d.Sentences))
	for i, s := range d.Sentences {
		if i > 0 && strings.IndexByte(d.Text[d.Sentences[i-1].End:s.Start], '\n') < 0 {
			all[len(all)-1].End = s.End
			continue
		}
		all = append(all, s)
	}
	return all
}

// pairing pairs marks, one paragraph after the other.
type pairing struct {
	text      string
	found     []quotation
	stack     []quoteMark // the marks that are open, all of one family
	inner     []quotation // the pairs inside the lowest of them
	first     int         // the paragraph in which the lowest was opened
	paragraph int         // the one that is being read
	before    int         // where the one before it ends
	last      int         // the last paragraph that an open quotation surely has
	end       int         // where that ends
}

// read pairs the marks of one paragraph.
func (p *pairing) read(number int, paragraph nlp.Span, marks []quoteMark) {
	p.paragraph = number
	marks = p.resume(paragraph, settleSingles(p.text, paragraph, marks))
	for _, m := range marks {
		p.step(m, paragraph)
	}
	p.before = paragraph.End
}

// resume decides whether what the paragraphs before left open goes on in this one.
// It returns the marks that are left to read.
func (p *pairing) resume(paragraph nlp.Span, marks []quoteMark) []quoteMark {
	if len(p.stack) == 0 {
		return marks
	}
	family := p.stack[0].family
	if len(marks) > 0 && marks[0].family == family && marks[0].Start == paragraph.Start && marks[0].role&opening != 0 {
		p.stack, p.last, p.end = p.stack[:1], p.paragraph, paragraph.End
		return marks[1:]
	}
	if !p.cut(paragraph) || len(marks) > 0 && (marks[0].family != family || marks[0].role != closing) {
		p.abandon()
	}
	return marks
}

// maxList is how many paragraphs without a mark a quotation may go on over.
const maxList = 8

// cut reports whether the paragraph can be the rest of an open quotation that does
// not open again: a list or a line break stands in the middle of it.
func (p *pairing) cut(paragraph nlp.Span) bool {
	if p.paragraph-p.first > maxList {
		return false
	}
	gap := p.text[p.before:paragraph.Start]
	return !endsInStop(p.text[:p.before]) || strings.Count(gap, "\n") == 1
}

// endsInStop reports whether text ends as sentences do.
func endsInStop(text string) bool {
	return strings.HasSuffix(text, "…") || text != "" && strings.IndexByte(".!?", text[len(text)-1]) >= 0
}

// step reads one mark.
func (p *pairing) step(m quoteMark, paragraph nlp.Span) {
	depth := len(p.stack)
	switch {
	case depth > 0 && m.family != p.stack[0].family:
		return
	case m.role == opening, depth == 0 && m.role&opening != 0:
		if depth == 0 {
			p.first, p.last, p.end = p.paragraph, p.paragraph, paragraph.End
		}
		p.stack = append(p.stack, m)
	case depth == 1:
		p.found = append(p.found, p.quotation(p.stack[0], m))
		p.stack, p.inner = p.stack[:0], p.inner[:0]
	case depth > 1:
		if depth == 2 {
			p.inner = append(p.inner, p.quotation(p.stack[1], m))
		}
		p.stack = p.stack[:depth-1]
	}
}

// quotation returns the passage between two marks.
func (p *pairing) quotation(from, to quoteMark) quotation {
	return quotation{Span: nlp.Span{Start: from.End, End: to.Start}, outer: nlp.Span{Start: from.Start, End: to.End}, first: p.first, last: p.paragraph, family: from.family}
}

// abandon gives up waiting for a closing mark. The quotation ends with the last
// paragraph that it began; but when others stand inside its only paragraph, the
// stray mark is the mistake and they are right.
func (p *pairing) abandon() {
	if len(p.stack) == 0 {
		return
	}
	if lowest := p.stack[0]; len(p.inner) == 0 || p.last > p.first {
		end := quoteMark{Span: nlp.Span{Start: p.end, End: p.end}}
		q := p.quotation(lowest, end)
		q.unclosed, q.last = true, p.last
		p.found = append(p.found, q)
	} else {
		p.found = append(p.found, p.inner...)
	}
	p.stack, p.inner = p.stack[:0], p.inner[:0]
}

// settleSingles decides which single marks of a paragraph are quotation marks: an
// opening one with the closing one that fits it best, and one that opens the
// paragraph and may be closed in a later one. The rest are apostrophes. It filters
// marks in place.
func settleSingles(text string, paragraph nlp.Span, marks []quoteMark) []quoteMark {
	kept := marks[:0]
	closes := -1 // where the open single quotation is closed
	for i, m := range marks {
		if m.family != singleMarks {
			kept = append(kept, m)
			continue
		}
		switch {
		case i == closes:
			m.role = closing
			kept, closes = append(kept, m), -1
		case i < closes || m.role&opening == 0:
		default:
			n := closingSingle(text, marks[i+1:])
			if n < 0 && (m.Start != paragraph.Start || len(marks) > 1) {
				continue
			}
			if n >= 0 {
				closes = i + 1 + n
			}
			m.role = opening
			kept = append(kept, m)
		}
	}
	return kept
}

// closingSingle returns the index of the mark that closes a single quotation which
// was opened just before marks, -1 when none does. An apostrophe behind an s with a
// word after it (the firms’ plans) closes only when no better mark follows.
func closingSingle(text string, marks []quoteMark) int {
	weak := -1
	for i, m := range marks {
		if m.family != singleMarks {
			continue
		}
		if m.role == opening {
			break
		}
		if m.role&closing == 0 {
			continue
		}
		if !possessivePlural(text, m) {
			return i
		}
		if weak < 0 {
			weak = i
		}
	}
	return weak
}

// possessivePlural reports whether m could be the apostrophe of a plural (the
// firms’ plans): an s before it, a word behind it.
func possessivePlural(text string, m quoteMark) bool {
	if m.Start == 0 || text[m.Start-1] != 's' || m.End+1 >= len(text) || text[m.End] != ' ' {
		return false
	}
	r, size := utf8.DecodeRuneInString(text[m.End+1:])
	return sideOf(r, size) == word
}
