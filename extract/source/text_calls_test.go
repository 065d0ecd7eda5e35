package source

import (
	"strings"
	"testing"
)

func TestIsCall(t *testing.T) {
	f := loadFurniture()
	for text, want := range map[string]bool{
		"Sign up for the Tidewater newsletter and read it every Friday.":  true,
		"Subscribe today and get the best of the harbour in your inbox.":  true,
		"[ ] Yes, send me the weekly newsletter of the port.":             false,
		"Follow the Tidewater Post on Facebook and Twitter.":              true,
		"The opinions expressed here are those of the author alone.":      true,
		"We use cookies to make the site better. See our privacy policy.": true,
		"Photo by Getty Images": true,
		"Join the board, the minister told the staff of the yard.":                                 false,
		"Follow the money, said the auditor, and it leads to Ghent.":                               false,
		"Get ready for the ferry: it will sail in June.":                                           false,
		"The yard sells cookies to visitors and a newsletter to members.":                          false,
		"Help came late: the town paid for the slipway in 2012, and the staff bought it in March.": false,
	} {
		if got := f.isCall(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// TestSingleSpeaksAside wants what a site says between the paragraphs of its article,
// and under it, left out.
func TestSingleSpeaksAside(t *testing.T) {
	head, body := "Menu\n\nSearch\n\nYard sold to its staff\n\nBy Martha Quill\n3 May 2012\n\n", strings.Repeat(yard, 4)
	want := "Yard sold to its staff\n\n" + strings.TrimSpace(body)
	for name, text := range map[string]string{
		"call":     head + yard + "Sign up for our newsletter and read it every Friday.\n\n" + yard + yard + yard,
		"credit":   head + yard + yard + "Photo: Anna Wren\n\n" + yard + yard,
		"bio":      head + body + "Martha Quill is a reporter for the Tidewater Post and keeps two boats.\n",
		"teasers":  head + body + "More coverage\n\nFerry to stop in June\n\nIt will not run any more, says the town, and so say its captains.\n\nMayor opens a slipway\n\nIt is short and steep.\n",
		"comments": head + body + strings.Repeat("Anna Wren May 5, 2012 at 9:01 pm\n\nI worked there for years and never saw a boat leave that yard in one piece.\n\nThey say that it is haunted, and not only by its owners, whoever they are.\n\n", 4),
	} {
		if posts := splitText(text); len(posts) != 1 || posts[0].Text != want {
			t.Errorf("%s: %d posts, the first %q", name, len(posts), posts[0].Text)
		}
	}
	list := head + body + "The holders are:\n\n  • the staff\n  • the bank of Ghent\n\nShare\n"
	if posts := splitText(list); len(posts) != 1 || !strings.HasSuffix(posts[0].Text, "The holders are:\n\nthe staff\nthe bank of Ghent") {
		t.Errorf("list: %q", posts[0].Text)
	}
}
