-- 0250: what search has to look at again, and which index belongs to this store.
-- family: desk
--
-- A mark stands here from the transaction that changed an aggregate until the index has it. A new store has none and no
-- index: the first one is made of all its rows, as the index of an old store that is brought here is.

-- In the order in which they were made. The kind 0: everything (storage/dirty_marks.h).
CREATE TABLE dirty (
    n {int} PRIMARY KEY,
    kind {int} NOT NULL,
    aggregate {uuid} NOT NULL
) {by_rowid};
-- One row at most: the token of the index file that was made from this store.
CREATE TABLE search_pair (
    token {uuid} PRIMARY KEY
) {by_rowid};
