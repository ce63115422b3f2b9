-- 0566: a file that introduces services is kept itself, and not its address alone (R158).
-- family: replicated
--
-- Its bytes lie beside the database, by the name of their content. Records of before have an address and no file; older desks
-- keep the column beside (docs/adr/0015).

ALTER TABLE introduction_file ADD COLUMN file {json};
