-- 0541: a switched process and a changed calendar go through their open cases in the order of ids, page by page, without a look
-- at what is closed.
-- family: replicated
--
-- Only what is open is in them: a closed case costs nothing. `closed_at` is there though it is always empty, since SQLite reads the
-- card for it otherwise.

CREATE INDEX case_card_open_process ON case_card (process, id, node, closed_at) WHERE closed_at IS NULL;
CREATE INDEX case_card_open_subject ON case_card (id, subject, closed_at) WHERE closed_at IS NULL;
