-- 0340: which replicated tables the desks of this history are told, for nodes that run while the schema becomes another
-- one (SYNC 3). Stores from before say 0 until their next migrate, which says it.
-- family: server
ALTER TABLE server_state ADD COLUMN schema_number {int} NOT NULL DEFAULT 0;
