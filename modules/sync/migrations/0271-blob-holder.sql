-- 0271: who has shown the server the bytes of a file. A record that names a content opens it to its readers only if
-- whoever wrote the record has had the content: to know its name is not enough (SYNC 20).
-- family: server
--
-- There were no files before this.
CREATE TABLE blob_holder (
    sha256 {text} NOT NULL,
    user_id {uuid} NOT NULL,
    size {int} NOT NULL,
    at {instant} NOT NULL,
    PRIMARY KEY (sha256, user_id)
) {by_key};
CREATE INDEX blob_holder_user ON blob_holder (user_id, at);
