-- Whom a post may call on platforms that can: everyone or here; null for nobody. Set by whoever approved the revision, gone with an edit.
ALTER TABLE proposal ADD COLUMN mention TEXT;
ALTER TABLE dispatch ADD COLUMN mention TEXT;
