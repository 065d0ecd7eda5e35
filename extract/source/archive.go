package source

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"stakeout/extract"
)

const (
	maxMembers = 1 << 20  // files in an archive
	maxNesting = 1        // archives around an archive
	maxRatio   = 500      // unpacked bytes of one packed, more than text ever has
	ratioFrom  = 64 << 20 // unpacked bytes from which on the ratio counts
)

var (
	errNested  = errors.New("an archive in an archive in an archive; unpack it and name the file")
	errMembers = fmt.Errorf("more than %d files in it; unpack it and name the folder", maxMembers)
	errRatio   = fmt.Errorf("it unpacks to more than %d times its size, as decompression bombs do; unpack it by hand and name the file", maxRatio)
)

// isTar reports whether an input begins like a tar file.
func isTar(head []byte, _ string) bool {
	k, ok := binaryKindOf(head)
	return ok && k.name == "application/x-tar"
}

// tarPosts reads the posts of the files in a tar file, in their order there.
func tarPosts(in *input, yield func(extract.Post, error) bool) {
	t := tar.NewReader(in)
	count := passedOver{yield: yield}
	for n := 1; ; n++ {
		h, err := t.Next()
		if err == io.EOF {
			count.end(in.name)
			return
		}
		if err != nil {
			yield(extract.Post{}, in.fail(n, tarError(err)))
			return
		}
		open := func() (io.Reader, error) { return tarMember{t}, nil }
		if h.Typeflag == tar.TypeReg && !in.readMember(n, h.Name, open, count.pass) {
			return
		}
	}
}

// tarMember is the file in a tar file that its reader stands at.
type tarMember struct{ in *tar.Reader }

func (m tarMember) Read(b []byte) (int, error) {
	n, err := m.in.Read(b)
	return n, tarError(err)
}

// tarError says what is wrong with a tar file.
func tarError(err error) error {
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the input ends before the tar file does; fetch it again")
	case errors.Is(err, tar.ErrHeader):
		return errors.New("damaged tar file: nothing begins where a member should; fetch it again")
	}
	return err
}

// readMember reads the posts of the nth file in an archive, which open returns, and
// reports whether more is wanted. Folders and hidden files are left out.
func (in *input) readMember(n int, name string, open func() (io.Reader, error), yield func(extract.Post, error) bool) bool {
	if n > maxMembers {
		yield(extract.Post{}, in.fail(n, errMembers))
		return false
	}
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	if isHidden(name) {
		return true
	}
	name = in.name + "/" + name
	content, err := open()
	var member *input
	if err == nil {
		reader := in.reader
		reader.Progress = nil // the archive's bytes are counted
		reader.among = true
		if reader.From == "zip" || reader.From == "tar" {
			reader.From = ""
		}
		member, err = reader.open(in.ctx, name, content)
	}
	if err != nil {
		return yield(extract.Post{}, &Error{Input: name, Err: cause(err)})
	}
	member.nesting = in.nesting + 1
	return member.posts(yield)
}

// isHidden reports whether the name of a file in an archive is that of a hidden file,
// of one in a hidden folder, or of what macOS adds.
func isHidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.Contains(name, "/.") || strings.HasPrefix(name, "__MACOSX/")
}

// ratioReader ends unpacking that gives more than text ever does.
type ratioReader struct {
	in     io.Reader
	packed func() int64 // bytes read so far
	n      int64        // bytes unpacked
}

func (r *ratioReader) Read(b []byte) (int, error) {
	n, err := r.in.Read(b)
	r.n += int64(n)
	if r.n > ratioFrom && r.n/maxRatio > r.packed() {
		return n, errRatio
	}
	return n, err
}
