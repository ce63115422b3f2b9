-- 0120: what needs a person's attention (R244).
-- family: replicated
--
-- The typed command stands in the row, so that nothing has to be typed again.

CREATE TABLE attention (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    user_id {uuid} NOT NULL,
    command_id {uuid} NOT NULL,
    reason {text} NOT NULL,
    error_id {text} NOT NULL,
    error_values {json} NOT NULL,
    command_kind {text} NOT NULL,
    arguments {json} NOT NULL,
    at {instant} NOT NULL,
    settled {bool} NOT NULL
) {by_rowid};
CREATE INDEX attention_open ON attention (user_id, settled, at);
