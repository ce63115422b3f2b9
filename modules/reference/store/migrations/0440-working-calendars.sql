-- 0440: when work is done, for deadlines that count working hours (R234): the ordinary week, the days that are otherwise, and
-- both in one row as rules read them. There is nothing yet that names a calendar.
-- family: replicated

CREATE TABLE working_calendar (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {json} NOT NULL,
    week {json} NOT NULL,
    active {bool} NOT NULL
) {by_key};

CREATE TABLE calendar_day (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    date {text} NOT NULL,
    calendar {uuid} NOT NULL,
    occasion {json} NOT NULL,
    spans {json},
    active {bool} NOT NULL
) {by_key};

CREATE TABLE calendar_sheet (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    calendar {uuid} NOT NULL,
    week {json} NOT NULL,
    days {json} NOT NULL
) {by_key};
