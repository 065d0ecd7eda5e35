package output

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"stakeout/analyze"
	"stakeout/extract"
	"stakeout/extract/nlp"
)

// brokenSample is a post whose quotation runs over a line end and a tab.
func brokenSample() analyze.Result {
	const text = "世界\n\n“We own\n\n it\tall,” said Ida Furrow."
	at := func(words string) nlp.Span {
		i := strings.Index(text, words)
		return nlp.Span{Start: i, End: i + len(words)}
	}
	e := func(words string) extract.Evidence {
		return extract.Evidence{Span: at(words), Sentence: at(text), Rule: "by hand", Score: 1}
	}
	return analyze.Result{Post: extract.Post{ID: "broken", Text: text}, Facts: extract.Facts{
		Mentions: []extract.Mention{{Name: "Ida Furrow", Kind: extract.Person, Evidence: e("Ida Furrow")}},
		Quotes:   []extract.Quote{{Speaker: &extract.Party{Name: "Ida Furrow", Span: at("Ida Furrow")}, Cue: "said", Evidence: e("We own\n\n it\tall,")}},
		Stakes:   []extract.Stake{{Share: extract.Share{Span: at("all")}, Holder: &extract.Party{Name: "Furrow family", Span: at("We")}, Status: extract.Held, Evidence: e("We own\n\n it\tall")}},
	}}
}

func TestBrat(t *testing.T) {
	want := "T1\tPERSON 28 38\tIda Furrow\n" +
		"T2\tStake 17 20\tall\n" +
		"T3\tParty 5 7\tWe\n#1\tAnnotatorNotes T3\tFurrow family\n" +
		"E1\tStake:T2 Holder:T3\nA1\tStatus E1 held\n#2\tAnnotatorNotes E1\tby hand, score 1\n" +
		"T4\tQuote 5 11;14 16;17 21\tWe own it all,\n" +
		"R1\tSays Arg1:T1 Arg2:T4\n"
	if got := printed(t, "brat", Options{}, brokenSample()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	w, _ := New("brat", &strings.Builder{}, Options{})
	if err := w.Write(sample()); err != nil {
		t.Error(err)
	}
	if err := w.Write(sample()); err == nil || !strings.Contains(err.Error(), "-o FOLDER/") {
		t.Errorf("two posts in one file: %v", err)
	}
}

// TestBratSpans wants every piece of every span to have its words, and no line end.
func TestBratSpans(t *testing.T) {
	for _, r := range []analyze.Result{sample(), brokenSample()} {
		text := []rune(r.Text)
		for line := range strings.Lines(printed(t, "brat", Options{}, r)) {
			cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			if !strings.HasPrefix(line, "T") {
				continue
			}
			_, places, _ := strings.Cut(cells[1], " ")
			var words []string
			for place := range strings.SplitSeq(places, ";") {
				from, to, _ := strings.Cut(place, " ")
				start, _ := strconv.Atoi(from)
				end, _ := strconv.Atoi(to)
				words = append(words, string(text[start:end]))
			}
			if got := strings.Join(words, " "); got != cells[2] || strings.ContainsAny(got, "\n\r\t") {
				t.Errorf("%q has the words %q", line, got)
			}
		}
	}
}

func TestFragments(t *testing.T) {
	for text, want := range map[string]string{
		"": "[]", " \n ": "[]", "a b": "[{10 13 a b}]", "a\nb": "[{10 11 a} {12 13 b}]", "é \r\n\t b": "[{10 11 é} {16 17 b}]", "a\n": "[{10 11 a}]",
	} {
		if got := fmt.Sprint(fragments(span{10, 10 + len([]rune(text)), text})); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// TestAnnotations wants the words of each annotation where its position says, between
// the words that it names.
func TestAnnotations(t *testing.T) {
	results := []analyze.Result{sample(), brokenSample()}
	var page struct {
		Context string `json:"@context"`
		Type    string
		Items   []struct {
			ID, Type string
			Body     []struct{ Purpose, Value string }
			Target   struct {
				Source   string
				Selector []struct {
					Type                  string
					Start, End            int
					Exact, Prefix, Suffix string
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(printed(t, "annotations", Options{}, results...)), &page); err != nil {
		t.Fatal(err)
	}
	if page.Type != "AnnotationPage" || page.Context != "http://www.w3.org/ns/anno.jsonld" || len(page.Items) != 9 {
		t.Fatalf("%s of %d items", page.Type, len(page.Items))
	}
	sources, ids := map[string]bool{}, map[string]bool{}
	for i, item := range page.Items {
		text := []rune(results[map[bool]int{true: 1}[i >= 6]].Text)
		position, quote := item.Target.Selector[0], item.Target.Selector[1]
		if string(text[position.Start:position.End]) != quote.Exact ||
			!strings.HasSuffix(string(text[:position.Start]), quote.Prefix) || !strings.HasPrefix(string(text[position.End:]), quote.Suffix) {
			t.Errorf("%+v does not fit the text", item)
		}
		sources[item.Target.Source], ids[item.ID] = true, true
	}
	if !sources["https://blog.example/mill"] || len(sources) != 2 || len(ids) != len(page.Items) {
		t.Errorf("sources %v, %d IDs", sources, len(ids))
	}
	if first := page.Items[0].Body; first[0].Value != "stake" || first[1].Value != "Tarnbeck Weavers: 40 per cent of Mill Row Ltd, acquiring (by hand, score 0.5)" {
		t.Errorf("%+v", first)
	}
	if got := printed(t, "annotations", Options{}); !json.Valid([]byte(got)) {
		t.Errorf("nothing found: %s", got)
	}
}
