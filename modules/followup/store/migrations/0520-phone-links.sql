-- 0520: which phones may report a visit without a sign-in, for how long, and which may no longer.
--
-- The secret of a link never lies here, only its hash. A link is made for one visit and ends within a day; rows of those
-- that are over are thrown away when a later one is made.
-- family: server
CREATE TABLE phone_link (
    secret_hash {bytes} PRIMARY KEY,
    visit {uuid} NOT NULL,
    case_id {uuid} NOT NULL,
    user_id {uuid} NOT NULL,
    desk {uuid} NOT NULL,
    made_at {instant} NOT NULL,
    until {instant} NOT NULL,
    ended_at {instant}
) {by_rowid};
CREATE INDEX phone_link_visit ON phone_link (visit, user_id);
CREATE INDEX phone_link_until ON phone_link (until);
