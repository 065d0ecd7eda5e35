package source

import (
	"os"
	"testing"
)

func TestFolder(t *testing.T) {
	write(t, map[string]string{
		"in/b.txt": "Two.", "in/a/z.txt": "One.", "in/c.jpg": "\xff\xd8\xff\xe0\x00\x10JFIF", "in/d.txt": "Three.",
		"in/.hidden": "Four.", "in/.git/config": "Five.",
	})
	texts, errs := readAll(t, Reader{}, "in")
	equal(t, "texts", texts, []string{"One.", "Two.", "Three."})
	equal(t, "errors", errs, []string{"in/c.jpg: not text: looks like image/jpeg"})
}

func TestFolderWithoutReadableFiles(t *testing.T) {
	write(t, map[string]string{"in/.hidden": "One.", "photos/a.png": "\x89PNG\r\n\x1a\n\x00", "empty/a.txt": ""})
	const nothing = ": no file in this folder could be read (hidden files are left out)"
	texts, errs := readAll(t, Reader{}, "in")
	equal(t, "texts", texts, nil)
	equal(t, "errors", errs, []string{"in" + nothing})
	_, errs = readAll(t, Reader{}, "photos")
	equal(t, "errors", errs, []string{"photos/a.png: not text: looks like image/png", "photos" + nothing})
	_, errs = readAll(t, Reader{}, "empty")
	equal(t, "errors", errs, nil)
}

func TestDirectoryLoop(t *testing.T) {
	write(t, map[string]string{"in/a/b/one.txt": "One.", "in/two.txt": "Two.", "other/three.txt": "Three."})
	for link, to := range map[string]string{"in/a/b/loop": "..", "in/a/b/top": "../../../in", "in/link": "../other", "in/self": "self", "in/gone": "nowhere"} {
		if err := os.Symlink(to, link); err != nil {
			t.Skip(err)
		}
	}
	texts, errs := readAll(t, Reader{}, "in")
	equal(t, "texts", texts, []string{"One.", "Three.", "Two."})
	const loop = ": directory loop: this link leads back to a folder that holds it; left out"
	equal(t, "errors", errs, []string{
		"in/a/b/loop" + loop, "in/a/b/top" + loop, "in/gone: no such file or directory", "in/self: too many levels of symbolic links",
	})
}

// Folders that link to one another are read once each.
func TestLinkedFolders(t *testing.T) {
	write(t, map[string]string{"in/a/one.txt": "One.", "in/b/two.txt": "Two.", "in/c/three.txt": "Three."})
	for link, to := range map[string]string{"in/a/b": "../b", "in/a/c": "../c", "in/b/c": "../c", "in/d": "c"} {
		if err := os.Symlink(to, link); err != nil {
			t.Skip(err)
		}
	}
	texts, errs := readAll(t, Reader{}, "in")
	equal(t, "texts", texts, []string{"Three.", "Two.", "One."})
	equal(t, "errors", errs, nil)
}

func TestUnreadableFile(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root reads everything")
	}
	write(t, map[string]string{"in/a.txt": "One.", "in/b.txt": "Two.", "in/c/d.txt": "Three.", "closed/e.txt": "Four."})
	for _, name := range []string{"in/a.txt", "in/c", "closed"} {
		if err := os.Chmod(name, 0); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(name, 0o777)
	}
	texts, errs := readAll(t, Reader{}, "in")
	equal(t, "texts", texts, []string{"Two."})
	equal(t, "errors", errs, []string{"in/a.txt: permission denied", "in/c: permission denied"})
	_, errs = readAll(t, Reader{}, "closed")
	equal(t, "errors of a closed folder", errs, []string{"closed: permission denied"})
}
