package source

import (
	"strings"
	"testing"
)

// yard is a paragraph of an article.
const yard = "The yard at Thornmouth has been sold to its staff, who will hold 60 per cent of it, and to a bank from Ghent, which takes the rest and a seat on the board.\n\n"

// TestSingle reads pages that repeat what parts the posts of an archive and hold one
// article all the same.
func TestSingle(t *testing.T) {
	article := "Home\n\nSubscribe\n\nYard sold to its staff\n\nBy Martha Quill\n3 May 2012\n\n" + strings.Repeat(yard, 8)
	for name, text := range map[string]string{
		"comments":     article + "Peter Sluys\n4 May 2012 at 10:14\n\nHigh time that somebody bought it from that lot.\n\nReply\n\nAnna Wren\n5 May 2012 at 09:01\n\nI worked there for years and never saw a boat.\n\nReply\n",
		"bare cards":   article + "Ferry to stop in June\n\n2 May 2012\n\nThe ferry will not run after June.\n\nMayor opens a slipway\n\n1 May 2012\n\nIt is short and steep.\n",
		"clips on top": "Home\n\nSubscribe\n\nWatch now\n\n2 May 2012\n\nWatch the news again\n\n1 May 2012\n\n" + strings.TrimPrefix(article, "Home\n\nSubscribe\n\n"),
		"short article before excerpts": "Home\n\nSearch\n\n# Yard sold\n\nBy Martha Quill, 3 May 2012\n\n" + yard + yard +
			strings.Repeat("## [Ferry to stop in June](/ferry)\n\n"+strings.Repeat("The ferry will not run any more. ", 9)+"[…]\n\n[Read the rest](/ferry)\n\n", 4),
		"sections under pictures": "Home\n\nSearch\n\nFour yards to see\n\nBy Martha Quill\n3 May 2012\n\n" +
			strings.Repeat("The yard of Thornmouth\n\n"+yard+"Comments\n\n", 4),
	} {
		if posts := splitText(text); len(posts) != 1 || strings.Count(posts[0].Text, "a bank from Ghent") != strings.Count(text, "a bank from Ghent") {
			t.Errorf("%s: %d posts, the first %.60q, %d bytes of %d", name, len(posts), posts[0].Title, len(posts[0].Text), len(text))
		}
	}
}

// TestLongPostAndExcerpts wants an archive kept whose first post is long.
func TestLongPostAndExcerpts(t *testing.T) {
	excerpt := strings.Repeat("The ferry will not run after June, says the town. ", 7) + "\n\n"
	text := "Home\n\nSearch\n\nYard sold to its staff\n\n3 May 2012\n\n" + strings.Repeat(yard, 6) +
		"Ferry to stop in June\n\n2 May 2012\n\n" + excerpt + "Mayor opens a slipway\n\n1 May 2012\n\n" + excerpt + "Boats to let\n\n30 April 2012\n\n" + excerpt + "Older posts\n"
	if posts := splitText(text); len(posts) != 4 {
		t.Errorf("%d posts, want 4", len(posts))
	}
}

// TestSingleAmongMenus wants an article read whose page has the headings of sidebars
// in its menus, over and under it.
func TestSingleAmongMenus(t *testing.T) {
	menu := "Archives\n\nBoats\n\nCalendar\n\nFerries\n\nUseful links\n\n"
	paras := strings.Repeat("The staff of the yard will hold 60 per cent of it, the bank said.\n\n", 6)
	posts := splitText("Menu\n\n" + menu + "Yard sold to its staff\n\n3 May 2012\n\n" + paras + menu + "Contact us\n")
	if len(posts) != 1 || posts[0].Title != "Yard sold to its staff" || posts[0].Text != "Yard sold to its staff\n\n"+strings.TrimSpace(paras) {
		t.Errorf("%d posts, the first %q: %q", len(posts), posts[0].Title, posts[0].Text)
	}
}

// TestSingleFurniture wants the words of an article alone out of its page, with what
// stands over and under it.
func TestSingleFurniture(t *testing.T) {
	body := strings.TrimSpace(strings.Repeat(yard, 4))
	for name, c := range map[string]struct{ text, title, author, date string }{
		"menus and teasers": {"Skip to content\n\nMarkets\n\nBoats\n\nHarbour life\n\nYard sold to its staff\n\nBy Martha Quill\n3 May 2012\n\n" + body +
			"\n\nFerry to stop in June\n\nMayor opens a slipway\n\nAbout us\n\nJobs\n\n© The Tidewater Post\n", "Yard sold to its staff", "Martha Quill", "2012-05-03"},
		"notice over the title": {"Search\n\nThis page needs a newer browser than yours to look as it should.\n\nHarbour life\n\nYard sold to its staff of ninety\n\n3 May 2012\n\nMartha Quill\n\n" + body +
			"\n\nShare\n\nPrivacy policy\n", "Yard sold to its staff of ninety", "Martha Quill", "2012-05-03"},
		"path over the title": {"Menu\n\nHome » Harbour » Yard sold to its staff\n\nYard sold to its staff\n\nPublished 3 May 2012\n\n" + body + "\n\nPowered by Barge\n", "Yard sold to its staff", "", "2012-05-03"},
		"name and date below": {"Menu\n\nSearch\n\nYard sold to its staff\n\n" + body + "\n\n3 May 2012\n\nMartha Quill\n\nComments are closed\n\nFerry to stop in June\n", "Yard sold to its staff", "Martha Quill", "2012-05-03"},
		"date over the title": {"Menu\n\nSearch\n\nThe Tidewater Post\n\nNews of boats and of whom they belong to\n\nPosted on 3 May 2012 by Martha Quill\n\nYard sold to its staff\n\n" + body + "\n\nShare\n", "Yard sold to its staff", "Martha Quill", "2012-05-03"},
		"button with a long address": {"# Yard sold to its staff\n\nBy Martha Quill, 3 May 2012\n\n### [Send](https://post.example/intent?u=https%3A%2F%2Ftide.example%2F2012%2Fyard-\nsold-to-its-staff&title=Yard%20sold)\n\n" + body +
			"\n\n[Menu](/)\n\n[Search](/s)\n", "Yard sold to its staff", "Martha Quill", "2012-05-03"},
	} {
		posts := splitText(c.text)
		if len(posts) != 1 {
			t.Errorf("%s: %d posts", name, len(posts))
			continue
		}
		p := posts[0]
		want := c.title + "\n\n" + body
		if got := strings.ReplaceAll(p.Text, "Send\n\n", ""); p.Title != c.title || strings.Join(p.Authors, ", ") != c.author || p.Published.String() != c.date || got != want {
			t.Errorf("%s: title %q, by %q, %s, text %q", name, p.Title, p.Authors, p.Published.String(), p.Text)
		}
	}
}

// TestSingleStandfirst wants the date and the author read that stand under the first
// sentence, and a title that ends in a stop.
func TestSingleStandfirst(t *testing.T) {
	body := strings.TrimSpace(strings.Repeat(yard, 6))
	want := "Who owns the yard of Thornmouth? Its staff.\n\nNobody else had asked for it, says the bank.\n\n" + body
	posts := splitText("Menu\n\nSearch\n\nBoats\n\nWho owns the yard of Thornmouth? Its staff.\n\nNobody else had asked for it, says the bank.\n\n3 May 2012\n\n|\n\nMartha Quill\n\n" + body + "\n\nShare\n\nRelated\n\nFerry to stop in June\n\nIt will not run any more…\n\n© The Tidewater Post\n")
	if len(posts) != 1 {
		t.Fatalf("%d posts", len(posts))
	}
	p := posts[0]
	if p.Text != want || strings.Join(p.Authors, ", ") != "Martha Quill" || p.Published.String() != "2012-05-03" {
		t.Errorf("by %q, %s, %q", p.Authors, p.Published.String(), p.Text)
	}
	if len(p.Links) != 1 || p.Links[0].Text != "Ferry to stop in June" {
		t.Errorf("links %v", p.Links)
	}
}

// TestSingleWithoutProse wants an article read that is a list, from its title to the
// foot of its page.
func TestSingleWithoutProse(t *testing.T) {
	posts := splitText("Menu\n\nSearch\n\nEnter what you look for here.\n\nHarbour\n\nBoats\n\nFour boats that the yard has sold\n\nBy Martha Quill\n\n3 May 2012\n\nThe Heron, to Ghent\n\nThe Merganser, to a school\n\nThe Smew, to nobody\n\nContact us\n\nPrivacy policy\n")
	want := "Four boats that the yard has sold\n\nThe Heron, to Ghent\n\nThe Merganser, to a school\n\nThe Smew, to nobody"
	if len(posts) != 1 || posts[0].Text != want {
		t.Errorf("%d posts, the first %q", len(posts), posts[0].Text)
	}
}

// TestEmptyArchive wants no post of a page that says that it has none, and one of an
// article that says the same.
func TestEmptyArchive(t *testing.T) {
	page := "Menu\n\nBoats and their owners\n\nNothing here\n\nIt seems we can’t find what you’re looking for. Perhaps searching can help.\n\nSearch\n\nRecent Posts\n\nFerry to stop in June\n"
	if posts := splitText(page); len(posts) != 0 {
		t.Errorf("%d posts, the first %q", len(posts), posts[0].Text)
	}
	if posts := splitText("Menu\n\nSearch\n\nNothing here\n\n" + yard); len(posts) != 1 {
		t.Errorf("%d posts of an article", len(posts))
	}
}

// TestCutTitle wants a title kept that ends in an ellipsis.
func TestCutTitle(t *testing.T) {
	var b strings.Builder
	for _, title := range []string{"Ferries & “slipways” and £5m – a 35% stake…", "Boats to let", "Mayor opens a slipway"} {
		b.WriteString(title + "\n\n3 May 2012\n\n" + yard + "Continue reading\n\n")
	}
	posts := splitText("Menu\n\n" + b.String() + "Older posts\n")
	if len(posts) != 3 || posts[0].Title != "Ferries & “slipways” and £5m – a 35% stake…" {
		t.Errorf("%d posts, the first %q", len(posts), posts[0].Title)
	}
}
