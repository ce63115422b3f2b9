-- 0290: what staff may write of a citizen, permanent subscribers with their code (R038, R039), proposals of people who
-- changed one field at the same time, and who took a message that still lies where it began (R041). Citizens and files
-- that are there have none of it: the columns stay empty, which changes no hash.
-- family: replicated

ALTER TABLE citizen ADD COLUMN note {text};
ALTER TABLE citizen ADD COLUMN national_id {text};
ALTER TABLE citizen ADD COLUMN subscription_code {text};
ALTER TABLE citizen ADD COLUMN subscription_alias {text};
ALTER TABLE citizen ADD COLUMN subscribed_at {instant};
CREATE INDEX citizen_subscription ON citizen (subscription_code) WHERE subscription_code IS NOT NULL;
CREATE INDEX citizen_subscription_alias ON citizen (subscription_alias) WHERE subscription_alias IS NOT NULL;

ALTER TABLE case_file ADD COLUMN with_author {uuid};

CREATE TABLE citizen_contact (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    what {text} NOT NULL,
    text {text} NOT NULL,
    active {bool} NOT NULL
) {by_rowid};
CREATE INDEX citizen_contact_aggregate ON citizen_contact (aggregate);
CREATE INDEX citizen_contact_text ON citizen_contact (text);

CREATE TABLE citizen_history (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    what {text} NOT NULL,
    by_user {uuid} NOT NULL,
    at {instant} NOT NULL,
    details {json} NOT NULL
) {by_rowid};
CREATE INDEX citizen_history_aggregate ON citizen_history (aggregate);

CREATE TABLE citizen_proposal (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    field {text} NOT NULL,
    seen {json} NOT NULL,
    found {json} NOT NULL,
    wanted {json} NOT NULL,
    by_user {uuid} NOT NULL,
    at {instant} NOT NULL,
    attention {uuid} NOT NULL,
    state {text} NOT NULL,
    settled_by {uuid},
    settled_at {instant}
) {by_rowid};
CREATE INDEX citizen_proposal_aggregate ON citizen_proposal (aggregate);

CREATE TABLE case_proposal (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    field {text} NOT NULL,
    seen {json} NOT NULL,
    found {json} NOT NULL,
    wanted {json} NOT NULL,
    by_user {uuid} NOT NULL,
    at {instant} NOT NULL,
    attention {uuid} NOT NULL,
    state {text} NOT NULL,
    settled_by {uuid},
    settled_at {instant}
) {by_rowid};
CREATE INDEX case_proposal_aggregate ON case_proposal (aggregate);
