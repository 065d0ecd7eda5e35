package source

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestZZDebug(t *testing.T) {
	f := os.Getenv("PAGE")
	if f == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(f)
	p, _ := newHTMLPage(decodeHTML(b, ""), "")
	r := newRegions(p.root)
	total := r.at[0].mass
	before := map[int]int{}
	for i := range r.at {
		before[i] = r.at[i].mass
	}
	r.leaveOut()
	desc := func(i int) string {
		n := r.at[i].node
		s := n.Data
		for _, a := range n.Attr {
			if a.Key == "class" || a.Key == "id" || a.Key == "itemprop" || a.Key == "role" || a.Key == "style" || a.Key == "hidden" {
				v := a.Val
				if len(v) > 60 {
					v = v[:60]
				}
				s += " " + a.Key + "=" + v
			}
		}
		return s
	}
	for i := range r.at {
		if r.out[r.at[i].node] != 0 && before[i] > 0 {
			fmt.Println("OUT", before[i], desc(i), "|", cut(strings.Join(strings.Fields(textOf(r.at[i].node)), " "), 100))
		}
	}
	fmt.Println("total", total)
	n := r.body()
	for i := range r.at {
		if r.at[i].node == n {
			for j := i; j > 0; j = r.at[j].parent {
				fmt.Println("BODY", r.at[j].mass, desc(j))
			}
		}
	}
}
