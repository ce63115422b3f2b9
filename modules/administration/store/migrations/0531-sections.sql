-- 0531: the lines of the managing cartable, and who sees them (R011, R012).
-- family: replicated
--
-- Everybody holds all of it, since a line is shown or not by what its reader has. Nothing of the kind was kept before: a city that
-- is there already begins without lines, and `peygird load-base --sections` brings the usual ones.

CREATE TABLE sub_section (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {json} NOT NULL,
    section {text} NOT NULL,
    place {int} NOT NULL,
    icon {text} NOT NULL,
    opens {text} NOT NULL,
    record_type {text},
    standing {text},
    subject_group {uuid},
    region {uuid},
    seen_by {text} NOT NULL,
    active {bool} NOT NULL
) {by_key};

CREATE TABLE section_access (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {json} NOT NULL,
    sub_section {uuid} NOT NULL,
    way {text} NOT NULL,
    role {uuid},
    person {uuid},
    active {bool} NOT NULL
) {by_key};
