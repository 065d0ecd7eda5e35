package source

import (
	"bytes"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The limits of a robots.txt file. The first is that of RFC 9309.
const (
	robotsSize = 500 << 10 // bytes that are read
	robotsLine = 16 << 10  // bytes of a line that are read
)

// robots are the rules of a robots.txt file (RFC 9309) for one agent. The zero
// value allows everything.
type robots struct {
	rules []robotsRule
	delay time.Duration // Crawl-delay, which RFC 9309 leaves open
}

type robotsRule struct {
	pattern string // a path in normal form; * stands for anything, $ for the end
	allow   bool
}

// disallowAll are the rules of a site whose robots.txt cannot be had for now.
var disallowAll = robots{rules: []robotsRule{{pattern: "/"}}}

// robotsKeys are the keys that are read, with the slips of the pen that others
// obey, too.
var robotsKeys = map[string][]string{
	"user-agent":  {"user-agent", "useragent", "user agent"},
	"allow":       {"allow"},
	"disallow":    {"disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"},
	"crawl-delay": {"crawl-delay", "crawldelay"},
}

// parseRobots returns the rules of a robots.txt file for the agent whose product
// token is given: those of all its groups together, else those of the groups for
// every agent.
func parseRobots(file []byte, agent string) robots {
	file = file[:min(len(file), robotsSize)]
	file = bytes.TrimPrefix(file, []byte(byteOrderMark))
	p := robotsParser{agent: agent}
	for _, line := range bytes.FieldsFunc(file, func(r rune) bool { return r == '\n' || r == '\r' }) {
		p.line(string(line[:min(len(line), robotsLine)]))
	}
	if p.named {
		return p.own
	}
	return p.every
}

// robotsParser reads the lines of a robots.txt file.
type robotsParser struct {
	agent          string
	own, every     robots // of the agent's groups, and of those for every agent
	named          bool   // the file has a group for the agent
	inOwn, inEvery bool   // the group at hand is for the agent, for every agent
	ruled          bool   // the group at hand has a rule, so the next agent begins another
}

func (p *robotsParser) line(line string) {
	key, value := robotsRecord(line)
	switch key {
	case "user-agent":
		p.userAgent(value)
	case "allow", "disallow":
		p.ruled = true
		if value != "" {
			p.add(func(r *robots) {
				r.rules = append(r.rules, robotsRule{normalPath(value, true), key == "allow"})
			})
		}
	case "crawl-delay":
		if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds > 0 {
			p.add(func(r *robots) { r.delay = time.Duration(min(seconds, 1e6) * float64(time.Second)) })
		}
	}
}

// userAgent begins a group, or names a further agent of one that has no rules yet.
func (p *robotsParser) userAgent(value string) {
	if p.ruled {
		p.inOwn, p.inEvery, p.ruled = false, false, false
	}
	if value == "*" || strings.HasPrefix(value, "* ") {
		p.inEvery = true
		return
	}
	if strings.EqualFold(productToken(value), p.agent) {
		p.inOwn, p.named = true, true
	}
}

// add changes the rules of those whom the group at hand is for.
func (p *robotsParser) add(change func(*robots)) {
	if p.inOwn {
		change(&p.own)
	}
	if p.inEvery {
		change(&p.every)
	}
}

// robotsRecord splits a line into its key, in the spelling of robotsKeys, and its
// value. The colon may be missing where two words make the line.
func robotsRecord(line string) (key, value string) {
	line, _, _ = strings.Cut(line, "#")
	key, value, colon := strings.Cut(line, ":")
	if words := strings.Fields(line); !colon && len(words) == 2 {
		key, value = words[0], words[1]
	}
	key = strings.ToLower(strings.TrimSpace(key))
	for name, spellings := range robotsKeys {
		if slices.Contains(spellings, key) {
			return name, strings.TrimSpace(value)
		}
	}
	return "", ""
}

// productToken returns the letters, hyphens and underscores that a name of an agent
// begins with.
func productToken(name string) string {
	end := strings.IndexFunc(name, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '-' || r == '_')
	})
	if end < 0 {
		return name
	}
	return name[:end]
}

// allows reports whether a page may be fetched: the longest pattern that matches
// decides, and of two as long the one that allows.
func (r robots) allows(page *url.URL) bool {
	path := page.EscapedPath()
	if path == "" {
		path = "/"
	}
	if page.RawQuery != "" || page.ForceQuery {
		path += "?" + page.RawQuery
	}
	if path == "/robots.txt" {
		return true
	}
	path = normalPath(path, false)
	longest, allow := -1, true
	for _, rule := range r.rules {
		n := len(rule.pattern)
		if (n > longest || n == longest && rule.allow) && matchesPath(rule.pattern, path) {
			longest, allow = n, rule.allow
		}
	}
	return allow
}

// matchesPath reports whether a path begins as a pattern says.
func matchesPath(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	head, rest, starred := strings.Cut(pattern, "*")
	path, ok := strings.CutPrefix(path, head)
	for ok && starred {
		var piece string
		piece, rest, starred = strings.Cut(rest, "*")
		if !starred && whole {
			return strings.HasSuffix(path, piece)
		}
		_, path, ok = strings.Cut(path, piece)
	}
	return ok && (!whole || path == "")
}

// normalPath writes a path as RFC 9309 compares it: percent signs before unreserved
// characters resolved, octets outside ASCII encoded, hex digits in upper case. The *
// and $ of a pattern keep their meaning, those of a path are encoded.
func normalPath(path string, pattern bool) string {
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		c := path[i]
		special := c == '*' || c == '$' && i == len(path)-1
		switch {
		case c == '%' && i+2 < len(path) && isHex(path[i+1]) && isHex(path[i+2]):
			octet, _ := strconv.ParseUint(path[i+1:i+3], 16, 8)
			i += 2
			if isUnreserved(byte(octet)) {
				b.WriteByte(byte(octet))
			} else {
				writeEncoded(&b, byte(octet))
			}
		case pattern && special:
			b.WriteByte(c)
		case c == '*' || c == '$' || c <= ' ' || c >= 0x7F:
			writeEncoded(&b, c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func writeEncoded(b *strings.Builder, c byte) {
	const digits = "0123456789ABCDEF"
	b.Write([]byte{'%', digits[c>>4], digits[c&15]})
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}

// isUnreserved reports whether a URL may hold c as it is everywhere (RFC 3986).
func isUnreserved(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || c == '-' || c == '.' || c == '_' || c == '~'
}
