-- The log's entries of an office in a file are in files beside the database. What is found in log_entry at a start, because an earlier
-- version or a move wrote it there, is taken over into them.
CREATE TABLE log_files (
    only_row BOOLEAN     DEFAULT TRUE PRIMARY KEY CHECK (only_row),
    -- In hexadecimal; each of the files has it, too.
    name     VARCHAR(32) NOT NULL
);
INSERT INTO log_files (name) VALUES ('');

-- The data of entries that were changed later, such as those of deleted messages, until it is in the files.
CREATE TABLE log_replaced (
    pos  BIGINT  PRIMARY KEY,
    data VARCHAR NOT NULL
);
