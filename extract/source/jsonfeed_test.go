package source

import (
	"strings"
	"testing"
)

const jsonFeedText = `{"version":"https://jsonfeed.org/version/1.1","title":"Mill Row","home_page_url":"https://mill.example/","language":"en","authors":[{"name":"Ida Furrow"}],
"items":[{"id":"https://mill.example/1","title":"One","content_html":"<p>Mill Row holds 5 per cent.</p>","date_published":"2012-03-05T09:00:00+01:00"},
{"id":"2","url":"/2","title":"Two","content_text":"1 < 2\n\nand so on","authors":[{"name":"Jon Tarn"}]},
{"id":"3","title":"Three","summary":"In short."}]`

func TestJSONFeed(t *testing.T) {
	want := []string{
		"1 2012-03-05T09:00:00+01:00 https://mill.example/1 [\"Ida Furrow\"] Mill Row en\nOne\n\nMill Row holds 5 per cent.",
		"2  https://mill.example/2 [\"Jon Tarn\"] Mill Row en\nTwo\n\n1 < 2\n\nand so on",
		"3   [\"Ida Furrow\"] Mill Row en excerpt\nThree\n\nIn short.",
	}
	posts, errs := readPosts(t, jsonFeedText+`, "next_url": null}`)
	equal(t, "posts", posts, want)
	equal(t, "errors", errs, nil)

	posts, errs = readPosts(t, strings.TrimSuffix(jsonFeedText, "]"))
	equal(t, "posts", posts, want)
	equal(t, "errors", errs, []string{"-:4: the input ends before the JSON does"})

	_, errs = readPosts(t, `{"version":"https://jsonfeed.org/version/1","items":{}}`)
	equal(t, "errors", errs, []string{`-: a JSON Feed must be an object with a list of "items"`})
}
