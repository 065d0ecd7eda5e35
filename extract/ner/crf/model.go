package crf

import (
	"encoding/binary"
	"math"
)

// Model tells names from other words. It is read-only and safe for concurrent use.
type Model struct {
	lex         *lexicon
	table       string // buckets of slots
	transitions [labels][labels]int32
	unit        float32 // steps in a weight of 1
}

// The table of features: a bucket is a cache line of four slots, each the
// fingerprint of a feature and its weight for every label but outside, plus 128.
// The fingerprint of an empty slot is 0.
const (
	slotSize    = 4 + labels - 1
	bucketSlots = 4
	bucketSize  = bucketSlots * slotSize
	zeroWeight  = 128
)

// place returns the bucket and the fingerprint of a feature.
func place(feature uint64, buckets int) (bucket int, fingerprint uint32) {
	return int((feature >> 32) * uint64(buckets) >> 32), uint32(feature) | 1
}

// put stores the weights of a feature, in steps, and reports whether its bucket had
// room.
func put(table []byte, feature uint64, weights *[labels - 1]int8) bool {
	at, fingerprint := place(feature, len(table)/bucketSize)
	line := table[at*bucketSize:][:bucketSize]
	for ; len(line) > 0; line = line[slotSize:] {
		if binary.LittleEndian.Uint32(line) != 0 {
			continue
		}
		binary.LittleEndian.PutUint32(line, fingerprint)
		for l, w := range weights {
			line[4+l] = byte(int(w) + zeroWeight)
		}
		return true
	}
	return false
}

// score adds up the weights of the active features. The weights of a slot are added
// four labels at a time, in lanes of 16 bits: 257 features would fill one.
func (m *Model) score(active []uint64, out *[labels]int32) {
	const lanes = 0x00ff00ff00ff00ff
	var even, odd, even2, odd2 uint64
	found := int32(0)
	buckets := len(m.table) / bucketSize
	for _, f := range active {
		at, fingerprint := place(f, buckets)
		line := m.table[at*bucketSize : (at+1)*bucketSize]
		for s := 0; s < bucketSize; s += slotSize {
			if read32(line[s:]) != fingerprint {
				continue
			}
			a, b := read64(line[s+4:]), uint64(read32(line[s+12:]))
			even += a & lanes
			odd += a >> 8 & lanes
			even2 += b & lanes
			odd2 += b >> 8 & lanes
			found++
			break
		}
	}
	lane := func(v uint64, i int) int32 { return int32(v>>(16*i)&0xffff) - found*zeroWeight }
	for i := range 4 {
		out[1+2*i], out[2+2*i] = lane(even, i), lane(odd, i)
	}
	for i := range 2 {
		out[9+2*i], out[10+2*i] = lane(even2, i), lane(odd2, i)
	}
	out[0] = 0
}

// quantise rounds a weight to steps of a size.
func quantise(weight, step float32) int8 {
	return int8(math.Round(float64(max(-127, min(127, weight/step)))))
}
