// Package analyze says what posts say together. It runs the extractor over a
// stream of posts and sums up what it found.
package analyze

import "stakeout/extract"

// Result is a post with its facts.
type Result struct {
	extract.Post
	extract.Facts
}
