-- 0370: what was looked at on this desk and the server has not heard of yet.
-- family: desk
CREATE TABLE look_journal (
    id {uuid} PRIMARY KEY,
    at {instant} NOT NULL,
    act {text} NOT NULL,
    kind {int},
    aggregate {uuid},
    detail {text} NOT NULL
) {by_key};
