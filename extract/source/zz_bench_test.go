package source

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func cpu() float64 {
	var r syscall.Rusage
	syscall.Getrusage(0, &r)
	return float64(r.Utime.Sec+r.Stime.Sec) + float64(r.Utime.Usec+r.Stime.Usec)/1e6
}

func TestZZCPU(t *testing.T) {
	if os.Getenv("CPU") == "" {
		t.Skip()
	}
	fs, _ := filepath.Glob("/tmp/html1/pages/*.html")
	var d [][]byte
	for _, f := range fs {
		x, _ := os.ReadFile(f)
		d = append(d, x)
	}
	const n = 8
	run := func(name string, f func(x []byte)) {
		for _, x := range d {
			f(x)
		}
		c := cpu()
		for range n {
			for _, x := range d {
				f(x)
			}
		}
		c = cpu() - c
		fmt.Printf("%-8s %.0f pages/s  %.3f ms\n", name, float64(n*len(d))/c, c/float64(n*len(d))*1000)
	}
	run("all", func(x []byte) { readHTML(x, "", "") })
	run("slim", func(x []byte) { var s slimmer; s.slim(x) })
	run("parse", func(x []byte) { newHTMLPage(decodeHTML(x, ""), "") })
	run("p+split", func(x []byte) { p, _ := newHTMLPage(decodeHTML(x, ""), ""); splitListing(p) })
	run("p+art", func(x []byte) { p, _ := newHTMLPage(decodeHTML(x, ""), ""); p.article() })
}

func BenchmarkZZArticle(b *testing.B) {
	fs, _ := filepath.Glob("/tmp/html1/pages/*.html")
	var ps []*htmlPage
	for _, f := range fs {
		x, _ := os.ReadFile(f)
		p, _ := newHTMLPage(decodeHTML(x, ""), "")
		ps = append(ps, p)
	}
	for b.Loop() {
		for _, p := range ps {
			p.article()
		}
	}
}
