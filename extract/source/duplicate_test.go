package source

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"stakeout/extract"
)

// prose invents a text of n words, the same for the same seed.
func prose(seed uint64, n int) []string {
	r := rand.New(rand.NewPCG(seed, 0))
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("w%c%c%c", 'a'+r.IntN(26), 'a'+r.IntN(26), 'a'+r.IntN(26))
	}
	return words
}

// post returns a post with an ID and words.
func post(id string, words ...string) extract.Post {
	return extract.Post{ID: id, Text: strings.Join(words, " ")}
}

func TestDuplicates(t *testing.T) {
	long := prose(1, 400)
	changed := append([]string{}, long...)
	changed[100], changed[300] = "mill", "weir"
	figure := append([]string{}, long...)
	figure[100] = "40"
	other := append([]string{}, figure...)
	other[100] = "41"
	at := func(p extract.Post, url string) extract.Post { p.URL = url; return p }
	excerpt := func(p extract.Post) extract.Post { p.Origin.Excerpt = true; return p }
	for _, c := range []struct {
		name  string
		posts []extract.Post
		want  string // of the last one
	}{
		{"same words", []extract.Post{post("a", "The mill was sold."), post("b", "THE MILL\nwas “sold”")}, "a"},
		{"other words", []extract.Post{post("a", "The mill was sold."), post("b", "The mill was bought.")}, ""},
		{"no words", []extract.Post{post("a", "…"), post("b", "…")}, ""},
		{"two words changed", []extract.Post{post("a", long...), post("b", changed...)}, "a"},
		{"a sentence more", []extract.Post{post("a", long...), post("b", append(prose(2, 12), long...)...)}, "a"},
		{"half of it", []extract.Post{post("a", long...), post("b", long[:200]...)}, ""},
		{"another text", []extract.Post{post("a", long...), post("b", prose(3, 400)...)}, ""},
		{"a figure", []extract.Post{post("a", figure...), post("b", other...)}, ""},
		{"a short text with a change", []extract.Post{post("a", long[:40]...), post("b", append([]string{"mill"}, long[1:40]...)...)}, ""},
		{"same address", []extract.Post{at(post("a", "The mill."), "https://www.depot.example/2012/mill/?utm_source=feed"), at(post("b", long...), "http://depot.example/2012/mill#comments")}, "a"},
		{"address of a part", []extract.Post{at(post("a", "The mill."), "https://depot.example/2012#mill"), at(post("b", long...), "https://depot.example/2012#weir")}, ""},
		{"front page", []extract.Post{at(post("a", "The mill."), "https://depot.example/"), at(post("b", long...), "https://depot.example")}, ""},
		{"relative address", []extract.Post{at(post("a", "The mill."), "/2012/mill"), at(post("b", long...), "/2012/mill")}, ""},
		{"excerpt of a post", []extract.Post{at(post("a", long...), "https://depot.example/mill"), at(excerpt(post("b", long[:50]...)), "https://depot.example/mill")}, "a"},
		{"post of an excerpt", []extract.Post{at(excerpt(post("a", long[:50]...)), "https://depot.example/mill"), at(post("b", long...), "https://depot.example/mill")}, ""},
		{"post of an excerpt, again", []extract.Post{at(excerpt(post("a", long[:50]...)), "https://depot.example/mill"), at(post("b", long...), "https://depot.example/mill"), at(post("c", long...), "https://depot.example/mill")}, "b"},
		{"the first of three", []extract.Post{post("a", long...), post("b", changed...), post("c", long...)}, "a"},
	} {
		var d Duplicates
		got := ""
		for _, p := range c.posts {
			got = d.Of(p)
		}
		if got != c.want {
			t.Errorf("%s: duplicate of %q, want %q", c.name, got, c.want)
		}
	}
}

// TestDuplicatesOfDumps reads the posts of each archive page out of what four tools
// made of it: all but the first must be labelled, and with the post that it is.
func TestDuplicatesOfDumps(t *testing.T) {
	pages, _ := filepath.Glob("../../../shared/archives/gold/*.json")
	if len(pages) == 0 {
		t.Skip("no archive pages in ../shared")
	}
	labelled, missed := 0, 0
	for _, page := range pages {
		var gold goldPage
		readGold(t, page, &gold)
		id := strings.TrimSuffix(filepath.Base(page), ".json")
		dumps, _ := filepath.Glob("../../../shared/archives/dumps/" + id + ".*.txt")
		var d Duplicates
		read := map[string]string{} // the ID of the first post with a title
		for _, dump := range dumps {
			for p, err := range (Reader{}).Posts(t.Context(), dump) {
				title := goldTitle(gold, p)
				if err != nil || title == "" {
					continue
				}
				p.ID = title
				switch of := d.Of(p); {
				case of == "" && read[title] != "":
					missed++
				case of == "":
					read[title] = p.ID
				case of != title:
					t.Errorf("%s: %q is labelled a duplicate of %q", dump, title, of)
				default:
					labelled++
				}
			}
		}
	}
	if share := float64(labelled) / float64(labelled+missed); share < 0.95 {
		t.Errorf("%d of %d repeated posts labelled (%.3f), want 0.95", labelled, labelled+missed, share)
	}
}

func readGold(t *testing.T, name string, gold *goldPage) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, gold); err != nil {
		t.Fatal(err)
	}
}

// goldTitle returns the title of the post of the truth that p is, "" when it is none.
func goldTitle(gold goldPage, p extract.Post) string {
	for _, g := range gold.Posts {
		if startsAs(p, g) {
			return g.Title
		}
	}
	return ""
}

// BenchmarkDuplicates reads the words of posts that repeat the first.
func BenchmarkDuplicates(b *testing.B) {
	p := post("0123456789abcdef", prose(1, 500)...)
	b.SetBytes(int64(len(p.Text)))
	b.ReportAllocs()
	var d Duplicates
	for b.Loop() {
		d.Of(p)
	}
}

// TestDuplicatesMemory holds what is remembered of a post to what the type promises.
func TestDuplicatesMemory(t *testing.T) {
	const posts = 10000
	var d Duplicates
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := range posts {
		d.Of(post(fmt.Sprintf("%016x", i), prose(uint64(i), 2*longText)...))
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	each := float64(after.HeapAlloc-before.HeapAlloc) / posts
	t.Logf("%.0f bytes a post", each)
	if len(d.posts) != posts || each > 400 {
		t.Errorf("%d posts of %d remembered in %.0f bytes each, want at most 400", len(d.posts), posts, each)
	}
}

func FuzzDuplicates(f *testing.F) {
	f.Add("The mill was sold for £2m.", "https://depot.example/mill", "the MILL was sold for £2m")
	f.Add("\xff\x00 40%", "http://%zz", "Ⅷ ４０ é")
	f.Fuzz(func(t *testing.T, text, url, other string) {
		var d Duplicates
		d.Of(extract.Post{ID: "a", Text: text, URL: url})
		if r, _ := fingerprint(post("", text)); d.Of(extract.Post{ID: "b", Text: text, URL: url}) != "a" && r.words != 0 {
			t.Errorf("%q does not repeat itself", text)
		}
		d.Of(extract.Post{ID: "c", Text: other})
	})
}
