-- 0500: what depends on a unit or a post, so that the rule which switches one off can refuse that with a number (R110).
--
-- Rules never search, and no row counts the open cases of a unit: each referral would write it. A view is read by id like any row and
-- counts when it is asked, which is when somebody switches a unit off. It is no table: nothing is replicated, and old data needs
-- nothing.
-- family: replicated

CREATE VIEW chart_use AS
SELECT u.id AS id, u.id AS aggregate, CAST(0 AS {int}) AS rev, CAST(0 AS {int}) AS seq, CAST(0 AS {int}) AS hash,
    (SELECT COUNT(*) FROM case_node n WHERE n.unit = u.id AND n.state = 'open') AS open_stays,
    (SELECT COUNT(*) FROM post p WHERE p.unit = u.id AND p.active) AS posts,
    (SELECT COUNT(*) FROM post p WHERE p.unit = u.id AND p.active AND p.holder IS NOT NULL) AS held,
    (SELECT COUNT(*) FROM unit b WHERE b.parent = u.id AND b.active) AS units
FROM unit u
UNION ALL
SELECT p.id, p.id, 0, 0, 0,
    (SELECT COUNT(*) FROM case_node n WHERE n.holder = p.id AND n.state = 'open'), 0, 0, 0
FROM post p;
