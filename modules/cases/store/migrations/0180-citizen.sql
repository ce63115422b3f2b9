-- 0180: citizens who called, by their phone.
-- family: replicated

CREATE TABLE citizen (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    phone {text} NOT NULL,
    name {text} NOT NULL,
    first_seen_at {instant} NOT NULL,
    last_contact_year {int} NOT NULL
) {by_rowid};
CREATE INDEX citizen_phone ON citizen (phone);
