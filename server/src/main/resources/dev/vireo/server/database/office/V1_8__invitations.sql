-- Invitations to the office. Only the hash of the code's one-time part is kept.
CREATE TABLE invitation (
    id         VARCHAR(32)                 PRIMARY KEY,
    code_hash  VARCHAR(64)                 NOT NULL UNIQUE,
    role       VARCHAR(16)                 NOT NULL,
    note       VARCHAR(560)                NOT NULL DEFAULT '',
    maker      VARCHAR(32)                 NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    uses       INTEGER                     NOT NULL, -- how many may join
    used       INTEGER                     NOT NULL DEFAULT 0,
    revoked_at TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX invitation_created ON invitation (created_at, id);

-- The channels that whoever joins is put into.
CREATE TABLE invitation_channel (
    invitation_id VARCHAR(32) NOT NULL REFERENCES invitation ON DELETE CASCADE,
    channel_id    BIGINT      NOT NULL,
    PRIMARY KEY (invitation_id, channel_id)
);

-- Who came by which.
CREATE TABLE invitation_join (
    invitation_id VARCHAR(32)                 NOT NULL REFERENCES invitation ON DELETE CASCADE,
    username      VARCHAR(32)                 NOT NULL,
    joined_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (invitation_id, username)
);
