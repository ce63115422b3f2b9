-- 0366: the snapshots that a desk fetches into the store that it builds beside the one in use (SYNC 18, ADR 18).
-- family: desk
--
-- Empty in a store that is in use.
CREATE TABLE coming_snapshot (
    bucket {int} PRIMARY KEY,
    hash {text} NOT NULL,
    seq {int} NOT NULL,
    row_count {int} NOT NULL,
    data_bytes {int} NOT NULL,
    manifest_bytes {int} NOT NULL,
    -- As it came; null until then.
    manifest {bytes},
    -- How many of its parts lie in its file and are synced.
    parts {int} NOT NULL
) {by_rowid};
-- Indexes that are made again when all rows are there, and how.
CREATE TABLE coming_index (
    name {text} PRIMARY KEY,
    statement {text} NOT NULL
) {by_rowid};
