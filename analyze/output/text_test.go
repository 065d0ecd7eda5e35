package output

import (
	"strings"
	"testing"

	"stakeout/analyze"
	"stakeout/extract"
)

func TestText(t *testing.T) {
	for _, c := range []struct {
		o    Options
		want string
	}{
		{Options{}, "One\x1b[0m.\n\nLine\ttwo.\n\n* * *\n\nTwo.\n"},
		{Options{Terminal: true}, "One[0m.\n\nLine two.\n\n* * *\n\nTwo.\n"},
	} {
		var b strings.Builder
		w := NewText(&b, c.o)
		for _, text := range []string{"One\x1b[0m.\n\nLine\ttwo.", "Two.\n"} {
			if err := w.Write(analyze.Result{Post: extract.Post{Text: text}}); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil || b.String() != c.want {
			t.Errorf("%+v: %q, %v, want %q", c.o, b.String(), err, c.want)
		}
	}
}
