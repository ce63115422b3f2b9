-- 0365: the snapshots of large buckets that there are, and where (SYNC 18, ADR 18).
-- family: server
--
-- The files lie in the folder of the node that made them, which is the one that led; who else is asked hands on to it. A row
-- without its file is taken away when that node starts.
CREATE TABLE snapshot (
    -- Of its manifest, hexadecimal: the name of the file.
    hash {text} PRIMARY KEY,
    bucket {int} NOT NULL,
    node {text} NOT NULL,
    -- The place in the history that it is of.
    epoch {uuid} NOT NULL,
    seq {int} NOT NULL,
    chain {bytes} NOT NULL,
    schema_number {int} NOT NULL,
    row_count {int} NOT NULL,
    data_bytes {int} NOT NULL,
    manifest_bytes {int} NOT NULL
) {by_key};
CREATE INDEX snapshot_bucket ON snapshot (bucket, seq);
