package crf

import (
	"encoding/binary"
	"runtime"
)

// lexicon maps the hashes of words and phrases to what is known of them: the lists
// that hold them and the cluster of words of like meaning. Two words whose hashes
// share half of their bits and their place are taken for one.
type lexicon struct {
	slots   string // open addressing: fingerprint << 32 | entry, 0 for none, in eight bytes
	parents string // fine cluster → middle << 8 | coarse, in two bytes
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

const (
	slotBytes   = 8
	parentBytes = 2
)

// read64 reads the first eight bytes of s.
func read64(s string) uint64 { return uint64(read32(s)) | uint64(read32(s[4:]))<<32 }

// read32 reads the first four bytes of s.
func read32(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// place returns the slot where a hash is looked for first.
func (l *lexicon) place(h uint64) uint64 { return (h >> 32) * uint64(len(l.slots)/slotBytes) >> 32 }

// fetch asks for the slots of words all at a time, see Model.findSlots.
func (l *lexicon) fetch(words []word) {
	asked := byte(0)
	for i := range words {
		asked |= l.slots[slotBytes*l.place(words[i].lower)]
	}
	runtime.KeepAlive(asked)
}

// find returns the entry of a hash, 0 for none.
func (l *lexicon) find(h uint64) uint32 {
	n := uint64(len(l.slots) / slotBytes)
	at, key := l.place(h), uint32(h)
	for {
		slot := read64(l.slots[slotBytes*at:])
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
	slots := make([]byte, n*slotBytes)
	for _, h := range order {
		at := (h >> 32) * n >> 32
		for binary.LittleEndian.Uint64(slots[slotBytes*at:]) != 0 {
			if at++; at == n {
				at = 0
			}
		}
		binary.LittleEndian.PutUint64(slots[slotBytes*at:], uint64(uint32(h))<<32|uint64(entries[h]))
	}
	var wider []byte
	for _, p := range parents {
		wider = binary.LittleEndian.AppendUint16(wider, p)
	}
	return &lexicon{string(slots), string(wider)}
}

// classes are the clusters of a word, from narrow to wide, 0 for none.
type classes struct{ fine, middle, coarse uint64 }

func (l *lexicon) classes(entry uint32) classes {
	if entry&clusterBit == 0 {
		return classes{}
	}
	fine := entry & (clusterBit - 1)
	p := l.parents[parentBytes*fine:][:parentBytes]
	return classes{uint64(fine) + 1, uint64(p[1]) + 1, uint64(p[0]) + 1}
}
