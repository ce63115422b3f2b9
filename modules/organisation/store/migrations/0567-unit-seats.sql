-- 0567: the post below which a unit stands in the chart (R111), under the unit's own id. All units stand below the head of the unit above.
-- family: replicated

CREATE TABLE unit_seat (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    post {uuid}
) {by_key};
