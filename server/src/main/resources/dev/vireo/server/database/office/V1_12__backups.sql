-- When the office is backed up every day, and into which folder of the server's computer.
CREATE TABLE backup_schedule (
    only_row  BOOLEAN                     DEFAULT TRUE PRIMARY KEY CHECK (only_row),
    enabled   BOOLEAN                     NOT NULL,
    at_time   VARCHAR(5)                  NOT NULL, -- as in 02:10
    time_zone VARCHAR(64)                 NOT NULL,
    folder    VARCHAR(1000)               NOT NULL, -- '' before one is chosen
    since     TIMESTAMP(6) WITH TIME ZONE NOT NULL  -- earlier times were not missed
);

-- The backups that this office has made and still knows of, and how the last ones ended that failed.
CREATE TABLE backup_run (
    number   BIGINT                      PRIMARY KEY, -- in the order in which they began, whatever the clock said
    state    VARCHAR(16)                 NOT NULL,
    began_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    due_at   TIMESTAMP(6) WITH TIME ZONE,             -- NULL: somebody asked for it
    ended_at TIMESTAMP(6) WITH TIME ZONE,
    file     VARCHAR(1200)               NOT NULL,
    hash     VARCHAR(64)                 NOT NULL DEFAULT '', -- of its checksums; another file of the same name is not ours
    messages BIGINT                      NOT NULL DEFAULT 0,
    files    BIGINT                      NOT NULL DEFAULT 0,
    bytes    BIGINT                      NOT NULL DEFAULT 0,
    damaged  BIGINT                      NOT NULL DEFAULT 0,
    reason   VARCHAR(2000)               NOT NULL DEFAULT ''
);
