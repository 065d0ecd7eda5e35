-- The tables of a dataset, in their first version; dataset.go has what came later.
-- Offsets count Unicode code points of posts.text from 0,
-- half-open: substr(posts.text, start + 1, "end" - start) is a fact's text.

CREATE TABLE sources (
	id            INTEGER PRIMARY KEY,
	url           TEXT NOT NULL UNIQUE, -- as it was typed
	route         TEXT NOT NULL DEFAULT '', -- how it is read: rest, feed, html, sitemap, file; '' when not yet known
	endpoint      TEXT NOT NULL DEFAULT '', -- the address that lists its posts
	resume        TEXT NOT NULL DEFAULT '', -- the page that reading goes on with when it was cut off; '' when it came to its end
	since         TEXT NOT NULL DEFAULT '', -- posts published before are left out
	allow_private INTEGER NOT NULL DEFAULT 0,
	delay         REAL NOT NULL DEFAULT 1, -- seconds between two requests
	paused        INTEGER NOT NULL DEFAULT 0,
	added         TEXT NOT NULL,
	refreshed     TEXT, -- when it was last read to its end
	error         TEXT NOT NULL DEFAULT '' -- why it could not be, the last time
) STRICT;

-- The log of what was fetched, with what the server said of its version.
CREATE TABLE pages (
	id            INTEGER PRIMARY KEY,
	source_id     INTEGER REFERENCES sources(id) ON DELETE SET NULL,
	url           TEXT NOT NULL,
	status        INTEGER NOT NULL,
	etag          TEXT NOT NULL DEFAULT '',
	last_modified TEXT NOT NULL DEFAULT '',
	fetched       TEXT NOT NULL
) STRICT;
CREATE INDEX pages_url ON pages(url);
CREATE INDEX pages_source ON pages(source_id);

CREATE TABLE posts (
	id        INTEGER PRIMARY KEY,
	key       TEXT NOT NULL UNIQUE, -- the "id" of JSON
	url       TEXT NOT NULL,
	title     TEXT NOT NULL,
	site      TEXT NOT NULL,
	language  TEXT NOT NULL, -- BCP 47, '' when unknown
	authors   TEXT NOT NULL, -- a JSON array
	published TEXT, -- RFC 3339, as far as it is known
	text      TEXT NOT NULL,
	excerpt   INTEGER NOT NULL, -- the source shows only the beginning
	retrieved TEXT,
	sha256    TEXT NOT NULL, -- of title, authors, date and text
	added     TEXT NOT NULL,
	changed   TEXT, -- when this version replaced another
	gone      TEXT, -- when the post was found to be there no more
	analysed  TEXT NOT NULL -- the version of the program that found the facts
) STRICT;
CREATE INDEX posts_url ON posts(url);
CREATE INDEX posts_published ON posts(published);

-- What posts said before they were changed.
CREATE TABLE versions (
	id        INTEGER PRIMARY KEY,
	post_id   INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
	title     TEXT NOT NULL,
	authors   TEXT NOT NULL,
	published TEXT,
	text      TEXT NOT NULL,
	sha256    TEXT NOT NULL,
	replaced  TEXT NOT NULL
) STRICT;
CREATE INDEX versions_post ON versions(post_id);

-- Which source lists which post, by what it calls it. A listed post that is not
-- stored (behind a password, too old) has no post_id.
CREATE TABLE listed (
	source_id INTEGER NOT NULL REFERENCES sources(id) ON DELETE CASCADE,
	remote    TEXT NOT NULL,
	post_id   INTEGER REFERENCES posts(id) ON DELETE CASCADE,
	modified  TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (source_id, remote)
) STRICT, WITHOUT ROWID;
CREATE INDEX listed_post ON listed(post_id);

CREATE TABLE mentions (
	id      INTEGER PRIMARY KEY,
	post_id INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
	name    TEXT NOT NULL COLLATE NOCASE,
	kind    TEXT NOT NULL,
	start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, rule TEXT NOT NULL, score REAL NOT NULL
) STRICT;
CREATE INDEX mentions_name ON mentions(name, post_id);
CREATE INDEX mentions_post ON mentions(post_id);

CREATE TABLE stakes (
	id            INTEGER PRIMARY KEY,
	post_id       INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
	holder        TEXT COLLATE NOCASE,
	company       TEXT COLLATE NOCASE,
	exact         REAL,
	min           REAL,
	max           REAL,
	min_exclusive INTEGER NOT NULL,
	max_exclusive INTEGER NOT NULL,
	approximate   INTEGER NOT NULL,
	status        TEXT NOT NULL,
	previous      REAL,
	as_of         TEXT,
	sentence      TEXT NOT NULL,
	start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, rule TEXT NOT NULL, score REAL NOT NULL
) STRICT;
CREATE INDEX stakes_post ON stakes(post_id);
CREATE INDEX stakes_holder ON stakes(holder, company);
CREATE INDEX stakes_company ON stakes(company);

CREATE TABLE money (
	id        INTEGER PRIMARY KEY,
	post_id   INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
	amount    REAL NOT NULL,
	currency  TEXT,
	qualifier TEXT NOT NULL,
	range     INTEGER,
	start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, rule TEXT NOT NULL, score REAL NOT NULL
) STRICT;
CREATE INDEX money_post ON money(post_id);

CREATE TABLE percentages (
	id      INTEGER PRIMARY KEY,
	post_id INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
	value   REAL NOT NULL,
	stake   INTEGER NOT NULL,
	start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, rule TEXT NOT NULL, score REAL NOT NULL
) STRICT;
CREATE INDEX percentages_post ON percentages(post_id);

CREATE TABLE dates (
	id      INTEGER PRIMARY KEY,
	post_id INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
	date    TEXT,
	start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, rule TEXT NOT NULL, score REAL NOT NULL
) STRICT;
CREATE INDEX dates_post ON dates(post_id);

CREATE TABLE quotes (
	id      INTEGER PRIMARY KEY,
	post_id INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
	speaker TEXT COLLATE NOCASE,
	cue     TEXT NOT NULL,
	start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, rule TEXT NOT NULL, score REAL NOT NULL
) STRICT;
CREATE INDEX quotes_post ON quotes(post_id);
CREATE INDEX quotes_speaker ON quotes(speaker);

CREATE VIRTUAL TABLE posts_search USING fts5(title, text, content='posts', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER posts_added AFTER INSERT ON posts BEGIN
	INSERT INTO posts_search(rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER posts_removed AFTER DELETE ON posts BEGIN
	INSERT INTO posts_search(posts_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;
CREATE TRIGGER posts_rewritten AFTER UPDATE OF title, text ON posts BEGIN
	INSERT INTO posts_search(posts_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
	INSERT INTO posts_search(rowid, title, text) VALUES (new.id, new.title, new.text);
END;

-- The newest statement about each holder and company, of posts that are still there.
-- Neither view groups or ranks, so that a name asked for is looked up in an index.
CREATE VIEW stakes_current AS
SELECT stakes.holder, stakes.company, stakes.exact, stakes.min, stakes.max, stakes.status, stakes.as_of, stakes.sentence,
	posts.published, posts.title, posts.url, stakes.post_id
FROM stakes JOIN posts ON posts.id = stakes.post_id
WHERE posts.gone IS NULL AND stakes.holder IS NOT NULL AND stakes.company IS NOT NULL AND NOT EXISTS (
	SELECT 1 FROM stakes AS newer JOIN posts AS newer_post ON newer_post.id = newer.post_id
	WHERE newer.holder = stakes.holder AND newer.company = stakes.company AND newer_post.gone IS NULL
		AND (coalesce(newer_post.published, ''), newer.id) > (coalesce(posts.published, ''), stakes.id)
);

-- Who is named in which post, and how often.
CREATE VIEW mentions_by_post AS
SELECT mentions.name, mentions.kind,
	(SELECT count(*) FROM mentions AS each WHERE each.name = mentions.name AND each.post_id = mentions.post_id AND each.kind = mentions.kind) AS mentions,
	posts.published, posts.title, posts.url, mentions.post_id
FROM mentions JOIN posts ON posts.id = mentions.post_id
WHERE posts.gone IS NULL AND NOT EXISTS (
	SELECT 1 FROM mentions AS earlier
	WHERE earlier.name = mentions.name AND earlier.post_id = mentions.post_id AND earlier.kind = mentions.kind AND earlier.id < mentions.id
);
