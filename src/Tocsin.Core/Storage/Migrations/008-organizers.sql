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

-- room: organizers are told there what needs them. subscribed: 0 only of a room that never asked for posts.
-- told: the state of which organizers were told last.
ALTER TABLE chat ADD COLUMN room INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chat ADD COLUMN subscribed INTEGER NOT NULL DEFAULT 1;
ALTER TABLE chat ADD COLUMN told TEXT NOT NULL DEFAULT '';
UPDATE chat SET told = COALESCE(suspended, '');

-- 1: it speaks to organizers in their rooms, and a halt does not hold it.
ALTER TABLE dispatch ADD COLUMN for_organizers INTEGER NOT NULL DEFAULT 0;

-- Handed to the outbox; seen_at is for when somebody looked.
ALTER TABLE notice ADD COLUMN posted_at BIGINT;

-- One-time codes of appointments, by their keyed hash only.
CREATE TABLE invitation (
  code_hash TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('organizer', 'approver')),
  by_whom TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);

-- The first of the two who let everything go on, for the halt that began at halted_since.
CREATE TABLE resume_request (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  halted_since BIGINT NOT NULL,
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  asked_at BIGINT NOT NULL
);

-- By which key pseudonyms and seals are made: another one is noticed at the start, not by lost rights.
-- seals_from: after which entry of the audit log the seals are this key's.
CREATE TABLE organizer_key (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  proof TEXT NOT NULL,
  seals_from BIGINT NOT NULL
);
