package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// warcRecordOf returns a record with the header fields that are given, a line each.
func warcRecordOf(header, block string) string {
	return fmt.Sprintf("WARC/1.0\r\n%s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", strings.ReplaceAll(header, "\n", "\r\n"), len(block), block)
}

// pageOf returns a page with a text.
func pageOf(title, text string) string {
	return "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1><p>" + text + "</p></body></html>"
}

// responseOf returns the record of a response with a body; more are header fields of it.
func responseOf(url, status, body string, more ...string) string {
	return warcRecordOf("WARC-Type: response\nWARC-Target-URI: "+url+"\nWARC-Date: 2012-03-05T09:00:00Z\nContent-Type: application/http; msgtype=response",
		"HTTP/1.1 "+status+"\r\n"+strings.Join(append(more, "\r\n"), "\r\n")+body)
}

const htmlType = "Content-Type: text/html; charset=utf-8"

// page one and page two stand in many of the files below.
var (
	pageOne = responseOf("https://mill.example/1", "200 OK", pageOf("One", "Mill Row holds 5 per cent."), htmlType)
	pageTwo = responseOf("https://mill.example/2", "200 OK", pageOf("Two", "The staff hold the rest."), htmlType)
)

const (
	textOne = "One\n\nMill Row holds 5 per cent."
	textTwo = "Two\n\nThe staff hold the rest."
)

// readWARC returns the texts and addresses of the posts, the errors and the notices.
func readWARC(t *testing.T, r Reader, name string) (texts, errs, notices []string) {
	t.Helper()
	for p, err := range r.Posts(context.Background(), name) {
		notice, noticed := errors.AsType[*Notice](err)
		switch {
		case err == nil:
			texts = append(texts, fmt.Sprintf("%d %s %s %s", p.Origin.Record, p.Origin.Retrieved, p.URL, p.Text))
		case noticed:
			notices = append(notices, notice.Error())
		default:
			errs = append(errs, err.Error())
		}
	}
	return texts, errs, notices
}

func TestWARC(t *testing.T) {
	in := warcRecordOf("WARC-Type: warcinfo\nContent-Type: application/warc-fields", "software: mill\r\n") +
		warcRecordOf("WARC-Type: request\nContent-Type: application/http", "GET / HTTP/1.1\r\n\r\n") +
		pageOne +
		responseOf("https://mill.example/x", "301 Moved", pageOf("Moved", "Elsewhere."), htmlType) +
		responseOf("https://mill.example/logo.png", "200 OK", "\x89PNG\r\n\r\nWARC/", "Content-Type: image/png") +
		warcRecordOf("WARC-Type: resource\nWARC-Target-URI: <https://mill.example/2>\nContent-Type: text/html\nWARC-Date: 2013-01-01T00:00:00.123Z", pageOf("Two", "The staff hold the rest.")) +
		warcRecordOf("WARC-Type: conversion\nWARC-Target-URI: https://mill.example/3\nContent-Type: text/plain", "Three is a text that was a page before.")
	want := []string{
		"3 2012-03-05T09:00:00Z https://mill.example/1 " + textOne,
		"6 2013-01-01T00:00:00.123Z https://mill.example/2 " + textTwo,
		"7  https://mill.example/3 Three is a text that was a page before.",
	}
	wantNotice := []string{"-: records passed over: 1 that are no pages, 1 of redirects and errors"}
	var packed string
	for record := range strings.SplitSeq(in, "WARC/1.0") {
		if record != "" {
			packed += zip(t, "WARC/1.0"+record)
		}
	}
	for name, in := range map[string]string{"plain": in, "packed": zip(t, in)} {
		texts, errs, notices := readWARC(t, Reader{Stdin: strings.NewReader(in)}, "-")
		equal(t, name, texts, want)
		equal(t, name, errs, nil)
		equal(t, name, notices, wantNotice)
	}
	texts, errs, _ := readWARC(t, Reader{Stdin: io.MultiReader(strings.NewReader(zip(t, pageOne)), strings.NewReader(zip(t, pageTwo)))}, "-")
	equal(t, "packed by record", texts, []string{"1 2012-03-05T09:00:00Z https://mill.example/1 " + textOne, "2 2012-03-05T09:00:00Z https://mill.example/2 " + textTwo})
	equal(t, "packed by record", errs, nil)
}

func TestWARCBodies(t *testing.T) {
	page := pageOf("One", "Mill Row holds 5 per cent.")
	var br, zs bytes.Buffer
	w := brotli.NewWriter(&br)
	io.WriteString(w, page)
	w.Close()
	z, _ := zstd.NewWriter(&zs)
	io.WriteString(z, page)
	z.Close()
	chunks := fmt.Sprintf("5\r\n%s\r\n%X;x=y\r\n%s\r\n0\r\n\r\n", page[:5], len(page)-5, page[5:])
	for _, test := range []struct{ name, body, header string }{
		{"chunked", chunks, "Transfer-Encoding: chunked"},
		{"chunked without the last", strings.TrimSuffix(chunks, "0\r\n\r\n"), "Transfer-Encoding: chunked"},
		{"chunked no more", page, "Transfer-Encoding: chunked"},
		{"gzip", zip(t, page), "Content-Encoding: gzip"},
		{"gzip no more", page, "Content-Encoding: gzip"},
		{"br", br.String(), "Content-Encoding: br"},
		{"br no more", page, "Content-Encoding: br"},
		{"zstd", zs.String(), "Content-Encoding: zstd"},
		{"zlib", "\x78\x9c\x4b\x4c\x4a\x06\x00\x02\x4d\x01\x27", "Content-Encoding: deflate"},
		{"a long Content-Length", page, "Content-Length: 1000000"},
		{"a short Content-Length", page, "Content-Length: 10"},
		{"a header of odd lines", page, "no colon here\r\n folded\r\nX:"},
		{"no Content-Type", page, "X: y"},
	} {
		header := []string{test.header}
		if test.name != "no Content-Type" {
			header = append(header, htmlType)
		}
		texts, errs := readString(t, Reader{}, responseOf("https://mill.example/1", "200 OK", test.body, header...))
		want := textOne
		if test.name == "zlib" {
			want = "abc"
		}
		equal(t, test.name, texts, []string{want})
		equal(t, test.name, errs, nil)
	}
}

func TestBrokenWARC(t *testing.T) {
	gone := func(in, old, new string) string { return strings.Replace(in, old, new, 1) }
	shorter := gone(pageOne, "Content-Length: 1", "Content-Length: ")
	longer := gone(pageOne, "Content-Length: 1", "Content-Length: 9")
	one, two := zip(t, pageOne), zip(t, pageTwo)
	damaged := []byte(one)
	damaged[len(damaged)/2] ^= 0xFF
	for _, test := range []struct {
		name, in string
		texts    []string
		err      string
	}{
		{"short length", shorter + pageTwo, []string{textTwo}, "-:1: record at byte 0: its Content-Length says "},
		{"long length", longer + pageTwo, []string{textTwo}, "-:1: record at byte 0: its Content-Length says 9"},
		{"no length", gone(pageOne, "Content-Length", "Length") + pageTwo, []string{textTwo}, `-:1: record at byte 0: no record: its Content-Length is ""`},
		{"no HTTP", gone(pageOne, "HTTP/1.1", "FTP") + pageTwo, []string{textTwo}, "-:1: record at byte 0: "},
		{"something between", pageOne + "noise\r\n" + pageTwo, []string{textTwo}, "-:1: record at byte 0: its Content-Length says"},
		{"cut off in the block", pageOne + pageTwo[:len(pageTwo)-20], []string{textOne}, fmt.Sprintf("-:2: record at byte %d: the input ends within it; fetch it again", len(pageOne))},
		{"cut off in the header", pageOne + pageTwo[:30], []string{textOne}, fmt.Sprintf("-:2: record at byte %d: the input ends within it; fetch it again", len(pageOne))},
		{"damaged member", string(damaged) + two, []string{textTwo}, "-:1: record at byte 0: its gzip data is damaged; fetch the file again"},
		{"cut off member", one + two[:len(two)-30], []string{textOne}, fmt.Sprintf("-:2: record at byte %d: the input ends within it; fetch it again", len(one))},
		{"noise between members", one + "noise" + two, []string{textOne, textTwo}, fmt.Sprintf("-:2: record at byte %d: its gzip data is damaged; fetch the file again", len(one))},
		{"long length in a member", zip(t, longer) + two, []string{textTwo}, "-:1: record at byte 0: its Content-Length says 9"},
		{"damaged payload", responseOf("u", "200 OK", one[:40], htmlType, "Content-Encoding: gzip") + pageTwo, []string{textTwo}, "-:1: record at byte 0: payload in gzip that breaks off or is damaged"},
		{"damaged chunks", responseOf("u", "200 OK", "5\r\nabcde\r\nFFFFF\r\n", htmlType, "Transfer-Encoding: chunked") + pageTwo, []string{textTwo}, "-:1: record at byte 0: chunked payload that breaks off or is damaged"},
		{"unknown coding", responseOf("u", "200 OK", "x", htmlType, "Content-Encoding: pack200") + pageTwo, []string{textTwo}, `-:1: record at byte 0: payload in the coding "pack200", which is not known`},
	} {
		texts, errs, _ := readWARC(t, Reader{Stdin: strings.NewReader(test.in), From: "warc"}, "-")
		for i := range texts {
			texts[i] = strings.SplitN(texts[i], " ", 4)[3]
		}
		equal(t, test.name, texts, test.texts)
		if len(errs) != 1 || !strings.HasPrefix(errs[0], test.err) {
			t.Errorf("%s: errors %q, want %q", test.name, errs, test.err)
		}
	}
}

func TestLargeRecords(t *testing.T) {
	bomb := zip(t, strings.Repeat(" word", 1<<20))
	in := responseOf("https://mill.example/large", "200 OK", strings.Repeat("word ", 1<<10), htmlType) +
		responseOf("https://mill.example/bomb", "200 OK", bomb, htmlType, "Content-Encoding: gzip") +
		responseOf("https://mill.example/film", "200 OK", strings.Repeat("\x00", 1<<20), "Content-Type: video/mp4") + pageTwo
	texts, errs, _ := readWARC(t, Reader{Stdin: strings.NewReader(in), MaxRecord: 4 << 10}, "-")
	equal(t, "texts", texts, []string{"4 2012-03-05T09:00:00Z https://mill.example/2 " + textTwo})
	for i := range errs {
		errs[i] = errs[i][strings.LastIndex(errs[i], ": ")+2:]
	}
	const large = "page of more than 4 KiB left out; --max-record allows more"
	equal(t, "errors", errs, []string{large, large})
}

// exchanges are what the tests write: a page, the same again, and an answer without a
// body.
func writeExchanges(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	w := NewWARCWriter(&b)
	at := time.Date(2012, 3, 5, 10, 0, 0, 0, time.FixedZone("", 3600))
	if err := w.WriteInfo("stakeout/0.1.0", at); err != nil {
		t.Fatal(err)
	}
	for i, x := range []struct{ url, head, body string }{
		{"https://mill.example/1", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", pageOf("One", "Mill Row holds 5 per cent.")},
		{"https://mill.example/again", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", pageOf("One", "Mill Row holds 5 per cent.")},
		{"https://mill.example/none", "HTTP/1.1 404 Not Found\r\n\r\n", ""},
		{"https://mill.example/gone", "HTTP/1.1 410 Gone\r\n\r\n", ""},
	} {
		err := w.WriteExchange(Exchange{
			URL: x.url, Fetched: at.Add(time.Duration(i) * time.Second), IP: "192.0.2.1",
			Request:  Message{Head: []byte("GET / HTTP/1.1\r\nHost: mill.example\r\n\r\n")},
			Response: Message{Head: []byte(x.head), Body: []byte(x.body)},
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestWARCWriter(t *testing.T) {
	file := writeExchanges(t)
	write(t, map[string]string{"mill.warc.gz": string(file)})
	texts, errs, notices := readWARC(t, Reader{}, "mill.warc.gz")
	equal(t, "texts", texts, []string{
		"2 2012-03-05T09:00:00Z https://mill.example/1 " + textOne,
		"4 2012-03-05T09:00:01Z https://mill.example/again " + textOne, // a revisit
	})
	equal(t, "errors", errs, nil)
	equal(t, "notices", notices, []string{"mill.warc.gz: records passed over: 2 of redirects and errors"})

	_, _, notices = readWARC(t, Reader{Stdin: io.MultiReader(bytes.NewReader(file))}, "-")
	equal(t, "notices of a stream", notices, []string{"-: records passed over: 2 of redirects and errors, 1 that point to one which cannot be read here"})

	if !bytes.Equal(file, writeExchanges(t)) {
		t.Error("the same calls gave other bytes")
	}
	if err := NewWARCWriter(io.Discard).WriteExchange(Exchange{URL: "https://mill.example/\r\nWARC-Type: x"}); err == nil {
		t.Error("an address with a line end was written")
	}
}

// The digests that the writer gives are those of the blocks and the payloads.
func TestWARCDigests(t *testing.T) {
	w := newWARCReader(bytes.NewReader(writeExchanges(t)), nil)
	kinds := ""
	for {
		r, err := w.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		block, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		kind := r.header["warc-type"]
		kinds += kind + " "
		if got := r.header["warc-block-digest"]; got != sha1Digest(block) {
			t.Errorf("block digest of a %s: %s", kind, got)
		}
		_, payload, _ := bytes.Cut(block, []byte("\r\n\r\n"))
		if got := r.header["warc-payload-digest"]; kind == "response" && got != sha1Digest(payload) {
			t.Errorf("payload digest: %s", got)
		}
	}
	if kinds != "warcinfo response request revisit request response request response request " {
		t.Errorf("records: %s", kinds)
	}
}

// The checker of another project agrees with the writer.
func TestWARCOutside(t *testing.T) {
	checker := filepath.Join("..", "..", "..", "shared", "validators", "check_warc.sh")
	if _, err := os.Stat(checker); err != nil {
		t.Skip("no ../shared/validators/check_warc.sh to check with")
	}
	warcio := os.Getenv("WARCIO")
	if warcio == "" {
		var err error
		if warcio, err = exec.LookPath("warcio"); err != nil {
			t.Skip("no warcio to check with: install it or name it in WARCIO")
		}
	}
	file := filepath.Join(t.TempDir(), "mill.warc.gz")
	if err := os.WriteFile(file, writeExchanges(t), 0o666); err != nil {
		t.Fatal(err)
	}
	check := exec.Command("bash", checker, file)
	check.Env = append(os.Environ(), "STRICT=1", "WARCIO="+warcio)
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func FuzzWARC(f *testing.F) {
	packed := zip(f, pageOne)
	for _, in := range []string{pageOne + pageTwo, packed + packed, "WARC/1.0\r\nContent-Length: 9\r\n\r\n", packed[:60], "noise\r\nWARC/1.0\r\n"} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		last := 0
		for p, err := range (Reader{Stdin: strings.NewReader(in), From: "warc", MaxRecord: 1 << 16}).Posts(context.Background(), "-") {
			record := p.Origin.Record
			if e, ok := errors.AsType[*Error](err); ok {
				record = e.Record
			} else if err != nil {
				continue
			}
			if record < last {
				t.Errorf("record %d behind %d of %q", record, last, in)
			}
			last = record
		}
	})
}

func FuzzBody(f *testing.F) {
	f.Add([]byte("5\r\nabcde\r\n0\r\n\r\n"), "chunked", "gzip")
	f.Add([]byte("\x78\x9c\x4b\x4c\x4a\x06\x00\x02\x4d\x01\x27"), "", "deflate")
	f.Add([]byte("\x1f\x8b\x08"), "", "br, zstd,gzip")
	f.Fuzz(func(t *testing.T, body []byte, transfer, content string) {
		const max = 1 << 16
		out, err := decodeBody(body, fields{"transfer-encoding": transfer, "content-encoding": content}, max)
		if err == nil && len(out) > len(body) && len(out) > max {
			t.Errorf("%d bytes became %d", len(body), len(out))
		}
	})
}
