-- 0441: the working calendar by which the hours of a subject's deadline count (R234). Subjects that are there have none and run
-- round the clock as before; an empty column changes no hash.
-- family: replicated

ALTER TABLE subject ADD COLUMN calendar {uuid};
