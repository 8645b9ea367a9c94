CREATE TABLE offers (
    id BIGINT NOT NULL PRIMARY KEY,
    `rank` BIGINT NOT NULL -- found
);
