//go:build unix

package source

import (
	"os"
	"strings"
	"syscall"
	"testing"
)

// A pipe is read when it is named, and passed over in a folder, where nobody may
// ever write to it.
func TestPipe(t *testing.T) {
	write(t, map[string]string{"in/a.txt": "One."})
	if err := syscall.Mkfifo("in/pipe", 0o666); err != nil {
		t.Skip(err)
	}
	texts, errs := readAll(t, Reader{}, "in")
	equal(t, "texts", texts, []string{"One."})
	equal(t, "errors", errs, nil)

	go func() { os.WriteFile("in/pipe", []byte(strings.Repeat("Two. ", 20_000)), 0o666) }()
	texts, errs = readAll(t, Reader{}, "in/pipe")
	if len(texts) != 1 || len(texts[0]) < 99_999 || errs != nil {
		t.Errorf("%d texts, errors %q", len(texts), errs)
	}
}
