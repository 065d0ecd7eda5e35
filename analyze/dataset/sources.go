package dataset

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"stakeout/extract"
)

// Source is a place on the web that posts are read from, as the table has it.
type Source struct {
	ID           int64
	URL          string // as typed
	Route        string // how it is read, "" when not yet known
	Endpoint     string // the address that lists its posts
	Resume       string // the page to go on with where reading was cut off
	Since        string // posts published before are left out; as extract.Date prints it
	AllowPrivate bool
	Delay        time.Duration
	Paused       bool
	Refreshed    string    // when it was last read to its end, RFC 3339; "" for never
	Error        string    // why it could not be, the last time
	NotBefore    time.Time // until when its server asked to be left alone; zero for no such wish
	Posts        int       // stored ones that it lists
}

const sourceColumns = `SELECT id, url, route, endpoint, resume, since, allow_private, delay, paused, coalesce(refreshed, ''), error, not_before,
	(SELECT count(*) FROM listed JOIN posts ON posts.id = post_id WHERE source_id = sources.id AND gone IS NULL) FROM sources`

// Sources returns all sources in the order in which they were added.
func (d *Dataset) Sources(ctx context.Context) ([]Source, error) {
	rows, err := d.db.QueryContext(ctx, sourceColumns+" ORDER BY id")
	if err != nil {
		return nil, d.explain(err)
	}
	defer rows.Close()
	var all []Source
	for rows.Next() {
		s, err := scanSource(rows)
		if err != nil {
			return nil, d.explain(err)
		}
		all = append(all, s)
	}
	return all, d.explain(rows.Err())
}

func scanSource(row interface{ Scan(...any) error }) (s Source, err error) {
	var delay float64
	var notBefore string
	err = row.Scan(&s.ID, &s.URL, &s.Route, &s.Endpoint, &s.Resume, &s.Since, &s.AllowPrivate, &delay, &s.Paused, &s.Refreshed, &s.Error, &notBefore, &s.Posts)
	s.Delay = time.Duration(delay * float64(time.Second))
	if err == nil && notBefore != "" {
		s.NotBefore, err = time.Parse(time.RFC3339, notBefore)
	}
	return s, err
}

// AddSource records a source, or its settings when it is known, and returns it as it
// is recorded now.
func (d *Dataset) AddSource(ctx context.Context, s Source) (Source, error) {
	_, err := d.db.ExecContext(ctx, `INSERT INTO sources (url, route, since, allow_private, delay, added) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (url) DO UPDATE SET since = excluded.since, allow_private = excluded.allow_private, delay = excluded.delay, paused = 0`,
		s.URL, s.Route, s.Since, s.AllowPrivate, s.Delay.Seconds(), d.stamp())
	if err != nil {
		return Source{}, d.explain(err)
	}
	s, err = scanSource(d.db.QueryRowContext(ctx, sourceColumns+" WHERE url = ?", s.URL))
	return s, d.explain(err)
}

// RemoveSource forgets a source. The posts that it listed stay.
func (d *Dataset) RemoveSource(ctx context.Context, url string) error {
	return d.changeSource(ctx, url, "DELETE FROM sources WHERE url = ?")
}

// PauseSource leaves a source out of refreshes, or takes it up again.
func (d *Dataset) PauseSource(ctx context.Context, url string, pause bool) error {
	if pause {
		return d.changeSource(ctx, url, "UPDATE sources SET paused = 1 WHERE url = ?")
	}
	return d.changeSource(ctx, url, "UPDATE sources SET paused = 0 WHERE url = ?")
}

func (d *Dataset) changeSource(ctx context.Context, url, statement string) error {
	result, err := d.db.ExecContext(ctx, statement, url)
	if err != nil {
		return d.explain(err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return fmt.Errorf("%s: no source %q: \"stakeout sources -d %s\" lists them", d.file, url, d.file)
	}
	return nil
}

// EndSource records how reading a source ended, and when its server wants to be asked
// again: err is nil when it came to its end.
func (d *Dataset) EndSource(ctx context.Context, s Source, since string, err error) error {
	if err != nil {
		notBefore := ""
		if !s.NotBefore.IsZero() {
			notBefore = s.NotBefore.UTC().Format(time.RFC3339)
		}
		_, err = d.db.ExecContext(ctx, "UPDATE sources SET error = ?, not_before = ? WHERE id = ?", err.Error(), notBefore, s.ID)
		return d.explain(err)
	}
	_, err = d.db.ExecContext(ctx, "UPDATE sources SET error = '', not_before = '', resume = '', refreshed = ?, since = ? WHERE id = ?", d.stamp(), since, s.ID)
	return d.explain(err)
}

// Validators returns what the server said of the version of a page that was last
// fetched for a source.
func (d *Dataset) Validators(ctx context.Context, s Source, url string) (etag, lastModified string, err error) {
	err = d.db.QueryRowContext(ctx, "SELECT etag, last_modified FROM pages WHERE url = ? AND source_id = ? AND status = 200 ORDER BY id DESC LIMIT 1", url, s.ID).Scan(&etag, &lastModified)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return etag, lastModified, d.explain(err)
}

// Newer returns what a source lists of posts that were published after a date, the
// newest first, and at most n.
func (d *Dataset) Newer(ctx context.Context, s Source, than extract.Date, n int) (remotes []string, err error) {
	rows, err := d.db.QueryContext(ctx, `SELECT remote FROM listed JOIN posts ON posts.id = post_id
		WHERE source_id = ? AND gone IS NULL AND published > ? ORDER BY published DESC LIMIT ?`, s.ID, than.String(), n)
	if err != nil {
		return nil, d.explain(err)
	}
	return d.strings(rows)
}

// strings reads rows of one string each.
func (d *Dataset) strings(rows *sql.Rows) (all []string, err error) {
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, d.explain(err)
		}
		all = append(all, s)
	}
	return all, d.explain(rows.Err())
}

// Listed returns how many posts a source lists, stored or not.
func (d *Dataset) Listed(ctx context.Context, s Source) (n int, err error) {
	err = d.db.QueryRowContext(ctx, "SELECT count(*) FROM listed WHERE source_id = ?", s.ID).Scan(&n)
	return n, d.explain(err)
}

// Modified returns when a post was last changed that a source listed, by its name
// for it, and whether it listed it.
func (d *Dataset) Modified(ctx context.Context, s Source, remote string) (modified string, is bool, err error) {
	err = d.db.QueryRowContext(ctx, "SELECT modified FROM listed WHERE source_id = ? AND remote = ?", s.ID, remote).Scan(&modified)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	return modified, err == nil, d.explain(err)
}
