-- 0560: the roles that a role contains (R114), under the role's own id. No role contains anything yet.
-- family: replicated

CREATE TABLE role_contents (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    contained {json} NOT NULL
) {by_key};
