package source

import (
	"strconv"
	"strings"

	"stakeout/extract"
)

// dialect is the way in which a program has written a page as text.
type dialect uint8

const (
	plain    dialect = iota // copied from a browser, w3m, typed
	lynx                    // [12]words, the addresses under References
	markdown                // html2text: ## heading, [words](address), **bold**
)

// dialectOf recognises the program by its marks.
func dialectOf(text string) dialect {
	referred := strings.Contains(text, "\nReferences\n\n   1. ") || strings.Contains(text, "\nReferences\n\n   Visible links:\n")
	switch {
	case referred && lynxMarks(text) >= 3:
		return lynx
	case strings.Contains(text, "](") || headings(text) > 0:
		return markdown
	case referred || lynxMarks(text) >= 3:
		return lynx
	}
	return plain
}

// headings counts the lines that begin as a Markdown heading.
func headings(text string) (n int) {
	if strings.HasPrefix(text, "# ") {
		n++
	}
	for _, mark := range []string{"\n# ", "\n## ", "\n### "} {
		n += strings.Count(text, mark)
	}
	return n
}

// lynxMarks counts the numbers of links that come in order, from [1].
func lynxMarks(text string) (n int) {
	for strings.Contains(text, "["+strconv.Itoa(n+1)+"]") {
		at := strings.Index(text, "["+strconv.Itoa(n+1)+"]")
		text = text[at+1:]
		if n++; n >= 3 {
			break
		}
	}
	return n
}

// references cuts the list of addresses off the end of a lynx dump and returns the
// text before it and the addresses by number.
func references(text string) (string, []string) {
	at := strings.LastIndex(text, "\nReferences\n")
	if at < 0 {
		if at = strings.LastIndex(text, "\nReferences\r\n"); at < 0 {
			return text, nil
		}
	}
	var urls []string
	for l := range strings.Lines(text[at+len("\nReferences"):]) {
		number, url, ok := strings.Cut(strings.TrimSpace(l), ". ")
		if n, err := strconv.Atoi(number); ok && err == nil && n >= len(urls) && n <= len(urls)+8 {
			urls = append(urls, make([]string, n+1-len(urls))...)
			urls[n] = url
		}
	}
	if len(urls) == 0 {
		return text, nil
	}
	return text[:at+1], urls
}

// lynxInline takes the numbers of links and the marks of buttons and fields out of
// s. The words of a link end at the next link, as far as a dump can tell.
func lynxInline(s string, urls []string) (text string, links []extract.Link) {
	if strings.IndexByte(s, '[') < 0 && !strings.Contains(s, "(BUTTON)") {
		return s, nil
	}
	var b strings.Builder
	from := 0 // where the words of the last link begin
	closeLink := func() {
		if len(links) > 0 {
			links[len(links)-1].Text = strings.TrimSpace(b.String()[from:])
		}
	}
	for i := 0; i < len(s); {
		if s[i] == '[' {
			if n := digitsAt(s[i+1:]); n > 0 && i+n+1 < len(s) && s[i+n+1] == ']' {
				number, _ := strconv.Atoi(s[i+1 : i+1+n])
				closeLink()
				links, from = append(links, extract.Link{URL: at(urls, number)}), b.Len()
				i += n + 2
				continue
			}
		}
		if strings.HasPrefix(s[i:], "(BUTTON)") {
			i += len("(BUTTON)")
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	closeLink()
	return strings.TrimLeft(b.String(), "# "), links
}

// digitsAt counts the digits that s begins with, up to five.
func digitsAt(s string) (n int) {
	for n < len(s) && n < 5 && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

func at(urls []string, i int) string {
	if i < len(urls) {
		return urls[i]
	}
	return ""
}

// markdownInline takes the marks of Markdown out of s.
func markdownInline(s string) (text string, links []extract.Link) {
	if !strings.ContainsAny(s, "[*_`\\<!") {
		return s, nil
	}
	var b strings.Builder
	links = writeMarkdown(&b, s, nil)
	return b.String(), links
}

func writeMarkdown(b *strings.Builder, s string, links []extract.Link) []extract.Link {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			b.WriteByte(s[i+1])
			i += 2
		case c == '!' && strings.HasPrefix(s[i:], "!["):
			if _, _, n := linkAt(s[i+1:]); n > 0 {
				i += 1 + n
				continue
			}
			b.WriteByte(c)
			i++
		case c == '[':
			words, url, n := linkAt(s[i:])
			if n == 0 {
				b.WriteByte(c)
				i++
				continue
			}
			from, at := b.Len(), len(links)
			links = append(links, extract.Link{URL: url})
			links = writeMarkdown(b, words, links)
			links = links[:at+1]
			links[at].Text = strings.TrimSpace(b.String()[from:])
			i += n
		case c == '`':
			i++
		case (c == '*' || c == '_') && emphasisAt(s, i):
			i++
		default:
			b.WriteByte(c)
			i++
		}
	}
	return links
}

// isPunct reports whether Markdown may escape c.
func isPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

// emphasisAt reports whether the * or _ at s[i] marks emphasis: it has a word on one
// side only.
func emphasisAt(s string, i int) bool {
	before, after := i, i
	for before > 0 && (s[before-1] == '*' || s[before-1] == '_') {
		before--
	}
	for after < len(s) && (s[after] == '*' || s[after] == '_') {
		after++
	}
	left := before > 0 && isWordByte(s[before-1])
	right := after < len(s) && isWordByte(s[after])
	if s[i] == '_' {
		return left != right || !left && (before > 0 && s[before-1] != ' ' || after < len(s) && s[after] != ' ')
	}
	spaceLeft := before == 0 || s[before-1] == ' '
	spaceRight := after == len(s) || s[after] == ' '
	return !(spaceLeft && spaceRight) || after-before >= 2
}

func isWordByte(c byte) bool {
	return c >= 0x80 || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}

// longestWords and longestURL are the bytes that the two parts of a link may have.
const (
	longestWords = 512
	longestURL   = 2048
)

// linkAt reads the link that s begins with, [words](url "title"): its parts and its
// length, 0 when there is none.
func linkAt(s string) (words, url string, n int) {
	depth, i := 0, 0
	for ; i < min(len(s), longestWords); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			depth--
		}
		if depth <= 0 {
			break
		}
	}
	if depth != 0 || i+1 >= len(s) || s[i+1] != '(' {
		return "", "", 0
	}
	words, rest := s[1:i], s[i+2:min(len(s), i+longestURL)]
	end, quoted := -1, false
	for j, open := 0, 0; j < len(rest); j++ {
		switch c := rest[j]; {
		case c == '"' && (quoted || j > 0 && rest[j-1] == ' '):
			quoted = !quoted
		case c == '(' && !quoted:
			open++
		case c == ')' && !quoted && open > 0:
			open--
		case c == ')' && !quoted:
			end = j
		}
		if end >= 0 {
			break
		}
	}
	if end < 0 {
		return "", "", 0
	}
	url, _, _ = strings.Cut(rest[:end], ` "`)
	url = strings.Trim(strings.ReplaceAll(url, " ", ""), "<>")
	return words, url, i + 2 + end + 1
}
