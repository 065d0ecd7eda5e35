package source

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"math"
	"net/http"
	"strconv"
	"strings"

	"stakeout/extract"
)

const (
	warcMagic = "WARC/"
	nextWARC  = "\r\n\r\nWARC/1." // what stands between a block and the next record
	lineEnds  = 4                 // bytes of line ends in it
)

// isWARC reports whether an input begins like a WARC file, packed by record or not.
func isWARC(head []byte, _ string) bool {
	return bytes.HasPrefix(head, []byte(warcMagic)) || bytes.HasPrefix(head, []byte(gzipMagic)) && isPackedWARC(head)
}

// isPackedWARC reports whether gzip data that begins with head holds a WARC file.
func isPackedWARC(head []byte) bool {
	z, err := gzip.NewReader(bytes.NewReader(head))
	if err != nil {
		return false
	}
	begin := make([]byte, len(warcMagic))
	_, err = io.ReadFull(z, begin)
	return err == nil && string(begin) == warcMagic
}

// warcReader reads the records of a WARC file of any size, each packed by itself, all
// packed as one, or plain. Behind a broken one it finds the next.
type warcReader struct {
	counted *countingReader // the file
	again   io.ReaderAt     // the same, for a second look; nil where it passes but once
	file    *bufio.Reader   // the file, buffered
	packed  bool            // its records are packed
	member  *gzip.Reader    // that is being read, kept for the next one
	content *bufio.Reader   // of the member, or the file itself; nil between members
	buffer  *bufio.Reader   // of members' content
	record  *warcRecord     // whose block is not read to its end; nil for none
	n       int             // records begun
	start   int64           // where the last one begins in the file: it, or its member
	exact   bool            // it begins at start, not somewhere in the member there
	lost    bool            // where the next one begins is not known
}

// countingReader counts the bytes that are read.
type countingReader struct {
	in io.Reader
	n  int64
}

func (c *countingReader) Read(b []byte) (int, error) {
	n, err := c.in.Read(b)
	c.n += int64(n)
	return n, err
}

// newWARCReader returns a reader of the records of in; again is the same, nil where it
// cannot be read twice.
func newWARCReader(in io.Reader, again io.ReaderAt) *warcReader {
	w := &warcReader{counted: &countingReader{in: in}, again: again}
	w.file = bufio.NewReaderSize(w.counted, bufferSize)
	w.buffer = bufio.NewReaderSize(nil, bufferSize)
	magic, _ := w.file.Peek(len(gzipMagic))
	w.packed = string(magic) == gzipMagic
	return w
}

// warcError is what is wrong with a record. Behind it the next one can be read.
type warcError struct {
	number int   // of the record, from 1
	offset int64 // where it begins in the file: it, or the gzip member that holds it
	err    error
}

func (e *warcError) Error() string { return fmt.Sprintf("record at byte %d: %v", e.offset, e.err) }

func (e *warcError) Unwrap() error { return e.err }

// fail returns err as that of the last record begun.
func (w *warcReader) fail(err error) error { return &warcError{w.n, w.start, err} }

// next returns the next record, with its block still to be read; io.EOF when there
// are no more. Behind a *warcError there may be.
func (w *warcReader) next() (*warcRecord, error) {
	if err := w.end(); err != nil {
		return nil, err
	}
	if w.lost {
		if err := w.find(); err != nil {
			return nil, err
		}
	}
	if err := w.begin(); err != nil {
		return nil, err
	}
	w.n++
	r := &warcRecord{in: w.content}
	if err := r.readHeader(); err != nil {
		w.lost = true
		return nil, w.fail(w.cause(err))
	}
	w.record = r
	return r, nil
}

// broken returns what is wrong with the record that err ends the reading of: its
// length, or else what it holds.
func (w *warcReader) broken(err error) error {
	if length := w.end(); length != nil {
		return length
	}
	if err == io.EOF {
		err = errors.New("its HTTP header has no end")
	}
	return w.fail(err)
}

// begin goes to the first byte of the next record.
func (w *warcReader) begin() error {
	w.exact = !w.packed
	for {
		if w.content == nil {
			if err := w.open(); err != nil {
				return err
			}
		}
		err := skipLineEnds(w.content)
		if !w.packed {
			w.start = w.counted.n - int64(w.file.Buffered())
		}
		if err == io.EOF && w.packed {
			w.content = nil
			continue
		}
		if err == io.EOF {
			return err
		}
		magic, err := w.content.Peek(len(warcMagic))
		if string(magic) == warcMagic {
			return nil
		}
		w.n++
		w.lost = true
		if err == nil {
			err = fmt.Errorf("no record: it begins with %q", magic)
		}
		return w.fail(w.cause(err))
	}
}

// open goes to the next member of a packed file.
func (w *warcReader) open() error {
	if !w.packed {
		w.content = w.file
		return nil
	}
	if err := skipLineEnds(w.file); err != nil {
		return err
	}
	w.start = w.counted.n - int64(w.file.Buffered())
	w.exact = true
	magic, err := w.file.Peek(len(gzipMagic))
	switch {
	case err != nil || string(magic) != gzipMagic:
		err = gzip.ErrHeader
	case w.member == nil:
		w.member, err = gzip.NewReader(w.file)
	default:
		err = w.member.Reset(w.file)
	}
	if err != nil {
		w.n++
		w.lost = true
		return w.fail(w.cause(err))
	}
	w.member.Multistream(false)
	w.buffer.Reset(w.member)
	w.content = w.buffer
	return nil
}

// skipLineEnds skips the line ends, and the zeros that fill blocks, between records.
func skipLineEnds(b *bufio.Reader) error {
	for {
		switch c, err := b.ReadByte(); {
		case err != nil:
			return err
		case c != '\r' && c != '\n' && c != 0:
			return b.UnreadByte()
		}
	}
}

// cause says what an error in the middle of a record means.
func (w *warcReader) cause(err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case err == io.EOF, errors.Is(err, io.ErrUnexpectedEOF), err == errShort:
		return errors.New("the input ends within it; fetch it again")
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.As(err, &corrupt):
		return errors.New("its gzip data is damaged; fetch the file again")
	}
	return err
}

// errShort says that a block ends before its record's length is reached.
var errShort = errors.New("short block")

// find goes to where the next record may begin, behind one that is broken.
func (w *warcReader) find() error {
	w.lost = false
	if !w.packed {
		return findLine(w.file, warcMagic+"1.")
	}
	if w.content != nil {
		_, err := io.Copy(io.Discard, w.content)
		w.content = nil
		if err == nil {
			return nil
		}
	}
	if w.again != nil { // damaged data may have led past the member's end
		w.counted = &countingReader{in: io.NewSectionReader(w.again, w.start, math.MaxInt64-w.start), n: w.start}
		w.file.Reset(w.counted)
	}
	return findMember(w.file)
}

// findLine goes to the next line that begins so.
func findLine(b *bufio.Reader, begin string) error {
	for {
		switch _, err := b.ReadSlice('\n'); err {
		case nil:
			if head, _ := b.Peek(len(begin)); string(head) == begin {
				return nil
			}
		case bufio.ErrBufferFull:
		default:
			return err
		}
	}
}

// findMember goes to what may be the next gzip member.
func findMember(b *bufio.Reader) error {
	const magic = gzipMagic + "\x08" // deflate
	for {
		if _, err := b.Peek(len(magic)); err != nil {
			return err
		}
		head, _ := b.Peek(b.Buffered())
		switch i := bytes.Index(head[1:], []byte(magic)); {
		case i >= 0:
			b.Discard(i + 1)
			return nil
		default:
			b.Discard(len(head) - len(magic) + 1)
		}
	}
}

// end goes to the end of the record that was being read. An error says that the
// record's length is not what its header says, or that the file is damaged.
func (w *warcReader) end() error {
	r := w.record
	if r == nil {
		return nil
	}
	w.record = nil
	if _, err := io.Copy(io.Discard, r); err != nil {
		if err == errShort && (r.early || w.packed) {
			return w.fail(fmt.Errorf("its Content-Length says %d, but %d bytes follow", r.length, r.length-r.left))
		}
		w.lost = true
		return w.fail(w.cause(err))
	}
	if err := skipLineEnds(w.content); err != nil && err != io.EOF {
		w.lost = true
		return w.fail(w.cause(err))
	}
	if magic, _ := w.content.Peek(len(warcMagic)); len(magic) > 0 && string(magic) != warcMagic {
		w.lost = true
		return w.fail(fmt.Errorf("its Content-Length says %d, but no record begins behind so many bytes", r.length))
	}
	return nil
}

// warcRecord is a record whose block is to be read.
type warcRecord struct {
	header fields
	length int64 // of the block, as the header says
	left   int64 // bytes of the block to be read
	early  bool  // the next record begins before the block ends
	in     *bufio.Reader
}

// readHeader reads the record's header.
func (r *warcRecord) readHeader() error {
	if _, err := readLine(r.in, maxHeader); err != nil {
		return err
	}
	header, err := readFields(r.in)
	if err != nil {
		return err
	}
	r.header = header
	r.length, err = strconv.ParseInt(header["content-length"], 10, 64)
	if err != nil || r.length < 0 {
		return fmt.Errorf("no record: its Content-Length is %q", header["content-length"])
	}
	r.left = r.length
	return nil
}

// url returns the address that the record is of. Some writers put it in brackets.
func (r *warcRecord) url() string {
	return strings.Trim(r.header["warc-target-uri"], "<>")
}

// Read reads the block. It ends early, with errShort, where the file does or where the
// next record begins.
func (r *warcRecord) Read(b []byte) (int, error) {
	if r.left == 0 {
		return 0, io.EOF
	}
	wanted := min(int(min(r.left, int64(len(b))))+len(nextWARC), bufferSize)
	part, err := r.in.Peek(wanted)
	i := bytes.Index(part, []byte(nextWARC))
	switch inside := int64(i)+lineEnds < r.left; { // some writers leave the line ends out
	case i >= 0 && inside:
		part, err = part[:i], io.EOF
		r.early = i == 0
	case len(part) == wanted:
		part = part[:wanted-len(nextWARC)]
	}
	part = part[:min(int64(len(part)), r.left)]
	switch n := copy(b, part); {
	case n > 0:
		r.in.Discard(n)
		r.left -= int64(n)
		return n, nil
	case err == io.EOF:
		return 0, errShort
	default:
		return 0, err
	}
}

// warcPosts reads the posts of the pages in a WARC file.
func warcPosts(in *input, yield func(extract.Post, error) bool) {
	a := warcArchive{in: in, reader: newWARCReader(in.Reader, in.file), seed: maphash.MakeSeed(), offsets: map[uint64]int64{}}
	for {
		r, err := a.reader.next()
		if err == io.EOF {
			break
		}
		var posts []extract.Post
		if err == nil {
			posts, err = a.posts(r)
		}
		for _, p := range posts {
			p.Origin.Record = a.reader.n
			if !yield(p, nil) {
				return
			}
		}
		broken, goesOn := errors.AsType[*warcError](err)
		if goesOn {
			err = in.fail(broken.number, broken)
		} else if err != nil {
			err = in.fail(a.reader.n, err)
		}
		if err != nil && (!yield(extract.Post{}, err) || !goesOn) {
			return
		}
	}
	if left := a.passedOver(); left != "" {
		yield(extract.Post{}, &Notice{in.name, left})
	}
}

// warcArchive is a WARC file whose pages are read.
type warcArchive struct {
	in      *input
	reader  *warcReader
	buffer  bufio.Reader     // of blocks
	seed    maphash.Seed     // of the keys of offsets
	offsets map[uint64]int64 // of pages, by what revisits call them

	foreign, refused, unresolved int // records passed over: no pages, no success, no original
}

// maxOffsets is the number of keys that are kept for revisits.
const maxOffsets = 3 << 20

// passedOver says what was not read, "" when there was nothing of note.
func (a *warcArchive) passedOver() string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{
		{a.foreign, "that are no pages"},
		{a.refused, "of redirects and errors"},
		{a.unresolved, "that point to one which cannot be read here"},
	} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	if parts == nil {
		return ""
	}
	return "records passed over: " + strings.Join(parts, ", ")
}

// posts reads the posts of a record; none of one that holds no page.
func (a *warcArchive) posts(r *warcRecord) ([]extract.Post, error) {
	offset, exact := a.reader.start, a.reader.exact
	page, err := a.page(a.reader, r)
	if err != nil || page == nil {
		return nil, err
	}
	if exact && r.header["warc-type"] != "revisit" {
		a.remember(r, offset)
	}
	posts, err := page.posts(r.url())
	if err != nil {
		return nil, a.reader.fail(err)
	}
	retrieved, _ := extract.ParseDate(r.header["warc-date"])
	for i := range posts {
		posts[i].Origin.Retrieved = retrieved.String()
	}
	return posts, nil
}

// payload is what a record holds.
type payload struct {
	contentType string
	body        []byte
}

// posts reads the posts of a page, or of the text that one was converted to.
func (p *payload) posts(address string) ([]extract.Post, error) {
	if mediaType(p.contentType) != "text/plain" {
		return readHTML(p.body, address, p.contentType)
	}
	posts := splitText(string(toUTF8(p.body)))
	if len(posts) == 1 && posts[0].URL == "" {
		posts[0].URL = address
	}
	return posts, nil
}

// page returns the page that a record holds, nil for none.
func (a *warcArchive) page(w *warcReader, r *warcRecord) (*payload, error) {
	kind := r.header["warc-type"]
	if kind != "response" && kind != "resource" && kind != "conversion" && kind != "revisit" {
		return nil, nil // it tells of the others
	}
	a.buffer.Reset(r)
	header := fields{"content-type": r.header["content-type"]}
	if mediaType(header["content-type"]) == "application/http" && r.length > 0 {
		status, err := readStatus(&a.buffer)
		if err == nil {
			header, err = readFields(&a.buffer)
		}
		if err != nil {
			return nil, w.broken(err)
		}
		if isRefusal := status < 200 || status > 299; isRefusal && (kind != "revisit" || status != http.StatusNotModified) {
			a.refused++
			return nil, nil
		}
	}
	if kind == "revisit" {
		return a.original(r, header)
	}
	head, _ := a.buffer.Peek(headSize)
	isText := kind == "conversion" && mediaType(header["content-type"]) == "text/plain"
	if !isText && !isPage(header["content-type"], head) {
		a.foreign++
		return nil, nil
	}
	return a.payload(w, header)
}

// payload reads what stands behind the headers of a record.
func (a *warcArchive) payload(w *warcReader, header fields) (*payload, error) {
	body, err := io.ReadAll(io.LimitReader(&a.buffer, int64(a.in.max)+1))
	if err == nil && len(body) > a.in.max {
		return nil, w.fail(tooLarge{"page", a.in.max})
	}
	if err := w.end(); err != nil {
		return nil, err
	}
	if err == nil {
		body, err = decodeBody(body, header, a.in.max)
	}
	if err != nil {
		return nil, w.fail(err)
	}
	return &payload{header["content-type"], body}, nil
}

// original returns the page that a revisit says was the same again: that of an
// earlier record of this file.
func (a *warcArchive) original(r *warcRecord, header fields) (*payload, error) {
	if t := header["content-type"]; t != "" && t != r.header["content-type"] && !isPage(t, nil) {
		a.foreign++
		return nil, nil
	}
	for _, key := range []string{"warc-refers-to", "warc-payload-digest", "warc-refers-to-target-uri"} {
		offset, ok := a.offsets[a.key(strings.TrimPrefix(key, "warc-refers-to-"), r.header[key])]
		if !ok || a.in.file == nil {
			continue
		}
		w := newWARCReader(io.NewSectionReader(a.in.file, offset, math.MaxInt64-offset), nil)
		if earlier, err := w.next(); err == nil && earlier.header["warc-type"] != "revisit" {
			if page, err := a.page(w, earlier); err == nil && page != nil {
				return page, nil
			}
		}
	}
	a.unresolved++
	return nil, nil
}

// remember keeps where a page is for the revisits of it.
func (a *warcArchive) remember(r *warcRecord, offset int64) {
	if len(a.offsets) >= maxOffsets {
		return
	}
	a.offsets[a.key("warc-refers-to", r.header["warc-record-id"])] = offset
	a.offsets[a.key("warc-payload-digest", r.header["warc-payload-digest"])] = offset
	a.offsets[a.key("target-uri", r.url())] = offset
}

// key returns the key under which a page's offset is kept.
func (a *warcArchive) key(name, value string) uint64 {
	return maphash.String(a.seed, name+" "+strings.Trim(value, "<>"))
}
