package output

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// snapshotOf remembers posts in a short form: the ID, the title, the text, and stakes
// as "holder company share status", names with a "-".
func snapshotOf(t *testing.T, posts ...[]string) *Snapshot {
	t.Helper()
	var s Snapshot
	for _, p := range posts {
		r := post{ID: p[0], Title: p[1], Origin: origin{SHA256: p[2]}, Stakes: []stake{}, Mentions: []mention{}}
		for _, fact := range p[3:] {
			words := strings.Fields(fact)
			if len(words) == 1 {
				r.Mentions = append(r.Mentions, mention{Kind: "ORG", Name: fact})
				continue
			}
			k := stake{Status: words[3]}
			var exact float64
			fmt.Sscan(words[2], &exact)
			k.Share.Exact = &exact
			if words[0] != "-" {
				k.Holder = &party{Name: words[0]}
			}
			if words[1] != "-" {
				k.Company = &party{Name: words[1]}
			}
			r.Stakes = append(r.Stakes, k)
		}
		object, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Add(object); err != nil {
			t.Fatal(err)
		}
	}
	return &s
}

func TestDiff(t *testing.T) {
	type posts = [][]string
	for _, c := range []struct {
		name          string
		before, after posts
		want          string
	}{
		{"nothing", posts{{"a", "Mill", "1", "Orrin Pellham 40 held", "Orrin"}}, posts{{"a", "Mill", "1", "orrin Pellham 40 held", "Orrin"}}, ""},
		{"new post", nil, posts{{"a", "Mill", "1", "Orrin Pellham 40 held", "Orrin"}},
			"new post Mill; new stake Orrin in Pellham: 40% held (Mill); new name Orrin (ORG)"},
		{"gone post", posts{{"a", "Mill", "1", "Orrin Pellham 40 held", "Orrin"}}, nil,
			"gone post Mill; gone stake Orrin in Pellham: 40% held (Mill); gone name Orrin (ORG)"},
		{"changed share", posts{{"a", "Mill", "1", "Orrin Pellham 40 held"}}, posts{{"a", "Mill", "1", "Orrin Pellham 45 held"}},
			"changed stake Orrin in Pellham: 40% held → 45% held (Mill)"},
		{"a share more", posts{{"a", "Mill", "1", "Orrin Pellham 40 held"}}, posts{{"a", "Mill", "1", "Orrin Pellham 40 held"}, {"b", "Weir", "2", "Orrin Pellham 45 acquired"}},
			"new post Weir; changed stake Orrin in Pellham: 40% held → 40% held, 45% acquired (Weir)"},
		{"a share less", posts{{"a", "Mill", "1", "Orrin Pellham 40 held", "Orrin Pellham 45 acquired"}}, posts{{"a", "Mill", "1", "Orrin Pellham 40 held"}},
			"changed stake Orrin in Pellham: 40% held, 45% acquired → 40% held"},
		{"said by several", nil, posts{{"a", "Mill", "1", "Orrin Pellham 40 held"}, {"b", "Weir", "2", "Orrin Pellham 40 held"}},
			"new post Mill; new post Weir; new stake Orrin in Pellham: 40% held (Mill, and 1 more)"},
		{"nobody named", nil, posts{{"a", "", "1", "- Pellham 40 held", "Orrin - 30 held"}},
			"new post a; new stake Orrin in something: 30% held; new stake somebody in Pellham: 40% held"},
		{"changed text", posts{{"a", "Mill", "1"}}, posts{{"a", "Mill", "2"}}, "changed post Mill"},
		{"changed text and ID", posts{{"a", "Mill", "1"}, {"b", "Weir", "1"}}, posts{{"c", "Mill", "2"}, {"b", "Weir", "1"}}, "changed post Mill"},
		{"another post of the title", posts{{"a", "Mill", "1"}}, posts{{"a", "Mill", "1"}, {"b", "Mill", "2"}}, "new post Mill"},
	} {
		var said []string
		for _, change := range Diff(snapshotOf(t, c.before...), snapshotOf(t, c.after...)) {
			said = append(said, change.Change+" "+change.Kind+" "+change.String())
		}
		if got := strings.Join(said, "; "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestDiffOfParts compares what both have: --only leaves keys out.
func TestDiffOfParts(t *testing.T) {
	full := snapshotOf(t, []string{"a", "Mill", "1", "Orrin Pellham 40 held", "Orrin"})
	var bare Snapshot
	if err := bare.Add([]byte(`{"id": "a", "title": "Mill", "origin": {"sha256": "1"}}`)); err != nil {
		t.Fatal(err)
	}
	if !bare.NoStakes || !bare.NoMentions || full.NoStakes || full.NoMentions {
		t.Errorf("bare %v %v, full %v %v", bare.NoStakes, bare.NoMentions, full.NoStakes, full.NoMentions)
	}
	if changes := Diff(full, &bare); len(changes) > 0 {
		t.Errorf("%v", changes)
	}
	for _, object := range []string{"3", "{", `{"id": ""}`, `{"id": "a", "stakes": [{"status": 3}]}`} {
		if err := bare.Add([]byte(object)); err == nil {
			t.Errorf("%s is taken for a post", object)
		}
	}
}

func TestPrintChanges(t *testing.T) {
	changes := Diff(&Snapshot{}, snapshotOf(t, []string{"a", "The mill\x1b[31m at the end of the road that leads to the weir and no further, they say", "1", "Orrin Pellham 40 held"}))
	for format, want := range map[string]string{
		"text": `1 new post
    The mill[31m at the end of the road that leads to the weir and no
        further, they say
1 new stake
    Orrin in Pellham: 40% held (The mill[31m at the end of the road that
        leads to the weir and no further, they say)
`,
		"jsonl": `{"change":"new","kind":"post","title":"The mill\u001b[31m at the end of the road that leads to the weir and no further, they say","published":null,"posts":["a"],"holder":null,"company":null,"old":[],"new":[],"name":"","name_kind":""}
{"change":"new","kind":"stake","title":"The mill\u001b[31m at the end of the road that leads to the weir and no further, they say","published":null,"posts":["a"],"holder":"Orrin","company":"Pellham","old":[],"new":["40% held"],"name":"","name_kind":""}
`,
	} {
		var b strings.Builder
		if err := PrintChanges(&b, format, changes, Options{}); err != nil || b.String() != want {
			t.Errorf("%s: %v\n%s\nwant\n%s", format, err, b.String(), want)
		}
	}
	var b strings.Builder
	if err := PrintChanges(&b, "json", nil, Options{}); err != nil || b.String() != "[]\n" {
		t.Errorf("no changes: %v, %q", err, b.String())
	}
}
