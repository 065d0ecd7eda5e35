package source

import "strings"

// longestCall is the number of bytes that a paragraph may have in which a site speaks
// for itself.
const longestCall = 400

// dropCalls marks the paragraphs in which the site of a single article speaks to its
// reader: calls to subscribe, notices of cookies, disclaimers, credits of pictures.
func (p *page) dropCalls() {
	f := loadFurniture()
	for i := range p.blocks {
		if b := &p.blocks[i]; (b.role == roleWords || b.role == roleLine) && f.isCall(b.text) {
			b.role = roleNotice
		}
	}
}

// isCall reports whether a paragraph has one of the small phrases of furniture.tsv, or
// begins with one of its calls and says what for.
func (f furniture) isCall(text string) bool {
	if len(text) > longestCall {
		return false
	}
	lower := strings.ToLower(strings.TrimLeft(text, "[] x*•–—\u00a0"))
	for i := 0; i < len(lower); {
		n := smallLettersAt(lower[i:])
		for _, s := range f.small[lower[i:i+n]] {
			if strings.HasPrefix(lower[i:], s) {
				return true
			}
		}
		i += n + 1
	}
	if !f.call[lower[:wordLen(lower)]] {
		return false
	}
	for _, s := range f.cue {
		if strings.Contains(lower, s) {
			return true
		}
	}
	return false
}

// smallLettersAt returns the length of the run of small letters that s begins with.
func smallLettersAt(s string) int {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return i
		}
	}
	return len(s)
}
