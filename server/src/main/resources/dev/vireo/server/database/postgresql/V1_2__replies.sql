-- Most messages are no replies, and cost this nothing.
CREATE INDEX message_parent ON message (parent_id, number) WHERE parent_id IS NOT NULL;
