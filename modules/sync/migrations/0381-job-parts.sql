-- 0381: a part of a job whose command is held waits for what a person makes of it; some time after their job has ended its
-- parts go, and it says what they came to. Parts that were held before count as refused, as they did.
-- family: server
ALTER TABLE job_part ADD COLUMN waits_for {uuid};
CREATE INDEX job_part_waits ON job_part (waits_for) WHERE waits_for IS NOT NULL;
ALTER TABLE job ADD COLUMN tallied {json};
