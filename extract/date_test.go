package extract

import (
	"fmt"
	"strings"
	"testing"

	"stakeout/extract/nlp"
)

// days prints what dates reads in text, published on the Wednesday 16 May 2012.
func days(text string, published Date) string {
	var out []string
	for _, m := range dates(nlp.New(text), published) {
		out = append(out, fmt.Sprintf("%s = %s %s", text[m.Start:m.End], m, strings.TrimPrefix(m.Rule, "date.")))
	}
	return strings.Join(out, "; ")
}

var wednesday = Date{Year: 2012, Month: 5, Day: 16}

func TestDates(t *testing.T) {
	tests := []struct{ text, want string }{
		// days
		{"It was signed on 3 May 2012.", "3 May 2012 = 2012-05-03 absolute"},
		{"It was signed on May 3rd, 2012.", "May 3rd, 2012 = 2012-05-03 absolute"},
		{"It was signed on the 3rd of May 2012.", "3rd of May 2012 = 2012-05-03 absolute"},
		{"Tuesday, September 9, 2014", "Tuesday, September 9, 2014 = 2014-09-09 absolute"},
		{"Tues 1 Dec 2009: open.", "Tues 1 Dec 2009 = 2009-12-01 absolute"},
		{"From 2012-05-03 on, and 03.05.2012.", "2012-05-03 = 2012-05-03 absolute; 03.05.2012 = 2012-05-03 absolute"},
		{"On 25/12/2011 and 03/05/2012.", "25/12/2011 = 2011-12-25 absolute; 03/05/2012 = 2012-05-03 absolute"},
		{"On 12/25/2011 and 03/05/2012.", "12/25/2011 = 2011-12-25 absolute; 03/05/2012 = 2012-03-05 absolute"},
		{"On 03/05/2012.", "03/05/2012 = 2012 partial"},
		// less than a day
		{"In May 2012 it closed.", "May 2012 = 2012-05 partial"},
		{"In December, 2009 it closed.", "December, 2009 = 2009-12 partial"},
		{"By spring 2013 or the summer of 2014.", "spring 2013 = 2013-03/2013-05 partial; summer of 2014 = 2014-06/2014-08 partial"},
		{"The winter of 2010.", "winter of 2010 = 2010-12/2011-02 partial"},
		{"In early 2014, mid-2013 and late 2012.", "early 2014 = 2014-01/2014-04 partial; mid-2013 = 2013-05/2013-08 partial; late 2012 = 2012-09/2012-12 partial"},
		{"By the end of 2015, the end of the year 2014.", "end of 2015 = 2015-12 partial; end of the year 2014 = 2014-12 partial"},
		{"In Q3 2012, the third quarter of 2011 the first half of 2010 and the last quarter of 2009.", "Q3 2012 = 2012-07/2012-09 partial; third quarter of 2011 = 2011-07/2011-09 partial; first half of 2010 = 2010-01/2010-06 partial; last quarter of 2009 = 2009-10/2009-12 partial"},
		{"The 1990s, the mid-1980s and the late 1970s.", "1990s = 1990/1999 partial; mid-1980s = 1984/1986 partial; late 1970s = 1977/1979 partial"},
		{"The 19th century mill.", "19th century = 1801/1900 partial"},
		{"It opened in 2012 (2013 in Wales).", "2012 = 2012 partial; 2013 = 2013 partial"},
		{"The 2010 election.", "2010 = 2010 partial"},
		{"The Act of 1832; between 1890 and 1915.", "1832 = 1832 partial; between 1890 and 1915 = 1890/1915 range"},
		{"1999 was the year. 2025 Gabon elections.", "1999 = 1999 partial; 2025 = 2025 partial"},
		{"It rose from 1972 to 2011: slowly.", "from 1972 to 2011 = 1972/2011 range"},
		{"The Water Act 2010, up to 2020, as early as 1926 (Ashby, 2010).", "2010 = 2010 partial; 2020 = 2020 partial; 1926 = 1926 partial; 2010 = 2010 partial"},
		{"The 2005 and 2010 elections, pre-2012 loans.", "2005 = 2005 partial; 2010 = 2010 partial; pre-2012 = 2012 partial"},
		{"On May 19–20, 2001.", "May 19–20, 2001 = 2001-05-19/2001-05-20 range"},
		{"Reformed in 1832.", "1832 = 1832 partial"},
		{"In 2010, 2012 and 2014.", "2010 = 2010 partial; 2012 = 2012 partial; 2014 = 2014 partial"},
		// two years
		{"In 2011-12 and 2012/13.", "2011-12 = 2011/2012 year; 2012/13 = 2012/2013 year"},
		// ranges
		{"Between 2008 and 2016 it grew.", "Between 2008 and 2016 = 2008/2016 range"},
		{"It ran from April to June 2012.", "from April to June 2012 = 2012-04/2012-06 range"},
		{"It ran from November to June 2012.", "from November to June 2012 = 2011-11/2012-06 range"},
		{"The 1914-18 war; 2008–2016.", "1914-18 = 1914/1918 range; 2008–2016 = 2008/2016 range"},
		{"On 3-5 May 2012 or 28 June to 2 July 2012.", "3-5 May 2012 = 2012-05-03/2012-05-05 range; 28 June to 2 July 2012 = 2012-06-28/2012-07-02 range"},
		{"From 2010 to 2012.", "From 2010 to 2012 = 2010/2012 range"},
		// without a year
		{"It closes on December 31.", "December 31 = 2011-12-31 incomplete"},
		{"On 3 May and in April.", "3 May = 2012-05-03 incomplete; April = 2012-04 incomplete"},
		{"Since October; by November.", "October = 2012-10 incomplete; November = 2011-11 incomplete"},
		{"It opens in May. Mary is in charge.", "May = 2012-05 incomplete"},
		{"Sarah May spoke. Few believe in May.", ""},
		{"Cllr May spoke. Few believe in May.", ""},
		{"Since last May, until next March.", "last May = 2011-05 relative; next March = 2013-03 relative"},
		// weekdays
		{"He said on Tuesday that it will close.", "Tuesday = 2012-05-15 weekday"},
		{"The board will meet on Tuesday.", "Tuesday = 2012-05-22 weekday"},
		{"Last Tuesday, next Friday.", "Last Tuesday = 2012-05-15 weekday; next Friday = 2012-05-18 weekday"},
		{"On Wednesday it closed.", "Wednesday = 2012-05-16 weekday"},
		// relative
		{"Yesterday, today and tomorrow.", "Yesterday = 2012-05-15 relative; today = 2012-05-16 relative; tomorrow = 2012-05-17 relative"},
		{"This week and last week.", "This week = 2012-05-14/2012-05-20 relative; last week = 2012-05-07/2012-05-13 relative"},
		{"Last summer, next spring, this autumn.", "Last summer = 2011-06/2011-08 relative; next spring = 2013-03/2013-05 relative; this autumn = 2012-09/2012-11 relative"},
		{"Last year, next month.", "Last year = 2011 relative; next month = 2012-06 relative"},
		{"It was sold two years ago, or a year ago.", "two years ago = 2010 relative; a year ago = 2011 relative"},
		{"Three months ago, ten days ago.", "Three months ago = 2012-02 relative; ten days ago = 2012-05-06 relative"},
		{"In the past three years.", "past three years = 2009/2012 relative"},
		{"Over the next 18 months.", "next 18 months = 2012-05/2013-11 relative"},
		{"By the end of the year.", "end of the year = 2012-12 relative"},
		{"In the second half of last year.", "second half of last year = 2011-07/2011-12 partial"},
		{"Earlier this year.", "this year = 2012 relative"},
		{"Last night.", "Last night = 2012-05-15 relative"},
	}
	for _, tt := range tests {
		if got := days(tt.text, wednesday); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestDatesUnresolved(t *testing.T) {
	tests := []struct {
		text      string
		published Date
		want      string
	}{
		{"On 3 May, last year, yesterday.", Date{}, "3 May =  incomplete; last year =  relative; yesterday =  relative"},
		{"Last year, last month.", Date{Year: 2012}, "Last year = 2011 relative; last month =  relative"},
		{"Last month, last week, on Tuesday.", Date{Year: 2012, Month: 1}, "Last month = 2011-12 relative; last week =  relative; Tuesday =  weekday"},
		{"In 2012.", Date{}, "2012 = 2012 partial"},
	}
	for _, tt := range tests {
		if got := days(tt.text, tt.published); got != tt.want {
			t.Errorf("%q, %s:\n got %s\nwant %s", tt.text, tt.published, got, tt.want)
		}
	}
}

func TestDatesNone(t *testing.T) {
	for _, text := range []string{
		"Some 1,200 people came.",
		"Some 2012 people came.",
		"It has the 2000 staff that it needs.",
		"Mrs May said that she may go.",
		"By May standards it is mild.",
		"They march on; the March for Science.",
		"Version 2.0.2012 and 1.10.2012.1.",
		"Call 020 7946 0018 or 01632-960-123.",
		"He sat there a second time.",
		"Room 2012 is upstairs.",
		"He has lived there since 84.",
		"Sheffield Wednesday lost.",
		"She writes for the Sunday Times and the Mail on Sunday.",
		"He told USA Today.",
		"It ended its last year in profit.",
		"The first half was poor.",
		"June Ashby and April Marsh.",
		"It happened long ago, an hour ago.",
		"Every Friday, on a Monday and on the second Tuesday of each month.",
		", 2012, .",
		"Thursday Night Football.",
		"It belongs to 21st Century Fox.",
		"In the 7th century BC.",
		"A survey of 1709 schoolchildren.",
		"At last this works; next please.",
		"An old mid-career man, a late bid, the end of the road.",
		"On 31/13/2012 and 2012-13-45.",
		"It made 1990 and 2010 of them.",
		"£2012 or 2012%.",
	} {
		if got := days(text, wednesday); got != "" {
			t.Errorf("%q: read %s", text, got)
		}
	}
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{"from April to June 2012", "03/05/2012", "two years ago", "2012-05-03T09", "mid-2013", "April-June", "Tuesday, 3 May", "the end of the year", "\xff1990s", "last 3 years", "early-"} {
		f.Add(s, 2012, 5, 16)
	}
	f.Fuzz(func(t *testing.T, text string, year, month, day int) {
		published, err := ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
		if err != nil {
			published = Date{}
		}
		end := 0
		for _, m := range dates(nlp.New(text), published) {
			checkEvidence(t, text, m.Evidence, end)
			end = m.End
			for _, d := range []Date{m.From, m.To} {
				if _, err := ParseDate(d.String()); err != nil && !d.IsZero() && d.Year > 0 && d.Year < 10000 {
					t.Fatalf("%q: %s: %v", text, text[m.Start:m.End], err)
				}
			}
		}
	})
}

func BenchmarkDates(b *testing.B) {
	text := strings.Repeat(strings.Repeat("The minister told members of the committee that nothing had been decided about the future of the agency. ", 20)+"In May 2012, two years ago, it was sold. ", 100)
	d := nlp.New(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		dates(d, wednesday)
	}
}
