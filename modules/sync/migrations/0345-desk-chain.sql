-- 0345: how the server knows that a desk is still the one that it met, and not a copy of it (SYNC 15, ADR 12).
-- family: server
--
-- Desks that were met before have no row here: they join at their next hello.
CREATE TABLE desk_chain (
    desk {uuid} PRIMARY KEY,
    nonce {bytes} NOT NULL,
    -- The last command that came from it, and the hash of its chain there.
    n {int} NOT NULL,
    hash {bytes} NOT NULL,
    -- In another history than this one the desk joins anew.
    epoch {uuid} NOT NULL
) {by_key};
-- The desk of which this one was a copy at first; nothing where it began by itself. A sign-in of one desk of a family is good
-- for all of them, and a family may grow by a few desks in a day (of UTC since 1970).
ALTER TABLE desk ADD COLUMN origin {uuid};
ALTER TABLE desk ADD COLUMN begun_day {int} NOT NULL DEFAULT 0;
CREATE INDEX desk_origin ON desk (origin, begun_day);
