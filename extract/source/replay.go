package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

// Replay returns a Fetcher that answers from a WARC file instead of the network, and
// the first address that was asked for in it, robots.txt aside. The file's responses
// are held in memory; what it lacks is answered with 404.
func Replay(name string) (f *Fetcher, begin string, err error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", name, cause(err))
	}
	defer file.Close()
	a := replay{answers: map[string]*recorded{}}
	w := newWARCReader(file, file)
	for {
		r, err := w.next()
		if err == io.EOF {
			break
		}
		if err == nil {
			err = a.add(r)
		}
		if _, goesOn := errors.AsType[*warcError](err); err != nil && !goesOn {
			return nil, "", fmt.Errorf("%s: %w", name, err)
		}
	}
	if a.first == "" {
		return nil, "", fmt.Errorf("%s: no page in this WARC file", name)
	}
	client := &http.Client{Transport: &a, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return &Fetcher{AllowPrivate: true, Delay: -1, http: client}, a.first, nil
}

// replay answers requests with the responses of a WARC file.
type replay struct {
	answers map[string]*recorded // by address
	first   string
}

// recorded is a response as it was sent.
type recorded struct{ head, body []byte }

// add takes up a response, or one that repeats the body of an earlier one.
func (a *replay) add(r *warcRecord) error {
	kind := r.header["warc-type"]
	if kind != "response" && kind != "revisit" || mediaType(r.header["content-type"]) != "application/http" {
		return nil
	}
	block, err := io.ReadAll(io.LimitReader(r, DefaultMaxBody))
	if err != nil {
		return err
	}
	head, body, _ := bytes.Cut(block, []byte("\r\n\r\n"))
	if earlier := a.answers[r.header["warc-refers-to-target-uri"]]; kind == "revisit" && earlier != nil {
		body = earlier.body
	}
	if strings.HasPrefix(string(head), "HTTP/1.1 304") {
		return nil // nothing new behind the answer that is known
	}
	a.answers[r.url()] = &recorded{append(head, "\r\n\r\n"...), body}
	if a.first == "" && !strings.HasSuffix(r.url(), "/robots.txt") {
		a.first = r.url()
	}
	return nil
}

// RoundTrip answers a request.
func (a *replay) RoundTrip(request *http.Request) (*http.Response, error) {
	answer := a.answers[request.URL.String()]
	if answer == nil {
		answer = &recorded{head: []byte("HTTP/1.1 404 Not Found\r\n\r\n")}
	}
	b := bufio.NewReader(bytes.NewReader(answer.head))
	status, err := readStatus(b)
	if err != nil {
		return nil, err
	}
	header, err := readFields(b)
	if err != nil {
		return nil, err
	}
	response := &http.Response{
		StatusCode: status, Status: fmt.Sprint(status, " ", http.StatusText(status)), Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{}, Body: io.NopCloser(bytes.NewReader(answer.body)), Request: request,
	}
	for name, value := range header {
		response.Header.Set(name, value)
	}
	return response, nil
}
