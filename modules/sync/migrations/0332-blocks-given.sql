-- 0332: how many code blocks a desk was given on its last day (counted in days of UTC since 1970).
-- family: server
ALTER TABLE desk ADD COLUMN blocks_day {int} NOT NULL DEFAULT 0;
ALTER TABLE desk ADD COLUMN blocks_given {int} NOT NULL DEFAULT 0;
