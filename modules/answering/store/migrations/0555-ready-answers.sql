-- 0555: who is to be called is found in the index alone, citizen by citizen, without a look at the cards (R106).
-- family: replicated
--
-- Only what is open is in it. `closed_at` is there though it is always empty, since SQLite reads the card for it otherwise.

CREATE INDEX case_card_ready ON case_card (process, node, citizen, registered_at, id, ask_again_at, taken_by, closed_at)
    WHERE closed_at IS NULL;
