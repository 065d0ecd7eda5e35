package source

import (
	"bufio"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestJSON(t *testing.T) {
	for _, test := range []struct {
		name, in    string
		texts, errs []string
	}{
		{"array", "[\n  {\"text\": \"O[n]e. \\\"{\\\\\"},\n  {\"text\": \"Two.\", \"links\": [{\"text\": \"}]\"}]}\n]\n", []string{"O[n]e. \"{\\", "Two."}, nil},
		{"two arrays", `[{"text":"One."}][{"text":"Two."}]`, []string{"One.", "Two."}, nil},
		{"objects", "{\n\"text\":\"One.\"}{\"text\":\"Two.\"}", []string{"One.", "Two."}, nil},
		{"broken elements", `[{"text":"One."}, {"text":Two}, 3, "f,o]ur", null, {"text":"Six."}]`, []string{"One.", "Six."}, []string{
			"-:2: broken JSON at byte 9: invalid character 'T' looking for beginning of value",
			"-:3: a post must be a JSON object, this is: number",
			"-:4: a post must be a JSON object, this is: string",
			`-:5: no "text" or "html" in an empty object`,
		}},
		{"cut off in an element", `[{"text":"One."}, {"text":"Tw`, []string{"One."}, []string{"-:2: the input ends before the JSON does"}},
		{"cut off between elements", `[{"text":"One."},`, []string{"One."}, []string{"-:2: the input ends before the JSON does"}},
		{"too large", `[{"text":"One."}, {"text":"` + strings.Repeat("x", 90) + `"}, {"text":"Three."}]`, []string{"One.", "Three."},
			[]string{"-:2: record of more than 100 bytes left out; --max-record allows more"}},
		{"brackets too many", `[{"text":"One."}]]`, []string{"One."}, []string{"-:2: broken JSON at byte 1: invalid character ']' looking for beginning of value"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			texts, errs := readString(t, Reader{MaxRecord: 100, From: "json"}, test.in)
			equal(t, "texts", texts, test.texts)
			equal(t, "errors", errs, test.errs)
			texts, errs = readAll(t, Reader{MaxRecord: 100, From: "json", Stdin: iotest.OneByteReader(strings.NewReader(test.in))}, "-")
			equal(t, "texts byte by byte", texts, test.texts)
			equal(t, "errors byte by byte", errs, test.errs)
		})
	}
}

func FuzzElements(f *testing.F) {
	for _, in := range []string{`[{"a":"\"]"},2]`, `{}{}`, `[[`, `]`, `"`, `{"`, `1,2 3]`, "[\x00"} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		e := elements{in: bufio.NewReaderSize(strings.NewReader(in), 16), max: len(in)}
		total := 0
		for range len(in) + 1 {
			element, _, err := e.next()
			if err != nil {
				if err == io.EOF && total > len(in) {
					t.Errorf("elements of %d bytes in %q", total, in)
				}
				return
			}
			if len(element) == 0 {
				t.Errorf("empty element in %q", in)
			}
			total += len(element)
		}
		t.Errorf("no end of %q", in)
	})
}
