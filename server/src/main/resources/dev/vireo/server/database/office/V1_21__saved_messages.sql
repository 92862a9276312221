-- The messages that each person has saved for later.
CREATE TABLE saved_message (
    username   VARCHAR(32)                 NOT NULL REFERENCES account,
    message_id BIGINT                      NOT NULL REFERENCES message ON DELETE CASCADE,
    saved_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    pos        BIGINT                      NOT NULL, -- of the entry that told of it
    PRIMARY KEY (username, message_id)
);
CREATE INDEX saved_message_pos ON saved_message (username, pos);
CREATE INDEX saved_message_message ON saved_message (message_id);
