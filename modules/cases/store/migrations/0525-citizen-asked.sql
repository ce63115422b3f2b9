-- 0525: when a case waited for what the citizen was asked, and since when it does: its promise and the due time of the stay do not
-- run meanwhile.
-- family: replicated
--
-- Cases that are there have waited for nobody: no row, and an empty column, which changes no hash. The card says since when, so that
-- whoever may not see the file knows why there is no end.

ALTER TABLE case_card ADD COLUMN citizen_asked_at {instant};
CREATE TABLE case_wait (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    node {uuid} NOT NULL,
    asked_at {instant} NOT NULL,
    asked_by {uuid} NOT NULL,
    due {instant},
    promise {instant},
    ended_at {instant},
    ended_by {uuid},
    ending {text}
) {by_rowid};
CREATE INDEX case_wait_aggregate ON case_wait (aggregate);
