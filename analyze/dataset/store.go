package dataset

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"stakeout/analyze"
	"stakeout/extract"
)

// Page is a page that was fetched, with the posts that were read from it.
type Page struct {
	URL                string
	Status             int
	ETag, LastModified string
	Fetched            time.Time
	Route, Endpoint    string // how its source is read
	Resume             string // the page behind it, "" when it is the last
	Items              []Item
	Gone               []string // what its source listed, and whose own page is there no more
}

// Item is a post as a source lists it.
type Item struct {
	Remote, Modified string          // what the source calls it, and when it was last changed there, if it says so
	Result           *analyze.Result // nil for a post that is listed but not stored
}

// Change is what became of a post.
type Change struct {
	Kind           ChangeKind
	ID, Title, URL string
	Published      string
}

// ChangeKind is new, changed or gone.
type ChangeKind string

// The kinds of changes. A post that comes back is changed.
const (
	New     ChangeKind = "new"
	Changed ChangeKind = "changed"
	Gone    ChangeKind = "gone"
)

// Has reports whether a post is stored just so, so that its facts are known.
func (d *Dataset) Has(ctx context.Context, p extract.Post) (bool, error) {
	var digest string
	var excerpt bool
	err := d.db.QueryRowContext(ctx, "SELECT sha256, excerpt FROM posts WHERE key = ? AND gone IS NULL", p.ID).Scan(&digest, &excerpt)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil && (digest == digestOf(p) || p.Origin.Excerpt && !excerpt), d.explain(err)
}

// digestOf returns the SHA-256 of what makes a version of a post.
func digestOf(p extract.Post) string {
	b, _ := json.Marshal([]any{p.Title, p.Authors, p.Published.String(), p.Text})
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Store stores a page with its posts and their facts, all or nothing, and returns
// what is new or changed. version names the program that found the facts.
func (d *Dataset) Store(ctx context.Context, s Source, p Page, version string) (changes []Change, err error) {
	err = d.change(ctx, func(tx *sql.Tx) error {
		w := writer{ctx: ctx, tx: tx, now: d.stamp(), version: version}
		w.exec("INSERT INTO pages (source_id, url, status, etag, last_modified, fetched) VALUES (?, ?, ?, ?, ?, ?)",
			s.ID, p.URL, p.Status, p.ETag, p.LastModified, p.Fetched.UTC().Format(time.RFC3339))
		w.exec("UPDATE sources SET route = ?, endpoint = ?, resume = ? WHERE id = ?", p.Route, p.Endpoint, p.Resume, s.ID)
		for _, item := range p.Items {
			w.item(s, item)
		}
		for _, remote := range p.Gone {
			w.drop(s, remote)
		}
		changes = w.changes
		return w.err
	})
	if err != nil {
		return nil, err
	}
	return changes, nil
}

// writer writes to a transaction until something fails.
type writer struct {
	ctx          context.Context
	tx           *sql.Tx
	now, version string
	statements   map[string]*sql.Stmt
	changes      []Change
	err          error
}

// exec runs a statement and returns the ID of the row that it inserted.
func (w *writer) exec(statement string, values ...any) int64 {
	if w.err != nil {
		return 0
	}
	prepared := w.statements[statement]
	if prepared == nil {
		if prepared, w.err = w.tx.PrepareContext(w.ctx, statement); w.err != nil {
			return 0
		}
		if w.statements == nil {
			w.statements = map[string]*sql.Stmt{}
		}
		w.statements[statement] = prepared
	}
	result, err := prepared.ExecContext(w.ctx, values...)
	if err != nil {
		w.err = err
		return 0
	}
	id, _ := result.LastInsertId()
	return id
}

// item stores a post, if it is one to store, and that its source lists it.
func (w *writer) item(s Source, item Item) {
	var id *int64
	if item.Result != nil {
		stored := w.post(*item.Result)
		id = &stored
	}
	w.exec(`INSERT INTO listed (source_id, remote, post_id, modified) VALUES (?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET post_id = coalesce(excluded.post_id, post_id), modified = excluded.modified`, s.ID, item.Remote, id, item.Modified)
}

// post stores a post and returns its ID: a new one, a new version of one, or nothing
// where it is known just so.
func (w *writer) post(r analyze.Result) (id int64) {
	if w.err != nil {
		return 0
	}
	digest, known := digestOf(r.Post), ""
	var gone, excerpt bool
	w.err = w.tx.QueryRowContext(w.ctx, "SELECT id, sha256, gone IS NOT NULL, excerpt FROM posts WHERE key = ?", r.ID).Scan(&id, &known, &gone, &excerpt)
	authors, _ := json.Marshal(append([]string{}, r.Authors...))
	content := []any{r.URL, r.Title, r.Site, r.Language, string(authors), orNull(r.Published.String()), r.Text, r.Origin.Excerpt, orNull(r.Origin.Retrieved), digest, w.version}
	switch {
	case errors.Is(w.err, sql.ErrNoRows):
		w.err = nil
		id = w.exec(`INSERT INTO posts (url, title, site, language, authors, published, text, excerpt, retrieved, sha256, analysed, key, added)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, append(content, r.ID, w.now)...)
		w.report(New, r.Post)
	case known == digest && !gone, r.Origin.Excerpt && !excerpt && !gone:
		return id
	default:
		w.exec(`INSERT INTO versions (post_id, title, authors, published, text, sha256, replaced)
			SELECT id, title, authors, published, text, sha256, ? FROM posts WHERE id = ? AND sha256 <> ?`, w.now, id, digest)
		w.exec(`UPDATE posts SET url = ?, title = ?, site = ?, language = ?, authors = ?, published = ?, text = ?, excerpt = ?, retrieved = ?, sha256 = ?, analysed = ?,
			changed = ?, gone = NULL WHERE id = ?`, append(content, w.now, id)...)
		w.report(Changed, r.Post)
	}
	w.facts(id, r)
	return id
}

func (w *writer) report(kind ChangeKind, p extract.Post) {
	w.changes = append(w.changes, Change{kind, p.ID, p.Title, p.URL, p.Published.String()})
}

// Retain marks the posts as gone that a source listed and, in a complete listing,
// does not list any more. A post that another source lists stays.
func (d *Dataset) Retain(ctx context.Context, s Source, complete []string) (gone []Change, err error) {
	listed := make(map[string]bool, len(complete))
	for _, remote := range complete {
		listed[remote] = true
	}
	known, err := d.remotes(ctx, s)
	if err != nil {
		return nil, err
	}
	err = d.change(ctx, func(tx *sql.Tx) error {
		w := writer{ctx: ctx, tx: tx, now: d.stamp()}
		for _, remote := range known {
			if !listed[remote] {
				w.drop(s, remote)
			}
		}
		gone = w.changes
		return w.err
	})
	return gone, err
}

// remotes returns what a source lists, in order.
func (d *Dataset) remotes(ctx context.Context, s Source) (all []string, err error) {
	rows, err := d.db.QueryContext(ctx, "SELECT remote FROM listed WHERE source_id = ? ORDER BY post_id", s.ID)
	if err != nil {
		return nil, d.explain(err)
	}
	return d.strings(rows)
}

// drop takes a post from a source's list and, when no source lists it, marks it as
// gone.
func (w *writer) drop(s Source, remote string) {
	if w.err != nil {
		return
	}
	var id int64
	var c Change
	err := w.tx.QueryRowContext(w.ctx, `SELECT posts.id, key, title, url, coalesce(published, '') FROM listed JOIN posts ON posts.id = post_id
		WHERE source_id = ? AND remote = ? AND gone IS NULL`, s.ID, remote).Scan(&id, &c.ID, &c.Title, &c.URL, &c.Published)
	w.exec("DELETE FROM listed WHERE source_id = ? AND remote = ?", s.ID, remote)
	if errors.Is(err, sql.ErrNoRows) || w.err != nil {
		return
	}
	if w.err = err; err != nil {
		return
	}
	var elsewhere bool
	if w.err = w.tx.QueryRowContext(w.ctx, "SELECT EXISTS (SELECT 1 FROM listed WHERE post_id = ?)", id).Scan(&elsewhere); elsewhere {
		return
	}
	w.exec("UPDATE posts SET gone = ? WHERE id = ?", w.now, id)
	c.Kind = Gone
	w.changes = append(w.changes, c)
}

// Posts returns up to n posts whose row is behind the row after, as far as the
// extractor needs them, and the row of the last one.
func (d *Dataset) Posts(ctx context.Context, after int64, n int) (posts []extract.Post, last int64, err error) {
	rows, err := d.db.QueryContext(ctx, "SELECT id, key, url, title, language, coalesce(published, ''), text FROM posts WHERE id > ? ORDER BY id LIMIT ?", after, n)
	if err != nil {
		return nil, 0, d.explain(err)
	}
	defer rows.Close()
	for rows.Next() {
		var p extract.Post
		var published string
		if err := rows.Scan(&last, &p.ID, &p.URL, &p.Title, &p.Language, &published, &p.Text); err != nil {
			return nil, 0, d.explain(err)
		}
		if p.Published, err = extract.ParseDate(published); err != nil && published != "" {
			return nil, 0, fmt.Errorf("%s: post %s: %w", d.file, p.ID, err)
		}
		posts = append(posts, p)
	}
	return posts, last, d.explain(rows.Err())
}

// Reanalyse replaces the facts of posts that are stored.
func (d *Dataset) Reanalyse(ctx context.Context, results []analyze.Result, version string) error {
	return d.change(ctx, func(tx *sql.Tx) error {
		w := writer{ctx: ctx, tx: tx, now: d.stamp(), version: version}
		for _, r := range results {
			var id int64
			if err := tx.QueryRowContext(ctx, "SELECT id FROM posts WHERE key = ?", r.ID).Scan(&id); err != nil {
				return err
			}
			w.exec("UPDATE posts SET analysed = ? WHERE id = ?", version, id)
			w.facts(id, r)
		}
		return w.err
	})
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
