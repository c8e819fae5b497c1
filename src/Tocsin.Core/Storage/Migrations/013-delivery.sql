-- What each running process last saw of its own clock, so that another one can tell. Skew in milliseconds.
CREATE TABLE delivery_node (
  node TEXT PRIMARY KEY,
  seen_at BIGINT NOT NULL,
  skew BIGINT NOT NULL
);
