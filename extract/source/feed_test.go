package source

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"stakeout/extract"
)

// described returns what there is to say of a post beside its text, which follows.
func described(p extract.Post) string {
	excerpt := ""
	if p.Origin.Excerpt {
		excerpt = " excerpt"
	}
	return fmt.Sprintf("%d %s %s %q %s %s%s\n%s", p.Origin.Record, p.Published, p.URL, p.Authors, p.Site, p.Language, excerpt, p.Text)
}

// readPosts returns the posts of an input as described has them, and its errors.
func readPosts(t *testing.T, in string) (posts, errs []string) {
	t.Helper()
	for p, err := range (Reader{Stdin: strings.NewReader(in)}).Posts(context.Background(), "-") {
		if err == nil {
			posts = append(posts, described(p))
			continue
		}
		if _, ok := errors.AsType[*Error](err); !ok {
			t.Errorf("%v is no *Error", err)
		}
		errs = append(errs, err.Error())
	}
	return posts, errs
}

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<!-- generator="a blog" -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>Mill &amp; Row</title>
<atom:link href="https://mill.example/feed/" rel="self" type="application/rss+xml"/>
<link>https://mill.example</link>
<language>en-GB</language>
<image><title>Logo</title><url>https://mill.example/logo.png</url></image>
<item>
<title>The mill&#8217;s &lt;em&gt;new&lt;/em&gt; owners</title>
<link>https://mill.example/owners/</link>
<pubDate>Mon, 05 Mar 2012 09:00:00 +0100</pubDate>
<dc:creator><![CDATA[Ida Furrow]]></dc:creator>
<dc:creator>Jon Tarn</dc:creator>
<guid isPermaLink="false">https://mill.example/?p=7</guid>
<description><![CDATA[Mill Row holds 5 per cent [&#8230;]]]></description>
<content:encoded><![CDATA[<p>Mill Row holds 5 per cent of the mill.</p><p>See <item> and</p><p>The post <a href="/owners/">The mill</a> appeared first on <a href="/">Mill</a>.</p>]]></content:encoded>
</item>
<item>
<title>Short</title>
<guid>https://mill.example/short/</guid>
<author>jon@mill.example (Jon Tarn)</author>
<description>&lt;p&gt;The staff hold the rest, and the weavers […]&lt;/p&gt;</description>
</item>
</channel>
</rss>`

func TestRSS(t *testing.T) {
	posts, errs := readPosts(t, rss)
	equal(t, "posts", posts, []string{
		"1 2012-03-05T09:00:00+01:00 https://mill.example/owners/ [\"Ida Furrow\" \"Jon Tarn\"] Mill & Row en-GB\nThe mill’s new owners\n\nMill Row holds 5 per cent of the mill.\n\nSee and",
		"2  https://mill.example/short/ [\"Jon Tarn\"] Mill & Row en-GB excerpt\nShort\n\nThe staff hold the rest, and the weavers […]",
	})
	equal(t, "errors", errs, nil)
}

func TestAtom(t *testing.T) {
	posts, errs := readPosts(t, `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://mill.example/blog/">
<title type="html">Mill &amp;amp; Row</title><author><name>Ida Furrow</name></author><link href="https://mill.example/"/>
<entry xml:base="2012/"><title>Owners &lt; staff</title><id>tag:mill.example,2012:7</id>
<link rel="edit" href="https://mill.example/edit"/><link href="owners"/>
<published>2012-03-05T09:00:00Z</published><updated>2013-01-01T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Mill Row holds <b>5 per cent</b>.</p><p>The rest is the staff&#8217;s.</p></div></content></entry>
<entry><title type="text">Two</title><author><name>Jon Tarn</name></author><updated>2013-01-01T00:00:00Z</updated>
<summary>Weavers and spinners.</summary></entry>
</feed>`)
	equal(t, "posts", posts, []string{
		"1 2012-03-05T09:00:00Z https://mill.example/blog/2012/owners [\"Ida Furrow\"] Mill & Row en\nOwners < staff\n\nMill Row holds 5 per cent.\n\nThe rest is the staff’s.",
		"2 2013-01-01T00:00:00Z  [\"Jon Tarn\"] Mill & Row en excerpt\nTwo\n\nWeavers and spinners.",
	})
	equal(t, "errors", errs, nil)
}

func TestRDF(t *testing.T) {
	posts, errs := readPosts(t, `<?xml version="1.0" encoding="ISO-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://mill.example/"><title>Caf`+"\xe9"+` M`+"\xfc"+`ller</title><link>https://mill.example/</link><items><rdf:Seq><rdf:li/></rdf:Seq></items></channel>
<item rdf:about="https://mill.example/1"><title>One</title><link>https://mill.example/1</link><dc:date>2004-05-01</dc:date><description>It cost `+"\xa3"+`2m.</description></item>
</rdf:RDF>`)
	equal(t, "posts", posts, []string{"1 2004-05-01 https://mill.example/1 [] Café Müller  excerpt\nOne\n\nIt cost £2m."})
	equal(t, "errors", errs, nil)
}

// Blogger's exports hold comments and templates beside the posts.
func TestBloggerExport(t *testing.T) {
	entry := func(kind, title string) string {
		return `<entry><category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#` + kind + `"/><title>` + title + `</title></entry>`
	}
	posts, errs := readPosts(t, `<feed xmlns="http://www.w3.org/2005/Atom">`+entry("template", "T")+entry("post", "P")+entry("comment", "C")+`</feed>`)
	equal(t, "posts", posts, []string{"2   []   excerpt\nP"})
	equal(t, "errors", errs, nil)
}

func TestBrokenFeeds(t *testing.T) {
	const head, tail = "<rss><channel><title>Mill</title>", "</channel></rss>"
	const one, two = "<item><title>One</title></item>", "<item><title>Two</title></item>"
	for _, test := range []struct {
		name, in string
		titles   []string
		err      string
	}{
		{"cut off between items", head + one + two, []string{"One", "Two"}, "-:3: the input ends before its </rss>; fetch it again"},
		{"cut off within an item", head + one + "<item><title>Tw", []string{"One"}, "-:2: the input ends within an <item>; fetch it again"},
		{"cut off within CDATA", head + one + "<item><title><![CDATA[Tw</item>", []string{"One"}, "-:2: the input ends within an <item>; fetch it again"},
		{"an item without an end", head + "<item><title>Lost</title>" + two + tail, []string{"Two"}, "-:1: broken <item>: the next one begins before it ends"},
		{"an item that is no XML", head + "<item><title>One</title><<></item>" + two + tail, []string{"Two"}, "-:1: broken <item>: XML syntax error on line 1: expected element name after <"},
		{"an unknown entity", head + "<item><title>R&D at A&B &nbsp;&eacute;</title></item>" + tail, []string{"R&D at A&B \u00a0é"}, ""},
		{"control characters", head + "<item><title>One\x01</title></item>" + tail, []string{"One"}, ""},
		{"no items", head + tail, nil, ""},
		{"an empty item", head + "<item/>" + one + tail, []string{"One"}, ""},
		{"a comment with an item", head + "<!-- <item> -->" + one + tail, []string{"One"}, ""},
	} {
		texts, errs := readString(t, Reader{}, test.in)
		equal(t, test.name, texts, test.titles)
		equal(t, test.name, errs, nonEmpty(test.err))
	}
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func TestLargeItem(t *testing.T) {
	in := "<rss><channel><item><title>" + strings.Repeat("word ", 100) + "</title></item><item><title>Two</title></item></channel></rss>"
	texts, errs := readString(t, Reader{MaxRecord: 64}, in)
	equal(t, "texts", texts, []string{"Two"})
	equal(t, "errors", errs, []string{"-:1: item of more than 64 bytes left out; --max-record allows more"})
}

// The prefixes of a feed mean what it declares, whatever they are.
func TestNamespaces(t *testing.T) {
	posts, errs := readPosts(t, `<r:rss xmlns:r="urn:own" xmlns:x="http://purl.org/dc/elements/1.1/" xmlns:m="http://example.org/mrss/"><r:channel><r:title>Mill</r:title>
<r:item><r:title>One</r:title><m:title>Wrong</m:title><m:description>Wrong, too.</m:description><x:creator>Ida Furrow</x:creator><x:date>2012-03-05</x:date></r:item></r:channel></r:rss>`)
	equal(t, "posts", posts, []string{"1 2012-03-05  [\"Ida Furrow\"] Mill  excerpt\nOne"})
	equal(t, "errors", errs, nil)
}

func TestPerson(t *testing.T) {
	for in, want := range map[string]string{
		"Ida Furrow":                       "Ida Furrow",
		" Ida\n Furrow ":                   "Ida Furrow",
		"ida@mill.example (Ida Furrow)":    "Ida Furrow",
		"Ida Furrow <ida@mill.example>":    "Ida Furrow",
		"Ida Furrow (ida@mill.example)":    "Ida Furrow",
		"ida@mill.example":                 "",
		"noreply@blogger.com (Ida Furrow)": "Ida Furrow",
	} {
		if got := (xmlText{Text: in}).person(); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzFeed(f *testing.F) {
	f.Add(rss, 30)
	f.Add(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title></entry>`, 1000)
	f.Add("<rss><item><title><![CDATA[x]]></title><link/></item><item>", 9)
	f.Fuzz(func(t *testing.T, in string, max int) {
		last := 0
		for p, err := range (Reader{Stdin: strings.NewReader(in), From: "feed", MaxRecord: max}).Posts(context.Background(), "-") {
			record := p.Origin.Record
			if e, ok := errors.AsType[*Error](err); ok {
				record = e.Record
			} else if p.Text == "" {
				t.Errorf("post %d of %q has no text", record, in)
			}
			if record < last {
				t.Errorf("record %d behind %d of %q", record, last, in)
			}
			last = record
		}
	})
}
