package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// noEnvironment is an empty environment.
func noEnvironment(string) string { return "" }

// command runs a command line without standard input.
func command(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errors bytes.Buffer
	code = run(t.Context(), noEnvironment, strings.NewReader(""), &out, &errors, args)
	return code, out.String(), errors.String()
}

func TestClosedPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	r.Close()
	old := filepath.Join(t.TempDir(), "old.json")
	if err := os.WriteFile(old, []byte("[]"), 0o600); err != nil {
		t.Fatal(err)
	}
	const post = `{"id": "a", "text": "Orrin owns 30% of Pellham."}`
	for _, args := range []string{"extract -f jsonl", "explain", "posts", "posts --text", "verify", "diff " + old + " -"} {
		var complaints strings.Builder
		code := run(t.Context(), noEnvironment, strings.NewReader(post), w, &complaints, strings.Fields(args))
		if code != 0 || strings.Contains(complaints.String(), "pipe") {
			t.Errorf("%s: exit code %d, %q; want a quiet end", args, code, complaints.String())
		}
	}
}

// TestClosedPipeProcess closes the standard output of a process, where the system
// sends a signal too.
func TestClosedPipeProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "many.jsonl")
	if err := os.WriteFile(path, bytes.Repeat([]byte(`{"text":"The mill was sold for £2m."}`+"\n"), 5000), 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("stakeout", "extract", "-f", "jsonl", path)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var complaints strings.Builder
	c.Stderr = &complaints
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	out.Close()
	if err := c.Wait(); err != nil || complaints.Len() > 0 {
		t.Errorf("%v, %q; want a quiet end", err, complaints.String())
	}
}

// TestConversation sends a line when the one before is answered, as a process does that
// keeps a filter beside it.
func TestConversation(t *testing.T) {
	c := exec.Command("stakeout", "extract", "-f", "jsonl", "--from", "jsonl", "-")
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	answers := bufio.NewReader(out)
	for _, id := range []string{"first", "second", "third"} {
		if _, err := fmt.Fprintf(in, `{"id": %q, "text": "The mill was sold."}`+"\n", id); err != nil {
			t.Fatal(err)
		}
		if answer, err := answers.ReadString('\n'); err != nil || !strings.HasPrefix(answer, `{"id":"`+id+`"`) {
			t.Fatalf("%s: %q, %v", id, answer, err)
		}
	}
	in.Close()
	if err := c.Wait(); err != nil {
		t.Error(err)
	}
}

// TestInterrupt sends Ctrl-C to a process that waits for its standard input, and
// closes its terminal.
func TestInterrupt(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGHUP} {
		t.Run(signal.String(), func(t *testing.T) { testInterrupt(t, signal) })
	}
}

func testInterrupt(t *testing.T, signal os.Signal) {
	folder := t.TempDir()
	file := filepath.Join(folder, "posts.jsonl")
	for _, args := range [][]string{{}, {"-o", file}} {
		c := exec.Command("stakeout", append([]string{"extract", "-f", "jsonl", "first.txt", "-"}, args...)...)
		c.Dir = folder
		if err := os.WriteFile(filepath.Join(folder, "first.txt"), []byte("The mill was sold."), 0o600); err != nil {
			t.Fatal(err)
		}
		in, err := c.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewReader(out)
		if len(args) == 0 {
			if line, err := lines.ReadString('\n'); err != nil || !strings.HasSuffix(line, "}\n") {
				t.Errorf("%q, %v", line, err)
			}
		} else if _, err := io.WriteString(in, strings.Repeat("The mill was sold.\n", 100_000)); err != nil {
			t.Fatal(err) // once this is taken, the signal handler is in place
		}
		if err := c.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		rest, _ := io.ReadAll(lines)
		c.Wait()
		if code := c.ProcessState.ExitCode(); code != exitInterrupted || len(rest) > 0 {
			t.Errorf("%v: exit code %d, %q; want %d and nothing more", args, code, rest, exitInterrupted)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "*posts.jsonl*")); len(left) > 0 {
		t.Errorf("an interrupted -o left %q", left)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, ".*")); len(left) > 0 {
		t.Errorf("an interrupted -o left %q", left)
	}
}

// TestInterruptInProcess interrupts run when the first of two posts is printed and
// standard input hangs: what was printed is whole.
func TestInterruptInProcess(t *testing.T) {
	first := filepath.Join(t.TempDir(), "first.txt")
	if err := os.WriteFile(first, []byte("The mill was sold."), 0o600); err != nil {
		t.Fatal(err)
	}
	for format, end := range map[string]string{"json": "}\n]\n", "jsonl": "}\n"} {
		ctx, cancel := context.WithCancel(t.Context())
		in, hang := io.Pipe()
		defer hang.Close()
		out := &interrupter{cancel: cancel}
		if code := run(ctx, noEnvironment, in, out, io.Discard, []string{"extract", "-f", format, first, "-"}); code != exitInterrupted {
			t.Errorf("%s: exit code %d, want %d", format, code, exitInterrupted)
		}
		if !strings.HasSuffix(out.String(), end) {
			t.Errorf("%s ends in %q", format, out.String()[max(0, out.Len()-20):])
		}
	}
}

// interrupter keeps what is written to it and cancels a context at the first word.
type interrupter struct {
	bytes.Buffer
	cancel func()
}

func (w *interrupter) Write(b []byte) (int, error) {
	w.cancel()
	return w.Buffer.Write(b)
}

// A file's name cannot send escape sequences to the terminal.
func TestForeignNameOnStderr(t *testing.T) {
	_, _, complaints := command(t, "extract", "gone\x1b[31m\u202e.txt")
	if strings.ContainsAny(complaints, "\x1b\u202e") || !strings.Contains(complaints, "gone[31m.txt") {
		t.Errorf("stderr has %q", complaints)
	}
}

func TestSize(t *testing.T) {
	for text, want := range map[string]int{"1": 1, "64K": 64 << 10, "64m": 64 << 20, "2GiB": 2 << 30, "10MB": 10 << 20} {
		var s size
		if err := s.Set(text); err != nil || int(s) != want {
			t.Errorf("%q: %d, %v", text, s, err)
		}
	}
	for _, text := range []string{"", "K", "-1", "0", "1.5M", "1T", "99999999999G"} {
		var s size
		if s.Set(text) == nil {
			t.Errorf("%q is taken for %d", text, s)
		}
	}
}

func TestClosest(t *testing.T) {
	flags := []string{"format", "only", "output", "from", "excel", "fail-empty", "jobs", "max-record", "help"}
	for typed, want := range map[string]string{"formt": "format", "fail-emtpy": "fail-empty", "job": "jobs", "ouptut": "output", "maxrecord": "max-record", "colour": "", "x": "", "": ""} {
		if got := closest(typed, flags); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}
