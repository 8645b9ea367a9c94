-- script V1__users.sql
-- users
CREATE TABLE users (
    id    BIGINT       NOT NULL AUTO_INCREMENT,
    email VARCHAR(100) NOT NULL,
    note  VARCHAR(200) NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- script V2__change.sql
-- @batch
UPDATE users SET note = 'old' WHERE email LIKE '%@example.org';
UPDATE users SET note = 'new' WHERE email LIKE '%@example.com' AND id BETWEEN 1 AND 5000;
