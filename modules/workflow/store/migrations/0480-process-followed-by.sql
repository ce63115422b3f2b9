-- 0480: which process new messages walk instead of this one (R010, R077): a whole city is switched from one to the other, or to a
-- newer version, by one row, and back by the same row. Processes that are there have none and are walked as before; an empty
-- column changes no hash.
-- family: replicated

ALTER TABLE process ADD COLUMN followed_by {uuid};
