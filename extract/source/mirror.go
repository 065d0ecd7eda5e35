package source

import (
	"bytes"
	"net"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// mirrorPath splits the name of a file at the folder that a mirroring program
// (wget --mirror) has named after a host; false where there is none.
func mirrorPath(name string) (host, file string, ok bool) {
	parts := strings.Split(strings.ReplaceAll(name, "\\", "/"), "/")
	for i := len(parts) - 2; i >= 0; i-- {
		if isHost(parts[i]) {
			return parts[i], strings.Join(parts[i+1:], "/"), true
		}
	}
	return "", "", false
}

// isHost reports whether the name of a folder is that of a host in a public domain, or
// an address in figures, with or without a port.
func isHost(name string) bool {
	host, port, hasPort := strings.Cut(strings.Replace(name, "+", ":", 1), ":")
	if hasPort && strings.Trim(port, "0123456789") != "" {
		return false
	}
	if net.ParseIP(host) != nil {
		return true
	}
	if strings.Trim(host, "abcdefghijklmnopqrstuvwxyz0123456789-.") != "" || host != strings.Trim(host, "-.") || strings.Contains(host, "..") {
		return false
	}
	suffix, managed := publicsuffix.PublicSuffix(host)
	return managed && suffix != host && suffix != "zip"
}

// decorations are the extensions of files that only decorate a site.
const decorations = " .css .js .mjs .map .png .jpg .jpeg .gif .svg .webp .avif .ico .bmp .woff .woff2 .ttf .otf .eot .mp3 .mp4 .m4a .m4v .mov .webm .ogg .ogv .wav .swf "

// served are the extensions, one of them empty, of what a site serves under the
// address of a page.
const served = "  .html .htm .php .asp .aspx .jsp .cgi "

// isMirrored reports whether a file was mirrored with a site, but is none of its pages:
// it decorates them, or is there for programs. f is its format, err says why it has
// none. What people put into a folder beside has an extension that says what it is.
func isMirrored(name string, f format, err error) bool {
	_, file, ok := mirrorPath(name)
	if !ok {
		return false
	}
	file, _, _ = strings.Cut(strings.ToLower(path.Base(file)), "?")
	switch ext := path.Ext(file); {
	case ext != "" && strings.Contains(decorations, " "+ext+" "), file == "robots.txt":
		return true
	case ext == ".xml":
		return err != nil
	case f.name == "feed" || f.name == "json" || f.name == "jsonl":
		return strings.Contains(served, ext+" ")
	}
	return false
}

// mirrorURL returns the address of a page by the name of its file in a mirror, "" for
// one that is in none. Whether it was fetched with TLS only its links to itself tell.
func mirrorURL(name string, page []byte) string {
	host, file, ok := mirrorPath(name)
	if !ok {
		return ""
	}
	host = strings.Replace(host, "+", ":", 1)
	u := url.URL{Scheme: "http", Host: host}
	if bytes.Contains(page, []byte("https://"+host)) {
		u.Scheme = "https"
	}
	file, u.RawQuery, ok = strings.Cut(file, "?")
	if ok {
		u.RawQuery = strings.TrimSuffix(u.RawQuery, ".html") // by wget --adjust-extension
	}
	u.Path = "/" + strings.TrimSuffix(file, "index.html")
	return u.String()
}
