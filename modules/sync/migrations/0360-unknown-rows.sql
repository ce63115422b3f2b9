-- 0360: what the server sends and this program does not know yet.
-- family: desk
--
-- A row of an unknown table, whole (hash and the other numbers are set), or the cells of a known row's unknown columns
-- (they are null). cells: name → [type letter, value]. When the program knows them, they are moved to where they belong.
CREATE TABLE unknown_row (
    table_name {text} NOT NULL,
    id {uuid} NOT NULL,
    kind {int} NOT NULL,
    aggregate {uuid} NOT NULL,
    rev {int},
    seq {int},
    hash {int},
    cells {json} NOT NULL,
    PRIMARY KEY (table_name, id)
) {by_key};
CREATE INDEX unknown_row_aggregate ON unknown_row (aggregate, kind);
