-- 0545: the roles that a post gives to whoever holds it (R113), under the post's own id. No post gives anything yet.
-- family: replicated

CREATE TABLE post_rights (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    roles {json} NOT NULL
) {by_key};
