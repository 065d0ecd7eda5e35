package extract

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"sync"
)

// stakeModel weighs the features of a question: three log-linear models over one set
// of features (Berger, Della Pietra and Della Pietra 1996), learnt by TrainStakes.
type stakeModel struct {
	stake  map[feature][1]float32             // whether the quantity is a stake
	party  map[feature][roles]float32         // which candidate has each role
	status map[feature][len(statuses)]float32 // how the holder stands to the share
}

// The roles of candidates.
const (
	companyRole = iota
	haverRole   // who has the share or gets it
	giverRole   // who gives it up
	roles
)

// statuses are the statuses in the order of their weights.
var statuses = [...]Status{Held, Acquired, Acquiring, Disposed, Disposing}

// gives reports whether the holder gives the share up.
func (s Status) gives() bool { return s == Disposed || s == Disposing }

//go:embed stake_model.bin
var stakeModelFile []byte

// ownModel is the model that the finder uses.
var ownModel = sync.OnceValue(func() *stakeModel {
	m, err := readStakeModel(stakeModelFile)
	if err != nil {
		panic(err) // the file is part of the binary
	}
	return m
})

// stakeMagic begins the file of a model. Three tables follow, each the number of its
// rows as uint32, then its rows in the order of the features: the feature as uint32, then its
// weights as float32, all little-endian.
const stakeMagic = "stakes 1"

// WriteTo writes the model.
func (m *stakeModel) WriteTo(w io.Writer) (int64, error) {
	data := []byte(stakeMagic)
	data = appendTable(data, m.stake, func(v [1]float32) []float32 { return v[:] })
	data = appendTable(data, m.party, func(v [roles]float32) []float32 { return v[:] })
	data = appendTable(data, m.status, func(v [len(statuses)]float32) []float32 { return v[:] })
	n, err := w.Write(data)
	return int64(n), err
}

func appendTable[V any](data []byte, table map[feature]V, values func(V) []float32) []byte {
	data = binary.LittleEndian.AppendUint32(data, uint32(len(table)))
	for _, f := range slices.Sorted(maps.Keys(table)) {
		data = binary.LittleEndian.AppendUint32(data, uint32(f))
		for _, v := range values(table[f]) {
			data = binary.LittleEndian.AppendUint32(data, math.Float32bits(v))
		}
	}
	return data
}

// readStakeModel reads what WriteTo has written.
func readStakeModel(data []byte) (*stakeModel, error) {
	if len(data) < len(stakeMagic) || string(data[:len(stakeMagic)]) != stakeMagic {
		return nil, fmt.Errorf("no model of stakes: want a file that begins with %q", stakeMagic)
	}
	r := tableReader{data: data[len(stakeMagic):]}
	m := &stakeModel{stake: map[feature][1]float32{}, party: map[feature][roles]float32{}, status: map[feature][len(statuses)]float32{}}
	r.table(1, func(f feature, v []float32) { m.stake[f] = [1]float32(v) })
	r.table(roles, func(f feature, v []float32) { m.party[f] = [roles]float32(v) })
	r.table(len(statuses), func(f feature, v []float32) { m.status[f] = [len(statuses)]float32(v) })
	if r.short || len(r.data) > 0 {
		return nil, fmt.Errorf("the model of stakes is damaged")
	}
	return m, nil
}

// tableReader reads the tables of a model one after the other.
type tableReader struct {
	data  []byte
	short bool // a table was cut off
}

// table hands every row of the next table, with width weights, to row.
func (r *tableReader) table(width int, row func(f feature, v []float32)) {
	if len(r.data) < 4 {
		r.short = true
		return
	}
	n := int(binary.LittleEndian.Uint32(r.data))
	r.data = r.data[4:]
	size := 4 + 4*width
	if n > len(r.data)/size {
		r.short = true
		return
	}
	v := make([]float32, width)
	for range n {
		f := feature(binary.LittleEndian.Uint32(r.data))
		for i := range v {
			v[i] = math.Float32frombits(binary.LittleEndian.Uint32(r.data[4+4*i:]))
		}
		row(f, v)
		r.data = r.data[size:]
	}
}

// isStake returns the probability that a quantity is a stake.
func (m *stakeModel) isStake(list features) float64 {
	var sum float32
	for _, f := range list {
		sum += m.stake[f][0]
	}
	return 1 / (1 + math.Exp(-float64(sum)))
}

// partyScores returns what the features of a candidate say for each role.
func (m *stakeModel) partyScores(list features) (scores [roles]float64) {
	for _, f := range list {
		if row, known := m.party[f]; known {
			for i, w := range row {
				scores[i] += float64(w)
			}
		}
	}
	return scores
}

// statusOf returns the most probable status of a holder who gives the share up or
// does not, and its probability.
func (m *stakeModel) statusOf(list features, gives bool) (Status, float64) {
	var scores []float64
	var among []Status
	for i, s := range statuses {
		if s.gives() != gives {
			continue
		}
		sum := 0.0
		for _, f := range list {
			sum += float64(m.status[f][i])
		}
		scores, among = append(scores, sum), append(among, s)
	}
	softmax(scores)
	best := 0
	for i := range scores {
		if scores[i] > scores[best] {
			best = i
		}
	}
	return among[best], scores[best]
}

// softmax turns scores into probabilities.
func softmax(scores []float64) {
	top := slices.Max(scores)
	sum := 0.0
	for i, s := range scores {
		scores[i] = math.Exp(s - top)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
}
