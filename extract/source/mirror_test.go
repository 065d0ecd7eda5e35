package source

import (
	zipfile "archive/zip"
	"testing"
)

func TestMirrorURL(t *testing.T) {
	for name, want := range map[string]string{
		"blog.example.org/2012/03/owners/index.html": "http://blog.example.org/2012/03/owners/",
		"old/blog.example.org/index.html":            "http://blog.example.org/",
		"blog.example.org/owners.html":               "http://blog.example.org/owners.html",
		"blog.example.org/index.html?p=12":           "http://blog.example.org/?p=12",
		"blog.example.org/index.html?p=12.html":      "http://blog.example.org/?p=12",
		"blog.example.org:8080/a b/ü.html":           "http://blog.example.org:8080/a%20b/%C3%BC.html",
		"blog.example.org+8080/a":                    "http://blog.example.org:8080/a",
		"127.0.0.1:8000/a":                           "http://127.0.0.1:8000/a",
		"a.zip/www.example.co.uk/a.html":             "http://www.example.co.uk/a.html",
		"posts/owners.html":                          "",
		"v1.2/owners.html":                           "",
		"my.backup/owners.html":                      "",
		"co.uk/owners.html":                          "",
		"index.php/owners.html":                      "",
		"example.org":                                "",
		"Example.ORG files/a.html":                   "",
		"-.org/a":                                    "", "..org/a": "", "": "", "a..org/b": "",
	} {
		if got := mirrorURL(name, nil); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	if got := mirrorURL("blog.example.org/a", []byte(`<a href="https://blog.example.org/">`)); got != "https://blog.example.org/a" {
		t.Errorf("with TLS: %q", got)
	}
}

// Of a mirror the pages are read; what else there is, is counted.
func TestMirror(t *testing.T) {
	files := []file{
		{"blog.example.org/feed/index.html", rss},
		{"blog.example.org/index.html", pageOf("One", "Mill Row holds 5 per cent.")},
		{"blog.example.org/logo.png", "\x89PNG\r\n\x1a\n\x00"},
		{"blog.example.org/robots.txt", "User-agent: *"},
		{"blog.example.org/sitemap.xml", "<?xml version='1.0'?><urlset/>"},
		{"blog.example.org/style.css?ver=5", "p { color: red }"},
	}
	byName := map[string]string{}
	for _, f := range files {
		byName["mirror/"+f.name] = f.content
	}
	write(t, byName)
	texts, errs, notices := readWARC(t, Reader{}, "mirror")
	equal(t, "texts", texts, []string{"1  http://blog.example.org/ " + textOne})
	equal(t, "errors", errs, nil)
	equal(t, "notices", notices, []string{"mirror: files passed over: 5 that a mirrored site has beside its pages"})

	write(t, map[string]string{"mirror.zip": zipOf(t, zipfile.Deflate, files...)})
	texts, errs, notices = readWARC(t, Reader{}, "mirror.zip")
	equal(t, "texts of a zip file", texts, []string{"1  http://blog.example.org/ " + textOne})
	equal(t, "errors of a zip file", errs, nil)
	equal(t, "notices of a zip file", notices, []string{"mirror.zip: files passed over: 5 that a mirrored site has beside its pages"})

	// What somebody has put into a folder of that name is read.
	write(t, map[string]string{"posts/blog.example.org/one.txt": "Mill Row was sold.", "posts/blog.example.org/two.json": `{"text":"And again."}`, "posts/blog.example.org/z.pdf": "%PDF-1.4\n"})
	texts, errs, notices = readWARC(t, Reader{}, "posts")
	equal(t, "texts of a folder", texts, []string{"1   Mill Row was sold.", "1   And again."})
	equal(t, "errors of a folder", errs, []string{"posts/blog.example.org/z.pdf: not text: looks like application/pdf; turn it into text first, with pdftotext"})
	equal(t, "notices of a folder", notices, nil)

	// A file that is named itself is read.
	write(t, map[string]string{"blog.example.org/robots.txt": "User-agent: *"})
	texts, _, notices = readWARC(t, Reader{}, "blog.example.org/robots.txt")
	equal(t, "text of a file", texts, []string{"1   User-agent: *"})
	equal(t, "notices of a file", notices, nil)
}
