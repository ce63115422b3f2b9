-- 0378: a small picture beside a document that is one, so that a list can show it before the file has come.
-- family: replicated
--
-- Its bytes lie beside the database like those of the document, by the name of their content. Documents of before have none:
-- only the desk that attaches has the picture in hand. Older desks keep the column beside (docs/adr/0015).

ALTER TABLE case_document ADD COLUMN thumbnail {text};
CREATE INDEX case_document_thumbnail ON case_document (thumbnail);
