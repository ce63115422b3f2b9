-- 9003: what only a desk has.
-- family: desk
CREATE TABLE test_draft (id {int} PRIMARY KEY) {by_rowid};
