package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"log"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"stakeout/analyze/dataset"
	"stakeout/extract/source"
)

// blog serves a list of posts on numbered pages.
type blog struct {
	pages, perPage int

	mu    sync.Mutex
	asked []string    // paths, in order
	at    func(n int) // told of request n; nil for nobody
}

func (b *blog) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	b.asked = append(b.asked, r.URL.Path)
	n, at := len(b.asked), b.at
	b.mu.Unlock()
	if at != nil {
		at(n)
	}
	number := 1
	if rest, is := strings.CutPrefix(r.URL.Path, "/page/"); is {
		number, _ = strconv.Atoi(strings.Trim(rest, "/"))
	} else if r.URL.Path != "/" {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprint(w, "<!DOCTYPE html><html lang=en><head><title>Quarter Notes</title></head><body><main>")
	for i := range b.perPage {
		id := (number-1)*b.perPage + i
		day := time.Date(2013, 5, 14, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -id).Format("2006-01-02")
		fmt.Fprintf(w, `<article class="post hentry"><h2 class="entry-title"><a rel="bookmark" href="/%d.html">Mill number %d is sold</a></h2>
			<time class="entry-date" datetime="%s">%s</time><div class="entry-content">
			<p>The weavers of the town will own %d per cent of Mill %d, according to papers seen on Monday.</p>
			<p>The rest stays with the council, which bought the building from its last owner %d years ago.</p></div></article>`, id, id, day, day, id%99+1, id, id+2)
	}
	if number < b.pages {
		fmt.Fprintf(w, `<a rel="next" href="/page/%d/">Older posts</a>`, number+1)
	}
	fmt.Fprint(w, "</main></body></html>")
}

// start serves the blog and returns its address.
func (b *blog) start(t *testing.T) string {
	s := httptest.NewServer(b)
	t.Cleanup(s.Close)
	return s.URL + "/"
}

// TestKilled kills a scrape again and again, and wants the dataset whole every time
// and complete in the end.
func TestKilled(t *testing.T) {
	t.Parallel()
	const rounds = 10
	site := &blog{pages: 25, perPage: 4}
	address := site.start(t)
	file := filepath.Join(t.TempDir(), "blog.db")
	args := []string{"scrape", "-d", file, "--allow-private", "--delay", "0s", "-f", "csv", address}
	random := rand.New(rand.NewPCG(1, 2))
	for round := range rounds {
		c := exec.Command("stakeout", args...)
		kill := len(site.asked) + 1 + random.IntN(7)
		moment := time.Duration(random.IntN(30)) * time.Millisecond
		site.at = func(n int) {
			if n == kill {
				time.AfterFunc(moment, func() { c.Process.Kill() })
			}
		}
		c.Run()
		if _, err := os.Stat(file); err == nil {
			wantRows(t, file, 0, "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'")
			wantRows(t, file, 0, "SELECT id FROM posts WHERE id NOT IN (SELECT post_id FROM stakes)")
		}
		if t.Failed() {
			t.Fatalf("after round %d", round+1)
		}
	}
	site.at = nil
	if out, err := exec.Command("stakeout", args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	wantRows(t, file, site.pages*site.perPage, "SELECT id FROM posts")
	wantRows(t, file, site.pages*site.perPage, "SELECT DISTINCT url FROM posts")
}

// TestRefreshFrontPage wants a refresh to stop at the first page that is known.
func TestRefreshFrontPage(t *testing.T) {
	t.Parallel()
	site := &blog{pages: 5, perPage: 4}
	address := site.start(t)
	file := filepath.Join(t.TempDir(), "blog.db")
	harvested(t, 20, 0, 0, "scrape", "-d", file, "--allow-private", "--delay", "0s", address)
	site.asked = nil
	harvested(t, 0, 0, 0, "refresh", "-d", file)
	if got := strings.Join(site.asked, " "); got != "/robots.txt /" {
		t.Errorf("asked for %s", got)
	}
}

// TestTimeout gives a scrape no time: it says so, and the next refresh goes on.
func TestTimeout(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "blog.db")
	code, _, complaints := command(t, "scrape", "-d", file, "--allow-private", "--delay", "0s", "--timeout", "1ns", (&blog{pages: 2, perPage: 4}).start(t))
	if code != exitFailed || !strings.Contains(complaints, "not read to its end within --timeout 1ns") {
		t.Errorf("exit code %d, %s", code, complaints)
	}
	harvested(t, 8, 0, 0, "refresh", "-d", file)
}

// TestLeftAlone wants a host that asks for an hour of rest to have it: from all its
// sources in this run, and from the next run.
func TestLeftAlone(t *testing.T) {
	t.Parallel()
	asked := 0
	busy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		asked++
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusServiceUnavailable)
	}))
	t.Cleanup(busy.Close)
	file := filepath.Join(t.TempDir(), "busy.db")
	for _, args := range [][]string{
		{"scrape", "-d", file, "--allow-private", "--delay", "0s", busy.URL + "/a", busy.URL + "/b"},
		{"refresh", "-d", file},
	} {
		code, _, complaints := command(t, args...)
		if code != exitFailed || strings.Count(complaints, "the server asks to be left alone until ") != 2 || asked != 1 {
			t.Errorf("%s: exit code %d, asked %d times\n%s", args[0], code, asked, complaints)
		}
	}
}

// TestReplayLeftAlone reads what was kept of a host that wants to be left alone now.
func TestReplayLeftAlone(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "blog.db")
	harvested(t, 4, 0, 0, "scrape", "-d", file, "--warc", folder, "--allow-private", "--delay", "0s", (&blog{pages: 1, perPage: 4}).start(t))
	d, err := dataset.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	all, err := d.Sources(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatalf("%v, %v", all, err)
	}
	all[0].NotBefore = time.Now().Add(time.Hour)
	if err := d.EndSource(t.Context(), all[0], "", &source.BusyError{Until: all[0].NotBefore}); err != nil {
		t.Fatal(err)
	}
	d.Close()
	kept, _ := filepath.Glob(filepath.Join(folder, "*.warc.gz"))
	harvested(t, 0, 0, 0, "scrape", "-d", file, kept[0])
}

// zoo has a path for each server that would hold a crawler for ever or fill its memory.
func zoo() http.HandlerFunc {
	block := make([]byte, 1<<20)
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	for range 100 {
		z.Write(block)
	}
	z.Close()
	return func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/loop":
			http.Redirect(w, r, "/loop?"+r.URL.RawQuery+"x", http.StatusFound)
		case "/cloud":
			http.Redirect(w, r, "http://169.254.169.254/latest/meta-data/", http.StatusFound)
		case "/file":
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		case "/endless":
			for {
				if _, err := w.Write(block); err != nil {
					return
				}
			}
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(bomb.Bytes())
		case "/links":
			io.WriteString(w, "<html><body>")
			for i := range 100_000 {
				fmt.Fprintf(w, "<p><a href='/links/%d'>x%d</a></p>", i, i)
			}
		case "/short", "/drip": // less than was said, at once or after a piece
			w.Header().Set("Content-Length", "1000")
			io.WriteString(w, "<html>")
			if r.URL.Path == "/drip" {
				w.(http.Flusher).Flush()
				<-r.Context().Done()
			}
		case "/hang":
			<-r.Context().Done()
		case "/next": // a list that never ends, and never repeats an address
			fmt.Fprintf(w, "<html><body><a rel=next href='/next?%sx'>next</a></body></html>", r.URL.RawQuery)
		default:
			http.NotFound(w, r)
		}
	}
}

// TestZoo scrapes hostile servers and a good one: each is ended within its cap,
// for a reason that is said, and the good one among them is read.
func TestZoo(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(zoo())
	t.Cleanup(server.Close)
	tls := httptest.NewUnstartedServer(http.NotFoundHandler())
	tls.Config.ErrorLog = log.New(io.Discard, "", 0)
	tls.StartTLS()
	t.Cleanup(tls.Close)
	good := (&blog{pages: 2, perPage: 4}).start(t)
	file := filepath.Join(t.TempDir(), "zoo.db")
	d, err := dataset.Create(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for _, group := range []struct {
		timeout time.Duration     // of a request; 0 is what it always is
		code    exitError         // in the end
		animals map[string]string // part of the error of each, "" for none
	}{
		{0, exitPartly, map[string]string{
			tls.URL:                 "certificate",
			server.URL + "/loop":    "more than 10 redirects",
			server.URL + "/cloud":   "169.254.169.254 is an address of the local link",
			server.URL + "/file":    "want an address that begins with http:// or https://",
			server.URL + "/next":    "no posts found",
			server.URL + "/links":   "no posts found",
			server.URL + "/bomb":    "page of more than 64 MiB",
			server.URL + "/endless": "page of more than 64 MiB",
			server.URL + "/short":   "unexpected EOF",
			good:                    "",
		}},
		{50 * time.Millisecond, exitFailed, map[string]string{
			server.URL + "/drip": "no answer in time",
			server.URL + "/hang": "no answer in time",
		}},
	} {
		err, said := visit(t, d, group.timeout, slices.Sorted(maps.Keys(group.animals)))
		if err != group.code {
			t.Errorf("%v, want %v", err, group.code)
		}
		for address, want := range group.animals {
			failed := regexp.MustCompile(regexp.QuoteMeta(address) + ": .*" + regexp.QuoteMeta(want)).MatchString(said)
			if failed != (want != "") {
				t.Errorf("%s did not end with %q\n%s", address, want, said)
			}
		}
	}
	d.Close()
	wantRows(t, file, 8, "SELECT url FROM posts")
}

// visit reads sources without waiting between tries, and returns the error that the
// exit code is made of and what is complained of.
func visit(t *testing.T, d *dataset.Dataset, timeout time.Duration, addresses []string) (exit error, complaints string) {
	t.Helper()
	var stderr bytes.Buffer
	h := &harvest{env: &environment{noEnvironment, nil, io.Discard, &stderr}, data: d}
	h.fetchers = map[bool]*source.Fetcher{true: {
		AllowPrivate: true, Timeout: timeout, Record: h.record,
		Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	}}
	var sources []dataset.Source
	for _, address := range addresses {
		s, err := d.AddSource(t.Context(), dataset.Source{URL: address, AllowPrivate: true})
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, s)
	}
	f := harvestFlags{relationFlags: relationFlags{format: "csv"}}
	exit = f.harvest(t.Context(), h.env, h, sources, 0)
	return exit, stderr.String()
}

// TestSharedPace wants the sources of a host to share its pace and its robots.txt,
// however long each wants to wait.
func TestSharedPace(t *testing.T) {
	t.Parallel()
	site := &blog{pages: 1, perPage: 4}
	address := site.start(t)
	d, err := dataset.Create(t.Context(), filepath.Join(t.TempDir(), "blog.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var slept []time.Duration
	h := &harvest{env: &environment{noEnvironment, nil, io.Discard, io.Discard}, data: d}
	now := time.Date(2013, 5, 14, 9, 0, 0, 0, time.UTC)
	h.fetchers = map[bool]*source.Fetcher{true: {
		AllowPrivate: true, Record: h.record,
		Now:   func() time.Time { return now },
		Sleep: func(_ context.Context, d time.Duration) error { slept, now = append(slept, d), now.Add(d); return nil },
	}}
	for i, delay := range []time.Duration{5 * time.Second, 3 * time.Second} {
		s, err := d.AddSource(t.Context(), dataset.Source{URL: address + strings.Repeat("?", i), AllowPrivate: true, Delay: delay})
		if err != nil {
			t.Fatal(err)
		}
		if o := h.run(t.Context(), s, 0); o.err != nil {
			t.Error(o.err)
		}
	}
	if got := fmt.Sprint(slept, site.asked); got != "[5s 5s] [/robots.txt / /]" {
		t.Errorf("slept and asked for %s", got)
	}
}

// TestProxy scrapes through the proxy that the environment names. It may be in this
// machine; what is asked for through it may not.
func TestProxy(t *testing.T) {
	t.Parallel()
	site := &blog{pages: 2, perPage: 4}
	proxy := site.start(t)
	c := exec.Command("stakeout", "scrape", "-d", filepath.Join(t.TempDir(), "blog.db"), "--delay", "0s", "-f", "csv", "http://blog.example/", "http://10.1.2.3/")
	c.Env = append(os.Environ(), "http_proxy="+proxy, "no_proxy=", "NO_PROXY=")
	out, err := c.Output()
	if c.ProcessState.ExitCode() != exitPartly || strings.Count(string(out), "\nnew,") != 8 {
		t.Errorf("%v\n%s", err, out)
	}
	if got := strings.Join(site.asked, " "); got != "/robots.txt / /page/2/" {
		t.Errorf("asked for %s", got)
	}
}

// TestTimers runs the commands that the README has for cron and systemd, and compares
// their exit codes with what it says of them.
func TestTimers(t *testing.T) {
	t.Parallel()
	text, _ := readExamples(t)
	var commands []string
	for line := range strings.Lines(text) {
		if fields := strings.Fields(line); len(fields) > 6 && fields[0] == "17" && fields[1] == "3" { // a line of the crontab
			commands = append(commands, strings.Join(fields[5:], " "))
		}
		if start, is := strings.CutPrefix(line, "ExecStart="); is {
			commands = append(commands, start)
		}
	}
	if len(commands) != 2 || !strings.Contains(text, "\nSuccessExitStatus=3\n") {
		t.Fatalf("the README has the commands %q", commands)
	}
	good := (&blog{pages: 1, perPage: 4}).start(t)
	for _, line := range commands {
		for _, test := range []struct {
			sources []string
			want    int
		}{
			{[]string{good}, 0},
			{[]string{good, good + "gone"}, exitPartly},
			{[]string{good + "gone"}, exitFailed},
			{nil, exitFailed}, // no dataset
		} {
			folder := t.TempDir()
			if test.sources != nil {
				command(t, append([]string{"sources", "-d", filepath.Join(folder, "mutuals.db"), "add", "--allow-private", "--delay", "0s"}, test.sources...)...)
			}
			c := exec.Command("bash", "-c", line)
			c.Dir = folder
			if c.Run(); c.ProcessState.ExitCode() != test.want {
				t.Errorf("%s: exit code %d, want %d", line, c.ProcessState.ExitCode(), test.want)
			}
		}
	}
}

// TestWARCCheck has warcio check what --warc writes.
func TestWARCCheck(t *testing.T) {
	t.Parallel()
	warcio, err := exec.LookPath("warcio")
	if err != nil {
		t.Skip("no warcio to check with")
	}
	folder := t.TempDir()
	harvested(t, 8, 0, 0, "scrape", "-d", filepath.Join(folder, "a.db"), "--warc", folder, "--allow-private", "--delay", "0s", (&blog{pages: 2, perPage: 4}).start(t))
	files, _ := filepath.Glob(filepath.Join(folder, "*.warc.gz"))
	if len(files) != 1 {
		t.Fatalf("%q", files)
	}
	if out, err := exec.Command(warcio, "check", "-v", files[0]).CombinedOutput(); err != nil || strings.Contains(string(out), "failed") {
		t.Errorf("%v\n%s", err, out)
	}
}
