package source

import (
	"errors"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// files yields the files that an input stands for: itself, or those of a folder
// and of the folders in it, in the order of their names. Hidden files are left out,
// and so are pipes and devices in a folder, which might never end. An error comes
// with the name that it is about.
func files(name string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		info, err := os.Stat(name)
		if err != nil || !info.IsDir() {
			yield(name, err)
			return
		}
		w := walker{seen: map[string]bool{}, yield: yield}
		w.folder(name, nil)
	}
}

// walker reads a folder. Links in it are followed, but each folder is read once, so
// that links to one another cannot multiply it.
type walker struct {
	seen  map[string]bool // by real path
	yield func(name string, err error) bool
}

// folder yields the files of the folder dir, and reports whether more are wanted.
// above are the real paths of the folders that it was reached through.
func (w *walker) folder(dir string, above []string) bool {
	real, err := filepath.EvalSymlinks(dir)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	switch {
	case err != nil:
		return w.yield(dir, err)
	case slices.Contains(above, real):
		return w.yield(dir, errors.New("directory loop: this link leads back to a folder that holds it; left out"))
	case w.seen[real]:
		return true
	}
	w.seen[real] = true
	entries, err := os.ReadDir(dir)
	if err != nil {
		return w.yield(dir, err)
	}
	above = append(slices.Clip(above), real)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !w.visit(strings.TrimSuffix(dir, "/")+"/"+e.Name(), above) {
			return false
		}
	}
	return true
}

// visit yields a file or, if that is what name is, the files of a folder.
func (w *walker) visit(name string, above []string) bool {
	info, err := os.Stat(name)
	switch {
	case err != nil, info.Mode().IsRegular():
		return w.yield(name, err)
	case info.IsDir():
		return w.folder(name, above)
	}
	return true
}

// Size returns the bytes that Posts will read of an input, 0 when nobody knows: of
// standard input, a pipe, or an input that cannot be read.
func Size(name string) int64 {
	if name == "-" {
		return 0
	}
	var size int64
	for file, err := range files(name) {
		if err != nil {
			continue
		}
		if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() {
			size += info.Size()
		}
	}
	return size
}
