-- 0420: the calls to citizens about their messages (R100-R105), each with what came of it.
-- family: replicated
--
-- There are none before this: what a citizen said of an older message stands in the notes of its history. They hang on the
-- file of their case.

CREATE TABLE answering_call (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    node {uuid} NOT NULL,
    channel {text} NOT NULL,
    result {text} NOT NULL,
    opinion {text},
    words {text} NOT NULL,
    note {text} NOT NULL,
    ask_again_at {instant},
    reason {text} NOT NULL,
    by_user {uuid} NOT NULL,
    at {instant} NOT NULL
) {by_rowid};
CREATE INDEX answering_call_aggregate ON answering_call (aggregate);
