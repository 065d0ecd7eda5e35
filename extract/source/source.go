// Package source reads posts: from files, folders and standard input, in the
// formats that formats lists. It decides what a file is by its content, then by
// its name, and gives every post where it was read.
package source

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"stakeout/extract"
)

// DefaultMaxRecord is the size in bytes that a line or record may have when
// Reader.MaxRecord is zero.
const DefaultMaxRecord = 64 << 20

// Reader reads posts. The zero value recognises every format.
type Reader struct {
	From      string        // the format of every input, one of Formats; "" recognises it
	MaxRecord int           // bytes that a record, a line or a text may have; 0 is DefaultMaxRecord
	Stdin     io.Reader     // what "-" reads; nil is os.Stdin
	Fetcher   *Fetcher      // what fetches URLs; nil is a Fetcher with its defaults
	Progress  func(n int64) // told of every n bytes more of an input that were read; nil for nobody

	among bool // what is read is one file of many: what only decorates a mirrored site is left out
}

// Error is a failure of an input or of one record in it. The inputs and records
// beside it are still read.
type Error struct {
	Input  string // as typed, or the folder and the name in it
	Record int    // the line or record, from 1, that is broken, left out or cut short; 0 when the whole input failed
	Err    error
}

func (e *Error) Error() string {
	if e.Record > 0 {
		return fmt.Sprintf("%s:%d: %v", e.Input, e.Record, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.Input, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// Notice is what there is to say about an input that is no failure: what it holds
// beside posts. Posts yields it in the place of an error.
type Notice struct {
	Input string // as typed, or the folder and the name in it
	Text  string
}

func (n *Notice) Error() string { return n.Input + ": " + n.Text }

// format is a way to write posts down.
type format struct {
	name    string
	exts    []string                                              // of file names, for content that does not tell
	match   func(head []byte, ext string) bool                    // whether a decoded input that begins with head is in this format; nil when content does not tell
	read    func(in *input, yield func(extract.Post, error) bool) // yields posts with their Origin.Record
	binary  bool                                                  // it need not be text
	archive bool                                                  // it holds files, to which Reader.From applies
}

// formats are tried in order, first by content and then by name; text comes last
// because it accepts whatever is text.
var formats []format

// An archive is read by looking its files' formats up, which makes a loop that only
// init may tie.
func init() {
	formats = []format{
		{name: "zip", exts: []string{".zip"}, match: isZip, read: zipPosts, archive: true},
		{name: "tar", exts: []string{".tar"}, match: isTar, read: tarPosts, archive: true},
		{name: "warc", exts: []string{".warc"}, match: isWARC, read: warcPosts, binary: true},
		{name: "wxr", match: isWXR, read: wxrPosts},
		{name: "feed", exts: feedExts, match: isFeed, read: feedPosts},
		{name: "jsonfeed", match: isJSONFeed, read: jsonFeedPosts},
		{name: "wpjson", match: isWPJSON, read: wpjsonPosts},
		{name: "jsonl", exts: jsonlExts, match: isJSONL, read: jsonlPosts},
		{name: "json", exts: []string{".json"}, match: isJSON, read: jsonPosts},
		{name: "html", exts: htmlExts, match: isHTML, read: htmlPosts},
		{name: "text", read: textPosts},
	}
}

// Formats returns the names that Reader.From may have, sorted.
func Formats() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	slices.Sort(names)
	return names
}

// Check reports a Reader.From that is no format, naming those there are.
func (r Reader) Check() error {
	if r.From == "" || slices.Contains(Formats(), r.From) {
		return nil
	}
	return fmt.Errorf("unknown format %q: want one of %s", r.From, strings.Join(Formats(), ", "))
}

// Posts yields the posts of an input in their order: a path, a folder, a URL (that one
// page), or "-". An error that it yields is an *Error, behind which reading goes on
// where it can, or a *Notice. When ctx is done it ends without a word.
func (r Reader) Posts(ctx context.Context, name string) iter.Seq2[extract.Post, error] {
	return func(yield func(extract.Post, error) bool) {
		until := func(p extract.Post, err error) bool { return ctx.Err() == nil && yield(p, err) }
		switch err := r.Check(); {
		case err != nil:
			until(extract.Post{}, &Error{Input: name, Err: err})
		case name == "-":
			r.read(ctx, name, r.stdin(), until)
		case IsURL(name):
			r.readURL(ctx, name, until)
		default:
			r.readFiles(ctx, name, until)
		}
	}
}

// readURL fetches a page and reads it.
func (r Reader) readURL(ctx context.Context, name string, yield func(extract.Post, error) bool) {
	page, err := r.fetcher().get(ctx, name, Validators{})
	if err != nil {
		yield(extract.Post{}, &Error{Input: name, Err: err})
		return
	}
	r.readPage(ctx, name, page, yield)
}

// fetcher returns what fetches URLs.
func (r Reader) fetcher() *Fetcher {
	if r.Fetcher == nil {
		return &Fetcher{}
	}
	return r.Fetcher
}

// readPage yields the posts of a page that was fetched.
func (r Reader) readPage(ctx context.Context, name string, page *response, yield func(extract.Post, error) bool) {
	in, err := r.open(ctx, name, bytes.NewReader(page.body))
	if err != nil {
		yield(extract.Post{}, &Error{Input: name, Err: err})
		return
	}
	in.address, in.contentType = page.url.String(), page.Header.Get("Content-Type")
	retrieved := retrievedAt(page)
	in.posts(func(p extract.Post, err error) bool {
		if err == nil {
			p.Origin.Retrieved = retrieved
		}
		return yield(p, err)
	})
}

// retrievedAt returns when a page was fetched as Origin.Retrieved has it.
func retrievedAt(page *response) string { return page.retrieved.UTC().Format(time.RFC3339) }

// IsURL reports whether an input is the address of a page.
func IsURL(name string) bool {
	scheme, _, ok := strings.Cut(name, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

func (r Reader) stdin() io.Reader {
	if r.Stdin == nil {
		return os.Stdin
	}
	return r.Stdin
}

// readFiles reads a file, or the files of a folder. A folder of which nothing
// could be read has an error of its own, behind those of its files.
func (r Reader) readFiles(ctx context.Context, name string, yield func(extract.Post, error) bool) {
	info, err := os.Stat(name)
	if err != nil || !info.IsDir() {
		r.readFile(ctx, name, yield)
		return
	}
	r.among = true
	read := false
	count := passedOver{yield: yield}
	for file, err := range files(name) {
		if err != nil {
			if !yield(extract.Post{}, &Error{Input: file, Err: cause(err)}) {
				return
			}
			continue
		}
		posts, failed := 0, false
		ok := r.readFile(ctx, file, func(p extract.Post, err error) bool {
			var e *Error
			if err == nil {
				posts++
			}
			failed = failed || err == errPassedOver || errors.As(err, &e) && e.Record == 0
			return count.pass(p, err)
		})
		if !ok {
			return
		}
		read = read || posts > 0 || !failed
	}
	if !count.end(name) {
		return
	}
	if !read {
		yield(extract.Post{}, &Error{Input: name, Err: errFolder})
	}
}

// errPassedOver is yielded in the place of a file that is none to be read.
var errPassedOver = errors.New("passed over")

// passedOver counts the files of a folder or an archive that were passed over.
type passedOver struct {
	yield func(extract.Post, error) bool
	n     int
}

// pass yields what is no file passed over.
func (c *passedOver) pass(p extract.Post, err error) bool {
	if err == errPassedOver {
		c.n++
		return true
	}
	return c.yield(p, err)
}

// end says how many files were passed over, and reports whether more is wanted.
func (c *passedOver) end(name string) bool {
	return c.n == 0 || c.yield(extract.Post{}, &Notice{name, fmt.Sprintf("files passed over: %d that a mirrored site has beside its pages", c.n)})
}

var errFolder = errors.New("no file in this folder could be read (hidden files are left out)")

// readFile reads one file and reports whether more is wanted.
func (r Reader) readFile(ctx context.Context, name string, yield func(extract.Post, error) bool) bool {
	f, err := os.Open(name)
	if err != nil {
		return yield(extract.Post{}, &Error{Input: name, Err: cause(err)})
	}
	defer f.Close()
	return r.read(ctx, name, f, yield)
}

// cause strips what an *Error says already: the operation and the path.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// read yields the posts of an input and reports whether more is wanted.
func (r Reader) read(ctx context.Context, name string, in io.Reader, yield func(extract.Post, error) bool) bool {
	i, err := r.open(ctx, name, in)
	if err != nil {
		return yield(extract.Post{}, &Error{Input: name, Err: cause(err)})
	}
	return i.posts(yield)
}

// posts yields the posts of an opened input and reports whether more is wanted.
func (in *input) posts(yield func(extract.Post, error) bool) bool {
	f, err := in.reader.recognise(in)
	if in.reader.among && in.reader.From == "" && isMirrored(in.name, f, err) {
		return yield(extract.Post{}, errPassedOver)
	}
	if err != nil {
		return yield(extract.Post{}, in.fail(0, err))
	}
	more := true
	f.read(in, func(p extract.Post, err error) bool {
		if err == nil {
			p = finish(p, in.name)
		}
		more = yield(p, err)
		return more
	})
	return more
}

// recognise returns the format of an input, or an error that says what else it is.
func (r Reader) recognise(in *input) (format, error) {
	head, err := r.headOf(in.Reader)
	if len(head) == 0 && err != nil && err != io.EOF {
		return format{}, cause(err)
	}
	ext := extension(in.name)
	f := r.formatOf(head, ext)
	switch {
	case f.archive && in.nesting > maxNesting:
		return format{}, errNested
	case f.archive || f.binary:
		return f, nil
	}
	if err := refuseBinary(head); err != nil {
		return format{}, err
	}
	if r.From == "" && f.name == "text" {
		if err := refuseMarkup(head, ext); err != nil {
			return format{}, err
		}
	}
	return f, nil
}

// extension returns the extension of a file name in lower case, that of its content
// where it is packed with gzip.
func extension(name string) string {
	name = strings.ToLower(name)
	if base, packed := strings.CutSuffix(name, ".tgz"); packed {
		name = base + ".tar"
	}
	return path.Ext(strings.TrimSuffix(name, ".gz"))
}

// formatOf returns the format of a decoded input that begins with head.
func (r Reader) formatOf(head []byte, ext string) format {
	for _, is := range []func(f format) bool{
		func(f format) bool { return f.archive && f.match(head, ext) },
		func(f format) bool { return f.name == r.From },
		func(f format) bool { return r.From == "" && f.match != nil && f.match(head, ext) },
		func(f format) bool { return slices.Contains(f.exts, ext) },
	} {
		if i := slices.IndexFunc(formats, is); i >= 0 {
			return formats[i]
		}
	}
	return formats[len(formats)-1]
}

// finish gives a post what every format leaves open.
func finish(p extract.Post, name string) extract.Post {
	p.Origin.Source = cmp.Or(p.Origin.Source, name) // that of a file in an archive is known
	if p.ID == "" {
		p.ID = p.Identify()
	}
	if p.Language == "" {
		p.Language = guessLanguage(p.Text)
	}
	return p
}

// textPosts reads the posts of a plain text. Of a text that breaks off, what there
// is is read.
func textPosts(in *input, yield func(extract.Post, error) bool) {
	b, err := io.ReadAll(io.LimitReader(in, int64(in.max)+1))
	if len(b) > in.max {
		yield(extract.Post{}, in.fail(0, tooLarge{"text", in.max}))
		return
	}
	record := 0
	if text := string(toUTF8(b)); strings.TrimSpace(text) != "" {
		if !strings.Contains(text, "\n") {
			text = strings.ReplaceAll(text, "\r", "\n") // the line ends of the first Macintoshes
		}
		for _, p := range splitText(text) {
			record++
			p.Origin.Record = record
			if !yield(p, nil) {
				return
			}
		}
	}
	if err != nil {
		yield(extract.Post{}, in.fail(record, err))
	}
}

// tooLarge is the error of a text, line or record over Reader.MaxRecord.
type tooLarge struct {
	what string
	max  int
}

func (e tooLarge) Error() string {
	return fmt.Sprintf("%s of more than %s left out; --max-record allows more", e.what, byteSize(e.max))
}

// byteSize prints n in the largest binary unit that divides it.
func byteSize(n int) string {
	for _, unit := range []struct {
		size int
		name string
	}{{1 << 30, "GiB"}, {1 << 20, "MiB"}, {1 << 10, "KiB"}} {
		if n >= unit.size && n%unit.size == 0 {
			return fmt.Sprintf("%d %s", n/unit.size, unit.name)
		}
	}
	return fmt.Sprintf("%d bytes", n)
}
