package source

import "strings"

// findSite returns the name of the publication where the page shows it clearly: the
// link to the front page, the name of its feed, or the first line when the page ends
// with it again; "" otherwise.
func (p *page) findSite() string {
	if p.dialect == lynx {
		if site := feedSite(p.source); site != "" {
			return site
		}
	}
	const top, bottom = 12, 4
	for _, b := range p.blocks[:min(len(p.blocks), top)] {
		if b.linked && isRoot(b.links[0].URL) && b.role != roleNav && len(b.text) < 60 {
			return b.text
		}
	}
	for _, a := range p.blocks[:min(len(p.blocks), top/2)] {
		if a.role != roleLine || len(a.text) > 60 || a.item {
			continue
		}
		for _, b := range p.blocks[min(max(len(p.blocks)-bottom, top), len(p.blocks)):] {
			if strings.EqualFold(a.text, b.text) {
				return a.text
			}
		}
	}
	return ""
}

// feedSite reads the name of a site off the links to its feeds, which lynx writes
// first: "#[1]The Depot » Feed".
func feedSite(text string) string {
	rest, ok := strings.CutPrefix(strings.TrimLeft(text, " \n"), "#[1]")
	if !ok {
		return ""
	}
	first, _, _ := strings.Cut(rest, "\n")
	first, _, _ = strings.Cut(first, "[2]")
	for _, mark := range []string{" » ", " - Atom", " - RSS", " RSS", " › ", " | "} {
		if name, _, ok := strings.Cut(first, mark); ok {
			return tidy(name)
		}
	}
	return ""
}
