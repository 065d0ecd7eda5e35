package source

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed sites.tsv
var siteTable string

// siteNames holds sites.tsv.
var siteNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for l := range strings.Lines(siteTable) {
		if host, name, ok := strings.Cut(strings.TrimSpace(l), "\t"); ok && host[0] != '#' {
			names[host] = name
		}
	}
	return names
})

// siteOf returns the name of the publication at a host: that of the table for it or for
// the host that it stands under, or else the host.
func siteOf(host string) string {
	host = strings.TrimPrefix(strings.ToLower(host), "www.")
	for under, ok := host, true; ok; _, under, ok = strings.Cut(under, ".") {
		if name := siteNames()[under]; name != "" {
			return name
		}
	}
	return host
}
