-- Up to which revision organizers were told that a posted article has changed.
CREATE TABLE article_told (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL
);

-- Sites that organizers asked to follow and whose feed is still to be found; by_whom is an organizer's pseudonym.
CREATE TABLE source_wish (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  settings TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  asked_at BIGINT NOT NULL
);

-- What organizers are told goes to their notices in the transaction of what happened.
DROP TABLE source_event;
