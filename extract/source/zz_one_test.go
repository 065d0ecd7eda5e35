package source

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestZZOne(t *testing.T) {
	a, _ := filepath.Glob("/tmp/html1/pages/*.html")
	b, _ := filepath.Glob("/root/go/pkg/mod/codeberg.org/readeck/go-readability/v2@v2.1.3/test-pages/*/source.html")
	for _, f := range append(a, b...) {
		x, _ := os.ReadFile(f)
		p, err := newHTMLPage(decodeHTML(x, ""), "")
		if err != nil {
			fmt.Println(f, err)
			continue
		}
		if ps := splitListing(p); ps != nil {
			fmt.Println(filepath.Base(filepath.Dir(f)), filepath.Base(f), len(ps))
		}
	}
}
