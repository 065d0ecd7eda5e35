// Package dataset keeps posts and their facts in an SQLite file, with where they
// were found and what they said before. schema.sql describes its tables.
package dataset

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// application marks a file as ours ("stko"), as SQLite's application_id.
const application = 0x73746b6f

// migrations bring a dataset from the user_version that is their index to the next.
var migrations = []string{schema, notBefore, paid}

//go:embed schema.sql
var schema string

// notBefore keeps until when a source's server asked to be left alone.
const notBefore = "ALTER TABLE sources ADD COLUMN not_before TEXT NOT NULL DEFAULT ''"

// paid keeps what is paid for a stake.
const paid = "ALTER TABLE stakes ADD COLUMN price REAL; ALTER TABLE stakes ADD COLUMN currency TEXT"

// Dataset is an open dataset.
type Dataset struct {
	db   *sql.DB
	lock *sql.DB // holds the dataset for its only writer; nil where it is only read
	file string
	now  func() time.Time
}

// Create opens a dataset for writing and makes it when there is none. Nobody else
// may write to it until it is closed.
func Create(ctx context.Context, file string) (*Dataset, error) { return open(ctx, file, readWrite) }

// Open opens a dataset that is there for writing. Nobody else may write to it until
// it is closed.
func Open(ctx context.Context, file string) (*Dataset, error) {
	if err := exists(file); err != nil {
		return nil, err
	}
	return open(ctx, file, readWrite)
}

// OpenReadOnly opens a dataset to query it, also while somebody writes to it. One of
// an older stakeout is brought up to date before.
func OpenReadOnly(ctx context.Context, file string) (*Dataset, error) {
	if err := exists(file); err != nil {
		return nil, err
	}
	d, err := open(ctx, file, readOnly)
	switch {
	case errors.Is(err, errOlder):
		if d, err = open(ctx, file, readWrite); err != nil {
			return nil, err
		}
		d.Close()
		return open(ctx, file, readOnly)
	case isShut(err) && !isInUse(file):
		return open(ctx, file, readOnly+"&immutable=1")
	}
	return d, err
}

// isShut reports whether an error says that nothing can be written where a dataset is,
// as a reader must who may meet a writer there.
func isShut(err error) bool {
	code := codeOf(err)
	return code == sqlite3.SQLITE_READONLY || code == sqlite3.SQLITE_CANTOPEN
}

// isInUse reports whether a dataset has a log of what is not yet in its file.
func isInUse(file string) bool {
	info, err := os.Stat(file + "-wal")
	return err == nil && info.Size() > 0
}

var errOlder = errors.New("made by an older stakeout")

func exists(file string) error {
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: no such dataset: \"stakeout scrape URL -d %s\" makes one", file, file)
	}
	return nil
}

// How a dataset is opened. What is committed with synchronous(full) is there when the
// power comes back.
const (
	readOnly  = "_pragma=busy_timeout(5000)&_pragma=query_only(1)"
	readWrite = "_pragma=busy_timeout(5000)&_pragma=journal_mode(wal)&_pragma=synchronous(full)&_pragma=foreign_keys(1)&_txlock=immediate"
)

func open(ctx context.Context, file, pragmas string) (*Dataset, error) {
	if info, err := os.Stat(filepath.Dir(file)); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s: no such folder: %s", file, filepath.Dir(file))
	}
	d := &Dataset{file: file, now: time.Now}
	write := pragmas == readWrite
	if write {
		if err := d.takeLock(ctx); err != nil {
			return nil, err
		}
	}
	var err error
	if d.db, err = sql.Open("sqlite", address(file, pragmas)); err == nil {
		d.db.SetMaxOpenConns(1)
		err = d.prepare(ctx, write)
	}
	if err != nil {
		d.Close()
		return nil, d.explain(err)
	}
	return d, nil
}

// address returns the address of a file as SQLite wants it.
func address(file, pragmas string) string {
	return "file:" + (&url.URL{Path: filepath.ToSlash(file)}).EscapedPath() + "?" + pragmas
}

// takeLock takes the lock of the dataset, which ends with this process however it
// ends: a transaction on a file of its own, so that readers are not kept out.
func (d *Dataset) takeLock(ctx context.Context) error {
	var err error
	if d.lock, err = sql.Open("sqlite", address(d.file+".lock", "_pragma=busy_timeout(0)")); err != nil {
		return d.explain(err)
	}
	d.lock.SetMaxOpenConns(1)
	if _, err := d.lock.ExecContext(ctx, "BEGIN EXCLUSIVE"); err != nil {
		d.lock.Close()
		if codeOf(err) == sqlite3.SQLITE_BUSY {
			return fmt.Errorf("%s: another stakeout is writing to it: wait until it ends", d.file)
		}
		return d.explain(err)
	}
	return nil
}

// prepare checks that the file is a dataset and brings it up to date.
func (d *Dataset) prepare(ctx context.Context, write bool) error {
	var mark, version, tables int
	for query, value := range map[string]*int{"PRAGMA application_id": &mark, "PRAGMA user_version": &version, "SELECT count(*) FROM sqlite_schema": &tables} {
		if err := d.db.QueryRowContext(ctx, query).Scan(value); err != nil {
			return err
		}
	}
	switch {
	case mark != application && (tables > 0 || !write):
		return errors.New("not a dataset of stakeout")
	case version > len(migrations):
		return fmt.Errorf("made by a newer stakeout: its tables have version %d, this one knows %d", version, len(migrations))
	case version == len(migrations):
		return nil
	case !write:
		return errOlder
	}
	return d.change(ctx, func(tx *sql.Tx) error {
		for _, migration := range migrations[version:] {
			if _, err := tx.ExecContext(ctx, migration); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", application, len(migrations)))
		return err
	})
}

// change carries out changes, all of them or none.
func (d *Dataset) change(ctx context.Context, changes func(*sql.Tx) error) error {
	tx, err := d.db.BeginTx(ctx, nil)
	if err != nil {
		return d.explain(err)
	}
	defer tx.Rollback()
	if err := changes(tx); err != nil {
		return d.explain(err)
	}
	return d.explain(tx.Commit())
}

// Close closes the dataset and gives its lock back.
func (d *Dataset) Close() error {
	var err error
	if d.db != nil {
		err = d.db.Close()
	}
	if d.lock != nil {
		d.lock.Close()
	}
	return d.explain(err)
}

// codeOf returns the primary result code of an error of SQLite, 0 of others.
func codeOf(err error) int {
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return e.Code() & 0xFF
	}
	return 0
}

// explain names the file in an error and says what to do about it.
func (d *Dataset) explain(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	what := ""
	switch codeOf(err) {
	case sqlite3.SQLITE_FULL:
		what = "the disk is full; what was stored before is whole"
	case sqlite3.SQLITE_IOERR:
		what = "the disk does not take or give it; what was stored before is whole"
	case sqlite3.SQLITE_BUSY:
		what = "another program is writing to it; try again when it ends"
	case sqlite3.SQLITE_NOTADB:
		what = "not a dataset of stakeout"
	case sqlite3.SQLITE_CORRUPT:
		what = "the file is damaged: restore a copy, or save what is left with: sqlite3 FILE .recover"
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		what = "no permission to write to it"
	case sqlite3.SQLITE_CANTOPEN:
		what = "the file cannot be opened"
	default:
		return fmt.Errorf("%s: %w", d.file, err)
	}
	return fmt.Errorf("%s: %s (%w)", d.file, what, err)
}

// stamp returns the present time as the tables have it.
func (d *Dataset) stamp() string { return d.now().UTC().Format(time.RFC3339) }
