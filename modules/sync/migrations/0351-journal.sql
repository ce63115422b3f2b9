-- 0351: the number of the last transaction that has written to this store (SYNC 9). It is written by each of them, so that a
-- journal on another disk shows which of its entries were committed; and up to which number the last two backups reach.
-- Counted where the database is embedded; PostgreSQL has a journal of its own.
-- family: server

CREATE TABLE journal_state (
    id {int} PRIMARY KEY,
    number {int} NOT NULL,
    backed_up {int} NOT NULL,
    backed_up_before {int} NOT NULL
) {by_rowid};
INSERT INTO journal_state (id, number, backed_up, backed_up_before) VALUES (1, 0, 0, 0);
