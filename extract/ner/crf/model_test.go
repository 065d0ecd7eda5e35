package crf

import "testing"

// TestScore puts the weights of two features into a table and adds them up; a third
// feature is not there.
func TestScore(t *testing.T) {
	table := make([]byte, 8*bucketSize)
	var up, down [labels - 1]int8
	for l := range up {
		up[l], down[l] = int8(10*l), int8(-127+l)
	}
	one, two, three := mix(1), mix(2), mix(3)
	if !put(table, one, &up) || !put(table, two, &down) {
		t.Fatal("no room in an empty table")
	}
	m := &Model{table: string(table)}
	var got [labels]int32
	m.score([]uint64{one, three, two, one}, &got)
	var want [labels]int32
	for l := range up {
		want[l+1] = 2*int32(up[l]) + int32(down[l])
	}
	if got != want {
		t.Errorf("scores %v, want %v", got, want)
	}
}

// TestFullBucket wants a bucket to take four features and refuse the fifth.
func TestFullBucket(t *testing.T) {
	table := make([]byte, bucketSize)
	for i := range uint64(bucketSlots + 1) {
		if got, want := put(table, mix(i), &[labels - 1]int8{}), i < bucketSlots; got != want {
			t.Errorf("feature %d: stored %v, want %v", i, got, want)
		}
	}
}
