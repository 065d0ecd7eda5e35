package source

import (
	"fmt"
	"io/fs"
	"iter"
	"os"
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
		walk(name, []fs.FileInfo{info}, yield)
	}
}

// walk yields the files of the last of the nested folders above, whose name is
// dir, and reports whether more are wanted.
func walk(dir string, above []fs.FileInfo, yield func(string, error) bool) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return yield(dir, err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		name := strings.TrimSuffix(dir, "/") + "/" + e.Name()
		if !visit(name, above, yield) {
			return false
		}
	}
	return true
}

// visit yields a file or, if that is what name is, the files of a folder. Links are
// followed, but not into a folder that is being walked.
func visit(name string, above []fs.FileInfo, yield func(string, error) bool) bool {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return yield(name, err)
	case info.Mode().IsRegular():
		return yield(name, nil)
	case !info.IsDir():
		return true
	}
	if slices.ContainsFunc(above, func(up fs.FileInfo) bool { return os.SameFile(up, info) }) {
		return yield(name, fmt.Errorf("directory loop: this link leads back to a folder that holds it; left out"))
	}
	return walk(name, append(slices.Clip(above), info), yield)
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
