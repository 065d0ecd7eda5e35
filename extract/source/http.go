package source

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// maxHeader is the number of bytes that the header of a record or a message may have.
const maxHeader = 64 << 10

// fields are the header fields of a WARC record or an HTTP message, by their name in
// lower case; the first one of a name counts.
type fields map[string]string

// readFields reads header fields up to the empty line behind them, with more patience
// for what servers send than net/http has: lines without a colon are passed over.
func readFields(b *bufio.Reader) (fields, error) {
	f := fields{}
	last := ""
	for size := 0; ; {
		line, err := readLine(b, maxHeader-size)
		if err != nil {
			return f, err
		}
		size += len(line) + 1
		if line == "" {
			return f, nil
		}
		name, value, ok := strings.Cut(line, ":")
		switch {
		case line[0] == ' ' || line[0] == '\t':
			f[last] += " " + strings.TrimSpace(line)
		case ok:
			last = strings.ToLower(strings.TrimSpace(name))
			if _, known := f[last]; !known {
				f[last] = strings.TrimSpace(value)
			}
		}
	}
}

// readLine reads a line of a header of at most limit bytes, without its end.
func readLine(b *bufio.Reader, limit int) (string, error) {
	var line []byte
	for {
		part, err := b.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case len(line) > limit:
			return "", fmt.Errorf("header of more than %s", byteSize(maxHeader))
		case err == nil:
			return strings.TrimRight(string(line), "\r\n"), nil
		case err != bufio.ErrBufferFull:
			return "", err
		}
	}
}

// readStatus reads the status line of an HTTP response and returns its code.
func readStatus(b *bufio.Reader) (int, error) {
	line, err := readLine(b, maxHeader)
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(line, " ")
	code, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	status, err := strconv.Atoi(code)
	if err != nil || !strings.HasPrefix(strings.ToUpper(line), "HTTP/") {
		return 0, fmt.Errorf("no HTTP response: it begins with %q", line[:min(len(line), 40)])
	}
	return status, nil
}

// mediaType returns the type that a Content-Type names, in lower case.
func mediaType(contentType string) string {
	if t, _, err := mime.ParseMediaType(contentType); err == nil {
		return t
	}
	t, _, _ := strings.Cut(contentType, ";")
	return strings.ToLower(strings.TrimSpace(t))
}

// isPage reports whether a payload that begins with head is a page in HTML. Where the
// server does not say, or says no more than that there are bytes, the bytes do.
func isPage(contentType string, head []byte) bool {
	switch mediaType(contentType) {
	case "text/html", "application/xhtml+xml":
		return true
	case "", "application/octet-stream", "unk", "unknown/unknown":
		return isHTML(head, "") || strings.HasPrefix(http.DetectContentType(head), "text/html")
	}
	return false
}

// decodeBody takes away the codings in which an HTTP message was sent, of which many
// a writer of archives has taken away some and left their names in the header. The
// decoded body has at most max bytes.
func decodeBody(body []byte, header fields, max int) ([]byte, error) {
	if strings.Contains(strings.ToLower(header["transfer-encoding"]), "chunked") {
		var err error
		if body, err = dechunk(body); err != nil {
			return nil, err
		}
	}
	codings := strings.Split(strings.ToLower(header["content-encoding"]), ",")
	for _, coding := range slices.Backward(codings) {
		unpacked, err := unpackBody(body, strings.TrimSpace(coding))
		if err != nil {
			return nil, err
		}
		if unpacked == nil {
			continue
		}
		if body, err = io.ReadAll(io.LimitReader(unpacked, int64(max)+1)); err != nil {
			return nil, fmt.Errorf("payload in %s that breaks off or is damaged after %d unpacked bytes", strings.TrimSpace(coding), len(body))
		}
		if len(body) > max {
			return nil, tooLarge{"page", max}
		}
	}
	return body, nil
}

// unpackBody returns a reader of what a coding has packed; nil where nothing is
// packed.
func unpackBody(body []byte, coding string) (io.Reader, error) {
	in := bytes.NewReader(body)
	switch coding {
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(body, []byte(gzipMagic)) {
			return nil, nil
		}
		return gzip.NewReader(in)
	case "deflate":
		if len(body) > 1 && body[0]&0x0F == 8 && (int(body[0])<<8|int(body[1]))%31 == 0 {
			return zlib.NewReader(in)
		}
		if isHTML(body[:min(len(body), headSize)], "") {
			return nil, nil
		}
		return flate.NewReader(in), nil
	case "br":
		if isHTML(body[:min(len(body), headSize)], "") {
			return nil, nil
		}
		return brotli.NewReader(in), nil
	case "zstd":
		if !bytes.HasPrefix(body, []byte("\x28\xb5\x2f\xfd")) {
			return nil, nil
		}
		return zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true))
	case "", "identity", "none", "utf-8", "binary":
		return nil, nil
	}
	return nil, fmt.Errorf("payload in the coding %q, which is not known", coding)
}

var errChunk = errors.New("chunked payload that breaks off or is damaged")

// dechunk joins the chunks of a body. A body that does not begin with one is whole
// already.
func dechunk(body []byte) ([]byte, error) {
	var out []byte
	for rest := body; ; {
		line, data, ok := bytes.Cut(rest, []byte("\n"))
		digits, _, _ := bytes.Cut(bytes.TrimSpace(line), []byte(";"))
		size, err := strconv.ParseUint(string(bytes.TrimSpace(digits)), 16, 31)
		switch {
		case err != nil && out == nil || !ok && out == nil:
			return body, nil
		case len(rest) == 0:
			return out, nil // the last chunk is missing, as it often is
		case err != nil || int(size) > len(data):
			return nil, errChunk
		case size == 0:
			return out, nil
		}
		out = append(out, data[:size]...)
		rest = bytes.TrimPrefix(bytes.TrimPrefix(data[size:], []byte("\r")), []byte("\n"))
	}
}
