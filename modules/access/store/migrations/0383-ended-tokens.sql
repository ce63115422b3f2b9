-- 0383: which tokens have ended lately, by somebody or by time: every node asks for that each few seconds, so that what stays open by
-- one of them is cut soon, wherever it was ended. Tokens that are older than their limits end with this program.
-- family: server
CREATE INDEX device_token_revoked_at ON device_token (revoked_at);
CREATE INDEX device_token_created_at ON device_token (created_at);
