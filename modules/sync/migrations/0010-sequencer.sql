-- 0010: what the sequencer keeps besides the rows themselves.
--
-- log has one newest entry per (bucket, aggregate) and is membership at the same time: an aggregate is in a bucket
-- since entered_seq unless its entry says removed. Kept as one table, because both always change together and a
-- second one would repeat its key (docs/adr/0006).
-- family: server
CREATE TABLE server_state (
    id {int} PRIMARY KEY,
    epoch {uuid} NOT NULL,
    head {int} NOT NULL,
    chain {bytes} NOT NULL,
    token {int} NOT NULL,
    code_key {bytes} NOT NULL,
    codes_drawn {int} NOT NULL,
    desks {int} NOT NULL
) {by_rowid};
CREATE TABLE leader (
    id {int} PRIMARY KEY,
    node {text} NOT NULL,
    url {text} NOT NULL,
    token {int} NOT NULL,
    beat {instant} NOT NULL,
    backend {int} NOT NULL
) {by_rowid};
CREATE TABLE receipt (
    command_id {uuid} PRIMARY KEY,
    digest {bytes} NOT NULL,
    outcome {text} NOT NULL,
    seq {int} NOT NULL,
    happened_at {instant} NOT NULL,
    desk {uuid} NOT NULL,
    reason {json}
) {by_key};
-- Payloads of refused and held commands: kept as long as their receipts.
CREATE TABLE kept_command (
    command_id {uuid} PRIMARY KEY,
    bytes {bytes} NOT NULL
) {by_rowid};
CREATE TABLE crash_count (
    command_id {uuid} PRIMARY KEY,
    crashes {int} NOT NULL
) {by_rowid};
CREATE TABLE log (
    kind {int} NOT NULL,
    aggregate {uuid} NOT NULL,
    bucket {int} NOT NULL,
    seq {int} NOT NULL,
    entered_seq {int} NOT NULL,
    removed {bool} NOT NULL,
    PRIMARY KEY (aggregate, kind, bucket)
) {by_key};
CREATE INDEX log_by_bucket ON log (bucket, seq);
CREATE TABLE bucket_sum (
    bucket {int} PRIMARY KEY,
    row_count {int} NOT NULL,
    row_sum {int} NOT NULL,
    seq {int} NOT NULL
) {by_key};
CREATE INDEX bucket_sum_by_seq ON bucket_sum (seq);
CREATE TABLE chain (
    seq {int} PRIMARY KEY,
    hash {bytes} NOT NULL
) {by_rowid};
CREATE TABLE unique_value (
    kind {text} NOT NULL,
    value {text} NOT NULL,
    holder {uuid} NOT NULL,
    PRIMARY KEY (kind, value)
) {by_key};
CREATE TABLE desk (
    id {uuid} PRIMARY KEY,
    number {int} NOT NULL,
    user_id {uuid} NOT NULL,
    last_seen {instant} NOT NULL
) {by_key};
