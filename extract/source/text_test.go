package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"stakeout/extract"
)

// checkPosts tests what holds for the posts of any text.
func checkPosts(t *testing.T, text string, posts []extract.Post) {
	t.Helper()
	if len(posts) == 0 {
		t.Fatal("no post")
	}
	last, size := 0, utf8.RuneCountInString(text)
	for i, p := range posts {
		s := p.Origin.Span
		if s == nil || s.Start < last || s.End < s.Start || s.End > size {
			t.Fatalf("post %d: span %v behind %d of %d", i, s, last, size)
		}
		last = s.End
		if !utf8.ValidString(p.Text) || !strings.HasPrefix(p.Text, p.Title) {
			t.Fatalf("post %d: text %.40q, title %q", i, p.Text, p.Title)
		}
	}
}

func FuzzSplitText(f *testing.F) {
	for _, s := range []string{
		"", "\n", "A title\n\nA body.\n", "# [T](u)\n\nBy A B\n\nBody.\n\n# [U](v)\n\nBy A B\n\nBody.\n",
		"#[1]Site » Feed\n\n[2]T\n\n   3 May 2012 by A B\n\n   Body of it.\n\nReferences\n\n   1. http://a\n   2. http://b\n",
		"Share this:\n\nRelated\n\n1 Comment\n\nPosted on\n3 May 2012\nAuthor\nA B\n", "[[[[](", "_3 May 2012_ x", "**x**  \n3 May 2012 -- x", "\u00ad\u200b\n• \n*\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		posts := splitText(text)
		if len(posts) == 0 {
			return // it says that it has none
		}
		checkPosts(t, text, posts)
		if strings.Contains(text, "](") {
			return // an address between two words is left out
		}
		source := letters(text)
		for _, p := range posts {
			for _, w := range strings.Fields(p.Text) {
				if !strings.Contains(source, letters(w)) {
					t.Fatalf("%q is not in the source", w)
				}
			}
		}
	})
}

// letters is s without all that reading may drop: it keeps ASCII letters.
func letters(s string) string {
	return strings.Map(func(c rune) rune {
		if c|0x20 < 'a' || c|0x20 > 'z' {
			return -1
		}
		return c
	}, s)
}

func BenchmarkSplitText(b *testing.B) {
	para := "The council has sold its boats to a firm from Ghent, which will hold 40 per cent of the yard, and the staff the rest of it.\nNobody asked the boats.\n\n"
	text := "Boats to let\n\n" + strings.Repeat(para, 4000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		splitText(text)
	}
}
