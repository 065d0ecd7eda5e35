package output

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"stakeout/extract/nlp"
)

// Verification is what Verify found of one post.
type Verification struct {
	ID    string
	Spans int      // that were compared with the text
	Wrong []string // what does not hold, a line each
}

// Verify checks a post that json or jsonl has printed: whether the text has the hash
// that origin gives, and whether each span has the words that it says and stands in its sentence. texts gives the text of a post, whatever text its
// record has; nil leaves it to the record. The error is one of JSON.
func Verify(object []byte, texts func(id string) (string, error)) (Verification, error) {
	var record map[string]any
	if err := readObject(object, &record); err != nil {
		return Verification{}, err
	}
	id, _ := record["id"].(string)
	v := verifier{Verification: Verification{ID: id}}
	text, has := record["text"].(string)
	if texts != nil {
		other, err := texts(id)
		if err != nil {
			v.wrong("text", "%v", err)
			return v.Verification, nil
		}
		text, has = other, true
	}
	if !has {
		v.wrong("text", "the record has none, and no --texts is given")
		return v.Verification, nil
	}
	v.text, v.runes, v.points = text, utf8.RuneCountInString(text), nlp.NewCodePoints(text)
	v.checkHash(record["origin"])
	for _, key := range slices.Sorted(maps.Keys(record)) {
		if key != "links" && key != "origin" { // which have words that are not in the text
			v.check(key, record[key])
		}
	}
	return v.Verification, nil
}

// readObject reads a JSON object into a map or a struct.
func readObject(object []byte, into any) error {
	err := json.Unmarshal(object, into)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("broken JSON at byte %d: %w", syntax.Offset, err)
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("want the JSON object of a post, this is: %s", kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf("%q must not be: %s", kind.Field, kind.Value)
	}
	return err
}

// verifier compares spans with a text.
type verifier struct {
	Verification
	text   string
	runes  int
	points nlp.CodePoints
}

func (v *verifier) wrong(path, format string, args ...any) {
	v.Wrong = append(v.Wrong, path+": "+fmt.Sprintf(format, args...))
}

// checkHash compares the text with the hash of its origin.
func (v *verifier) checkHash(origin any) {
	o, _ := origin.(map[string]any)
	want, _ := o["sha256"].(string)
	sum := sha256.Sum256([]byte(v.text))
	switch got := hex.EncodeToString(sum[:]); {
	case want == "":
		v.wrong("origin.sha256", "there is none")
	case got != want:
		v.wrong("origin.sha256", "the text has another one, %s", got)
	}
}

// check compares the spans in value, which stands at path.
func (v *verifier) check(path string, value any) {
	switch value := value.(type) {
	case []any:
		for i, item := range value {
			v.check(fmt.Sprintf("%s[%d]", path, i), item)
		}
	case map[string]any:
		v.checkSpan(path, value)
		for _, key := range slices.Sorted(maps.Keys(value)) {
			v.check(path+"."+key, value[key])
		}
	}
}

// checkSpan compares the words of an object with those of the text.
func (v *verifier) checkSpan(path string, object map[string]any) {
	words, hasWords := object["text"].(string)
	start, hasStart := object["start"].(float64)
	end, hasEnd := object["end"].(float64)
	if !hasWords && !hasStart && !hasEnd {
		return
	}
	v.Spans++
	if !hasWords || !hasStart || !hasEnd {
		v.wrong(path, "start, end and text do not come together")
		return
	}
	from, to := int(start), int(end)
	if float64(from) != start || float64(to) != end || from < 0 || from >= to || to > v.runes {
		v.wrong(path, "text[%v:%v] is no part of the %d characters of the text", start, end, v.runes)
		return
	}
	first, last := v.points.Offset(from), v.points.Offset(to)
	if got := v.text[first:last]; got != words {
		v.wrong(path, "text[%d:%d] is %s, not %s", from, to, excerpt(got), excerpt(words))
	}
	if sentence, has := object["sentence"].(string); has {
		around := v.text[max(0, first-len(sentence)):min(len(v.text), last+len(sentence))]
		if !strings.Contains(around, sentence) {
			v.wrong(path+".sentence", "the text does not have %s around text[%d:%d]", excerpt(sentence), from, to)
		}
	}
}

// excerpt quotes the beginning of s.
func excerpt(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s)[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
