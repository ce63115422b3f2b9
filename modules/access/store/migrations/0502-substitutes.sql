-- 0502: who stands in for whom from when until when (R121), the books in which rules find that, and what somebody may for as long as
-- he stands in. There are no substitutes yet.
-- family: replicated

CREATE TABLE substitution (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    person {uuid} NOT NULL,
    substitute {uuid} NOT NULL,
    first_day {text} NOT NULL,
    last_day {text} NOT NULL,
    subject_group {uuid},
    note {text},
    active {bool} NOT NULL
) {by_key};

CREATE TABLE substitute_book (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    substitute {uuid} NOT NULL,
    entries {json} NOT NULL
) {by_key};

CREATE TABLE delegated_right (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    person {uuid} NOT NULL,
    role {uuid} NOT NULL,
    unit {uuid},
    subject_group {uuid},
    active {bool} NOT NULL
) {by_key};
CREATE INDEX delegated_right_aggregate ON delegated_right (aggregate);
