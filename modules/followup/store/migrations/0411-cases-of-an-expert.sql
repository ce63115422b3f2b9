-- 0411: the open cases of an expert are found at once, also those that lie with an official now.
-- family: replicated
--
-- Only what is open and has an expert is in it: a closed case costs nothing.

CREATE INDEX case_card_expert ON case_card (expert) WHERE closed_at IS NULL AND expert IS NOT NULL;
