-- The messages that are pinned in their channels.
CREATE TABLE pin (
    message_id BIGINT                      PRIMARY KEY REFERENCES message ON DELETE CASCADE,
    channel_id BIGINT                      NOT NULL,
    username   VARCHAR(32)                 NOT NULL, -- who pinned it; no reference
    pinned_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    pos        BIGINT                      NOT NULL  -- of the entry that told of it
);
CREATE INDEX pin_channel ON pin (channel_id, pos);
