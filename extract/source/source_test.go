package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stakeout/extract"
)

// readAll returns the texts of the posts of an input and its errors.
func readAll(t *testing.T, r Reader, name string) (texts, errs []string) {
	t.Helper()
	for p, err := range r.Posts(context.Background(), name) {
		if err == nil {
			texts = append(texts, p.Text)
			continue
		}
		if _, ok := errors.AsType[*Error](err); !ok {
			t.Errorf("%v is no *Error", err)
		}
		errs = append(errs, err.Error())
	}
	return texts, errs
}

// readString reads standard input.
func readString(t *testing.T, r Reader, in string) (texts, errs []string) {
	t.Helper()
	r.Stdin = strings.NewReader(in)
	return readAll(t, r, "-")
}

// write writes files under a new folder, and makes it the working directory.
func write(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func zip(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	w.Close()
	return b.String()
}

func equal(t *testing.T, what string, got, want []string) {
	t.Helper()
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}

func TestPosts(t *testing.T) {
	const jsonl = `{"text":"One."}` + "\n" + `{"text":"Two."}` + "\n"
	for _, test := range []struct {
		name, file, content string
		texts, errs         []string
	}{
		{"text", "a.txt", "Pelham Water is for sale.", []string{"Pelham Water is for sale."}, nil},
		{"no extension", "a", "Pelham Water is for sale.", []string{"Pelham Water is for sale."}, nil},
		{"empty", "a.txt", "", nil, nil},
		{"blank", "a.txt", " \r\n\n", nil, nil},
		{"JSONL", "a.jsonl", jsonl, []string{"One.", "Two."}, nil},
		{"JSONL by content", "a.txt", "\ufeff" + jsonl, []string{"One.", "Two."}, nil},
		{"JSONL by name", "a.ndjson", "oops\n" + jsonl, []string{"One.", "Two."},
			[]string{"a.ndjson:1: broken JSON at byte 1: invalid character 'o' looking for beginning of value"}},
		{"packed JSONL by name", "A.JSONL.GZ", zip(t, "oops\n"+jsonl), []string{"One.", "Two."},
			[]string{"A.JSONL.GZ:1: broken JSON at byte 1: invalid character 'o' looking for beginning of value"}},
		{"JSON array", "a.txt", `[{"text":"One."}, {"text":"Two."}]`, []string{"One.", "Two."}, nil},
		{"empty JSON array", "a.json", " [ ]\n", nil, nil},
		{"indented objects", "a.jsonl", "{\n \"text\":\"One.\"\n}\n{\n \"text\":\"Two.\"\n}\n", []string{"One.", "Two."}, nil},
		{"text that looks like JSON", "a.txt", "{sic} is Latin. [1]Home", []string{"{sic} is Latin. [1]Home"}, nil},
		{"two gzip members", "a.gz", zip(t, "One and ") + zip(t, "two."), []string{"One and two."}, nil},
		{"empty gzip members", "a.gz", zip(t, "One.") + strings.Repeat(zip(t, ""), 200) + zip(t, "\nTwo."), []string{"One.\nTwo."}, nil},
		{"gzip by content", "a.txt", zip(t, "One."), []string{"One."}, nil},
		{"gzip by name only", "a.txt.gz", "One.", []string{"One."}, nil},
		{"empty gzip", "a.gz", zip(t, ""), nil, nil},
		{"HTML", "a.txt", "<!DOCTYPE html>\n<title>A sale</title><p>One.", []string{"A sale\n\nOne."}, nil},
		{"HTML with a mark", "a", "\ufeff\r\n <HTML lang=en><p>One.", []string{"One."}, nil},
		{"HTML behind comments", "a", "<!-- saved from a site -->\n<!-- twice -->\n<html><p>One.", []string{"One."}, nil},
		{"XHTML", "a", "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">\n<html xmlns=\"x\"><p>One.</p>", []string{"One."}, nil},
		{"a piece of HTML", "a", "<div class=post><h1>A sale</h1>\n<p>One <b>two</b></p></div>", []string{"A sale\n\nOne two"}, nil},
		{"HTML by name", "a.htm", "Some <b>text</b>.", []string{"Some text."}, nil},
		{"UTF-16", "a.txt", "\xff\xfeO\x00n\x00e\x00.\x00", []string{"One."}, nil},
		{"UTF-16 JSONL", "a.jsonl", "\xfe\xff\x00{\x00\"\x00t\x00e\x00x\x00t\x00\"\x00:\x00\"\x00O\x00\"\x00}\x00\n", []string{"O"}, nil},
		{"packed UTF-16", "a.gz", zip(t, "\xff\xfeO\x00n\x00e\x00.\x00"), []string{"One."}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			write(t, map[string]string{test.file: test.content})
			texts, errs := readAll(t, Reader{}, test.file)
			equal(t, "texts", texts, test.texts)
			equal(t, "errors", errs, test.errs)
		})
	}
}

func TestPostsThatFail(t *testing.T) {
	write(t, map[string]string{"a.txt": "x", "feed.txt": "<?xml version='1.0'?>\n<opml version='2.0'>", "pdf": "%PDF-1.4\n%"})
	for name, want := range map[string]string{
		"missing.txt":          "missing.txt: no such file or directory",
		"feed.txt":             "feed.txt: XML that is no feed, export or page; save it as text",
		"pdf":                  "pdf: not text: looks like application/pdf; turn it into text first, with pdftotext",
		"a.txt/b":              "a.txt/b: not a directory",
		"http://localhost/one": "http://localhost/one: localhost is in this machine or a private network; --allow-private fetches from it",
	} {
		texts, errs := readAll(t, Reader{}, name)
		equal(t, name, texts, nil)
		equal(t, name, errs, []string{want})
	}
}

func TestErrorKeepsItsCause(t *testing.T) {
	for _, err := range (Reader{}).Posts(context.Background(), filepath.Join(t.TempDir(), "missing")) {
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%v hides its cause", err)
		}
	}
}

func TestFrom(t *testing.T) {
	const markup = "<html><p>One.</html>"
	texts, errs := readString(t, Reader{From: "text"}, markup)
	equal(t, "HTML as text", texts, []string{markup})
	equal(t, "HTML as text", errs, nil)

	texts, _ = readString(t, Reader{From: "jsonl"}, `{"text":`+"\n"+`{"text":"Two."}`)
	equal(t, "broken JSONL", texts, []string{"Two."})

	_, errs = readString(t, Reader{From: "text"}, "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR")
	equal(t, "image as text", errs, []string{"-: not text: looks like image/png"})

	_, errs = readString(t, Reader{From: "xml"}, "")
	equal(t, "unknown format", errs, []string{`-: unknown format "xml": want one of feed, html, json, jsonfeed, jsonl, tar, text, warc, wpjson, wxr, zip`})
}

func TestMarkOnly(t *testing.T) {
	for _, in := range []string{"\ufeff", "\xff\xfe", "\xfe\xff"} {
		texts, errs := readString(t, Reader{}, in)
		equal(t, "texts", texts, nil)
		equal(t, "errors", errs, nil)
	}
}

func TestHighestLimit(t *testing.T) {
	texts, errs := readString(t, Reader{MaxRecord: math.MaxInt}, "One.")
	equal(t, "texts", texts, []string{"One."})
	equal(t, "errors", errs, nil)
}

func TestErrorTellsThePartFromTheWhole(t *testing.T) {
	record := func(in string) int {
		for _, err := range (Reader{Stdin: strings.NewReader(in), MaxRecord: 64}).Posts(context.Background(), "-") {
			if e, ok := errors.AsType[*Error](err); ok {
				return e.Record
			}
		}
		t.Errorf("no error in %q", in)
		return -1
	}
	packed := zip(t, "The text is long enough to be cut off in its middle.")
	for in, want := range map[string]int{
		"\x00\x01":                      0,
		strings.Repeat("word ", 20):     0,
		packed[:5]:                      0,
		packed[:len(packed)-9]:          1,
		"{\"text\":\"\"}\n{\"text\":2}": 2,
		`[{"text":""},{"text":`:         2,
	} {
		if got := record(in); got != want {
			t.Errorf("%q: record %d, want %d", in, got, want)
		}
	}
}

func TestOrigin(t *testing.T) {
	write(t, map[string]string{"in/a.jsonl": "\n{\"text\":\"One.\",\"id\":7}\n", "in/b.txt": "Two."})
	var got []string
	for p, err := range (Reader{}).Posts(context.Background(), "in/") {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprint(p.ID, p.Origin.Source, p.Origin.Record, p.Origin.Retrieved))
	}
	equal(t, "origins", got, []string{"7in/a.jsonl2", extract.Post{Text: "Two."}.Identify() + "in/b.txt1"})
}

func TestTruncatedGzip(t *testing.T) {
	var lines strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&lines, "{\"id\":%d,\"text\":\"Post %x.\"}\n", i, i*i*7919)
	}
	packed := zip(t, lines.String())
	texts, errs := readString(t, Reader{}, packed[:len(packed)/2])
	if len(texts) < 500 || len(texts) > 1500 {
		t.Errorf("%d posts from half of 2000", len(texts))
	}
	if len(errs) != 1 || !strings.HasPrefix(errs[0], fmt.Sprintf("-:%d: gzip data cut off after ", len(texts)+1)) {
		t.Errorf("errors: %q", errs)
	}

	packed = zip(t, "One.")
	texts, errs = readString(t, Reader{}, packed[:len(packed)-8])
	equal(t, "texts of a text without a checksum", texts, []string{"One."})
	equal(t, "errors of a text without a checksum", errs, []string{"-:1: gzip data cut off after 4 unpacked bytes; fetch the file again"})

	damaged := []byte(packed)
	damaged[len(damaged)-8] ^= 1
	_, errs = readString(t, Reader{}, string(damaged))
	equal(t, "errors of damaged data", errs, []string{"-:1: gzip data damaged near unpacked byte 4; fetch the file again"})

	texts, errs = readString(t, Reader{}, packed+"\x00\x00\x00")
	equal(t, "texts before padding", texts, []string{"One."})
	equal(t, "errors before padding", errs, nil)

	texts, errs = readString(t, Reader{}, packed+packed[:5])
	equal(t, "texts before half a header", texts, []string{"One."})
	equal(t, "errors before half a header", errs, []string{"-:1: gzip data cut off after 4 unpacked bytes; fetch the file again"})

	texts, errs = readString(t, Reader{}, packed+"Two.")
	equal(t, "texts before plain text", texts, []string{"One."})
	equal(t, "errors before plain text", errs, []string{"-:1: 4 unpacked bytes are followed by something that is not gzip"})
}

// A few kilobytes may unpack to gigabytes: no more than MaxRecord of them is held.
func TestGzipBomb(t *testing.T) {
	const max = 1 << 20
	bomb := zip(t, strings.Repeat(" word", 4*max))
	texts, errs := readString(t, Reader{MaxRecord: max}, bomb)
	equal(t, "texts", texts, nil)
	equal(t, "errors", errs, []string{"-: text of more than 1 MiB left out; --max-record allows more"})

	texts, errs = readString(t, Reader{MaxRecord: max, From: "jsonl"}, bomb+zip(t, "\n{\"text\":\"Two.\"}"))
	equal(t, "texts", texts, []string{"Two."})
	equal(t, "errors", errs, []string{"-:1: line of more than 1 MiB left out; --max-record allows more"})
}

func TestCancelledReading(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	in := &countedReader{in: &endless{line: []byte("{\"text\":\"One.\"}\n")}}
	posts := 0
	for _, err := range (Reader{Stdin: in}).Posts(ctx, "-") {
		if err != nil {
			t.Fatal(err)
		}
		if posts++; posts == 3 {
			cancel()
		}
	}
	if posts != 3 || in.n > 2*bufferSize {
		t.Errorf("%d posts of %d bytes after it was cancelled at the third", posts, in.n)
	}
}

// A caller that wants no more ends the reading.
func TestPostsStop(t *testing.T) {
	write(t, map[string]string{"a.txt": "One.", "b.txt": "Two.", "c.jpg": "\xff\xd8\xff\x00"})
	for want := 1; want < 4; want++ {
		got := 0
		for range (Reader{}).Posts(context.Background(), ".") {
			if got++; got == want {
				break
			}
		}
		if got != want {
			t.Errorf("stopped after %d, want %d", got, want)
		}
	}
}

func TestProgress(t *testing.T) {
	text := zip(t, strings.Repeat("word ", 100_000))
	write(t, map[string]string{"in/a.gz": text, "in/b.txt": "Two.", "in/.hidden": "Three."})
	var read int64
	readAll(t, Reader{Progress: func(n int64) { read += n }}, "in")
	if want := int64(len(text) + len("Two.")); read != want || Size("in") != want {
		t.Errorf("read %d of %d bytes, want %d", read, Size("in"), want)
	}
	if Size("-") != 0 || Size("missing") != 0 {
		t.Error("size of what has none")
	}
}

// endless is a stream that repeats a line.
type endless struct {
	line []byte
	at   int
}

func (e *endless) Read(b []byte) (n int, err error) {
	for n < len(b) {
		c := copy(b[n:], e.line[e.at:])
		n += c
		e.at = (e.at + c) % len(e.line)
	}
	return n, nil
}

// countedReader counts what is read of a stream.
type countedReader struct {
	in io.Reader
	n  int
}

func (c *countedReader) Read(b []byte) (int, error) {
	n, err := c.in.Read(b)
	c.n += n
	return n, err
}

func FuzzPosts(f *testing.F) {
	for _, in := range []string{
		"One.", "\xff\xfeO\x00", "{\"text\":\"One.\"}\n{\"text\":", "[{\"html\":\"<p>One\"},{},3,\"x\"]", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
		"<!-- --><html>", "\x00", "%PDF-", "caf\xe9", "[[{\"text\":\"\"}", "{\"id\":{},\"text\":\"a\",\"authors\":[1,{\"name\":\"B\"}]}",
	} {
		for i := range len(formats) + 1 {
			f.Add(in, i)
		}
	}
	f.Fuzz(func(t *testing.T, in string, from int) {
		r := Reader{Stdin: strings.NewReader(in), MaxRecord: 1 << 16}
		if 0 <= from && from < len(formats) {
			r.From = formats[from].name
		}
		last := 0
		for p, err := range r.Posts(context.Background(), "-") {
			record := p.Origin.Record
			if e, ok := errors.AsType[*Error](err); ok {
				record = e.Record
			} else if err != nil {
				t.Errorf("%v is no *Error", err)
			} else if p.ID == "" || p.Origin.Source != "-" || record <= last {
				t.Errorf("post behind %d of %q: %q, %+v", last, in, p.ID, p.Origin)
			}
			last = record
		}
	})
}

// What is unpacked of gzip data that breaks off is the beginning of what was packed.
func FuzzGzip(f *testing.F) {
	f.Add("One.", "", 3)
	f.Add("One.\n", "Two.", 30)
	f.Fuzz(func(t *testing.T, one, two string, end int) {
		one, two = "Text: "+strings.ReplaceAll(one, "\x00", ""), strings.ReplaceAll(two, "\x00", "") // not to be taken for UTF-16
		packed := zip(t, one) + zip(t, two)
		in, err := Reader{}.open(context.Background(), "-", strings.NewReader(packed[:max(2, min(end, len(packed)))]))
		if err != nil {
			return
		}
		unpacked, err := io.ReadAll(in)
		if whole := one + two; !strings.HasPrefix(whole, string(unpacked)) || err == nil && end >= len(packed) && whole != string(unpacked) {
			t.Errorf("%q, %q up to %d: %q, %v", one, two, end, unpacked, err)
		}
	})
}

func TestTextWithCarriageReturns(t *testing.T) {
	write(t, map[string]string{"in.txt": "The mill and its owners\r\rBy Ida Furrow\r\rMill Row holds 5 per cent of the mill.\r\rThe staff hold the rest.\r"})
	texts, errs := readAll(t, Reader{}, "in.txt")
	equal(t, "texts", texts, []string{"The mill and its owners\n\nMill Row holds 5 per cent of the mill.\n\nThe staff hold the rest."})
	equal(t, "errors", errs, nil)
}
