-- 0570: so many days after a call is a citizen asked again, by the subject of his message (R109), and which rule a subject has. Until now
-- only whoever called chose the day: both tables begin empty, and no day that was chosen moves.
-- family: replicated

CREATE TABLE feedback_rule (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {json} NOT NULL,
    subject {uuid} NOT NULL,
    days {int} NOT NULL,
    active {bool} NOT NULL
) {by_key};

CREATE TABLE subject_feedback (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    rule {uuid}
) {by_key};
