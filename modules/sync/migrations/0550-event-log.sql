-- 0550: what the server knows of each command becomes a log that people read (R132): who gave which kind of command, when it came
-- in, and what it was about. Until now a receipt told its desk only. Earlier receipts have none of it and are not in the log; nor
-- are those of what the server tries by itself.
--
-- Newest first, of all, of one person, of what was not applied, and of what has left the screens: each in the order of its index.
-- family: server
ALTER TABLE receipt ADD COLUMN kind {text};
ALTER TABLE receipt ADD COLUMN user_id {uuid};
ALTER TABLE receipt ADD COLUMN received_at {instant};
ALTER TABLE receipt ADD COLUMN about_kind {int};
ALTER TABLE receipt ADD COLUMN about {uuid};
CREATE INDEX receipt_log ON receipt (happened_at, command_id) WHERE kind IS NOT NULL;
CREATE INDEX receipt_log_user ON receipt (user_id, happened_at, command_id) WHERE kind IS NOT NULL;
CREATE INDEX receipt_log_not_applied ON receipt (happened_at, command_id) WHERE kind IS NOT NULL AND outcome <> 'applied';
CREATE INDEX looked_at_log ON looked_at (at, id);
CREATE INDEX looked_at_log_user ON looked_at (user_id, at, id);
DROP INDEX looked_at_user;
CREATE INDEX looked_at_log_out ON looked_at (at, id) WHERE act IN ('file_saved', 'exported', 'printed');
