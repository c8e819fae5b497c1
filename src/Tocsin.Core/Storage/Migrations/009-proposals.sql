-- What organizers wish to post. What they ask for and what would be sent stand in the revisions.
-- dispatch_id: what the approved revision put in the outbox; null before, and after an edit took it out again.
CREATE TABLE proposal (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'rejected')),
  dispatch_id INTEGER REFERENCES dispatch (id),
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX proposal_open ON proposal (state, id);

-- Rows are never changed. hash: SHA-256 of content, which approvals are bound to. written_by: an organizer's pseudonym.
CREATE TABLE proposal_revision (
  proposal_id INTEGER NOT NULL REFERENCES proposal (id),
  number INTEGER NOT NULL,
  hash TEXT NOT NULL,
  content TEXT NOT NULL,
  written_by TEXT NOT NULL,
  writer TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (proposal_id, number)
);

-- Append-only. kind: approve, reject, emergency or post.
CREATE TABLE proposal_decision (
  id INTEGER PRIMARY KEY,
  proposal_id INTEGER NOT NULL REFERENCES proposal (id),
  revision INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('approve', 'reject', 'emergency', 'post')),
  by_whom TEXT NOT NULL,
  reason TEXT,
  at BIGINT NOT NULL
);
CREATE INDEX decision_by_proposal ON proposal_decision (proposal_id);

-- Which revision an organizer last had before their eyes.
CREATE TABLE proposal_seen (
  proposal_id INTEGER NOT NULL REFERENCES proposal (id),
  organizer TEXT NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (proposal_id, organizer)
);
