// Package nlp splits text into sentences and tokens and gives parts of speech to
// the sentences that ask for them. Nothing here rewrites the text: every span is
// a pair of byte offsets into it, so the words a fact was read from can always be
// shown as they were written.
package nlp

import "sort"

// Span is a half-open range of byte offsets into Document.Text.
type Span struct{ Start, End int }

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Token is a word, a number or a mark of punctuation. Tag is its Penn Treebank
// part of speech, "" until Document.Tag was asked for its sentence.
type Token struct {
	Span
	Tag string
}

// Document is a text with its sentences and tokens, both in order and free of
// overlaps. Sentences never begin or end with white space; every token lies in
// exactly one sentence.
type Document struct {
	Text      string
	Sentences []Span
	Tokens    []Token
}

// New reads the sentences and tokens of text. It accepts any bytes: what is not
// valid UTF-8 becomes part of a word.
func New(text string) *Document {
	d := &Document{Text: text, Tokens: tokenize(text)}
	d.Sentences = sentences(text, d.Tokens)
	return d
}

// Slice returns the words that s covers.
func (d *Document) Slice(s Span) string { return d.Text[s.Start:s.End] }

// Within returns the tokens that begin inside s, as a part of d.Tokens: tags set
// on it are set on the document.
func (d *Document) Within(s Span) []Token {
	i := d.TokenAt(s.Start)
	j := i + sort.Search(len(d.Tokens)-i, func(k int) bool { return d.Tokens[i+k].Start >= s.End })
	return d.Tokens[i:j]
}

// TokenAt returns the index of the first token that begins at offset or later;
// len(d.Tokens) when there is none.
func (d *Document) TokenAt(offset int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].Start >= offset })
}

// SentenceAt returns the sentence that holds offset, or the empty span at offset
// when it lies between two.
func (d *Document) SentenceAt(offset int) Span {
	i := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > offset })
	if i < len(d.Sentences) && d.Sentences[i].Start <= offset {
		return d.Sentences[i]
	}
	return Span{offset, offset}
}
