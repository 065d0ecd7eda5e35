package source

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"

	"stakeout/extract"
)

// The signatures in a zip file.
const (
	zipLocal      = "PK\x03\x04" // stands before each member
	zipDescriptor = "PK\x07\x08" // stands behind one whose size was not known before
	zipCentral    = "PK\x01\x02" // begins the list of the members
	zipEnd        = "PK\x05\x06" // ends it
)

// isZip reports whether an input begins like a zip file that is not the document of
// an office suite.
func isZip(head []byte, _ string) bool {
	k, ok := binaryKindOf(head)
	return ok && k.name == "application/zip"
}

// zipPosts reads the posts of the files in a zip file, in their order there. They are
// found by what stands before each, not by the list at the end, so that a stream, or a
// file that breaks off, is read as well.
func zipPosts(in *input, yield func(extract.Post, error) bool) {
	z := newZipReader(in.Reader)
	count := passedOver{yield: yield}
	for m, err := z.next(); err != io.EOF; m, err = z.next() {
		if err != nil {
			yield(extract.Post{}, in.fail(z.n, err))
			return
		}
		if !in.readMember(z.n, m.name, m.open, count.pass) {
			return
		}
	}
	count.end(in.name)
}

// zipReader reads the members of a zip file one behind the other.
type zipReader struct {
	counted *countingReader
	in      *bufio.Reader
	member  *zipMember // the last one, nil before the first
	n       int        // members begun
}

func newZipReader(in io.Reader) *zipReader {
	z := &zipReader{counted: &countingReader{in: in}}
	z.in = bufio.NewReaderSize(z.counted, bufferSize)
	return z
}

// offset returns how many bytes have been read.
func (z *zipReader) offset() int64 { return z.counted.n - int64(z.in.Buffered()) }

var (
	errZipEnds  = errors.New("the input ends before the zip file does; fetch it again")
	errZipPlace = errors.New("damaged zip file: nothing begins where a member should; fetch it again")
)

// next returns the next member, io.EOF when the list of them begins.
func (z *zipReader) next() (*zipMember, error) {
	if z.member != nil {
		if err := z.member.skip(); err != nil {
			return nil, z.cause(err)
		}
	}
	z.n++
	switch magic, err := z.in.Peek(len(zipLocal)); {
	case err != nil:
		return nil, z.cause(err)
	case string(magic) == zipCentral || string(magic) == zipEnd:
		return nil, io.EOF
	case string(magic) != zipLocal:
		return nil, errZipPlace
	}
	var err error
	z.member, err = z.readHeader()
	return z.member, z.cause(err)
}

// cause says what an end of the input means.
func (z *zipReader) cause(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return errZipEnds
	}
	return err
}

// zipHeader is what stands before the name of a member.
type zipHeader struct {
	Magic          uint32
	Version, Flags uint16
	Method         uint16
	Time, Date     uint16
	CRC            uint32
	Packed, Size   uint32
	Name, Extra    uint16
}

// The flags of a member.
const (
	zipEncrypted = 1 << 0
	zipStreamed  = 1 << 3 // sizes may stand behind it
)

// readHeader reads what stands before a member.
func (z *zipReader) readHeader() (*zipMember, error) {
	var h zipHeader
	if err := binary.Read(z.in, binary.LittleEndian, &h); err != nil {
		return nil, err
	}
	rest := make([]byte, int(h.Name)+int(h.Extra))
	if _, err := io.ReadFull(z.in, rest); err != nil {
		return nil, err
	}
	m := &zipMember{zip: z, header: h, name: string(toUTF8(rest[:h.Name])), left: int64(h.Packed), start: z.offset()}
	if h.Packed == math.MaxUint32 {
		m.left = zip64Packed(rest[h.Name:])
	}
	m.unknown = h.Flags&zipStreamed != 0 && m.left == 0
	return m, nil
}

// zip64Packed returns the packed size that the extra fields of a large member give.
func zip64Packed(extra []byte) int64 {
	const zip64, sizes = 1, 16
	for len(extra) >= 4 {
		id, n := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		extra = extra[4:]
		if id == zip64 && n >= sizes && len(extra) >= sizes {
			return int64(binary.LittleEndian.Uint64(extra[8:]))
		}
		extra = extra[min(n, len(extra)):]
	}
	return 0
}

// zipMember is a file in a zip file.
type zipMember struct {
	zip     *zipReader
	header  zipHeader
	name    string
	start   int64 // where it begins in the zip file
	left    int64 // packed bytes to be read, where that is known
	unknown bool  // it is not: a descriptor follows

	unpacked io.Reader // nil before open
	checksum uint32    // of what was unpacked
	n        int64     // bytes unpacked
	err      error     // why there is no more of it
}

// open returns the member's content. Its reader says at the end whether it is whole.
func (m *zipMember) open() (io.Reader, error) {
	const stored, deflated = 0, 8
	var packed io.Reader = (*zipPacked)(m)
	switch {
	case m.header.Flags&zipEncrypted != 0:
		return nil, errors.New("encrypted; unpack it with its password and name the file")
	case m.header.Method == deflated && m.unknown:
		m.unpacked = flate.NewReader(m.zip.in) // it ends by itself
	case m.header.Method == deflated:
		m.unpacked = flate.NewReader(packed)
	case m.header.Method == stored:
		m.unpacked = packed
	default:
		return nil, fmt.Errorf("packed by the method %d of zip, which is not read; unpack it and name the file", m.header.Method)
	}
	return &ratioReader{in: m, packed: func() int64 { return m.zip.offset() - m.start }}, nil
}

// Read unpacks the member.
func (m *zipMember) Read(b []byte) (int, error) {
	if m.err != nil {
		return 0, m.err
	}
	n, err := m.unpacked.Read(b)
	m.checksum = crc32.Update(m.checksum, crc32.IEEETable, b[:n])
	m.n += int64(n)
	if _, corrupt := errors.AsType[flate.CorruptInputError](err); corrupt {
		err = m.damaged()
	}
	if err == io.EOF {
		err = m.end()
	} else {
		err = m.zip.cause(err)
	}
	m.err = err
	return n, err
}

func (m *zipMember) damaged() error {
	return fmt.Errorf("zip data damaged near unpacked byte %d; fetch the file again", m.n)
}

// end compares the checksum of the whole member, io.EOF when it is right.
func (m *zipMember) end() error {
	want := m.header.CRC
	if m.unknown {
		descriptor, err := m.descriptor()
		if err != nil {
			return m.zip.cause(err)
		}
		want = descriptor
	}
	if m.checksum != want {
		return m.damaged()
	}
	return io.EOF
}

// descriptor reads what stands behind a member whose size was not known before it,
// and returns the checksum in it. The signature may be missing, the sizes have 4 or 8
// bytes.
func (m *zipMember) descriptor() (uint32, error) {
	if magic, _ := m.zip.in.Peek(len(zipDescriptor)); string(magic) == zipDescriptor {
		m.zip.in.Discard(len(zipDescriptor))
	}
	const narrow, wide = 4 + 2*4, 4 + 2*8
	d, err := m.zip.in.Peek(wide)
	if len(d) < narrow {
		return 0, err
	}
	checksum := binary.LittleEndian.Uint32(d)
	size := narrow
	if len(d) == wide && binary.LittleEndian.Uint64(d[12:]) == uint64(m.n) && binary.LittleEndian.Uint32(d[8:]) != uint32(m.n) {
		size = wide
	}
	m.zip.in.Discard(size)
	return checksum, nil
}

// skip goes to the end of the member.
func (m *zipMember) skip() error {
	switch {
	case m.unknown && m.err == io.EOF:
		return nil
	case m.unknown:
		return m.find()
	}
	if _, err := io.Copy(io.Discard, (*zipPacked)(m)); err != nil {
		return err
	}
	if magic, _ := m.zip.in.Peek(len(zipDescriptor)); string(magic) == zipDescriptor {
		_, err := m.descriptor()
		return err
	}
	return nil
}

// find goes to what may be the next member, behind one that has no size and was not
// read to its end.
func (m *zipMember) find() error {
	for {
		if _, err := m.zip.in.Peek(len(zipLocal)); err != nil {
			return err
		}
		head, _ := m.zip.in.Peek(m.zip.in.Buffered())
		for i := range head[:len(head)-len(zipLocal)+1] {
			if at := head[i : i+len(zipLocal)]; string(at) == zipLocal || string(at) == zipCentral {
				m.zip.in.Discard(i)
				return nil
			}
		}
		m.zip.in.Discard(len(head) - len(zipLocal) + 1)
	}
}

// zipPacked reads the packed bytes of a member.
type zipPacked zipMember

func (p *zipPacked) Read(b []byte) (int, error) {
	if p.unknown {
		return p.readStored(b)
	}
	if p.left == 0 {
		return 0, io.EOF
	}
	n, err := p.zip.in.Read(b[:min(int64(len(b)), p.left)])
	p.left -= int64(n)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// readStored reads a member that is not packed and whose size stands behind it: up to
// a descriptor that fits.
func (p *zipPacked) readStored(b []byte) (int, error) {
	const ahead = 4 << 10
	const size = len(zipDescriptor) + 3*4
	part, _ := p.zip.in.Peek(ahead)
	if len(part) < size {
		return 0, io.ErrUnexpectedEOF
	}
	end := bytes.Index(part, []byte(zipDescriptor))
	switch {
	case end == 0 && binary.LittleEndian.Uint32(part[4:]) == p.checksum && binary.LittleEndian.Uint32(part[8:]) == uint32(p.n):
		return 0, io.EOF
	case end == 0:
		end = 1
	case end < 0:
		end = len(part) - size + 1
	}
	n := copy(b, part[:end])
	p.zip.in.Discard(n)
	return n, nil
}
