-- 0461: an act on many cases may take each of them to a post of its own, as when cartables are levelled; it is still taken back
-- as one. What is noted already went to the one post of its act: the column stays empty.
-- family: desk

ALTER TABLE bulk_part ADD COLUMN to_post {uuid};
