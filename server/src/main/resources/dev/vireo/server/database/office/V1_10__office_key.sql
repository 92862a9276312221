-- The key by which clients know the office. On PostgreSQL all servers of the office take it from here; with H2 it lies in the folder
-- tls beside the database, and only its fingerprint is here.
CREATE TABLE office_key (
    only_row    BOOLEAN     DEFAULT TRUE PRIMARY KEY CHECK (only_row),
    fingerprint VARCHAR(64) NOT NULL, -- SHA-256 of the public key
    private_key BYTEA,                -- PKCS #8
    plain       BOOLEAN     NOT NULL  -- older than its key: goes on without TLS until somebody sets it
);
