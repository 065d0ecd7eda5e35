package source

import (
	"slices"
	"strings"
	"testing"
)

func TestSiteOf(t *testing.T) {
	for host, want := range map[string]string{
		"www.gov.uk":                 "GOV.UK",
		"gds.blog.gov.uk":            "GOV.UK",
		"hansard.parliament.uk":      "Hansard",
		"publications.parliament.uk": "UK Parliament",
		"WWW.Mill.example":           "mill.example",
		"notgov.uk":                  "notgov.uk",
		"":                           "",
	} {
		if got := siteOf(host); got != want {
			t.Errorf("%s: %q, want %q", host, got, want)
		}
	}
}

func TestSitesAreSorted(t *testing.T) {
	var hosts []string
	for l := range strings.Lines(siteTable) {
		if host, _, ok := strings.Cut(l, "\t"); ok && host[0] != '#' {
			hosts = append(hosts, host)
		}
	}
	if !slices.IsSorted(hosts) {
		t.Error("sites.tsv is not sorted by host")
	}
}
