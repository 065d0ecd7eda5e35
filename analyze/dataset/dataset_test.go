package dataset

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stakeout/analyze"
	"stakeout/extract"
)

func create(t *testing.T) *Dataset {
	t.Helper()
	d, err := Create(t.Context(), filepath.Join(t.TempDir(), "a b%20?#.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	d.now = func() time.Time { return time.Date(2013, 5, 14, 9, 0, 0, 0, time.UTC) }
	return d
}

func source(t *testing.T, d *Dataset, url string) Source {
	t.Helper()
	s, err := d.AddSource(t.Context(), Source{URL: url, Delay: 1500 * time.Millisecond, AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// analysed returns a post with its facts.
func analysed(url, title, text string) *analyze.Result {
	p := extract.Post{URL: url, Title: title, Text: title + "\n\n" + text, Authors: []string{"Ines Calloway"}, Published: extract.Date{Year: 2013, Month: 5, Day: 14}}
	p.ID = p.Identify()
	return &analyze.Result{Post: p, Facts: (extract.Extractor{}).Extract(p)}
}

// store stores posts, named by their addresses, and returns the changes.
func store(t *testing.T, d *Dataset, s Source, results ...*analyze.Result) string {
	t.Helper()
	page := Page{URL: s.URL, Status: 200, ETag: `"v"`, Fetched: time.Date(2013, 5, 14, 8, 0, 0, 0, time.UTC), Route: "html", Endpoint: s.URL}
	for _, r := range results {
		page.Items = append(page.Items, Item{Remote: r.URL, Modified: "1", Result: r})
	}
	changes, err := d.Store(t.Context(), s, page, "1")
	if err != nil {
		t.Fatal(err)
	}
	return kinds(changes)
}

func kinds(changes []Change) string {
	var all []string
	for _, c := range changes {
		all = append(all, string(c.Kind)+" "+c.URL)
	}
	return strings.Join(all, ", ")
}

// value returns the only value of a query.
func value(t *testing.T, d *Dataset, statement string, values ...any) any {
	t.Helper()
	_, rows, err := d.Query(t.Context(), statement, values...)
	if err != nil {
		t.Fatal(err)
	}
	var only any
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		only = row[0]
	}
	return only
}

func wantValue(t *testing.T, d *Dataset, want any, statement string, values ...any) {
	t.Helper()
	if got := value(t, d, statement, values...); got != want {
		t.Errorf("%s: %v, want %v", statement, got, want)
	}
}

const bakery = "Orrin Capital owns 30 per cent of Pellham Foods, said “Dermot” Ashe of Orrin Capital. It was paid £12m in 2012."

// TestVersions stores a post, the same again, and another version of it.
func TestVersions(t *testing.T) {
	d := create(t)
	s := source(t, d, "https://blog.example/")
	first := analysed("https://blog.example/a", "Bakery", bakery)
	for _, step := range []struct {
		result *analyze.Result
		want   string
	}{
		{first, "new https://blog.example/a"},
		{first, ""},
		{analysed("https://blog.example/a", "Bakery", strings.Replace(bakery, "30", "35", 1)), "changed https://blog.example/a"},
	} {
		if got := store(t, d, s, step.result); got != step.want {
			t.Errorf("changes %q, want %q", got, step.want)
		}
	}
	wantValue(t, d, int64(1), "SELECT count(*) FROM posts")
	wantValue(t, d, first.Text, "SELECT text FROM versions")
	wantValue(t, d, 35.0, "SELECT exact FROM stakes_current WHERE holder = 'orrin capital'")
	wantValue(t, d, int64(2), "SELECT mentions FROM mentions_by_post WHERE name = 'Orrin Capital'")
	wantValue(t, d, int64(0), `SELECT count(*) FROM mentions JOIN posts ON posts.id = post_id WHERE substr(posts.text, start + 1, "end" - start) <> mentions.text`)
	wantValue(t, d, int64(1), "SELECT count(*) FROM posts_search WHERE posts_search MATCH 'pellham 35'")
	wantValue(t, d, int64(0), "SELECT count(*) FROM posts_search WHERE posts_search MATCH 'pellham 30'")
	wantValue(t, d, "ok", "PRAGMA integrity_check")
	wantValue(t, d, nil, "PRAGMA foreign_key_check")
}

// TestExcerpts wants the beginning of a post never to replace the post.
func TestExcerpts(t *testing.T) {
	d := create(t)
	s := source(t, d, "https://blog.example/")
	short := analysed("https://blog.example/a", "Bakery", "Orrin Capital owns …")
	short.Origin.Excerpt = true
	whole := analysed("https://blog.example/a", "Bakery", bakery)
	for i, want := range []string{"new https://blog.example/a", "changed https://blog.example/a", ""} {
		r := short
		if i == 1 {
			r = whole
		}
		if got := store(t, d, s, r); got != want {
			t.Errorf("%d: changes %q, want %q", i, got, want)
		}
	}
	if has, err := d.Has(t.Context(), short.Post); !has || err != nil {
		t.Errorf("%t, %v", has, err)
	}
}

// TestRetain loses a post from one source, then from the other, and gets it back.
func TestRetain(t *testing.T) {
	d := create(t)
	front, category := source(t, d, "https://blog.example/"), source(t, d, "https://blog.example/mutuals/")
	a, b := analysed("https://blog.example/a", "A", bakery), analysed("https://blog.example/b", "B", bakery)
	store(t, d, front, a, b)
	store(t, d, category, a)
	for _, step := range []struct {
		source Source
		listed []string
		want   string
	}{
		{front, []string{a.URL, b.URL}, ""},
		{front, []string{b.URL}, ""}, // the category has a still
		{category, nil, "gone https://blog.example/a"},
		{category, nil, ""},
	} {
		gone, err := d.Retain(t.Context(), step.source, step.listed)
		if err != nil || kinds(gone) != step.want {
			t.Errorf("%v: %q, %v, want %q", step.listed, kinds(gone), err, step.want)
		}
	}
	if got := store(t, d, front, a); got != "changed https://blog.example/a" {
		t.Errorf("a post that came back: %q", got)
	}
	wantValue(t, d, int64(0), "SELECT count(*) FROM versions")
	if newer, err := d.Newer(t.Context(), front, extract.Date{Year: 2013}, 5); err != nil || len(newer) != 2 {
		t.Errorf("%q, %v", newer, err)
	}
	if newer, err := d.Newer(t.Context(), front, a.Published, 5); err != nil || len(newer) != 0 {
		t.Errorf("%q, %v", newer, err)
	}
	gone, err := d.Store(t.Context(), front, Page{URL: front.URL, Gone: []string{b.URL}}, "1")
	if err != nil || kinds(gone) != "gone https://blog.example/b" {
		t.Errorf("%q, %v", kinds(gone), err)
	}
}

func TestSources(t *testing.T) {
	d := create(t)
	s := source(t, d, "https://blog.example/")
	store(t, d, s, analysed("https://blog.example/a", "A", bakery))
	if err := d.PauseSource(t.Context(), s.URL, true); err != nil {
		t.Fatal(err)
	}
	if err := d.EndSource(t.Context(), s, "2013-01", nil); err != nil {
		t.Fatal(err)
	}
	all, err := d.Sources(t.Context())
	want := Source{ID: 1, URL: s.URL, Route: "html", Endpoint: s.URL, Since: "2013-01", AllowPrivate: true, Delay: 1500 * time.Millisecond, Paused: true, Refreshed: "2013-05-14T09:00:00Z", Posts: 1}
	if err != nil || len(all) != 1 || all[0] != want {
		t.Errorf("%+v, %v, want %+v", all, err, want)
	}
	if err := d.EndSource(t.Context(), s, "", errors.New("no answer in time")); err != nil {
		t.Fatal(err)
	}
	wantValue(t, d, "no answer in time", "SELECT error FROM sources")
	if etag, _, err := d.Validators(t.Context(), s, s.URL); etag != `"v"` || err != nil {
		t.Errorf("%q, %v", etag, err)
	}
	if err := d.RemoveSource(t.Context(), s.URL); err != nil {
		t.Fatal(err)
	}
	wantValue(t, d, int64(1), "SELECT count(*) FROM posts")
	wantValue(t, d, int64(0), "SELECT count(*) FROM listed")
	if err := d.RemoveSource(t.Context(), s.URL); err == nil || !strings.Contains(err.Error(), "no source") {
		t.Errorf("%v", err)
	}
}

// TestReanalyse replaces the facts of one of two posts.
func TestReanalyse(t *testing.T) {
	d := create(t)
	s := source(t, d, "https://blog.example/")
	store(t, d, s, analysed("https://blog.example/a", "A", bakery), analysed("https://blog.example/b", "B", bakery))
	posts, last, err := d.Posts(t.Context(), 0, 10)
	if err != nil || len(posts) != 2 || last != 2 {
		t.Fatalf("%d posts, last %d, %v", len(posts), last, err)
	}
	if err := d.Reanalyse(t.Context(), []analyze.Result{{Post: posts[0]}}, "2"); err != nil {
		t.Fatal(err)
	}
	wantValue(t, d, int64(0), "SELECT count(*) FROM mentions WHERE post_id = 1")
	wantValue(t, d, "2", "SELECT analysed FROM posts WHERE id = 1")
	if posts, _, err := d.Posts(t.Context(), 1, 10); err != nil || len(posts) != 1 || posts[0].ID != analysed("https://blog.example/b", "B", bakery).ID {
		t.Errorf("%v, %v", posts, err)
	}
}

func TestOneWriter(t *testing.T) {
	d := create(t)
	store(t, d, source(t, d, "https://blog.example/"), analysed("https://blog.example/a", "A", bakery))
	if _, err := Open(t.Context(), d.file); err == nil || !strings.Contains(err.Error(), "another stakeout is writing to it") {
		t.Errorf("%v", err)
	}
	reader, err := OpenReadOnly(t.Context(), d.file)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	wantValue(t, reader, int64(1), "SELECT count(*) FROM posts")
	if _, rows, err := reader.Query(t.Context(), "DELETE FROM posts"); err == nil {
		for _, err = range rows {
		}
		if err == nil {
			t.Error("a reader may write")
		}
	}
	d.Close()
	again, err := Open(t.Context(), d.file)
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}

func TestFilesThatAreNoDatasets(t *testing.T) {
	folder := t.TempDir()
	for name, content := range map[string]string{"text.db": strings.Repeat("This is no database. ", 100), "empty.db": ""} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{
		"text.db":    "not a dataset of stakeout",
		"empty.db":   "not a dataset of stakeout",
		"missing.db": "no such dataset",
		"no/x.db":    "no such dataset",
	} {
		if _, err := OpenReadOnly(t.Context(), filepath.Join(folder, name)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
	if _, err := Create(t.Context(), filepath.Join(folder, "text.db")); err == nil || !strings.Contains(err.Error(), "not a dataset of stakeout") {
		t.Errorf("%v", err)
	}
	if _, err := Create(t.Context(), filepath.Join(folder, "no", "x.db")); err == nil || !strings.Contains(err.Error(), "no such folder") {
		t.Errorf("%v", err)
	}
}

// TestNewerDataset leaves a dataset alone that a newer program has made.
func TestNewerDataset(t *testing.T) {
	d := create(t)
	if _, err := d.db.ExecContext(t.Context(), "PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	d.Close()
	if _, err := Open(t.Context(), d.file); err == nil || !strings.Contains(err.Error(), "made by a newer stakeout") {
		t.Errorf("%v", err)
	}
}

// TestOlderDataset brings a dataset of the first version up to date, also for who only
// reads it.
func TestOlderDataset(t *testing.T) {
	d := create(t)
	s := source(t, d, "https://blog.example/")
	s.NotBefore = time.Date(2013, 5, 15, 9, 0, 0, 0, time.UTC)
	if err := d.EndSource(t.Context(), s, "", errors.New("busy")); err != nil {
		t.Fatal(err)
	}
	if all, err := d.Sources(t.Context()); err != nil || !all[0].NotBefore.Equal(s.NotBefore) {
		t.Errorf("%+v, %v", all, err)
	}
	if _, err := d.db.ExecContext(t.Context(), "ALTER TABLE sources DROP COLUMN not_before; ALTER TABLE stakes DROP COLUMN price; ALTER TABLE stakes DROP COLUMN currency; PRAGMA user_version = 1"); err != nil {
		t.Fatal(err)
	}
	d.Close()
	reader, err := OpenReadOnly(t.Context(), d.file)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if all, err := reader.Sources(t.Context()); err != nil || len(all) != 1 || !all[0].NotBefore.IsZero() {
		t.Errorf("%+v, %v", all, err)
	}
	wantValue(t, reader, int64(len(migrations)), "PRAGMA user_version")
}

// TestDamage overwrites the middle of a dataset.
func TestDamage(t *testing.T) {
	d := create(t)
	store(t, d, source(t, d, "https://blog.example/"), analysed("https://blog.example/a", "A", strings.Repeat(bakery+"\n\n", 200)))
	d.Close()
	b, err := os.ReadFile(d.file)
	if err != nil {
		t.Fatal(err)
	}
	copy(b[4096:], strings.Repeat("x", len(b)-4096))
	if err := os.WriteFile(d.file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	damaged, err := Open(t.Context(), d.file)
	if err == nil {
		_, err = damaged.Has(t.Context(), extract.Post{ID: "x"})
		damaged.Close()
	}
	if err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("%v", err)
	}
}

// TestReadOnlyFolder reads a dataset where nothing may be written, as on a disk that
// somebody has handed on; who wants to write is told why not.
func TestReadOnlyFolder(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	d := create(t)
	store(t, d, source(t, d, "https://blog.example/"), analysed("https://blog.example/a", "A", bakery))
	d.Close()
	folder := filepath.Dir(d.file)
	for name, mode := range map[string]os.FileMode{d.file: 0o400, folder: 0o500} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod(folder, 0o700) })
	reader, err := OpenReadOnly(t.Context(), d.file)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	wantValue(t, reader, int64(1), "SELECT count(*) FROM posts")
	if _, err := Open(t.Context(), d.file); err == nil || !strings.Contains(err.Error(), "no permission to write to it") {
		t.Errorf("%v", err)
	}
}

// TestLocked has another program write to a dataset.
func TestLocked(t *testing.T) {
	d := create(t)
	s := source(t, d, "https://blog.example/")
	other, err := sql.Open("sqlite", address(d.file, readWrite))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	tx, err := other.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	value(t, d, "PRAGMA busy_timeout = 0") // wait for nobody
	if _, err := d.Store(t.Context(), s, Page{URL: s.URL}, "1"); err == nil || !strings.Contains(err.Error(), "another program is writing to it") {
		t.Errorf("%v", err)
	}
	tx.Rollback()
	store(t, d, s, analysed("https://blog.example/a", "A", bakery))
}

// TestFullDisk fills the space that a dataset may take: what was stored before stays.
func TestFullDisk(t *testing.T) {
	d := create(t)
	s := source(t, d, "https://blog.example/")
	store(t, d, s, analysed("https://blog.example/a", "A", bakery))
	pages := value(t, d, "PRAGMA page_count").(int64)
	value(t, d, fmt.Sprint("PRAGMA max_page_count = ", pages+2))
	_, err := d.Store(t.Context(), s, Page{URL: s.URL, Items: []Item{{Remote: "b", Result: analysed("https://blog.example/b", "B", strings.Repeat(bakery, 1000))}}}, "1")
	if err == nil || !strings.Contains(err.Error(), "the disk is full") {
		t.Errorf("%v", err)
	}
	wantValue(t, d, int64(1), "SELECT count(*) FROM posts")
	wantValue(t, d, int64(1), "SELECT count(*) FROM pages")
	wantValue(t, d, "ok", "PRAGMA integrity_check")
}

func TestInterrupted(t *testing.T) {
	d := create(t)
	s := source(t, d, "https://blog.example/")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.Store(ctx, s, Page{URL: s.URL}, "1"); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestSearch(t *testing.T) {
	d := create(t)
	store(t, d, source(t, d, "https://blog.example/"), analysed("https://blog.example/a", "A", bakery), analysed("https://blog.example/b", "B", "Nothing of note."))
	columns, rows, err := d.Search(t.Context(), `"pellham foods" orrin*`)
	if err != nil || len(columns) != 5 {
		t.Fatalf("%v, %v", columns, err)
	}
	found := 0
	for row, err := range rows {
		if found++; err != nil || row[3] != "https://blog.example/a" || !strings.Contains(row[2].(string), "Pellham Foods") {
			t.Errorf("%v, %v", row, err)
		}
	}
	if found != 1 {
		t.Errorf("%d posts", found)
	}
}
