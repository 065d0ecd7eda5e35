package source

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"stakeout/extract"
)

// one reads the only post of a JSONL input.
func one(t *testing.T, line string) extract.Post {
	t.Helper()
	var posts []extract.Post
	for p, err := range (Reader{From: "jsonl", Stdin: strings.NewReader(line)}).Posts(context.Background(), "-") {
		if err != nil {
			t.Fatal(err)
		}
		posts = append(posts, p)
	}
	if len(posts) != 1 {
		t.Fatalf("%d posts in %s", len(posts), line)
	}
	return posts[0]
}

func TestRecord(t *testing.T) {
	p := one(t, `{"id":"a1","url":"https://example.org/1","title":"A sale","site":"The Register of Sales","language":"en-GB","authors":["Ann Bell","Carl Dee"],"published":"2012-03-05T09:00:00+01:00","text":" Text\n\nas it is.\u00a0 ","html":"<p>No","links":[{"text":"Another","url":"https://example.org/2"},{"text":"A third","url":null}],"stakes":[{"share":40}]}`)
	want := extract.Post{
		ID: "a1", URL: "https://example.org/1", Title: "A sale", Site: "The Register of Sales", Language: "en-GB",
		Authors: []string{"Ann Bell", "Carl Dee"}, Published: extract.Date{Year: 2012, Month: 3, Day: 5, Clock: "09:00:00", Zone: "+01:00"},
		Text:   " Text\n\nas it is.\u00a0 ",
		Links:  []extract.Link{{Text: "Another", URL: "https://example.org/2"}, {Text: "A third"}},
		Origin: extract.Origin{Source: "-", Record: 1},
	}
	if got, want := fmt.Sprintf("%+v", p), fmt.Sprintf("%+v", want); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestRecordID(t *testing.T) {
	for id, want := range map[string]string{
		`"7"`: "7", `7`: "7", `12345678901234567890`: "12345678901234567890", `1.50`: "1.50", `1e3`: "1e3", `true`: "true", `"\u00e9"`: "é",
		`null`: extract.Post{Text: "x"}.Identify(), `""`: extract.Post{Text: "x"}.Identify(),
	} {
		if got := one(t, `{"id":`+id+`,"text":"x"}`).ID; got != want {
			t.Errorf("id %s: got %q, want %q", id, got, want)
		}
	}
}

func TestRecordAuthors(t *testing.T) {
	for keys, want := range map[string]string{
		`"author":"Ann Bell"`:                             "[Ann Bell]",
		`"authors":"Ann Bell"`:                            "[Ann Bell]",
		`"authors":[],"author":"Ann Bell"`:                "[Ann Bell]",
		`"authors":["Ann Bell"],"author":"The desk"`:      "[Ann Bell]",
		`"author":{"name":"Ann Bell","url":"x"}`:          "[Ann Bell]",
		`"authors":[{"name":"Ann Bell"},"Carl Dee",null]`: "[Ann Bell Carl Dee]",
		`"author":5`:    "[]",
		`"author":null`: "[]",
	} {
		if got := fmt.Sprint(one(t, `{"text":"x",`+keys+`}`).Authors); got != want {
			t.Errorf("%s: got %s, want %s", keys, got, want)
		}
	}
}

func TestRecordText(t *testing.T) {
	for in, want := range map[string]string{
		`{"text":"a","html":"<p>b","title":"T"}`:   "a",
		`{"html":"<p>b","title":"T"}`:              "T\n\nb",
		`{"text":null,"html":"<p>b"}`:              "b",
		`{"text":"","html":"<p>b"}`:                "b",
		`{"text":""}`:                              "",
		`{"text":"\ud800 \u0000"}`:                 "\ufffd \x00",
		`{"text":"a","links":{"self":"x"}}`:        "a",
		`{"text":"a","published":"some time ago"}`: "a",
		"\ufeff" + `{"text":"a"}` + "\r":           "a",
	} {
		if got := one(t, in).Text; got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}

func TestBrokenLines(t *testing.T) {
	texts, errs := readString(t, Reader{}, strings.Join([]string{
		`{"id":1,"text":"One."}`,
		`{"id":2,"text":"Tw`,
		"\t",
		`{"id":4,"title":"Four","body":"x"}`,
		`{"id":5,"text":["x"]}`,
		`{"id":[6],"text":"x"}`,
		`["text"]`,
		`{}`,
		`{"text":"Nine."} {"text":"x"}`,
		"\ufeff" + `{"id":10,"text":"Ten."}`,
		`{"id":11,"text":"Eleven."}`,
	}, "\r\n"))
	equal(t, "texts", texts, []string{"One.", "Ten.", "Eleven."})
	equal(t, "errors", errs, []string{
		`-:2: broken JSON at byte 18: unexpected end of JSON input`,
		`-:4: no "text" or "html" among its keys ["body" "id" "title"]`,
		`-:5: "text" must be a string, this is: array`,
		`-:6: "id" must be a string, this is: array`,
		`-:7: a post must be a JSON object, this is: array`,
		`-:8: no "text" or "html" in an empty object`,
		`-:9: broken JSON at byte 18: invalid character '{' after top-level value`,
	})
}

// The head of an input may end anywhere in its first line, behind a comma, too.
func TestLongFirstLine(t *testing.T) {
	line := `{"text":"` + strings.Repeat(",", 2*headSize) + `"}`
	_, errs := readString(t, Reader{}, line+"\n\noops\n")
	equal(t, "errors", errs, []string{"-:3: broken JSON at byte 1: invalid character 'o' looking for beginning of value"})
}

func TestLinesOverTheLimit(t *testing.T) {
	line := func(n int) string {
		return `{"text":"` + strings.Repeat("x", n-len(`{"text":""}`)) + `"}`
	}
	for _, max := range []int{100, bufferSize, 3 * bufferSize} {
		in := strings.Join([]string{line(max), line(max + 1), line(max) + "\r", line(5 * max), line(20), line(max + 1)}, "\n")
		texts, errs := readString(t, Reader{MaxRecord: max}, in)
		if len(texts) != 3 {
			t.Errorf("limit %d: %d texts", max, len(texts))
		}
		want := []string{}
		for _, n := range []int{2, 4, 6} {
			want = append(want, fmt.Sprintf("-:%d: line of more than %s left out; --max-record allows more", n, byteSize(max)))
		}
		equal(t, "errors", errs, want)
	}
}

// A stream of any length is read in the memory of a line.
func TestMemoryOfAStream(t *testing.T) {
	const size = 64 << 20
	in := io.LimitReader(&endless{line: typicalLine()}, size)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	posts, peak := 0, uint64(0)
	for _, err := range (Reader{Stdin: in}).Posts(context.Background(), "-") {
		if posts++; posts%4000 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&after)
			peak = max(peak, after.HeapAlloc-min(before.HeapAlloc, after.HeapAlloc))
		}
		_ = err // the last line is cut off
	}
	if posts < size/4000 || peak > 4<<20 {
		t.Errorf("%d posts in a heap of %d bytes", posts, peak)
	}
}

// A line without an end is not held.
func TestMemoryOfALine(t *testing.T) {
	const size, limit = 64 << 20, 1 << 20
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	in := io.LimitReader(&endless{line: []byte("word ")}, size)
	texts, errs := readAll(t, Reader{From: "jsonl", MaxRecord: limit, Stdin: in}, "-")
	runtime.ReadMemStats(&after)
	if allocated := after.TotalAlloc - before.TotalAlloc; allocated > 8*limit {
		t.Errorf("%d bytes allocated for a line that is left out", allocated)
	}
	equal(t, "texts", texts, nil)
	equal(t, "errors", errs, []string{"-:1: line of more than 1 MiB left out; --max-record allows more"})
}

// typicalLine is a post of three kilobytes.
func typicalLine() []byte {
	line, _ := json.Marshal(map[string]any{
		"id": "post-1", "title": "A sale", "url": "https://example.org/2012/03/a-sale", "published": "2012-03-05", "authors": []string{"Ann Bell"}, "category": "sales",
		"text": strings.Repeat("The “Register” said on Tuesday that it had\nsold 40 per cent of Pelham Water to the staff. ", 29),
	})
	return append(line, '\n')
}

func BenchmarkJSONL(b *testing.B) {
	line := typicalLine()
	in := &endless{line: line}
	b.SetBytes(int64(len(line)))
	b.ReportAllocs()
	n := 0
	for _, err := range (Reader{Stdin: io.LimitReader(in, int64(b.N)*int64(len(line)))}).Posts(context.Background(), "-") {
		if err != nil {
			b.Fatal(err)
		}
		n++
	}
	if n != b.N {
		b.Fatal(n)
	}
}

func BenchmarkJSON(b *testing.B) {
	line := typicalLine()
	in := &endless{line: line}
	b.SetBytes(int64(len(line)))
	for _, err := range (Reader{From: "json", Stdin: io.LimitReader(in, int64(b.N)*int64(len(line)))}).Posts(context.Background(), "-") {
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkText(b *testing.B) {
	text := strings.Repeat("The Register said on Tuesday that it had sold 40 per cent of Pelham Water.\n\n", 10_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for _, err := range (Reader{Stdin: strings.NewReader(text)}).Posts(context.Background(), "-") {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
