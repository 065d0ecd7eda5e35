package source

import (
	"bytes"
	"compress/gzip"
	"crypto/sha1"
	"encoding/base32"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// WARCWriter writes a WARC 1.1 file, each record a gzip member of its own. The same
// calls give the same bytes.
type WARCWriter struct {
	out     io.Writer
	gzip    *gzip.Writer
	n       int                  // records written
	written map[string]*original // responses, by the digest of their payload
}

// original is a response that later ones may repeat.
type original struct{ id, url, date string }

// Exchange is an HTTP request and the response to it.
type Exchange struct {
	URL      string // that was asked for, absolute
	Fetched  time.Time
	IP       string // of the server, "" when unknown
	Request  Message
	Response Message
}

// Message is an HTTP message as it went over the line, or as it would have gone with
// the codings that are taken away.
type Message struct {
	Head []byte // start line, header fields and the empty line behind them
	Body []byte // in the codings that Head names
}

// NewWARCWriter returns a writer of a new file. A writer of what is appended to one
// does not know the responses that are in it.
func NewWARCWriter(out io.Writer) *WARCWriter {
	return &WARCWriter{out: out, gzip: gzip.NewWriter(nil), written: map[string]*original{}}
}

// WriteInfo writes the record that a file begins with. Software is the name and
// version of the program that writes it.
func (w *WARCWriter) WriteInfo(software string, date time.Time) error {
	block := []byte("software: " + software + "\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n")
	_, err := w.write(date, block, "WARC-Type", "warcinfo", "Content-Type", "application/warc-fields")
	return err
}

// WriteExchange writes a response and the request for it. A response whose body the
// file has already becomes a revisit of the earlier one.
func (w *WARCWriter) WriteExchange(x Exchange) error {
	if x.URL == "" || strings.ContainsAny(x.URL, " \t\r\n") {
		return fmt.Errorf("no address of a record: %q", x.URL)
	}
	digest := sha1Digest(x.Response.Body)
	head := []string{"WARC-Target-URI", x.URL, "WARC-IP-Address", x.IP, "WARC-Payload-Digest", digest, "Content-Type", "application/http;msgtype=response"}
	block := slices.Concat(x.Response.Head, x.Response.Body)
	earlier := w.written[digest]
	if earlier != nil {
		block = x.Response.Head
		head = append(head, "WARC-Type", "revisit", "WARC-Profile", identicalPayload,
			"WARC-Refers-To", earlier.id, "WARC-Refers-To-Target-URI", earlier.url, "WARC-Refers-To-Date", earlier.date)
	} else {
		head = append(head, "WARC-Type", "response")
	}
	id, err := w.write(x.Fetched, block, head...)
	if err != nil {
		return err
	}
	if earlier == nil && len(x.Response.Body) > 0 {
		w.written[digest] = &original{id, x.URL, warcDate(x.Fetched)}
	}
	_, err = w.write(x.Fetched, slices.Concat(x.Request.Head, x.Request.Body),
		"WARC-Target-URI", x.URL, "WARC-Type", "request", "WARC-Concurrent-To", id, "Content-Type", "application/http;msgtype=request")
	return err
}

const identicalPayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"

// write writes a record with the header fields that are given as names and values,
// those without a value left out, and returns its ID.
func (w *WARCWriter) write(date time.Time, block []byte, fields ...string) (id string, err error) {
	w.n++
	id = recordID(fmt.Sprint(w.n, warcDate(date), fields))
	var b bytes.Buffer
	b.WriteString("WARC/1.1\r\n")
	fields = append(fields, "WARC-Record-ID", id, "WARC-Date", warcDate(date), "WARC-Block-Digest", sha1Digest(block), "Content-Length", strconv.Itoa(len(block)))
	for i := 0; i < len(fields); i += 2 {
		if fields[i+1] != "" {
			fmt.Fprintf(&b, "%s: %s\r\n", fields[i], fields[i+1])
		}
	}
	b.WriteString("\r\n")
	w.gzip.Reset(w.out)
	for _, part := range [][]byte{b.Bytes(), block, []byte("\r\n\r\n")} {
		if _, err := w.gzip.Write(part); err != nil {
			return "", err
		}
	}
	return id, w.gzip.Close()
}

// warcDate returns a time as WARC files have it.
func warcDate(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// sha1Digest returns a digest as WARC files have it.
func sha1Digest(b []byte) string {
	sum := sha1.Sum(b)
	return "sha1:" + base32.StdEncoding.EncodeToString(sum[:])
}

// recordID returns the ID of a record: a UUID made of its name (RFC 9562, version 5).
func recordID(name string) string {
	u := sha1.Sum([]byte(name))
	u[6] = u[6]&0x0F | 0x50
	u[8] = u[8]&0x3F | 0x80
	return fmt.Sprintf("<urn:uuid:%x-%x-%x-%x-%x>", u[:4], u[4:6], u[6:8], u[8:10], u[10:16])
}
