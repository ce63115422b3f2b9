-- 0210: calls that were begun and not registered yet; a power cut must not take them (R040). Nothing was kept before.
-- family: desk

CREATE TABLE call_draft (
    id {uuid} PRIMARY KEY,
    call {json} NOT NULL,
    on_form {bool} NOT NULL,
    changed_at {instant} NOT NULL
) {by_rowid};
