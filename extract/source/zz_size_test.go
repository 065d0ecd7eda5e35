package source

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestZZSize(t *testing.T) {
	fs, _ := filepath.Glob("/tmp/html1/pages/*.html")
	b, _ := filepath.Glob("/root/go/pkg/mod/codeberg.org/readeck/go-readability/v2@v2.1.3/test-pages/*/source.html")
	for _, f := range append(fs, b...) {
		x, _ := os.ReadFile(f)
		var s slimmer
		s.slim(x)
		w := slimmer{noscript: true}
		w.slim(x)
		if w.prose > s.prose*13/10 && bytes.Contains(x, []byte("<noscript")) {
			fmt.Println(f, s.prose, w.prose)
		}
	}
}
