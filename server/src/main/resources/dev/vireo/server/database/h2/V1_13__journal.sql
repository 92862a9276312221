-- Up to which record of the journal this database is. It changes with each transaction.
CREATE TABLE journal_position (
    only_row BOOLEAN DEFAULT TRUE PRIMARY KEY CHECK (only_row),
    pos      BIGINT NOT NULL
);
INSERT INTO journal_position (pos) VALUES (0);
