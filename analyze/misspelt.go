package analyze

import (
	"hash/maphash"
	"strings"
)

// shortestMisspelt is the number of bytes from which on two names that differ in one
// letter are more likely to be one than two.
const shortestMisspelt = 12

// longestMisspelt keeps the work small: longer names are no names.
const longestMisspelt = 80

// mergeMisspelt merges rare names with frequent ones that differ in one letter. Each
// name is looked up with every letter left out in turn, which finds a letter that is
// missing, too many, another, or two that have changed places.
func (r *resolver) mergeMisspelt() {
	seed := maphash.MakeSeed()
	frequent := map[uint64][]*unit{}
	for _, u := range r.units {
		if u.parent == nil && u.mentions >= oftener && canBeMisspelt(u) {
			eachDeletion(seed, u, func(key uint64) { frequent[key] = append(frequent[key], u) })
		}
	}
	for _, u := range r.units {
		if u.parent != nil || !canBeMisspelt(u) {
			continue
		}
		var right *unit
		several := false
		eachDeletion(seed, u, func(key uint64) {
			for _, f := range frequent[key] {
				if f.root() == f && f != u && f.class == u.class && f.legal == u.legal && f.mentions >= oftener*u.mentions && isMisspelling(u.core, f.core, f.class) {
					several = several || right != nil && right != f
					right = f
				}
			}
		})
		if right != nil && !several {
			u.merge(right)
		}
	}
}

func canBeMisspelt(u *unit) bool {
	return len(u.core) >= shortestMisspelt && len(u.core) <= longestMisspelt && strings.Contains(u.core, " ")
}

// eachDeletion tells the hash of a name, and of it without each of its bytes.
func eachDeletion(seed maphash.Seed, u *unit, tell func(uint64)) {
	tell(maphash.String(seed, u.core))
	for i := range len(u.core) {
		var h maphash.Hash
		h.SetSeed(seed)
		h.WriteString(u.core[:i])
		h.WriteString(u.core[i+1:])
		tell(h.Sum64())
	}
}

// isMisspelling reports whether rare may be a misspelling of right: one word differs, a
// long one, in one letter that is not its first or its last. Of people only two letters
// that have changed places, or one that is doubled or not, are taken for a mistake:
// Andersen and Anderson are two.
func isMisspelling(rare, right string, c class) bool {
	a, b := strings.Fields(rare), strings.Fields(right)
	if len(a) != len(b) {
		return false
	}
	at := -1
	for i := range a {
		if a[i] != b[i] {
			if at >= 0 {
				return false
			}
			at = i
		}
	}
	if at < 0 || len(a[at]) < 6 || len(b[at]) < 6 || strings.ContainsAny(a[at]+b[at], "0123456789") {
		return false
	}
	x, y := a[at], b[at]
	start, end := common(x, y)
	if start == 0 || end == 0 {
		return false
	}
	switch dx, dy := x[start:len(x)-end], y[start:len(y)-end]; {
	case len(dx) == 2 && len(dy) == 2:
		return dx[0] == dy[1] && dx[1] == dy[0]
	case len(dx) == 1 && len(dy) == 1:
		return c == bodyClass
	case len(dx)+len(dy) == 1:
		letter := dx + dy
		return c == bodyClass || x[start-1:start] == letter
	}
	return false
}

// common returns how many bytes two different words begin and end with alike.
func common(x, y string) (start, end int) {
	for start < min(len(x), len(y)) && x[start] == y[start] {
		start++
	}
	for end < min(len(x), len(y))-start && x[len(x)-1-end] == y[len(y)-1-end] {
		end++
	}
	return start, end
}
