-- A schedule, or another form of one, that somebody asked for in chat: it becomes one when a second person approves it.
-- A row never changes but for the decision on it, so that whoever approves number 7 approves what they read.
CREATE TABLE schedule_wish (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  replaces INTEGER NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_at BIGINT NOT NULL,
  decision TEXT CHECK (decision IN ('approved', 'rejected', 'withdrawn')),
  decided_by TEXT,
  decided_at BIGINT
);
CREATE UNIQUE INDEX schedule_wish_open ON schedule_wish (campaign_id, name) WHERE decided_at IS NULL;
