package source

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"

	"golang.org/x/text/transform"
)

const (
	bufferSize = 64 << 10 // bytes read at a time
	headSize   = 4 << 10  // bytes by which an input is recognised

	gzipMagic     = "\x1f\x8b"
	byteOrderMark = "\ufeff"
)

// input is an opened input: its bytes decompressed, UTF-16 and byte order mark
// taken away.
type input struct {
	*bufio.Reader
	ctx     context.Context // of its reading
	reader  Reader          // what it is read with
	name    string          // as typed, or the folder and the name in it
	max     int             // bytes that a record may have
	file    io.ReaderAt     // what is read, as it is stored; nil where it passes but once
	nesting int             // archives around it

	address, contentType string // of a page that was fetched, "" when unknown
}

// fail returns err as the error of the input's record.
func (in *input) fail(record int, err error) *Error {
	return &Error{Input: in.name, Record: record, Err: cause(err)}
}

// open unpacks the layers of an input that its first bytes show.
func (r Reader) open(ctx context.Context, name string, in io.Reader) (*input, error) {
	w := &watched{ctx: ctx, in: in, progress: r.Progress}
	b := bufio.NewReaderSize(w, bufferSize)
	if magic, _ := b.Peek(2); string(magic) == gzipMagic {
		if head, _ := b.Peek(headSize); r.From == "warc" || extension(name) == ".warc" || isPackedWARC(head) {
			return r.newInput(ctx, name, b, in), nil
		}
		z, err := newGunzip(b)
		if err != nil {
			return nil, err
		}
		b = bufio.NewReaderSize(&ratioReader{in: z, packed: func() int64 { return w.n }}, bufferSize)
	}
	head, _ := r.headOf(b)
	if utf16 := utf16Of(head); utf16 != nil {
		b = bufio.NewReaderSize(transform.NewReader(b, utf16.NewDecoder()), bufferSize)
	}
	if mark, _ := b.Peek(len(byteOrderMark)); string(mark) == byteOrderMark {
		b.Discard(len(byteOrderMark))
	}
	return r.newInput(ctx, name, b, in), nil
}

// headOf returns the first bytes of an input, by which it is recognised. Of what is said
// to be JSON Lines it takes those that are there: who waits for the answer to a line
// sends no more.
func (r Reader) headOf(b *bufio.Reader) ([]byte, error) {
	if r.From != "jsonl" {
		return b.Peek(headSize)
	}
	if head, err := b.Peek(1); err != nil {
		return head, err
	}
	return b.Peek(min(b.Buffered(), headSize))
}

// newInput returns the input that b reads, the decoded content of file.
func (r Reader) newInput(ctx context.Context, name string, b *bufio.Reader, file io.Reader) *input {
	limit := min(r.MaxRecord, math.MaxInt-1) // one byte more is read to see it passed
	if limit <= 0 {
		limit = DefaultMaxRecord
	}
	in := &input{Reader: b, ctx: ctx, reader: r, name: name, max: limit}
	if at, ok := file.(io.ReaderAt); ok && !isPipe(file) {
		in.file = watchedAt{ctx, at}
	}
	return in
}

// isPipe reports whether a file, though it says so, cannot be read at any place.
func isPipe(file io.Reader) bool {
	f, ok := file.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err != nil || !info.Mode().IsRegular()
}

// watchedAt is a file that ends with its context.
type watchedAt struct {
	ctx context.Context
	in  io.ReaderAt
}

func (w watchedAt) ReadAt(b []byte, offset int64) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.in.ReadAt(b, offset)
}

// watched is a reader that ends with its context and tells of its progress.
type watched struct {
	ctx      context.Context
	in       io.Reader
	progress func(n int64)
	n        int64 // bytes read
}

func (w *watched) Read(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.in.Read(b)
	w.n += int64(n)
	if w.progress != nil && n > 0 {
		w.progress(int64(n))
	}
	return n, err
}

// gunzip reads gzip data, of one member or several, and says where it breaks off.
type gunzip struct {
	in     *gzip.Reader
	packed *bufio.Reader
	n      int64 // bytes given so far
}

func newGunzip(packed *bufio.Reader) (*gunzip, error) {
	in, err := gzip.NewReader(packed)
	if err != nil {
		return nil, gzipError(err, 0)
	}
	in.Multistream(false)
	return &gunzip{in: in, packed: packed}, nil
}

func (g *gunzip) Read(b []byte) (int, error) {
	for {
		n, err := g.in.Read(b)
		g.n += int64(n)
		switch {
		case err == io.EOF:
			err = g.nextMember()
		case err != nil:
			err = gzipError(err, g.n)
		}
		if n > 0 || err != nil || len(b) == 0 {
			return n, err
		}
	}
}

// nextMember begins the member behind the one that has ended, io.EOF when there is
// none. The zeros that fill the blocks of a tape are none.
func (g *gunzip) nextMember() error {
	if magic, _ := g.packed.Peek(2); string(magic) == gzipMagic {
		if err := g.in.Reset(g.packed); err != nil {
			return gzipError(err, g.n)
		}
		g.in.Multistream(false)
		return nil
	}
	for {
		switch c, err := g.packed.ReadByte(); {
		case err != nil:
			return err
		case c != 0:
			return fmt.Errorf("%d unpacked bytes are followed by something that is not gzip", g.n)
		}
	}
}

// gzipError says what is wrong with gzip data of which n bytes could be unpacked.
// Errors of the file below pass as they are.
func gzipError(err error, n int64) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), err == io.EOF:
		return fmt.Errorf("gzip data cut off after %d unpacked bytes; fetch the file again", n)
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.As(err, &corrupt):
		return fmt.Errorf("gzip data damaged near unpacked byte %d; fetch the file again", n)
	}
	return err
}
