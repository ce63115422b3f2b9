-- 0330: whether a bucket holds what the server last said it holds.
-- family: desk
--
-- The column said that a bucket was held whole, which every row of the table says by standing there.
ALTER TABLE held_bucket RENAME COLUMN complete TO agrees;
-- Which record holds a key is known at the server alone: no rule has ever needed it on a desk.
DROP TABLE local_key;
