CREATE TABLE offers (
    id BIGINT NOT NULL PRIMARY KEY,
    seats INT(11) NOT NULL -- found
);
