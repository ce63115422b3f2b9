-- 0321: the end of a held command (SYNC 6). Its receipt keeps its place in the history, and says in addition where the end
-- stands and which command brought it: until a desk has pulled that, the rows are not there. Earlier receipts have none.
-- family: server

ALTER TABLE receipt ADD COLUMN settled_seq {int};
ALTER TABLE receipt ADD COLUMN settled_by {uuid};
