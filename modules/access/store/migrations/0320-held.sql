-- 0320: what people decide about commands that the server keeps (SYNC 6), and who may. What is held already belongs to no
-- unit: those see it who may settle everywhere, from its first change on.
-- family: replicated

ALTER TABLE attention ADD COLUMN unit {uuid};
-- What is held, among what was settled long ago.
CREATE INDEX attention_held ON attention (reason, settled, at);

CREATE TABLE held_act (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    by_user {uuid} NOT NULL,
    decision {text} NOT NULL,
    words {text} NOT NULL,
    at {instant} NOT NULL,
    held_end {text}
) {by_rowid};
CREATE INDEX held_act_aggregate ON held_act (aggregate);
