CREATE TABLE offers (
    id BIGINT NOT NULL PRIMARY KEY,
    expires_at TIMESTAMP NULL -- found
);
