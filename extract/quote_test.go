package extract

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"stakeout/extract/nlp"
)

// people are the names of the tests: each occurrence of a form is a mention of the
// full name behind it.
var people = []struct {
	form, name string
	kind       Kind
}{
	{"Jane Roe", "Jane Roe", Person}, {"Roe", "Jane Roe", Person},
	{"Tom Okafor", "Tom Okafor", Person}, {"Okafor", "Tom Okafor", Person},
	{"Vale of Ely", "Vale of Ely", Person}, {"Vale", "Vale of Ely", Person},
	{"Fenland Water", "Fenland Water", Organisation}, {"Harbour Trust", "Harbour Trust", Organisation},
	{"Treasury", "Treasury", Organisation}, {"Leeds", "Leeds", GPE},
}

// mentionsOf marks the people of the tests in a document, longest forms first.
func mentionsOf(d *nlp.Document) []Mention {
	var who []Mention
	for _, p := range people {
		for from := 0; ; {
			i := strings.Index(d.Text[from:], p.form)
			if i < 0 {
				break
			}
			span := nlp.Span{Start: from + i, End: from + i + len(p.form)}
			from = span.End
			if !slices.ContainsFunc(who, func(m Mention) bool { return m.Overlaps(span) }) {
				who = append(who, Mention{Name: p.name, Kind: p.kind, Evidence: Evidence{Span: span, Sentence: d.SentenceAt(span.Start)}})
			}
		}
	}
	slices.SortFunc(who, func(a, b Mention) int { return a.Start - b.Start })
	return who
}

// show writes the quotations of text one a line: speaker|cue: words, with a long
// passage cut to its ends.
func show(text string) string {
	d := nlp.New(text)
	var lines []string
	for _, q := range quotes(d, mentionsOf(d)) {
		speaker := "?"
		if q.Speaker != nil {
			speaker = q.Speaker.Name
		}
		lines = append(lines, fmt.Sprintf("%s|%s: %s", speaker, q.Cue, strings.ReplaceAll(d.Slice(q.Span), "\n\n", "¶")))
	}
	return strings.Join(lines, "\n")
}

func TestQuotes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// The speaker behind the words.
		{`“The canal needs dredging,” said Jane Roe.`, "Jane Roe|said: The canal needs dredging,"},
		{`"The canal needs dredging," Roe told the council.`, "Jane Roe|told: The canal needs dredging,"},
		{`“Who will pay for it?” asked Tom Okafor, the union's secretary.`, "Tom Okafor|asked: Who will pay for it?"},
		{`‘The canal needs dredging,’ said Lord Vale of Ely.`, "Vale of Ely|said: The canal needs dredging,"},
		{`“The bill is a muddle”, according to Jane Roe.`, "Jane Roe|according to: The bill is a muddle"},
		{`“We never saw a contract,” a spokesman for Fenland Water said.`, "spokesman for Fenland Water|said: We never saw a contract,"},
		{`“We never saw a contract,” Roe, who chairs the Harbour Trust, said last night.`, "Jane Roe|said: We never saw a contract,"},
		{`“We open at noon and close at six.” – Jane Roe`, "Jane Roe|: We open at noon and close at six."},
		{`“We open at noon and close at six.” – a plea in vain`, "?|: We open at noon and close at six."},
		{`“We open when we can,” as Roe put it.`, "Jane Roe|put it: We open when we can,"},
		{`“We open when we can,” shouted locals.`, "locals|shouted: We open when we can,"},
		{`"Pumps will fail by June," Reuters quoted him as saying. Tom Okafor spoke in Leeds.`, "?|quoted: Pumps will fail by June,"},

		{`“We close at noon,” Roe shot back.`, "Jane Roe|shot back: We close at noon,"},
		{`“A scandal in slow motion” is how Jane Roe describes the sale.`, "Jane Roe|describes: A scandal in slow motion"},
		{`“A scandal in slow motion” was the verdict of Jane Roe.`, "Jane Roe|verdict: A scandal in slow motion"},
		{`“We pay for it twice,” was Jane Roe’s reply.`, "Jane Roe|reply: We pay for it twice,"},

		// The speaker before them.
		{`It was, said Jane Roe of Fenland Water, “a scandal in slow motion”.`, "Jane Roe|said: a scandal in slow motion"},
		{`But Jane Roe, its former chair, was having none of it: “They never opened the file.”`, "Jane Roe|: They never opened the file."},
		{`A source close to the board said the talks had been “a shambles from start to finish”.`, "source|said: a shambles from start to finish"},
		{`The chairman said that the bill “was never going to pass”.`, "chairman|said that: was never going to pass"},
		{`While Roe called it “a jewel of a thing”, Okafor thought it “a millstone for us”.`, "Jane Roe|called: a jewel of a thing\nTom Okafor|thought: a millstone for us"},
		{`Jane Roe said: “The canal needs dredging.”`, "Jane Roe|said: The canal needs dredging."},
		{`Commenting on the sale, Jane Roe, chief executive of Fenland Water, said: “It is a fair price.”`, "Jane Roe|said: It is a fair price."},
		{`Tom Okafor, Regional Manager at the Harbour Trust said: “Boats are back.”`, "Tom Okafor|said: Boats are back."},
		{`Roe is quoted as saying, “Boats are back on the river.”`, "Jane Roe|saying: Boats are back on the river."},
		{`The report quotes the engineer Tom Okafor saying: “Nobody tested the gates.”`, "Tom Okafor|saying: Nobody tested the gates."},
		{`Okafor was quoted by Reuters as saying: “The pumps will fail.”`, "Tom Okafor|saying: The pumps will fail."},
		{`Okafor was heard by two neighbours saying: “The pumps will fail.”`, "Tom Okafor|saying: The pumps will fail."},
		{`The harbour master, Xan Quill, said: “We open at noon.”`, "Xan Quill|said: We open at noon."},
		{`The Member for Stone (Jane Roe) said: “We open at noon.”`, "Jane Roe|said: We open at noon."},
		{`Roe went on: “We open at noon.”`, "Jane Roe|went on: We open at noon."},
		{`As Roe put it, “we open when we can be bothered”.`, "Jane Roe|put it: we open when we can be bothered"},
		{`Campaigners: “Stop the digging.”`, "Campaigners|: Stop the digging."},
		{`Friends of Jane Roe: “She never wanted the job.”`, "Friends of Jane Roe|: She never wanted the job."},
		{`The order signed by Jane Roe states: “All gates stay shut.”`, "order|states: All gates stay shut."},
		{`The statement released by Fenland Water says: “All gates stay shut.”`, "statement|says: All gates stay shut."},
		{`The company called the lock safe but, according to Roe, “nobody has looked at it”.`, "Jane Roe|according to: nobody has looked at it"},
		{`According to Jane Roe, the gates were “rusted through and unsafe”.`, "Jane Roe|According to: rusted through and unsafe"},
		{`A spokeswoman for the Treasury said the figures were “wildly out of date”.`, "spokeswoman for the Treasury|said: wildly out of date"},
		{`The sale was described by Okafor as a “historic mistake”.`, "Tom Okafor|described: historic mistake"},

		{`As Roe puts it, “nobody reads the small print”.`, "Jane Roe|puts it: nobody reads the small print"},
		{`Okafor was quoted by a local paper as saying the gates were “a death trap”.`, "Tom Okafor|saying: a death trap"},
		{`“It works,” said Roe, “and it is cheap.”`, "Jane Roe|said: It works,\nJane Roe|said: and it is cheap."},
		{`The Member for Ely (Jane Roe) called it “a sad day”.`, "Jane Roe|called: a sad day"},

		// Pronouns and fragments.
		{`Jane Roe ran the trust for ten years. She said she hoped it was the “first of many” sales.`, "Jane Roe|said: first of many"},
		{`Okafor called the plan “null and void” and “legally absurd”.`, "Tom Okafor|called: null and void\nTom Okafor|called: legally absurd"},
		{`Roe argued that the pumps were “not fit to run”, and added that delay could “no longer be excused”.`,
			"Jane Roe|argued that: not fit to run\nJane Roe|added that: no longer be excused"},
		{`“It works,” said Jane Roe, who had doubted it. She said nothing. “It is late,” she said.`, "Jane Roe|said: It works,\nJane Roe|said: It is late,"},
		{`“It works,” said Jane Roe. He said nothing. “It is late,” he said.`, "Jane Roe|said: It works,\n?|said: It is late,"},
		{`Jane Roe asked him: “Who pays?” He said: “You do, Jane.”`, "Jane Roe|asked: Who pays?\n?|said: You do, Jane."},
		{`Jane Roe's deputy is Tom Okafor. “It was time,” he told me.`, "Tom Okafor|told: It was time,"},
		{`The residents of Mill Lane are furious. “It was time,” they say.`, "residents of Mill Lane|say: It was time,"},
		{`Roe resigned. A spokesman for Fenland Water thanked her. “It was time,” he said.`, "spokesman for Fenland Water|said: It was time,"},
		{`Roe was furious. Fenland Water's lawyer called it theft. “It was time,” she said.`, "Fenland Water's lawyer|said: It was time,"},
		{`Okafor wrote to her. I asked a former adviser. “It was time,” she said.`, "former adviser|said: It was time,"},
		{`Okafor left. The clerk stayed. It rained. The gate held. The keeper slept. The pump ran. “It was time,” he said.`, "Tom Okafor|said: It was time,"},
		{`Fenland Water last week announced a plan to be “cleaner than the rain”.`, "Fenland Water|announced: cleaner than the rain"},
		{`Give it to her, Okafor, I remember thinking: “It was time to go.”`, "?|: It was time to go."},
		{`Okafor, may I say it, I remember thinking: “It was time to go.”`, "?|: It was time to go."},
		{`Okafor read the report. His verdict was brutal: “Nothing works.”`, "Tom Okafor|verdict: Nothing works."},
		{`Roe laughs. “Toilets, honestly.”`, "Jane Roe|: Toilets, honestly."},
		{"Jane Roe runs the trust.\n\nWhat would she do with a million?\n\n“New gates, and a bell for each of them.”", "Jane Roe|: New gates, and a bell for each of them."},
		{`The mother of three said she was “over the moon”.`, "mother|said: over the moon"},
		{`“We close at noon,” Okafor went on.`, "Tom Okafor|went on: We close at noon,"},
		{`Their own union, Harbour Trust, said: “Nobody asked us.”`, "Harbour Trust|said: Nobody asked us."},
		{`Okafor's deputy, Xan Quill, said: “Nobody asked us.”`, "Xan Quill|said: Nobody asked us."},
		{`All of our friends would say: “Nobody asked us.”`, "friends|say: Nobody asked us."},
		{`Counsel for the trust submitted that the gates were “safe in law”.`, "Counsel for the trust|submitted that: safe in law"},

		// Split, continued, nested, in several paragraphs.
		{`“The canal,” Roe said, “needs dredging.”`, "Jane Roe|said: The canal,\nJane Roe|said: needs dredging."},
		{`“We open,” said Roe, “and you pay the toll”.`, "Jane Roe|said: We open,\nJane Roe|said: and you pay the toll"},
		{`“It leaks,” said Okafor. “It always has leaked.”`, "Tom Okafor|said: It leaks,\nTom Okafor|: It always has leaked."},
		{"“It leaks,” said Okafor.\n\n“It always has leaked.”", "Tom Okafor|said: It leaks,\nTom Okafor|: It always has leaked."},
		{"Jane Roe said:\n\n“It leaks.\n\n“It always has ‘sort of’ leaked.”", "Jane Roe|said: It leaks.¶“It always has ‘sort of’ leaked."},
		{"On the locks, the report says:\n\n“Two gates must go.\n\n“They are unsafe.”", "report|says: Two gates must go.¶“They are unsafe."},
		{"Okafor writes: “The gates fell in on a quiet night.\n\nThe trust rebuilt them.", "Tom Okafor|writes: The gates fell in on a quiet night."},
		{`She told us: ‘The firms’ plans are "a joke" to my members.’`, "?|told: The firms’ plans are \"a joke\" to my members."},
	} {
		if got := show(c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestNoQuotes(t *testing.T) {
	for _, text := range []string{
		`The minister set up a “big society” bank in Leeds.`,
		`Roe said the so-called “locks levy” would be scrapped.`,
		`The scheme, known as the “Water Compact”, ended in May.`,
		`They set up a “no dig” zone.`,
		`That said, “the best of all locks” is not how Leeds sees it.`,
		`Claims that Roe was “not up to the job” were false.`,
		`Roe thought that the pumps, which were bought in May, were ready for use in the wet “season of the year”.`,
		`Roe carried on working and “had no time for talk”.`,
		`Okafor wrote a book, ‘Why Canals Fail’, in 2009.`,
		`In her memoir, “Digging the cut”, Roe tells how it began.`,
		`The council renamed the show “Behind the Lock” in May.`,
		`In “The Last Lock”, Roe follows a family of lightermen.`,
		`The clause defines the term “relevant water body”.`,
		`Jane Roe said she was “humbled”.`,
		`Rock ’n’ roll was the sound of the ’50s, and the firms’ owners loved it.`,
		`The 6'2" keeper bought a 12" record and a 14' boat.`,
		`Harbour Trust: ‘Ten years of the new lock’`,
		`Roe said that the work was done.`,
		"Roe said:\n\nThe work is done and there is nothing left to pay.",
		`Lawyers’ fees rose, and the members’ votes fell.`,
		`(2013) “The quiet revolution of the harbour: a short history” in Jane Roe and Tom Okafor.`,
		``,
	} {
		if got := show(text); got != "" {
			t.Errorf("%s\n got %s, want nothing", text, got)
		}
	}
}

func FuzzQuotes(f *testing.F) {
	f.Add("“It leaks,” said Okafor.\n\n“It always has leaked.”")
	f.Add(`"a 12" b 'c "d' e" “f ‘g” h’ «i» „j“`)
	f.Add("‘\n\n‘a’ ’\n“\n”“ said \xff“x y\x00 z”")
	f.Fuzz(func(t *testing.T, text string) {
		d := nlp.New(text)
		end := 0
		for _, q := range quotes(d, mentionsOf(d)) {
			if q.Start < end || q.Start >= q.End || q.End > len(text) {
				t.Fatalf("span %d–%d behind %d in %d bytes", q.Start, q.End, end, len(text))
			}
			end = q.End
			if utf8.ValidString(text) && !utf8.ValidString(d.Slice(q.Span)) {
				t.Fatalf("span %d–%d cuts a character", q.Start, q.End)
			}
			if q.Speaker != nil && (q.Speaker.Name == "" || q.Speaker.Start >= q.Speaker.End || q.Speaker.End > len(text)) {
				t.Fatalf("speaker %+v", *q.Speaker)
			}
		}
	})
}

// TestQuotesAccuracy holds the finder to what it reaches on the policy texts that
// stand beside the project where it is developed.
func TestQuotesAccuracy(t *testing.T) {
	for name, floor := range map[string]struct{ whole, speaker float64 }{
		"../shared/quotes/dev.jsonl":  {0.96, 0.86},
		"testdata/truth/quotes.jsonl": {0.96, 0.87},
	} {
		t.Run(name, func(t *testing.T) { checkQuotes(t, name, floor.whole, floor.speaker) })
	}
}

// checkQuotes wants the F1 of whole quotations, and of those with the right speaker,
// in an annotated file to be no lower than the floors.
func checkQuotes(t *testing.T, name string, wholeFloor, speakerFloor float64) {
	file, err := os.Open(filepath.Join("..", filepath.FromSlash(name)))
	if err != nil {
		t.Skip("the annotated texts are not here: ", err)
	}
	defer file.Close()
	found, wanted, right, spoken := 0, 0, 0, 0
	for dec := json.NewDecoder(file); dec.More(); {
		var post struct {
			Text   string
			Quotes []struct {
				Start, End int // in code points
				Speaker    []string
			}
		}
		if err := dec.Decode(&post); err != nil {
			t.Fatal(err)
		}
		all := Extractor{}.Extract(Post{Text: post.Text}).Quotes
		found, wanted = found+len(all), wanted+len(post.Quotes)
		for _, want := range post.Quotes {
			i := slices.IndexFunc(all, func(q Quote) bool {
				start, end := utf8.RuneCountInString(post.Text[:q.Start]), utf8.RuneCountInString(post.Text[:q.End])
				return max(start-want.Start, want.Start-start) < 3 && max(end-want.End, want.End-end) < 3
			})
			if i < 0 {
				continue
			}
			right++
			speaker := all[i].Speaker
			if speaker == nil && want.Speaker == nil || speaker != nil && slices.Contains(want.Speaker, speaker.Name) {
				spoken++
			}
		}
	}
	whole, speaker := 2*float64(right)/float64(found+wanted), 2*float64(spoken)/float64(found+wanted)
	t.Logf("quotations F1 %.3f, with the speaker %.3f", whole, speaker)
	if whole < wholeFloor || speaker < speakerFloor {
		t.Errorf("quotations F1 %.3f, with the speaker %.3f, want %.2f and %.2f", whole, speaker, wholeFloor, speakerFloor)
	}
}

// BenchmarkQuotes reads a text of which every sentence has a quotation.
func BenchmarkQuotes(b *testing.B) {
	text := strings.Repeat(`Jane Roe, chief executive of Fenland Water, said: “The canal needs dredging.” `+
		`“It leaks,” said Okafor. “It always has leaked.” She argued that the pumps were “not fit to run”.`+"\n\n", 200)
	d := nlp.New(text)
	who := mentionsOf(d)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		quotes(d, who)
	}
}

// BenchmarkNoQuotes reads a text without a quotation mark.
func BenchmarkNoQuotes(b *testing.B) {
	d := nlp.New(strings.Repeat("The council met in May. It's the firms’ turn to pay for the works on the canal.\n\n", 500))
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		quotes(d, nil)
	}
}

// TestSpeakerAcrossParagraphs wants the one of the paragraph and not the subject of the
// one before, whatever the line ends are.
func TestSpeakerAcrossParagraphs(t *testing.T) {
	const text = "Peter Quill runs the mill.\n\nThe wheel was built by Brian Oakes. “We ate,” he said."
	for _, end := range []string{"\n", "\r\n", "\r"} {
		quotes := Extractor{Only: Quotes}.Extract(Post{Text: strings.ReplaceAll(text, "\n", end)}).Quotes
		if len(quotes) != 1 || quotes[0].Speaker == nil || quotes[0].Speaker.Name != "Brian Oakes" {
			t.Errorf("with line ends %q: %+v, want Brian Oakes", end, quotes)
		}
	}
}
