package crf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"slices"
)

// A model file is the magic line, the header, the parts in its order, and the
// SHA-256 of all that. Numbers are little-endian.
const magic = "stakeout crf 1\n"

// header gives the sizes of the parts and holds the small ones.
type header struct {
	Slots, Parents, Buckets uint32
	Outside                 int32
	Transitions             [labels][labels]int32
}

// WriteTo writes the model as Read reads it.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	b.WriteString(magic)
	h := header{uint32(len(m.lex.slots)), uint32(len(m.lex.parents)), uint32(len(m.table) / bucketSize), m.outside, m.transitions}
	for _, part := range []any{h, m.lex.slots, m.lex.parents, m.table} {
		if err := binary.Write(&b, binary.LittleEndian, part); err != nil {
			return 0, err
		}
	}
	sum := sha256.Sum256(b.Bytes())
	b.Write(sum[:])
	return b.WriteTo(w)
}

var (
	errNoModel = errors.New("not a names model of this version of stakeout")
	errDamaged = errors.New("the names model is damaged")
)

// Read reads a model from the bytes of its file, which it keeps. It returns an error
// when they are no such file, or not as they were written.
func Read(data []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, errNoModel
	}
	var h header
	size, err := binary.Decode(rest, binary.LittleEndian, &h)
	if err != nil || len(rest)-size < sha256.Size {
		return nil, errDamaged
	}
	body := rest[size : len(rest)-sha256.Size]
	want := 8*uint64(h.Slots) + 2*uint64(h.Parents) + uint64(bucketSize)*uint64(h.Buckets)
	sum := sha256.Sum256(data[:len(data)-sha256.Size])
	if uint64(len(body)) != want || !bytes.HasSuffix(data, sum[:]) {
		return nil, errDamaged
	}
	lex := &lexicon{make([]uint64, h.Slots), make([]uint16, h.Parents)}
	at, _ := binary.Decode(body, binary.LittleEndian, lex.slots) // the sizes fit
	n, _ := binary.Decode(body[at:], binary.LittleEndian, lex.parents)
	if !slices.Contains(lex.slots, 0) || h.Parents != 1<<clusterBits || h.Buckets == 0 {
		return nil, errDamaged // a search would not end, or find no place
	}
	return &Model{lex, body[at+n:], h.Transitions, h.Outside}, nil
}
