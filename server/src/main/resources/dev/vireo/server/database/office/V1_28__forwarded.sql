-- Messages that pass on what another says: who wrote that, and when.
CREATE TABLE forwarded (
    message_id BIGINT                      PRIMARY KEY REFERENCES message ON DELETE CASCADE,
    author     VARCHAR(32)                 NOT NULL,
    written_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    source_id  BIGINT                      NOT NULL -- the message that was passed on, by which a repeat is recognised; shown to nobody
);
