package crf

import (
	"encoding/binary"
	"math"
	"runtime"
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

// score adds up the weights of the active features, whose list it uses up.
func (m *Model) score(active []uint64, out *[labels]int32) {
	found := m.findSlots(active)
	m.addWeights(found, out)
}

// findSlots replaces the active features by the offsets of their slots, those that
// have one. Nearly every bucket has to come from memory, which takes as long as a few
// hundred instructions, but many can come at a time: so all are asked for first, and
// there is no branch that could be mispredicted while they come.
func (m *Model) findSlots(active []uint64) []uint64 {
	buckets := len(m.table) / bucketSize
	asked := byte(0)
	for _, f := range active {
		at, _ := place(f, buckets)
		asked |= m.table[at*bucketSize]
	}
	runtime.KeepAlive(asked)
	n := 0
	for _, f := range active {
		at, fingerprint := place(f, buckets)
		line := m.table[at*bucketSize:][:bucketSize]
		slot := differ(read32(line[2*slotSize:]), fingerprint) * (1 + differ(read32(line[3*slotSize:]), fingerprint))
		slot = differ(read32(line), fingerprint) * (1 + differ(read32(line[slotSize:]), fingerprint)*(1+slot))
		active[n] = uint64(at*bucketSize) + slot*uint64(slotSize)
		n += 1 - int(slot/bucketSlots)
	}
	return active[:n]
}

// differ is 1 when a and b differ, else 0.
func differ(a, b uint32) uint64 { return -uint64(a^b) >> 63 }

// addWeights adds up the weights of slots. They are added four labels at a time, in
// lanes of 16 bits: 257 features would fill one.
func (m *Model) addWeights(slots []uint64, out *[labels]int32) {
	const lanes = 0x00ff00ff00ff00ff
	var even, odd, even2, odd2 uint64
	for _, at := range slots {
		line := m.table[at:][:slotSize]
		a, b := read64(line[4:]), uint64(read32(line[12:]))
		even += a & lanes
		odd += a >> 8 & lanes
		even2 += b & lanes
		odd2 += b >> 8 & lanes
	}
	zero := int32(len(slots) * zeroWeight)
	lane := func(v uint64, i int) int32 { return int32(v>>(16*i)&0xffff) - zero }
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
