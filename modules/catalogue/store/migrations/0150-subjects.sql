-- 0150: what messages are about, in two levels (R046).
-- family: replicated

CREATE TABLE subject_group (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {json} NOT NULL,
    active {bool} NOT NULL
) {by_key};

CREATE TABLE subject (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    subject_group {uuid} NOT NULL,
    name {json} NOT NULL,
    process {uuid} NOT NULL,
    responsible_by {text} NOT NULL,
    unit {uuid} NOT NULL,
    deadline_hours {int} NOT NULL,
    active {bool} NOT NULL
) {by_key};
CREATE INDEX subject_group_of ON subject (subject_group);
