-- The audit log: who did what to whom, when and from where. Each entry's hash covers the hash before it.
CREATE TABLE audit_entry (
    number  BIGINT                      PRIMARY KEY, -- from 1, without gaps
    at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    actor   VARCHAR(32)                 NOT NULL, -- no reference, here and below: an entry outlives the account; '' for nobody known
    action  VARCHAR(32)                 NOT NULL,
    subject VARCHAR(32)                 NOT NULL, -- the person it was done to; '' for nobody else
    address VARCHAR(64)                 NOT NULL, -- '' where unknown
    details VARCHAR                     NOT NULL, -- a JSON object of texts, its keys sorted
    hash    VARCHAR(64)                 NOT NULL
);
CREATE INDEX audit_entry_actor ON audit_entry (actor, number);
CREATE INDEX audit_entry_subject ON audit_entry (subject, number);
CREATE INDEX audit_entry_action ON audit_entry (action, number);

-- Both ends of the chain, once it has begun: the hash before its first entry, and its last entry. Without them nobody would miss
-- entries that are gone from either end.
CREATE TABLE audit_chain (
    only_row     BOOLEAN     DEFAULT TRUE PRIMARY KEY CHECK (only_row),
    first_number BIGINT      NOT NULL,
    first_hash   VARCHAR(64) NOT NULL,
    last_number  BIGINT      NOT NULL,
    last_hash    VARCHAR(64) NOT NULL
);
