-- 0020: what a desk keeps besides its copy of the replicated rows.
-- family: desk
CREATE TABLE desk_state (
    name {text} PRIMARY KEY,
    value {bytes} NOT NULL
) {by_rowid};
-- Commands in the order in which they were given. waiting: decided here, not yet known to be decided by the server;
-- acknowledged: decided there, not yet pulled; done: pulled; refused, held: waiting for a person.
CREATE TABLE outbox (
    n {int} PRIMARY KEY,
    command_id {uuid} NOT NULL,
    bytes {bytes} NOT NULL,
    state {text} NOT NULL,
    seq {int} NOT NULL,
    reason {json}
) {by_rowid};
CREATE INDEX outbox_by_state ON outbox (state, n);
CREATE INDEX outbox_by_command ON outbox (command_id);
-- The image that a row had before the waiting commands touched it; null: there was no row.
CREATE TABLE shadow (
    table_name {text} NOT NULL,
    id {uuid} NOT NULL,
    image {bytes},
    created_by {uuid} NOT NULL,
    PRIMARY KEY (table_name, id)
) {by_key};
CREATE TABLE held (
    kind {int} NOT NULL,
    aggregate {uuid} NOT NULL,
    bucket {int} NOT NULL,
    PRIMARY KEY (aggregate, kind, bucket)
) {by_key};
CREATE TABLE held_bucket (
    bucket {int} PRIMARY KEY,
    row_count {int} NOT NULL,
    row_sum {int} NOT NULL,
    complete {bool} NOT NULL
) {by_key};
-- Declared keys of the rows that are here, derived from them (Registry: keysOf).
CREATE TABLE local_key (
    kind {text} NOT NULL,
    value {text} NOT NULL,
    holder {uuid} NOT NULL,
    PRIMARY KEY (kind, value)
) {by_key};
-- Answers to a pull, as they came, until the one that completes it.
CREATE TABLE inbox (
    n {int} PRIMARY KEY,
    body {bytes} NOT NULL
) {by_rowid};
CREATE TABLE code_block (
    block {uuid} PRIMARY KEY,
    codes {bytes} NOT NULL,
    used {int} NOT NULL,
    received {int} NOT NULL
) {by_rowid};
