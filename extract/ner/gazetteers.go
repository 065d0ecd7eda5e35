//go:build ignore

// Gazetteers writes the generated lists of this package from the public registers
// in a directory: go run gazetteers.go ../../../shared/ner
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run gazetteers.go DIR (with gazetteers/, train/ and silver.jsonl.gz)")
	}
	lists := filepath.Join(os.Args[1], "gazetteers")
	usage := readUsage(filepath.Join(os.Args[1], "silver.jsonl.gz"), filepath.Join(os.Args[1], "train", "litbank.jsonl.gz"),
		filepath.Join(os.Args[1], "train", "secfin.jsonl.gz"), filepath.Join(os.Args[1], "train", "inlegal.jsonl.gz"))
	write("firstnames.tsv", firstNames(lists))
	write("ordinary.txt", ordinary(usage))
	write("surnames.txt", surnames(lists, usage))
	write("places.tsv", places(lists, usage))
	write("bodies.txt", bodies(lists))
}

// rows returns the lines of a tab-separated file, cut into fields.
func rows(dir, file string) (all [][]string) {
	data, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		log.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		all = append(all, strings.Split(strings.TrimRight(line, "\n"), "\t"))
	}
	return all
}

// write stores a list sorted by bytes, one entry a line.
func write(file string, entries map[string]string) {
	var lines []string
	for key, value := range entries {
		if value != "" {
			key += "\t" + value
		}
		lines = append(lines, key)
	}
	slices.Sort(lines)
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		log.Fatal(err)
	}
	log.Print(file, ": ", len(lines))
}

// firstNames keeps what at least four in 100,000 people of one sex are called,
// with the sex: m, f or b for both.
func firstNames(dir string) map[string]string {
	share := map[string][2]float64{}
	for _, r := range rows(dir, "first_names_us_census1990.tsv") {
		percent, err := strconv.ParseFloat(r[2], 64)
		if err != nil {
			log.Fatal(err)
		}
		s := share[r[0]]
		s[strings.Index("mf", r[1])] += percent
		share[r[0]] = s
	}
	names := map[string]string{}
	for name, s := range share {
		switch m, f := s[0], s[1]; {
		case m+f < 0.004:
		case m > 5*f:
			names[name] = "m"
		case f > 5*m:
			names[name] = "f"
		default:
			names[name] = "b"
		}
	}
	return names
}

// surnames are the 2,500 most frequent that are not mostly written small.
func surnames(dir string, u usage) map[string]string {
	names := map[string]string{}
	for _, r := range rows(dir, "surnames_us_census1990.tsv")[:2500] {
		if n := u.of(r[0]); n[0] <= n[1] {
			names[r[0]] = ""
		}
	}
	return names
}

// usage counts how a word is written in running text: small, or with a capital.
type usage map[string]*[2]int

// readUsage counts the words of the texts that are in the public domain or under an
// open government, open parliament or attribution licence.
func readUsage(files ...string) usage {
	count := usage{}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			log.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			log.Fatal(err)
		}
		lines := bufio.NewScanner(z)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var row struct{ Text, Licence string }
			if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
				log.Fatal(err)
			}
			if !strings.Contains(row.Licence, "SA") {
				count.add(row.Text)
			}
		}
		f.Close()
	}
	return count
}

func (u usage) add(text string) {
	before := ""
	for i, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' }) {
		lower := strings.ToLower(w)
		u.count(lower, w == lower, i > 0)
		if w != lower && before != "" {
			u.count(before+" "+lower, false, true)
		}
		if before = lower; w == lower {
			before = ""
		}
	}
}

// count adds one to the word's small or capital count; a capital that opens the
// text proves nothing.
func (u usage) count(word string, small, inside bool) {
	if u[word] == nil {
		u[word] = new([2]int)
	}
	switch {
	case small:
		u[word][0]++
	case inside:
		u[word][1]++
	}
}

// of returns how often a name is written small and with a capital.
func (u usage) of(name string) [2]int {
	if n := u[strings.ToLower(name)]; n != nil {
		return *n
	}
	return [2]int{}
}

// ordinary are the words that are written small at least three times and seldom
// with a capital, so that a capital at the head of a sentence proves nothing. They
// are listed with a capital, as they are looked up.
func ordinary(u usage) map[string]string {
	words := map[string]string{}
	for w, n := range u {
		if n[0] >= 3 && 4*n[0] >= n[1] && len(w) > 1 && !strings.Contains(w, " ") && !strings.HasPrefix(w, "-") && !strings.HasPrefix(w, "'") {
			words[strings.ToUpper(w[:1])+w[1:]] = ""
		}
	}
	return words
}

// places are states, regions, councils' areas, the towns of Britain and Ireland
// and those elsewhere that the texts name: "sure", or "weak" when the word is also
// a surname, a first name or an ordinary word.
func places(dir string, u usage) map[string]string {
	kinds := map[string]string{}
	people := map[string]bool{}
	for name := range firstNames(dir) {
		people[name] = true
	}
	for _, r := range rows(dir, "surnames_us_census1990.tsv")[:1500] {
		people[r[0]] = true
	}
	add := func(name string, british bool) {
		n := u.of(name)
		switch {
		case len(name) < 3 || strings.ContainsAny(name, "()[],") || strings.HasSuffix(name, "Council"):
		case n[0] > n[1] && !british:
		case people[name] || n[0] > 2:
			kinds[name] = "weak"
		default:
			kinds[name] = "sure"
		}
	}
	for _, r := range rows(dir, "regions_geonames.tsv") {
		add(r[0], r[1] == "United Kingdom")
	}
	for _, r := range rows(dir, "cities_geonames.tsv") {
		if british := r[2] == "United Kingdom" || r[2] == "Ireland"; british || u.of(r[0])[1] > 1 {
			add(r[0], british)
		}
	}
	for _, r := range rows(dir, "uk_local_authorities.tsv") {
		add(strings.TrimPrefix(r[0], "The "), true)
	}
	for _, r := range rows(dir, "countries_pddl.tsv") {
		for _, name := range []string{r[1], r[2], r[3]} {
			if len(name) > 2 && !strings.ContainsAny(name, "()[],") {
				kinds[name] = "sure"
			}
		}
	}
	return kinds
}

// bodies are the public bodies of the United Kingdom by name and abbreviation.
func bodies(dir string) map[string]string {
	names := map[string]string{}
	for _, r := range rows(dir, "uk_government_organisations.tsv") {
		if name := strings.TrimPrefix(r[0], "The "); strings.Contains(name, " ") && !strings.ContainsAny(name, "()[]") && len(name) < 80 {
			names[name] = ""
		}
		if len(r[1]) > 2 && r[1] == strings.ToUpper(r[1]) && !strings.ContainsAny(r[1], " ()") {
			names[r[1]] = ""
		}
	}
	return names
}
