-- Messages that their authors want to be sent later. The row goes in the transaction that sends the message.
CREATE TABLE scheduled_message (
    id         BIGINT                      PRIMARY KEY, -- of the entry that first told of it
    username   VARCHAR(32)                 NOT NULL REFERENCES account,
    channel_id BIGINT                      NOT NULL,
    client_id  VARCHAR(128)                NOT NULL,    -- the message's, too
    body       VARCHAR                     NOT NULL,
    send_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    problem    VARCHAR(64),                             -- why it could not be sent; null while it waits
    UNIQUE (username, client_id)
);
CREATE INDEX scheduled_message_username ON scheduled_message (username, send_at);
