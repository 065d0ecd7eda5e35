package source

import (
	"encoding/json"
	"fmt"
	"strings"

	"stakeout/extract"
)

func jsonlPosts(text string) (posts []extract.Post) {
	for line := range strings.Lines(text) {
		var r struct {
			ID   any
			Text string
		}
		if json.Unmarshal([]byte(line), &r) == nil {
			posts = append(posts, extract.Post{ID: fmt.Sprint(r.ID), Text: r.Text})
		}
	}
	return posts
}
