-- 0511: which record of base information is shown as which other one of its type (docs/adr/0033).
-- family: replicated
--
-- Everybody holds all of it, since whoever reads a name follows it. Nothing was merged before: the table begins empty.

CREATE TABLE record_merge (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    record_type {text} NOT NULL,
    record {uuid} NOT NULL,
    kept {uuid} NOT NULL,
    was_active {bool} NOT NULL,
    by_user {uuid} NOT NULL,
    at {instant} NOT NULL,
    active {bool} NOT NULL
) {by_key};
