-- The office. Written for H2 and PostgreSQL alike. Ids of channels and messages are log positions.

CREATE TABLE log_head (
    only_row  BOOLEAN                     DEFAULT TRUE PRIMARY KEY CHECK (only_row),
    epoch     VARCHAR(32)                 NOT NULL,
    pos       BIGINT                      NOT NULL,
    first_pos BIGINT                      NOT NULL,
    last_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
-- The first server names the epoch.
INSERT INTO log_head (epoch, pos, first_pos, last_at) VALUES ('', 0, 1, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00');

CREATE TABLE log_entry (
    pos       BIGINT                      PRIMARY KEY,
    logged_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    type      VARCHAR(32)                 NOT NULL,
    audience  VARCHAR(64)                 NOT NULL,
    data      VARCHAR                     NOT NULL
);
CREATE INDEX log_entry_audience ON log_entry (audience, pos);

CREATE TABLE office (
    only_row         BOOLEAN                     DEFAULT TRUE PRIMARY KEY CHECK (only_row),
    name             VARCHAR(120)                NOT NULL,
    created_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    read_receipts    BOOLEAN                     NOT NULL DEFAULT TRUE,
    retention_days   INTEGER,
    attachment_quota BIGINT                      NOT NULL DEFAULT 21474836480
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

-- Failed tries to sign in, of an account, from an address, and of both together. Gone after a quarter of an hour.
CREATE TABLE failed_try (
    subject     VARCHAR(100)                PRIMARY KEY,
    failures    INTEGER                     NOT NULL,
    last_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    waits_until TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX failed_try_last_at ON failed_try (last_at);

-- Addresses at which an account has signed in.
CREATE TABLE known_address (
    subject VARCHAR(100)                PRIMARY KEY, -- as in failed_try
    last_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX known_address_last_at ON known_address (last_at);

CREATE TABLE channel (
    id             BIGINT                      PRIMARY KEY,
    kind           VARCHAR(16)                 NOT NULL,
    name           VARCHAR(320)                NOT NULL DEFAULT '',
    description    VARCHAR(4000)               NOT NULL DEFAULT '',
    direct_key     VARCHAR(65) UNIQUE,         -- both usernames of a direct channel, sorted: 'rama shyam'
    created_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    archived       BOOLEAN                     NOT NULL DEFAULT FALSE,
    retention_days INTEGER,
    last_number    BIGINT                      NOT NULL DEFAULT 0,
    roots          BIGINT                      NOT NULL DEFAULT 0 -- how many of its messages are no replies
);

-- How far a member has read, in numbers that make a count without counting. Of the messages that are no replies:
-- unread = (channel.roots - roots_when_read) - (sent - sent_when_read). Replies are counted by thread_member.
CREATE TABLE member (
    channel_id      BIGINT      NOT NULL REFERENCES channel,
    username        VARCHAR(32) NOT NULL REFERENCES account,
    role            VARCHAR(16) NOT NULL,
    notifications   VARCHAR(16) NOT NULL DEFAULT 'all',
    muted_until     TIMESTAMP(6) WITH TIME ZONE,
    joined_pos      BIGINT      NOT NULL,
    read_number     BIGINT      NOT NULL DEFAULT 0,
    told_number     BIGINT      NOT NULL DEFAULT 0, -- how far the others were told that this member has read
    roots_when_read BIGINT      NOT NULL DEFAULT 0,
    sent            BIGINT      NOT NULL DEFAULT 0,
    sent_when_read  BIGINT      NOT NULL DEFAULT 0,
    mentions        INTEGER     NOT NULL DEFAULT 0, -- of the unread messages that are no replies
    PRIMARY KEY (channel_id, username)
);
CREATE INDEX member_username ON member (username);

-- Who follows a thread, and what is unread in it. A person who was in a thread once keeps the row.
CREATE TABLE thread_member (
    parent_id   BIGINT      NOT NULL,
    channel_id  BIGINT      NOT NULL,
    username    VARCHAR(32) NOT NULL,
    following   BOOLEAN     NOT NULL,
    read_number BIGINT      NOT NULL DEFAULT 0,
    unread      INTEGER     NOT NULL DEFAULT 0,
    mentions    INTEGER     NOT NULL DEFAULT 0,
    PRIMARY KEY (parent_id, username),
    FOREIGN KEY (channel_id, username) REFERENCES member ON DELETE CASCADE
);
CREATE INDEX thread_member_member ON thread_member (channel_id, username);

CREATE TABLE message (
    id           BIGINT                      PRIMARY KEY,
    channel_id   BIGINT                      NOT NULL, -- no reference: looking it up with every message was a fifth of the work
    number       BIGINT                      NOT NULL,
    parent_id    BIGINT                      REFERENCES message,
    author       VARCHAR(32)                 NOT NULL, -- nor here; both are found before it is written, and never go
    roots        BIGINT                      NOT NULL, -- how many of the channel's messages up to this one are no replies
    author_sent  BIGINT                      NOT NULL, -- how many of those are the author's
    body         VARCHAR                     NOT NULL,
    mention_all  BOOLEAN                     NOT NULL DEFAULT FALSE,
    created_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    edited_at    TIMESTAMP(6) WITH TIME ZONE,
    deleted      BOOLEAN                     NOT NULL DEFAULT FALSE,
    client_id    VARCHAR(128),
    UNIQUE (channel_id, number),
    UNIQUE (author, client_id)
);
-- Each index costs a message as much as its row. That of replies is made for each database by itself; that of times takes what comes
-- at its end, which is cheap.
CREATE INDEX message_created ON message (created_at);

CREATE TABLE message_mention (
    message_id BIGINT      NOT NULL REFERENCES message ON DELETE CASCADE,
    username   VARCHAR(32) NOT NULL,
    PRIMARY KEY (message_id, username)
);

-- The words that edits replaced.
CREATE TABLE message_version (
    message_id  BIGINT                      NOT NULL REFERENCES message ON DELETE CASCADE,
    replaced_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    body        VARCHAR                     NOT NULL,
    pos         BIGINT                      NOT NULL, -- of the entry that told of the words after it
    PRIMARY KEY (message_id, replaced_at)
);

CREATE TABLE reaction (
    message_id BIGINT      NOT NULL REFERENCES message ON DELETE CASCADE,
    emoji      VARCHAR(64) NOT NULL,
    username   VARCHAR(32) NOT NULL REFERENCES account,
    pos        BIGINT      NOT NULL, -- of the entry that told of it
    kind_pos   BIGINT      NOT NULL, -- of the one that first told of this emoji
    PRIMARY KEY (message_id, emoji, username)
);

-- A file that was uploaded. Its content lies under its hash: in the data folder of an H2 office, else in the next two tables.
CREATE TABLE attachment (
    id           VARCHAR(32)                 PRIMARY KEY,
    content_hash VARCHAR(64)                 NOT NULL,
    name         VARCHAR(600)                NOT NULL,
    type         VARCHAR(120)                NOT NULL,
    size         BIGINT                      NOT NULL,
    width        INTEGER,
    height       INTEGER,
    preview      VARCHAR(16),
    uploader     VARCHAR(32)                 NOT NULL REFERENCES account,
    uploaded_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    message_id   BIGINT,                     -- the message that took it
    place        INTEGER                     NOT NULL DEFAULT 0 -- among the files of that message
);
CREATE INDEX attachment_message ON attachment (message_id);
CREATE INDEX attachment_content ON attachment (content_hash);

-- The contents of files in an office of several servers. One without a hash is still coming in.
CREATE TABLE content (
    id      VARCHAR(36)                 PRIMARY KEY,
    hash    VARCHAR(64) UNIQUE,
    size    BIGINT                      NOT NULL, -- so far
    kept_at TIMESTAMP(6) WITH TIME ZONE NOT NULL  -- the last time that somebody sent it
);

CREATE TABLE content_piece (
    content_id VARCHAR(36) NOT NULL REFERENCES content ON DELETE CASCADE,
    number     INTEGER     NOT NULL,
    bytes      BYTEA       NOT NULL,
    PRIMARY KEY (content_id, number)
);

-- A channel that is written into a file, or was, and the file until it is fetched.
CREATE TABLE export (
    id         VARCHAR(36)                 PRIMARY KEY,
    channel_id BIGINT                      NOT NULL,
    maker      VARCHAR(32)                 NOT NULL,
    state      VARCHAR(16)                 NOT NULL,
    done       BIGINT                      NOT NULL DEFAULT 0, -- messages
    total      BIGINT                      NOT NULL DEFAULT 0,
    touched_at TIMESTAMP(6) WITH TIME ZONE NOT NULL  -- when its server was last heard of, or when it ended
);
CREATE INDEX export_maker ON export (maker);

CREATE TABLE export_piece (
    export_id VARCHAR(36) NOT NULL REFERENCES export ON DELETE CASCADE,
    number    INTEGER     NOT NULL,
    bytes     BYTEA       NOT NULL,
    PRIMARY KEY (export_id, number)
);

-- Where an office is only half moved here, or was moved away from here. Nobody serves it then.
CREATE TABLE move (
    only_row BOOLEAN                     DEFAULT TRUE PRIMARY KEY CHECK (only_row),
    state    VARCHAR(16)                 NOT NULL, -- coming or gone
    epoch    VARCHAR(32)                 NOT NULL,
    pos      BIGINT                      NOT NULL, -- the log's end when the move began
    place    VARCHAR(4000)               NOT NULL, -- where the other office is
    at       TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
