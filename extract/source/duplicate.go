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
// Of a post that repeats none it remembers some 250 bytes: its ID and three hashes, of a
// long text a sketch (MinHash in one permutation, Li et al. 2012) of 64 bytes, and eight
// keys to find these by.
type Duplicates struct {
	seen  map[uint32]int32 // the post that a key was first seen in
	posts []remembered
}

// What makes texts nearly the same.
const (
	longText    = 60  // words
	nearlySame  = 0.9 // of the runs of words (their Jaccard index)
	sketchBins  = 64
	sketchBands = 6 // parts of a sketch of which one has to be the same
	bandBins    = 8 // bins in such a part
)

// remembered is what is kept of a post.
type remembered struct {
	id      string
	address uint64  // hash of the URL, 0 for none
	words   uint64  // hash of all words, 0 for none
	figures uint64  // hash of the words with a digit, in whatever order
	sketch  *sketch // nil for a short text
	excerpt bool
}

// sketch holds the lowest byte of each bin, 0 for an empty one.
type sketch [sketchBins]uint8

// bins hold the least hash of the runs of words that fell into them: 32 bits, of which
// the lowest is set. In emptyBin, where none fell, the lowest byte is 0.
type bins [sketchBins]uint64

const emptyBin = 1 << 32

// Of returns the ID of the post before that p repeats, "" when it repeats none and is
// now remembered.
func (d *Duplicates) Of(p extract.Post) string {
	r, keys := fingerprint(p)
	for _, k := range keys {
		if i, known := d.seen[k]; known && r.repeats(&d.posts[i]) {
			return d.posts[i].id
		}
	}
	if len(keys) == 0 {
		return ""
	}
	if d.seen == nil {
		d.seen = map[uint32]int32{}
	}
	for _, k := range keys {
		if i, known := d.seen[k]; !known || d.posts[i].excerpt {
			d.seen[k] = int32(len(d.posts))
		}
	}
	r.id = strings.Clone(p.ID) // not to hold on to the line that it was read from
	d.posts = append(d.posts, r)
	return ""
}

// repeats reports whether the post of r says what the earlier one says.
func (r *remembered) repeats(earlier *remembered) bool {
	switch {
	case earlier.excerpt && !r.excerpt:
		return false
	case r.address != 0 && r.address == earlier.address, r.words != 0 && r.words == earlier.words:
		return true
	}
	return r.figures == earlier.figures && r.sketch.like(earlier.sketch) >= nearlySame
}

// bandKeys appends the keys of the parts of b to keys.
func (b *bins) bandKeys(keys []uint32) []uint32 {
	for band := range sketchBands {
		hash := uint64(band) + 2 // behind those of the address and of the words
		for _, v := range b[band*bandBins : (band+1)*bandBins] {
			hash = mix(hash ^ v)
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
		if v == 0 && other[i] == 0 {
			continue
		}
		filled++
		if v == other[i] {
			same++
		}
	}
	return float64(same) / float64(max(filled, 1))
}

// fingerprint returns what is to be remembered of a post, and the keys that find the
// posts that it may repeat.
func fingerprint(p extract.Post) (r remembered, keys []uint32) {
	r = remembered{excerpt: p.Origin.Excerpt, address: addressHash(p.URL)}
	words, b := r.readWords(p.Text)
	for kind, hash := range [...]uint64{r.address, r.words} {
		if hash != 0 {
			keys = append(keys, uint32(mix(hash+uint64(kind))>>32))
		}
	}
	if words < longText {
		return r, keys
	}
	r.sketch = new(sketch)
	for i, v := range b {
		r.sketch[i] = uint8(v)
	}
	return r, b.bandKeys(keys)
}

// readWords hashes the words of a text and its runs of three words, in one pass.
func (r *remembered) readWords(text string) (words int, b bins) {
	for i := range b {
		b[i] = emptyBin
	}
	before, last := uint64(0), uint64(0) // the hashes of the last two words
	for text != "" {
		word, figure, size := nextWord(text)
		text = text[size:]
		if word == 0 {
			continue
		}
		words++
		r.words = mix(r.words ^ word)
		if figure {
			r.figures += mix(word)
		}
		if words >= 3 {
			run := mix(mix(before^mix(last)) ^ word)
			b[run>>58] = min(b[run>>58], run%emptyBin|1)
		}
		before, last = last, word
	}
	return words, b
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
