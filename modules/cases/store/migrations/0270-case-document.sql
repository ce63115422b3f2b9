-- 0270: the documents of a case. Their bytes lie beside the database, by the name of their content.
-- family: replicated
--
-- There are none before this. Who may have the bytes is found by their name.

CREATE TABLE case_document (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    what {text} NOT NULL,
    title {text} NOT NULL,
    file_name {text} NOT NULL,
    media_type {text} NOT NULL,
    size {int} NOT NULL,
    sha256 {text} NOT NULL,
    note {text} NOT NULL,
    by_user {uuid} NOT NULL,
    at {instant} NOT NULL,
    review {text},
    review_note {text},
    reviewed_by {uuid},
    reviewed_at {instant}
) {by_rowid};
CREATE INDEX case_document_aggregate ON case_document (aggregate);
CREATE INDEX case_document_sha256 ON case_document (sha256);
