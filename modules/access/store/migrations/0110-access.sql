-- 0110: roles, and who has them where.
-- family: replicated

CREATE TABLE role (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    role_key {text} NOT NULL,
    name {json} NOT NULL,
    verbs {json} NOT NULL,
    active {bool} NOT NULL,
    kept_months {json} NOT NULL
) {by_key};

CREATE TABLE user_rights (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    changes {int} NOT NULL
) {by_key};

CREATE TABLE assignment (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    role {uuid} NOT NULL,
    unit {uuid},
    subject_group {uuid},
    active {bool} NOT NULL
) {by_key};
CREATE INDEX assignment_aggregate ON assignment (aggregate);
-- Whose rights change when a role does.
CREATE INDEX assignment_role ON assignment (role);
