package source

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestObjects(t *testing.T) {
	for _, c := range []struct {
		name, input string
		want        string // the objects, and ! for an error
	}{
		{"array", `[{"id": 1},` + "\n" + `{"id": 2}]`, `1 {"id": 1}; 2 {"id": 2}`},
		{"lines", "{\"id\": 1}\n\n{\"id\": 2}\n", `1 {"id": 1}; 3 {"id": 2}`},
		{"a byte order mark", "\ufeff{\"id\": 1}", `1 {"id": 1}`},
		{"no posts in an array", "[]\n", ""},
		{"no posts in lines", "", ""},
		{"blank", " \n", ""},
		{"cut off", `[{"id": 1}, {"id"`, `1 {"id": 1}; 2 !the input ends before the JSON does`},
		{"too large", `{"id": 1}` + "\n" + `{"id": "` + strings.Repeat("x", 100) + `"}` + "\n" + `{"id": 3}`, `1 {"id": 1}; 2 !line of more than 64 bytes left out; --max-record allows more; 3 {"id": 3}`},
		{"text", "The mill was sold.", `0 !neither JSON nor JSON Lines: want what "stakeout extract -f json" or "-f jsonl" has printed`},
	} {
		var said []string
		for object, err := range (Reader{Stdin: strings.NewReader(c.input), MaxRecord: 64}).Objects(t.Context(), "-") {
			said = append(said, describe(object, err))
		}
		if got := strings.Join(said, "; "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
	for _, name := range []string{"testdata", "nowhere.json"} {
		for _, err := range (Reader{}).Objects(t.Context(), name) {
			if err == nil {
				t.Errorf("%s is read", name)
			}
		}
	}
}

// describe prints an object with its number, or its error.
func describe(object Object, err error) string {
	var e *Error
	if errors.As(err, &e) {
		return fmt.Sprint(e.Record, " !", e.Err)
	}
	return fmt.Sprintf("%d %s", object.Record, object.JSON)
}
