-- Who was appointed, by a keyed pseudonym. Owners stand in the configuration, not here.
CREATE TABLE organizer (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('organizer', 'approver')),
  since BIGINT NOT NULL,
  removed_at BIGINT
);
CREATE UNIQUE INDEX organizer_by_name ON organizer (name) WHERE removed_at IS NULL;

-- The accounts of each, on whatever platform; none is left of who was removed.
CREATE TABLE organizer_account (
  pseudonym TEXT PRIMARY KEY,
  organizer_id TEXT NOT NULL REFERENCES organizer (id)
);

-- Append-only and sealed: see AuditLog. Nothing but appending may touch it.
CREATE TABLE audit (
  number BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  seal TEXT NOT NULL
);

-- How many entries there are and the last one's seal: what tells that the newest were cut off.
CREATE TABLE audit_head (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  entries BIGINT NOT NULL,
  seal TEXT NOT NULL
);
INSERT INTO audit_head (only_row, entries, seal) VALUES (1, 0, '');
