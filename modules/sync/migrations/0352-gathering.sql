-- 0352: after a restore that has lost something, the server gathers from the desks what they have kept (SYNC 9).
-- family: server

-- Histories that this store has left: whoever stands in one of them has the first `from_seq` commands in common with it.
CREATE TABLE history_branch (
    n {int} PRIMARY KEY,
    epoch {uuid} NOT NULL,
    from_seq {int} NOT NULL,
    left_at {instant} NOT NULL
) {by_rowid};
-- The last gathering; none on a store that was never restored so. old_head: the last place of the lost history that any
-- desk has told of.
CREATE TABLE gathering (
    id {int} PRIMARY KEY,
    since {instant} NOT NULL,
    from_seq {int} NOT NULL,
    old_head {int} NOT NULL,
    end_wanted {bool} NOT NULL,
    ended {instant}
) {by_rowid};
-- The desks that were known when it began, and when each has brought what it had.
CREATE TABLE gathering_desk (
    desk {uuid} PRIMARY KEY,
    returned {instant}
) {by_key};
-- What they have brought: its place in the lost history (of what had none: the last place that its desk knew of), and
-- whether it is held until others have brought what it builds on.
CREATE TABLE brought (
    command_id {uuid} PRIMARY KEY,
    old_seq {int} NOT NULL,
    ran {bool} NOT NULL,
    waits {bool} NOT NULL
) {by_key};
CREATE INDEX brought_by_seq ON brought (old_seq);
