-- 0191: canned texts (R108), and who changed which record of base information when.
-- family: replicated
--
-- The history of a record is no part of it: only those who may change records of its type hold it.

CREATE TABLE snippet (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    abbreviation {text} NOT NULL,
    words {json} NOT NULL,
    used_in {json} NOT NULL,
    active {bool} NOT NULL
) {by_key};

CREATE TABLE record_history (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    record_type {text} NOT NULL,
    record {uuid} NOT NULL,
    what {text} NOT NULL,
    author {uuid} NOT NULL,
    at {instant} NOT NULL,
    changed {json} NOT NULL
) {by_key};
CREATE INDEX record_history_record ON record_history (record);
