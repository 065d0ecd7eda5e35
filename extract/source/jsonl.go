package source

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"

	"stakeout/extract"
)

var jsonlExts = []string{".jsonl", ".ndjson"}

// isJSONL reports whether an input begins with a JSON object that ends on its line.
func isJSONL(head []byte, ext string) bool {
	head = bytes.TrimLeft(head, " \t\r\n")
	if !isObject(head) {
		return false
	}
	line, _, ended := bytes.Cut(head, []byte("\n"))
	line = bytes.TrimRight(line, " \t\r")
	if goesOn := ended && bytes.IndexByte([]byte("{[,"), line[len(line)-1]) >= 0; !goesOn {
		return true
	}
	return len(line) > 1 && slices.Contains(jsonlExts, ext) // its first line is broken
}

// isObject reports whether text begins like a JSON object: a key or the end must
// follow the brace.
func isObject(text []byte) bool {
	rest, ok := bytes.CutPrefix(text, []byte("{"))
	rest = bytes.TrimLeft(rest, " \t\r\n")
	return ok && len(rest) > 0 && (rest[0] == '"' || rest[0] == '}')
}

// jsonlPosts reads JSONL: a post a line.
func jsonlPosts(in *input, yield func(extract.Post, error) bool) {
	l := lines{in: in.Reader, max: in.max}
	recordPosts(in, l.next, yield)
}

// recordPosts reads posts from the JSON objects that next gives with their number,
// until it gives no more. An object that is broken or too large is reported, and
// those behind it are read.
func recordPosts(in *input, next func() (object []byte, record int, err error), yield func(extract.Post, error) bool) {
	objectPosts(in, next, postOf, yield)
}

// objectPosts reads posts from the JSON objects that next gives, as recordPosts does;
// read reads one.
func objectPosts(in *input, next func() ([]byte, int, error), read func(object []byte) (extract.Post, error), yield func(extract.Post, error) bool) {
	eachRecord(next, func(object []byte, record int, err error) bool {
		var p extract.Post
		if err == nil {
			p, err = read(object)
		}
		if err == errNoPost {
			return true
		}
		p.Origin.Record = record
		if err != nil {
			p, err = extract.Post{}, in.fail(record, err)
		}
		return yield(p, err)
	})
}

// eachRecord yields the objects that next gives, until it gives no more. Behind an
// object that is too large it goes on, behind any other error it does not.
func eachRecord(next func() (object []byte, record int, err error), yield func(object []byte, record int, err error) bool) {
	for {
		object, record, err := next()
		if err == io.EOF {
			return
		}
		_, skipped := errors.AsType[tooLarge](err)
		if !yield(object, record, err) || err != nil && !skipped {
			return
		}
	}
}

// errNoPost says of a record that it is whole, but no post: a comment, a draft.
var errNoPost = errors.New("no post")

// lines reads an input by line.
type lines struct {
	in  *bufio.Reader
	max int    // bytes that a line may have
	n   int    // lines read
	buf []byte // a line that the reader's buffer does not hold
	err error  // why there is no further line
}

// next returns the next line that is not blank, and its number. The line lives
// until the next call.
func (l *lines) next() ([]byte, int, error) {
	for {
		line, err := l.line()
		line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte(byteOrderMark)))
		if len(line) > 0 || err != nil {
			return line, l.n, err
		}
	}
}

// line returns the next line. The bytes of one that is too long are not kept.
func (l *lines) line() ([]byte, error) {
	if l.err != nil {
		return nil, l.err
	}
	l.n++
	l.buf = l.buf[:0]
	for size := 0; ; {
		part, err := l.in.ReadSlice('\n')
		size += len(part)
		if err == bufio.ErrBufferFull {
			if size <= l.max {
				l.buf = append(l.buf, part...)
			}
			continue
		}
		l.err = err
		switch {
		case err != nil && (err != io.EOF || size == 0):
			return nil, err
		case size > l.max && size-len(lineEnd(part)) > l.max:
			return nil, tooLarge{"line", l.max}
		case size == len(part):
			return part, nil
		}
		l.buf = append(l.buf, part...)
		return l.buf, nil
	}
}

// lineEnd returns the line feed, and the carriage return before it, that end b.
func lineEnd(b []byte) []byte {
	return b[len(bytes.TrimRight(b, "\r\n")):]
}
