-- 0100: the organisation's chart, its people, and the rosters by which rules find posts.
-- family: replicated
--
-- Everybody holds all of it. Lists are short and are sorted where they are shown.

CREATE TABLE unit (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    parent {uuid},
    level {text} NOT NULL,
    name {json} NOT NULL,
    active {bool} NOT NULL
) {by_key};
CREATE INDEX unit_parent ON unit (parent);

CREATE TABLE post (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    unit {uuid} NOT NULL,
    name {json} NOT NULL,
    holder {uuid},
    head {bool} NOT NULL,
    role_key {text},
    active {bool} NOT NULL
) {by_key};
CREATE INDEX post_unit ON post (unit);
CREATE INDEX post_holder ON post (holder);

CREATE TABLE person (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    full_name {text} NOT NULL,
    active {bool} NOT NULL
) {by_key};

CREATE TABLE roster (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {text} NOT NULL,
    posts {json} NOT NULL
) {by_key};
