CREATE TABLE campaign (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL,
  first_seen BIGINT NOT NULL,
  removed_at BIGINT
);

-- Rows are never changed once written, but for the decision on them.
CREATE TABLE campaign_revision (
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  number INTEGER NOT NULL,
  hash TEXT NOT NULL,
  content TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT,
  origin TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  proposed_by TEXT,
  approved_by TEXT,
  approved_at BIGINT,
  rejected_by TEXT,
  rejected_at BIGINT,
  rejection_reason TEXT,
  PRIMARY KEY (campaign_id, number)
);

CREATE TABLE schedule (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  name TEXT NOT NULL,
  rule TEXT NOT NULL,
  zone TEXT NOT NULL,
  definition TEXT NOT NULL,
  origin TEXT NOT NULL,
  first_seen BIGINT NOT NULL,
  since BIGINT NOT NULL,
  paused_at BIGINT,
  removed_at BIGINT,
  UNIQUE (campaign_id, name)
);

CREATE TABLE schedule_skip (
  schedule_id INTEGER NOT NULL REFERENCES schedule (id),
  instant BIGINT NOT NULL,
  PRIMARY KEY (schedule_id, instant)
);
