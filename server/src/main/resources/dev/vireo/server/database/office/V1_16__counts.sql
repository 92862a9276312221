-- What changes with every message, and each time that somebody reads, is in rows of numbers alone, which no index but their key's has.
-- In the rows of channels and members it was taken out of several indexes, of text, and put into them again with each change.
CREATE TABLE channel_state (
    channel_id  BIGINT PRIMARY KEY REFERENCES channel,
    last_number BIGINT NOT NULL DEFAULT 0,
    roots       BIGINT NOT NULL DEFAULT 0 -- how many of its messages are no replies
);
INSERT INTO channel_state (channel_id, last_number, roots) SELECT id, last_number, roots FROM channel;
ALTER TABLE channel DROP COLUMN last_number;
ALTER TABLE channel DROP COLUMN roots;

-- Given when somebody joins, one more than the highest.
ALTER TABLE member ADD COLUMN id BIGINT;
MERGE INTO member AS m USING (SELECT channel_id, username, ROW_NUMBER() OVER (ORDER BY joined_pos, channel_id, username) AS place
        FROM member) AS k
    ON m.channel_id = k.channel_id AND m.username = k.username WHEN MATCHED THEN UPDATE SET id = k.place;
ALTER TABLE member ALTER COLUMN id SET NOT NULL;
ALTER TABLE member ADD CONSTRAINT member_id UNIQUE (id);

-- How far a member has read, in numbers that make a count without counting. Of the messages that are no replies:
-- unread = (channel_state.roots - roots_when_read) - (sent - sent_when_read). Replies are counted by thread_member.
CREATE TABLE member_state (
    member_id       BIGINT  PRIMARY KEY REFERENCES member (id) ON DELETE CASCADE,
    read_number     BIGINT  NOT NULL DEFAULT 0,
    told_number     BIGINT  NOT NULL DEFAULT 0, -- how far the others were told that this member has read
    roots_when_read BIGINT  NOT NULL DEFAULT 0,
    sent            BIGINT  NOT NULL DEFAULT 0,
    sent_when_read  BIGINT  NOT NULL DEFAULT 0,
    mentions        INTEGER NOT NULL DEFAULT 0 -- of the unread messages that are no replies
);
INSERT INTO member_state (member_id, read_number, told_number, roots_when_read, sent, sent_when_read, mentions)
    SELECT id, read_number, told_number, roots_when_read, sent, sent_when_read, mentions FROM member;
ALTER TABLE member DROP COLUMN read_number;
ALTER TABLE member DROP COLUMN told_number;
ALTER TABLE member DROP COLUMN roots_when_read;
ALTER TABLE member DROP COLUMN sent;
ALTER TABLE member DROP COLUMN sent_when_read;
ALTER TABLE member DROP COLUMN mentions;
