CREATE TABLE chat (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  platform TEXT NOT NULL,
  settings TEXT NOT NULL,
  suspended TEXT,
  suspended_detail TEXT,
  changed_at BIGINT NOT NULL
);

-- Up to which instant a schedule's slots have been dealt with, and up to which they are only asked about.
CREATE TABLE schedule_cursor (
  schedule_id BIGINT PRIMARY KEY,
  planned_until BIGINT NOT NULL,
  ask_until BIGINT
);

-- Grows while the program runs; the lock file beside the database repeats it, and so tells an older copy.
CREATE TABLE delivery_generation (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  number BIGINT NOT NULL
);

-- origin: schedule:NUMBER, or hand:KEY for a post that no schedule made.
CREATE TABLE dispatch (
  id INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,
  name TEXT NOT NULL,
  scheduled_at BIGINT NOT NULL,
  local_time TEXT NOT NULL,
  zone TEXT NOT NULL,
  campaign TEXT,
  campaign_revision INTEGER,
  state TEXT NOT NULL CHECK (state IN ('planned', 'asked', 'paused', 'skipped', 'cancelled')),
  state_reason TEXT,
  when_in_doubt TEXT NOT NULL CHECK (when_in_doubt IN ('ask', 'resend')),
  expires_at BIGINT NOT NULL,
  content TEXT NOT NULL,
  audience TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (origin, scheduled_at)
);

CREATE TABLE dispatch_article (
  dispatch_id INTEGER NOT NULL REFERENCES dispatch (id),
  article_id INTEGER NOT NULL,
  PRIMARY KEY (dispatch_id, article_id)
);
CREATE INDEX dispatch_article_by_article ON dispatch_article (article_id);

CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  dispatch_id INTEGER NOT NULL REFERENCES dispatch (id),
  chat_id INTEGER NOT NULL REFERENCES chat (id),
  platform TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'leased', 'sending', 'sent', 'failed', 'in_doubt',
    'suspended', 'expired', 'cancelled', 'corrected', 'recalled')),
  priority INTEGER NOT NULL,
  not_before BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  begun INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  lease_owner TEXT,
  lease_until BIGINT,
  fence BIGINT NOT NULL DEFAULT 0,
  sending_since BIGINT,
  reason TEXT,
  changed_at BIGINT NOT NULL,
  UNIQUE (dispatch_id, chat_id)
);
CREATE INDEX delivery_in_order ON delivery (platform, priority, not_before, id) WHERE state = 'queued';
CREATE INDEX delivery_next ON delivery (platform, not_before) WHERE state = 'queued';
CREATE INDEX delivery_leases ON delivery (lease_until) WHERE state IN ('leased', 'sending');
CREATE INDEX delivery_by_expiry ON delivery (expires_at) WHERE state IN ('queued', 'suspended');
CREATE INDEX delivery_by_chat ON delivery (chat_id, state);

CREATE TABLE delivery_part (
  delivery_id INTEGER NOT NULL REFERENCES delivery (id),
  number INTEGER NOT NULL,
  payload TEXT NOT NULL,
  plain_text TEXT NOT NULL,
  length INTEGER NOT NULL,
  nonce TEXT NOT NULL,
  in_doubt_since BIGINT,
  message_id TEXT,
  sent_at BIGINT,
  PRIMARY KEY (delivery_id, number)
);

-- Append-only: what was tried, and what came of it.
CREATE TABLE attempt (
  id INTEGER PRIMARY KEY,
  delivery_id INTEGER NOT NULL REFERENCES delivery (id),
  part INTEGER NOT NULL,
  fence BIGINT NOT NULL,
  owner TEXT NOT NULL,
  at BIGINT NOT NULL,
  event TEXT NOT NULL,
  detail TEXT
);
CREATE INDEX attempt_by_delivery ON attempt (delivery_id);
CREATE INDEX attempt_by_time ON attempt (at) WHERE event = 'sending';

CREATE TABLE platform_pause (
  scope TEXT PRIMARY KEY,
  until BIGINT NOT NULL
);

-- Holds its one row while everything is halted.
CREATE TABLE halt (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  since BIGINT NOT NULL,
  by_whom TEXT NOT NULL,
  reason TEXT NOT NULL
);

-- Append-only but for seen_at: what organizers must be told.
CREATE TABLE notice (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  data TEXT NOT NULL,
  at BIGINT NOT NULL,
  seen_at BIGINT
);
CREATE INDEX notice_unseen ON notice (kind, subject) WHERE seen_at IS NULL;
