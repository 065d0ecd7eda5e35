package source

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func TestEncodings(t *testing.T) {
	const text = "“Paymaster” will pay £6.5m – for 40 per cent of Café Müller."
	windows := "\x93Paymaster\x94 will pay \xa36.5m \x96 for 40 per cent of Caf\xe9 M\xfcller."
	for name, in := range map[string]string{
		"UTF-8":                     text,
		"UTF-8 with a mark":         "\ufeff" + text,
		"UTF-16 LE with a mark":     inUTF16(text, true, true),
		"UTF-16 BE with a mark":     inUTF16(text, false, true),
		"UTF-16 LE":                 inUTF16(text, true, false),
		"UTF-16 BE":                 inUTF16(text, false, false),
		"Windows-1252":              windows,
		"one stray byte in UTF-8":   strings.Replace(text, "é", "\xe9", 1),
		"two stray bytes in UTF-8":  strings.NewReplacer("é", "\xe9", "–", "\x96").Replace(text),
		"one character of UTF-8 in": strings.Replace(windows, "\xfc", "ü", 1),
	} {
		texts, errs := readString(t, Reader{}, in)
		equal(t, name, texts, []string{text})
		equal(t, name, errs, nil)
	}
}

// The low byte of some spaces and of many Chinese characters is zero, too.
func TestUTF16WithoutAMark(t *testing.T) {
	for in, want := range map[string]bool{
		inUTF16(strings.Repeat("Pelham Water was sold. ", 6)+"\u2000Next.", true, false):  true,
		inUTF16(strings.Repeat("Pelham Water was sold. ", 6)+"\u2000Next.", false, false): true,
		"Pelham Water was sold.":                false,
		strings.Repeat("\x00", 100):             false,
		strings.Repeat("\x01\x00\x00\x00", 100): false,
	} {
		if got := utf16Of([]byte(in)) != nil; got != want {
			t.Errorf("%.20q: got %v", in, got)
		}
	}
}

// In a Windows-1252 text "É”" looks like a letter of UTF-8; the bytes around it tell.
func TestWindows1252ThatLooksLikeUTF8(t *testing.T) {
	in := strings.Repeat("\x91Caf\xe9\x92 ", 5) + "\x93CAF\xc9\x94"
	want := strings.Repeat("‘Café’ ", 5) + "“CAFÉ”"
	if got := string(toUTF8([]byte(in))); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestUndefinedWindows1252(t *testing.T) {
	if got := string(toUTF8([]byte("a\x81b\x9d"))); got != "a\ufffdb\ufffd" {
		t.Errorf("got %q", got)
	}
}

func TestEncodingOfJSONL(t *testing.T) {
	texts, errs := readString(t, Reader{}, "{\"text\":\"Café\"}\n{\"text\":\"Caf\xe9\"}\n")
	equal(t, "texts", texts, []string{"Café", "Café"})
	equal(t, "errors", errs, nil)
}

func inUTF16(s string, little, mark bool) string {
	if mark {
		s = "\ufeff" + s
	}
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		if little {
			b.Write([]byte{byte(u), byte(u >> 8)})
		} else {
			b.Write([]byte{byte(u >> 8), byte(u)})
		}
	}
	return b.String()
}

func FuzzToUTF8(f *testing.F) {
	for _, in := range []string{"", "Café", "Caf\xe9", "\xff\xfe\x00", "é\xe9", "\xc3", "\xed\xa0\x80"} {
		f.Add([]byte(in))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		out := toUTF8(in)
		if !utf8.Valid(out) {
			t.Errorf("%q became %q", in, out)
		}
		if utf8.Valid(in) && string(in) != string(out) {
			t.Errorf("valid %q became %q", in, out)
		}
	})
}

func BenchmarkToUTF8(b *testing.B) {
	in := []byte(strings.Repeat("The Caf\xe9 was sold for \xa35m. ", 4000))
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		toUTF8(in)
	}
}
