package crf

import (
	"bufio"
	"compress/gzip"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"stakeout/extract/nlp"
)

// clusters is read by training only, so it stays packed until then.
//
//go:embed teacher/clusters.txt.gz
var clusters string

// gazetteers are the lists of names below DIR/gazetteers: the file, the column of
// the name, and the list that the name goes on.
var gazetteers = []struct {
	file   string
	column int
	list   int
}{
	{"first_names_us_census1990.tsv", 0, firstNameList},
	{"surnames_us_census1990.tsv", 0, surnameList},
	{"cities_geonames.tsv", 0, cityList},
	{"regions_geonames.tsv", 0, regionList},
	{"countries_pddl.tsv", 1, countryList},
	{"countries_pddl.tsv", 2, countryList},
	{"countries_pddl.tsv", 3, cityList},
	{"uk_government_organisations.tsv", 0, bodyList},
	{"uk_government_organisations.tsv", 1, acronymList},
	{"uk_local_authorities.tsv", 0, councilList},
	{"uk_local_authorities.tsv", 1, bodyList},
	{"sp500_companies.tsv", 0, companyList},
	{"company_names_probablepeople.tsv", 0, companyList},
	{"company_suffixes_cleanco.tsv", 0, suffixList},
}

// commonSurname is the share of people, in percent, from which on a surname is
// common.
const commonSurname = 0.002

// readLexicon builds the lexicon from the lists of a folder and the clusters.
func readLexicon(dir string) (*lexicon, error) {
	b := lexiconBuilder{entries: map[uint64]uint32{}}
	for _, g := range gazetteers {
		data, err := os.ReadFile(filepath.Join(dir, g.file))
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(data)) {
			fields := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
			if g.column >= len(fields) || fields[g.column] == "" {
				continue
			}
			list := g.list
			if list == surnameList && rareSurname(fields) {
				list = rareSurnameList
			}
			b.addPhrase(strings.TrimPrefix(fields[g.column], "The "), 1<<(listShift+list))
		}
	}
	parents, err := b.addClusters(clusters)
	if err != nil {
		return nil, err
	}
	return newLexicon(b.entries, b.order, parents), nil
}

// rareSurname reports whether a row of surnames gives a share of people below the
// common ones'.
func rareSurname(fields []string) bool {
	if len(fields) < 2 {
		return true
	}
	percent, err := strconv.ParseFloat(fields[1], 64)
	return err != nil || percent < commonSurname
}

// lexiconBuilder collects entries and keeps the order in which they came.
type lexiconBuilder struct {
	entries map[uint64]uint32
	order   []uint64
}

func (b *lexiconBuilder) set(h uint64, bits uint32) {
	if _, ok := b.entries[h]; !ok {
		b.order = append(b.order, h)
	}
	b.entries[h] |= bits
}

// addPhrase gives a phrase its bits, and its beginnings the mark that more follows.
func (b *lexiconBuilder) addPhrase(phrase string, bits uint32) {
	var w word
	var h uint64
	tokens := nlp.New(phrase).Tokens
	for i, t := range tokens {
		w.read(phrase[t.Start:t.End])
		if i == 0 {
			h = w.lower
		} else {
			b.set(h, prefixBit)
			h = join(h, w.lower)
		}
	}
	if len(tokens) > 0 {
		b.set(h, bits)
	}
}

// addClusters enters the words of the clusters, packed by gzip, and returns the
// wider clusters of each fine one. A line is COARSE.MIDDLE.FINE, a tab, the words.
func (b *lexiconBuilder) addClusters(packed string) ([]uint16, error) {
	z, err := gzip.NewReader(strings.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("word clusters: %w", err)
	}
	parents := make([]uint16, 1<<clusterBits)
	var w word
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		number, words, _ := strings.Cut(lines.Text(), "\t")
		var coarse, middle uint8
		var fine uint16
		if _, err := fmt.Sscanf(number, "%d.%d.%d", &coarse, &middle, &fine); err != nil || int(fine) >= len(parents) {
			return nil, fmt.Errorf("word clusters: %q is no cluster", number)
		}
		parents[fine] = uint16(middle)<<8 | uint16(coarse)
		for _, x := range strings.Fields(words) {
			w.read(x)
			b.set(w.lower, clusterBit|uint32(fine))
		}
	}
	return parents, lines.Err()
}
