package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentences groups tokens into sentences. An empty line always ends one; a line
// break does unless the line was wrapped; a full stop, question or exclamation
// mark does when what follows can open a sentence.
func sentences(text string, tokens []Token) []Span {
	if len(tokens) == 0 {
		return nil
	}
	spans := make([]Span, 0, len(tokens)/16+1)
	start := tokens[0].Start
	wrap := wrapping{text: text}
	for i := range len(tokens) - 1 {
		gap := Span{tokens[i].End, tokens[i+1].Start}
		if gap.Len() == 0 && !glued(text, tokens, i) {
			continue
		}
		if endsLine(text, gap, &wrap) || endsSentence(text, tokens, i) {
			spans = append(spans, Span{start, tokens[i].End})
			start = tokens[i+1].Start
		}
	}
	return append(spans, Span{start, tokens[len(tokens)-1].End})
}

// glued reports whether the writer forgot the blank between two sentences
// ("the scheme.The next").
func glued(text string, tokens []Token, i int) bool {
	return text[tokens[i].Start] == '.' && tokens[i].Len() == 1 && i > 0 && tokens[i-1].End == tokens[i].Start &&
		isUpper(text[tokens[i+1].Start]) && tokens[i+1].Len() > 1 && isLower(text[tokens[i].Start-1])
}

func isLower(b byte) bool { return 'a' <= b && b <= 'z' }

// endsLine reports whether the white space in gap holds a line break that parts
// two sentences.
func endsLine(text string, gap Span, wrap *wrapping) bool {
	white := text[gap.Start:gap.End]
	n := strings.IndexByte(white, '\n')
	if n < 0 {
		return strings.IndexByte(white, '\r') >= 0
	}
	return EmptyLine(white) || !wrap.wrapped(gap.Start+n, gap.End)
}

// EmptyLine reports whether the white space between two sentences holds an empty line,
// which parts paragraphs, whatever the line ends are.
func EmptyLine(white string) bool {
	end := byte('\n')
	if strings.IndexByte(white, end) < 0 {
		end = '\r'
	}
	n := strings.IndexByte(white, end)
	return n >= 0 && strings.IndexByte(white[n+1:], end) >= 0
}

// wrapping tells a line that an editor or a terminal wrapped from one that its
// writer ended. It measures a paragraph once, when its first line break is asked
// about.
type wrapping struct {
	text  string
	block Span // the paragraph measured
	width int  // its longest line, in runes
}

// Wrapped lines are not shorter than a narrow column and not longer than a wide
// terminal.
const minWrap, maxWrap = 45, 132

// wrapped reports whether the line that ends at newline goes on at next.
func (w *wrapping) wrapped(newline, next int) bool {
	start := strings.LastIndexByte(w.text[:newline], '\n') + 1
	r, _ := utf8.DecodeRuneInString(w.text[next:])
	if unicode.IsLower(r) && !endsInStop(w.text[start:newline]) {
		return true
	}
	w.measure(newline)
	if w.width < minWrap || w.width > maxWrap || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return false
	}
	word := w.text[next:]
	if end := strings.IndexAny(word, " \n\t"); end >= 0 {
		word = word[:end]
	}
	full := utf8.RuneCountInString(w.text[start:newline]) + 1 + utf8.RuneCountInString(word)
	return full > w.width && !endsInStop(w.text[start:newline])
}

// measure finds the longest line of the paragraph around offset.
func (w *wrapping) measure(offset int) {
	if w.block.Start <= offset && offset < w.block.End {
		return
	}
	w.block = paragraph(w.text, offset)
	w.width = 0
	lines := 0
	for line := range strings.Lines(w.text[w.block.Start:w.block.End]) {
		w.width = max(w.width, utf8.RuneCountInString(strings.TrimRight(line, " \r\n")))
		lines++
	}
	if lines < 3 { // two lines say nothing about a width
		w.width = 0
	}
}

// paragraph returns the lines around offset up to the next empty ones, whatever
// their line ends are.
func paragraph(text string, offset int) Span {
	p := Span{offset, offset}
	for p.Start > 0 {
		line := strings.LastIndexByte(text[:p.Start-1], '\n') + 1
		if p.Start < offset && strings.TrimSpace(text[line:p.Start]) == "" {
			break
		}
		p.Start = line
	}
	for p.End < len(text) {
		line := len(text)
		if n := strings.IndexByte(text[p.End:], '\n'); n >= 0 {
			line = p.End + n + 1
		}
		if p.End > offset && strings.TrimSpace(text[p.End:line]) == "" {
			break
		}
		p.End = line
	}
	return p
}

// endsInStop reports whether line ends as sentences do.
func endsInStop(line string) bool {
	line = strings.TrimRight(line, " \t\r\u00a0\"'”’)")
	return line == "" || strings.IndexByte(".!?:;", line[len(line)-1]) >= 0
}

// endsSentence reports whether a sentence ends with token i.
func endsSentence(text string, tokens []Token, i int) bool {
	j := i // the stop, behind closing marks
	for j > 0 && isCloser(text, tokens[j]) && tokens[j-1].End == tokens[j].Start {
		j--
	}
	word := text[tokens[j].Start:tokens[j].End]
	switch last := word[len(word)-1]; {
	case last == '!' || last == '?' || strings.HasSuffix(word, "…"):
		return opens(text, tokens, i+1)
	case last != '.':
		return false
	case len(word) == 1:
		return opens(text, tokens, i+1) && !numbered(text, tokens, j)
	case word[0] == '.': // an ellipsis
		return opens(text, tokens, i+1)
	}
	return opens(text, tokens, i+1) && abbreviationEnds(text, tokens, j, i+1)
}

// isCloser reports whether t is a mark that belongs to the sentence before it
// when nothing stands between them.
func isCloser(text string, t Token) bool {
	switch text[t.Start:t.End] {
	case "”", "’", "\"", "'", ")", "]", "»", "’’", "''":
		return true
	}
	return false
}

// opens reports whether token i can be the first of a sentence: anything but a
// small letter or a mark that goes on.
func opens(text string, tokens []Token, i int) bool {
	for ; i < len(tokens); i++ {
		word := text[tokens[i].Start:tokens[i].End]
		switch word {
		case "“", "‘", "\"", "'", "(", "[", "«", "’":
			continue
		case "•", "*", "-", "–", "—", "£", "$", "€", "#", "@":
			return true
		}
		r, _ := utf8.DecodeRuneInString(word)
		return unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r) || lowerName(word)
	}
	return true
}

// lowerName reports whether a word that begins small is a name written so (iPhone, eBay).
func lowerName(word string) bool {
	return len(word) > 2 && isLower(word[0]) && isUpper(word[1])
}

// numbered reports whether the stop at i follows the number of a list item
// ("1. Nobody reads it"): the number opens its line.
func numbered(text string, tokens []Token, i int) bool {
	if i == 0 || tokens[i-1].End != tokens[i].Start || tokens[i-1].Len() > 2 || classes[text[tokens[i-1].Start]] != digit {
		return false
	}
	head := strings.TrimRight(text[:tokens[i-1].Start], " \t\u00a0")
	return head == "" || head[len(head)-1] == '\n'
}

// openers are words that, written with a capital behind an abbreviation, begin a
// sentence rather than a name.
var openers = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`The A An This That These Those It Its He She They We You I His Her Their Our My There Here In On At By
		For From With Under After Before Since When While As If But And Or So Yet However Although Though Because What Who Which Why How Where
		Some Many Most All Both Each Every No Not Now Then Also Last Next Once One Two Three Four Five Earlier Later Meanwhile Despite Following
		According Another Other Such Only Even Still Until Unlike Among Between During Over Today Yesterday Analysts Shares Officials Ministers`) {
		set[w] = true
	}
	return set
}()

// abbreviationEnds reports whether the abbreviation at token i also ends its
// sentence, given the token that follows it and its closing marks.
func abbreviationEnds(text string, tokens []Token, i, next int) bool {
	if next >= len(tokens) {
		return true
	}
	word := text[tokens[i].Start : tokens[i].End-1]
	follower := text[tokens[next].Start:tokens[next].End]
	kind, known := abbreviationKind(word)
	if !known && clockTime(word) {
		kind = unit
	}
	switch {
	case kind == title:
		return false
	case kind == unit:
		return !calendarWord(follower)
	}
	return openers[follower] || follower == "“" || follower == "\"" || follower == "‘"
}

// clockTime reports whether word is the p.m of "6 p.m.".
func clockTime(word string) bool {
	return word == "p.m" || word == "a.m" || word == "P.M" || word == "A.M"
}

// calendarWord reports whether word names a day, which goes on after a time of day
// ("at 6 p.m. Monday").
func calendarWord(word string) bool {
	switch word {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "GMT", "BST", "UTC", "EST", "EDT", "CET":
		return true
	}
	return false
}
