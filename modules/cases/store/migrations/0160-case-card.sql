-- 0160: the card of a case: what colleagues elsewhere may know of it, and all that lists show.
-- family: replicated
--
-- Found by code and by the code that was told instead; newest first; by citizen. The indexes of lists are in 0230.
-- Every index weighs on each of two million cards (docs/performance.md).

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
    closed_period {int},
    outcome {text},
    joined_to {uuid},
    intake_flag {text},
    needs_call_back {bool} NOT NULL
) {by_rowid};
CREATE INDEX case_card_code ON case_card (code);
CREATE INDEX case_card_alias ON case_card (alias_code) WHERE alias_code IS NOT NULL;
CREATE INDEX case_card_registered ON case_card (registered_at);
CREATE INDEX case_card_citizen ON case_card (citizen) WHERE citizen IS NOT NULL;
-- Possible duplicates while the address is typed: what is open in a street about these subjects, and what was closed
-- there in the last periods.
CREATE INDEX case_card_open_place ON case_card (place, subject) WHERE closed_period IS NULL;
CREATE INDEX case_card_place ON case_card (place, closed_period);
