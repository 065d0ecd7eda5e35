package output

import (
	"path"
	"strconv"
	"strings"

	"stakeout/analyze"
	"stakeout/extract"
	"stakeout/extract/nlp"
)

// The rows of tables and Markdown are for people: names, words and sentences, no
// offsets.

func postRows(r analyze.Result) [][]string {
	title := titleOf(r.Post)
	if r.Origin.Excerpt {
		title += " (excerpt)"
	}
	if r.Origin.DuplicateOf != "" {
		title += " (duplicate)"
	}
	return [][]string{{day(r.Published), strings.Join(r.Authors, ", "), strconv.Itoa(len(strings.Fields(r.Text))), path.Base(r.Origin.Source), title}}
}

func stakeRows(r analyze.Result) [][]string {
	return convert(r.Stakes, func(s extract.Stake) []string {
		return []string{nameOf(s.Holder), nameOf(s.Company), shareInWords(s.Share), string(s.Status), sentence(r, s.Evidence)}
	})
}

// stakeLines shows the post instead of the sentence.
func stakeLines(r analyze.Result) [][]string {
	rows := stakeRows(r)
	for _, row := range rows {
		row[len(row)-1] = strings.TrimSpace(day(r.Published) + " " + titleOf(r.Post))
	}
	return rows
}

func mentionRows(r analyze.Result) [][]string {
	return convert(r.Mentions, func(m extract.Mention) []string {
		return []string{m.Name, string(m.Kind), words(r, m.Span), sentence(r, m.Evidence)}
	})
}

func moneyRows(r analyze.Result) [][]string {
	return convert(r.Money, func(m extract.Money) []string {
		return []string{number(m.Amount), m.Currency, words(r, m.Span), sentence(r, m.Evidence)}
	})
}

func dateRows(r analyze.Result) [][]string {
	return convert(r.Dates, func(d extract.DateMention) []string {
		return []string{d.String(), words(r, d.Span), sentence(r, d.Evidence)}
	})
}

func percentageRows(r analyze.Result) [][]string {
	return convert(r.Percentages, func(p extract.Percentage) []string {
		stake := ""
		if p.Stake {
			stake = "yes"
		}
		return []string{number(p.Value) + "%", stake, sentence(r, p.Evidence)}
	})
}

func quoteRows(r analyze.Result) [][]string {
	return convert(r.Quotes, func(q extract.Quote) []string { return []string{nameOf(q.Speaker), words(r, q.Span)} })
}

// A sentence of more than longestShown bytes is no prose but data: shown are some
// shownAround bytes on each side of the fact, or a table would hold the whole text for
// each of the thousands of facts in it.
const longestShown, shownAround = 2000, 200

// sentence returns the sentence of a fact, or the words around it in one that is long.
func sentence(r analyze.Result, e extract.Evidence) string {
	if e.Sentence.Len() <= longestShown {
		return words(r, e.Sentence)
	}
	before, after := around(r.Text, e.Span, e.Sentence, shownAround)
	return before + words(r, e.Span) + after
}

// around returns the text before and after s within limit, whole words of at most n bytes
// each, and dots where something is left out.
func around(text string, s, limit nlp.Span, n int) (before, after string) {
	before, after = text[limit.Start:s.Start], text[s.End:limit.End]
	if len(before) > n {
		_, before, _ = strings.Cut(before[len(before)-n:], " ")
		before = "… " + before
	}
	if len(after) > n {
		after = after[:max(0, strings.LastIndexByte(after[:n], ' '))] + " …"
	}
	return before, after
}

func words(r analyze.Result, s nlp.Span) string { return r.Text[s.Start:s.End] }

func nameOf(p *extract.Party) string {
	if p == nil {
		return ""
	}
	return p.Name
}

// titleOf returns the title of a post, or the first words of one without a title.
func titleOf(p extract.Post) string {
	if p.Title != "" {
		return p.Title
	}
	const most = 8
	words := strings.Fields(p.Text)
	if len(words) <= most {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:most], " ") + " …"
}

// day prints a date without the time of day.
func day(d extract.Date) string {
	d.Clock, d.Zone = "", ""
	return d.String()
}

// shareInWords prints a share as people write it: 40%, ~40%, >50%, 20–25%.
func shareInWords(s extract.Share) string { return s.String() }
