package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
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

	now   func() time.Time                           // a test's clock
	sleep func(context.Context, time.Duration) error // and what it sleeps by
	once  sync.Once
	http  *http.Client

	mu    sync.Mutex
	hosts map[string]*host
	rules map[string]*robotsFile // by scheme, host and port
}

// host is what a Fetcher knows of a host. Who holds it may ask the host.
type host struct {
	turn  chan struct{} // taken while a request is under way
	ready time.Time     // no request before
	delay time.Duration // the host's Crawl-delay
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
			return nil, &StatusError{r.StatusCode, fmt.Sprintf("the server answers %s and asks to be left alone for %v", r.Status, wait.Round(time.Second))}
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

// wait keeps the host of a request that failed from being asked for a time: that
// of Retry-After, or one that doubles with every try. It returns the time.
func (f *Fetcher) wait(u *url.URL, try int, r *response) time.Duration {
	backoff := firstBackoff << (try - 1)
	backoff = backoff/2 + rand.N(backoff/2) // so that those who were turned away together do not come back together
	if r != nil {
		backoff = max(backoff, retryAfter(r.Header.Get("Retry-After"), r.retrieved))
	}
	h := f.hostOf(u)
	f.mu.Lock()
	defer f.mu.Unlock()
	if until := f.clock().Add(backoff); until.After(h.ready) {
		h.ready = until
	}
	return backoff
}

// retryAfter reads a Retry-After: a number of seconds or a date.
func retryAfter(value string, now time.Time) time.Duration {
	if seconds, err := strconv.Atoi(value); err == nil && seconds > 0 {
		return time.Duration(min(seconds, 1e9)) * time.Second
	}
	if when, err := http.ParseTime(value); err == nil {
		return when.Sub(now)
	}
	return 0
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

// hostOf returns what is known of the host of an address. Ports do not make hosts:
// they may be one machine.
func (f *Fetcher) hostOf(u *url.URL) *host {
	f.mu.Lock()
	defer f.mu.Unlock()
	name := strings.ToLower(u.Hostname())
	if f.hosts == nil {
		f.hosts = map[string]*host{}
	}
	if f.hosts[name] == nil {
		f.hosts[name] = &host{turn: make(chan struct{}, 1)}
	}
	return f.hosts[name]
}

// pause waits until the host may be asked again.
func (f *Fetcher) pause(ctx context.Context, h *host) error {
	f.mu.Lock()
	wait := h.ready.Sub(f.clock())
	f.mu.Unlock()
	if wait <= 0 {
		return ctx.Err()
	}
	return f.sleepFor(ctx, wait)
}

// rest settles how long the host is left alone behind a request that began at a
// time: the longer, the longer the host took to answer.
func (f *Fetcher) rest(h *host, began time.Time) {
	now := f.clock()
	delay := f.Delay
	if delay == 0 {
		delay = DefaultDelay
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	slow := min(slowness*now.Sub(began), maxDelay)
	if until := now.Add(max(delay, slow, min(h.delay, maxDelay))); until.After(h.ready) {
		h.ready = until
	}
}

func (f *Fetcher) clock() time.Time {
	if f.now != nil {
		return f.now()
	}
	return time.Now()
}

func (f *Fetcher) sleepFor(ctx context.Context, d time.Duration) error {
	if f.sleep != nil {
		return f.sleep(ctx, d)
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
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

// robotsFile is the robots.txt of a host.
type robotsFile struct {
	sync.Mutex // held while it is fetched
	robots
	err     error // why it could not be had
	fetched time.Time
}

// checkRobots returns an error where the robots.txt of its host forbids a page.
func (f *Fetcher) checkRobots(ctx context.Context, u *url.URL) error {
	file, err := f.robotsOf(ctx, u)
	switch {
	case err != nil:
		return err
	case file.allows(u):
		return nil
	case file.err != nil:
		return fmt.Errorf("left alone, because its robots.txt cannot be had: %w", file.err)
	}
	return ErrRobots
}

// ErrRobots says that the owner of a site does not want a page to be fetched.
var ErrRobots = errors.New("the site's robots.txt forbids to fetch this")

// robotsOf returns the rules of the host of an address, which are fetched once a
// day.
func (f *Fetcher) robotsOf(ctx context.Context, u *url.URL) (*robotsFile, error) {
	site := url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	f.mu.Lock()
	if f.rules == nil {
		f.rules = map[string]*robotsFile{}
	}
	file := f.rules[site.String()]
	if file == nil {
		file = &robotsFile{}
		f.rules[site.String()] = file
	}
	f.mu.Unlock()
	file.Lock()
	defer file.Unlock()
	if !file.fetched.IsZero() && f.clock().Sub(file.fetched) < robotsLife {
		return file, nil
	}
	r, err := f.follow(ctx, &site, Validators{}, func(context.Context, *url.URL) error { return nil })
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	file.robots, file.err = f.rulesIn(r, err)
	file.fetched = f.clock()
	h := f.hostOf(u)
	f.mu.Lock()
	h.delay = file.delay
	f.mu.Unlock()
	return file, nil
}

// rulesIn returns the rules that an answer to the request for robots.txt means, and
// the error behind rules that forbid everything. A site without the file allows
// everything, one that does not answer nothing.
func (f *Fetcher) rulesIn(r *response, err error) (robots, error) {
	status, answered := errors.AsType[*StatusError](err)
	switch {
	case err == nil:
		return parseRobots(r.body, productToken(cmp.Or(f.Agent, "stakeout"))), nil
	case answered && status.Status/100 != 5 && status.Status != http.StatusTooManyRequests, errors.Is(err, errRedirects):
		return robots{}, nil
	}
	return disallowAll, err
}
