package source

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"stakeout/extract"
)

// isJSON reports whether an input begins with a JSON object or an array of them.
func isJSON(head []byte, _ string) bool {
	head = bytes.TrimLeft(head, " \t\r\n")
	if array, ok := bytes.CutPrefix(head, []byte("[")); ok {
		array = bytes.TrimLeft(array, " \t\r\n")
		return isObject(array) || len(array) > 0 && array[0] == ']' && len(bytes.TrimSpace(array[1:])) == 0
	}
	return isObject(head)
}

// jsonPosts reads posts from a JSON array, or from objects that stand one behind
// the other.
func jsonPosts(in *input, yield func(extract.Post, error) bool) {
	e := elements{in: in.Reader, max: in.max}
	recordPosts(in, e.next, yield)
}

// elements cuts an array, or a run of values, into its elements, so that one which
// is broken or too large costs only itself.
type elements struct {
	in       *bufio.Reader
	max      int    // bytes that an element may have
	n        int    // elements read
	open     int    // arrays that are open around the next element
	inObject bool   // the array is a part of an object: the elements end with it
	buf      []byte // the element
	err      error  // why there is no further element
}

// next returns the next element and its number. The element lives until the next call.
func (e *elements) next() ([]byte, int, error) {
	if e.err == nil {
		e.err = e.skipToElement()
	}
	if e.err != nil {
		return nil, e.n + 1, e.err
	}
	e.n++
	e.buf = e.buf[:0]
	size := 0
	for s := (element{}); !s.done; {
		chunk, err := e.peek()
		if err == io.EOF && s.depth == 0 && !s.quoted {
			break
		}
		if err != nil {
			e.err = cutOff(err)
			return nil, e.n, e.err
		}
		n := s.scan(chunk)
		if size += n; size <= e.max {
			e.buf = append(e.buf, chunk[:n]...)
		}
		e.in.Discard(n)
	}
	if size > e.max {
		return nil, e.n, tooLarge{"record", e.max}
	}
	return e.buf, e.n, nil
}

// skipToElement skips what stands between elements: blanks, commas, and the
// brackets of the arrays around them.
func (e *elements) skipToElement() error {
	for {
		c, err := e.in.ReadByte()
		switch {
		case err == io.EOF && e.open == 0:
			return err
		case err != nil:
			return cutOff(err)
		case c == '[':
			e.open++
		case c == ']' && e.open > 0:
			if e.open--; e.open == 0 && e.inObject {
				return io.EOF
			}
		case c != ',' && !isBlank(c):
			return e.in.UnreadByte()
		}
	}
}

// peek returns bytes that are at hand, at least one.
func (e *elements) peek() ([]byte, error) {
	if _, err := e.in.Peek(1); err != nil {
		return nil, err
	}
	return e.in.Peek(e.in.Buffered())
}

// cutOff names an end of the input that comes too early.
func cutOff(err error) error {
	if err == io.EOF {
		return errors.New("the input ends before the JSON does")
	}
	return err
}

// element finds the end of a JSON value.
type element struct {
	depth                        int // objects and arrays that are open
	begun, quoted, escaped, done bool
}

// scan returns how many of the bytes that come next belong to the value.
func (e *element) scan(b []byte) int {
	for i, c := range b {
		switch {
		case e.escaped:
			e.escaped = false
		case e.quoted:
			e.escaped, e.quoted = c == '\\', c != '"'
		case e.begun && e.depth == 0 && (c == ',' || c == ']' || isBlank(c)):
			e.done = true
			return i
		case c == '"':
			e.quoted = true
		case c == '{' || c == '[':
			e.depth++
		case c == '}' || c == ']':
			e.depth--
			e.done = e.depth <= 0
		}
		if e.begun = true; e.done {
			return i + 1
		}
	}
	return len(b)
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
