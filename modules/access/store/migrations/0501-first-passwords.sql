-- 0501: whose password was chosen by somebody else, so that he has to choose one of his own before he comes in (R126).
--
-- Null, as with all accounts until now: the password is the person's own.
-- family: server
ALTER TABLE account ADD COLUMN must_change {bool};
