package source

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"time"
)

const dialTimeout = 15 * time.Second

// notPublic are the networks that no public web site is in, besides those that
// net/netip knows by name (IANA's registries of special-purpose addresses).
var notPublic = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"), // the inside of a provider's network
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("fec0::/10"),
}

// embedding are the IPv6 networks whose addresses hold one of IPv4, with the byte
// at which it begins.
var embedding = []struct {
	netip.Prefix
	at int
}{
	{netip.MustParsePrefix("::/96"), 12},
	{netip.MustParsePrefix("64:ff9b::/96"), 12},
	{netip.MustParsePrefix("2002::/16"), 2},
}

// checkAddress refuses an address that is not on the public internet, if private
// ones are not allowed. Those of the local link, where clouds answer questions about
// their machines, are never allowed.
func checkAddress(a netip.Addr, allowPrivate bool) error {
	a = a.Unmap().WithZone("")
	switch {
	case a.IsLinkLocalUnicast(), a.IsMulticast(), a.IsUnspecified() && !allowPrivate:
		return privateError{a.String(), false}
	case a.IsLoopback(), a.IsPrivate():
		if allowPrivate {
			return nil
		}
		return privateError{a.String(), true}
	}
	for _, p := range notPublic {
		if p.Contains(a) && !allowPrivate {
			return privateError{a.String(), true}
		}
	}
	for _, e := range embedding {
		if e.Contains(a) {
			bytes := a.As16()
			return checkAddress(netip.AddrFrom4([4]byte(bytes[e.at:])), allowPrivate)
		}
	}
	return nil
}

// privateError is the error of a host that is not on the public internet.
type privateError struct {
	host string
	cure bool // --allow-private lets it pass
}

func (e privateError) Error() string {
	if e.cure {
		return e.host + " is in this machine or a private network; --allow-private fetches from it"
	}
	return e.host + " is an address of the local link, which is never fetched from"
}

// checkHost refuses a host by its name. What the name stands for is checked when it
// is dialled.
func (f *Fetcher) checkHost(name string) error {
	name = strings.TrimSuffix(strings.ToLower(name), ".")
	if a, err := netip.ParseAddr(name); err == nil {
		return checkAddress(a, f.AllowPrivate)
	}
	if !f.AllowPrivate && (name == "localhost" || strings.HasSuffix(name, ".localhost")) {
		return privateError{name, true}
	}
	return nil
}

// dialer connects to hosts and to the proxies that the environment names.
type dialer struct {
	guarded, open net.Dialer
	proxies       sync.Map // addresses of proxies, which may be in a private network
}

func newDialer(allowPrivate bool) *dialer {
	d := &dialer{}
	d.open.Timeout, d.guarded.Timeout = dialTimeout, dialTimeout
	// Control sees the address that is connected to, so that a name whose address
	// changes between two look-ups gains nothing.
	d.guarded.Control = func(_, address string, _ syscall.RawConn) error {
		a, err := netip.ParseAddrPort(address)
		if err != nil {
			return fmt.Errorf("an address that cannot be checked: %w", err)
		}
		return checkAddress(a.Addr(), allowPrivate)
	}
	return d
}

func (d *dialer) dial(ctx context.Context, network, address string) (net.Conn, error) {
	if _, is := d.proxies.Load(address); is {
		return d.open.DialContext(ctx, network, address)
	}
	return d.guarded.DialContext(ctx, network, address)
}

// proxy returns the proxy that the environment names for a request.
func (d *dialer) proxy(r *http.Request) (*url.URL, error) {
	u, err := http.ProxyFromEnvironment(r)
	if u != nil {
		port := u.Port()
		if port == "" {
			port = map[string]string{"http": "80", "https": "443", "socks5": "1080", "socks5h": "1080"}[u.Scheme]
		}
		d.proxies.Store(net.JoinHostPort(u.Hostname(), port), true)
	}
	return u, err
}
