-- 0346: the place of a command in the chain of what this desk sends (SYNC 15, ADR 12).
-- family: desk
--
-- Nothing where the server has had its word about the command before there was a chain, or under another name of this desk.
-- What waits in an older store is given its place when the store is opened.
ALTER TABLE outbox ADD COLUMN link_n {int};
ALTER TABLE outbox ADD COLUMN link_hash {bytes};
CREATE INDEX outbox_by_link ON outbox (link_n);
