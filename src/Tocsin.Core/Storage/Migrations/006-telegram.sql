-- The updates that were acted upon, so that one that Telegram delivers again is not. Nothing of what they said.
CREATE TABLE telegram_update (
  update_id BIGINT PRIMARY KEY,
  handled_at BIGINT NOT NULL
);
CREATE INDEX telegram_update_by_time ON telegram_update (handled_at);
