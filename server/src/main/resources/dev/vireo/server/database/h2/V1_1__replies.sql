CREATE INDEX message_parent ON message (parent_id, number);
