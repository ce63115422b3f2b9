-- 0510: the words by which services are described (R152 to R159): audiences, organisations above the city, how far a service
-- reaches, events of life, patterns of services, kinds of forms, laws, and files that introduce.
-- family: replicated
--
-- Everybody holds all of it. Nothing of the kind was kept before: the tables begin empty.

CREATE TABLE service_audience (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {json} NOT NULL,
    sector {text} NOT NULL,
    note {text},
    active {bool} NOT NULL
) {by_key};

CREATE TABLE parent_organisation (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {json} NOT NULL,
    code {text},
    phone {text},
    site {text},
    note {text},
    active {bool} NOT NULL
) {by_key};

CREATE TABLE execution_domain (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {json} NOT NULL,
    level {text} NOT NULL,
    region {uuid},
    note {text},
    active {bool} NOT NULL
) {by_key};

CREATE TABLE service_event (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {json} NOT NULL,
    audience {uuid},
    note {text},
    active {bool} NOT NULL
) {by_key};

CREATE TABLE service_pattern (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {json} NOT NULL,
    sort {text} NOT NULL,
    audience {uuid},
    organisation {uuid},
    domain {uuid},
    event {uuid},
    note {text},
    active {bool} NOT NULL
) {by_key};

CREATE TABLE form_kind (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {json} NOT NULL,
    filled_by {text} NOT NULL,
    note {text},
    active {bool} NOT NULL
) {by_key};

CREATE TABLE regulation (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {json} NOT NULL,
    sort {text} NOT NULL,
    number {text},
    issued {text},
    organisation {uuid},
    words {text},
    link {text},
    active {bool} NOT NULL
) {by_key};

CREATE TABLE introduction_file (
    id {uuid} PRIMARY KEY,
    aggregate {uuid} NOT NULL,
    rev {int} NOT NULL,
    seq {int} NOT NULL,
    hash {int} NOT NULL,
    name {json} NOT NULL,
    sort {text} NOT NULL,
    pattern {uuid},
    link {text} NOT NULL,
    note {text},
    active {bool} NOT NULL
) {by_key};
