-- 9002: what only the server has.
-- family: server
CREATE TABLE test_session (token {bytes} NOT NULL PRIMARY KEY) {by_key};
