package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"stakeout/analyze"
	"stakeout/analyze/dataset"
	"stakeout/extract"
)

// manyPosts is the size of the dataset of the benchmarks.
const manyPosts = 100_000

// BenchmarkDataset refreshes a dataset of many posts of which none is new, and asks
// it for a name and for words.
func BenchmarkDataset(b *testing.B) {
	site := httptest.NewServer(http.HandlerFunc(listing))
	defer site.Close()
	file := filepath.Join(b.TempDir(), "many.db")
	fill(b, file, site.URL)
	for _, args := range [][]string{
		{"refresh", "-d", file, "-f", "jsonl"},
		{"query", "-d", file, "-f", "jsonl", "SELECT published, title FROM mentions_by_post WHERE name = 'Company 77'"},
		{"query", "-d", file, "-f", "jsonl", "SELECT * FROM stakes_current WHERE holder = 'Holder 77'"},
		{"query", "-d", file, "-f", "jsonl", "--search", "\"mill 777\""},
	} {
		b.Run(args[0]+" "+args[len(args)-1], func(b *testing.B) {
			for b.Loop() {
				if code := run(b.Context(), noEnvironment, nil, discard{}, discard{}, args); code != 0 {
					b.Fatalf("exit code %d", code)
				}
			}
		})
	}
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }

// listing answers as WordPress does for the posts of fill, none of which has changed.
func listing(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/robots.txt" {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("X-WP-Total", fmt.Sprint(manyPosts))
	fmt.Fprint(w, "[")
	for i := range 100 {
		if i > 0 {
			fmt.Fprint(w, ",")
		}
		fmt.Fprintf(w, `{"id":%d,"modified_gmt":"2013-05-14T09:00:00"}`, manyPosts-i)
	}
	fmt.Fprint(w, "]")
}

// fill makes a dataset of posts with a stake and a few names each.
func fill(b *testing.B, file, address string) {
	d, err := dataset.Create(b.Context(), file)
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	s, err := d.AddSource(b.Context(), dataset.Source{URL: address, AllowPrivate: true})
	if err != nil {
		b.Fatal(err)
	}
	const batch = 1000
	for first := 1; first <= manyPosts; first += batch {
		page := dataset.Page{URL: address, Status: 200, Fetched: time.Now(), Route: "rest", Endpoint: address + "/wp-json/wp/v2/posts"}
		for i := first; i < first+batch; i++ {
			page.Items = append(page.Items, dataset.Item{Remote: fmt.Sprint(i), Modified: "2013-05-14T09:00:00", Result: postWithStake(i)})
		}
		if _, err := d.Store(b.Context(), s, page, version); err != nil {
			b.Fatal(err)
		}
	}
}

func postWithStake(i int) *analyze.Result {
	holder, company := fmt.Sprint("Holder ", i%1000), fmt.Sprint("Company ", i%1000)
	text := fmt.Sprintf("%s will own 40 per cent of %s and of mill %d.", holder, company, i)
	share := 40.0
	r := &analyze.Result{Post: extract.Post{ID: fmt.Sprintf("%016x", i), URL: fmt.Sprint("https://blog.example/", i), Title: fmt.Sprint("Mill ", i), Text: text, Published: extract.Date{Year: 2013}}}
	for _, name := range []string{holder, company} {
		r.Mentions = append(r.Mentions, extract.Mention{Name: name, Kind: extract.Organisation})
	}
	r.Stakes = []extract.Stake{{Holder: &extract.Party{Name: holder}, Company: &extract.Party{Name: company}, Share: extract.Share{Exact: &share}, Status: extract.Held}}
	return r
}
