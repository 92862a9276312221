-- The office. Written for H2 and PostgreSQL alike. Ids of channels and messages are log positions.

CREATE TABLE log_head (
    only_row  BOOLEAN                     DEFAULT TRUE PRIMARY KEY CHECK (only_row),
    epoch     VARCHAR(32)                 NOT NULL,
    pos       BIGINT                      NOT NULL,
    first_pos BIGINT                      NOT NULL,
    last_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE log_entry (
    pos       BIGINT                      PRIMARY KEY,
    logged_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    type      VARCHAR(32)                 NOT NULL,
    audience  VARCHAR(64)                 NOT NULL,
    data      VARCHAR                     NOT NULL
);
CREATE INDEX log_entry_audience ON log_entry (audience, pos);

CREATE TABLE office (
    only_row   BOOLEAN                     DEFAULT TRUE PRIMARY KEY CHECK (only_row),
    name       VARCHAR(120)                NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE account (
    username      VARCHAR(32)                 PRIMARY KEY,
    display_name  VARCHAR(240)                NOT NULL,
    title         VARCHAR(320)                NOT NULL DEFAULT '',
    department    VARCHAR(320)                NOT NULL DEFAULT '',
    status_text   VARCHAR(560)                NOT NULL DEFAULT '',
    role          VARCHAR(16)                 NOT NULL,
    avatar_hash   VARCHAR(64),
    password_hash VARCHAR(255),
    created_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- What a person chose to be while connected, and when they last were. Not part of the log.
CREATE TABLE presence (
    username     VARCHAR(32)                 PRIMARY KEY REFERENCES account,
    availability VARCHAR(16)                 NOT NULL DEFAULT 'online',
    last_seen    TIMESTAMP(6) WITH TIME ZONE
);

CREATE TABLE avatar (
    username VARCHAR(32) PRIMARY KEY REFERENCES account,
    hash     VARCHAR(64) NOT NULL,
    content  BYTEA       NOT NULL
);

-- Signed-in devices and access tokens. Only the hash of a token is kept.
CREATE TABLE session (
    id           VARCHAR(32)                 PRIMARY KEY,
    username     VARCHAR(32)                 NOT NULL REFERENCES account,
    token_hash   VARCHAR(64)                 NOT NULL UNIQUE,
    kind         VARCHAR(16)                 NOT NULL,
    name         VARCHAR(320)                NOT NULL,
    created_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    last_used_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX session_username ON session (username);

CREATE TABLE channel (
    id          BIGINT                      PRIMARY KEY,
    kind        VARCHAR(16)                 NOT NULL,
    name        VARCHAR(320)                NOT NULL DEFAULT '',
    description VARCHAR(4000)               NOT NULL DEFAULT '',
    direct_key  VARCHAR(65) UNIQUE,         -- both usernames of a direct channel, sorted: 'rama shyam'
    created_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    last_number BIGINT                      NOT NULL DEFAULT 0
);

-- How far a member has read, in numbers that make a count without counting:
-- unread = (channel.last_number - read_number) - (sent - sent_when_read).
CREATE TABLE member (
    channel_id     BIGINT      NOT NULL REFERENCES channel,
    username       VARCHAR(32) NOT NULL REFERENCES account,
    role           VARCHAR(16) NOT NULL,
    notifications  VARCHAR(16) NOT NULL DEFAULT 'all',
    muted_until    TIMESTAMP(6) WITH TIME ZONE,
    joined_pos     BIGINT      NOT NULL,
    read_number    BIGINT      NOT NULL DEFAULT 0,
    sent           BIGINT      NOT NULL DEFAULT 0,
    sent_when_read BIGINT      NOT NULL DEFAULT 0,
    PRIMARY KEY (channel_id, username)
);
CREATE INDEX member_username ON member (username);

CREATE TABLE message (
    id          BIGINT                      PRIMARY KEY,
    channel_id  BIGINT                      NOT NULL REFERENCES channel,
    number      BIGINT                      NOT NULL,
    author      VARCHAR(32)                 NOT NULL REFERENCES account,
    author_sent BIGINT                      NOT NULL, -- how many the author had sent here, this one included
    body        VARCHAR                     NOT NULL,
    created_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    client_id   VARCHAR(128),
    UNIQUE (channel_id, number),
    UNIQUE (author, client_id)
);
CREATE INDEX message_author ON message (channel_id, author, number);
