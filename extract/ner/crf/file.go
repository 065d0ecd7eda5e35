package crf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"strings"
)

// A model file is the magic line, the header, the parts in its order, and the
// SHA-256 of all that. Numbers are little-endian.
const magic = "stakeout crf 2\n"

// header gives the sizes of the parts and holds the small ones.
type header struct {
	Slots, Parents, Buckets uint32
	Unit                    float32
	Transitions             [labels][labels]int32
}

// WriteTo writes the model as Open reads it.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	b.WriteString(magic)
	h := header{uint32(len(m.lex.slots) / slotBytes), uint32(len(m.lex.parents) / parentBytes), uint32(len(m.table) / bucketSize), m.unit, m.transitions}
	if err := binary.Write(&b, binary.LittleEndian, h); err != nil {
		return 0, err
	}
	for _, part := range []string{m.lex.slots, m.lex.parents, m.table} {
		b.WriteString(part)
	}
	sum := sha256.Sum256(b.Bytes())
	b.Write(sum[:])
	return b.WriteTo(w)
}

var (
	errNoModel = errors.New("not a names model of this version of stakeout")
	errDamaged = errors.New("the names model is damaged")
)

// Open returns the model in the bytes of a file, which it uses where they lie. It
// looks at their number and not at each of them.
func Open(data string) (*Model, error) {
	rest, ok := strings.CutPrefix(data, magic)
	if !ok {
		return nil, errNoModel
	}
	var h header
	size := binary.Size(h)
	if len(rest) < size+sha256.Size {
		return nil, errDamaged
	}
	if _, err := binary.Decode([]byte(rest[:size]), binary.LittleEndian, &h); err != nil {
		return nil, errDamaged
	}
	body := rest[size : len(rest)-sha256.Size]
	slots, parents := slotBytes*uint64(h.Slots), parentBytes*uint64(h.Parents)
	if uint64(len(body)) != slots+parents+uint64(bucketSize)*uint64(h.Buckets) || h.Slots == 0 || h.Parents != 1<<clusterBits || h.Buckets == 0 {
		return nil, errDamaged
	}
	lex := &lexicon{body[:slots], body[slots : slots+parents]}
	return &Model{lex, body[slots+parents:], h.Transitions, h.Unit}, nil
}
