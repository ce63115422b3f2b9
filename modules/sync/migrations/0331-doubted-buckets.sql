-- 0331: a bucket whose rows are not what was counted, as this desk itself has found.
-- family: desk
--
-- Beside `agrees`, which says whether the count is the server's: a later count of the server does not take the doubt away,
-- only the rows counted again do.
ALTER TABLE held_bucket ADD COLUMN doubted {bool} NOT NULL DEFAULT FALSE;
