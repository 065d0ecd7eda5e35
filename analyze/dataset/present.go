package dataset

import (
	"context"
	"iter"

	"stakeout/extract"
)

// Present yields the posts that are still there, as far as the extractor and an analysis
// need them, in the order of their dates: those without one first. An error ends them.
func (d *Dataset) Present(ctx context.Context) iter.Seq2[extract.Post, error] {
	return func(yield func(extract.Post, error) bool) {
		rows, err := d.db.QueryContext(ctx, `SELECT key, url, title, site, language, coalesce(published, ''), text, excerpt
			FROM posts WHERE gone IS NULL ORDER BY published, id`)
		if err != nil {
			yield(extract.Post{}, d.explain(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			p := extract.Post{Origin: extract.Origin{Source: d.file}}
			var published string
			err := rows.Scan(&p.ID, &p.URL, &p.Title, &p.Site, &p.Language, &published, &p.Text, &p.Origin.Excerpt)
			if err == nil && published != "" {
				p.Published, err = extract.ParseDate(published)
			}
			if !yield(p, d.explain(err)) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(extract.Post{}, d.explain(err))
		}
	}
}
