package main

import (
	"errors"
	"flag"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected outputs")

// TestMain lets the scripts and the README's examples run this test binary as
// "stakeout".
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"stakeout": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "../../testdata/script",
		UpdateScripts: *update,
		Cmds:          map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "serve": serve},
	})
}

// exits checks the exit code of a command: exits CODE COMMAND [ARGUMENT...]. Its
// standard input is that of the script.
func exits(ts *testscript.TestScript, not bool, args []string) {
	if not || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARGUMENT...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	code := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

// serve serves a folder, the sample's site without one, on this machine until the
// script ends, and puts its address into $SITE: serve [DIR].
func serve(ts *testscript.TestScript, not bool, args []string) {
	folder := sampleSite
	if len(args) == 1 {
		folder = ts.MkAbs(args[0])
	}
	if not || len(args) > 1 {
		ts.Fatalf("usage: serve [DIR]")
	}
	s := httptest.NewServer(http.FileServer(http.Dir(folder)))
	ts.Defer(s.Close)
	ts.Setenv("SITE", s.URL)
}

// sampleSite is a blog of two pages with two posts each.
var sampleSite, _ = filepath.Abs("../../testdata/site")

// TestImports keeps the import arrows: each dependency is known to one package, and
// our own packages point back along the flow of the data.
func TestImports(t *testing.T) {
	homes := map[string]string{
		"github.com/spf13/cobra":            "stakeout/cmd/stakeout",
		"github.com/vbauerster/mpb/v8":      "stakeout/cmd/stakeout",
		"github.com/olekukonko/tablewriter": "stakeout/analyze/output",
		"github.com/jdkato/prose/v2":        "stakeout/extract/nlp",
		"github.com/PuerkitoBio/goquery":    "stakeout/extract/source",
		"github.com/itchyny/gojq":           "stakeout/analyze/output",
		"github.com/parquet-go/parquet-go":  "stakeout/analyze/output",
		"golang.org/x/text/encoding":        "stakeout/extract/source",
		"net/http":                          "stakeout/extract/source",
		"modernc.org/sqlite":                "stakeout/analyze/dataset",
		"database/sql":                      "stakeout/analyze/dataset",
	}
	arrows := map[string][]string{
		"stakeout/extract/nlp":     {},
		"stakeout/extract/ner":     {"stakeout/extract/ner/crf", "stakeout/extract/nlp"},
		"stakeout/extract/ner/crf": {"stakeout/extract/nlp"},
		"stakeout/extract":         {"stakeout/extract/ner", "stakeout/extract/nlp"},
		"stakeout/extract/source":  {"stakeout/extract"},
		"stakeout/analyze":         {"stakeout/extract", "stakeout/extract/nlp"},
		"stakeout/analyze/dataset": {"stakeout/analyze", "stakeout/extract", "stakeout/extract/nlp"},
		"stakeout/analyze/output":  {"stakeout/analyze", "stakeout/extract", "stakeout/extract/nlp"},
		"stakeout/cmd/stakeout":    {"stakeout/analyze", "stakeout/analyze/dataset", "stakeout/analyze/output", "stakeout/extract", "stakeout/extract/ner", "stakeout/extract/ner/crf", "stakeout/extract/nlp", "stakeout/extract/source"},
	}
	for importer, imports := range importsOf(t) {
		allowed, known := arrows[importer]
		if !known {
			t.Errorf("%s is not in the tree: add it and what it may import here", importer)
		}
		for _, imported := range imports {
			if strings.HasPrefix(imported, "stakeout/") && !slices.Contains(allowed, imported) {
				t.Errorf("%s imports %s against the flow", importer, imported)
			}
			for dependency, home := range homes {
				if (imported == dependency || strings.HasPrefix(imported, dependency+"/")) && importer != home {
					t.Errorf("%s imports %s, which only %s may know", importer, imported, home)
				}
			}
		}
	}
}

// importsOf returns what each package of the module imports, its tests left out.
func importsOf(t *testing.T) map[string][]string {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "stakeout/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	imports := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		imports[fields[0]] = fields[1:]
	}
	return imports
}
