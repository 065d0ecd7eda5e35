package source

import (
	"archive/tar"
	zipfile "archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing"
)

// file is a file in an archive of the tests.
type file struct{ name, content string }

var threeFiles = []file{
	{"posts/b.txt", "Mill Row holds 5 per cent of the mill."},
	{"posts/a.jsonl", `{"text":"The staff hold the rest."}`},
	{"posts/c.xml", `<rss><channel><item><title>Weavers</title></item></channel></rss>`},
}

// threeTexts are the posts of threeFiles with where they were read.
func threeTexts(archive string) []string {
	return []string{
		archive + "/posts/b.txt 1 Mill Row holds 5 per cent of the mill.",
		archive + "/posts/a.jsonl 1 The staff hold the rest.",
		archive + "/posts/c.xml 1 Weavers",
	}
}

// zipOf returns a zip file as archive/zip writes it, with sizes behind the members.
func zipOf(t testing.TB, method uint16, files ...file) string {
	t.Helper()
	var b bytes.Buffer
	w := zipfile.NewWriter(&b)
	for _, f := range files {
		m, err := w.CreateHeader(&zipfile.FileHeader{Name: f.name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(m, f.content)
	}
	w.Close()
	return b.String()
}

// sizedZip returns a zip file as most programs write it, with sizes before the members.
func sizedZip(flags uint16, files ...file) string {
	var b bytes.Buffer
	for _, f := range files {
		binary.Write(&b, binary.LittleEndian, zipHeader{
			Magic: 0x04034b50, Flags: flags, CRC: crc32.ChecksumIEEE([]byte(f.content)),
			Packed: uint32(len(f.content)), Size: uint32(len(f.content)), Name: uint16(len(f.name)),
		})
		b.WriteString(f.name + f.content)
	}
	return b.String() + zipEnd + strings.Repeat("\x00", 18)
}

func tarOf(t testing.TB, files ...file) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		if strings.HasSuffix(f.name, "/") {
			w.WriteHeader(&tar.Header{Name: f.name, Typeflag: tar.TypeDir, Mode: 0o755})
			continue
		}
		if err := w.WriteHeader(&tar.Header{Name: f.name, Size: int64(len(f.content)), Typeflag: tar.TypeReg, Mode: 0o644}); err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, f.content)
	}
	w.Close()
	return b.String()
}

// readPlaces returns the texts of the posts with where they were read, and the errors.
func readPlaces(t *testing.T, r Reader, name string) (texts, errs []string) {
	t.Helper()
	for p, err := range r.Posts(context.Background(), name) {
		if err == nil {
			texts = append(texts, fmt.Sprintf("%s %d %s", p.Origin.Source, p.Origin.Record, p.Text))
		} else {
			errs = append(errs, err.Error())
		}
	}
	return texts, errs
}

func TestZipAndTar(t *testing.T) {
	files := append([]file{{"posts/", ""}, {".hidden", "Hidden."}, {"posts/.git/x", "Hidden."}, {"__MACOSX/posts/b.txt", "Resources."}}, threeFiles...)
	for name, content := range map[string]string{
		"deflated.zip": zipOf(t, zipfile.Deflate, files...),
		"stored.zip":   zipOf(t, zipfile.Store, files...),
		"sized.zip":    sizedZip(0, files...),
		"posts.tar":    tarOf(t, files...),
		"posts.tar.gz": zip(t, tarOf(t, files...)),
		"posts":        zipOf(t, zipfile.Deflate, files...),
	} {
		write(t, map[string]string{name: content})
		texts, errs := readPlaces(t, Reader{}, name)
		equal(t, name, texts, threeTexts(name))
		equal(t, name, errs, nil)
	}
	texts, errs := readPlaces(t, Reader{Stdin: io.MultiReader(strings.NewReader(zipOf(t, zipfile.Deflate, threeFiles...)))}, "-")
	equal(t, "a stream", texts, threeTexts("-"))
	equal(t, "a stream", errs, nil)
}

func TestFromAppliesToMembers(t *testing.T) {
	in := zipOf(t, zipfile.Deflate, file{"a", "<p>One."})
	for from, want := range map[string]string{"text": "-/a 1 <p>One.", "html": "-/a 1 One.", "zip": "-/a 1 <p>One."} {
		texts, errs := readPlaces(t, Reader{From: from, Stdin: strings.NewReader(in)}, "-")
		equal(t, from, texts, []string{want})
		equal(t, from, errs, nil)
	}
}

func TestNestedArchives(t *testing.T) {
	inner := zipOf(t, zipfile.Deflate, threeFiles...)
	middle := tarOf(t, file{"in.zip", inner})
	texts, errs := readPlaces(t, Reader{Stdin: strings.NewReader(middle)}, "-")
	equal(t, "one in another", texts, threeTexts("-/in.zip"))
	equal(t, "one in another", errs, nil)

	outer := zipOf(t, zipfile.Store, file{"in.tar", middle}, file{"z.txt", "Last."})
	texts, errs = readPlaces(t, Reader{Stdin: strings.NewReader(outer)}, "-")
	equal(t, "deeper", texts, []string{"-/z.txt 1 Last."})
	equal(t, "deeper", errs, []string{"-/in.tar/in.zip: an archive in an archive in an archive; unpack it and name the file"})
}

func TestBrokenArchives(t *testing.T) {
	words := strings.Repeat("Mill Row holds 5 per cent of the mill. ", 99)
	long := file{"long.txt", words}
	deflated := zipOf(t, zipfile.Deflate, long, threeFiles[0])
	damaged := []byte(deflated)
	damaged[60] ^= 0xFF
	sized := sizedZip(0, long, threeFiles[0])
	const last = "-/posts/b.txt 1 Mill Row holds 5 per cent of the mill."
	for _, test := range []struct {
		name, in string
		texts    int
		last     string
		errs     []string
	}{
		{"cut off in the list", deflated[:len(deflated)-60], 2, last, nil},
		{"cut off between members", sized[:strings.LastIndex(sized, zipLocal)], 1, "", []string{"-:2: the input ends before the zip file does; fetch it again"}},
		{"cut off in a member", sized[:100], 1, "", []string{"-/long.txt:1: the input ends before the zip file does; fetch it again", "-:1: the input ends before the zip file does; fetch it again"}},
		{"a changed byte", strings.Replace(sized, "Row", "Raw", 1), 2, last, []string{"-/long.txt:1: zip data damaged near unpacked byte 3861; fetch the file again"}},
		{"damaged data", string(damaged), 1, last, []string{"-/long.txt: zip data damaged near unpacked byte 0; fetch the file again"}},
		{"encrypted", sizedZip(zipEncrypted, long) + sized, 0, "", []string{"-/long.txt: encrypted; unpack it with its password and name the file"}},
		{"unknown method", strings.Replace(sized, zipLocal+"\x00\x00\x00\x00\x00\x00", zipLocal+"\x00\x00\x00\x00\x09\x00", 1), 1, last,
			[]string{"-/long.txt: packed by the method 9 of zip, which is not read; unpack it and name the file"}},
		{"noise behind a member", strings.Replace(sized, words, words+"noise", 1), 1, "", []string{"-:2: damaged zip file: nothing begins where a member should; fetch it again"}},
		{"tar cut off", tarOf(t, threeFiles...)[:2600], 2, "", []string{"-/posts/c.xml:1: the input ends before the tar file does; fetch it again", "-:4: the input ends before the tar file does; fetch it again"}},
		{"photo in it", zipOf(t, zipfile.Deflate, file{"a.jpg", "\xff\xd8\xff\x00"}, threeFiles[0]), 1, last, []string{"-/a.jpg: not text: looks like image/jpeg"}},
	} {
		texts, errs := readPlaces(t, Reader{Stdin: strings.NewReader(test.in)}, "-")
		if len(texts) != test.texts || test.last != "" && texts[len(texts)-1] != test.last {
			t.Errorf("%s: %q", test.name, texts)
		}
		equal(t, test.name, errs, test.errs)
	}
}

// A kilobyte may unpack to a megabyte, and its megabyte to a gigabyte.
func TestRatio(t *testing.T) {
	line := `{"text":"One."}` + "\n" + strings.Repeat(" ", 8<<20) + "\n"
	bomb := strings.Repeat(zip(t, line), 16)
	var n int
	var errs []string
	for _, err := range (Reader{Stdin: strings.NewReader(bomb)}).Posts(context.Background(), "-") {
		if err != nil {
			errs = append(errs, err.Error())
			continue
		}
		n++
	}
	if n < 7 || n > 9 || len(errs) != 1 || !strings.HasSuffix(errs[0], ": it unpacks to more than 500 times its size, as decompression bombs do; unpack it by hand and name the file") {
		t.Errorf("%d posts, %q", n, errs)
	}
}

func FuzzZip(f *testing.F) {
	f.Add(zipOf(f, zipfile.Deflate, threeFiles...))
	f.Add(zipOf(f, zipfile.Store, threeFiles...))
	f.Add(sizedZip(0, threeFiles...))
	f.Add(tarOf(f, threeFiles[0]))
	f.Fuzz(func(t *testing.T, in string) {
		for p, err := range (Reader{Stdin: strings.NewReader(in), From: "zip", MaxRecord: 1 << 16}).Posts(context.Background(), "-") {
			if _, ok := errors.AsType[*Error](err); err != nil && !ok {
				t.Errorf("%v is no *Error", err)
			}
			if err == nil && (p.ID == "" || p.Origin.Record < 1) {
				t.Errorf("%+v", p.Origin)
			}
		}
	})
}
