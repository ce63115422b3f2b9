-- 0190: what callers are asked about a subject, what they are told at once, how it is found, and which earlier message
-- counts as the same problem (R035, R036, R042, R043). Subjects that are there have none of it: the columns stay empty,
-- which changes no hash.
-- family: replicated

ALTER TABLE subject ADD COLUMN questions {json};
ALTER TABLE subject ADD COLUMN first_answer {json};
ALTER TABLE subject ADD COLUMN search_words {text};
ALTER TABLE subject ADD COLUMN urgency {text};
ALTER TABLE subject ADD COLUMN same_problem {text};
ALTER TABLE subject ADD COLUMN same_problem_hours {int};
