-- 0130: the address tree (R049, R055).
-- family: replicated

CREATE TABLE place (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    parent {uuid},
    level {text} NOT NULL,
    name {json} NOT NULL,
    latitude {int},
    longitude {int},
    unit {uuid},
    active {bool} NOT NULL
) {by_key};
CREATE INDEX place_parent ON place (parent);
