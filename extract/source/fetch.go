package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// How a Fetcher treats the hosts that it asks, and what it bears from them.
const (
	DefaultDelay    = time.Second      // between requests to a host, when Fetcher.Delay is not set
	DefaultTimeout  = time.Minute      // of a request with its answer
	DefaultMaxBody  = 64 << 20         // bytes of an answer, packed or unpacked
	maxRedirects    = 10               // RFC 9309 wants at least 5 for robots.txt
	maxTries        = 3                // of a request whose failure may pass
	slowness        = 2                // the delay is at least so many times what the last answer took
	maxDelay        = 30 * time.Second // that slowness or a Crawl-delay can make
	maxWait         = 2 * time.Minute  // that a Retry-After is waited for in this run
	firstBackoff    = 2 * time.Second  // doubled with every try
	robotsLife      = 24 * time.Hour   // that the rules of a host are kept
	acceptedCodings = "gzip, br, zstd"
	acceptedTypes   = "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.5"
)

// Fetcher fetches pages, politely: it obeys robots.txt, asks a host one thing at a
// time, waits between two requests and gives way to a host that is slow or busy. It
// is safe for concurrent use. The zero value is ready.
type Fetcher struct {
	Agent        string               // product token, version and contact; "" is "stakeout"
	Delay        time.Duration        // least time between two requests to a host; 0 is DefaultDelay, negative none
	Timeout      time.Duration        // of a request with its answer; 0 is DefaultTimeout
	MaxBody      int                  // bytes of an answer, packed or unpacked; 0 is DefaultMaxBody
	AllowPrivate bool                 // hosts in this machine and in private networks may be asked, too
	Record       func(Exchange) error // told of every answer, whatever its status; nil for nobody

	Now   func() time.Time                           // a test's clock; nil for that of the system
	Sleep func(context.Context, time.Duration) error // and what it sleeps by

	once sync.Once
	http *http.Client

	mu    sync.Mutex
	hosts map[string]*host
	rules map[string]*robotsFile // by scheme, host and port
}

// Validators say which version of a page is known, so that its server may answer
// that it has not changed.
type Validators struct{ ETag, LastModified string }

// response is a page that was fetched.
type response struct {
	*http.Response
	url       *url.URL // where it was found in the end
	body      []byte   // unpacked
	retrieved time.Time
}

// StatusError is an answer that is no page.
type StatusError struct {
	Status int
	Text   string // of the status, with what else there is to say
}

func (e *StatusError) Error() string { return e.Text }

// BusyError says that a host wants to be left alone for longer than a run waits.
type BusyError struct{ Until time.Time }

func (e *BusyError) Error() string {
	return "the server asks to be left alone until " + e.Until.UTC().Format(time.RFC3339)
}

// IsGone reports whether err says that a page is there no more.
func IsGone(err error) bool {
	status, ok := errors.AsType[*StatusError](err)
	return ok && (status.Status == http.StatusNotFound || status.Status == http.StatusGone)
}

// get fetches a page and follows its redirects, as far as robots.txt lets it. An
// answer that is neither a page nor "not modified" is a *StatusError.
func (f *Fetcher) get(ctx context.Context, address string, v Validators) (*response, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	return f.follow(ctx, u, v, f.checkRobots)
}

// follow is get with a check of every address on the way.
func (f *Fetcher) follow(ctx context.Context, u *url.URL, v Validators, check func(context.Context, *url.URL) error) (*response, error) {
	for range maxRedirects + 1 {
		if err := f.checkURL(u); err != nil {
			return nil, err
		}
		if err := check(ctx, u); err != nil {
			return nil, err
		}
		r, err := f.try(ctx, u, v)
		if err != nil {
			return nil, err
		}
		if r.StatusCode == http.StatusOK || r.StatusCode == http.StatusNotModified {
			return r, nil
		}
		location := r.Header.Get("Location")
		if r.StatusCode/100 != 3 || location == "" {
			return nil, statusError(r)
		}
		if u, err = u.Parse(location); err != nil {
			return nil, fmt.Errorf("redirected to an address that is none: %w", err)
		}
	}
	return nil, errRedirects
}

var errRedirects = fmt.Errorf("more than %d redirects", maxRedirects)

func statusError(r *response) error {
	return &StatusError{r.StatusCode, "the server answers " + r.Status}
}

// checkURL refuses what is no public web page by its address alone.
func (f *Fetcher) checkURL(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%q: want an address that begins with http:// or https://", u.Redacted())
	case u.Hostname() == "":
		return fmt.Errorf("%q has no host", u.Redacted())
	}
	return f.checkHost(u.Hostname())
}

// try sends a request until it is answered, or its failure will not pass.
func (f *Fetcher) try(ctx context.Context, u *url.URL, v Validators) (*response, error) {
	for n := 1; ; n++ {
		r, err := f.send(ctx, u, v)
		if err == nil && !isBusy(r.StatusCode) {
			return r, nil
		}
		wait := f.wait(u, n, r)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil && !isPassing(err):
			return nil, bare(err)
		case wait > maxWait:
			return nil, &BusyError{f.clock().Add(wait)}
		case n == maxTries && err != nil:
			return nil, fmt.Errorf("tried %d times: %w", n, bare(err))
		case n == maxTries:
			return nil, statusError(r)
		}
	}
}

// isBusy reports whether a status asks to come back later.
func isBusy(status int) bool {
	switch status {
	case http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// isPassing reports whether an error of a request may be gone at the next try.
func isPassing(err error) bool {
	var timeout interface{ Timeout() bool }
	return errors.As(err, &timeout) && timeout.Timeout() || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF)
}

// bare strips from an error of net/http the address, which is named already.
func bare(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		err = e.Err
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return errors.New("no answer in time")
	}
	return err
}

// send waits for the turn of the host and sends one request.
func (f *Fetcher) send(ctx context.Context, u *url.URL, v Validators) (*response, error) {
	h := f.hostOf(u)
	select {
	case h.turn <- struct{}{}:
		defer func() { <-h.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if err := f.pause(ctx, h); err != nil {
		return nil, err
	}
	began := f.clock()
	defer f.rest(h, began)
	request, err := f.request(ctx, u, v)
	if err != nil {
		return nil, err
	}
	limited, cancel := context.WithTimeout(ctx, cmp.Or(f.Timeout, DefaultTimeout))
	defer cancel()
	answer, err := f.client().Do(request.WithContext(limited))
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	return f.receive(request, answer, began)
}

func (f *Fetcher) request(ctx context.Context, u *url.URL, v Validators) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", cmp.Or(f.Agent, "stakeout"))
	r.Header.Set("Accept", acceptedTypes)
	r.Header.Set("Accept-Language", "en, *;q=0.5")
	r.Header.Set("Accept-Encoding", acceptedCodings)
	if v.ETag != "" {
		r.Header.Set("If-None-Match", v.ETag)
	}
	if v.LastModified != "" {
		r.Header.Set("If-Modified-Since", v.LastModified)
	}
	return r, nil
}

// receive reads an answer, within the limit, and unpacks it.
func (f *Fetcher) receive(request *http.Request, answer *http.Response, began time.Time) (*response, error) {
	limit := cmp.Or(f.MaxBody, DefaultMaxBody)
	packed, err := io.ReadAll(io.LimitReader(answer.Body, int64(limit)+1))
	if err != nil {
		return nil, err
	}
	if len(packed) > limit {
		return nil, tooLarge{"page", limit}
	}
	if f.Record != nil {
		if err := f.Record(exchangeOf(request, answer, packed, began)); err != nil {
			return nil, err
		}
	}
	body, err := decodeBody(packed, fields{"content-encoding": answer.Header.Get("Content-Encoding")}, limit)
	if err != nil {
		return nil, err
	}
	return &response{Response: answer, url: request.URL, body: body, retrieved: began}, nil
}

// exchangeOf writes down what was sent and received.
func exchangeOf(request *http.Request, answer *http.Response, body []byte, when time.Time) Exchange {
	var sent, received strings.Builder
	fmt.Fprintf(&sent, "GET %s HTTP/1.1\r\nHost: %s\r\n", request.URL.RequestURI(), request.URL.Host)
	request.Header.Write(&sent)
	sent.WriteString("\r\n")
	fmt.Fprintf(&received, "HTTP/1.1 %s\r\n", answer.Status)
	answer.Header.Write(&received)
	received.WriteString("\r\n")
	return Exchange{
		URL: request.URL.String(), Fetched: when,
		Request:  Message{Head: []byte(sent.String())},
		Response: Message{Head: []byte(received.String()), Body: body},
	}
}

// client returns the HTTP client, which follows no redirect by itself, so that each
// is checked as a typed address is.
func (f *Fetcher) client() *http.Client {
	f.once.Do(func() {
		if f.http != nil {
			return // a replay
		}
		d := newDialer(f.AllowPrivate)
		f.http = &http.Client{
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
			Transport: &http.Transport{
				Proxy:                  d.proxy,
				DialContext:            d.dial,
				ForceAttemptHTTP2:      true,
				DisableCompression:     true, // the body is kept as it was sent
				MaxConnsPerHost:        1,
				MaxIdleConns:           16,
				IdleConnTimeout:        maxDelay,
				TLSHandshakeTimeout:    dialTimeout,
				MaxResponseHeaderBytes: maxHeader,
			},
		}
	})
	return f.http
}
