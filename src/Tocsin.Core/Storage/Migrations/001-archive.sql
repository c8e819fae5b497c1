-- change: the archive's change number at the article's last change; unique, so that a follower can go on where it was.
-- announce: 0 keeps schedules from posting it as new (first sight of a source, backfill).
-- content: ArticleContent as JSON; the other columns repeat what queries need.
CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  guid_key TEXT,
  text_key TEXT,
  external_id TEXT,
  content_hash TEXT NOT NULL,
  revision INTEGER NOT NULL,
  change BIGINT NOT NULL UNIQUE,
  first_seen BIGINT NOT NULL,
  published TEXT,
  language TEXT,
  announce INTEGER NOT NULL DEFAULT 1,
  content TEXT NOT NULL
);
CREATE INDEX article_by_guid ON article (guid_key) WHERE guid_key IS NOT NULL;
CREATE INDEX article_by_text ON article (text_key) WHERE text_key IS NOT NULL;
CREATE INDEX article_by_date ON article (published, id);

-- Every address under which an article was ever seen, in canonical form.
CREATE TABLE article_address (
  url_key TEXT PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE
);
CREATE INDEX address_of_article ON article_address (article_id);

-- topic_key: the topic in lower case, by which topics are compared.
CREATE TABLE article_topic (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  topic_key TEXT NOT NULL,
  topic TEXT NOT NULL,
  PRIMARY KEY (article_id, topic_key)
);
CREATE INDEX article_by_topic ON article_topic (topic_key, article_id);

-- The revisions that a later one has replaced; the current one stands in article.
CREATE TABLE article_revision (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  replaced_at BIGINT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (article_id, revision)
);

CREATE TABLE archive_state (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  change BIGINT NOT NULL,
  last_article BIGINT NOT NULL
);
INSERT INTO archive_state (only_row, change, last_article) VALUES (1, 0, 0);
