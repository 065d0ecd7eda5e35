package main

import (
	"bytes"
	"context"
	"io"
	"iter"
	"os"

	"stakeout/analyze/dataset"
	"stakeout/extract"
)

// isDataset reports whether a file is an SQLite database, by its first bytes.
func isDataset(file string) bool {
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	magic := []byte("SQLite format 3\x00")
	head := make([]byte, len(magic))
	_, err = io.ReadFull(f, head)
	return err == nil && bytes.Equal(head, magic)
}

// storedPosts yields the posts of a dataset that are still there.
func storedPosts(ctx context.Context, file string) iter.Seq2[extract.Post, error] {
	return func(yield func(extract.Post, error) bool) {
		d, err := dataset.OpenReadOnly(ctx, file)
		if err != nil {
			yield(extract.Post{}, err)
			return
		}
		defer d.Close()
		d.Present(ctx)(yield)
	}
}
