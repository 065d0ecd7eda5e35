package output

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/olekukonko/tablewriter/pkg/twwidth"

	"stakeout/analyze"
	"stakeout/extract"
	"stakeout/extract/nlp"
)

const sampleText = "Who owns Tarnbeck’s mill?\n\n“We do,” said Ida Furrow. Tarnbeck Weavers will hold 40 per cent of Mill Row Ltd. It cost £2m."

// sample is a post with a fact of each kind, written by hand.
func sample() analyze.Result {
	at := func(words string) extract.Evidence {
		i := strings.Index(sampleText, words)
		j := i + strings.Index(sampleText[i:], ".") + 1
		return extract.Evidence{Span: nlp.Span{Start: i, End: i + len(words)}, Sentence: nlp.Span{Start: i, End: j}, Rule: "by hand", Score: 0.5}
	}
	party := func(name string) *extract.Party { return &extract.Party{Name: name, Span: at(name).Span} }
	forty := 40.0
	share := extract.Share{Exact: &forty, Span: at("40 per cent").Span}
	return analyze.Result{
		Post: extract.Post{ID: "one", Title: "Who owns Tarnbeck’s mill?", Text: sampleText, URL: "https://blog.example/mill",
			Authors: []string{"Ida Furrow"}, Published: extract.Date{Year: 2012, Month: 3, Day: 5}, Origin: extract.Origin{Source: "mill.txt", Record: 1}},
		Facts: extract.Facts{
			Mentions: []extract.Mention{{Name: "Ida Furrow", Kind: extract.Person, Evidence: at("Ida Furrow")}, {Name: "Mill Row Ltd", Kind: extract.Organisation, Evidence: at("Mill Row Ltd")}},
			Stakes: []extract.Stake{{Company: party("Mill Row Ltd"), Holder: party("Tarnbeck Weavers"), Share: share, Status: extract.Acquiring,
				Evidence: at("Tarnbeck Weavers will hold 40 per cent of Mill Row Ltd")}},
			Money:       []extract.Money{{Amount: 2e6, Currency: "GBP", Qualifier: "exact", Evidence: at("£2m")}},
			Percentages: []extract.Percentage{{Value: 40, Stake: true, Evidence: at("40 per cent")}},
			Quotes:      []extract.Quote{{Speaker: party("Ida Furrow"), Cue: "said", Evidence: at("We do,")}},
		},
	}
}

// printed returns what a format prints for results.
func printed(t *testing.T, format string, o Options, results ...analyze.Result) string {
	t.Helper()
	var b strings.Builder
	w, err := New(format, &b, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func only(t *testing.T, kinds ...string) Options {
	t.Helper()
	s, err := Select(kinds)
	if err != nil {
		t.Fatal(err)
	}
	return Options{Only: s}
}

// TestLongSentence shows the words around a fact of a text that is one long sentence,
// and no broken character.
func TestLongSentence(t *testing.T) {
	for _, piece := range []string{"grain 5% ", "“éé” 5% "} {
		text := strings.Repeat(piece, 400)
		p := extract.Post{Text: text}
		r := analyze.Result{Post: p, Facts: extract.Extractor{Only: extract.Percentages}.Extract(p)}
		if len(r.Percentages) == 0 {
			t.Fatalf("no percentage in %.20q", text)
		}
		for _, row := range percentageRows(r) {
			if got := row[2]; len(got) > 500 || !strings.Contains(got, "5%") || !utf8.ValidString(got) {
				t.Fatalf("%d bytes: %q", len(got), got)
			}
		}
	}
}

func TestCSV(t *testing.T) {
	want := map[string]string{
		"posts":       "id,published,title,authors,site,language,words,source,record,start,end,url,excerpt,duplicate_of\none,2012-03-05,Who owns Tarnbeck’s mill?,Ida Furrow,,,23,mill.txt,1,,,https://blog.example/mill,false,\n",
		"stakes":      "id,published,title,holder,company,exact,min,max,status,previous,sentence,start,end,rule,score,url\none,2012-03-05,Who owns Tarnbeck’s mill?,Tarnbeck Weavers,Mill Row Ltd,40,,,acquiring,,Tarnbeck Weavers will hold 40 per cent of Mill Row Ltd.,53,107,by hand,0.5,https://blog.example/mill\n",
		"money":       "id,published,title,amount,currency,qualifier,range,text,start,end,rule,score,url\none,2012-03-05,Who owns Tarnbeck’s mill?,2000000,GBP,exact,,£2m,117,120,by hand,0.5,https://blog.example/mill\n",
		"percentages": "id,published,title,value,stake,text,start,end,rule,score,url\none,2012-03-05,Who owns Tarnbeck’s mill?,40,true,40 per cent,80,91,by hand,0.5,https://blog.example/mill\n",
		"quotes":      "id,published,title,speaker,cue,text,start,end,rule,score,url\none,2012-03-05,Who owns Tarnbeck’s mill?,Ida Furrow,said,\"We do,\",28,34,by hand,0.5,https://blog.example/mill\n",
		"dates":       "id,published,title,date,text,start,end,rule,score,url\n",
		"entities":    "id,name,kind,mentions,posts,aliases\nd6601519dcea7659,Ida Furrow,PERSON,2,2,\n5ad4f9d2ca0d310e,Mill Row Ltd,ORG,2,2,\n",
	}
	for kind, want := range want {
		results := []analyze.Result{sample()}
		if kind == "entities" {
			results = append(results, sample())
		}
		if got := printed(t, "csv", only(t, kind), results...); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", kind, got, want)
		}
	}
}

// TestColumns wants a cell in every row for every column of its kind.
func TestColumns(t *testing.T) {
	r := sample()
	r.Dates = []extract.DateMention{{Evidence: r.Money[0].Evidence}}
	for _, k := range kinds {
		if k.rows == nil {
			continue
		}
		cells, rows := k.cells(recordOf(r, k.facts)), k.rows(r)
		if len(cells) == 0 || len(cells) != len(rows) {
			t.Errorf("%s: %d and %d rows", k.name, len(cells), len(rows))
			continue
		}
		if got, want := len(cells[0]), len(strings.Fields(k.columns)); got != want {
			t.Errorf("%s: %d cells in %d columns", k.name, got, want)
		}
		if got, want := len(rows[0]), len(strings.Fields(k.shown)); got != want {
			t.Errorf("%s: %d cells in %d columns of a table", k.name, got, want)
		}
	}
}

// TestCSVReadsBack prints cells that are awkward in CSV and reads them back.
func TestCSVReadsBack(t *testing.T) {
	r := sample()
	r.Title = "a \"b\",\nc\td; =SUM(A1)"
	for format, want := range map[string]string{"csv": r.Title, "tsv": `a "b", c d; =SUM(A1)`} {
		in := csv.NewReader(strings.NewReader(printed(t, format, only(t, "stakes"), r)))
		in.Comma = map[string]rune{"csv": ',', "tsv": '\t'}[format]
		rows, err := in.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if rows[1][2] != want {
			t.Errorf("%s: %q, want %q", format, rows[1][2], want)
		}
	}
}

func TestExcel(t *testing.T) {
	for _, title := range []string{"=1+1", "+44 20", "-5 degrees", "@home", "\tx", "plain"} {
		r := sample()
		r.Title = title
		o := only(t, "stakes")
		o.Excel = true
		got := printed(t, "csv", o, r)
		safe := "'" + title
		if title == "plain" {
			safe = title
		}
		if !strings.HasPrefix(got, "\ufeffid,") || !strings.Contains(got, ","+safe+",") || strings.Count(got, "\r\n") != 2 {
			t.Errorf("%q: %q", title, got)
		}
	}
	r := sample()
	r.Percentages[0].Value = -3
	o := only(t, "percentages")
	o.Excel = true
	if got := printed(t, "csv", o, r); !strings.Contains(got, ",-3,true,") {
		t.Errorf("a number must stay a number: %q", got)
	}
}

// TestTableIsSafe puts what a terminal obeys, and what widens a table, into a post.
func TestTableIsSafe(t *testing.T) {
	r := sample()
	r.Stakes[0].Holder.Name = "\x1b[31mRed\x07\u202e Co | <b>\u0085" + strings.Repeat("long ", 40) + "世界世界"
	r.Stakes[0].Company.Name = strings.Repeat("unbreakable", 20)
	for _, width := range []int{60, 80, 200} {
		o := only(t, "stakes", "entities")
		o.Width = width
		got := printed(t, "table", o, r)
		if i := strings.IndexFunc(got, func(c rune) bool { return c != '\n' && c < ' ' || c == '\u202e' || c == '\u0085' }); i >= 0 {
			t.Errorf("width %d: control character %q", width, got[i:i+3])
		}
		for line := range strings.Lines(got) {
			if n := twwidth.Width(strings.TrimSuffix(line, "\n")); n > width {
				t.Errorf("width %d: a line of %d columns: %s", width, n, line)
			}
		}
		if !strings.Contains(got, "世") {
			t.Errorf("width %d: the end of the name is gone:\n%s", width, got)
		}
	}
}

func TestTable(t *testing.T) {
	o := only(t, "stakes")
	want := `
┌──────────┬──────────────┬───────┬───────────┬──────────────────────────┐
│ Holder   │ Company      │ Share │ Status    │ Sentence                 │
├──────────┼──────────────┼───────┼───────────┼──────────────────────────┤
│ Tarnbeck │ Mill Row Ltd │ 40%   │ acquiring │ Tarnbeck Weavers will    │
│ Weavers  │              │       │           │ hold 40 per cent of Mill │
│          │              │       │           │ Row Ltd.                 │
└──────────┴──────────────┴───────┴───────────┴──────────────────────────┘
`[1:]
	if got := printed(t, "table", o, sample()); got != want {
		t.Errorf("\n%s\nwant\n%s", got, want)
	}
	if got := printed(t, "table", o); got != "" {
		t.Errorf("no result: %q", got)
	}
}

// TestHugeCells prints a word of 256 KiB, which must not take long.
func TestHugeCells(t *testing.T) {
	r := sample()
	r.Title = strings.Repeat("x", 1<<18)
	r.Stakes[0].Holder.Name = r.Title
	for format, o := range map[string]Options{"table": only(t, "stakes", "posts"), "md": only(t, "stakes"), "csv": only(t, "stakes")} {
		if got := printed(t, format, o, r); strings.Count(got, "x") < 1<<18 {
			t.Errorf("%s: cells are missing", format)
		}
	}
}

func TestMarkdown(t *testing.T) {
	r := sample()
	r.Stakes[0].Holder.Name = "A|B’s <img src=x> [x](y) *z* $5 & '$6'"
	want := "| Holder | Company | Share | Status | Sentence |\n| --- | --- | --- | --- | --- |\n" +
		`| A\|B’s &lt;img src=x&gt; \[x\](y) \*z\* \$5 &amp; '\$6' | Mill Row Ltd | 40% | acquiring | Tarnbeck Weavers will hold 40 per cent of Mill Row Ltd. |` + "\n"
	if got := printed(t, "md", only(t, "stakes"), r); got != want {
		t.Errorf("\n%s\nwant\n%s", got, want)
	}
}

// TestJSON checks the layout of both JSON formats and that offsets are code points.
func TestJSON(t *testing.T) {
	if got := printed(t, "json", Options{}); got != "[]\n" {
		t.Errorf("no result: %q", got)
	}
	var array []post
	if err := json.Unmarshal([]byte(printed(t, "json", Options{}, sample(), sample())), &array); err != nil || len(array) != 2 {
		t.Fatalf("%d posts, %v", len(array), err)
	}
	lines := printed(t, "jsonl", only(t, "stakes", "quotes"), sample())
	var p post
	if err := json.Unmarshal([]byte(lines), &p); err != nil || strings.Count(lines, "\n") != 1 {
		t.Fatal(err, lines)
	}
	text := []rune(p.Text)
	if s := p.Stakes[0]; string(text[s.Start:s.End]) != s.Text || string(text[s.Share.Start:s.Share.End]) != "40 per cent" {
		t.Errorf("stake %+v", s)
	}
	for key, wanted := range map[string]bool{"stakes": true, "quotes": true, "mentions": false, "money": false, "dates": false, "percentages": false} {
		if strings.Contains(lines, `"`+key+`":[`) != wanted {
			t.Errorf("--only stakes,quotes: key %q is there: %v", key, !wanted)
		}
	}
}

func TestShareInWords(t *testing.T) {
	ten, twenty := 10.0, 20.5
	for want, s := range map[string]extract.Share{
		"10%":      {Exact: &ten},
		"~10%":     {Exact: &ten, Approximate: true},
		"≥10%":     {Min: &ten},
		">10%":     {Min: &ten, MinExclusive: true},
		"≤20.5%":   {Max: &twenty},
		"<20.5%":   {Max: &twenty, MaxExclusive: true},
		"10–20.5%": {Min: &ten, Max: &twenty},
		"":         {},
	} {
		if got := shareInWords(s); got != want {
			t.Errorf("%+v: %q, want %q", s, got, want)
		}
	}
}

func TestFormatOf(t *testing.T) {
	for name, want := range map[string]string{"a.csv": "csv", "A.JSONL": "jsonl", "x.ndjson": "jsonl", "dir.csv/x": "", "x.md": "md", "": "", "x.xls": ""} {
		if got := FormatOf(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// TestOverview wants the stakes with their post, then who is named, and dittos.
func TestOverview(t *testing.T) {
	r := sample()
	r.Stakes = append(r.Stakes, r.Stakes[0])
	want := `
Stakes
┌──────────────────┬──────────────┬───────┬───────────┬────────────────────────┐
│ Holder           │ Company      │ Share │ Status    │ Post                   │
├──────────────────┼──────────────┼───────┼───────────┼────────────────────────┤
│ Tarnbeck Weavers │ Mill Row Ltd │ 40%   │ acquiring │ 2012-03-05 Who owns T… │
│ Tarnbeck Weavers │ Mill Row Ltd │ 40%   │ acquiring │ ″                      │
└──────────────────┴──────────────┴───────┴───────────┴────────────────────────┘

Entities
┌──────────────┬────────┬──────────┬───────┐
│ Name         │ Kind   │ Mentions │ Posts │
├──────────────┼────────┼──────────┼───────┤
│ Ida Furrow   │ PERSON │ 1        │ 1     │
│ Mill Row Ltd │ ORG    │ 1        │ 1     │
└──────────────┴────────┴──────────┴───────┘
`[1:]
	if got := printed(t, "table", Options{}, r); got != want {
		t.Errorf("\n%s\nwant\n%s", got, want)
	}
}
