package source

import (
	"strings"
	"testing"
)

func TestReadByline(t *testing.T) {
	for _, c := range []struct{ line, date, authors string }{
		{"Posted on 3 May 2012 by Ada Thorne", "2012-05-03", "Ada Thorne"},
		{"By Ada Thorne | May 3, 2012 | 4 comments", "2012-05-03", "Ada Thorne"},
		{"By Ada Thorne and Ben Okoro", "", "Ada Thorne, Ben Okoro"},
		{"by Ada Thorne, Ben Okoro, and Cy Lund on Thursday, May 3rd, 2012 at 5:04 pm", "2012-05-03T17:04:00", "Ada Thorne, Ben Okoro, Cy Lund"},
		{"By Ada Thorne, housing editor", "", "Ada Thorne"},
		{"Interview by Ada Thorne", "", "Ada Thorne"},
		{"4 Comments / Housing / By Ada Thorne / May 3, 2012", "2012-05-03", "Ada Thorne"},
		{"Post author:Ada Thorne", "", "Ada Thorne"},
		{"posted by Ada Thorne @ 2:22 PM 4 comments", "", "Ada Thorne"},
		{"3rd May 2012, by Ada Thorne", "2012-05-03", "Ada Thorne"},
		{"Published: 3 May 2012", "2012-05-03", ""},
		{"Updated: May 2012, 3", "", ""},
		{"Ada Thorne · 3 May 2012 · 5 min read", "2012-05-03", "Ada Thorne"},
		{"3 MAY 2012 ADA THORNE LEAVE A COMMENT", "2012-05-03", "ADA THORNE"},
		{"3 May 2012Housingboats, lettingsAda O'Thorne", "2012-05-03", "Ada O'Thorne"},
		{"Posted on 3 May 2012Author Press OfficeCategories HousingTags boats, lettingsLeave a comment on Boats to let", "2012-05-03", "Press Office"},
		{"This entry was posted in Housing and tagged boats, letting on the Wey on 3 May 2012 by A. J. Thorne.", "2012-05-03", "A. J. Thorne"},
		{"Submitted by admin on Thu, 2012-05-03 14:22", "2012-05-03T14:22:00", "admin"},
		{"Posted by Ada Thorne at 09:14 0 comments:", "", "Ada Thorne"},
		{"Thursday, 3 May 2012", "2012-05-03", ""},
		{"05/23/2012", "2012-05-23", ""},
		{"23.5.2012", "2012-05-23", ""},
		{"4/5/2012", "2012", ""},
		{"3rd of May, 2012 -- Ada Thorne (Mrs)", "2012-05-03", "Ada Thorne"},
		// what looks like a byline and is none
		{"By order of the board: no more boats", "", ""},
		{"By the waters of the Wey", "", ""},
		{"Review by committee", "", ""},
		{"© 2012 The Orlet Ledger Powered by Hugo", "", ""},
		{"Posted on 3 May is what the software puts above this.", "", ""},
		{"On 3 May 2012 the council sold its boats.", "", ""},
		{"3 May 2012 was the day on which the boats were sold", "", ""},
		{"3 May 2012 The council has sold its boats to a firm from Ghent.", "", ""},
		{"He praised a book, ‘Boats and Their Owners’, by Ada Thorne and Ben Okoro.", "", ""},
		{"The lettings, 1949–2012", "", ""},
		{"By Ada Thorne People ask if the boats leak. I tell them that they do. Most of them.", "", ""},
		{"May 2012", "", ""},
	} {
		b, ok := readByline(c.line)
		date, authors := "", ""
		if ok {
			date, authors = b.date.String(), strings.Join(b.authors, ", ")
		}
		if date != c.date || authors != c.authors {
			t.Errorf("%q: date %q, authors %q: want %q, %q", c.line, date, authors, c.date, c.authors)
		}
	}
}
