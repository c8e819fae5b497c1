CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  guid TEXT,
  external_id TEXT,
  content_hash TEXT NOT NULL,
  revision INTEGER NOT NULL,
  change BIGINT NOT NULL UNIQUE,
  first_seen BIGINT NOT NULL,
  published TEXT,
  language TEXT,
  title TEXT NOT NULL,
  content TEXT NOT NULL
);
CREATE INDEX article_by_guid ON article (guid) WHERE guid IS NOT NULL;
CREATE INDEX article_by_hash ON article (content_hash);
CREATE INDEX article_by_date ON article (published, id);

CREATE TABLE article_topic (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  topic TEXT NOT NULL,
  PRIMARY KEY (article_id, topic)
);
CREATE INDEX article_by_topic ON article_topic (topic, article_id);

CREATE TABLE article_revision (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  seen_at BIGINT NOT NULL,
  content_hash TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (article_id, revision)
);

CREATE TABLE archive_change (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  number BIGINT NOT NULL
);
INSERT INTO archive_change (only_row, number) VALUES (1, 0);
