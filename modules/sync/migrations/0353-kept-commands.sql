-- 0353: a desk keeps what the server has acknowledged until a backup has it, to bring it again to a server that has lost it
-- (SYNC 9): what the server said of it and when, and, while it waits a second time, its place in the history that was lost.
-- family: desk
--
-- Of entries from before this nobody knows when they were acknowledged: they are kept.
ALTER TABLE outbox ADD COLUMN outcome {text};
ALTER TABLE outbox ADD COLUMN acknowledged_at {instant};
ALTER TABLE outbox ADD COLUMN old_seq {int};
ALTER TABLE outbox ADD COLUMN ran {bool};
ALTER TABLE outbox ADD COLUMN old_reason {json};
