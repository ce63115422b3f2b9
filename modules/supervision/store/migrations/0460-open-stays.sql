-- 0460: how much lies with whom, and since when (R129), is counted in an index of the open stays alone: some ten thousand of a
-- million cases, whose rows are not looked at. Nothing is written but the index.
-- family: replicated

CREATE INDEX case_node_open ON case_node (holder, unit, opened_at, due_at) WHERE state = 'open';
