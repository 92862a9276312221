-- Messages that other programs leave here to be sent. A server takes each up once, in the order of the ids, and deletes it. No
-- reference to people: what names nobody is set aside with the reason, and keeps nobody else waiting.

CREATE TABLE outside_message (
    id         BIGINT                      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    from_user  VARCHAR(32)                 NOT NULL,
    to_user    VARCHAR(32)                 NOT NULL,
    body       VARCHAR(40000)              NOT NULL,
    client_id  VARCHAR(128),
    written_at TIMESTAMP(6) WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(),
    refused    VARCHAR(320)                -- why it did not become a message
);
CREATE INDEX outside_message_waiting ON outside_message (id) WHERE refused IS NULL;
CREATE UNIQUE INDEX outside_message_client ON outside_message (from_user, client_id) WHERE refused IS NULL;
