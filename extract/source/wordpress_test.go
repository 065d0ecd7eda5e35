package source

import "testing"

func TestZonedDate(t *testing.T) {
	for _, test := range []struct{ local, gmt, want string }{
		{"2012-03-05 09:00:00", "2012-03-05 08:00:00", "2012-03-05T09:00:00+01:00"},
		{"2012-03-05T09:00:00", "2012-03-05T09:00:00", "2012-03-05T09:00:00Z"},
		{"2012-03-05T20:00:00", "2012-03-06T01:30:00", "2012-03-05T20:00:00-05:30"},
		{"2012-03-05 09:00:00", "0000-00-00 00:00:00", "2012-03-05T09:00:00"},
		{"2012-03-05 09:00:00", "", "2012-03-05T09:00:00"},
		{"2012-03-05 09:00:00", "2012-01-05 08:00:00", "2012-03-05T09:00:00"},
		{"", "", ""},
	} {
		if got := zonedDate(test.local, test.gmt).String(); got != test.want {
			t.Errorf("%s, %s GMT: %s, want %s", test.local, test.gmt, got, test.want)
		}
	}
}

func TestStoredMarkup(t *testing.T) {
	for in, want := range map[string]string{
		"One.\r\n\r\nTwo.":                 "One.\n<p>\nTwo.",
		"<!-- wp:paragraph -->\n\n<p>One.": "<!-- wp:paragraph -->\n\n<p>One.",
		`[caption id="a"]<img> The mill[/caption]Sold [sic] for [gallery ids="1"]£2m [1].[embed]x`: "Sold [sic] for £2m [1].x",
		"[": "[", "[caption": "[caption", "[caption]": "",
	} {
		if got := storedMarkup(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzShortcodes(f *testing.F) {
	f.Add("[caption]x[/caption][a")
	f.Fuzz(func(t *testing.T, in string) {
		if out := dropShortcodes(in); len(out) > len(in) {
			t.Errorf("%q became %q", in, out)
		}
	})
}

const wxrHead = `<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Mill Row</title><link>https://mill.example</link><language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login><![CDATA[ida]]></wp:author_login><wp:author_display_name><![CDATA[Ida Furrow]]></wp:author_display_name></wp:author>
`

func wxrItem(kind, status, title, more string) string {
	return "<item><title>" + title + "</title><link>https://mill.example/" + title + "/</link><dc:creator><![CDATA[ida]]></dc:creator>" +
		"<wp:post_date>2012-03-05 09:00:00</wp:post_date><wp:post_date_gmt>2012-03-05 08:00:00</wp:post_date_gmt><wp:status>" + status +
		"</wp:status><wp:post_type>" + kind + "</wp:post_type>" + more + "</item>\n"
}

func TestWXR(t *testing.T) {
	in := wxrHead + wxrItem("attachment", "inherit", "mill.jpg", "") +
		wxrItem("post", "publish", "owners", "<excerpt:encoded><![CDATA[In short.]]></excerpt:encoded><content:encoded><![CDATA[Mill Row holds\n5 per cent.\n\n[caption]The mill[/caption]\n\nThe rest is <b>held</b> by the staff.]]></content:encoded>") +
		wxrItem("post", "draft", "not yet", "<content:encoded><![CDATA[Nothing.]]></content:encoded>") +
		wxrItem("post", "publish", "secret", "<content:encoded><![CDATA[Hush.]]></content:encoded><wp:post_password>x</wp:post_password>") +
		wxrItem("page", "publish", "about", "<content:encoded><![CDATA[<!-- wp:paragraph -->\n<p>We weave.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>And spin.</p>]]></content:encoded>")
	want := []string{
		"2 2012-03-05T09:00:00+01:00 https://mill.example/owners/ [\"Ida Furrow\"] Mill Row en-GB\nowners\n\nMill Row holds 5 per cent.\n\nThe rest is held by the staff.",
		"4 2012-03-05T09:00:00+01:00 https://mill.example/secret/ [\"Ida Furrow\"] Mill Row en-GB excerpt\nsecret",
		"5 2012-03-05T09:00:00+01:00 https://mill.example/about/ [\"Ida Furrow\"] Mill Row en-GB\nabout\n\nWe weave.\n\nAnd spin.",
	}
	posts, errs := readPosts(t, zip(t, in+"</channel></rss>"))
	equal(t, "posts", posts, want)
	equal(t, "errors", errs, nil)

	posts, errs = readPosts(t, in)
	equal(t, "posts", posts, want)
	equal(t, "errors", errs, []string{"-:6: the input ends before its </rss>; fetch it again"})
}

func TestWPJSON(t *testing.T) {
	const posts = `[{"id":7,"date":"2012-03-05T09:00:00","date_gmt":"2012-03-05T08:00:00","link":"https:\/\/mill.example\/owners\/","status":"publish","type":"post",
"title":{"rendered":"The mill&#8217;s <em>owners<\/em>"},"content":{"rendered":"<p>Mill Row holds 5 per cent.<\/p>\n","protected":false},"excerpt":{"rendered":"<p>In short.<\/p>"},
"author":3,"_embedded":{"author":[{"id":3,"name":"Ida Furrow"}]}},
{"id":8,"type":"post","title":{"rendered":"Protected: Secret"},"content":{"rendered":"<form>Password<\/form>","protected":true}},
{"id":9,"type":"comment","content":{"rendered":"<p>Well said.<\/p>"}},
{"id":10,"type":"post","title":{"rendered":"Short"},"content":{"rendered":""},"excerpt":{"rendered":"<p>In short.<\/p>","protected":false},"_embedded":{"author":[{"code":"rest_user_invalid_id"}]}}`
	want := []string{
		"1 2012-03-05T09:00:00+01:00 https://mill.example/owners/ [\"Ida Furrow\"]  \nThe mill’s owners\n\nMill Row holds 5 per cent.",
		"2   []   excerpt\nProtected: Secret",
		"4   []   excerpt\nShort\n\nIn short.",
	}
	got, errs := readPosts(t, posts+"]")
	equal(t, "posts", got, want)
	equal(t, "errors", errs, nil)

	got, errs = readPosts(t, posts+`,{"id":11,"title":{"rend`)
	equal(t, "posts", got, want)
	equal(t, "errors", errs, []string{"-:5: the input ends before the JSON does"})
}
