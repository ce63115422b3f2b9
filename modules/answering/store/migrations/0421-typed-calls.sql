-- 0421: what was typed in calls to citizens and is not saved yet; an end of the program must not take it. Nothing was kept
-- before.
-- family: desk

CREATE TABLE typed_call (
    id {uuid} PRIMARY KEY,
    answers {json} NOT NULL,
    changed_at {instant} NOT NULL
) {by_rowid};
