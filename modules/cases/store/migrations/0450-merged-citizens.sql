-- 0450: which record of a citizen is shown for this one, where two are of one person. Nobody has been merged before: the
-- column is empty everywhere, which changes no hash. Cases stay with the record under which they were registered.
-- family: replicated

ALTER TABLE citizen ADD COLUMN merged_into {uuid};
CREATE INDEX citizen_merged_into ON citizen (merged_into) WHERE merged_into IS NOT NULL;
