-- script V1__users.sql
-- users
CREATE TABLE users (
    id    BIGINT       NOT NULL AUTO_INCREMENT,
    email VARCHAR(100) NOT NULL,
    note  VARCHAR(200) NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- script V2__invalid.sql
-- @batch
DELETE FROM users WHERE email LIKE '%.invalid';
