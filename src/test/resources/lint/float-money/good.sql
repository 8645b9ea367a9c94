CREATE TABLE offers (
    id BIGINT NOT NULL PRIMARY KEY,
    total_amount DECIMAL(19, 4) NOT NULL
);
