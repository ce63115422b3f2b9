-- 0372: closed cases of any year, asked for at the server by desks that keep the last months only.
-- family: server
--
-- An index and no content. Desks need none: what they hold of closed cases is found by the indexes of their lists, and
-- every index weighs on each of their cards.

CREATE INDEX case_card_closed ON case_card (closed_period, closed_at, id) WHERE closed_period IS NOT NULL;
