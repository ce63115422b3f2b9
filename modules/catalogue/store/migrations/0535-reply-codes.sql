-- 0535: with which numbers citizens answer by SMS whether what they asked for was done (R101, R102).
-- family: replicated
--
-- Everybody holds them. The table begins empty, which means the usual pair (catalogue/core/reply_codes.h).

CREATE TABLE reply_codes (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {json} NOT NULL,
    accept {text} NOT NULL,
    object {text} NOT NULL,
    objection {text},
    active {bool} NOT NULL
) {by_key};
