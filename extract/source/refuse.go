package source

import (
	"bytes"
	"errors"
	"net/http"
	"slices"
	"strings"
)

// binaryKind is a kind of file that is not text and is known by its first bytes.
type binaryKind struct {
	name  string // as the user is told
	at    int    // the offset of magic
	magic string
	holds string // must follow somewhere near, too
	cure  string // how to get at its text, "" where it has none
}

const (
	saveOffice = "save it as text, or use pandoc -t plain"
	unpack     = "unpack it first"
)

// binaryKinds are tried in order. Images, sound and films are known to net/http.
var binaryKinds = []binaryKind{
	{"application/pdf", 0, "%PDF-", "", "turn it into text first, with pdftotext"},
	{"application/postscript", 0, "%!PS", "", "turn it into text first, with ps2ascii"},
	{"application/rtf", 0, "{\\rtf", "", saveOffice},
	{"a Word document", 0, "PK\x03\x04", "word/", saveOffice},
	{"an Excel workbook", 0, "PK\x03\x04", "xl/", "save it as CSV or text"},
	{"a PowerPoint presentation", 0, "PK\x03\x04", "ppt/", "save it as text"},
	{"an OpenDocument file", 0, "PK\x03\x04", "application/vnd.oasis.opendocument", saveOffice},
	{"an e-book", 0, "PK\x03\x04", "application/epub+zip", "turn it into text first, with pandoc -t plain"},
	{"application/zip", 0, "PK\x03\x04", "", unpack},
	{"application/zip", 0, "PK\x05\x06", "", unpack},
	{"an old Office document", 0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "", "save it as text"},
	{"application/gzip", 0, gzipMagic, "", "it is packed twice: unpack it once"},
	{"application/x-bzip2", 0, "BZh", "\x31\x41\x59\x26\x53\x59", "unpack it first, with bunzip2"},
	{"application/x-xz", 0, "\xfd7zXZ\x00", "", "unpack it first, with unxz"},
	{"application/zstd", 0, "\x28\xb5\x2f\xfd", "", "unpack it first, with unzstd"},
	{"application/x-7z-compressed", 0, "7z\xbc\xaf\x27\x1c", "", unpack},
	{"application/x-tar", 257, "ustar", "", unpack},
	{"an ARC file", 0, "filedesc://", "", "turn it into WARC first, with warcio recompress"},
	{"an SQLite database", 0, "SQLite format 3\x00", "", ""},
	{"a Parquet file", 0, "PAR1", "\x00", ""},
	{"a program", 0, "\x7fELF", "", ""},
	{"a program", 0, "MZ", "\x00", ""},
}

func (k binaryKind) match(head []byte) bool {
	return len(head) > k.at && bytes.HasPrefix(head[k.at:], []byte(k.magic)) && bytes.Contains(head, []byte(k.holds))
}

// binaryKindOf returns the kind of file that begins with head, false for none of them.
func binaryKindOf(head []byte) (binaryKind, bool) {
	i := slices.IndexFunc(binaryKinds, func(k binaryKind) bool { return k.match(head) })
	if i < 0 {
		return binaryKind{}, false
	}
	return binaryKinds[i], true
}

// refuseBinary returns an error that names the kind of an input that is not text,
// nil for text.
func refuseBinary(head []byte) error {
	if k, ok := binaryKindOf(head); ok {
		return notText(k.name, k.cure)
	}
	if !isBinary(head) {
		return nil
	}
	if name := http.DetectContentType(head); !strings.HasPrefix(name, "text/") && name != "application/octet-stream" {
		return notText(name, "")
	}
	return notText("binary data", "")
}

func notText(name, cure string) error {
	if cure != "" {
		name += "; " + cure
	}
	return errors.New("not text: looks like " + name)
}

// maxControls is the share of control characters, one in so many bytes, that a text
// may have besides a single one. Noise has one in ten; a stray one is no reason to
// refuse a text.
const maxControls = 32

// isBinary reports whether head holds a zero byte, or more control characters than
// text has.
func isBinary(head []byte) bool {
	controls := 0
	for _, c := range head {
		switch {
		case c == 0:
			return true
		case c < ' ' && !isTextControl(c), c == 0x7F:
			controls++
		}
	}
	return controls > 1+len(head)/maxControls
}

// isTextControl reports whether text may hold a control character: blanks, line and
// page ends, and the backspaces and escapes of terminals.
func isTextControl(c byte) bool {
	return '\b' <= c && c <= '\r' || c == '\x1b'
}

// refuseMarkup returns an error for an input that is XML but nothing that is read; nil
// for others.
func refuseMarkup(head []byte, ext string) error {
	if head = skipProlog(head); ext == ".xml" || bytes.HasPrefix(head, []byte("<?xml")) {
		return errors.New("XML that is no feed, export or page; save it as text")
	}
	return nil
}

// skipProlog skips blanks, comments and an XML declaration that HTML stands behind.
func skipProlog(head []byte) []byte {
	for {
		head = bytes.TrimLeft(head, " \t\r\n\f")
		end := ""
		switch {
		case bytes.HasPrefix(head, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte("<html")):
			end = "?>"
		default:
			return head
		}
		_, rest, ok := bytes.Cut(head, []byte(end))
		if !ok {
			return nil
		}
		head = rest
	}
}

// fragmentTags begin a piece of HTML that has no <html>.
var fragmentTags = []string{"<p", "<div", "<article", "<section", "<main", "<header", "<table", "<ul", "<ol", "<h1", "<h2", "<h3", "<title", "<meta", "<script", "<style", "<link", "<nav", "<span", "<a ", "<img", "<iframe", "<blockquote", "<body"}

// isFragment reports whether head is a piece of HTML: it begins with a tag, and
// tags are closed in it again and again. A text that mentions tags is none.
func isFragment(head []byte) bool {
	const closed = 3
	return slices.ContainsFunc(fragmentTags, func(tag string) bool { return bytes.HasPrefix(head, []byte(tag)) }) &&
		bytes.Count(head, []byte("</")) >= closed
}
