package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"stakeout/extract/source"
)

// archive keeps what is fetched in WARC files, one for each source and run.
type archive struct {
	folder string
	host   string // of the source at hand
	file   *os.File
	warc   *source.WARCWriter
}

// openArchive makes the folder that --warc names; nil for none.
func openArchive(folder string) (*archive, error) {
	if folder == "" {
		return nil, nil
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, fmt.Errorf("--warc: %w", err)
	}
	return &archive{folder: folder}, nil
}

// begin says which source is read next.
func (a *archive) begin(address string) {
	a.host = "source"
	if u, err := url.Parse(address); err == nil && u.Hostname() != "" {
		a.host = u.Hostname()
	}
}

// write keeps a request and its answer. The first one of a source makes its file.
func (a *archive) write(x source.Exchange) error {
	if a.file == nil {
		if err := a.create(x.Fetched); err != nil {
			return fmt.Errorf("--warc: %w", err)
		}
	}
	if err := a.warc.WriteExchange(x); err != nil {
		return fmt.Errorf("--warc: %w", err)
	}
	return nil
}

// create makes a file under a name that says when it was made and of what.
func (a *archive) create(now time.Time) (err error) {
	for n := 1; ; n++ {
		name := fmt.Sprintf("stakeout-%s-%s-%d.warc.gz", now.UTC().Format("20060102T150405Z"), a.host, n)
		a.file, err = os.OpenFile(filepath.Join(a.folder, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	if err != nil {
		return err
	}
	a.warc = source.NewWARCWriter(a.file)
	return a.warc.WriteInfo("stakeout/"+version, now)
}

// end closes the file of the source at hand.
func (a *archive) end() error {
	if a.file == nil {
		return nil
	}
	err := errors.Join(a.file.Sync(), a.file.Close())
	a.file, a.warc = nil, nil
	if err != nil {
		return fmt.Errorf("--warc: %w", err)
	}
	return nil
}
