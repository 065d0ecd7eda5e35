package source

import (
	"fmt"
	"os"
	"testing"
)

func TestZZBy(t *testing.T) {
	f := os.Getenv("PAGE")
	if f == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(f)
	p, _ := newHTMLPage(decodeHTML(b, ""), "")
	r := newRegions(p.root)
	r.leaveOut()
	fs := factsOf(p.root)
	fs.regions = r
	fmt.Println("title", fs.title, "og", fs.meta["og:title"], "site", fs.site(""), "linked", len(fs.linked))
	for _, d := range fs.linked {
		fmt.Println("LD", d.headline, d.authors, d.published)
	}
	for _, h := range fs.headings {
		fmt.Println("H1", lineOf(h))
	}
	for _, m := range fs.marked {
		fmt.Println("MARK", m.Data, attr(m, "class"), attr(m, "itemprop"), attr(m, "rel"), fs.stands(m), cut(lineOf(m), 80))
	}
	for _, l := range fs.linesUnderTitle(fs.articleTitle("")) {
		fmt.Println("UNDER", cut(l.text, 100))
	}
}
