package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// testClock is a clock that only sleeping moves.
type testClock struct {
	mu    sync.Mutex
	time  time.Time
	slept []time.Duration
}

func (c *testClock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.time
}

func (c *testClock) sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.slept = append(c.slept, d)
	c.time = c.time.Add(d)
	return ctx.Err()
}

// testFetcher returns a Fetcher that may ask this machine and never sleeps.
func testFetcher() (*Fetcher, *testClock) {
	c := &testClock{time: time.Date(2013, 5, 14, 9, 0, 0, 0, time.UTC)}
	return &Fetcher{AllowPrivate: true, Delay: -1, Now: c.now, Sleep: c.sleep}, c
}

// site serves handlers by path, and no robots.txt unless there is one among them.
func site(t *testing.T, handlers map[string]http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if h := handlers[r.URL.Path]; h != nil {
			h(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// says answers with a text.
func says(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, text) }
}

func TestGetRedirects(t *testing.T) {
	base := site(t, map[string]http.HandlerFunc{
		"/old": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "new?x=1", http.StatusMovedPermanently)
		},
		"/new":  says("here"),
		"/loop": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) },
		"/file": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(http.StatusFound)
		},
		"/cloud": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://169.254.169.254/latest", http.StatusFound)
		},
		"/nowhere": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusFound) },
	})
	f, _ := testFetcher()
	r, err := f.get(t.Context(), base+"/old", Validators{})
	if err != nil || string(r.body) != "here" || r.url.String() != base+"/new?x=1" {
		t.Errorf("%+v, %v", r, err)
	}
	for path, want := range map[string]string{
		"/loop":    "more than 10 redirects",
		"/file":    "want an address that begins with http:// or https://",
		"/cloud":   "169.254.169.254 is an address of the local link",
		"/nowhere": "302 Found",
		"/gone":    "404 Not Found",
	} {
		if _, err := f.get(t.Context(), base+path, Validators{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
}

func TestGetValidators(t *testing.T) {
	base := site(t, map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		if r.Header.Get("If-None-Match") == `"v1"` && r.Header.Get("If-Modified-Since") != "" {
			w.WriteHeader(http.StatusNotModified)
		}
	}})
	f, _ := testFetcher()
	r, err := f.get(t.Context(), base, Validators{ETag: `"v1"`, LastModified: "Tue, 14 May 2013 09:00:00 GMT"})
	if err != nil || r.StatusCode != http.StatusNotModified {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestGetEncodings(t *testing.T) {
	text := strings.Repeat("The mill was sold. ", 200)
	packed := map[string][]byte{"identity": []byte(text)}
	for encoding, pack := range map[string]func(io.Writer) io.WriteCloser{
		"gzip": func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) },
		"br":   func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) },
		"zstd": func(w io.Writer) io.WriteCloser { z, _ := zstd.NewWriter(w); return z },
	} {
		var b bytes.Buffer
		w := pack(&b)
		io.WriteString(w, text)
		w.Close()
		packed[encoding] = b.Bytes()
	}
	base := site(t, map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) {
		encoding := r.URL.RawQuery
		w.Header().Set("Content-Encoding", encoding)
		w.Write(packed[encoding])
	}})
	f, _ := testFetcher()
	for encoding := range packed {
		r, err := f.get(t.Context(), base+"/?"+encoding, Validators{})
		if err != nil || string(r.body) != text {
			t.Errorf("%s: %v", encoding, err)
		}
	}
	packed["gzip"] = packed["gzip"][:20]
	packed["compress"] = []byte("x")
	for encoding, want := range map[string]string{"gzip": "payload in gzip that breaks off", "compress": "which is not known"} {
		if _, err := f.get(t.Context(), base+"/?"+encoding, Validators{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", encoding, err, want)
		}
	}
}

// unending answers with what never ends, until nobody reads it any more.
func unending(piece string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for {
			if _, err := io.WriteString(w, piece); err != nil {
				return
			}
		}
	}
}

// TestHostileServers meets servers that would hold a crawler for ever or fill its
// memory.
func TestHostileServers(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	io.CopyN(z, zeros{}, 8<<20)
	z.Close()
	base := site(t, map[string]http.HandlerFunc{
		"/endless": unending(strings.Repeat("x", 4096)),
		"/bomb": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(bomb.Bytes())
		},
		"/header": func(w http.ResponseWriter, _ *http.Request) {
			for i := range 300 {
				w.Header().Set(fmt.Sprint("X-", i), strings.Repeat("x", 4096))
			}
		},
		"/short": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			io.WriteString(w, "x")
		},
		"/hang": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"/drip": func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "x")
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		},
	})
	f, _ := testFetcher()
	f.MaxBody = 1 << 20
	hasty, _ := testFetcher()
	hasty.Timeout = 20 * time.Millisecond
	if _, err := f.get(t.Context(), base+"/none", Validators{}); !IsGone(err) {
		t.Error(err)
	}
	for path, want := range map[string]string{
		"/endless": "page of more than 1 MiB",
		"/bomb":    "page of more than 1 MiB",
		"/header":  "server response headers exceeded",
		"/short":   "tried 3 times: unexpected EOF",
		"/hang":    "tried 3 times: no answer in time",
		"/drip":    "tried 3 times: no answer in time",
	} {
		by := f
		if strings.Contains(want, "in time") {
			by = hasty
			hasty.rules = f.rules // its robots.txt is known
		}
		if _, err := by.get(t.Context(), base+path, Validators{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

func TestUnknownCertificate(t *testing.T) {
	s := httptest.NewTLSServer(says("secret"))
	defer s.Close()
	s.Config.ErrorLog = nil
	f, clock := testFetcher()
	if _, err := f.get(t.Context(), s.URL, Validators{}); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("%v", err)
	}
	if len(clock.slept) > 0 {
		t.Errorf("a certificate that will not get better was asked for again after %v", clock.slept)
	}
}

// TestDelays wants the least delay, the Crawl-delay and the cap of it between
// requests.
func TestDelays(t *testing.T) {
	for robots, want := range map[string]time.Duration{
		"":                                    2 * time.Second,
		"user-agent: *\ncrawl-delay: 1":       2 * time.Second,
		"user-agent: *\ncrawl-delay: 7":       7 * time.Second,
		"user-agent: *\ncrawl-delay: 1000000": maxDelay,
	} {
		base := site(t, map[string]http.HandlerFunc{"/robots.txt": says(robots), "/": says("x")})
		f, clock := testFetcher()
		f.Delay = 2 * time.Second
		for range 3 {
			if _, err := f.get(t.Context(), base, Validators{}); err != nil {
				t.Fatal(err)
			}
		}
		if got := clock.slept[len(clock.slept)-1]; len(clock.slept) != 3 || got != want {
			t.Errorf("%q: slept %v, want %v in the end", robots, clock.slept, want)
		}
	}
}

// TestSlowHost wants a host that takes long to be asked less often.
func TestSlowHost(t *testing.T) {
	f, clock := testFetcher()
	f.Delay = time.Second
	base := site(t, map[string]http.HandlerFunc{"/": func(http.ResponseWriter, *http.Request) { clock.sleep(context.Background(), 4*time.Second) }})
	for range 2 {
		if _, err := f.get(t.Context(), base, Validators{}); err != nil {
			t.Fatal(err)
		}
	}
	want := []time.Duration{time.Second, 4 * time.Second, 8 * time.Second, 4 * time.Second} // behind robots.txt; the answer; our rest; the answer
	if fmt.Sprint(clock.slept) != fmt.Sprint(want) {
		t.Errorf("slept %v, want %v", clock.slept, want)
	}
}

func TestRetryAfter(t *testing.T) {
	for _, test := range []struct {
		status  int
		after   string
		least   time.Duration
		wantErr string
	}{
		{http.StatusTooManyRequests, "90", 90 * time.Second, ""},
		{http.StatusServiceUnavailable, "Tue, 14 May 2013 09:01:30 GMT", 80 * time.Second, ""},
		{http.StatusServiceUnavailable, "", time.Second, ""},
		{http.StatusServiceUnavailable, "-5", time.Second, ""},
		{http.StatusTooManyRequests, "86400", 0, "asks to be left alone until 2013-05-15T09:00:00Z"},
	} {
		asked := 0
		base := site(t, map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) {
			if asked++; asked == 1 {
				w.Header().Set("Retry-After", test.after)
				w.WriteHeader(test.status)
			}
		}})
		f, clock := testFetcher()
		_, err := f.get(t.Context(), base, Validators{})
		if test.wantErr != "" {
			if err == nil || !strings.Contains(err.Error(), test.wantErr) || asked != 1 {
				t.Errorf("%+v: %v, asked %d times", test, err, asked)
			}
			if _, err := f.get(t.Context(), base+"/other", Validators{}); err == nil || !strings.Contains(err.Error(), test.wantErr) || len(clock.slept) > 0 {
				t.Errorf("%+v: another page gave %v, slept %v", test, err, clock.slept)
			}
			continue
		}
		if err != nil || asked != 2 || len(clock.slept) != 1 || clock.slept[0] < test.least {
			t.Errorf("%+v: %v, asked %d times, slept %v", test, err, asked, clock.slept)
		}
	}
}

// TestBackoff wants each wait twice the one before, but for the jitter.
func TestBackoff(t *testing.T) {
	asked := 0
	base := site(t, map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, _ *http.Request) {
		asked++
		w.WriteHeader(http.StatusBadGateway)
	}})
	f, clock := testFetcher()
	_, err := f.get(t.Context(), base, Validators{})
	var status *StatusError
	if !errors.As(err, &status) || status.Status != http.StatusBadGateway || asked != maxTries {
		t.Errorf("%v, asked %d times", err, asked)
	}
	for i, slept := range clock.slept {
		if most := firstBackoff << i; slept < most/2 || slept > most {
			t.Errorf("wait %d took %v, want %v to %v", i+1, slept, most/2, most)
		}
	}
}

// TestOneAtATime asks a host for many pages at once.
func TestOneAtATime(t *testing.T) {
	var now, most atomic.Int32
	base := site(t, map[string]http.HandlerFunc{"/": func(http.ResponseWriter, *http.Request) {
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		now.Add(-1)
	}})
	f, _ := testFetcher()
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if _, err := f.get(t.Context(), base, Validators{}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if most.Load() != 1 {
		t.Errorf("%d requests at once", most.Load())
	}
}

func TestRobotsFile(t *testing.T) {
	refuse := says("user-agent: *\ndisallow: /private")
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
	}
	for _, test := range []struct {
		name   string
		robots http.HandlerFunc
		want   string // part of the error of /private, "" for none
	}{
		{"rules", refuse, "robots.txt forbids"},
		{"none", status(http.StatusNotFound), ""},
		{"forbidden", status(http.StatusForbidden), ""},
		{"busy", status(http.StatusTooManyRequests), "robots.txt cannot be had: the server answers 429"},
		{"broken", status(http.StatusInternalServerError), "robots.txt cannot be had: the server answers 500"},
		{"redirected", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/moved/robots.txt", http.StatusMovedPermanently)
		}, "robots.txt forbids"},
		{"redirected for ever", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/robots.txt", http.StatusMovedPermanently)
		}, ""},
	} {
		base := site(t, map[string]http.HandlerFunc{"/robots.txt": test.robots, "/private": says("x"), "/moved/robots.txt": refuse})
		f, _ := testFetcher()
		_, err := f.get(t.Context(), base+"/private", Validators{})
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
}

// TestRobotsOnceADay counts how often the file is fetched.
func TestRobotsOnceADay(t *testing.T) {
	asked := 0
	base := site(t, map[string]http.HandlerFunc{"/robots.txt": func(http.ResponseWriter, *http.Request) { asked++ }, "/": says("x")})
	f, clock := testFetcher()
	for day := 1; day <= 3; day++ {
		for range 3 {
			if _, err := f.get(t.Context(), base, Validators{}); err != nil {
				t.Fatal(err)
			}
		}
		if asked != day {
			t.Errorf("day %d: asked %d times", day, asked)
		}
		clock.sleep(t.Context(), robotsLife)
	}
}

func TestPrivateHosts(t *testing.T) {
	f := &Fetcher{}
	for _, address := range []string{
		"http://127.0.0.1/", "http://[::1]/", "http://localhost:8080/", "http://LOCALHOST./", "http://blog.localhost/", "http://10.1.2.3/",
		"http://192.168.0.1/", "http://172.16.9.9/", "http://169.254.169.254/", "http://[fe80::1%25eth0]/", "http://[fd00::1]/",
		"http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://0.0.0.0/", "http://100.64.0.1/",
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.checkURL(u); err == nil {
			t.Errorf("%s is taken for public", address)
		}
	}
	for address, want := range map[string]bool{"93.184.216.34": true, "2606:2800:220:1::1": true, "64:ff9b::5db8:d822": true, "127.0.0.1": false} {
		if err := checkAddress(netip.MustParseAddr(address), false); (err == nil) != want {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// TestRebinding dials a name that turns out to stand for this machine when it is
// connected to.
func TestRebinding(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	if _, err := net.LookupHost("localhost"); err != nil {
		t.Skip("localhost has no address here")
	}
	c, err := newDialer(false).dial(t.Context(), "tcp", "localhost:"+port)
	if err == nil {
		c.Close()
	}
	var private privateError
	if !errors.As(err, &private) {
		t.Errorf("%v, want an error of a private address", err)
	}
}

// TestRecordExchanges wants what was sent and received as it was.
func TestRecordExchanges(t *testing.T) {
	base := site(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		io.WriteString(z, "here")
		z.Close()
	}})
	var all []Exchange
	f, _ := testFetcher()
	f.Agent = "stakeout/9 (+me@example.org)"
	f.Record = func(e Exchange) error { all = append(all, e); return nil }
	if _, err := f.get(t.Context(), base+"/a?b=1", Validators{}); err != nil || len(all) != 2 {
		t.Fatalf("%v, %d exchanges; want 2, of robots.txt and the page", err, len(all))
	}
	got := all[1]
	if request := string(got.Request.Head); !strings.HasPrefix(request, "GET /a?b=1 HTTP/1.1\r\nHost: 127.0.0.1") ||
		!strings.Contains(request, "User-Agent: stakeout/9 (+me@example.org)\r\n") || !strings.HasSuffix(request, "\r\n\r\n") {
		t.Errorf("request %q", request)
	}
	if !strings.HasPrefix(string(got.Response.Head), "HTTP/1.1 200 OK\r\n") || !bytes.HasPrefix(got.Response.Body, []byte(gzipMagic)) {
		t.Errorf("response %q %q", got.Response.Head, got.Response.Body)
	}
	f.Record = func(Exchange) error { return errors.New("disk full") }
	if _, err := f.get(t.Context(), base+"/a", Validators{}); err == nil || err.Error() != "disk full" {
		t.Errorf("%v", err)
	}
}
