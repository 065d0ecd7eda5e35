package crf

// lexicon maps the hashes of words and phrases to what is known of them: the lists
// that hold them and the cluster of words of like meaning. Two words whose hashes
// share half of their bits and their place are taken for one.
type lexicon struct {
	slots   []uint64 // open addressing: fingerprint << 32 | entry; 0 for none
	parents []uint16 // fine cluster → middle << 8 | coarse
}

// An entry of the lexicon holds, from the lowest bit: 11 bits of fine cluster, one
// bit for a known cluster, one for words that begin a longer phrase, 16 of lists.
const (
	clusterBits = 11
	clusterBit  = 1 << clusterBits
	prefixBit   = 1 << (clusterBits + 1)
	listShift   = clusterBits + 2
)

// The lists of names.
const (
	firstNameList = iota
	surnameList
	rareSurnameList
	cityList
	regionList
	countryList
	bodyList
	acronymList
	companyList
	councilList
	suffixList
	listCount
)

// lists returns the lists that hold an entry, as bits.
func lists(entry uint32) uint16 { return uint16(entry >> listShift) }

// find returns the entry of a hash, 0 for none.
func (l *lexicon) find(h uint64) uint32 {
	n := uint64(len(l.slots))
	at, key := (h>>32)*n>>32, uint32(h)
	for {
		slot := l.slots[at]
		if slot == 0 || uint32(slot>>32) == key {
			return uint32(slot)
		}
		if at++; at == n {
			at = 0
		}
	}
}

// newLexicon lays the entries out in the order given, a fifth of the slots empty.
func newLexicon(entries map[uint64]uint32, order []uint64, parents []uint16) *lexicon {
	n := uint64(len(order)*5/4 + 1)
	l := &lexicon{slots: make([]uint64, n), parents: parents}
	for _, h := range order {
		at := (h >> 32) * n >> 32
		for l.slots[at] != 0 {
			if at++; at == n {
				at = 0
			}
		}
		l.slots[at] = uint64(uint32(h))<<32 | uint64(entries[h])
	}
	return l
}

// classes are the clusters of a word, from narrow to wide, 0 for none.
type classes struct{ fine, middle, coarse uint64 }

func (l *lexicon) classes(entry uint32) classes {
	if entry&clusterBit == 0 {
		return classes{}
	}
	fine := entry & (clusterBit - 1)
	p := l.parents[fine]
	return classes{uint64(fine) + 1, uint64(p>>8) + 1, uint64(p&255) + 1}
}
