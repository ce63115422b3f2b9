-- 0348: desks whose device was reported lost: what comes from them waits for a person (SYNC 16).
-- family: server
CREATE TABLE desk_lost (
    desk {uuid} PRIMARY KEY,
    reported_at {instant} NOT NULL
) {by_key};
