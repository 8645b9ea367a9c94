CREATE TABLE offers (
    id BIGINT NOT NULL PRIMARY KEY,
    state ENUM('OPEN', 'CLOSED') NOT NULL -- found
);
