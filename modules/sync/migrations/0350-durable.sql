-- 0350: how far a verified backup reaches (SYNC 9). Desks keep what they gave for as long as no backup has it. Empty: there
-- was none of this history yet.
-- family: server

ALTER TABLE server_state ADD COLUMN durable_seq {int};
