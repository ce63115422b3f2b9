-- 0422: whom to call again on a day (R109). Few cards have one at a time, and lose it as the citizen is asked: an index of
-- these alone weighs nothing on the others.
-- family: replicated

CREATE INDEX case_card_ask_again ON case_card (ask_again_at, id) WHERE ask_again_at IS NOT NULL;
