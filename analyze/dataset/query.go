package dataset

import (
	"context"
	"database/sql"
	"iter"
)

// Query runs an SQL statement and returns the names of its columns and its rows,
// whose values are nil, int64, float64, string or []byte. The rows must be read to
// their end, or broken off, before the next call.
func (d *Dataset) Query(ctx context.Context, statement string, values ...any) (columns []string, rows iter.Seq2[[]any, error], err error) {
	result, err := d.db.QueryContext(ctx, statement, values...)
	if err != nil {
		return nil, nil, d.explain(err)
	}
	if columns, err = result.Columns(); err != nil {
		result.Close()
		return nil, nil, d.explain(err)
	}
	return columns, func(yield func([]any, error) bool) {
		defer result.Close()
		for result.Next() {
			row, err := scanRow(result, len(columns))
			if !yield(row, d.explain(err)) {
				return
			}
		}
		if err := result.Err(); err != nil {
			yield(nil, d.explain(err))
		}
	}, nil
}

func scanRow(rows *sql.Rows, n int) ([]any, error) {
	row := make([]any, n)
	targets := make([]any, n)
	for i := range row {
		targets[i] = &row[i]
	}
	return row, rows.Scan(targets...)
}

// search finds posts by their words, the most fitting first, with the passage that
// fits.
const search = `SELECT posts.published, posts.title, snippet(posts_search, 1, '', '', '…', 24) AS passage, posts.url, posts.key AS id
	FROM posts_search JOIN posts ON posts.id = posts_search.rowid
	WHERE posts_search MATCH ? AND posts.gone IS NULL ORDER BY posts_search.rank, posts.id`

// Search finds posts by their words, in the language of FTS5: words that all must be
// there, "phrases", OR, NOT, prefix*.
func (d *Dataset) Search(ctx context.Context, words string) (columns []string, rows iter.Seq2[[]any, error], err error) {
	return d.Query(ctx, search, words)
}
