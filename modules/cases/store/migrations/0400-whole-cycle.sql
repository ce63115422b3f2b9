-- 0400: what the whole cycle of a message leaves on its card: the expert who follows it up (R057), since when it lies where
-- it is, how often its work was not done (R071, R102), what the citizen thought of it (R105), and when he is to be
-- called (R109).
-- family: replicated
--
-- Cards of before say none of it until they move, and where they never move again they never do: the columns stay empty,
-- which changes no hash.

ALTER TABLE case_card ADD COLUMN expert {uuid};
ALTER TABLE case_card ADD COLUMN shown_since {instant};
ALTER TABLE case_card ADD COLUMN reopened {int};
ALTER TABLE case_card ADD COLUMN opinion {text};
ALTER TABLE case_card ADD COLUMN ask_again_at {instant};
