package source

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"stakeout/extract"
)

// goldArticle is the truth of a page of shared/articles: chunks that its article has
// and has not, and what is known of it.
type goldArticle struct {
	ID            string
	With, Without []string
	Title, Date   *string
	Author        any // a string, a list of strings, null where nobody looked
}

// articlePages reads the pages of shared/articles and their truth.
func articlePages(t testing.TB) (gold []goldArticle, pages [][]byte) {
	t.Helper()
	dir := filepath.Join("..", "..", "..", "shared", "articles")
	f, err := os.Open(filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		t.Skip("the shared articles are not here")
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var g goldArticle
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		gold = append(gold, g)
		pages = append(pages, unzipFile(t, filepath.Join(dir, "pages", g.ID+".html.gz")))
	}
	return gold, pages
}

func unzipFile(t testing.TB, name string) []byte {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// ratio counts what is right of what there is.
type ratio struct{ right, all int }

func (r *ratio) add(right bool) {
	r.all++
	if right {
		r.right++
	}
}

func (r ratio) share() float64 { return float64(r.right) / float64(max(1, r.all)) }

// articleScore is what score.py of shared/articles counts.
type articleScore struct {
	with, without       ratio // chunks found
	title, author, date ratio
	unsigned            ratio // pages with an author where the truth has none
	split, empty        int
}

func (s articleScore) f1() float64 {
	return 2 * float64(s.with.right) / float64(s.with.all+s.with.right+s.without.right)
}

func (s *articleScore) count(g goldArticle, posts []extract.Post) {
	var p extract.Post
	if len(posts) > 0 {
		p = posts[0]
	}
	if len(posts) > 1 {
		s.split++
	}
	if len(posts) == 0 {
		s.empty++
	}
	spaced := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	text := strings.TrimPrefix(spaced(p.Text), spaced(p.Title))
	for _, c := range g.With {
		s.with.add(strings.Contains(text, spaced(c)))
	}
	for _, c := range g.Without {
		s.without.add(strings.Contains(text, spaced(c)))
	}
	if g.Title != nil && *g.Title != "" {
		s.title.add(words(*g.Title) == words(p.Title))
	}
	if g.Date != nil && len(*g.Date) >= len("2012-03-05") {
		s.date.add(strings.HasPrefix(p.Published.String(), (*g.Date)[:len("2012-03-05")]))
	}
	switch want := people(g.Author); {
	case want != "":
		s.author.add(people(p.Authors) == want)
	case g.Author == nil:
		s.unsigned.add(len(p.Authors) > 0)
	}
}

// words writes a text as score.py compares it.
func words(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(norm.NFKC.String(s)), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '_'
	}), " ")
}

// people writes names as score.py compares them.
func people(names any) string {
	var all []string
	switch names := names.(type) {
	case string:
		all = []string{names}
	case []string:
		all = names
	case []any:
		for _, n := range names {
			s, _ := n.(string)
			all = append(all, s)
		}
	}
	joined := strings.NewReplacer(";", ",", " and ", ",", " & ", ",").Replace(strings.Join(all, ","))
	var parts []string
	for part := range strings.SplitSeq(joined, ",") {
		if w := words(part); w != "" && !isTitleOfName(w) {
			parts = append(parts, w)
		}
	}
	return strings.Join(parts, ",")
}

// TestArticlePages holds the reading of single articles to a floor on the pages of
// shared/articles. What their truth calls unsigned are the pages of which nobody has
// written down title, date and author.
func TestArticlePages(t *testing.T) {
	gold, pages := articlePages(t)
	var all articleScore
	halves := map[bool]*articleScore{true: {}, false: {}}
	for i, g := range gold {
		posts, err := readHTML(pages[i], "", "")
		if err != nil {
			t.Errorf("%s: %v", g.ID, err)
		}
		all.count(g, posts)
		halves[(g.ID[len(g.ID)-1]-'0')%2 == 0].count(g, posts)
	}
	for half, s := range map[string]articleScore{"all": all, "even": *halves[true], "odd": *halves[false]} {
		t.Logf("%-4s text F1 %.4f  title %.3f  author %.3f  date %.3f  unsigned %d of %d", half, s.f1(), s.title.share(), s.author.share(), s.date.share(), s.unsigned.right, s.unsigned.all)
	}
	for _, floor := range []struct {
		name       string
		got, least float64
	}{
		{"text F1", all.f1(), 0.945},
		{"title", all.title.share(), 0.90},
		{"author", all.author.share(), 0.79},
		{"date", all.date.share(), 0.87},
	} {
		if floor.got < floor.least {
			t.Errorf("%s %.4f, want %.4f at least", floor.name, floor.got, floor.least)
		}
	}
	if all.split > 0 || all.empty > 0 {
		t.Errorf("%d pages split, %d empty", all.split, all.empty)
	}
}

func BenchmarkArticlePages(b *testing.B) {
	_, pages := articlePages(b)
	size := 0
	for _, page := range pages {
		size += len(page)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, page := range pages {
			if _, err := readHTML(page, "", ""); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(len(pages)*b.N)/b.Elapsed().Seconds(), "pages/s")
}
