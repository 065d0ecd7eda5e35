package source

import (
	"slices"
	"strings"
	"time"

	"stakeout/extract"
)

// zonedDate returns a time that WordPress gives twice, in the blog's own time and in
// that of Greenwich: the difference is its zone.
func zonedDate(local, gmt string) extract.Date {
	d := publishedDate(strings.TrimSpace(local))
	here, err1 := wordpressTime(local)
	there, err2 := wordpressTime(gmt)
	if err1 != nil || err2 != nil || d.Zone != "" {
		return d
	}
	offset := here.Sub(there)
	if offset%time.Minute != 0 || offset < -24*time.Hour || offset > 24*time.Hour {
		return d
	}
	d.Zone = here.In(time.FixedZone("", int(offset.Seconds()))).Format("Z07:00")
	return d
}

func wordpressTime(s string) (time.Time, error) {
	return time.Parse("2006-01-02 15:04:05", strings.Replace(strings.TrimSpace(s), "T", " ", 1))
}

// blockMark begins each block of a post that was written with the block editor.
const blockMark = "<!-- wp:"

// storedMarkup returns the HTML of a post as WordPress keeps it: shortcodes stand in
// it, and empty lines between paragraphs where no block editor was.
func storedMarkup(content string) string {
	content = dropShortcodes(content)
	if strings.Contains(content, blockMark) {
		return content
	}
	return paragraphs(content)
}

// Shortcodes of WordPress: of the first kind the content goes with them.
var (
	captions   = []string{"caption", "wp_caption"}
	shortcodes = []string{"audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption", "youtube", "vimeo", "contact-form", "contact-form-7", "tweet", "soundcloud", "slideshare", "scribd", "more", "sidebar"}
)

// dropShortcodes drops the shortcodes of a post, and captions of pictures. Words in
// brackets that are none stay.
func dropShortcodes(s string) string {
	if strings.IndexByte(s, '[') < 0 {
		return s
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '[')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		n := shortcodeAt(s[i:])
		if n == 0 {
			b.WriteByte('[')
			n = 1
		}
		s = s[i+n:]
	}
}

// shortcodeAt returns the length of the shortcode that s begins with, 0 for none.
func shortcodeAt(s string) int {
	end := strings.IndexByte(s[:min(len(s), longestShortcode)], ']')
	if end < 0 {
		return 0
	}
	name := strings.TrimPrefix(s[1:end], "/")
	if i := strings.IndexAny(name, " \t\n/="); i >= 0 {
		name = name[:i]
	}
	if !slices.Contains(shortcodes, name) {
		return 0
	}
	closing := "[/" + name + "]"
	if i := strings.Index(s[:min(len(s), longestShortcode)], closing); i > 0 && slices.Contains(captions, name) {
		return i + len(closing)
	}
	return end + 1
}

// longestShortcode is the number of bytes that a shortcode, or a caption, may have.
const longestShortcode = 4 << 10
