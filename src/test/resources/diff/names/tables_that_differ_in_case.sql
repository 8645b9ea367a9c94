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
-- words
Detected added table 'Users'
-- up
CREATE TABLE Users (
    id BIGINT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
-- down
-- Drops Users and its rows.
DROP TABLE Users;
