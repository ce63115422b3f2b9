-- 0565: which contents records of base information name, or named once: by it is decided who may read a file, and that it is used.
-- family: replicated
--
-- Everybody holds all of it. No record named a content before: the table begins empty.

CREATE TABLE record_file (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    record_type {text} NOT NULL,
    record {uuid} NOT NULL,
    sha256 {text} NOT NULL,
    by_user {uuid} NOT NULL,
    at {instant} NOT NULL
) {by_key};
CREATE INDEX record_file_sha256 ON record_file (sha256);
