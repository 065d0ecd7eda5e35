package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// destination is where the results go: standard output, or a file that appears
// under its name only when it is complete.
type destination struct {
	io.Writer
	name string   // for errors
	temp *os.File // beside path, renamed to it by commit; nil for standard output and devices
	path string
	open *os.File // the device, where -o names one
}

// open opens what -o names; standard output when it names nothing.
func (o *extractOptions) open(env *environment) (*destination, error) {
	if o.file == "" {
		return &destination{Writer: env.stdout, name: "standard output"}, nil
	}
	path := o.file
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // a link stays a link
	}
	mode := fs.FileMode(0o666)
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return nil, usagef("-o %s is a folder: want a file", o.file)
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		return &destination{Writer: f, name: o.file, open: f}, err
	case err == nil:
		mode = info.Mode().Perm()
	}
	temp, err := os.OpenFile(filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d.tmp", filepath.Base(path), os.Getpid())), os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", o.file, errors.Unwrap(err))
	}
	return &destination{Writer: temp, name: o.file, temp: temp, path: path}, nil
}

// explain names the destination in an error of writing to it.
func (d *destination) explain(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) && !errors.Is(err, syscall.EPIPE) {
		return fmt.Errorf("write %s: %w", d.name, path.Err)
	}
	return err
}

// commit gives a complete file its name.
func (d *destination) commit() error {
	if d.open != nil {
		return d.open.Close()
	}
	if d.temp == nil {
		return nil
	}
	temp := d.temp
	d.temp = nil
	err := errors.Join(temp.Sync(), temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), d.path)
	}
	if err != nil {
		os.Remove(temp.Name())
	}
	return d.explain(err)
}

// discard removes a file that was not committed.
func (d *destination) discard() {
	if d.temp != nil {
		d.temp.Close()
		os.Remove(d.temp.Name())
	}
}
