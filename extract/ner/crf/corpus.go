package crf

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"stakeout/extract/nlp"
)

// Example is a text whose names are marked, by hand or by another program.
type Example struct {
	Text     string
	Source   string // where the text is from
	Entities []Entity
}

// Unsure is the label of words that may be anything: training learns nothing there.
const Unsure = "UNSURE"

// Entity is a marked name. Once read by ReadExamples, offsets are bytes.
type Entity struct {
	Start, End int
	Label      string
	Alt        []Alternative // other marks that are as right
	Optional   bool          // neither right nor wrong to find
}

// Alternative is another way to mark a name; in JSON an array [start, end, label].
type Alternative struct {
	Start, End int
	Label      string
}

// UnmarshalJSON reads [start, end, label].
func (a *Alternative) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[]any{&a.Start, &a.End, &a.Label})
}

// ReadExamples reads a file of JSON Lines, packed by gzip when its name ends in .gz.
// An error names the file and the example.
func ReadExamples(path string) ([]Example, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = bufio.NewReader(f)
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	var set []Example
	for dec := json.NewDecoder(r); ; {
		var e Example
		err := dec.Decode(&e)
		if err == io.EOF {
			return set, nil
		}
		if err == nil {
			err = e.toBytes()
		}
		if err != nil {
			return nil, fmt.Errorf("%s: example %d: %w", path, len(set)+1, err)
		}
		set = append(set, e)
	}
}

var errOffset = errors.New("a name lies outside the text")

// toBytes turns the offsets of e from code points into bytes.
func (e *Example) toBytes() error {
	at := make([]int, 0, len(e.Text)+1)
	for i := range e.Text {
		at = append(at, i)
	}
	at = append(at, len(e.Text))
	turn := func(start, end *int) error {
		if *start < 0 || *start >= *end || *end >= len(at) {
			return errOffset
		}
		*start, *end = at[*start], at[*end]
		return nil
	}
	for i := range e.Entities {
		n := &e.Entities[i]
		if err := turn(&n.Start, &n.End); err != nil {
			return err
		}
		for j := range n.Alt {
			if err := turn(&n.Alt[j].Start, &n.Alt[j].End); err != nil {
				return err
			}
		}
	}
	return nil
}

// kindOf maps a label of the sets to a kind; false for names of other kinds.
func kindOf(label string) (Kind, bool) {
	switch label {
	case "PERSON", "PER":
		return Person, true
	case "ORG":
		return Organisation, true
	case "PLACE", "GPE", "LOC":
		return Place, true
	}
	return 0, false
}

// trim takes a leading article and a trailing possessive off a span: the sets differ
// in whether they mark them.
func trim(text string, s nlp.Span) nlp.Span {
	for _, article := range []string{"the", "a", "an"} {
		n := len(article)
		if s.Len() <= n+1 || !strings.EqualFold(text[s.Start:s.Start+n], article) {
			continue
		}
		rest := strings.TrimLeft(text[s.Start+n:s.End], " \t\n\u00a0")
		if start := s.End - len(rest); rest != "" && start > s.Start+n {
			s.Start = start
			break
		}
	}
	for _, mark := range []string{"'s", "’s", "'", "’"} {
		if cut, ok := strings.CutSuffix(text[s.Start:s.End], mark); ok && cut != "" {
			s.End = s.Start + len(cut)
			break
		}
	}
	return s
}
