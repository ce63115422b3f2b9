-- 0530: how much lies with a post, so that the rule which gives a case to one of several experts can choose the one with least (R057).
--
-- As `chart_use` (0500): no row counts it, since each referral would write it, and a view is read by id like any row. It has this one
-- number, so that the server, which alone writes, may keep it in memory. `case_node_holder` (0230) answers it. It is no table:
-- nothing is replicated, and old data needs nothing.
-- family: replicated

CREATE VIEW post_load AS
SELECT p.id AS id, p.id AS aggregate, CAST(0 AS {int}) AS rev, CAST(0 AS {int}) AS seq, CAST(0 AS {int}) AS hash,
    (SELECT COUNT(*) FROM case_node n WHERE n.holder = p.id AND n.state = 'open') AS open_stays
FROM post p;
