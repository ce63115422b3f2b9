-- 0383: which tokens have ended lately, by somebody or by time: every node asks for that each few seconds, so that what stays open by
-- one of them is cut soon, wherever it was ended. Tokens that are older than their limits end with this program.
-- family: server
CREATE INDEX device_token_revoked_at ON device_token (revoked_at);
CREATE INDEX device_token_created_at ON device_token (created_at);
-- Until now only a hello was noted as use, and a desk that had a line all the time said none for weeks: as if all had been here when the
-- last of them was, so that a city does not have to sign in again in the hour in which it gets this program.
UPDATE device_token SET used_at = (SELECT MAX(used_at) FROM device_token) WHERE revoked_at IS NULL;
