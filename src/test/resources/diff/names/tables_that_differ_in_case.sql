-- from
CREATE TABLE users (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE users (
    id INT PRIMARY KEY
);
CREATE TABLE Users (
    id BIGINT PRIMARY KEY
);
-- rows
INSERT INTO users VALUES (1);
