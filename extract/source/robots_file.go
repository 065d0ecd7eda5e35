package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// robotsFile is the robots.txt of a host.
type robotsFile struct {
	sync.Mutex // held while it is fetched
	robots
	err     error // why it could not be had
	fetched time.Time
}

// checkRobots returns an error where the robots.txt of its host forbids a page.
func (f *Fetcher) checkRobots(ctx context.Context, u *url.URL) error {
	rules, problem, err := f.robotsOf(ctx, u)
	switch {
	case err != nil:
		return err
	case rules.allows(u):
		return nil
	case problem != nil:
		return fmt.Errorf("left alone, because its robots.txt cannot be had: %w", problem)
	}
	return ErrRobots
}

// ErrRobots says that the owner of a site does not want a page to be fetched.
var ErrRobots = errors.New("the site's robots.txt forbids to fetch this")

// robotsOf returns the rules of the host of an address, which are fetched once a day,
// and why they could not be.
func (f *Fetcher) robotsOf(ctx context.Context, u *url.URL) (rules robots, problem, err error) {
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
		return file.robots, file.err, nil
	}
	r, err := f.follow(ctx, &site, Validators{}, func(context.Context, *url.URL) error { return nil })
	if ctx.Err() != nil {
		return robots{}, nil, ctx.Err()
	}
	file.robots, file.err = f.rulesIn(r, err)
	file.fetched = f.clock()
	h := f.hostOf(u)
	f.mu.Lock()
	h.delay = file.delay
	f.mu.Unlock()
	return file.robots, file.err, nil
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
