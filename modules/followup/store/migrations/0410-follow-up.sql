-- 0410: what happens between an expert and the officials: what was asked, what was replied and how well, and visits to the
-- place. They hang on the file of a case, beside its history, and lie in its buckets.
-- family: replicated
--
-- Cases of before have none. The visits of a person are found by his posts.

CREATE TABLE followup_question (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    node {uuid} NOT NULL,
    to_post {uuid},
    words {text} NOT NULL,
    reply_by {instant},
    by_user {uuid} NOT NULL,
    at {instant} NOT NULL
) {by_rowid};
CREATE INDEX followup_question_aggregate ON followup_question (aggregate);

CREATE TABLE followup_reply (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    node {uuid} NOT NULL,
    from_post {uuid},
    words {text} NOT NULL,
    channel {text} NOT NULL,
    entered_by {uuid} NOT NULL,
    at {instant} NOT NULL,
    documents {json} NOT NULL,
    state {text} NOT NULL,
    rating {text},
    rating_note {text},
    rated_by {uuid},
    rated_at {instant}
) {by_rowid};
CREATE INDEX followup_reply_aggregate ON followup_reply (aggregate);

CREATE TABLE followup_visit (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    visitor {uuid},
    day {instant} NOT NULL,
    note {text} NOT NULL,
    asked_by {uuid} NOT NULL,
    asked_at {instant} NOT NULL,
    state {text} NOT NULL,
    words {text},
    latitude {int},
    longitude {int},
    documents {json} NOT NULL,
    by_user {uuid},
    at {instant}
) {by_rowid};
CREATE INDEX followup_visit_aggregate ON followup_visit (aggregate);
CREATE INDEX followup_visit_day ON followup_visit (visitor, day);
