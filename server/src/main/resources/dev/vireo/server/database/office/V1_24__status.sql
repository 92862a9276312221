-- One emoji before the status text, and when both end by themselves.
ALTER TABLE account ADD COLUMN status_emoji VARCHAR(256) DEFAULT '' NOT NULL;
ALTER TABLE account ADD COLUMN status_until TIMESTAMP(6) WITH TIME ZONE;
