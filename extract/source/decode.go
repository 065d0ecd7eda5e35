package source

import (
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// utf16Of returns the UTF-16 that an input beginning with head is written in, nil
// when it is another encoding: a byte order mark says so, or the zeros that Latin
// letters have for every other byte.
func utf16Of(head []byte) encoding.Encoding {
	little := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	big := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	if len(head) >= 2 && head[0] == 0xFF && head[1] == 0xFE {
		return little
	}
	if len(head) >= 2 && head[0] == 0xFE && head[1] == 0xFF {
		return big
	}
	var zeros [2]int // at even and at odd offsets
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	units := len(head) / 2
	often, seldom := units*3/4, units/64 // a few characters have a low byte that is zero
	switch {
	case units < 4:
		return nil
	case zeros[0] <= seldom && zeros[1] > often:
		return little
	case zeros[1] <= seldom && zeros[0] > often:
		return big
	}
	return nil
}

// A text whose bytes outside UTF-8 outnumber its UTF-8 sequences by this factor is
// Windows-1252 throughout: a sequence there is a chance neighbourhood.
const strayFactor = 8

// toUTF8 returns b as UTF-8. Bytes that are not UTF-8 are read as Windows-1252, which
// holds ISO 8859-1; those beside them keep their UTF-8 unless nearly all are stray.
func toUTF8(b []byte) []byte {
	if utf8.Valid(b) {
		return b
	}
	strays, sequences := 0, 0
	for rest := b; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			strays++
		case size > 1:
			sequences++
		}
		rest = rest[size:]
	}
	whole := strays > strayFactor*sequences
	out := make([]byte, 0, len(b)+len(b)/8)
	for rest := b; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 || whole {
			r, size = charmap.Windows1252.DecodeByte(rest[0]), 1
		}
		out = utf8.AppendRune(out, r)
		rest = rest[size:]
	}
	return out
}

// fromCharset returns b as UTF-8. What is UTF-8 stays so whatever the labels say;
// otherwise the first of them that names another encoding is believed.
func fromCharset(b []byte, labels ...string) []byte {
	if utf8.Valid(b) {
		return b
	}
	for _, label := range labels {
		encoding, err := htmlindex.Get(label)
		if err != nil {
			continue
		}
		if name, _ := htmlindex.Name(encoding); name == "utf-8" || name == "utf-16le" || name == "utf-16be" {
			break // which it is not
		}
		if decoded, err := encoding.NewDecoder().Bytes(b); err == nil {
			return decoded
		}
	}
	return toUTF8(b)
}
