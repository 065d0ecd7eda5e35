package crf

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stakeout/extract/nlp"
)

// bracketed are invented sentences with their names in brackets: P person, O
// organisation, L place.
var bracketed = []string{
	"On Monday [P Ann Quarrow] of [O Tarn Line Ltd] went to [L Marlow Bay].",
	"The board of [O Quillon Group] met [P Peter Zarnow] in [L Tarnford].",
	"“We will sell it,” said [P Jane Garrow], who runs [O Garrow Ferries Ltd].",
	"Mr [P Carrow] told the council of [L Quillford] that it was late.",
	"Shares in [O Zarnow Marine Ltd] fell after [P Ann Quarrow] left [L Penmarrow].",
}

// exampleLine turns a bracketed sentence into the JSON of a set.
func exampleLine(t *testing.T, s string) []byte {
	labels := map[string]string{"P": "PERSON", "O": "ORG", "L": "PLACE"}
	type entity struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Label string `json:"label"`
	}
	var text []rune
	var entities []entity
	for {
		before, rest, ok := strings.Cut(s, "[")
		text = append(text, []rune(before)...)
		if !ok {
			break
		}
		marked, after, _ := strings.Cut(rest, "]")
		kind, name, _ := strings.Cut(marked, " ")
		start := len(text)
		text = append(text, []rune(name)...)
		entities = append(entities, entity{start, len(text), labels[kind]})
		s = after
	}
	line, err := json.Marshal(map[string]any{"text": string(text), "entities": entities})
	if err != nil {
		t.Fatal(err)
	}
	return append(line, '\n')
}

// smallData writes a folder of training data with short lists.
func smallData(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, g := range gazetteers {
		writeFile(t, filepath.Join(dir, "gazetteers", g.file), []byte("Ann\tQuarrow\t0.1\tTarnford\n"))
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	for _, s := range bracketed {
		z.Write(exampleLine(t, s))
	}
	z.Close()
	writeFile(t, filepath.Join(dir, "train", "small.jsonl.gz"), packed.Bytes())
	writeFile(t, filepath.Join(dir, "silver.jsonl.gz"), packed.Bytes())
	return dir
}

func writeFile(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// trained trains on dir and returns the model and its bytes.
func trained(t testing.TB, dir string, s Settings) (*Model, []byte) {
	t.Helper()
	s.Progress = io.Discard
	m, err := Train(context.Background(), dir, s)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return m, b.Bytes()
}

// found writes names as "P Ann Lee; O Quarrow Group".
func found(text string, m *Model) string {
	var all []string
	for _, n := range m.Names(nlp.New(text), nil) {
		all = append(all, "POL"[n.Kind:n.Kind+1]+" "+text[n.Start:n.End])
	}
	return strings.Join(all, "; ")
}

func TestTrain(t *testing.T) {
	dir := smallData(t)
	m, first := trained(t, dir, Settings{Epochs: 30})
	_, second := trained(t, dir, Settings{Epochs: 30})
	if !bytes.Equal(first, second) {
		t.Error("the same data gave two models")
	}
	const text = "On Monday Ann Quarrow of Tarn Line Ltd went to Marlow Bay."
	const want = "P Ann Quarrow; O Tarn Line Ltd; L Marlow Bay"
	if got := found(text, m); got != want {
		t.Errorf("found %q, want %q", got, want)
	}
	read, err := Open(string(first))
	if err != nil {
		t.Fatal(err)
	}
	if got := found(text, read); got != want {
		t.Errorf("written and read again: found %q, want %q", got, want)
	}
	var again bytes.Buffer
	if read.WriteTo(&again); !bytes.Equal(first, again.Bytes()) {
		t.Error("a model written, read and written again has other bytes")
	}
}

func TestOpenDamaged(t *testing.T) {
	_, data := trained(t, smallData(t), Settings{Epochs: 1})
	for _, n := range []int{0, 5, len(magic), len(magic) + 40, len(data) / 2, len(data) - 1} {
		if _, err := Open(string(data[:n])); err == nil {
			t.Errorf("no error for the first %d of %d bytes", n, len(data))
		}
	}
	if _, err := Open(string(data) + "\x00"); err == nil {
		t.Error("no error for a byte too many")
	}
}

func TestTrainErrors(t *testing.T) {
	ended, end := context.WithCancel(context.Background())
	end()
	if _, err := Train(ended, smallData(t), Settings{Epochs: 1, Progress: io.Discard}); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that is done gives %v", err)
	}
	if _, err := Train(t.Context(), t.TempDir(), Settings{Epochs: 1, Progress: io.Discard}); err == nil {
		t.Error("no error for an empty folder")
	}
	_, err := Train(t.Context(), smallData(t), Settings{Epochs: 1, Sets: []string{"smal"}, Progress: io.Discard})
	if err == nil || !strings.Contains(err.Error(), `no set "smal"`) {
		t.Errorf("an unknown set gives %v", err)
	}
	dir := smallData(t)
	file := filepath.Join(dir, "train", "small.jsonl")
	for _, bad := range []string{`{"text": "Ann", "entities": [{"start": 2, "end": 9, "label": "PERSON"}]}`, `{"text": `, `{"text": "Ann", "entities": [{"start": -1, "end": 2}]}`} {
		writeFile(t, file, []byte(bad))
		if _, err := ReadExamples(file); err == nil || !strings.Contains(err.Error(), "example 1") {
			t.Errorf("%s: got error %v", bad, err)
		}
	}
}

// TestCompare looks for Tarn Line, which Tarn, the place, is as right as; a day is
// marked too, and Zed need not be found.
func TestCompare(t *testing.T) {
	e := &Example{Text: "the Tarn Line’s Friday at Zed"}
	span := func(words string) nlp.Span {
		start := strings.Index(e.Text, words)
		return nlp.Span{Start: start, End: start + len(words)}
	}
	tarn, line, friday, zed := span("Tarn"), span("Tarn Line’s"), span("Friday"), span("Zed")
	e.Entities = []Entity{
		{Start: line.Start, End: line.End, Label: "ORG", Alt: []Alternative{{tarn.Start, tarn.End, "LOC"}}},
		{Start: friday.Start, End: friday.End, Label: "DATE"},
		{Start: zed.Start, End: zed.End, Label: "PER", Optional: true},
	}
	right := Name{span("the Tarn Line"), Organisation}
	for _, c := range []struct {
		found []Name
		want  Tally
	}{
		{nil, Tally{0, 0, 1}},
		{[]Name{right}, Tally{1, 0, 0}},
		{[]Name{{span("Tarn Line"), Place}}, Tally{0, 1, 1}},
		{[]Name{{tarn, Place}}, Tally{1, 0, 0}},
		{[]Name{right, {friday, Organisation}}, Tally{1, 0, 0}},
		{[]Name{right, {zed, Person}}, Tally{1, 0, 0}},
		{[]Name{right, {span("at"), Person}}, Tally{1, 1, 0}},
	} {
		if got := compare(e, c.found).Total(); got != c.want {
			t.Errorf("%v: got %+v, want %+v", c.found, got, c.want)
		}
	}
}
