package nlp

import (
	"slices"
	"strings"
	"testing"
)

// The bar in a text marks where a sentence ends; the blanks around it are the
// text's own.
func TestSentences(t *testing.T) {
	for name, text := range map[string]string{
		"plain":                  "The staff voted on Monday.| The council did not.",
		"question and shout":     "Who owns it?| We do!| Nobody asked.",
		"titles":                 "Mr. Petch and Dr. Quill met Lord Hoyle of St. Abbs.| Prof. Ayres did not come.",
		"honourable":             "My hon. Friend knows it.| So does the hon. Member for Carrow.",
		"company suffix":         "Tallow Ltd. said so.| Corvane Inc.| The latter sold it to Orrin Corp. of Leeds.",
		"suffix at the end":      "It belongs to Sakamoto & Co.| The rest was sold.",
		"time of day":            "It closed at 6 p.m. on Friday.| It opened at 9 a.m. Monday.| Nobody came until 4 p.m.| Then all did.",
		"country":                "The U.S. Senate agreed.| He left the U.S.| The others stayed.",
		"money before the stop":  "It lost £6.8m.| The council paid.| It cost £2.5 bn.| Nobody knew.",
		"unit":                   "He holds 29.8 pct.| Bankers said so.",
		"initials":               "J. K. Sandhu wrote it.| R. Hoyle did not.",
		"number sign":            "See No. 5 and pp. 3-4.| The answer was no.| Five left.",
		"decimals":               "It rose 2.7 per cent.| Then 1.5.",
		"ellipsis":               "They waited ... and waited.| Then nothing…| The end.",
		"quotation":              "“It is ours.| We keep it.”| He left.",
		"quotation goes on":      "“Is it ours?” she asked.| “No.”| “Why?” he said.",
		"straight quotation":     "\"It is ours.\"| He left.",
		"brackets":               "It closed.| (The door was locked.)| They left.",
		"small letter goes on":   "The firm, est. 1987, grew vs. its rivals.| It sold etc. and more.",
		"no blank":               "They backed the scheme.|The council did not.",
		"address":                "Write to press@depot.example or see example.org/a.html for more.| Thanks.",
		"heading":                "Who owns the depot\n|\nThe staff do.",
		"bullets":                "The dates:|\n• March 2012|\n• May 2012|\nVisit us.",
		"numbered list":          "1. Nobody reads it.|\n2. Staff want less.",
		"short lines":            "Quayside Capital: 52%|\nStaff: 48%",
		"goes on after a break":  "The council sold its\nshare.| It was cheap.",
		"wrapped":                "The Cattermoles have run buses here since they were nationalised\nBritain over, bought the company back in 1987 and have since been\ncourted by everyone.",
		"NBSP":                   "Mr.\u00a0Petch left.\u00a0|It rained.",
		"nothing but blanks":     " \n\t\u00a0",
		"stop alone":             ".",
		"lower-case name":        "They bought it.| iPhone sales fell.",
		"plc is no abbreviation": "It belongs to Corriedale plc.| Enid wrote back.",
	} {
		t.Run(name, func(t *testing.T) {
			want := strings.Split(text, "|")
			for i := range want {
				want[i] = strings.Trim(want[i], " \n\t\u00a0")
			}
			want = slices.DeleteFunc(want, func(s string) bool { return s == "" })
			d := New(strings.ReplaceAll(text, "|", ""))
			var got []string
			for _, s := range d.Sentences {
				got = append(got, d.Slice(s))
			}
			if !slices.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, " | "), strings.Join(want, " | "))
			}
		})
	}
}

// Line ends of Windows part the same sentences, also beside a long line.
func TestSentencesCRLF(t *testing.T) {
	text := "The Cattermoles have run buses here since they were nationalised\nBritain over, bought the company back in 1987 and have since been\n" +
		"courted by everyone.\n\n" + strings.Repeat("Nobody knew why the depot was sold. ", 9) + "\n\nA short line\n"
	unix, dos := New(text), New(strings.ReplaceAll(text, "\n", "\r\n"))
	if len(unix.Sentences) != len(dos.Sentences) {
		t.Errorf("%d sentences with LF, %d with CRLF", len(unix.Sentences), len(dos.Sentences))
	}
}
