package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"stakeout/analyze/output"
	"stakeout/extract/nlp"
)

// samplePosts returns the bundled inputs, as seen from the top of the project,
// where the test then stands.
func samplePosts(t *testing.T) []string {
	t.Helper()
	t.Chdir("../..")
	names, err := filepath.Glob("testdata/posts/*")
	if err != nil || len(names) == 0 {
		t.Fatal("no sample in testdata/posts", err)
	}
	return names
}

// TestSample extracts each bundled input and checks what must hold of any output.
func TestSample(t *testing.T) {
	checkOutputs(t, samplePosts(t))
}

// TestSharedTexts does the same with the annotated texts, where they are present.
func TestSharedTexts(t *testing.T) {
	t.Parallel()
	var names []string
	for _, pattern := range []string{"seed/0*.txt", "archives/dumps/*.txt", "quotes/dev.jsonl", "stakes/*.jsonl", "ner/dev/policy.jsonl.gz"} {
		found, err := filepath.Glob(filepath.Join("../../../shared", pattern))
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	if len(names) == 0 {
		t.Skip("no annotated texts in ../shared")
	}
	checkOutputs(t, names)
}

// checkOutputs wants the output of each input to fit the schema, and every fact to
// show its words.
func checkOutputs(t *testing.T, names []string) {
	t.Helper()
	schema := compileSchema(t)
	for _, name := range names {
		for _, verb := range []string{"extract", "explain"} {
			code, out, complaints := command(t, verb, "-f", "json", name)
			if code != 0 || complaints != "" {
				t.Errorf("%s %s: exit code %d, %s", verb, name, code, complaints)
			}
			checkOutput(t, schema, name, out)
		}
	}
}

func checkOutput(t *testing.T, schema *jsonschema.Schema, name, out string) {
	t.Helper()
	var posts []any
	if err := json.Unmarshal([]byte(out), &posts); err != nil {
		t.Fatal(err)
	}
	for _, p := range posts {
		if err := schema.Validate(p); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		checkWords(t, name, p, []rune(p.(map[string]any)["text"].(string)))
	}
}

func compileSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(output.Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("post.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("post.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// checkWords checks text[start:end] == text of every object in value that has
// these keys; offsets are code points.
func checkWords(t *testing.T, name string, value any, text []rune) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			checkWords(t, name, item, text)
		}
	case map[string]any:
		for _, item := range v {
			checkWords(t, name, item, text)
		}
		start, hasStart := v["start"].(float64)
		words, hasWords := v["text"].(string)
		if !hasStart || !hasWords {
			return
		}
		end := v["end"].(float64)
		if got := string(text[int(start):int(end)]); got != words {
			t.Errorf("%s: text[%v:%v] is %q, the fact says %q", name, start, end, got, words)
		}
	}
}

// TestSampleJobs wants the same bytes whatever the number of workers.
func TestSampleJobs(t *testing.T) {
	args := append([]string{"extract", "-f", "json"}, samplePosts(t)...)
	_, one, _ := command(t, append(args, "--jobs", "1")...)
	_, eight, _ := command(t, append(args, "--jobs", "8")...)
	if one != eight {
		t.Error("--jobs 8 prints other bytes than --jobs 1")
	}
}

// BenchmarkExtract reads texts, extracts everything on one core and prints JSON
// Lines: the sample, which is dense with stakes, and the archive page of the
// project's seed where it is at hand. Tokens are counted as words, numbers and marks.
func BenchmarkExtract(b *testing.B) {
	for name, pattern := range map[string]string{"sample": "../../testdata/posts/*", "seed": "../../../shared/seed/*.txt"} {
		b.Run(name, func(b *testing.B) {
			files, err := filepath.Glob(pattern)
			if err != nil || len(files) == 0 {
				b.Skipf("no files %s (%v)", pattern, err)
			}
			benchmarkExtract(b, files)
		})
	}
}

func benchmarkExtract(b *testing.B, names []string) {
	bytes, tokens := 0, 0
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		bytes += len(text)
		tokens += len(nlp.New(string(text)).Tokens)
	}
	args := append([]string{"extract", "-f", "jsonl", "--jobs", "1"}, names...)
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		if code := run(b.Context(), noEnvironment, strings.NewReader(""), io.Discard, os.Stderr, args); code != 0 {
			b.Fatal("exit code", code)
		}
	}
	b.ReportMetric(float64(tokens*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// FuzzExtract gives any bytes to the whole program: what is not refused fits the
// schema and shows its words.
func FuzzExtract(f *testing.F) {
	for _, seed := range []string{
		"", "Mill Row Ltd holds 40 per cent of Tarnbeck, “she said”.", "By Ida Furrow\n\n£2m to £3m\r\n\x00\xff",
		`{"text": "A 50:50 venture between A and B, 3 May 2012"}` + "\n{", strings.Repeat("“", 500), "\ufeffTitle\n\nBy A\n\nText.\n\nTitle\n\nBy B\n\nText.",
	} {
		f.Add(seed)
	}
	schema := compileSchema(f)
	f.Fuzz(func(t *testing.T, text string) {
		var out, complaints strings.Builder
		code := run(t.Context(), noEnvironment, strings.NewReader(text), &out, &complaints, []string{"extract", "-f", "json", "--jobs", "1"})
		if code != 0 && complaints.Len() == 0 {
			t.Fatalf("exit code %d without a word", code)
		}
		checkOutput(t, schema, "standard input", out.String())
	})
}
