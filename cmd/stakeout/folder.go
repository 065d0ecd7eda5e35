package main

import (
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"stakeout/analyze"
	"stakeout/analyze/output"
	"stakeout/extract"
)

// folder returns the folder that -o names, "" when it names none: one that is there, or
// ends in a slash. What goes into it goes nowhere else.
func (f *readFlags) folder(inputs []string) (string, error) {
	info, err := os.Stat(f.file)
	if !strings.HasSuffix(f.file, "/") && (err != nil || !info.IsDir()) {
		return "", nil
	}
	folder := f.file
	for _, input := range inputs {
		if isWithin(folder, input) {
			return "", usagef("-o %s is one of the inputs, or would be in the next run: write it elsewhere", folder)
		}
	}
	f.file = os.DevNull
	return folder, nil
}

// openFolder returns what opens the writer of a folder.
func openFolder(env *environment, path string, files output.Files) func(io.Writer, output.Options) (output.Writer, error) {
	return func(io.Writer, output.Options) (output.Writer, error) {
		return &postFolder{env: env, path: path, files: files, written: map[string]string{}}, nil
	}
}

// postFolder writes the text of each post into a file of its own, and beside it what
// a format makes of the post.
type postFolder struct {
	env     *environment
	path    string
	files   output.Files
	written map[string]string // the digest of the text under each ID
}

// fileName is the name of the files of the post with an ID, without their extension.
func fileName(id string) string {
	const longest = 200 // file names end at 255
	name := url.PathEscape(strings.ReplaceAll(id, ".", "_"))
	if name != id || len(name) > longest { // two IDs must not share a file
		name = fmt.Sprintf("%.*s-%.16s", longest, name, extract.Post{Text: id}.Digest())
	}
	return name
}

func (f *postFolder) Write(r analyze.Result) error {
	digest := r.Digest()
	if before, known := f.written[r.ID]; known {
		if before != digest {
			f.env.complain(fmt.Errorf("%s: another post has the ID %s: its text is left out", r.Origin.Source, r.ID))
		}
		return nil
	}
	f.written[strings.Clone(r.ID)] = digest
	if err := f.file(fileName(r.ID)+".txt", []byte(r.Text)); err != nil || f.files.Print == nil {
		return err
	}
	content, err := f.files.Print(r)
	if err != nil {
		return err
	}
	return f.file(fileName(r.ID)+f.files.Extension, content)
}

// file writes a file of the folder, which it makes where there is none.
func (f *postFolder) file(name string, content []byte) error {
	err := os.MkdirAll(f.path, 0o777)
	if err == nil {
		err = os.WriteFile(filepath.Join(f.path, name), content, 0o666)
	}
	if err != nil {
		return fmt.Errorf("write %s: %v", f.path, err) // as text: the path in err is not that of -o
	}
	return nil
}

// Close writes the files that the format has once.
func (f *postFolder) Close() error {
	for name, content := range f.files.Once {
		if err := f.file(name, []byte(content)); err != nil {
			return err
		}
	}
	return nil
}
