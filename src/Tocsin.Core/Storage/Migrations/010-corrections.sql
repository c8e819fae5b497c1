-- A revision is the number of the correction whose content it is; 0 is what was planned.
ALTER TABLE dispatch ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
ALTER TABLE delivery ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;

-- sent_to: the address under which the message's id means something. fixed: it stands and cannot be edited; others took its place.
ALTER TABLE delivery_part ADD COLUMN sent_to TEXT;
ALTER TABLE delivery_part ADD COLUMN fixed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX delivery_part_by_message ON delivery_part (message_id) WHERE message_id IS NOT NULL;

CREATE TABLE dispatch_revision (
  dispatch_id INTEGER NOT NULL REFERENCES dispatch (id) ON DELETE CASCADE,
  revision BIGINT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (dispatch_id, revision)
);

-- number: in which order corrections were applied; null until then. delivery_id: the one copy it is for; null for all.
CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('correct', 'recall')),
  deletes INTEGER NOT NULL DEFAULT 0,
  subject TEXT NOT NULL,
  reason TEXT,
  delivery_id INTEGER,
  hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'applied', 'rejected', 'stale')),
  number BIGINT UNIQUE,
  proposed_by TEXT NOT NULL,
  proposed_name TEXT NOT NULL,
  proposed_at BIGINT NOT NULL,
  decided_by TEXT,
  decided_name TEXT,
  decided_at BIGINT,
  emergency INTEGER NOT NULL DEFAULT 0,
  told_at BIGINT
);
CREATE INDEX correction_open ON correction (id) WHERE state = 'applied' AND told_at IS NULL;

-- What each dispatch says from then on, without the line that says it was corrected; null for a recall. As it is posted it
-- stands in dispatch_revision. based_on: the revision that it was made from.
CREATE TABLE correction_post (
  correction_id INTEGER NOT NULL REFERENCES correction (id),
  dispatch_id INTEGER NOT NULL REFERENCES dispatch (id) ON DELETE CASCADE,
  based_on BIGINT NOT NULL,
  unmarked TEXT,
  PRIMARY KEY (correction_id, dispatch_id)
);
CREATE INDEX correction_post_by_dispatch ON correction_post (dispatch_id);

-- One correction in one chat; it goes with its delivery when that is purged.
CREATE TABLE correction_delivery (
  id INTEGER PRIMARY KEY,
  correction_id INTEGER NOT NULL REFERENCES correction (id),
  delivery_id INTEGER NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
  number BIGINT NOT NULL,
  withdraws INTEGER NOT NULL,
  platform TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'leased', 'sending', 'done', 'gone', 'failed', 'in_doubt', 'superseded', 'unneeded')),
  not_before BIGINT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  lease_owner TEXT,
  lease_until BIGINT,
  fence BIGINT NOT NULL DEFAULT 0,
  sending_since BIGINT,
  reason TEXT,
  changed_at BIGINT NOT NULL,
  UNIQUE (correction_id, delivery_id)
);
CREATE INDEX correction_delivery_in_order ON correction_delivery (platform, not_before, id) WHERE state = 'queued';
CREATE INDEX correction_delivery_leases ON correction_delivery (lease_until) WHERE state IN ('leased', 'sending');
CREATE INDEX correction_delivery_by_delivery ON correction_delivery (delivery_id, number);

-- The requests that it takes, in order; frozen before the first leaves. target: the part of the delivery that it changes.
CREATE TABLE correction_part (
  item_id INTEGER NOT NULL REFERENCES correction_delivery (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('edit', 'notice', 'delete', 'post')),
  target INTEGER NOT NULL,
  message_id TEXT,
  payload TEXT NOT NULL,
  plain_text TEXT NOT NULL,
  length INTEGER NOT NULL,
  nonce TEXT NOT NULL,
  in_doubt_since BIGINT,
  outcome TEXT CHECK (outcome IN ('done', 'gone', 'refused', 'skipped')),
  detail TEXT,
  PRIMARY KEY (item_id, number)
);
