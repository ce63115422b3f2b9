-- 0347: the keys of stranded work (SYNC 16, ADR 12): to which desks seal what waits, and by which the server knows who has
-- signed it.
-- family: server
CREATE TABLE seal_key (
    id {int} PRIMARY KEY,
    public_key {bytes} NOT NULL,
    secret_key {bytes} NOT NULL
) {by_rowid};
-- As each store has shown it at its last hello.
CREATE TABLE desk_key (
    desk {uuid} PRIMARY KEY,
    push_key {bytes} NOT NULL
) {by_key};
