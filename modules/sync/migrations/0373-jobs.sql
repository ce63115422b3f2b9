-- 0373: work of the server on more than one command may touch: what is done of it, so that whoever leads next goes on, and
-- what each part was, so that it can be taken back.
-- family: server
CREATE TABLE job (
    id {uuid} PRIMARY KEY,
    kind {text} NOT NULL,
    arguments {json} NOT NULL,
    asked_by {uuid} NOT NULL,
    asked_at {instant} NOT NULL,
    state {text} NOT NULL,
    position {uuid},
    planned {int} NOT NULL,
    total {int} NOT NULL,
    changed_at {instant} NOT NULL,
    reason {json}
) {by_key};
CREATE INDEX job_state ON job (state);
-- A part is written before its command runs: a command that ran is never without its part.
CREATE TABLE job_part (
    job {uuid} NOT NULL,
    number {int} NOT NULL,
    thing {uuid} NOT NULL,
    act {json} NOT NULL,
    back {json},
    state {text} NOT NULL,
    reason {json},
    PRIMARY KEY (job, number)
) {by_key};
CREATE INDEX job_part_state ON job_part (job, state, number);
