-- 0160: the card of a case: what colleagues elsewhere may know of it, and all that lists show.
-- family: replicated
--
-- Lists are of open cases by their promised end, in one unit or in all of them; by status; newest first; all of one
-- citizen; by code (the end of it is searched elsewhere).

CREATE TABLE case_card (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    code {text} NOT NULL,
    alias_code {text},
    subject {uuid} NOT NULL,
    subject_group {uuid},
    place {uuid},
    region {uuid},
    plaque {text} NOT NULL,
    address {text} NOT NULL,
    unit {uuid},
    process {uuid},
    process_version {int},
    node {text} NOT NULL,
    holder {uuid},
    holder_unit {uuid},
    taken_by {uuid},
    open_nodes {int} NOT NULL,
    referrals {int} NOT NULL,
    channel {text} NOT NULL,
    urgency {text} NOT NULL,
    citizen {uuid},
    registered_by {uuid} NOT NULL,
    registered_at {instant} NOT NULL,
    deadline {instant},
    last_change_at {instant} NOT NULL,
    closed_at {instant},
    closed_year {int},
    outcome {text},
    joined_to {uuid},
    intake_flag {text},
    needs_call_back {bool} NOT NULL
) {by_rowid};
CREATE INDEX case_card_code ON case_card (code);
CREATE INDEX case_card_alias ON case_card (alias_code);
CREATE INDEX case_card_deadline ON case_card (closed_year, deadline);
CREATE INDEX case_card_unit ON case_card (unit, closed_year, deadline);
CREATE INDEX case_card_status ON case_card (process, node, deadline);
CREATE INDEX case_card_registered ON case_card (registered_at);
CREATE INDEX case_card_citizen ON case_card (citizen, registered_at);
-- Possible duplicates while the address is typed.
CREATE INDEX case_card_place ON case_card (place, subject, closed_year);
