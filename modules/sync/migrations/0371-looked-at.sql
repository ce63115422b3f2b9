-- 0371: what was looked at, on all desks: written once, read by whoever answers for data protection.
-- family: server
CREATE TABLE looked_at (
    id {uuid} PRIMARY KEY,
    user_id {uuid} NOT NULL,
    desk {uuid} NOT NULL,
    at {instant} NOT NULL,
    received {instant} NOT NULL,
    act {text} NOT NULL,
    kind {int},
    aggregate {uuid},
    detail {text} NOT NULL
) {by_key};
CREATE INDEX looked_at_aggregate ON looked_at (aggregate, at);
CREATE INDEX looked_at_user ON looked_at (user_id, at);
CREATE INDEX looked_at_received ON looked_at (received);
