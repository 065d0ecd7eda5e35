package ner

import "strings"

// judgeWord reads a name of one word: by the lists, then by its letters, then by
// guessing.
func (r *reader) judgeWord(c *candidate) {
	if !r.judgeListedWord(c) && !r.judgeLetters(c) {
		r.guessWord(c)
	}
}

// judgeListedWord reads a word that the lists know. It reports whether the candidate
// is settled.
func (r *reader) judgeListedWord(c *candidate) bool {
	i := c.first
	w, text := r.words[i], r.text(i)
	switch {
	case c.afterTitle && w.class&(Role|Title) == 0:
		c.tell(person, true, "mention.title")
	case c.afterRole && w.class&^(First|Surname|WeakPlace) == 0 && w.shape&allCaps == 0 && !r.small.has(text):
		c.tell(person, true, "mention.role")
	case w.class&Place != 0 && strings.HasPrefix(r.d.Text[r.d.Tokens[i].End:], "$"): // US$
	case w.class&Org != 0 && w.class&Location != 0 && r.is(i-1, PlacePrep): // in Whitehall
		c.tell(loc, true, "mention.list")
	case r.party(i):
		c.tell(org, true, "mention.party")
	case w.class&Org != 0:
		plain := w.class&Ordinary != 0 && w.shape&(opening|headline) != 0 && !r.possessed(c) && !r.is(i+1, Says|Auxiliary)
		switch {
		case r.counted(i):
			r.words[i].shape |= cut
		case !plain:
			c.tell(org, true, "mention.list")
		}
	case w.class&Place != 0:
		c.tell(gpe, true, "mention.list")
	case w.class&Location != 0:
		c.tell(loc, true, "mention.list")
	case r.seatEnd(i) == i+1:
		c.tell(gpe, true, "mention.seat")
	case r.seat(i):
		c.tell(gpe, false, "mention.seat")
	case w.class&WeakPlace != 0 && w.class&(Thing|Compass|Generic) == 0 && (r.is(i-1, PlacePrep) || w.class&(First|Ordinary|Surname) == 0):
		c.tell(gpe, false, "mention.list")
	case w.class&Compass != 0 && w.class&People == 0 && r.text(i-1) == "the" && strings.HasSuffix(text, "th"): // the North
		c.tell(loc, false, "mention.compass")
	default:
		return w.class&(Thing|Opener|Role|Title|Generic|People|Head|Compass) != 0 || w.shape&initial != 0
	}
	return true
}

// judgeLetters reads a word by its letters. It reports whether the candidate is settled.
func (r *reader) judgeLetters(c *candidate) bool {
	i := c.first
	w, text := r.words[i], r.text(i)
	known := w.class&First != 0 && w.class&Ordinary == 0
	switch {
	case w.shape&camel != 0:
		c.tell(org, true, "mention.coinage")
	case road(text):
		c.tell(loc, true, "mention.road")
	case w.shape&allCaps != 0:
		switch small := r.cased(text, true); {
		case len(text) > 3 && small&Place != 0: // LONDON
			c.tell(gpe, true, "mention.list")
		case len(text) > 1 && len(text) < 8 && !r.shouted(text):
			c.tell(org, w.shape&headline == 0, "mention.acronym")
		}
	case strings.HasSuffix(text, "shire") && len(text) > 7:
		c.tell(gpe, true, "mention.shire")
	case r.family(i):
		r.words[i].shape |= cut
	case known && r.text(i-1) == "the": // the Clyde
		c.tell(loc, false, "mention.article")
	case known && !pluralAcronym(text):
		c.tell(person, false, "mention.first-name")
	case website(text):
		c.tell(org, false, "mention.website")
	default:
		return pluralAcronym(text) || w.class&Ordinary != 0 || r.small.has(text)
	}
	return true
}

// seat reports whether the name at token i is that of a Member's constituency.
func (r *reader) seat(i int) bool { return r.text(i-1) == "for" && r.text(i-2) == "Member" }

// family reports whether the word at token i is a surname in the plural, which is no
// name of ours: the Rudds.
func (r *reader) family(i int) bool {
	name, plural := strings.CutSuffix(r.text(i), "s")
	return plural && r.text(i-1) == "the" && r.lists.word[name]&Surname != 0
}

// party reports whether the word at token i is the party of a Member, in brackets:
// "Ann Reed (Tarnbeck) (Lab)".
func (r *reader) party(i int) bool {
	return r.is(i, Party) && r.text(i-1) == "(" && r.text(i+1) == ")"
}

// website reports whether a word is the address of a site that serves as its name.
func website(s string) bool {
	dot := strings.IndexByte(s, '.')
	return dot > 2 && dot+2 < len(s) && strings.IndexByte(s, '/') < 0
}

// counted reports whether the word before token i makes it one of several.
func (r *reader) counted(i int) bool {
	switch r.text(i - 1) {
	case "this", "next", "last", "each", "every", "another":
		return true
	}
	return false
}

// road reports whether a word is the number of a British road: M1, A628.
func road(s string) bool {
	return len(s) > 1 && len(s) < 6 && (s[0] == 'A' || s[0] == 'B' && len(s) > 3 || s[0] == 'M') && strings.Trim(s[1:], "0123456789") == ""
}

// shouted reports whether a word of capitals is an ordinary word, a Roman numeral or
// the number of a form.
func (r *reader) shouted(s string) bool {
	if strings.Trim(s, "IVXL") == "" || strings.Count(s, "-") > 1 || r.small.has(s) || r.cased(s, true)&(Ordinary|Opener) != 0 {
		return true
	}
	digits := 0
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			digits++
		}
	}
	return digits > 1
}

// pluralAcronym reports whether a word is a plural of capitals: MPs, SMEs.
func pluralAcronym(s string) bool {
	head := strings.TrimSuffix(s, "s")
	return len(head) < len(s) && len(head) > 1 && strings.ToUpper(head) == head
}

// guessWord reads an unknown word by the words beside it.
func (r *reader) guessWord(c *candidate) {
	i := c.first
	weak := r.is(i, WeakPlace)
	surname := r.is(i, Surname) && !weak
	switch {
	case r.has(i, headline), r.tellsFirm(c):
	case weak && !r.is(i+1, OrgAfter|Says) && !r.possessed(c):
		c.tell(gpe, false, "mention.list")
	case r.has(i, opening) && r.is(i+1, OrgNoun) && r.has(i+2, capital): // Brewing group Tarn
	case r.is(i-1, OrgNoun) && !r.has(i, opening), r.orgContext(c), r.is(i+1, Executive), r.text(i+1) == "," && r.text(i+2) == "which":
		c.tell(org, false, "mention.noun")
	case r.is(i-1, Job|Says), r.is(i+1, PersonWord|Says), r.possessed(c) && r.is(i+2, Kin):
		c.tell(person, false, "mention.context")
	case surname && !r.determined(c):
		c.tell(person, false, "mention.surname")
	case r.placeContext(i):
		c.tell(gpe, false, "mention.context")
	case r.determined(c), r.has(i, opening) && !r.opensAsName(i):
	case weak:
		c.tell(gpe, false, "mention.list")
	default:
		c.tell(org, false, "mention.unknown")
	}
}

// placeContext reports whether the words beside token i tell a place: "in Otley",
// "the people of Otley", but not "a stake in" or "the chairman of".
func (r *reader) placeContext(i int) bool {
	if r.amongPlaces(i) || r.beforeStation(i+1) {
		return true
	}
	if r.text(i-1) == "of" {
		return !r.is(i-2, Job|OrgAfter|OrgOf|Role)
	}
	return r.is(i-1, PlacePrep) && !r.is(i-2, OrgOf)
}

// amongPlaces reports whether token i stands in a list with a known place: "Leeds,
// Otley and Ilkley".
func (r *reader) amongPlaces(i int) bool {
	joins := func(k int) bool { t := r.text(k); return t == "," || t == "and" || t == "or" }
	return joins(i-1) && r.is(i-2, Place) && r.has(i-2, capital) || joins(i+1) && r.is(i+2, Place) && r.has(i+2, capital)
}

// opensAsName reports whether the unknown word that opens a sentence at token i stands
// as a subject does: before 's, a verb, a comma or another name.
func (r *reader) opensAsName(i int) bool {
	switch r.text(i + 1) {
	case "'s", "’s":
		return true
	case ",":
		return !strings.HasSuffix(r.text(i), "ly")
	case "and":
		return r.has(i+2, capital)
	}
	return r.is(i+1, Auxiliary)
}
