-- 0568: where units serve those who come (R120). Nothing of the kind was kept before: the table begins empty.
-- family: replicated

CREATE TABLE service_location (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {json} NOT NULL,
    unit {uuid} NOT NULL,
    place {uuid},
    address {text},
    phone {text},
    calendar {uuid},
    note {text},
    active {bool} NOT NULL
) {by_key};
