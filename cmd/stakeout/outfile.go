package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// destination is where the results go: standard output, a device, or a file that
// appears under its name only when it is complete.
type destination struct {
	io.Writer
	name string   // as typed, for errors
	file *os.File // behind Writer; nil for standard output and when it is done
	path string   // the name that file gets when it is complete; "" for a device
}

// createOutput opens what -o names; stdout when it names nothing. The file is
// written under a hidden name beside its own, with the permissions of the one that
// it replaces.
func createOutput(name string, stdout io.Writer) (*destination, error) {
	if name == "" {
		return &destination{Writer: stdout, name: "standard output"}, nil
	}
	path := name
	if target, err := filepath.EvalSymlinks(name); err == nil {
		path = target // a link stays a link
	}
	out := &destination{name: name}
	mode := fs.FileMode(0o666)
	info, err := os.Stat(path)
	switch {
	case err != nil:
	case info.IsDir():
		return nil, usagef("-o %s is a folder: want a file", name)
	case !info.Mode().IsRegular():
		out.file, err = os.OpenFile(path, os.O_WRONLY, 0)
		out.Writer = out.file
		return out, out.explain(err)
	default:
		mode = info.Mode().Perm()
	}
	hidden := fmt.Sprintf(".%s.%s.tmp", filepath.Base(path), rand.Text()[:8])
	out.file, err = os.OpenFile(filepath.Join(filepath.Dir(path), hidden), os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	out.Writer, out.path = out.file, path
	return out, out.explain(err)
}

// explain names the destination in an error of writing to it, and not the file
// beside it.
func (d *destination) explain(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.Is(err, syscall.EPIPE):
	case errors.As(err, &path):
		return fmt.Errorf("write %s: %w", d.name, path.Err)
	case errors.As(err, &link):
		return fmt.Errorf("write %s: %w", d.name, link.Err)
	}
	return err
}

// commit closes a file and gives it its name when it is complete.
func (d *destination) commit() error {
	if d.file == nil {
		return nil
	}
	if d.path != "" {
		if err := d.file.Sync(); err != nil {
			return d.explain(err) // discard removes it
		}
	}
	err := d.file.Close()
	if err == nil && d.path != "" {
		err = os.Rename(d.file.Name(), d.path)
	}
	if err == nil {
		d.file = nil
	}
	return d.explain(err)
}

// discard removes a file that was not committed.
func (d *destination) discard() {
	if d.file == nil {
		return
	}
	d.file.Close()
	if d.path != "" {
		os.Remove(d.file.Name())
	}
}
