package source

import (
	"context"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// host is what a Fetcher knows of a host. Who holds it may ask the host.
type host struct {
	turn  chan struct{} // taken while a request is under way
	ready time.Time     // no request before
	delay time.Duration // the host's Crawl-delay
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

// pause waits until the host may be asked again. A host that may not be for long is
// an error, so that what else lists it does not wait for it, either.
func (f *Fetcher) pause(ctx context.Context, h *host) error {
	f.mu.Lock()
	until := h.ready
	f.mu.Unlock()
	wait := until.Sub(f.clock())
	switch {
	case wait <= 0:
		return ctx.Err()
	case wait > maxWait:
		return &BusyError{until}
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
	if f.Now != nil {
		return f.Now()
	}
	return time.Now()
}

func (f *Fetcher) sleepFor(ctx context.Context, d time.Duration) error {
	if f.Sleep != nil {
		return f.Sleep(ctx, d)
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
