-- url: where the feed is now; url_key: the address by which people added it.
-- origin: 'file' stands in config/sources.yaml and follows it, 'chat' was added by an organizer.
-- filled: 0 until everything of the first sight is in the archive; what comes until then is not announced.
-- reported: 1 once organizers were told of the failure that still lasts.
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  url_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('file', 'chat')),
  settings TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'gone')),
  added_at BIGINT NOT NULL,
  etag TEXT,
  last_modified TEXT,
  filled INTEGER NOT NULL DEFAULT 0,
  interval_ms BIGINT NOT NULL,
  next_try BIGINT NOT NULL,
  last_success BIGINT,
  failures INTEGER NOT NULL DEFAULT 0,
  last_error TEXT,
  reported INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX source_due ON source (next_try) WHERE state = 'active';

-- What a feed has shown: an item whose hash is the same needs no second look. tries counts failed readings of its page.
CREATE TABLE source_item (
  source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  item_key TEXT NOT NULL,
  item_hash TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  seen_at BIGINT NOT NULL,
  PRIMARY KEY (source_id, item_key)
);

-- Which source an article came from: no other may change it, but that of its own site.
CREATE TABLE article_source (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE
);
CREATE INDEX articles_of_source ON article_source (source_id);

-- position: the next number or page; pending: addresses of the current page that are still to be read, as JSON.
CREATE TABLE backfill (
  source_id INTEGER PRIMARY KEY REFERENCES source (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('numbers', 'section', 'feed')),
  address TEXT NOT NULL,
  first BIGINT NOT NULL,
  last BIGINT NOT NULL,
  position BIGINT NOT NULL,
  pending TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'stopped', 'done')),
  found INTEGER NOT NULL DEFAULT 0,
  held INTEGER NOT NULL DEFAULT 0,
  missing INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  tries INTEGER NOT NULL DEFAULT 0,
  next_try BIGINT NOT NULL,
  last_error TEXT
);

-- What organizers are to be told of sources and their articles; carried on to their notices.
CREATE TABLE source_event (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  data TEXT NOT NULL,
  at BIGINT NOT NULL
);
