-- 0140: process definitions, one row for each version.
-- family: replicated

CREATE TABLE process (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    process_key {text} NOT NULL,
    version {int} NOT NULL,
    definition {json} NOT NULL,
    active {bool} NOT NULL
) {by_rowid};
