CREATE TABLE offers (
    id BIGINT NOT NULL PRIMARY KEY,
    starts_at DATETIME NOT NULL -- found
);
