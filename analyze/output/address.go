package output

import (
	"fmt"
	"net/url"
	"strings"
)

// webAddress returns an absolute address of the web as RFC 3986 has it, "" for anything
// else: formats with a schema take nothing less, and a link must not run a script.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.ContainsFunc(u.Host, notASCII) {
		return ""
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawPath = escapeOdd(u.EscapedPath())
	u.RawQuery, u.RawFragment = escapeOdd(u.RawQuery), escapeOdd(u.EscapedFragment())
	return u.String()
}

func notASCII(r rune) bool { return r <= ' ' || r >= 0x7f || r == '[' }

// escapeOdd escapes the bytes of a path, query or fragment that an address may not have,
// and a "%" that begins no escape.
func escapeOdd(s string) string {
	const allowed = "-._~!$&'()*+,;=:@/?"
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z', '0' <= c && c <= '9', strings.IndexByte(allowed, c) >= 0,
			c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }
