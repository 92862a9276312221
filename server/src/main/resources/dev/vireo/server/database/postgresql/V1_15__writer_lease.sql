-- Which of the office's servers writes the log for the others, and where they reach it. The order of entries does not depend on it:
-- log_head is locked for each batch, whoever writes it.
CREATE TABLE writer_lease (
    only_row   BOOLEAN                     DEFAULT TRUE PRIMARY KEY CHECK (only_row),
    holder     VARCHAR(32)                 NOT NULL,
    address    VARCHAR(300)                NOT NULL,
    term       BIGINT                      NOT NULL,
    expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
INSERT INTO writer_lease (holder, address, term, expires_at) VALUES ('', '', 0, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00');
