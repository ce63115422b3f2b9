-- 0442: until when a case may stay at a task (R093, R233, R234), as it was when it came there. Stays that are there, and those at
-- tasks that allow any time, have none: the column stays empty, which changes no hash.
-- family: replicated

ALTER TABLE case_node ADD COLUMN due_at {instant};
