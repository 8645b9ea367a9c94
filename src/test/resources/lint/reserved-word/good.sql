CREATE TABLE offers (
    id BIGINT NOT NULL PRIMARY KEY,
    position_in_list BIGINT NOT NULL
);
