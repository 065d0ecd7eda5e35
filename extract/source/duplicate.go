package source

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"stakeout/extract"
)

// Duplicates finds posts that repeat one that came before: with the same address, the
// same words, or nearly the same words. The zero value has seen nothing.
//
// Nearly the same are texts of longText words and more that share at least nearlySame of
// their runs of three words and have the same figures, for forms and reports that differ
// in a percentage alone say something else. Layout, marks and capitals are no words.
// An excerpt repeats the whole post; a whole post repeats no excerpt.
//
// Of a post that repeats none it remembers some 300 bytes: its ID and three hashes, of a
// long text a sketch (MinHash in one permutation, Li et al. 2012) of 64 numbers, and ten
// keys to find these by.
type Duplicates struct {
	seen  map[uint32]int32 // the post that a key was first seen in
	posts []fingerprint
}

// What makes texts nearly the same.
const (
	longText    = 60  // words
	nearlySame  = 0.9 // of the runs of words (their Jaccard index)
	sketchBins  = 64
	sketchBands = 8 // the parts of a sketch of which one has to be the same
)

// fingerprint is what is remembered of a post.
type fingerprint struct {
	id      string
	excerpt bool
	address uint64  // hash of the URL, 0 for none
	words   uint64  // hash of all words, 0 for none
	figures uint64  // hash of the words with a digit, in whatever order
	sketch  *sketch // nil for a short text
}

// sketch holds the least hash of the runs of words in each of its bins.
type sketch [sketchBins]uint16

// emptyBin is the value of a bin that no run of words fell into.
const emptyBin = 0xffff

// Of returns the ID of the post before that p repeats, "" when it repeats none and is
// now remembered.
func (d *Duplicates) Of(p extract.Post) string {
	f := fingerprintOf(p)
	keys := f.keys()
	for _, k := range keys {
		if i, known := d.seen[k]; known && f.repeats(&d.posts[i]) {
			return d.posts[i].id
		}
	}
	if d.seen == nil {
		d.seen = map[uint32]int32{}
	}
	for _, k := range keys {
		if i, known := d.seen[k]; !known || d.posts[i].excerpt {
			d.seen[k] = int32(len(d.posts))
		}
	}
	if len(keys) > 0 {
		f.id = strings.Clone(f.id) // not to hold on to the line that it was read from
		d.posts = append(d.posts, f)
	}
	return ""
}

// repeats reports whether the post of f says what that of the earlier one says.
func (f *fingerprint) repeats(earlier *fingerprint) bool {
	switch {
	case earlier.excerpt && !f.excerpt:
		return false
	case f.address != 0 && f.address == earlier.address, f.words != 0 && f.words == earlier.words:
		return true
	}
	return f.figures == earlier.figures && f.sketch.like(earlier.sketch) >= nearlySame
}

// keys returns what finds the posts that f may repeat.
func (f *fingerprint) keys() []uint32 {
	keys := make([]uint32, 0, 2+sketchBands)
	for kind, hash := range [...]uint64{f.address, f.words} {
		if hash != 0 {
			keys = append(keys, uint32(mix(hash+uint64(kind))>>32))
		}
	}
	if f.sketch == nil {
		return keys
	}
	const rows = sketchBins / sketchBands
	for band := range sketchBands {
		hash := uint64(band) + 2
		for _, v := range f.sketch[band*rows : (band+1)*rows] {
			hash = mix(hash ^ uint64(v))
		}
		keys = append(keys, uint32(hash>>32))
	}
	return keys
}

// like estimates the Jaccard index of the runs of words of two texts, 0 when one of
// them is short.
func (s *sketch) like(other *sketch) float64 {
	if s == nil || other == nil {
		return 0
	}
	same, filled := 0, 0
	for i, v := range s {
		if v == emptyBin && other[i] == emptyBin {
			continue
		}
		filled++
		if v == other[i] {
			same++
		}
	}
	return float64(same) / float64(max(filled, 1))
}

// fingerprintOf reads the words of a post once.
func fingerprintOf(p extract.Post) fingerprint {
	f := fingerprint{id: p.ID, excerpt: p.Origin.Excerpt, address: addressHash(p.URL)}
	var s sketch
	for i := range s {
		s[i] = emptyBin
	}
	n, before, last := 0, uint64(0), uint64(0) // of the words so far, and the hashes of the last two
	for text := p.Text; text != ""; {
		word, figure, size := nextWord(text)
		text = text[size:]
		if word == 0 {
			continue
		}
		n++
		f.words = mix(f.words ^ word)
		if figure {
			f.figures += mix(word)
		}
		if n >= 3 {
			run := mix(mix(before^mix(last)) ^ word)
			s[run>>58] = min(s[run>>58], uint16(run), emptyBin-1)
		}
		before, last = last, word
	}
	if n >= longText {
		f.sketch = &s
	}
	return f
}

// nextWord reads the word that text begins with, or the marks before the next one: its
// hash in small letters, 0 for marks, whether it has a digit, and its bytes.
func nextWord(text string) (hash uint64, figure bool, size int) {
	for size < len(text) {
		c, n := rune(text[size]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRuneInString(text[size:])
		}
		digit := '0' <= c && c <= '9' || c >= utf8.RuneSelf && unicode.IsDigit(c)
		if !digit && !('a' <= c|0x20 && c|0x20 <= 'z') && !(c >= utf8.RuneSelf && (unicode.IsLetter(c) || unicode.IsMark(c))) {
			if size == 0 {
				return 0, false, n
			}
			break
		}
		if c < utf8.RuneSelf {
			c |= 0x20 // digits have the bit
		} else {
			c = unicode.ToLower(c)
		}
		if size == 0 {
			hash = 14695981039346656037 // FNV-1a
		}
		hash = (hash ^ uint64(c)) * 1099511628211
		size, figure = size+n, figure || digit
	}
	return hash, figure, size
}

// mix spreads the bits of x (the finaliser of MurmurHash3, by Austin Appleby).
func mix(x uint64) uint64 {
	x = (x ^ x>>33 ^ 0x9e3779b97f4a7c15) * 0xff51afd7ed558ccd
	x = (x ^ x>>33) * 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// addressHash hashes the URL of a post without what does not change what it shows; 0
// for a URL that is no post's own: relative, or the front page of a site.
func addressHash(address string) uint64 {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && u.Fragment == "" {
		return 0
	}
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	own := strings.Join([]string{host, strings.TrimSuffix(u.EscapedPath(), "/"), ownQuery(u), ownFragment(u.Fragment)}, "\x00")
	hash := uint64(len(own))
	for _, b := range []byte(own) {
		hash = mix(hash ^ uint64(b))
	}
	return hash
}

// ownQuery returns the query of a URL, sorted, without what says whence a reader came.
func ownQuery(u *url.URL) string {
	values := u.Query()
	for name := range values {
		if strings.HasPrefix(name, "utm_") || name == "fbclid" || name == "gclid" || name == "ref" || name == "replytocom" {
			values.Del(name)
		}
	}
	return values.Encode()
}

// ownFragment returns the fragment of a URL where it may single out a post of a page.
func ownFragment(fragment string) string {
	for _, part := range []string{"more", "comment", "respond", "disqus", "top", "content", "main"} {
		if strings.HasPrefix(fragment, part) {
			return ""
		}
	}
	return fragment
}
