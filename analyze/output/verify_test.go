package output

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func TestVerify(t *testing.T) {
	object, err := json.Marshal(recordOf(sample(), 0))
	if err != nil {
		t.Fatal(err)
	}
	v, err := Verify(object, nil)
	if err != nil || len(v.Wrong) > 0 || v.ID != "one" || v.Spans == 0 {
		t.Errorf("%+v, %v", v, err)
	}
	v, err = Verify(object, func(string) (string, error) { return "another text", nil })
	if err != nil || len(v.Wrong) <= v.Spans {
		t.Errorf("of another text only this is wrong: %q, %v", v.Wrong, err)
	}
	v, err = Verify(object, func(string) (string, error) { return "", errors.New("no text") })
	if err != nil || len(v.Wrong) != 1 || v.Wrong[0] != "text: no text" {
		t.Errorf("without a text: %q, %v", v.Wrong, err)
	}
	for object, want := range map[string]string{"3": "want the JSON object of a post, this is: number", "{": "broken JSON at byte 1: "} {
		if _, err := Verify([]byte(object), nil); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %q", object, err, want)
		}
	}
}

func FuzzVerify(f *testing.F) {
	f.Add([]byte(`{"id": "a", "text": "é 40%", "origin": {"sha256": "00"}, "stakes": [{"start": 2, "end": 5, "text": "40%", "sentence": "é 40%"}]}`))
	f.Add([]byte(`{"text": "\ud800", "a": {"start": 1e99, "end": -1, "text": 3}}`))
	f.Fuzz(func(t *testing.T, object []byte) { Verify(object, nil) })
}
