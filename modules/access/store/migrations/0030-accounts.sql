-- 0030: who may sign in, and which devices have.
--
-- Secrets never leave the server: passwords as Argon2id, tokens and typed names as BLAKE2b. Wrong attempts are counted
-- by the name that was typed, known or not, so that the growing delay does not tell which names exist; the name itself
-- is not kept, because people type their password there by mistake.
-- family: server
CREATE TABLE account (
    user_id {uuid} PRIMARY KEY,
    sign_in_name {text} NOT NULL UNIQUE,
    password_hash {text} NOT NULL,
    active {bool} NOT NULL
) {by_key};
CREATE TABLE sign_in_failure (
    name_hash {bytes} PRIMARY KEY,
    failures {int} NOT NULL,
    last_at {instant} NOT NULL,
    locked_until {instant} NOT NULL
) {by_rowid};
CREATE INDEX sign_in_failure_last_at ON sign_in_failure (last_at);
CREATE TABLE device_token (
    token_hash {bytes} PRIMARY KEY,
    user_id {uuid} NOT NULL,
    desk {uuid} NOT NULL,
    created_at {instant} NOT NULL,
    used_at {instant} NOT NULL,
    revoked_at {instant}
) {by_rowid};
CREATE INDEX device_token_user ON device_token (user_id, desk);
