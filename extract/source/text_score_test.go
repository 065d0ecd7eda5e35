package source

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"stakeout/extract"
)

// goldPage is the truth of a page of shared/archives: the posts that it shows.
type goldPage struct {
	Kind  string
	Posts []goldPost
}

type goldPost struct {
	Title, Author, Date, First60, Last60 string
	Permalink                            string
	Last60Alt                            string `json:"last60_alt"`
}

// plainWords is a text in small letters without marks, as score.py compares it.
func plainWords(s string) string {
	s = strings.NewReplacer("’", "'", "‘", "'").Replace(strings.ToLower(s))
	return strings.Join(strings.FieldsFunc(s, func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '_' && !unicode.Is(unicode.M, c)
	}), " ")
}

// bodyOf is the text of a post without its title.
func bodyOf(p extract.Post) string {
	return strings.TrimSpace(strings.TrimPrefix(plainWords(p.Text), plainWords(p.Title)))
}

// startsAs reports whether a post has the title of the truth and begins as it does.
func startsAs(p extract.Post, g goldPost) bool {
	body, first := []rune(bodyOf(p)), []rune(plainWords(g.First60))
	if g.Title != "" && plainWords(p.Title) != plainWords(g.Title) {
		return false
	}
	first = first[:min(36, len(first))]
	if len(first) == 0 {
		return len(body) < 200
	}
	return strings.Contains(string(body[:min(len(body), 200)]), string(first))
}

// endsAs reports whether a post ends as the truth does.
func endsAs(p extract.Post, g goldPost) bool {
	body, asked := []rune(bodyOf(p)), false
	for _, t := range []string{g.Last60, g.Last60Alt} {
		tail := []rune(plainWords(t))
		if len(tail) == 0 {
			continue
		}
		asked = true
		tail = tail[max(0, len(tail)-36):]
		if strings.Contains(string(body[max(0, len(body)-len(tail)-60):]), string(tail)) {
			return true
		}
	}
	return !asked
}

// tally counts how the posts of some pages were found.
type tally struct{ gold, predicted, found, complete, authors, authorsRight, dates, datesRight int }

func (t *tally) add(g goldPage, posts []extract.Post) {
	t.gold += len(g.Posts)
	t.predicted += len(posts)
	used := make([]bool, len(posts))
	for _, want := range g.Posts {
		for i, p := range posts {
			if used[i] || !startsAs(p, want) {
				continue
			}
			used[i] = true
			t.found++
			if endsAs(p, want) {
				t.complete++
			}
			if want.Author != "" {
				t.authors++
				if plainWords(strings.Join(p.Authors, " ")) == plainWords(want.Author) {
					t.authorsRight++
				}
			}
			if want.Date != "" {
				t.dates++
				if strings.HasPrefix(p.Published.String(), want.Date[:10]) {
					t.datesRight++
				}
			}
			break
		}
	}
}

func (t *tally) f1(n int) float64 { return 2 * float64(n) / float64(max(1, t.gold+t.predicted)) }

// TestArchiveDumps holds splitText to a floor on the dumps of shared/archives.
func TestArchiveDumps(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "archives")
	files, _ := filepath.Glob(filepath.Join(dir, "dumps", "*.txt"))
	if len(files) == 0 {
		t.Skip("the shared archives are not here")
	}
	tools := map[string]*tally{}
	for _, f := range files {
		id, tool, _ := strings.Cut(strings.TrimSuffix(filepath.Base(f), ".txt"), ".")
		var g goldPage
		b, err := os.ReadFile(filepath.Join(dir, "gold", id+".json"))
		if err == nil {
			err = json.Unmarshal(b, &g)
		}
		text, textErr := os.ReadFile(f)
		if err != nil || textErr != nil {
			t.Fatal(err, textErr)
		}
		posts := splitText(string(text))
		if g.Kind == "single" && len(posts) != 1 {
			t.Errorf("%s: a single post came out as %d", f, len(posts))
		}
		if tools[tool] == nil {
			tools[tool] = &tally{}
		}
		tools[tool].add(g, posts)
	}
	for tool, s := range tools {
		t.Logf("%s: found %.3f, complete %.3f, authors %d of %d, dates %d of %d", tool, s.f1(s.found), s.f1(s.complete), s.authorsRight, s.authors, s.datesRight, s.dates)
		if s.f1(s.found) < 0.97 || s.f1(s.complete) < 0.96 {
			t.Errorf("%s: found %.3f, complete %.3f: want 0.97 and 0.96", tool, s.f1(s.found), s.f1(s.complete))
		}
		if s.authorsRight*100 < s.authors*95 || s.datesRight*100 < s.dates*95 {
			t.Errorf("%s: authors %d of %d, dates %d of %d: want 95 in 100", tool, s.authorsRight, s.authors, s.datesRight, s.dates)
		}
	}
}

// TestArchives reads the invented pages of testdata/archives: all of their posts.
func TestArchives(t *testing.T) {
	dir := filepath.Join("..", "..", "testdata", "archives")
	var gold map[string]goldPage
	b, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err == nil {
		err = json.Unmarshal(b, &gold)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".txt")
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		id, _, _ := strings.Cut(name, ".")
		var s tally
		posts := splitText(string(text))
		checkPosts(t, string(text), posts)
		s.add(gold[id], posts)
		if s.complete != s.gold || s.predicted != s.gold || s.authorsRight != s.authors || s.datesRight != s.dates {
			t.Errorf("%s: of %d posts %d came out, %d whole; authors %d of %d, dates %d of %d", name, s.gold, s.predicted, s.complete, s.authorsRight, s.authors, s.datesRight, s.dates)
		}
	}
}

// TestSeed reads the archive page that started the project: all of its ten posts.
func TestSeed(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "seed")
	b, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		t.Skip("the shared seed is not here")
	}
	var gold struct {
		File  string
		Posts []struct {
			Title, Author, First, Last string
			Related                    []string
		}
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, gold.File))
	if err != nil {
		t.Fatal(err)
	}
	posts := splitText(string(text))
	if len(posts) != len(gold.Posts) {
		t.Fatalf("%d posts, want %d", len(posts), len(gold.Posts))
	}
	for i, want := range gold.Posts {
		p := posts[i]
		body := plainWords(p.Text)
		if plainWords(p.Title) != plainWords(want.Title) || strings.Join(p.Authors, "") != want.Author || !strings.Contains(body, plainWords(want.First)) || !strings.HasSuffix(body, plainWords(want.Last)) {
			t.Errorf("post %d: %q by %q, %q … %q", i, p.Title, p.Authors, p.Text[:60], p.Text[len(p.Text)-60:])
		}
		if len(p.Links) != len(want.Related) {
			t.Errorf("post %d: links %v, want %q", i, p.Links, want.Related)
		}
	}
}
