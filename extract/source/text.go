package source

import "stakeout/extract"

// splitText reads the posts of a decoded plain text: one, or those of an archive
// page that was saved as text.
func splitText(text string) []extract.Post {
	return []extract.Post{{Text: text}}
}
