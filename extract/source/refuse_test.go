package source

import (
	"math/rand/v2"
	"testing"
)

func TestBinaryIsRefused(t *testing.T) {
	noise := make([]byte, 4096)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(1 + random.IntN(255)) // no zero byte gives it away
	}
	for in, want := range map[string]string{
		"\xff\xd8\xff\xe0\x00\x10JFIF":                                 "image/jpeg",
		"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR":                          "image/png",
		"GIF89a\x01\x00\x01\x00":                                       "image/gif",
		"RIFF\x24\x00\x00\x00WAVEfmt ":                                 "audio/wave",
		"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom":             "video/mp4",
		"%PDF-1.7\nall of it ASCII":                                    "application/pdf; turn it into text first, with pdftotext",
		"{\\rtf1\\ansi Hello}":                                         "application/rtf; save it as text, or use pandoc -t plain",
		"PK\x03\x04\x14\x00\x06\x00 [Content_Types].xml word/document": "a Word document; save it as text, or use pandoc -t plain",
		"PK\x03\x04\x14\x00\x06\x00 [Content_Types].xml xl/workbook":   "an Excel workbook; save it as CSV or text",
		"PK\x03\x04\x14\x00\x00\x00 mimetypeapplication/epub+zip":      "an e-book; turn it into text first, with pandoc -t plain",
		zip(t, zip(t, "One.")):                                         "application/gzip; it is packed twice: unpack it once",
		"BZh91AY&SY\x00":                                               "application/x-bzip2; unpack it first, with bunzip2",
		"filedesc://a.arc 127.0.0.1 20120305 text/plain 9\n1 0 x\n":    "an ARC file; turn it into WARC first, with warcio recompress",
		"SQLite format 3\x00\x10\x00":                                  "an SQLite database",
		"\x7fELF\x02\x01\x01\x00":                                      "a program",
		"A text with\x00 a zero byte.":                                 "binary data",
		string(noise):                                                  "binary data",
	} {
		_, errs := readString(t, Reader{}, in)
		equal(t, in[:min(len(in), 20)], errs, []string{"-: not text: looks like " + want})
	}
}

func TestXMLIsRefused(t *testing.T) {
	for _, in := range []string{
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\"><body></body></opml>",
		"<!-- The mill -->\n<?xml version=\"1.0\"?><svg/>",
	} {
		_, errs := readString(t, Reader{}, in)
		equal(t, in, errs, []string{"-: XML that is no feed, export or page; save it as text"})
	}
}

func TestTextIsNotRefused(t *testing.T) {
	for _, in := range []string{
		"<p> is the tag of a paragraph, and </p> closes it.",
		"The page began with <!DOCTYPE html> and ended with </html>.",
		"<http://example.org/> is where it stood.",
		"<b>Bold</b> claims were made.",
		"BMW holds 40 per cent; GIF89a is a format, %PDF another.",
		"MZ Holdings sold its stake.",
		"PK Partners sold its stake.",
		"\x1b[1mHeading\x1b[0m\n\fNext page",
		"one\btwo",
		"\x93Curly\x94 \x96 Windows",
		"a\x01",
		"{",
		"[1]Home [2]About",
	} {
		texts, errs := readString(t, Reader{}, in)
		if len(texts) == 0 || errs != nil {
			t.Errorf("%q: texts %q, errors %q", in, texts, errs)
		}
	}
}
