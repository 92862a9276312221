-- Who has left can no longer do anything, but stays: in history, and because they may come back. Who was deleted for good is left as
-- a row with a neutral name, to whom their messages belong.
ALTER TABLE account ADD COLUMN active BOOLEAN DEFAULT TRUE NOT NULL;
ALTER TABLE account ADD COLUMN deleted BOOLEAN DEFAULT FALSE NOT NULL;

-- Whether nobody can write in a direct channel, since one of the two has left.
ALTER TABLE channel ADD COLUMN closed BOOLEAN DEFAULT FALSE NOT NULL;

-- One-time codes that lead to a new password. Only the hash of a code is kept, and a while longer than the code is valid: whoever
-- comes with it is told why it is not.
CREATE TABLE reset_code (
    code_hash  VARCHAR(64)                 PRIMARY KEY,
    username   VARCHAR(32)                 NOT NULL REFERENCES account,
    maker      VARCHAR(32)                 NOT NULL, -- whose leaving ends it, too
    expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    ended      VARCHAR(16)                 -- used or revoked
);
CREATE INDEX reset_code_username ON reset_code (username);
CREATE INDEX reset_code_expires_at ON reset_code (expires_at);

-- The tokens that ended because their person left: whoever comes with one is told so. Gone when the person comes back.
CREATE TABLE left_token (
    token_hash VARCHAR(64) PRIMARY KEY,
    username   VARCHAR(32) NOT NULL REFERENCES account
);
CREATE INDEX left_token_username ON left_token (username);

-- People whose messages are being deleted, a few at a time.
CREATE TABLE message_removal (
    username VARCHAR(32) PRIMARY KEY REFERENCES account,
    up_to    BIGINT      NOT NULL, -- the last message that they can have written
    after    BIGINT      NOT NULL DEFAULT 0 -- everything up to this one is done
);
