-- 0170: the file of a case: its words, who holds or held it, its referrals and its history.
-- family: replicated
--
-- A cartable is the stays of some posts (0230).

CREATE TABLE case_file (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    words {text} NOT NULL,
    caller_name {text} NOT NULL,
    caller_phone {text} NOT NULL,
    answers {json} NOT NULL,
    units {json} NOT NULL,
    subject_group {uuid},
    closed_period {int}
) {by_rowid};

CREATE TABLE case_node (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    node {text} NOT NULL,
    state {text} NOT NULL,
    branch {text} NOT NULL,
    holder {uuid},
    unit {uuid},
    taken_by {uuid},
    taken_at {instant},
    opened_at {instant} NOT NULL,
    opened_by {uuid} NOT NULL,
    closed_at {instant},
    closed_by {uuid},
    closing {text},
    operation {text}
) {by_rowid};
CREATE INDEX case_node_aggregate ON case_node (aggregate);

CREATE TABLE case_referral (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    node {uuid} NOT NULL,
    from_post {uuid},
    to_post {uuid} NOT NULL,
    note {text} NOT NULL,
    by_user {uuid} NOT NULL,
    at {instant} NOT NULL
) {by_rowid};
CREATE INDEX case_referral_aggregate ON case_referral (aggregate);

CREATE TABLE case_history (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    what {text} NOT NULL,
    by_user {uuid} NOT NULL,
    at {instant} NOT NULL,
    node {uuid},
    words {text} NOT NULL,
    details {json} NOT NULL
) {by_rowid};
CREATE INDEX case_history_aggregate ON case_history (aggregate);
