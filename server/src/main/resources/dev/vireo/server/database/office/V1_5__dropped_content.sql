-- Contents whose last attachment may have gone, until they are removed: the clean-up takes away what is named here, and nothing
-- that merely nobody knows.
CREATE TABLE dropped_content (
    hash VARCHAR(64) PRIMARY KEY
);
