package ner

import (
	"slices"
	"strings"
	"testing"
)

func TestWordsHaveKnownClasses(t *testing.T) {
	for line := range strings.Lines(words) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		class, entries, ok := strings.Cut(line, "\t")
		if !ok || classes[class] == 0 {
			t.Errorf("line %.40q: want a class, a tab and its words", line)
		}
		if strings.TrimSpace(entries) != entries || strings.Contains(entries, "  ") || strings.HasSuffix(entries, ";") {
			t.Errorf("line %.40q: stray blanks or semicolons", line)
		}
	}
}

func TestGeneratedListsAreSorted(t *testing.T) {
	for name, list := range map[string]string{"firstnames": firstNames, "surnames": surnames, "places": places, "bodies": bodies, "ordinary": ordinary} {
		if lines := strings.Split(strings.TrimSuffix(list, "\n"), "\n"); !slices.IsSorted(lines) || slices.Contains(lines, "") {
			t.Errorf("%s is not sorted or has an empty line", name)
		}
	}
}

func TestLookup(t *testing.T) {
	for word, want := range map[string]Class{
		"Lord": Title, "Chancellor": Role, "Ltd": Tail, "Leeds": Place, "Reading": WeakPlace, "Europe": Location, "However": Opener,
		"British": People, "said": Says, "Tuesday": Thing, "Parliament": Org, "Susan": Female, "Smith": Surname, "Harbour": PlaceTail,
	} {
		if Lookup(word)&want == 0 {
			t.Errorf("Lookup(%q) = %b, want bit %b", word, Lookup(word), want)
		}
	}
	if got := Lookup("Quarrow"); got != 0 {
		t.Errorf("Lookup of an unknown word = %b, want 0", got)
	}
	for name, want := range map[string]string{"Susan": "f", "Peter": "m", "Quarrow": ""} {
		if got := FirstName(name); got != want {
			t.Errorf("FirstName(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestShapeOf(t *testing.T) {
	for word, want := range map[string]shape{
		"Leeds": capital, "DWP": capital | allCaps, "G4S": capital | allCaps, "MyCSP": capital | camel, "eBay": capital | camel, "J.": capital | initial,
		"McAllister": capital, "O’Dowd": capital, "el-Sisi": capital, "Élan": capital, "leeds": 0, "10th": 0, "3M": 0, "—": 0, "non-profit": 0,
	} {
		if got := shapeOf(word); got != want {
			t.Errorf("shapeOf(%q) = %b, want %b", word, got, want)
		}
	}
}
