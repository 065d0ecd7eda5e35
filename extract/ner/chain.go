package ner

import "strings"

// longestChain is the number of tokens after which a chain is no name but a list or
// a shout.
const longestChain = 24

// chain returns the end of the chain of words that begins at token i and may be a
// name, or names with the offices between them.
func (r *reader) chain(i int) int {
	if end := r.seatEnd(i); end > i {
		return end
	}
	end := r.unit(i)
	if r.modifier(i) {
		return end
	}
	for end < len(r.words) && end-i < longestChain {
		next := r.extend(i, end)
		if next == end {
			break
		}
		end = next
	}
	return end
}

// seatEnd returns the end of the seat in brackets that begins at token i, before a
// party in brackets: "Ann Reed (Tarnbeck and Quill) (Lab)". It is 0 for none.
func (r *reader) seatEnd(i int) int {
	if r.text(i-1) != "(" {
		return 0
	}
	end := i + 1
	for end < i+longestRecall && r.text(end) != ")" {
		end++
	}
	if r.text(end) == ")" && r.text(end+1) == "(" && r.party(end+2) {
		return end
	}
	return 0
}

// modifier reports whether token i is an adjective made of a name: Leeds-based, Tory-led.
func (r *reader) modifier(i int) bool {
	_, rest, ok := strings.Cut(r.text(i), "-")
	return ok && r.words[i].class == 0 && smallWord(rest) && r.cased(rest, true)&Ordinary != 0
}

// unit returns the end of the word or of the entry of several words at token i.
func (r *reader) unit(i int) int { return i + max(1, int(r.words[i].length)) }

// extend returns where the chain first to end goes on to, end when it is over.
func (r *reader) extend(first, end int) int {
	switch {
	case r.words[first].phrase&Org != 0 && end == r.unit(first) && r.is(first, List): // Department for Education
		return end
	case r.has(end, capital):
		if !r.beside(end-1) || r.loose(end) || r.modifier(end) || r.text(end) == "I" || r.text(end) == "The" {
			return end
		}
		return r.unit(end)
	case r.text(end) == "plc" && r.beside(end-1), r.is(end-1, Numbered) && r.digit(end) && r.beside(end-1):
		return end + 1
	case r.text(end) == "," && r.suffix(end+1):
		return end + 2
	case r.text(end) == "(" && r.text(end+2) == ")" && r.is(end+1, Tail|Place|Location) && r.beside(end-1) && r.beside(end+2) && r.is(end+3, Tail) && r.has(end+3, capital): // Tarn (UK) Ltd
		return end + 4
	case r.text(end) == "of" || r.text(end) == "for" || r.text(end) == "on":
		return r.takes(first, end)
	case r.has(end+1, capital) && r.links(first, end):
		return r.unit(end + 1)
	}
	return end
}

// links reports whether the small word or the mark at token end holds the words on
// its two sides together as one name.
func (r *reader) links(first, end int) bool {
	switch r.text(end) {
	case "&":
		return r.beside(end-1) && r.beside(end)
	case "–":
		return r.d.Tokens[end].End == r.d.Tokens[end+1].Start && r.is(r.run(end+1)-1, Tail)
	case "'s", "’s", "'", "’":
		return r.ownsTail(first, end)
	case ",":
		return r.listed(first, end)
	case "and":
		return r.joins(first, end)
	}
	return r.is(end, Particle) && r.beside(end-1) && r.beside(end) && !r.is(end-1, Ordinary|Org|Role|Generic)
}

// digit reports whether token i is a number of one digit.
func (r *reader) digit(i int) bool {
	t := r.text(i)
	return len(t) == 1 && '1' <= t[0] && t[0] <= '9'
}

// run returns the end of the capitalised words that begin at token i without a gap.
func (r *reader) run(i int) int {
	end := i
	for end-i < longestChain && r.has(end, capital|inPhrase) {
		end++
		if !r.beside(end - 1) {
			break
		}
	}
	return end
}

// suffix reports whether token i is the legal form that a comma parts from a name:
// "Brown Steel, Ltd."
func (r *reader) suffix(i int) bool {
	switch strings.TrimSuffix(r.text(i), ".") {
	case "Ltd", "Inc", "Limited", "LLC", "LLP", "plc":
		return true
	}
	return false
}

// ownsTail reports whether a possessive belongs to the name: King's College, Farmers'
// Union, but not Tarn Group's Pensions Unit.
func (r *reader) ownsTail(first, end int) bool {
	if end-first > 3 || !r.beside(end) || r.d.Tokens[end-1].End != r.d.Tokens[end].Start {
		return false
	}
	for i := first; i < end; i++ {
		plain := r.is(i, Ordinary|Generic|People|Compass) || r.words[i].class == 0 && plural(r.text(i))
		if !plain && (end-first > 1 || !r.is(i, Title|First)) || r.is(i, Org|Place|Role) {
			return false
		}
	}
	last := r.run(end+1) - 1
	return r.is(last, Tail) && last < end+4
}

// takes returns the end of the words behind "of", "for" or "on" that belong to the
// name: those behind the head of an organisation or a place, or a peer's seat.
func (r *reader) takes(first, end int) int {
	next := end + 1
	if r.text(next) == "the" {
		next++
	}
	if !r.has(next, capital) || !r.beside(end-1) || !r.beside(end) || !r.beside(next-1) || r.loose(next) && !r.is(end-1, List) {
		return end
	}
	small := r.text(end)
	switch {
	case r.is(end-1, Head) && (small != "on" || r.is(end-1, Tail)) && (end-first == 1 || !r.is(end-1, Firm)):
	case small == "of" && r.is(end-1, PlaceHead) || small == "of" && r.text(end-1) == "Republic":
	case small == "of" && next == end+1 && end-first == 2 && r.is(first, Title):
	case small == "of" && r.text(first) == "Court": // Court of Justice of the European Union
	default:
		return end
	}
	return r.unit(next)
}

// hasList reports whether the chain is "Department for …" or another head that a
// list follows.
func (r *reader) hasList(first, end int) bool {
	for i := first; i+2 < end; i++ {
		if r.is(i, List) && (r.text(i+1) == "of" || r.text(i+1) == "for") {
			return true
		}
	}
	return false
}

// joins reports whether "and" at token end goes on with the same name.
func (r *reader) joins(first, end int) bool {
	if !r.beside(end-1) || !r.beside(end) || !r.has(end+1, capital) {
		return false
	}
	plain := Ordinary | Generic | Location | PlaceTail
	switch {
	case r.hasList(first, end):
		return r.item(end+1) || r.text(first) == "Borough" || r.text(first+1) == "Borough"
	case r.is(first, Head) && (r.text(first+1) == "of" || r.text(first+1) == "for"):
		return r.is(end-1, plain) && r.is(end+1, plain) && !r.is(end+1, Head|Role|Title)
	}
	last := r.run(end + 1)
	return (last-end > 2 || r.is(first, Place|People|Generic)) && last-end < 6 && r.is(last-1, Tail) && r.is(end-1, plain) && r.is(end+1, plain) &&
		!r.is(end-1, Head|Role) && !r.is(end+1, Role|Title|Place|First|Org)
}

// listed reports whether the comma at token end parts the items of a list that
// belongs to the name: "Department for Business, Innovation and Skills".
func (r *reader) listed(first, end int) bool {
	if !r.hasList(first, end) {
		return false
	}
	for i := end + 1; i < end+12; i++ {
		switch t := r.text(i); {
		case t == "and" || t == "&":
			return r.item(i + 1)
		case t == "," || r.item(i):
		default:
			return false
		}
	}
	return false
}

// item reports whether token i may be one of the subjects of a department.
func (r *reader) item(i int) bool {
	return r.has(i, capital) && !r.is(i, Role|Title|List|First|Place|Org)
}
