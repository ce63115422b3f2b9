-- 0470: whose password is not kept here but in the organisation's directory, and by which name it knows him.
--
-- Null, as with all accounts until now: the password is kept here. With a name `password_hash` is empty, which no password matches.
-- family: server
ALTER TABLE account ADD COLUMN directory_name {text};
