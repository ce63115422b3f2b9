-- 0540: when each part of a job, and what takes it back, was written down: its command is dated so. Until now all commands of a
-- job bore the moment in which it was asked for, and what was taken back days later had been due for days. Parts that are there
-- have none: their commands may have run, and keep their bytes.
-- family: server
ALTER TABLE job_part ADD COLUMN planned_at {instant};
ALTER TABLE job_part ADD COLUMN back_planned_at {instant};
