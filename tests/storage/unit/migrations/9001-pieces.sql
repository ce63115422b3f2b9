-- 9001: pieces, to see both databases make the same table.
--
-- family: replicated
CREATE TABLE test_piece (
    id {uuid} NOT NULL PRIMARY KEY, -- a comment within
    made {instant} NOT NULL,
    title {text} NOT NULL,
    facts {json},
    seal {bytes},
    open {bool} NOT NULL DEFAULT true,
    size {int}
) {by_key};
CREATE INDEX test_piece_made ON test_piece (made);
