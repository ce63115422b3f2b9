-- 0211: how the call desk finds callers while someone types: by the last digits of their phone and by how their name
-- begins. Indexes only; no content changes.
-- family: replicated

CREATE INDEX citizen_last_digits ON citizen (substr(phone, length(phone) - 3));
CREATE INDEX citizen_name ON citizen (name);
