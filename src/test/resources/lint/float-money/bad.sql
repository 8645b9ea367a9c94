CREATE TABLE offers (
    id BIGINT NOT NULL PRIMARY KEY,
    total_amount DOUBLE NOT NULL -- found
);
