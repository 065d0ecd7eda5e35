package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/spf13/pflag"
)

const readme = "../../README.md"

// example is a fenced block of the README: "sh" is a script that must succeed,
// "console" shows commands behind "$ " and what they print.
type example struct {
	language, text string
	line           int
}

var fence = regexp.MustCompile("(?ms)^```(sh|console)\n(.*?)^```$")

func readExamples(t *testing.T) (text string, all []example) {
	t.Helper()
	b, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	text = string(b)
	for _, m := range fence.FindAllStringSubmatchIndex(text, -1) {
		all = append(all, example{text[m[2]:m[3]], text[m[4]:m[5]], strings.Count(text[:m[0]], "\n") + 1})
	}
	return text, all
}

// TestReadme runs every command of the README on a copy of the sample. With -update
// it rewrites what the README says that they print.
func TestReadme(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash to run the examples with")
	}
	folder := t.TempDir()
	if err := os.CopyFS(filepath.Join(folder, "testdata"), os.DirFS("../../testdata")); err != nil {
		t.Fatal(err)
	}
	blog := httptest.NewServer(http.FileServer(http.Dir(sampleSite)))
	t.Cleanup(blog.Close)
	text, examples := readExamples(t)
	if len(examples) == 0 {
		t.Fatal("the README has no examples")
	}
	fresh := text
	for _, e := range examples {
		if tool := missingTool(e.text); tool != "" {
			t.Logf("README.md:%d is left out: it needs %s", e.line, tool)
			continue
		}
		if e.language == "sh" {
			if out, err := shell(folder, blog.URL, e.text); err != nil {
				t.Errorf("README.md:%d: %v\n%s\n%s", e.line, err, e.text, out)
			}
			continue
		}
		if got := replay(folder, blog.URL, e.text); got != e.text {
			fresh = strings.Replace(fresh, e.text, got, 1)
			if !*update {
				t.Errorf("README.md:%d: the command prints\n%s\nwant\n%s", e.line, got, e.text)
			}
		}
	}
	if *update && fresh != text {
		if err := os.WriteFile(readme, []byte(fresh), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// missingTool returns a program that an example needs and this machine lacks.
func missingTool(script string) string {
	for _, tool := range []string{"jq", "python3"} {
		if _, err := exec.LookPath(tool); err != nil && strings.Contains(script, tool) {
			return tool
		}
	}
	return ""
}

// replay runs the commands of a console block and returns the block with what they
// print now.
func replay(folder, blog, console string) string {
	var b strings.Builder
	for line := range strings.Lines(console) {
		if command, is := strings.CutPrefix(line, "$ "); is {
			out, _ := shell(folder, blog, command)
			b.WriteString(line + out)
		}
	}
	return b.String()
}

// shell runs a script in folder, where "stakeout" is this test binary. The commands
// that build and test the project are left out: this is their test. The address of the
// README's blog stands for that of the sample's site.
func shell(folder, blog, script string) (string, error) {
	script = strings.ReplaceAll(script, "go run ./cmd/stakeout", "stakeout")
	script = regexp.MustCompile(`(?m)^(go (test|install|build)|\.ci/).*$`).ReplaceAllString(script, "true")
	script = regexp.MustCompile(`https://blog\.example(\S*)`).ReplaceAllString(script, "--allow-private --delay 0s "+blog+"$1")
	c := exec.Command("bash", "-euo", "pipefail", "-c", script)
	c.Dir = folder
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	err := c.Run()
	return strings.ReplaceAll(out.String(), blog, "https://blog.example"), err
}

// TestReadmeIsComplete wants every verb and every flag in the README, and the
// project's one command for the tests there and in .ci/run.
func TestReadmeIsComplete(t *testing.T) {
	text, _ := readExamples(t)
	root := newRoot(&environment{})
	for _, verb := range root.Commands() {
		if !verb.IsAvailableCommand() || verb.Name() == "help" {
			continue
		}
		if !strings.Contains(text, "stakeout "+verb.Name()) {
			t.Errorf("README.md does not mention stakeout %s", verb.Name())
		}
		if verb.Example == "" && verb.Name() != "completion" {
			t.Errorf("the help of %s has no example", verb.Name())
		}
		verb.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name == "help" {
				return
			}
			if !strings.Contains(text, "--"+f.Name) {
				t.Errorf("README.md does not mention --%s", f.Name)
			}
			short := f.Shorthand != "" && strings.Contains(verb.Example, " -"+f.Shorthand+" ")
			if !short && !strings.Contains(verb.Example, " --"+f.Name+" ") {
				t.Errorf("no example in the help of %s has --%s", verb.Name(), f.Name)
			}
		})
	}
	ci, err := os.ReadFile("../../.ci/run")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{text, string(ci)} {
		if !strings.Contains(file, "\ngo test ./...\n") {
			t.Error("README.md and .ci/run must run the tests with: go test ./...")
		}
	}
}

// TestHelpFits wants every help to fit on a terminal of 80 columns.
func TestHelpFits(t *testing.T) {
	verbs := newRoot(&environment{}).Commands()
	for _, verb := range verbs {
		if verb.Name() == "completion" { // which is cobra's
			continue
		}
		code, help, complaints := command(t, verb.Name(), "--help")
		if code != 0 || complaints != "" {
			t.Errorf("%s --help: exit code %d, %s", verb.Name(), code, complaints)
		}
		for line := range strings.Lines(help) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > 80 {
				t.Errorf("the help of %s has a line of %d columns: %s", verb.Name(), n, line)
			}
		}
	}
}

// TestChangelog wants the version of the program on top of the changelog.
func TestChangelog(t *testing.T) {
	b, err := os.ReadFile("../../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	_, newest, _ := strings.Cut(string(b), "\n## ")
	if !strings.HasPrefix(newest, version+" ") {
		t.Errorf("CHANGELOG.md does not open with %s", version)
	}
}
