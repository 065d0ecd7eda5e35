package analyze

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"stakeout/extract"
	"stakeout/extract/nlp"
)

// post returns a result whose text is names, of which "DWP=Department" is mentioned as
// DWP and stands for Department.
func post(kind extract.Kind, names ...string) (r Result) {
	for _, name := range names {
		words, full, short := strings.Cut(name, "=")
		if !short {
			full = words
		}
		start := len(r.Text)
		r.Text += words + "\n"
		r.Mentions = append(r.Mentions, extract.Mention{Name: full, Kind: kind, Evidence: extract.Evidence{Span: nlp.Span{Start: start, End: start + len(words)}}})
	}
	return r
}

// TestResolve wants names of several posts, each its own line of names, to be as many
// entities as there are groups in want.
func TestResolve(t *testing.T) {
	for name, c := range map[string]struct {
		kind  extract.Kind
		posts []string // the names of a post, with "; " between them
		want  []string // the names of an entity, sorted, with "; " between them
	}{
		"article, possessive, ampersand": {extract.Organisation, []string{"the Aldwater & Rell Trust", "Aldwater and Rell Trust's"}, []string{"Aldwater and Rell Trust's; the Aldwater & Rell Trust"}},
		"accents and hyphens":            {extract.Organisation, []string{"Société Brève", "Societe Breve", "Rell Co-op", "Rell Co op"}, []string{"Rell Co op; Rell Co-op", "Societe Breve; Société Brève"}},
		"legal form":                     {extract.Organisation, []string{"Corvane Ltd", "Corvane", "Corvane Limited"}, []string{"Corvane; Corvane Limited; Corvane Ltd"}},
		"two legal forms":                {extract.Organisation, []string{"Corvane Ltd", "Corvane plc"}, []string{"Corvane Ltd", "Corvane plc"}},
		"acronym that a post spells out": {extract.Organisation, []string{"RHB=Rell Harbour Board", "RHB"}, []string{"RHB; Rell Harbour Board"}},
		"acronym of two bodies":          {extract.Organisation, []string{"RHB=Rell Harbour Board", "RHB=Royal Herring Board", "RHB"}, []string{"RHB", "Rell Harbour Board", "Royal Herring Board"}},
		"acronym that nobody spells out": {extract.Organisation, []string{"Rell Harbour Board", "RHB"}, []string{"RHB", "Rell Harbour Board"}},
		"short name":                     {extract.Organisation, []string{"Corvane=Corvane Group", "Corvane"}, []string{"Corvane; Corvane Group"}},
		"a word of a name is no name":    {extract.Organisation, []string{"Board=Rell Harbour Board", "Board"}, []string{"Board", "Rell Harbour Board"}},
		"known body":                     {extract.Organisation, []string{"DWP", "Department for Work & Pensions", "Treasury", "HM Treasury"}, []string{"DWP; Department for Work & Pensions", "HM Treasury; Treasury"}},
		"known acronym of something else": {extract.Organisation, []string{"DWP=Dorran Water Partners", "DWP", "Department for Work and Pensions"},
			[]string{"DWP; Dorran Water Partners", "Department for Work and Pensions"}},
		"acronym and small word": {extract.Organisation, []string{"BIS", "Bis"}, []string{"BIS", "Bis"}},
		"surname alone":          {extract.Person, []string{"Ann Reed", "Reed", "Ben Reed"}, []string{"Ann Reed", "Ben Reed", "Reed"}},
		"initial":                {extract.Person, []string{"Ann B. Reed", "Ann Reed"}, []string{"Ann B. Reed; Ann Reed"}},
		"two initials":           {extract.Person, []string{"Ann B Reed", "Ann C Reed", "Ann Reed"}, []string{"Ann B Reed", "Ann C Reed", "Ann Reed"}},
		"lord":                   {extract.Person, []string{"Lord Tarrow of Penrith", "Lord Tarrow", "Peter Tarrow"}, []string{"Lord Tarrow; Lord Tarrow of Penrith", "Peter Tarrow"}},
		"two lords":              {extract.Person, []string{"Lord Tarrow of Penrith", "Lord Tarrow of Rell", "Lord Tarrow"}, []string{"Lord Tarrow", "Lord Tarrow of Penrith", "Lord Tarrow of Rell"}},
		"misspelt body":          {extract.Organisation, []string{"Merrowshire Council; Merrowshire Council", "Merrowshire Council; Merrowshire Council", "Merowshire Council"}, []string{"Merowshire Council; Merrowshire Council"}},
		"numbers are no misspelling": {extract.Organisation, []string{"Rell Channel1x4 News; Rell Channel1x4 News; Rell Channel1x4 News; Rell Channel1x4 News", "Rell Channel1x5 News"},
			[]string{"Rell Channel1x4 News", "Rell Channel1x5 News"}},
		"two surnames": {extract.Person, []string{"Ann Andersen; Ann Andersen; Ann Andersen; Ann Andersen", "Ann Anderson"}, []string{"Ann Andersen", "Ann Anderson"}},
		"country":      {extract.GPE, []string{"UK", "United Kingdom", "U.K."}, []string{"U.K.; UK; United Kingdom"}},
	} {
		var e Entities
		for _, names := range c.posts {
			e.Add(post(c.kind, strings.Split(names, "; ")...))
		}
		if got := groups(&e, e.Resolve(Corrections{})); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// groups returns the names of each entity, sorted.
func groups(e *Entities, r *Resolution) []string {
	names := map[*Entity][]string{}
	for i, n := range e.names {
		names[r.of[i]] = append(names[r.of[i]], n.Name)
	}
	delete(names, nil)
	var all []string
	for _, group := range names {
		slices.Sort(group)
		all = append(all, strings.Join(group, "; "))
	}
	slices.Sort(all)
	return all
}

// TestResolveKinds wants a name that is mostly an organisation to be one, and one that
// is read as two kinds about as often to stay two.
func TestResolveKinds(t *testing.T) {
	var e Entities
	e.Add(post(extract.Organisation, "Corvane", "Corvane", "Corvane", "Corvane", "Rell"))
	e.Add(post(extract.Person, "Corvane"))
	e.Add(post(extract.GPE, "Rell"))
	r := e.Resolve(Corrections{})
	if a, b := r.Find("Corvane", extract.Organisation), r.Find("Corvane", extract.Person); a != b || a.Mentions != 5 || a.Kind != extract.Organisation {
		t.Errorf("Corvane: %v, %v", a, b)
	}
	if r.Find("Rell", extract.Organisation) == r.Find("Rell", extract.GPE) {
		t.Error("Rell the place is Rell the organisation")
	}
	if r.Find("Nobody", "") != nil {
		t.Error("an entity that no post names")
	}
}

// TestEntityIDs wants the IDs to be the same whatever the order of the posts is, and
// whether a short form is there.
func TestEntityIDs(t *testing.T) {
	var one, two Entities
	one.Add(post(extract.Organisation, "DWP=Department for Work and Pensions", "Corvane plc", "Corvane"))
	two.Add(post(extract.Organisation, "Corvane"))
	two.Add(post(extract.Organisation, "DWP"))
	a, b := one.Resolve(Corrections{}), two.Resolve(Corrections{})
	for _, name := range []string{"Corvane", "DWP"} {
		x, y := a.Find(name, extract.Organisation), b.Find(name, extract.Organisation)
		if x == nil {
			x = a.Find("Department for Work and Pensions", "")
		}
		if x.ID != y.ID || len(x.ID) != 16 {
			t.Errorf("%s: %q, %q", name, x.ID, y.ID)
		}
	}
}

func TestCorrections(t *testing.T) {
	aliases, err := ReadAliases(strings.NewReader("\ufeffkind,alias,name\n,Mayo,Ed Mayo\nmutual,Rell Works,Rell Works CIC\n,RHB,RHB\nperson,Baxter,Baxter\n"))
	if err != nil {
		t.Fatal(err)
	}
	register, err := ReadRegister(strings.NewReader("name,id,alias\nCorvane plc,01234567,Corvane Group;The Corvane\n"))
	if err != nil {
		t.Fatal(err)
	}
	ignored, err := ReadIgnored(strings.NewReader("# what is none\nThe Sun # a newspaper\n\n"))
	if err != nil {
		t.Fatal(err)
	}
	var e Entities
	e.Add(post(extract.Person, "Ed Mayo"))
	e.Add(post(extract.Person, "Mayo"))
	e.Add(post(extract.Organisation, "Rell Works", "RHB=Rell Harbour Board", "RHB", "Baxter", "Corvane", "Corvane Group", "Sun"))
	r := e.Resolve(Corrections{aliases, register, ignored})
	want := []string{"Baxter", "Corvane; Corvane Group", "Ed Mayo; Mayo", "RHB", "Rell Harbour Board", "Rell Works"}
	if got := groups(&e, r); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if e := r.Find("Rell Works", ""); e.Name != "Rell Works CIC" || e.Sort != "mutual" {
		t.Errorf("renamed: %+v", e)
	}
	if e := r.Find("Baxter", extract.Organisation); e.Kind != extract.Person {
		t.Errorf("Baxter: %+v", e)
	}
	if e := r.Find("Corvane", ""); e.ID != "01234567" || !e.Register {
		t.Errorf("registered: %+v", e)
	}
}

func TestCorrectionErrors(t *testing.T) {
	for _, c := range []struct{ csv, want string }{
		{"", `want a header with the columns alias, name: EOF`},
		{"from,to\na,b\n", `line 1 has no column "alias": want alias, name`},
		{"alias,name\na,b\n,c\n", `line 3: alias or name is empty`},
		{"alias,name,kind\na,b,firm\n", `line 2: unknown kind "firm": want person, place, company, government, council, health body, mutual, charity, union, university, party, media, other`},
		{"alias,name\n\"a,b\n", `parse error on line 2, column 6: extraneous or missing " in quoted-field`},
	} {
		_, err := ReadAliases(strings.NewReader(c.csv))
		if err == nil || !strings.HasSuffix(err.Error(), strings.TrimPrefix(c.want, "parse error on line 2, column 6: ")) {
			t.Errorf("%q: %v, want %s", c.csv, err, c.want)
		}
	}
}

func TestSortOf(t *testing.T) {
	for name, want := range map[string]string{
		"Corvane plc": "company", "Rell Works CIC": "mutual", "Aldwater City Council": "council", "Borough of Rell": "council", "Ministry of Herrings": "government",
		"Rell NHS Foundation Trust": "health body", "Rell Building Society": "mutual", "Rell Co-operative": "mutual", "Ravel Trust": "charity", "Public Workers’ Union": "union",
		"University of Rell": "university", "Herring Party": "party", "Rell Gazette": "media", "Corvane Group": "company", "Brackwater": "other", "": "other",
	} {
		if got := sortOf(formOf(name)); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestUnnamedKind wants to know people without a name of their own from what may be one.
func TestUnnamedKind(t *testing.T) {
	for words, want := range map[string]string{
		"government": "government", "230 employees": "group", "staff of the council": "group", "ushers": "group", "the Orrin family": "group",
		"Bank of the Government Road": "", "terminal": "", "business": "", "Mill Row": "", "": "",
	} {
		if got := unnamedKind(words); got != want {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
	for _, k := range kindPhrases() {
		if !isOrganisationKind(k.kind) && k.kind != "group" {
			t.Errorf("kinds.tsv: %s has the unknown kind %q", k.phrase, k.kind)
		}
	}
}

// TestUnaccented wants each accented letter to have its bare one.
func TestUnaccented(t *testing.T) {
	if got := plain("Łódź Århus Žižkov Ütőz Çédille Ŝ"); got != "Lodz Arhus Zizkov Utoz Cedille Ŝ" {
		t.Errorf("%q", got)
	}
}

// FuzzResolve wants every name to have an entity, with a name and an ID.
func FuzzResolve(f *testing.F) {
	f.Add("Corvane plc\nCorvane\nthe X\n.\n\xff\nDWP")
	f.Fuzz(func(t *testing.T, text string) {
		var e Entities
		for i, name := range strings.Split(text, "\n") {
			e.Add(post([]extract.Kind{extract.Organisation, extract.Person, extract.GPE}[i%3], name, "x="+name))
		}
		r := e.Resolve(Corrections{})
		for i, n := range e.names {
			if got := r.of[i]; got == nil || len(got.ID) != 16 || n.Name != "" && got.Name == "" {
				t.Errorf("%q: %v", n.Name, got)
			}
		}
		if f := formOf(text); utf8.ValidString(text) && !utf8.ValidString(f.core) {
			t.Errorf("%q", f.core)
		}
	})
}
