-- 0402: whose cases come to which expert (R069), and the books by which rules find him: the areas of one authority, and those
-- without one.
-- family: replicated
--
-- Everybody holds all of it. Nobody had an area before: both tables begin empty.

CREATE TABLE expert_area (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {json} NOT NULL,
    post {uuid} NOT NULL,
    unit {uuid},
    region {uuid},
    subject_group {uuid},
    active {bool} NOT NULL
) {by_key};

CREATE TABLE area_book (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    unit {uuid},
    areas {json} NOT NULL
) {by_key};
