CREATE TABLE offers (
    id BIGINT NOT NULL PRIMARY KEY,
    terms TEXT DEFAULT 'none' -- found
);
