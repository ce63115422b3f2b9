-- 0355: how long the log remembers what has left a bucket (SYNC 4).
-- family: server
--
-- Entries say which place in the history they have, not when that was: log_mark remembers where the history was at some
-- moments. REMOVE entries up to horizon may be gone. Earlier entries stay until a mark is old enough to tell.
ALTER TABLE server_state ADD COLUMN horizon {int} NOT NULL DEFAULT 0;
CREATE TABLE log_mark (
    at {instant} PRIMARY KEY,
    seq {int} NOT NULL
) {by_rowid};
-- Few entries are REMOVEs, and only those are looked for by age.
CREATE INDEX log_removed ON log (seq) WHERE removed;
