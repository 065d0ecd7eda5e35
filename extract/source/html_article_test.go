package source

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"stakeout/extract"
)

// onePage returns the one post of a page.
func onePage(t *testing.T, page string) extract.Post {
	t.Helper()
	posts, err := readHTML([]byte(page), "https://mill.example/2012/03/owners", "")
	if err != nil || len(posts) != 1 {
		t.Fatalf("%d posts, error %v", len(posts), err)
	}
	return posts[0]
}

// millPage are two paragraphs as articles have them.
const millPage = "<p>The staff of the mill will own a quarter of it from the first of May, its owners said.</p>\n<p>The rest stays with the family, which has held it for ninety years and wants to keep it.</p>"

const millText = "The staff of the mill will own a quarter of it from the first of May, its owners said.\n\nThe rest stays with the family, which has held it for ninety years and wants to keep it."

func TestArticleText(t *testing.T) {
	for _, test := range []struct{ name, page, want string }{
		{"furniture by tag", "<nav>Home News</nav><h1>The mill</h1>" + millPage + "<aside>The best of the week, chosen by our editors for you.</aside><footer>All rights reserved.</footer>", millText},
		{"furniture by class", "<div class=site-menu>Home</div><h1>The mill</h1><div class='share-buttons'>Tweet this story to all your friends today</div>" + millPage + "<div id=relatedPosts>Another mill that was sold long ago.</div>", millText},
		{"a pair of words", "<h1>The mill</h1>" + millPage + "<p class=authorBio>Ida Furrow has covered mills for this paper since 1998.</p>", millText},
		{"a word that marks everything", "<h1>The mill</h1>" + strings.ReplaceAll(millPage, "<p>", "<p class=paywall>"), millText},
		{"a form around the page", "<form><h1>The mill</h1>" + millPage + "</form>", millText},
		{"long comments", "<article><h1>The mill</h1>" + strings.Repeat(millPage, 4) + "</article><div class=comments>" + strings.Repeat("<p>I have bought my flour there for thirty years and never knew who owned it.</p>", 20) + "</div>", millText + strings.Repeat("\n\n"+millText, 3)},
		{"comments by their heading", "<h1>The mill</h1><div>" + millPage + "<h3>2 comments on “The mill”</h3><p>I have bought my flour there for thirty years.</p></div>", millText},
		{"a pop-up", "<h1>The mill</h1>" + millPage + "<div style='display: none'><p>Before you go: take part in our survey of readers, it is short.</p></div>", millText},
		{"slides that are hidden at first", "<h1>The mill</h1><div>" + millPage + "</div><div hidden>" + millPage + "</div><div hidden>" + millPage + "</div><div hidden>" + millPage + "</div>", millText + "\n\n" + millText + "\n\n" + millText + "\n\n" + millText},
		{"related articles in the text", "<h1>The mill</h1>" + strings.Replace(millPage, "\n", "<ul><li><a href=/a>Another mill is sold</a><li><a href=/b>Bread gets dearer</a></ul>", 1), millText},
		{"one linked paragraph", "<h1>The mill</h1>" + millPage + "<p><a href=/r>Read what the owners have written to their staff.</a></p>", millText + "\n\nRead what the owners have written to their staff."},
		{"byline under the title", "<h1>The mill</h1><p>By Ida Furrow, 5 March 2012</p>" + millPage, millText},
		{"calls", "<h1>The mill</h1>" + strings.Replace(millPage, "\n", "<p>Sign up for our newsletter and get the news of the mills in your inbox.</p>", 1), millText},
		{"headings, lists and quotations", "<h1>The mill</h1>" + millPage + "<h2>Who owns it</h2><ul><li>the family<li>its staff</ul><blockquote><p>It is ours.</p></blockquote>", millText + "\n\nWho owns it\n\nthe family\nits staff\n\nIt is ours."},
		{"a table", "<h1>The mill</h1>" + millPage + "<table><tr><th>Holder<th>Share<tr><td>Quayside Capital<td><p>52%</p><tr><td>Staff<td>48%</table>", millText + "\n\nHolder\tShare\nQuayside Capital\t52%\nStaff\t48%"},
		{"a page without scripts", "<h1>The mill</h1><noscript>" + millPage + "</noscript><script>draw()</script>", millText},
		{"a page that is data", `<h1>The mill</h1><p>Loading…</p><script type="application/ld+json">{"@type":"NewsArticle","headline":"The mill","articleBody":` + quoted(millText+" "+millText) + `}</script>`, strings.ReplaceAll(millText+" "+millText, "\n\n", "\n\n")},
		{"a word about the author", "<h1>The mill</h1><p class=byline>By Ida Furrow</p>" + millPage + "<p>Ida Furrow is a miller and writes about bread.</p>", millText},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := onePage(t, "<!DOCTYPE html><title>The mill</title>"+test.page)
			if want := "The mill\n\n" + test.want; p.Text != want {
				t.Errorf("got %q\nwant %q", p.Text, want)
			}
		})
	}
}

// quoted writes a text as a string of JSON.
func quoted(s string) string { return `"` + strings.ReplaceAll(s, "\n", `\n`) + `"` }

func TestArticleLinks(t *testing.T) {
	p := onePage(t, "<h1>The mill</h1>"+millPage+"<div><h3>Related articles</h3><ul><li><a href=/bread>Bread gets dearer again</a><li><a href='https://flour.example/a'>A miller looks back</a></ul></div>"+millPage)
	want := []extract.Link{{Text: "Bread gets dearer again", URL: "https://mill.example/bread"}, {Text: "A miller looks back", URL: "https://flour.example/a"}}
	if !slices.Equal(p.Links, want) {
		t.Errorf("got %v, want %v", p.Links, want)
	}
}

func TestArticleMetadata(t *testing.T) {
	linked := func(s string) string { return `<script type="application/ld+json">` + s + `</script>` }
	for _, test := range []struct{ name, page, title, authors, date, site string }{
		{"heading and byline", "<title>The mill | Mill Row</title><h1>The mill</h1><p>By Ida Furrow | 5 March 2012</p>", "The mill", "Ida Furrow", "2012-03-05", "mill.example"},
		{"JSON-LD", linked(`{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"The mill","author":{"@id":"#ida"},"datePublished":"2012-03-05T09:00:00+01:00","publisher":{"@type":"Organization","name":"Mill Row"}},{"@type":"Person","@id":"#ida","name":"Ida Furrow"}]}`), "The mill", "Ida Furrow", "2012-03-05T09:00:00+01:00", "Mill Row"},
		{"JSON-LD in CDATA, with a line end in a string", linked("<![CDATA[{\"@type\":[\"Article\"],\"headline\":\"The\nmill\",\"author\":[\"Ida Furrow\",{\"name\":\"Tom Weir\"}]}]]>"), "The mill", "Ida Furrow, Tom Weir", "", "mill.example"},
		{"broken JSON-LD", linked(`{"@type":"Article","headline":`) + "<h1>The mill</h1>", "The mill", "", "", "mill.example"},
		{"OpenGraph", "<meta property=og:title content='The mill'><meta property=og:site_name content='Mill Row'><meta property=article:published_time content=2012-03-05T09:00:00Z><meta name=author content='Ida Furrow'>", "The mill", "Ida Furrow", "2012-03-05T09:00:00Z", "Mill Row"},
		{"microdata", "<h1 itemprop=headline>The mill</h1><span itemprop=author><a href=/ida>Ida Furrow</a></span><meta itemprop=datePublished content=2012-03-05>", "The mill", "Ida Furrow", "2012-03-05", "mill.example"},
		{"the time that the page shows", "<h1>The mill</h1><meta property=article:published_time content=2012-03-05T23:30:00+00:00><time datetime=2012-03-06T00:30:00+01:00>6 March</time>", "The mill", "", "2012-03-06T00:30:00+01:00", "mill.example"},
		{"heading of the site", "<meta property=og:site_name content='Mill Row'><meta property=og:title content='The mill'><h1>Mill Row</h1><h2>The mill</h2><p>By Ida Furrow</p>", "The mill", "Ida Furrow", "", "Mill Row"},
		{"title with the site", "<title>The mill – Mill Row</title><meta property=og:site_name content='Mill Row'>", "The mill", "", "", "Mill Row"},
		{"site as author", "<meta property=og:site_name content='Mill Row'><meta name=author content='Mill Row'><h1>The mill</h1>", "The mill", "", "", "Mill Row"},
		{"nobody as author", "<meta name=author content=admin><h1>The mill</h1><p>By Editorial Team</p>", "The mill", "", "", "mill.example"},
		{"an address as author", "<meta property=article:author content=https://social.example/ida><h1>The mill</h1>", "The mill", "", "", "mill.example"},
		{"an office behind the name", "<h1>The mill</h1><p>By Ida Furrow, Senior Reporter, Mill Desk</p>", "The mill", "Ida Furrow", "", "mill.example"},
		{"the name in full", linked(`{"@type":"Article","headline":"The mill","author":"Ida"}`) + "<h1>The mill</h1><p>By Ida Furrow</p>", "The mill", "Ida Furrow", "", "mill.example"},
		{"two against one", "<meta name=author content='Upload Person'><h1>The mill</h1><p>By Ida Furrow</p><a rel=author href=/ida>Ida Furrow</a>", "The mill", "Ida Furrow", "", "mill.example"},
		{"a date over the title", "<p>5 March 2012</p><h1>The mill</h1>", "The mill", "", "2012-03-05", "mill.example"},
		{"other names of meta", "<meta name=DC:Date.Issued content=2012-03-05><meta name=sailthru.byline_name content='Ida Furrow'><h1>The mill</h1>", "The mill", "Ida Furrow", "2012-03-05", "mill.example"},
		{"a commentator", "<h1>The mill</h1><div class=comments><span class=comment-author>Tom Weir</span> <time datetime=2013-01-01>1 January</time></div>", "The mill", "", "", "mill.example"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := onePage(t, test.page+millPage)
			p.URL = strings.TrimSuffix(p.URL, "/")
			got := [...]string{p.Title, strings.Join(p.Authors, ", "), p.Published.String(), p.Site}
			if want := [...]string{test.title, test.authors, test.date, test.site}; got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// Who of those that a page names as its authors is one.
func TestAuthorNames(t *testing.T) {
	for from, want := range map[string]string{
		"Ida Furrow":                          "Ida Furrow",
		"By Ida Furrow and Tom Weir":          "Ida Furrow|Tom Weir",
		"Ida FurrowReporter":                  "Ida Furrow",
		"Ida McFurrow":                        "Ida McFurrow",
		"Ida DeWeir":                          "Ida DeWeir",
		"Ida Furrow AP Sports Writer":         "Ida Furrow",
		"Ida Furrow, AP Sports Writer":        "Ida Furrow",
		"Ida FURROW The Associated Press":     "Ida FURROW",
		"Ida Furrow Mill Row News":            "Ida Furrow",
		"Ida Furrow Mill Row News Reporter":   "Ida Furrow",
		"Ida Furrow, President, Mill Council": "Ida Furrow",
		"The Associated Press":                "The Associated Press",
		"Furrow":                              "Furrow",
		"Mill Row":                            "",
		"Mill Row Reporter":                   "",
		"Weirton Court Reporter":              "",
		"HT Correspondent":                    "",
		"Follow Author":                       "",
		"View Profile":                        "",
		"Send an e-mail":                      "",
		"MILLROW.COM":                         "",
		"ida.furrow@mill.example":             "",
		"ifurrow":                             "",
		"News":                                "",
	} {
		if got := strings.Join(authorNames([]string{from}, "Mill Row"), "|"); got != want {
			t.Errorf("%q: %q, want %q", from, got, want)
		}
	}
}

func TestArticleAddress(t *testing.T) {
	for _, test := range []struct{ name, page, want string }{
		{"canonical", "<link rel=canonical href=/2012/mill>", "https://mill.example/2012/mill"},
		{"OpenGraph", "<meta property=og:url content='https://mill.example/m'>", "https://mill.example/m"},
		{"base", "<base href='https://old.example/a/'><link rel=canonical href=mill>", "https://old.example/a/mill"},
		{"its own", "", "https://mill.example/2012/03/owners"},
		{"no address of a page", "<link rel=canonical href='javascript:void(0)'>", "https://mill.example/2012/03/owners"},
	} {
		if p := onePage(t, test.page+"<h1>The mill</h1>"+millPage); p.URL != test.want {
			t.Errorf("%s: %q, want %q", test.name, p.URL, test.want)
		}
	}
}

// Pages in other encodings, and those that say wrong of themselves.
func TestDecodeHTML(t *testing.T) {
	for _, test := range []struct{ name, page, contentType, want string }{
		{"UTF-8", "<p>£5", "", "<p>£5"},
		{"UTF-8 that claims to be Latin", "<meta charset=iso-8859-1><p>£5", "", "<meta charset=iso-8859-1><p>£5"},
		{"by <meta>", "<meta charset='windows-1251'><p>\xcc", "", "<meta charset='windows-1251'><p>М"},
		{"by http-equiv", `<META http-equiv="Content-Type" content="text/html; charset=iso-8859-15"><p>` + "\xa4", "", `<META http-equiv="Content-Type" content="text/html; charset=iso-8859-15"><p>€`},
		{"by the server", "<meta charset=windows-1251>\xa4", "text/html; charset=ISO-8859-15", "<meta charset=windows-1251>€"},
		{"by guess", "<p>\xa35 \x93so\x94", "", "<p>£5 “so”"},
		{"UTF-8 that is none", "<meta charset=utf-8><p>\xa35", "", "<meta charset=utf-8><p>£5"},
		{"unknown", "<meta charset=x-none><p>\xa35", "", "<meta charset=x-none><p>£5"},
		{"mark", "\xef\xbb\xbf<p>£5", "", "<p>£5"},
		{"UTF-16", "\xff\xfe<\x00p\x00>\x00\xa3\x00", "", "<p>£"},
		{"Japanese", "<meta charset=Shift_JIS><p>\x93\xfa", "", "<meta charset=Shift_JIS><p>日"},
	} {
		if got := string(decodeHTML([]byte(test.page), test.contentType)); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// What is left out of a page before it is parsed changes nothing of its text.
func TestSlim(t *testing.T) {
	for in, want := range map[string]string{
		"<P Class=a DATA-x='1 > 0' onclick=\"a('<p>')\">One</P>":          "<P Class=a>One</P>",
		"a<!-- <p> -->b<!-->c<!--->d":                                     "abcd",
		"<script>if (a</b/.test(c)) d()</script>One":                      "One",
		"<script>document.write('<!--<script></script>')--></script>One":  "One",
		"<style>p > a{}</STYLE ><svg><path d=x><title>t</title></svg>One": "One",
		"<svg>One": "One",
		"<script type='application/ld+json'>{\"a\":\"<b>\"}</script>": "<script type='application/ld+json'>{\"a\":\"<b>\"}</script>",
		"<title>a <b> c</title>": "<title>a <b> c</title>",
		"<div>\n  <p>a <span>b</span>  <span class=x>c</span>\n</p>\n</div>": "<div><p>a b <span class=x>c</span></p></div>",
		"<pre>a\n<i>b</i>\n<i id=c>d</i></pre>":                              "<pre>a\nb\n<i id=c>d</i></pre>",
		"3 < 4 & 5 <3 </ 6>":                                                 "3 < 4 & 5 <3 ",
		"<p style='color: red'><p style='display:none'>":                     "<p><p style='display:none'>",
		"<a href=x title=y>b</a><img src=z alt=w><br/>c<p":                   "<a href=x>b</a><br>c",
		"<?php echo ?><![CDATA[x]]>One":                                      "One",
	} {
		var s slimmer
		if got := string(s.slim([]byte(in))); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// FuzzHTML holds every post of any page to what all posts have, and to the same when
// the page is read again.
func FuzzHTML(f *testing.F) {
	for _, in := range []string{
		"<h1>The mill</h1>" + millPage, "<meta charset=utf-16le><p>One", "<script type='application/ld+json'>[{\"@type\":[]}]</script><p>One",
		"<table><tr><td>a<td>b<table>", "<base href='::'><link rel=canonical href=' '>", "<!--", "<a href='x", "<svg><p>One</svg>", "\xff\xfe<\x00", "<noscript><p>One",
	} {
		f.Add([]byte(in), "text/html; charset=utf-8")
	}
	f.Fuzz(func(t *testing.T, page []byte, contentType string) {
		posts, err := readHTML(page, "https://mill.example/", contentType)
		if err != nil {
			return
		}
		again, _ := readHTML(page, "https://mill.example/", contentType)
		if !reflect.DeepEqual(again, posts) {
			t.Errorf("%q: %+v, then %+v", page, posts, again)
		}
		for _, p := range posts {
			if !utf8.ValidString(p.Text) || p.Text == "" || strings.Contains(p.Title, "\n") || p.Title != "" && !strings.HasPrefix(p.Text, p.Title) {
				t.Errorf("%q: %+v", page, p)
			}
		}
	})
}
