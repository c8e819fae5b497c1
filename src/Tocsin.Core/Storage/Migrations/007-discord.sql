CREATE TABLE discord_commands (
  application_id TEXT PRIMARY KEY,
  set_hash TEXT NOT NULL,
  registered_at BIGINT NOT NULL
);

CREATE TABLE discord_welcome (
  guild_id TEXT PRIMARY KEY,
  welcomed_at BIGINT NOT NULL
);

CREATE TABLE discord_forum_post (
  forum_id TEXT NOT NULL,
  nonce TEXT NOT NULL,
  post_key TEXT NOT NULL,
  tried_at BIGINT NOT NULL,
  thread_id TEXT,
  PRIMARY KEY (forum_id, nonce)
);
CREATE INDEX discord_forum_post_by_key ON discord_forum_post (forum_id, post_key, tried_at);
