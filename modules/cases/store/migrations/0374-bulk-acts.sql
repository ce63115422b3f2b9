-- 0374: the last act on many cases that was given on this desk, case by case: a program that ended in the middle of it says
-- so and goes on, and it can be taken back as one. Nothing was kept before.
-- family: desk

CREATE TABLE bulk_act (
    id {uuid} PRIMARY KEY,
    to_post {uuid} NOT NULL,
    to_name {text} NOT NULL,
    note {text} NOT NULL
) {by_rowid};
CREATE TABLE bulk_part (
    act {uuid} NOT NULL,
    number {int} NOT NULL,
    case_id {uuid} NOT NULL,
    code {text} NOT NULL,
    node {uuid} NOT NULL,
    from_post {uuid},
    state {text} NOT NULL,
    PRIMARY KEY (act, number)
) {by_key};
