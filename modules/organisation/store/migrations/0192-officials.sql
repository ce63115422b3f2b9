-- 0192: how an official is reached (R068), and which group an authority belongs to (R066). Nobody has said so of those
-- that are there: the columns stay empty, which changes no hash.
-- family: replicated

ALTER TABLE person ADD COLUMN duty {text};
ALTER TABLE person ADD COLUMN phone {text};
ALTER TABLE person ADD COLUMN mobile {text};
ALTER TABLE person ADD COLUMN email {text};
ALTER TABLE unit ADD COLUMN authority_group {text};
