package source

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestHTMLText(t *testing.T) {
	for _, test := range []struct{ name, title, markup, wantTitle, want string }{
		{"paragraphs", "A sale", "<p>One\n  two.</p>\n<p>Three <b>four</b><i>five</i>.", "A sale", "A sale\n\nOne two.\n\nThree fourfive."},
		{"heading as title", "", "<title>Site</title><h1>A <em>sale</em></h1><p>One.", "A sale", "A sale\n\nOne."},
		{"title as title", "", "<title>A\nsale</title><h2>Why</h2><p>One.", "A sale", "A sale\n\nWhy\n\nOne."},
		{"title said twice", "A sale", "<header><h2>A  sale</h2></header><p>A sale.", "A sale", "A sale\n\nA sale."},
		{"title with entities", "Ann &amp; Bell&#8217;s", "<h1>Ann &amp; Bell’s</h1><p>One.", "Ann & Bell’s", "Ann & Bell’s\n\nOne."},
		{"title of two lines", "", "<h1>A<br>40&nbsp;% sale</h1><p>One.", "A 40\u00a0% sale", "A 40\u00a0% sale\n\nOne."},
		{"no title", "", "<p>One.", "", "One."},
		{"no body", "A sale", "", "A sale", "A sale"},
		{"empty", "", " <p> </p> ", "", ""},
		{"not of the article", "", "<nav>Home</nav><p>One.</p><script>x()</script><style>p{}</style><aside>Ad</aside><form>Search</form><p hidden>x<footer>©</footer>", "", "One."},
		{"entities", "", "<p>A &amp; B &pound;5m &#8220;so&#8221; &lt;p&gt;", "", "A & B £5m “so” <p>"},
		{"no-break space", "", "<p>&nbsp;40&nbsp;per cent<p>&nbsp;<p>&nbsp; Two", "", "40\u00a0per cent\n\nTwo"},
		{"invisible", "", "<p>share\u00adholder\u200b \ufeffgroup", "", "shareholder group"},
		{"list", "", "<p>Owners:<ul><li>Ann</li>\n<li><p>Bell</p><p>Dee</p></li><li>Ed<ol><li>Fay</ol></ul>End", "", "Owners:\n\nAnn\nBell\nDee\nEd\nFay\n\nEnd"},
		{"table", "", "<table><caption>Who</caption><tr><th>Holder<th>Share<tr><td>Ann<td>40 %</table>", "", "Who\n\nHolder\tShare\nAnn\t40 %"},
		{"layout table", "", "<table><tr><td>Menu<td><p>One.<p>Two.</table>", "", "Menu\n\nOne.\n\nTwo."},
		{"line ends", "", "<p>One<br>two<br/><br>three<br></p><p>four", "", "One\ntwo\n\nthree\n\nfour"},
		{"preformatted", "", "<pre>one\ntwo   three</pre><p>four", "", "one\ntwo three\n\nfour"},
		{"comments and unknown elements", "", "<!-- no --><x-post>One <wbr>two</x-post>", "", "One two"},
		{"quotation", "", "<p>He said:<blockquote>One.</blockquote><p>Two.", "", "He said:\n\nOne.\n\nTwo."},
	} {
		t.Run(test.name, func(t *testing.T) {
			title, text, err := htmlText(test.title, test.markup)
			if err != nil {
				t.Fatal(err)
			}
			if title != test.wantTitle || text != test.want {
				t.Errorf("got %q, %q\nwant %q, %q", title, text, test.wantTitle, test.want)
			}
		})
	}
}

// HTML that is nested deeper than the parser goes is read all the same, and in time.
func TestHostileHTML(t *testing.T) {
	for name, in := range map[string]string{
		"deep":          strings.Repeat("<div>", 200_000) + "One",
		"closed":        strings.Repeat("<div>", 10_000) + "One" + strings.Repeat("</div>", 10_000),
		"emphasis":      strings.Repeat("<b><font>", 50_000) + "One",
		"links":         strings.Repeat("<a href=x>", 50_000) + "One",
		"tables":        strings.Repeat("<table><tr><td>", 10_000) + "One",
		"quotations":    strings.Repeat("<blockquote>", 10_000) + "One",
		"no end":        "One<div " + strings.Repeat("a=b ", 100_000),
		"no quote":      "One<div class=\"" + strings.Repeat("a ", 100_000),
		"comments":      "One" + strings.Repeat("<!-- <p>", 50_000),
		"scripts":       "One" + strings.Repeat("<script><!--<script>", 20_000),
		"svg":           strings.Repeat("<svg>", 200_000) + "One",
		"forms":         strings.Repeat("<form><button>", 20_000) + "</form>" + "One",
		"siblings":      strings.Repeat("<p>", 100_000) + "One",
		"deep and wide": strings.Repeat("<div class=menu>", 400) + strings.Repeat("<i>", 20_000) + "</div>One",
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := readHTML([]byte(in), "", ""); err != nil {
				t.Error(err)
			}
			if _, text, err := htmlText("", in); err != nil || text != "One" && name != "forms" {
				t.Errorf("text %.40q, error %v", text, err)
			}
		})
	}
}

func FuzzHTMLText(f *testing.F) {
	for _, in := range []string{"<p>One<p>&nbsp;", "<table><li><td>x<h1>", "<pre>\n\n</pre>", "<title></title><svg><p>", "\x00<a", "<br><br>x"} {
		f.Add("A sale", in)
	}
	f.Fuzz(func(t *testing.T, title, markup string) {
		_, text, err := htmlText(title, markup)
		if err != nil {
			return
		}
		if utf8.ValidString(title) && !utf8.ValidString(text) {
			t.Errorf("%q became %q", markup, text)
		}
		if body := strings.TrimPrefix(text, title); !strings.Contains(title, "\n") && strings.Contains(body, "\n\n\n") {
			t.Errorf("%q became %q", markup, text)
		}
	})
}

func BenchmarkHTMLText(b *testing.B) {
	markup := "<h1>A sale</h1>" + strings.Repeat("<p>The <b>Register</b> said on <a href=x>Tuesday</a> that it had sold 40&nbsp;per cent of Pelham Water.</p>\n", 40)
	b.SetBytes(int64(len(markup)))
	for b.Loop() {
		if _, _, err := htmlText("", markup); err != nil {
			b.Fatal(err)
		}
	}
}
