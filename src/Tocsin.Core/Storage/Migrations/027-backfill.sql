-- What the last list of a walk showed: one that shows the same again has come to its end.
ALTER TABLE backfill ADD COLUMN shown TEXT;
