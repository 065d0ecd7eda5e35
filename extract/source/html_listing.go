package source

import "stakeout/extract"

// splitListing returns the posts of a page that lists several, nil for a page that is
// one article.
func splitListing(p *htmlPage) []extract.Post { return nil }
